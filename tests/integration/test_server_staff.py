"""Signing in over a real socket: who gets a session, what it opens, and what a console without one is told."""

import asyncio
import json
import logging
from collections.abc import Callable, Coroutine, Iterator
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import replace
from datetime import datetime, timedelta
from io import StringIO
from pathlib import Path
from typing import TypeVar

import httpx
import pytest

from server_client.client.api import BranchApi
from server_client.client.errors import (
    LockedOut,
    NotSignedIn,
    PinWeak,
    Rejected,
    ServerUnavailable,
    TooManyMisses,
    WrongPin,
)
from server_client.client.staff_api import StaffApi
from server_client.queue_model.commands import (
    CallNext,
    CloseCounter,
    Command,
    FinishTicket,
    IssueTicket,
    OpenCounter,
    RateService,
    StartServing,
)
from server_client.queue_model.ids import ClerkId, CounterId, OutcomeCode, TicketId
from server_client.queue_model.refusals import RefusalCode, Refused
from server_client.server.app import now
from server_client.server.credentials import Role
from server_client.server.staff.accounts import Accounts
from server_client.server.staff.picture import keep_picture
from server_client.server.staff.staff_files import StaffFiles
from server_client.wire.answers import Settled
from server_client.wire.staff import StaffMember
from tests.fakes.log_entries import CN01, a_token, an_id
from tests.fakes.office import ALL, CIVIL, COUNTER_5, COUNTER_6, LAN, MINH
from tests.fakes.running_server import JSON, RunningServer, running_server
from tests.fakes.staff import CHEAP_PINS, HOA, NAMES, PINS, WRONG, hire

T = TypeVar("T")


@pytest.fixture
def server(tmp_path: Path) -> Iterator[RunningServer]:
    """Run a server whose clerks sign in."""
    hire(tmp_path)
    with running_server(tmp_path) as server:
        yield server


def asked(server: RunningServer, call: Callable[[StaffApi], Coroutine[None, None, T]], role: Role = Role.COUNTER) -> T:
    """Return what a device of that role is answered."""

    async def work() -> T:
        staff = StaffApi(server.url, CN01, server.secrets[role])
        try:
            return await call(staff)
        finally:
            await staff.close()

    return asyncio.run(work())


def sent(server: RunningServer, command: Command, session: str = "", role: Role = Role.COUNTER) -> Settled:
    """Send a command as whoever has that session."""

    async def work() -> Settled:
        api = BranchApi(server.url, CN01, server.secrets[role])
        api.session = session
        try:
            return await api.send(command)
        finally:
            await api.close()

    return asyncio.run(work())


def session_of(server: RunningServer, clerk: ClerkId) -> str:
    """Sign a clerk in."""
    return asked(server, lambda staff: staff.sign_in(clerk, PINS[clerk])).session


def opening(counter: CounterId = COUNTER_5, clerk: ClerkId = LAN) -> OpenCounter:
    """Return the wish to sit down."""
    return OpenCounter(id=an_id(), counter=counter, clerk=clerk, profile=ALL)


def problem_of(server: RunningServer, command: Command, session: str = "") -> str:
    """Return the code of the 403 that the command must meet."""
    with pytest.raises(Rejected) as rejected:
        sent(server, command, session)
    assert rejected.value.problem.status == 403
    return rejected.value.problem.code


def test_a_clerk_signs_in_and_works_at_the_counter(server: RunningServer) -> None:
    signed_in = asked(server, lambda staff: staff.sign_in(LAN, PINS[LAN]))
    assert (signed_in.clerk, signed_in.name, signed_in.role) == (LAN, NAMES[LAN], "clerk")
    assert now() < signed_in.until <= now() + timedelta(days=1)

    sent(server, opening(), signed_in.session)
    server.take()
    settled = sent(server, CallNext(id=an_id(), counter=COUNTER_5), signed_in.session)
    assert [type(event.data).__name__ for event in settled.events] == ["TicketCalled"]


def test_a_counter_without_a_session_is_told_to_sign_in(server: RunningServer) -> None:
    with pytest.raises(NotSignedIn, match="Sign in with clerk and PIN"):
        sent(server, opening())
    for command in (CallNext(id=an_id(), counter=COUNTER_5), IssueTicket(id=an_id(), needs=(CIVIL,), token=a_token())):
        assert problem_of(server, command) == "no_session"
        assert problem_of(server, command, "LAN01:2026-03-09:forged") == "no_session"
    assert server.hosted.state.counter(COUNTER_5).clerk is None


