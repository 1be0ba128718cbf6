"""Kiosks at a real server: each speaks for itself, what is known is answered, and one that goes is missed."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from server_client.queue_model.commands import CancelTicket, Command
from server_client.queue_model.configuration import NOT_PRINTED, KioskPlace
from server_client.queue_model.device import DeviceFault
from server_client.queue_model.device_commands import AnswerHelp, AskForHelp, ReportDevice
from server_client.queue_model.device_events import DeviceReported
from server_client.queue_model.ids import DeviceId, ReasonCode, TicketId
from server_client.server.credentials import Role
from server_client.server.errors import SettingsFault
from server_client.server.hosting.listening import listening_at
from server_client.server.hosting.presence import BACK_AFTER_S, COMES_WITHIN_S, GONE_AFTER_S
from server_client.wire.answers import decode_settled
from server_client.wire.chain import event_of
from tests.fakes.log_entries import an_id
from tests.fakes.office import COUNTER_5, OFFICE
from tests.fakes.running_server import BRANCH, RunningServer, running_server

MINE, OTHER = DeviceId("kiosk-0"), DeviceId("K9")
OUT, UNREACHABLE = DeviceFault.PAPER_OUT, DeviceFault.UNREACHABLE
HALL = replace(OFFICE, kiosks=(KioskPlace(id=DeviceId("K1"), names=OFFICE.branch),))


@pytest.fixture
def server(tmp_path: Path) -> Iterator[RunningServer]:
    """Return a server whose kiosk is called kiosk-0."""
    with running_server(tmp_path / "data") as running:
        yield running


@pytest.mark.parametrize(
    "command",
    [
        AskForHelp(id=an_id(), device=OTHER),
        ReportDevice(id=an_id(), device=OTHER, faults=(OUT,)),
        AnswerHelp(id=an_id(), device=OTHER, counter=None),
        AnswerHelp(id=an_id(), device=MINE, counter=COUNTER_5),
        CancelTicket(id=an_id(), ticket=TicketId(an_id()), reason=ReasonCode("left")),
    ],
    ids=lambda command: type(command).__name__,
)
def test_a_kiosk_speaks_for_itself_only(server: RunningServer, command: Command) -> None:
    before = server.seq

    answer = server.send(command, Role.KIOSK)

    assert answer.status_code == 403
    assert "kiosk-0 speaks for itself only" in answer.json()["detail"]
    assert server.seq == before


def test_help_is_asked_for_and_answered_once(server: RunningServer) -> None:
    asked = server.done(AskForHelp(id=an_id(), device=MINE), Role.KIOSK)
    assert [event["type"] for event in asked] == ["HelpAsked"]

    answered = server.done(AnswerHelp(id=an_id(), device=MINE, counter=COUNTER_5), Role.COUNTER)
    assert [event["data"] for event in answered] == [{"device": MINE, "counter": COUNTER_5}]

    late = server.send(AnswerHelp(id=an_id(), device=MINE, counter=COUNTER_5), Role.COUNTER)
    assert (late.status_code, late.json()["code"]) == (409, "help_not_asked")


def test_whoever_asked_may_say_that_nobody_need_come(server: RunningServer) -> None:
    server.done(AskForHelp(id=an_id(), device=MINE), Role.KIOSK)

    assert server.done(AnswerHelp(id=an_id(), device=MINE, counter=None), Role.KIOSK)


def test_what_is_known_is_answered_without_an_event_and_so_for_ever(server: RunningServer) -> None:
    server.done(AskForHelp(id=an_id(), device=MINE), Role.KIOSK)
    seq = server.seq
    again = AskForHelp(id=an_id(), device=MINE)

    first = server.send(again, Role.KIOSK)
    server.done(AnswerHelp(id=an_id(), device=MINE, counter=COUNTER_5), Role.COUNTER)
    second = server.send(again, Role.KIOSK)

    assert (first.status_code, first.content) == (200, b'{"seq":%d,"events":[]}' % seq)
    assert (second.status_code, second.content) == (200, first.content)
    assert (decode_settled(first.content).seq, decode_settled(first.content).events) == (seq, ())
    assert server.seq == seq + 1
    assert server.hosted.state.device(MINE).help_asked_at is None


def test_a_report_of_what_is_known_adds_no_event(server: RunningServer) -> None:
    server.done(ReportDevice(id=an_id(), device=MINE, faults=(OUT,)), Role.KIOSK)
    seq = server.seq

    answer = server.send(ReportDevice(id=an_id(), device=MINE, faults=(OUT, OUT)), Role.KIOSK)

    assert (answer.status_code, answer.json()) == (200, {"seq": seq, "events": []})
    assert server.seq == seq


def test_a_kiosk_takes_back_a_number_that_was_not_printed(server: RunningServer) -> None:
    ticket = TicketId(server.take().id)

    assert server.done(CancelTicket(id=an_id(), ticket=ticket, reason=NOT_PRINTED), Role.KIOSK)


@dataclass
class HandClock:
    """A clock that goes on when it is told to."""

    seconds: float = 0.0

    def __call__(self) -> float:
        """Return the time."""
        return self.seconds


def test_a_kiosk_that_never_comes_or_whose_feed_ends_is_missed_and_one_that_is_back_is_not(tmp_path: Path) -> None:
    clock = HandClock()
    with running_server(tmp_path / "data", office=HALL, kiosk_clock=clock) as server, following(server) as told:
        clock.seconds += COMES_WITHIN_S
        assert next(told) == (UNREACHABLE,)

        with following(server, Role.KIOSK):
            clock.seconds += BACK_AFTER_S
            assert next(told) == ()
            server.done(ReportDevice(id=an_id(), device=DeviceId("K1"), faults=(OUT,)), Role.KIOSK)
            assert next(told) == (OUT,)
        let_go(server)
        clock.seconds += GONE_AFTER_S
        assert next(told) == (OUT, UNREACHABLE)


def let_go(server: RunningServer) -> None:
    """Wait until the server has noticed that only one feed is left."""
    while server.hosted.feed.listeners > 1:
        server.get("/v1/health", None)


@contextmanager
def following(server: RunningServer, role: Role = Role.DISPLAY) -> Iterator[Iterator[tuple[DeviceFault, ...]]]:
    """Follow the feed from now on, and tell what kiosks report or have noticed about them."""
    headers = {"Authorization": f"Bearer {server.secrets[role]}"}
    with server.http.stream("GET", f"{BRANCH}/events?after={server.seq}", headers=headers) as feed:
        lines = feed.iter_lines()
        next(lines)
        yield reports(lines)


def reports(lines: Iterator[str]) -> Iterator[tuple[DeviceFault, ...]]:
    """Go through the faults that are told of in the feed."""
    for line in lines:
        if line.startswith("data: "):
            happened = event_of(line.removeprefix("data: ").encode()).data
            if isinstance(happened, DeviceReported):
                yield happened.faults


def test_whoever_vanishes_without_a_word_is_let_go_of_within_seconds() -> None:
    with listening_at("127.0.0.1", 0) as listening, socket.create_connection(listening.getsockname()[:2]):
        accepted, _ = listening.accept()
        with accepted:
            assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT) == 10_000
            assert accepted.getsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE) == 1
            assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPIDLE) == 5


def test_an_address_that_cannot_be_had_is_named() -> None:
    with listening_at("127.0.0.1", 0) as listening:
        port = listening.getsockname()[1]
        with pytest.raises(SettingsFault, match=f"--listen 127.0.0.1:{port} cannot be had"):
            listening_at("127.0.0.1", port)
