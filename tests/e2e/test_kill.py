"""A branch that is killed at any moment loses nothing that it has answered: 30 kills of the real process under load."""

import logging
import random
import signal
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from secrets import token_bytes
from threading import Barrier, Event, Thread, Timer
from typing import Protocol

import httpx
import pytest

from server_client.queue_model.commands import (
    CallNext,
    Command,
    FinishTicket,
    IssueTicket,
    OpenCounter,
    StartServing,
)
from server_client.queue_model.events import TicketCalled, TicketIssued
from server_client.queue_model.ids import ClerkId, CommandId, CounterId, TicketId
from server_client.server.store.sqlite_store import SqliteReader
from server_client.wire.answers import Settled, decode_settled
from server_client.wire.chain import GENESIS, checked
from server_client.wire.messages import encode_command, encode_configuration
from server_client.wire.new_ids import ID_BYTES, TOKEN_BYTES, new_id, new_token
from tests.e2e.branch_process import Branch
from tests.fakes.office import ALL, CIVIL, LAND, OFFICE

_log = logging.getLogger(__name__)
KILLS = 30
KIOSKS = 8
COUNTERS = ("c05", "c06")
# A kill comes when this many more commands were answered, and then at any moment within these seconds.
ANSWERS_BEFORE_A_KILL = (1, 80)
SECONDS_BEFORE_A_KILL = (0.0, 0.02)
COMMANDS = "/v1/branches/CN01/commands"


def fresh_id() -> CommandId:
    """Return an id as a device makes it."""
    return new_id(datetime.now(UTC), token_bytes(ID_BYTES))


class Device(Protocol):
    """Someone at work at the branch."""

    def next_command(self) -> Command:
        """Return what to send next."""

    def answered(self, settled: Settled | None) -> None:
        """Take note of what became of it; None for a refusal."""


class Kiosk:
    """Takes one number after another."""

    def next_command(self) -> Command:
        token = new_token(token_bytes(TOKEN_BYTES))
        return IssueTicket(id=fresh_id(), needs=(random.choice((CIVIL, LAND)),), token=token)

    def answered(self, settled: Settled | None) -> None:
        assert settled is not None, "a number was refused"


class Clerk:
    """Opens a counter, then calls, serves and finishes one person after another."""

    def __init__(self, counter: str) -> None:
        self._counter = CounterId(counter)
        self._is_open = False
        self._ticket: TicketId | None = None
        self._is_serving = False

    def next_command(self) -> Command:
        if not self._is_open:
            clerk = ClerkId(f"clerk-{self._counter}")
            return OpenCounter(id=fresh_id(), counter=self._counter, clerk=clerk, profile=ALL)
        if self._ticket is None:
            return CallNext(id=fresh_id(), counter=self._counter)
        if not self._is_serving:
            return StartServing(id=fresh_id(), counter=self._counter, ticket=self._ticket)
        outcome = OFFICE.outcomes[0].code
        return FinishTicket(id=fresh_id(), counter=self._counter, ticket=self._ticket, outcome=outcome)

    def answered(self, settled: Settled | None) -> None:
        if not self._is_open:
            assert settled is not None, "a counter was not opened"
            self._is_open = True
        elif self._ticket is None:
            # Nobody may be waiting: then the clerk calls again.
            data = settled.events[-1].data if settled else None
            self._ticket = data.ticket if isinstance(data, TicketCalled) else None
        elif not self._is_serving:
            assert settled is not None, "a called person was not served"
            self._is_serving = True
        else:
            assert settled is not None, "a served person was not let go"
            self._ticket, self._is_serving = None, False


@dataclass
class Answers:
    """All that the clients were told, in all lives of the server."""

    commands: dict[CommandId, Command] = field(default_factory=dict)
    settled: dict[CommandId, Settled] = field(default_factory=dict)
    refused: dict[CommandId, bytes] = field(default_factory=dict)

    def take(self, command: Command, answer: httpx.Response) -> Settled | None:
        """Take note of an answer, which must be what was said of the same command before."""
        self.commands[command.id] = command
        if answer.status_code == 409:
            assert self.refused.setdefault(command.id, answer.content) == answer.content
            return None
        assert answer.status_code == 200, answer.text
        settled = decode_settled(answer.content)
        assert self.settled.setdefault(command.id, settled) == settled, "one command got two answers"
        return settled