def test_a_session_is_good_with_the_credential_that_signed_in_only(server: RunningServer) -> None:
    signed_in = asked(server, lambda staff: staff.sign_in(LAN, PINS[LAN]), Role.SUPERVISOR)

    assert problem_of(server, opening(), signed_in.session) == "no_session"


def test_kiosks_and_supervisors_devices_go_on_without_sessions(server: RunningServer) -> None:
    server.take()
    assert server.send(opening(), Role.SUPERVISOR).status_code == 200
    assert server.send(CloseCounter(id=an_id(), counter=COUNTER_5), Role.SUPERVISOR).status_code == 200


def test_a_clerk_works_in_the_own_name_at_the_own_counter(server: RunningServer) -> None:
    lans, minhs = session_of(server, LAN), session_of(server, MINH)
    sent(server, opening(COUNTER_5, LAN), lans)
    sent(server, opening(COUNTER_6, MINH), minhs)
    server.take()

    assert problem_of(server, opening(COUNTER_5, LAN), minhs) == "other_clerk"
    assert problem_of(server, CallNext(id=an_id(), counter=COUNTER_5), minhs) == "other_clerk"
    assert problem_of(server, CloseCounter(id=an_id(), counter=COUNTER_6), lans) == "other_clerk"


def test_a_supervisor_frees_a_counter_that_a_clerk_left_with_somebody_there(server: RunningServer) -> None:
    lans, minhs, hoas = session_of(server, LAN), session_of(server, MINH), session_of(server, HOA)
    sent(server, opening(), lans)
    ticket = TicketId(server.take().id)
    sent(server, CallNext(id=an_id(), counter=COUNTER_5), lans)
    sent(server, StartServing(id=an_id(), counter=COUNTER_5, ticket=ticket), lans)

    with pytest.raises(Refused) as refused:
        sent(server, CloseCounter(id=an_id(), counter=COUNTER_5), hoas)
    assert refused.value.code is RefusalCode.COUNTER_BUSY
    finish = FinishTicket(id=an_id(), counter=COUNTER_5, ticket=ticket, outcome=OutcomeCode("advised"))
    sent(server, finish, hoas)
    sent(server, CloseCounter(id=an_id(), counter=COUNTER_5), hoas)
    sent(server, opening(COUNTER_5, MINH), minhs)

    assert server.hosted.state.counter(COUNTER_5).clerk == MINH


def test_a_supervisors_device_frees_and_opens_a_counter_for_another(server: RunningServer) -> None:
    sent(server, opening(), session_of(server, LAN))

    assert server.send(CloseCounter(id=an_id(), counter=COUNTER_5), Role.SUPERVISOR).status_code == 200
    assert server.send(opening(COUNTER_5, MINH), Role.SUPERVISOR).status_code == 200
    sent(server, CloseCounter(id=an_id(), counter=COUNTER_5), session_of(server, MINH))


def test_what_was_carried_out_gets_the_same_answer_though_the_counter_is_anothers_now(server: RunningServer) -> None:
    lans, minhs = session_of(server, LAN), session_of(server, MINH)
    sent(server, opening(), lans)
    closing = CloseCounter(id=an_id(), counter=COUNTER_5)
    first = sent(server, closing, lans)
    sent(server, opening(COUNTER_5, MINH), minhs)

    assert sent(server, closing, lans) == first


def test_a_citizen_rates_at_a_counter_where_nobody_has_signed_in(server: RunningServer) -> None:
    lans = session_of(server, LAN)
    sent(server, opening(), lans)
    ticket = TicketId(server.take().id)
    sent(server, CallNext(id=an_id(), counter=COUNTER_5), lans)
    sent(server, StartServing(id=an_id(), counter=COUNTER_5, ticket=ticket), lans)
    sent(server, FinishTicket(id=an_id(), counter=COUNTER_5, ticket=ticket, outcome=OutcomeCode("advised")), lans)

    assert sent(server, RateService(id=an_id(), ticket=ticket, score=1)).events


def test_wrong_pins_are_told_alike_whoever_they_were_for(server: RunningServer) -> None:
    for clerk in (LAN, ClerkId("NOBODY")):
        with pytest.raises(WrongPin) as wrong:
            asked(server, lambda staff, clerk=clerk: staff.sign_in(clerk, WRONG))  # type: ignore[misc]  # bound now
        assert wrong.value.left == 4
    text = [post(server, "/v1/sign-in", {"clerk": clerk, "pin": WRONG}).text for clerk in ("MINH02", "NOBODY2")]
    assert text[0] == text[1]


