"""Signing in at a centre over real HTTP: both factors or nothing, lock-out, sessions, and what forms must carry."""

from collections.abc import Iterator
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from server_client.queue_model.ids import BranchId
from server_client.server.administration.administrator import CenterRole
from server_client.server.administration.people import Person
from server_client.server.staff.lockout import FREE_TRIES
from tests.fakes.people import PASSWORD, Visitor, present_figures, someone, visitor
from tests.fakes.running_center import RunningCenter, running_center

WRONG = "not the password at all"
_PEOPLE = count(1)


@pytest.fixture(scope="module")
def center(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningCenter]:
    """Run a centre of no points."""
    with running_center(tmp_path_factory.mktemp("center")) as center:
        yield center


@pytest.fixture
def lan(center: RunningCenter) -> Iterator[Visitor]:
    """Return an administrator who has begun: a new one each time, since a phone's figures are good once."""
    lan = someone(center, f"lan{next(_PEOPLE)}")
    yield lan
    lan.http.close()


@pytest.fixture
def stranger(center: RunningCenter) -> Iterator[Visitor]:
    """Return somebody who is not signed in."""
    one = visitor(center)
    yield one
    one.http.close()


def test_who_has_begun_is_signed_in_and_the_cookie_is_for_the_browser_alone(lan: Visitor) -> None:
    assert f"Bà {lan.name}" in lan.get("/admin").text
    again = lan.sign_in()
    cookies = [header for header in again.headers.get_list("set-cookie") if "session" in header]

    assert (again.status_code, again.headers["location"], len(cookies)) == (303, "/admin", 1)
    assert "HttpOnly" in cookies[0]
    assert "SameSite=strict" in cookies[0]
    # Plain HTTP on this machine: a secure cookie would not come back.
    assert "Secure" not in cookies[0]


def test_a_page_leads_who_is_not_signed_in_to_the_form_and_nowhere_else(stranger: Visitor, lan: Visitor) -> None:
    answer = stranger.get("/admin/people?q=a")
    assert (answer.status_code, answer.headers["location"]) == (303, "/admin/sign-in?to=%2Fadmin%2Fpeople%3Fq%3Da")
    part = stranger.http.get("/admin", headers={"HX-Request": "true"})
    assert (part.status_code, part.headers["hx-redirect"]) == (401, "/admin/sign-in")
    for elsewhere in ("https://elsewhere/", "//elsewhere/", "/admin\\@elsewhere", "javascript:1"):
        assert lan.http.get("/admin/sign-in", params={"to": elsewhere}).headers["location"] == "/admin"
    assert lan.http.get("/admin/sign-in?to=/admin/audit").headers["location"] == "/admin/audit"


def test_each_wrong_thing_is_answered_alike_and_each_code_is_good_once(stranger: Visitor, lan: Visitor) -> None:
    figures = present_figures(lan.secret, lan.used_steps)
    lan.used_steps += 1
    used = {"name": lan.name, "password": PASSWORD, "figures": figures}
    assert lan.http.post("/admin/sign-in", data=used).status_code == 303
    pages = set()
    for name, password, typed in (
        (lan.name, WRONG, present_figures(lan.secret, 1)),
        (lan.name, PASSWORD, "000000"),
        ("nobody", PASSWORD, "000000"),
        (lan.name, PASSWORD, figures),
    ):
        answer = stranger.http.post("/admin/sign-in", data={"name": name, "password": password, "figures": typed})
        assert (answer.status_code, "set-cookie" in answer.headers) == (403, False)
        pages.add(answer.text.replace(f'value="{name}"', ""))
    assert len(pages) == 1


def test_a_guesser_locks_someone_out_everywhere_but_in_their_own_browser(center: RunningCenter) -> None:
    hoa, guesser = someone(center, "hoa"), visitor(center)
    guesser.name, guesser.secret = "hoa", hoa.secret
    hoa.sign_in()
    for _ in range(FREE_TRIES):
        assert guesser.sign_in(WRONG, "000000").status_code == 403

    locked = guesser.sign_in(PASSWORD, present_figures(hoa.secret, 1))
    assert (locked.status_code, "Tạm khoá đăng nhập" in locked.text) == (403, True)
    assert hoa.sign_in(PASSWORD, present_figures(hoa.secret, 1)).status_code == 303
    assert "hoa" in hoa.get("/admin/audit?what=locked_out").text
    for one in (hoa, guesser):
        one.http.close()


