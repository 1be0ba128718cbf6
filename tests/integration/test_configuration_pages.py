"""The pages of the configuration: a file in, daily changes, the difference, publication, going back; and who may."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import httpx
import pytest

from server_client.organisation_model import editing
from server_client.organisation_model.city import City
from server_client.queue_model.commands import IssueTicket
from server_client.queue_model.ids import CounterId
from server_client.server.administration.administrator import CenterRole
from server_client.server.credentials import Role
from server_client.server.pages.configuration.words import WORDS
from server_client.wire.organisation import decode_city, encode_city
from tests.fakes.browser import browser
from tests.fakes.city import CITY, CN01, POINT
from tests.fakes.log_entries import a_token, an_id
from tests.fakes.office import CIVIL, LAND, OFFICE
from tests.fakes.people import Visitor, someone
from tests.fakes.running_center import RunningCenter, running_center

HERE = "/admin/configuration"


@dataclass(frozen=True)
class Office:
    """An administrator in front of the pages of a centre that hosts a point."""

    center: RunningCenter
    visitor: Visitor

    def text(self, path: str = "") -> str:
        """Return a page of the area."""
        answer = self.visitor.get(f"{HERE}{path}")
        assert answer.status_code == 200, answer.text
        return answer.text

    def send(self, path: str, **fields: str | list[str]) -> httpx.Response:
        """Send a form; it carries the newest state unless told otherwise."""
        seen = fields.pop("seen", "")
        return self.visitor.http.post(
            f"{HERE}{path}", data={"csrf": self.visitor.csrf, "seen": seen or self.seen(), **fields}
        )

    def seen(self) -> str:
        """Return what a form carries of the newest state."""
        newest = self.center.do(self.center.center.configurations.versions.newest())
        return "0.0" if newest is None else f"{newest.line.version}.{newest.line.revision}"

    def bring(self, document: bytes) -> httpx.Response:
        """Import a file."""
        self.text()
        return self.visitor.http.post(
            f"{HERE}/import",
            data={"csrf": self.visitor.csrf},
            files={"file": ("city.json", document, "application/json")},
        )

    def city(self) -> City:
        """Return the newest document."""
        newest = self.center.do(self.center.center.configurations.versions.newest())
        assert newest is not None
        return newest.city


@pytest.fixture
def running(tmp_path: Path) -> Iterator[RunningCenter]:
    """Run a centre; each test begins with the same document as the draft."""
    with running_center(tmp_path / "centre", POINT) as center:
        yield center


@pytest.fixture
def visitor(running: RunningCenter) -> Iterator[Visitor]:
    """Return an administrator who is signed in."""
    hoa = someone(running, "hoa")
    with closing(hoa.http):
        yield hoa


@pytest.fixture
def office(running: RunningCenter, visitor: Visitor) -> Office:
    """Return the administrator with the city as the draft."""
    office = Office(running, visitor)
    assert office.bring(encode_city(CITY)).headers["location"] == f"{HERE}?done=imported"
    return office


def test_a_file_becomes_the_draft_and_comes_back_as_it_was(office: Office) -> None:
    page = office.text("?done=imported")
    assert "Bản nháp" in page
    assert "Chưa công bố" in page
    version = office.seen().partition(".")[0]
    answer = office.visitor.get(f"{HERE}/versions/{version}/file")
    assert answer.headers["content-disposition"] == f'attachment; filename="motcua-{version}.json"'
    assert decode_city(answer.content) == CITY


@pytest.mark.parametrize("document", [b"{", b'{"names": {}}', "\0ÿ".encode("latin-1"), b""])
def test_a_file_that_is_no_city_leaves_the_draft_alone(office: Office, document: bytes) -> None:
    answer = office.bring(document)

    assert answer.status_code == 400
    assert "Tệp không đọc được" in answer.text
    assert office.city() == CITY


def test_forms_of_another_session_and_odd_uploads_are_refused(office: Office) -> None:
    http = office.visitor.http
    without = http.post(f"{HERE}/import", data={"csrf": "x"}, files={"file": ("a.json", encode_city(CITY))})
    assert without.status_code == 400
    assert http.post(f"{HERE}/import", content=b"x", headers={"Content-Type": "text/plain"}).status_code == 400
    assert http.post(f"{HERE}/branches/CN01", data={"csrf": "x", "deed": "counter"}).status_code == 403
    assert http.post(f"{HERE}/discard", data={"csrf": "x"}).status_code == 403


def test_hours_and_quota_of_a_service_are_changed(office: Office) -> None:
    assert "08:00-12:00" in office.text("/branches/CN01")
    answer = office.send(
        "/branches/CN01", deed="service", service=CIVIL, hours="own", quota="80", day0="7:30-11:30, 13h00-16h30"
    )
    assert answer.headers["location"] == f"{HERE}/branches/CN01?done=saved"
    page = office.text("/branches/CN01?done=saved")
    assert "T2 07:30-11:30, 13:00-16:30 · số lượng mỗi ngày: 80" in page
    assert "Đã lưu vào bản nháp" in page

    office.send("/branches/CN01", deed="service", service=CIVIL, hours="group", quota="")
    service = office.city().sites[0].services[0]
    assert (service.hours, service.daily_quota) == (None, None)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"deed": "service", "service": "civil", "hours": "own", "day0": "8-12"}, "Giờ chưa đúng"),
        ({"deed": "service", "service": "civil", "quota": "-1"}, "Con số chưa đúng"),
        ({"deed": "service", "service": "nowhere"}, "không còn trong tài liệu"),
        ({"deed": "counter", "counter": "q 1", "number": "1", "name_vi": "Quầy"}, "Mã chỉ gồm"),
        ({"deed": "counter", "counter": "q1", "number": "0", "name_vi": "Quầy"}, "Con số chưa đúng"),
        ({"deed": "counter", "counter": "q1", "number": "1", "name_vi": ""}, "tên tiếng Việt"),
        ({"deed": "counter", "counter": "q1", "number": "1", "name_vi": "Quầy", "to_day": "soon"}, "Ngày chưa đúng"),
        ({"deed": "counter", "counter": "q1", "number": "1", "name_vi": "Q", "to_day": "9999-01-01"}, "Ngày chưa đúng"),
        ({"deed": "burn"}, "không còn trong tài liệu"),
        ({"deed": "no_counter", "counter": "c01", "seen": "1.999"}, "vừa sửa bản nháp"),
        ({"deed": "no_counter", "counter": "c01", "seen": "x"}, "vừa sửa bản nháp"),
    ],
)
def test_what_does_not_fit_is_told_and_changes_nothing(office: Office, fields: dict[str, str], said: str) -> None:
    answer = office.send("/branches/CN01", **fields)

    assert answer.status_code == 400
    assert said in answer.text
    assert office.city() == CITY


def test_counters_and_work_profiles_are_changed(office: Office) -> None:
    office.send("/branches/CN01", deed="counter", counter="c09", number="9", name_vi="Quầy 9", from_day="2026-12-01")
    office.send("/branches/CN01", deed="no_counter", counter="c02")
    office.send("/branches/CN01", deed="profile", profile="mix", name_vi="Gộp", name_en="Mix", service=[CIVIL, LAND])
    office.send("/branches/CN01", deed="no_profile", profile="own")
    office.send("/branches/CN01", deed="profiles", profile=["all"])
    office.send("/branches/CN01-A", deed="offering", service=[CIVIL, LAND])

    site = office.city().sites[0]
    assert [one.id for one in site.counters] == ["c01", "c03", "c09"]
    assert site.counters[2].from_day == date(2026, 12, 1)
    assert [one.code for one in site.own_profiles] == ["mix"]
    assert site.profiles == ("all",)
    assert [one.service for one in office.city().sites[1].services] == [CIVIL, LAND]
    assert "Quầy 9" in office.text("/branches/CN01")
    assert "from" in office.text("/branches/CN01?lang=en").lower()
    office.text("?lang=vi")


def test_days_and_notices_are_changed(office: Office) -> None:
    office.send(
        "/shared", deed="day", day="2999-01-05", kind="work", hours_of="4", name_vi="Làm bù", basis="QĐ 1", unit="CN01"
    )
    office.send("/shared", deed="notice", notice="som", text_vi="Nghỉ sớm 16:00", to_day="2999-01-05", unit="")
    page = office.text("/shared")
    assert "05/01/2999" in page
    assert "Thứ Sáu" in page
    assert "Nghỉ sớm 16:00" in page

    office.send("/shared", deed="no_day", day="2999-01-05", unit=["CN01"])
    office.send("/shared", deed="no_notice", notice="som")
    assert office.city() == CITY
    assert office.send("/shared", deed="day", day="x", name_vi="Nghỉ").status_code == 400
    assert office.send("/shared", deed="notice", notice="a", text_vi="b", unit="XX").status_code == 400
    assert office.send("/shared", deed="burn").status_code == 400


def test_the_difference_is_shown_before_it_goes_out_and_who_stands_in_its_way(office: Office) -> None:
    everything = replace(
        editing.offering(CITY, POINT, (CIVIL, LAND)), groups=tuple(replace(one, hours=()) for one in CITY.groups)
    )
    office.bring(encode_city(everything))
    version = office.seen().partition(".")[0]
    page = office.text(f"/versions/{version}")
    assert "Thêm chi nhánh CN01" in page
    answer = office.send(f"/versions/{version}/publish", branch=[CN01, POINT])
    assert answer.headers["location"] == f"{HERE}?done=published"
    branches = office.center.desks.hosted[POINT].hosted
    while branches.state.configuration is None or len(branches.state.configuration.counters) != 1:
        office.text("?part=standing")
    assert "Đang áp dụng" in office.text("?part=standing") or branches.state.configuration.version > 1

    kiosk = office.center.holder(f"kiosk-{version}", Role.KIOSK, POINT)
    ticket = IssueTicket(id=an_id(), needs=(LAND,), token=a_token())
    assert kiosk.send(POINT, ticket).status_code == 200
    office.send("/branches/CN01-A", deed="offering", service=[CIVIL])
    later = office.seen().partition(".")[0]
    page = office.text(f"/versions/{later}")
    assert "Bỏ lĩnh vực land" in page
    assert "lĩnh vực land: số H001" in page

    assert "bản cũ" in office.text(f"/versions/{version}")
    assert office.send(f"/versions/{version}/publish").status_code == 409
    office.send("/discard")
    assert f"/versions/{later}" not in office.text()


def test_faults_are_listed_and_keep_it_from_going_out(office: Office) -> None:
    twice = replace(CITY.sites[0].counters[0], id=CounterId("c09"))
    office.bring(encode_city(editing.with_counter(CITY, CN01, twice)))
    version = office.seen().partition(".")[0]

    assert "The counter number 1 is used 2 times" in office.text()
    answer = office.send(f"/versions/{version}/publish", branch=[CN01])
    assert answer.status_code == 409
    assert "Tài liệu còn lỗi" in answer.text


def test_what_is_not_there_is_said(office: Office) -> None:
    for path in ("/versions/999", "/versions/x", "/branches/CN99"):
        assert office.visitor.get(f"{HERE}{path}").status_code == 404
    assert office.visitor.get(f"{HERE}/versions/999/file").status_code == 400


def test_only_administrators_come_here(running: RunningCenter) -> None:
    director = someone(running, "dung", CenterRole.DIRECTOR)
    with closing(director.http):
        assert director.get(HERE).status_code == 403
    assert running.http.get(HERE).headers["location"].startswith("/admin/sign-in")


def test_all_words_are_there_in_both_languages() -> None:
    assert [name for name, both in WORDS.items() if not all(text.strip() for text in both)] == []


def test_an_administrator_publishes_with_the_mouse(office: Office, tmp_path: Path) -> None:
    assert OFFICE.version == 1
    with browser(tmp_path / "profile") as page:
        for name, value in office.visitor.http.cookies.items():
            page.set_cookie(name, value, office.center.url)
        page.open(f"{office.center.url}{HERE}/branches/CN01")
        page.evaluate(
            "document.querySelector('#service-civil').open = true;"
            "document.querySelector('#service-civil input[name=quota]').value = '33'; null"
        )
        page.go_on_by("document.querySelector('#service-civil button').click()")
        assert page.text(".notice.positive") == "Đã lưu vào bản nháp."
        page.go_on_by("document.querySelector('.top .primary').click()")
        assert "số lượng mỗi ngày: 100 → 33" in page.text("main") or "Thêm chi nhánh" in page.text("main")
        page.go_on_by("document.querySelector('main .button.primary').click()")
        assert page.text(".notice.positive") == "Đã công bố."
        assert "Đang chờ chi nhánh nhận" in page.text("#branch-CN01")
        assert page.complaints == []