def test_the_fifth_wrong_pin_locks_and_says_until_when(server: RunningServer) -> None:
    for _ in range(4):
        with pytest.raises(WrongPin):
            asked(server, lambda staff: staff.sign_in(LAN, WRONG))
    for pin in (WRONG, PINS[LAN]):
        with pytest.raises(LockedOut) as locked:
            asked(server, lambda staff, pin=pin: staff.sign_in(LAN, pin))  # type: ignore[misc]  # bound now
        assert timedelta() < locked.value.until - now() <= timedelta(minutes=1)
    answer = post(server, "/v1/sign-in", {"clerk": "LAN01", "pin": WRONG})
    assert 0 < int(answer.headers["retry-after"]) <= 60


def test_a_console_that_tries_pins_for_everybody_has_to_wait(server: RunningServer) -> None:
    for number in range(10):
        with pytest.raises(WrongPin):
            asked(server, lambda staff, number=number: staff.sign_in(ClerkId(f"X{number}"), WRONG))  # type: ignore[misc]  # bound now
    with pytest.raises(TooManyMisses):
        asked(server, lambda staff: staff.sign_in(LAN, PINS[LAN]))
    assert asked(server, lambda staff: staff.sign_in(LAN, PINS[LAN]), Role.SUPERVISOR).clerk == LAN
    assert 'motcua_sign_ins_total{answer="wrong_pin",branch="CN01"} 10.0' in server.http.get("/metrics").text


def test_a_clerk_chooses_another_pin(server: RunningServer) -> None:
    before = session_of(server, LAN)
    with pytest.raises(PinWeak, match="a row of figures"):
        asked(server, lambda staff: staff.change_pin(LAN, PINS[LAN], "1234"))
    with pytest.raises(WrongPin):
        asked(server, lambda staff: staff.change_pin(LAN, WRONG, "7731"))
    after = asked(server, lambda staff: staff.change_pin(LAN, PINS[LAN], "7731"))

    assert problem_of(server, opening(), before) == "no_session"
    sent(server, opening(), after.session)


def test_a_session_ends_with_its_day(tmp_path: Path) -> None:
    hire(tmp_path)
    ahead = [timedelta()]

    def clock() -> datetime:
        return now() + ahead[0]

    with running_server(tmp_path, clock=clock) as server:
        session = session_of(server, LAN)
        sent(server, opening(), session)
        ahead[0] = timedelta(days=1)
        with pytest.raises(NotSignedIn, match="ended with its day"):
            sent(server, CallNext(id=an_id(), counter=COUNTER_5), session)
        sent(server, CloseCounter(id=an_id(), counter=COUNTER_5), session_of(server, LAN))


def test_an_account_that_is_removed_ends_its_session_within_a_second(server: RunningServer, tmp_path: Path) -> None:
    session = session_of(server, LAN)
    sent(server, opening(), session)
    Accounts(StaffFiles(data=tmp_path)).remove(LAN)

    async def until_refused() -> None:
        async with asyncio.timeout(10):
            while True:
                command = IssueTicket(id=an_id(), needs=(CIVIL,), token=a_token())
                try:
                    await asyncio.to_thread(sent, server, command, session)
                except NotSignedIn:
                    return

    asyncio.run(until_refused())


def test_a_branch_without_accounts_works_without_pins_and_says_so(tmp_path: Path) -> None:
    with running_server(tmp_path) as server:
        assert asked(server, lambda staff: staff.staff()) == ()
        assert server.http.get("/v1/health").json()["staff"] == {"pins": False, "why_not": None}
        sent(server, opening())
        with pytest.raises(WrongPin):
            asked(server, lambda staff: staff.sign_in(LAN, WRONG))


def test_health_says_that_clerks_sign_in(server: RunningServer) -> None:
    assert server.http.get("/v1/health").json()["staff"] == {"pins": True, "why_not": None}


def test_lost_accounts_open_no_counter_and_stop_no_kiosk(tmp_path: Path) -> None:
    hire(tmp_path)
    with running_server(tmp_path) as server:
        session = session_of(server, LAN)
    (tmp_path / "staff.json").unlink()
    with running_server(tmp_path) as server:
        with pytest.raises(ServerUnavailable, match=r"staff\.json is gone"):
            sent(server, opening(), session)
        server.take()
        health = server.http.get("/v1/health").json()
        assert health["ready"]
        assert "staff.json is gone" in health["staff"]["why_not"]