def test_an_address_that_guesses_on_is_made_to_wait(stranger: Visitor) -> None:
    answers = [
        stranger.http.post("/admin/sign-in", data={"name": f"n{at}", "password": WRONG, "figures": ""}).status_code
        for at in range(11)
    ]

    assert answers == [403] * 10 + [429]


def test_a_form_of_another_site_or_session_changes_nothing(lan: Visitor) -> None:
    lan.get("/admin/people")
    person = {"name": "evil", "shown": "Evil", "role": "administrator"}
    right = lan.csrf

    assert lan.http.post("/admin/people", data=person).status_code == 403
    assert lan.http.post("/admin/people", data={**person, "csrf": "x" * 43}).status_code == 403
    other = lan.http.post("/admin/people", data={**person, "csrf": right}, headers={"Sec-Fetch-Site": "cross-site"})
    assert other.status_code == 403
    as_json = lan.http.post("/admin/people", json=person, headers={"Motcua-Csrf": right})
    assert as_json.status_code == 400
    assert "evil" not in lan.get("/admin/people").text


def test_a_role_sees_what_is_its_own(center: RunningCenter) -> None:
    director = someone(center, "director", CenterRole.DIRECTOR)
    supervisor = someone(center, "supervisor", CenterRole.SUPERVISOR, BranchId("HN07"))

    for one in (director, supervisor):
        assert one.get("/admin").status_code == 200
        assert one.get("/admin/devices").status_code == 200
        assert one.get("/admin/people").status_code == 403
        assert one.get("/admin/audit").status_code == 403
        assert "/admin/people" not in one.get("/admin").text
        one.get("/admin")
        assert one.post("/admin/devices", branch="HN07", name="K1", role="kiosk").status_code == 403
        one.http.close()


def test_who_has_not_begun_can_only_begin_and_a_weak_password_is_not_taken(center: RunningCenter) -> None:
    one = visitor(center)
    person = Person(name="new", shown_name="New", role=CenterRole.ADMINISTRATOR)
    initial = center.do(center.center.administration.people.add(person, by="test"))
    one.name = "new"
    one.sign_in(initial, "")
    assert one.get("/admin").headers["location"] == "/admin/begin"
    page = one.get("/admin/begin").text
    one.secret = page.partition('id="secret">')[2].partition("<")[0].replace(" ", "")

    for password, again, figures, why in (
        ("short", "short", present_figures(one.secret), "ít nhất 12"),
        ("password1234", "password1234", present_figures(one.secret), "dễ đoán"),
        (PASSWORD, PASSWORD + "x", present_figures(one.secret), "không giống nhau"),
        (PASSWORD, PASSWORD, "000000", "Mã không đúng"),
    ):
        answer = one.post("/admin/begin", password=password, again=again, figures=figures)
        assert (answer.status_code, why in answer.text) == (403, True), why
    assert one.post("/admin/begin", password=PASSWORD, again=PASSWORD, figures=present_figures(one.secret)).is_redirect
    assert one.get("/admin").status_code == 200
    one.http.close()


def test_a_session_ends_with_its_account_and_by_signing_out(center: RunningCenter, lan: Visitor) -> None:
    mai = someone(center, "mai")
    mai.get("/admin")
    signed_out = mai.post("/admin/sign-out")
    assert (signed_out.status_code, mai.get("/admin").status_code) == (303, 303)
    mai.sign_in()
    assert mai.get("/admin").status_code == 200
    lan.get("/admin/people/mai")
    assert lan.post("/admin/people/mai", do="end").headers["location"] == "/admin/people"
    assert mai.get("/admin").status_code == 303
    mai.http.close()


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cookie=st.binary(max_size=120), body=st.binary(max_size=200), where=st.text(max_size=40))
def test_nothing_that_a_browser_sends_makes_a_fault(
    center: RunningCenter, lan: Visitor, cookie: bytes, body: bytes, where: str
) -> None:
    clean = bytes(byte for byte in cookie if 32 < byte < 127 and byte not in b";,").decode()
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    for path in ("/admin/sign-in", "/admin/begin", "/admin/people", "/admin/devices", "/admin/sign-out"):
        bare = center.http.post(path, content=body, headers={**form, "Cookie": f"motcua_session={clean}"})
        assert bare.status_code < 500
        signed = lan.http.post(path, content=b"csrf=" + lan.csrf.encode() + b"&" + body, headers=form)
        assert signed.status_code < 500
    for path in ("/admin/audit", "/admin/devices", "/admin/sign-in"):
        asked = dict.fromkeys(("q", "about", "who", "before", "lang", "to"), where)
        assert lan.http.get(path, params=asked).status_code < 500
