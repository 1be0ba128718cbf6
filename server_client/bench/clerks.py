"""`motcua bench clerks`: two clerks press "call next" together, over and over, and the log is judged."""

import argparse
import json
import os
import selectors
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import count, cycle
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from time import perf_counter

from server_client.bench.desk import Desk, an_id
from server_client.bench.processes import branch_words, credential, free_port, running
from server_client.queue_model.apply import apply
from server_client.queue_model.branch import Branch
from server_client.queue_model.calling import next_for
from server_client.queue_model.commands import CallNext, Command, FinishTicket, IssueTicket, OpenCounter, StartServing
from server_client.queue_model.configuration import WALK_IN
from server_client.queue_model.events import Event, TicketCalled, TicketIssued
from server_client.queue_model.ids import (
    BranchId,
    ClassCode,
    ClerkId,
    CounterId,
    OutcomeCode,
    ProfileCode,
    ServiceCode,
    TicketId,
)
from server_client.server.credentials import Role
from server_client.server.store.sqlite_store import SqliteStore
from server_client.wire.answers import decode_settled
from server_client.wire.chain import event_of
from server_client.wire.new_ids import TOKEN_BYTES, new_token

_COUNTERS = (CounterId("q01"), CounterId("q02"))
_SERVICES = ("hotich", "chungthuc", "hotich", "datdai", "cutru", "hotich", "xahoi")
_CLASSES = (WALK_IN, WALK_IN, WALK_IN, ClassCode("cao_tuoi"), WALK_IN)
_WAITING = 24
_PAGE = 10_000


@dataclass(slots=True)
class Judged:
    """What the log says: how often the rule named someone else, who was called twice, and who never though issued."""

    calls: int = 0
    against_rule: int = 0
    twice: int = 0
    skipped: int = 0


@dataclass(slots=True)
class _Morning:
    latencies: list[float] = field(default_factory=list)
    answered: list[tuple[CounterId, TicketId]] = field(default_factory=list)


def clerks(arguments: Sequence[str]) -> int:
    """Let two clerks call at the same moment, and see from the log that nobody is called twice or skipped."""
    parser = argparse.ArgumentParser(prog="motcua bench clerks", description=clerks.__doc__)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--pairs", type=int, default=10_000, help="how often they press together (default 10000)")
    given = parser.parse_args(arguments)
    with TemporaryDirectory(prefix="motcua-bench-") as folder:
        figures = measure_clerks(Path(folder), given.pairs)
    if given.json:
        print(json.dumps(figures))
    else:
        for name, value in figures.items():
            print(f"{name:28} {value}")
    return int(any(figures[name] for name in ("called_twice", "skipped", "against_rule", "answers_unlike_log")))


def measure_clerks(data: Path, pairs: int) -> dict[str, float]:
    """Return the figures of so many pairs of calls; each call has someone to call, and at the end nobody is left."""
    port = free_port()
    secrets = {role: credential(data, role) for role in (Role.COUNTER, Role.KIOSK)}
    with running(branch_words(data, port), port), ExitStack() as open_desks:
        desks = {counter: open_desks.enter_context(Desk(port, secrets[Role.COUNTER])) for counter in _COUNTERS}
        kiosk = open_desks.enter_context(Desk(port, secrets[Role.KIOSK]))
        morning = _press(desks, kiosk, pairs)
    events = tuple(_log(data / "CN01.sqlite"))
    called = [(one.data.counter, one.data.ticket) for one in events if isinstance(one.data, TicketCalled)]
    judged = judge(events)
    return {
        "pairs": pairs,
        "calls": judged.calls,
        "called_twice": judged.twice,
        "skipped": judged.skipped,
        "against_rule": judged.against_rule,
        "answers_unlike_log": sum((Counter(called) - Counter(morning.answered)).values())
        + sum((Counter(morning.answered) - Counter(called)).values()),
        "p50_ms": round(median(morning.latencies) * 1000, 3),
        "p99_ms": round(quantiles(morning.latencies, n=100, method="inclusive")[98] * 1000, 3),
    }


def judge(events: Sequence[Event]) -> Judged:
    """Go through a log and hold each call against the rule as it was at that moment."""
    judged, branch = Judged(), Branch(id=BranchId("CN01"))
    issued, calls = list[TicketId](), Counter[TicketId]()
    for event in events:
        match event.data:
            case TicketIssued(ticket=ticket):
                issued.append(ticket)
            case TicketCalled(ticket=ticket, counter=counter):
                choice = next_for(branch, counter, event.at)
                judged.against_rule += choice is None or choice.ticket.id != ticket
                calls[ticket] += 1
            case _:
                pass
        branch = apply(branch, event)
    judged.calls = calls.total()
    judged.twice = sum(times > 1 for times in calls.values())
    judged.skipped = sum(calls[ticket] == 0 for ticket in issued)
    return judged


def _press(desks: dict[CounterId, Desk], kiosk: Desk, pairs: int) -> _Morning:
    morning, people = _Morning(), _people()
    for counter, desk in desks.items():
        clerk, profile = ClerkId(f"clerk-{counter}"), ProfileCode("tatca")
        desk.ask(OpenCounter(id=an_id(), counter=counter, clerk=clerk, profile=profile))
    for done in range(pairs):
        # A hall with people in it, who go home at the end.
        for _ in range(min(_WAITING, 2 * pairs) if done == 0 else 2 * (pairs - done >= _WAITING // 2)):
            kiosk.ask(next(people))
        order = _COUNTERS if done % 2 else _COUNTERS[::-1]
        called = _call_together({counter: desks[counter] for counter in order}, morning)
        _serve(desks, called)
    return morning


def _call_together(desks: dict[CounterId, Desk], morning: _Morning) -> dict[CounterId, TicketId]:
    """Send both calls before either is answered."""
    called = dict[CounterId, TicketId]()
    with selectors.DefaultSelector() as selector:
        pressed = dict[CounterId, float]()
        for counter, desk in desks.items():
            selector.register(desk.connection, selectors.EVENT_READ, counter)
            pressed[counter] = perf_counter()
            desk.send(CallNext(id=an_id(), counter=counter))
        while len(called) < len(desks):
            for key, _ in selector.select(10):
                counter = key.data
                answer = desks[counter].answer()
                morning.latencies.append(perf_counter() - pressed[counter])
                for event in decode_settled(answer).events:
                    if isinstance(event.data, TicketCalled):
                        called[counter] = event.data.ticket
    morning.answered += called.items()
    return called


def _serve(desks: dict[CounterId, Desk], called: dict[CounterId, TicketId]) -> None:
    outcome = OutcomeCode("accepted")
    for counter, ticket in called.items():
        desks[counter].ask(StartServing(id=an_id(), counter=counter, ticket=ticket))
        desks[counter].ask(FinishTicket(id=an_id(), counter=counter, ticket=ticket, outcome=outcome))


def _people() -> Iterator[Command]:
    """Whoever comes: several services and classes, so that the rule has something to choose from."""
    services, classes = cycle(_SERVICES), cycle(_CLASSES)
    for _ in count():
        token = new_token(os.urandom(TOKEN_BYTES))
        yield IssueTicket(id=an_id(), needs=(ServiceCode(next(services)),), token=token, class_code=next(classes))


def _log(path: Path) -> Iterator[Event]:
    store, after = SqliteStore(path), 0
    while entries := store.read(after, _PAGE):
        yield from (event_of(entry.body) for entry in entries)
        after = entries[-1].seq
    store.close()
