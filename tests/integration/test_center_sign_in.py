"""Signing in at a centre over real HTTP: both factors or nothing, lock-out, sessions, and what forms must carry."""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from server_client.server.administration.administrator import CenterRole
from tests.fakes.people import PASSWORD, Visitor, present_figures, someone, visitor
from tests.fakes.running_center import RunningCenter, running_center


@pytest.fixture(scope="module")
def center(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningCenter]:
    """Run a centre of no points."""
    with running_center(tmp_path_factory.mktemp("center")) as center:
        yield center


@pytest.fixture(scope="module")
def lan(center: RunningCenter) -> Visitor:
    """Return an administrator who has begun."""
    return someone(center, "lan")


def test_who_has_begun_is_signed_in_and_their_cookie_is_for_the_browser_alone(center: RunningCenter) -> None:
    one = someone(center, "hoa")

    assert one.get("/admin").status_code == 200
    assert "Bà hoa" in one.get("/admin").text
    cookies = [header for header in one.sign_in().headers.get_list("set-cookie") if "session" in header]
    assert len(cookies) == 1
    assert "HttpOnly" in cookies[0]
    assert "SameSite=strict" in cookies[0]
    # Plain HTTP on this machine: a secure cookie would not come back.
    assert "Secure" not in cookies[0]


def test_a_page_leads_who_is_not_signed_in_to_the_form_and_back(center: RunningCenter, lan: Visitor) -> None:
    stranger = visitor(center)

    answer = stranger.get("/admin/people?q=a")
    assert (answer.status_code, answer.headers["location"]) == (303, "/admin/sign-in?to=%2Fadmin%2Fpeople%3Fq%3Da")
    part = stranger.http.get("/admin", headers={"HX-Request": "true"})
    assert (part.status_code, part.headers["hx-redirect"]) == (401, "/admin/sign-in")
    assert lan.http.get("/admin/sign-in?to=https://elsewhere/").headers["location"] == "/admin"
    assert lan.http.get("/admin/sign-in?to=//elsewhere/").headers["location"] == "/admin"


def test_each_wrong_thing_is_answered_alike(center: RunningCenter, lan: Visitor) -> None:
    pages = []
    for name, password, figures in (
        ("lan", "another password", present_figures(lan.secret, 1)),
        ("lan", PASSWORD, "000000"),
        ("lan", PASSWORD, ""),
        ("nobody", PASSWORD, "000000"),
    ):
        one = visitor(center)
        answer = one.http.post("/admin/sign-in", data={"name": name, "password": password, "figures": figures})
        assert answer.status_code == 403
        assert "set-cookie" not in answer.headers
        pages.append(answer.text.replace(f'value="{name}"', ""))
    assert len(set(pages)) == 1
    center.center.sign_in_limits.__init__(lambda: 0.0, of_all=None)  # type: ignore[misc]  # a fresh minute
