"""The pages of the administration in a real browser, from a first sign-in to a locked kiosk; both languages whole."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from server_client.queue_model.device import DeviceFault
from server_client.queue_model.device_commands import ReportDevice
from server_client.queue_model.ids import BranchId, DeviceId
from server_client.server.administration.administrator import CenterRole
from server_client.server.administration.people import Person
from server_client.server.audit.trail import Deed
from server_client.server.credentials import Role
from server_client.server.enrolment.devices import Place
from server_client.server.pages.administration.audit_words import AUDIT_WORDS
from server_client.server.pages.administration.devices_words import DEVICES_WORDS
from server_client.server.pages.administration.entrance_words import ENTRANCE_WORDS
from server_client.server.pages.administration.fault_words import FAULT_WORDS
from server_client.server.pages.administration.home_words import HOME_WORDS
from server_client.server.pages.administration.people_words import PEOPLE_WORDS
from server_client.server.pages.bilingual import Bilingual
from server_client.server.pages.frame_words import FRAME_WORDS
from server_client.server.pages.refusal_words import REFUSAL_WORDS
from tests.fakes.browser import Page, browser
from tests.fakes.log_entries import an_id
from tests.fakes.people import PASSWORD, Visitor, present_figures, someone, visitor
from tests.fakes.running_center import RunningCenter, a_node, running_center

HN07, CN01 = BranchId("HN07"), BranchId("CN01")
K1 = DeviceId("K1")


@pytest.fixture(scope="module")
def center(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningCenter]:
    """Run a centre with a point, a branch whose kiosk has no paper, and a kiosk that came in by a code."""
    with running_center(tmp_path_factory.mktemp("center"), HN07) as center:
        node = a_node(CN01, 2)
        node.do(ReportDevice(id=an_id(), device=K1, faults=(DeviceFault.PAPER_OUT, DeviceFault.SOUND_FAULT)))
        center.take_in(node)
        code = center.do(center.center.devices.make_code(Place(branch=HN07, name="K7", role=Role.KIOSK), by="lan"))
        center.do(center.center.devices.enrol(code.code, "pc-7"))
        center.do(center.center.known_devices.look(HN07))
        center.do(center.center.board.look())
        yield center


@pytest.fixture(scope="module")
def lan(center: RunningCenter) -> Iterator[Visitor]:
    """Return an administrator."""
    lan = someone(center, "lan")
    yield lan
    lan.http.close()


def submit(page: Page, form: str, **fields: str) -> None:
    """Fill a form's fields in and send it by its first button, as a finger does; the next page is there afterwards."""
    for name, value in fields.items():
        page.evaluate(f"document.querySelector('{form} [name={name}]').value = {value!r}")
    page.go_on_by(f"document.querySelector('{form} button').click()")


def test_someone_begins_and_locks_a_kiosk_in_a_real_browser(center: RunningCenter, tmp_path: Path) -> None:
    visitor(center).http.close()
    person = Person(name="ha", shown_name="Phạm Thu Hà", role=CenterRole.ADMINISTRATOR)
    initial = center.do(center.center.administration.people.add(person, by="lan"))
    with browser(tmp_path) as page:
        page.open(f"{center.url}/admin/devices/HN07/K7")
        submit(page, "form", name="ha", password=initial)
        assert page.text("h1") == "Bắt đầu sử dụng"
        secret = str(page.evaluate("document.querySelector('#secret').textContent")).replace(" ", "")
        submit(page, "form", password=PASSWORD, again=PASSWORD, figures=present_figures(secret))
        assert page.text("h1") == "Tổng quan"
        assert "Hết giấy, Lỗi âm thanh" in page.text("main")

        page.open(f"{center.url}/admin/devices")
        page.evaluate("document.querySelector('#q').value = 'k7'")
        page.evaluate("document.querySelector('#q').dispatchEvent(new Event('input', {bubbles: true}))")
        page.wait_for("document.querySelectorAll('#found tbody tr').length === 1")
        assert "q=k7" in str(page.evaluate("location.search"))

        page.open(f"{center.url}/admin/devices/HN07/K7")
        page.evaluate("document.querySelector('#message').value = 'Mời sang ki-ốt K1'")
        page.go_on_by("document.querySelector('button[value=lock]').click()")
        assert "Mời sang ki-ốt K1" in page.text("main")
        assert page.text(".chip") == "Đang khoá"
        assert page.complaints == []
        assert [one for one in page.requests if not one.startswith(center.url)] == []


def test_no_page_has_a_script_or_style_of_its_own_and_all_refuse_what_is_foreign(lan: Visitor) -> None:
    for path in ("/admin", "/admin/people", "/admin/people/lan", "/admin/devices", "/admin/audit", "/admin/sign-in"):
        answer = lan.http.get(path, follow_redirects=True)
        assert answer.status_code == 200, path
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert not re.search(r"<script(?! src=)|<style| style=| on[a-z]+=", answer.text)
        assert answer.headers["cache-control"] == "private, no-store"