class Client:
    """Sends what a device wants, and the same again until it is answered, as the outbox does."""

    def __init__(self, device: Device, secret: str, answers: Answers) -> None:
        self._device = device
        self._headers = {"Authorization": f"Bearer {secret}", "Content-Type": "application/json"}
        self._answers = answers
        self._unanswered: Command | None = None

    def work(self, url: str) -> None:
        """Work until the server goes away."""
        with httpx.Client(base_url=url, timeout=20, headers=self._headers) as http:
            while True:
                self._unanswered = self._unanswered or self._device.next_command()
                try:
                    answer = http.post(COMMANDS, content=encode_command(self._unanswered))
                except httpx.TransportError:
                    return
                settled = self._answers.take(self._unanswered, answer)
                self._unanswered = None
                self._device.answered(settled)


def work_until_killed(branch: Branch, clients: Sequence[Client], answers: Answers, chance: random.Random) -> None:
    """Start the server, let everyone work, and kill it at some moment under way."""
    with branch.process() as (server, url):
        ready = Barrier(len(clients) + 1)

        def work(client: Client) -> None:
            ready.wait(60)
            client.work(url)

        threads = [Thread(target=work, args=(client,)) for client in clients]
        for thread in threads:
            thread.start()
        aim = len(answers.commands) + chance.randint(*ANSWERS_BEFORE_A_KILL)
        ready.wait(60)
        moment = Event()
        while len(answers.commands) < aim:
            assert server.poll() is None, "the server ended by itself"
            moment.wait(0.001)
        Timer(chance.uniform(*SECONDS_BEFORE_A_KILL), server.kill).start()
        for thread in threads:
            thread.join(60)
        assert server.wait(60) == -signal.SIGKILL


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_after_30_kills_every_answered_ticket_is_there_none_twice_and_the_chain_holds(tmp_path: Path) -> None:
    office = tmp_path / "office.json"
    office.write_bytes(encode_configuration(OFFICE))
    branch, answers, chance = Branch(tmp_path, office), Answers(), random.Random(20260302)
    secrets = {role: branch.credential(role) for role in ("kiosk", "counter")}
    clients = [Client(Kiosk(), secrets["kiosk"], answers) for _ in range(KIOSKS)]
    clients += [Client(Clerk(counter), secrets["counter"], answers) for counter in COUNTERS]

    for _ in range(KILLS):
        work_until_killed(branch, clients, answers, chance)

    reader = SqliteReader(tmp_path / "CN01.sqlite")
    events = list(checked(reader.read(0, 1_000_000), GENESIS, 0))
    reader.close()
    in_log = {event.seq: event for event in events}
    for settled in answers.settled.values():
        assert tuple(in_log[event.seq] for event in settled.events) == settled.events
    numbers = [event.data.number for event in events if isinstance(event.data, TicketIssued)]
    assert len(numbers) == len(set(numbers))
    commands = [event.command_id for event in events if isinstance(event.data, TicketIssued)]
    assert len(commands) == len(set(commands))
    assert not answers.refused.keys() & {event.command_id for event in events}
    _assert_answered_alike(branch, answers, secrets)
    assert "is sound" in branch.run("verify", "--data", str(tmp_path))
    _log.info("%d kills, %d answered, %d numbers, %d entries", KILLS, len(answers.settled), len(numbers), len(events))


def _assert_answered_alike(branch: Branch, answers: Answers, secrets: dict[str, str]) -> None:
    with branch.process() as (_, url), httpx.Client(base_url=url, timeout=20) as http:
        for command in answers.commands.values():
            role = "kiosk" if isinstance(command, IssueTicket) else "counter"
            headers = {"Authorization": f"Bearer {secrets[role]}", "Content-Type": "application/json"}
            answers.take(command, http.post(COMMANDS, content=encode_command(command), headers=headers))