def test_the_staff_is_listed_and_a_display_learns_only_the_names_that_citizens_may(server: RunningServer) -> None:
    at_counter = asked(server, lambda staff: staff.staff())
    at_display = asked(server, lambda staff: staff.staff(), Role.DISPLAY)

    assert {member.clerk: (member.name, member.role, member.shows_name) for member in at_counter} == {
        LAN: (NAMES[LAN], "clerk", True),
        MINH: (NAMES[MINH], "clerk", False),
        HOA: (NAMES[HOA], "supervisor", True),
    }
    assert at_display[-1] == StaffMember(clerk=MINH, role="clerk", shows_name=False)
    assert [member.name for member in at_display] == [NAMES[HOA], NAMES[LAN], None]
    assert "argon2" not in server.get("/v1/staff").text
    for role in (Role.KIOSK, Role.NODE, Role.ADMINISTRATOR):
        assert server.get("/v1/staff", role).status_code == 403


def test_a_picture_is_shown_where_the_name_is(tmp_path: Path) -> None:
    accounts, folder = hire(tmp_path), StaffFiles(data=tmp_path).pictures
    name = keep_picture(folder, LAN, b"\xff\xd8 picture")
    for clerk in (LAN, MINH):
        accounts.change(clerk, lambda account: replace(account, picture=name))

    with running_server(tmp_path) as server:
        assert [member.picture for member in asked(server, lambda staff: staff.staff())] == [False, True, True]
        at_display = asked(server, lambda staff: staff.staff(), Role.DISPLAY)
        assert [member.picture for member in at_display] == [False, True, False]
        assert asked(server, lambda staff: staff.picture(LAN)) == b"\xff\xd8 picture"
        assert asked(server, lambda staff: staff.picture(MINH)) == b"\xff\xd8 picture"
        assert asked(server, lambda staff: staff.picture(LAN), Role.DISPLAY) == b"\xff\xd8 picture"
        assert asked(server, lambda staff: staff.picture(MINH), Role.DISPLAY) is None
        assert asked(server, lambda staff: staff.picture(HOA)) is None
        assert asked(server, lambda staff: staff.picture(ClerkId("NOBODY"))) is None
        etag = server.get(f"/v1/staff/{LAN}/picture").headers["etag"]
        assert server.get(f"/v1/staff/{LAN}/picture", headers={"If-None-Match": etag}).status_code == 304
        (folder / name).unlink()
        assert asked(server, lambda staff: staff.picture(LAN)) is None
        with pytest.raises(Rejected):
            asked(server, lambda staff: staff.picture(LAN), Role.KIOSK)


def post(server: RunningServer, path: str, body: object, role: Role = Role.COUNTER) -> httpx.Response:
    """Send a body."""
    headers = {**JSON, "Authorization": f"Bearer {server.secrets[role]}"}
    return server.http.post(path, content=json.dumps(body), headers=headers)


@pytest.mark.parametrize("role", [Role.KIOSK, Role.DISPLAY, Role.NODE, Role.ADMINISTRATOR])
def test_only_consoles_sign_in(server: RunningServer, role: Role) -> None:
    for path in ("/v1/sign-in", "/v1/pin"):
        assert post(server, path, {"clerk": "LAN01", "pin": PINS[LAN], "new_pin": "7731"}, role).status_code == 403


def test_a_sign_in_of_another_form_is_refused_without_being_compared(server: RunningServer) -> None:
    assert post(server, "/v1/sign-in", {"clerk": "LAN01", "pin": "1"}).status_code == 400
    assert post(server, "/v1/sign-in", {"clerk": "LAN01", "pin": "1" * 2000}).status_code == 413
    assert 'answer="wrong_pin"' not in server.http.get("/metrics").text


def test_no_log_line_and_no_event_tells_a_pin_a_name_or_what_was_typed_as_a_clerk(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    hire(tmp_path)
    caplog.set_level(logging.DEBUG)
    out, err = StringIO(), StringIO()
    with redirect_stdout(out), redirect_stderr(err), running_server(tmp_path) as server:
        session = session_of(server, LAN)
        sent(server, opening(), session)
        for _ in range(5):
            post(server, "/v1/sign-in", {"clerk": "MINH02", "pin": WRONG})
        post(server, "/v1/sign-in", {"clerk": PINS[HOA], "pin": WRONG})
        post(server, "/v1/sign-in", {"clerk": PINS[HOA], "pin": f"{WRONG}x"})
        events = [entry.body for entry in asyncio.run(server.hosted.read(0, 100))]

    said = caplog.text + out.getvalue() + err.getvalue() + str(events)
    assert "LAN01" in said
    for secret in (PINS[LAN], PINS[HOA], WRONG, NAMES[LAN], NAMES[MINH], session, CHEAP_PINS.hashed("480271")[:30]):
        assert secret not in said
    kept = b"".join(file.read_bytes() for file in tmp_path.iterdir() if file.is_file())
    for secret in (PINS[LAN], WRONG, session):
        assert secret.encode() not in kept
