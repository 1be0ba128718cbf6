"""Sessions: bound to clerk, PIN, credential and local day, and not to be made without the key."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server_client.queue_model.ids import ClerkId
from server_client.server.staff.account import Account, StaffRole
from server_client.server.staff.sessions import Sessions, clerk_of, day_end, day_of
from tests.fakes.office import LAN

SESSIONS = Sessions(b"k" * 32)
DAY = date(2026, 3, 9)
ACCOUNT = Account(clerk=LAN, name="Lan", role=StaffRole.CLERK, pin_hash="", pin_version="0a1b")
TOKEN = SESSIONS.token(ACCOUNT, "counter-5", DAY)


def test_a_session_says_whose_and_which_days_it_is() -> None:
    assert clerk_of(TOKEN) == LAN
    assert day_of(TOKEN) == DAY
    assert SESSIONS.is_genuine(TOKEN, ACCOUNT, "counter-5")


@pytest.mark.parametrize("account", [replace(ACCOUNT, pin_version="0a1c"), replace(ACCOUNT, clerk=ClerkId("MINH02"))])
def test_it_is_not_good_under_another_pin_or_clerk(account: Account) -> None:
    assert not SESSIONS.is_genuine(TOKEN, account, "counter-5")


def test_it_is_not_good_at_another_console_or_with_another_key() -> None:
    assert not SESSIONS.is_genuine(TOKEN, ACCOUNT, "counter-6")
    assert not Sessions(b"l" * 32).is_genuine(TOKEN, ACCOUNT, "counter-5")


def test_another_day_cannot_be_written_into_it() -> None:
    assert not SESSIONS.is_genuine(TOKEN.replace("2026-03-09", "2026-03-10"), ACCOUNT, "counter-5")


@given(st.text(max_size=80))
def test_nothing_else_is_a_session(text: str) -> None:
    for token in (text, f"LAN01:2026-03-09:{text}", TOKEN[:-1] + text):
        assert SESSIONS.is_genuine(token, ACCOUNT, "counter-5") == (token == TOKEN)


@pytest.mark.parametrize("token", ["", "LAN01", "LAN01:20260309:x", "LAN01:2026-13-09:x"])
def test_a_token_without_a_day_is_none(token: str) -> None:
    assert day_of(token) is None


def test_the_day_ends_at_midnight_in_hanoi() -> None:
    assert day_end(datetime(2026, 3, 9, 16, 59, tzinfo=UTC)).astimezone(UTC) == datetime(2026, 3, 9, 17, tzinfo=UTC)
    assert day_end(datetime(2026, 3, 9, 17, 0, tzinfo=UTC)).astimezone(UTC) == datetime(2026, 3, 10, 17, tzinfo=UTC)