def test_codes_are_shown_once_and_faults_are_told_where_they_are(center: RunningCenter, lan: Visitor) -> None:
    lan.get("/admin/devices")
    shown = lan.post("/admin/devices", branch="HN07", name="K9", role="kiosk")
    found = re.search(r'id="code">([^<]+)<', shown.text)
    assert (shown.status_code, found is not None) == (200, True)
    assert found is not None
    assert f"motcua enrol --center {center.url}" in shown.text
    assert found[1] not in lan.get("/admin/devices").text
    for fields, said in (
        ({"branch": "", "name": "K9", "role": "kiosk"}, "Mã điểm không đúng"),
        ({"branch": "HN07", "name": "K 9", "role": "kiosk"}, "Tên thiết bị không đúng"),
        ({"branch": "HN07", "name": "K9", "role": "king"}, "Hãy chọn loại"),
    ):
        wrong = lan.post("/admin/devices", fields)
        assert (wrong.status_code, said in wrong.text) == (409, True)
    center.holder("byhand", Role.COUNTER, HN07)
    assert "tệp" in lan.post("/admin/devices", branch="HN07", name="byhand", role="counter").text
    assert "khai báo tại điểm" in lan.get("/admin/devices/CN01/K1").text
    assert lan.get("/admin/devices/CN01/none").status_code == 303


def test_a_device_is_revoked_and_can_be_found_as_such(center: RunningCenter, lan: Visitor) -> None:
    code = center.do(center.center.devices.make_code(Place(branch=HN07, name="Q8", role=Role.COUNTER), by="lan"))
    center.do(center.center.devices.enrol(code.code, "pc-8"))
    center.do(center.center.known_devices.look(HN07))
    lan.get("/admin/devices/HN07/Q8")

    assert "Đã thu hồi." in lan.post("/admin/devices/HN07/Q8", do="revoke").text
    assert lan.post("/admin/devices/HN07/Q8", do="revoke").status_code == 409
    assert lan.post("/admin/devices/HN07/Q8", do="nonsense").status_code == 303
    assert "Q8" not in lan.get("/admin/devices").text
    assert "Q8" in lan.get("/admin/devices?state=revoked").text
    assert "Thu hồi thiết bị" in lan.get("/admin/audit?about=HN07/Q8").text


def test_people_are_added_changed_and_helped(lan: Visitor) -> None:
    lan.get("/admin/people")
    added = lan.post("/admin/people", name="Mai.Tran", shown="Trần Thị Mai", role="supervisor", branches="HN07, CN01")
    assert (added.status_code, 'id="initial"' in added.text) == (200, True)
    assert lan.post("/admin/people", name="mai.tran", shown="X", role="director").status_code == 409
    assert lan.post("/admin/people", name="x1", shown="X", role="king").status_code == 409
    path = "/admin/people/mai.tran"
    assert "Đã lưu" in lan.post(path, do="change", shown="Trần Mai", role="director", branches="HN07").text
    assert "Trần Mai" in lan.get("/admin/people").text
    assert 'id="initial"' in lan.post(path, do="renew").text
    assert lan.post(path, do="change", shown="", role="director").status_code == 409
    assert lan.post(path, do="end").status_code == 303
    assert lan.get(path).status_code == 303
    english = lan.get("/admin/people?lang=en").text
    assert ("Who may use the centre" in english, "Who may use" in lan.get("/admin/people").text) == (True, True)
    lan.get("/admin?lang=vi")


def test_the_trail_goes_back_page_by_page(lan: Visitor, center: RunningCenter) -> None:
    for at in range(60):
        center.do(center.center.trail.record(Deed(who="lan", what="of_a_later_program", about=f"nr {at}")))
    newest = lan.get("/admin/audit?what=of_a_later_program").text
    older = re.search(r'href="(\?before=[^"]+)"', newest)

    assert ("nr 59" in newest, "nr 9<" in newest, older is not None) == (True, False, True)
    assert older is not None
    assert "nr 9<" in lan.get("/admin/audit" + older[1].replace("&amp;", "&")).text


@pytest.mark.parametrize(
    "texts",
    [
        AUDIT_WORDS,
        DEVICES_WORDS,
        ENTRANCE_WORDS,
        FAULT_WORDS,
        FRAME_WORDS,
        HOME_WORDS,
        PEOPLE_WORDS,
        REFUSAL_WORDS,
    ],
)
def test_both_languages_say_everything_with_the_same_blanks(texts: Bilingual) -> None:
    for name, (vietnamese, english) in texts.items():
        assert vietnamese.strip(), name
        assert english.strip(), name
        assert sorted(re.findall(r"\{\w+\}", vietnamese)) == sorted(re.findall(r"\{\w+\}", english)), name
