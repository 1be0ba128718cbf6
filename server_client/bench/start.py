"""`motcua bench start`: how long a branch with a long log takes until it answers."""

import argparse
import json
import secrets
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from importlib.resources import files
from itertools import count, cycle
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from server_client.bench.processes import branch_words, free_port, running
from server_client.queue_model.branch import Branch
from server_client.queue_model.commands import (
    AdoptConfiguration,
    CallNext,
    Command,
    FinishTicket,
    IssueTicket,
    OpenCounter,
    OpenDay,
    StartServing,
)
from server_client.queue_model.events import TicketCalled
from server_client.queue_model.ids import BranchId, ClerkId, CommandId, CounterId, OutcomeCode, ProfileCode, ServiceCode
from server_client.server.hosting.round import Round
from server_client.server.store.sqlite_store import SqliteStore
from server_client.server.store.store import Group, Head, Snapshot
from server_client.wire.chain import event_of
from server_client.wire.documents import encode_branch
from server_client.wire.messages import decode_configuration
from server_client.wire.new_ids import ID_BYTES, TOKEN_BYTES, new_id, new_token

_COUNTER = CounterId("q01")
_SERVICES = ("hotich", "chungthuc", "datdai", "kinhdoanh", "cutru", "xahoi", "xaydung", "traketqua")
_EVENTS_A_TICKET = 4


def start(arguments: Sequence[str]) -> int:
    """Measure the start of a branch with a year of log."""
    parser = argparse.ArgumentParser(prog="motcua bench start", description=start.__doc__)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--days", type=int, default=250, help="working days in the log (default 250, a year)")
    parser.add_argument("--events", type=int, default=9000, help="entries a day (default 9000)")
    parser.add_argument("--starts", type=int, default=5)
    given = parser.parse_args(arguments)
    with TemporaryDirectory(prefix="motcua-bench-") as folder:
        data = Path(folder)
        entries = _write_log(data / "CN01.sqlite", given.days, given.events)
        times = [_one_start(data) for _ in range(given.starts)]
        size = (data / "CN01.sqlite").stat().st_size
    figures = {
        "entries": entries,
        "log_megabytes": round(size / 1e6),
        "start_s": round(sorted(times)[len(times) // 2], 3),
        "longest_start_s": round(max(times), 3),
    }
    print(json.dumps(figures) if given.json else "\n".join(f"{name:28} {value}" for name, value in figures.items()))
    return 0


def _one_start(data: Path) -> float:
    port = free_port()
    began = perf_counter()
    with running(branch_words(data, port), port):
        return perf_counter() - began


def _write_log(path: Path, days: int, events_a_day: int) -> int:
    # The last snapshot is as far from the end as the writer ever lets it be while it has work to do.
    store, branch, head = SqliteStore(path), Branch(id=BranchId("CN01")), Head()
    today = datetime.now(UTC).replace(hour=1, minute=0, second=0, microsecond=0)  # noqa: TID251 - the log ends today
    for day in range(days):
        at = today - timedelta(days=days - 1 - day)
        round_ = Round(branch, head, {})
        for command in _commands(round_, at, events_a_day, first=day == 0):
            round_.settle(command, at)
        store.append(Group(entries=round_.entries))
        branch, head = round_.branch, round_.head
        if day % 2 == 1 and day < days - 2:
            store.keep_snapshot(Snapshot(head.seq, encode_branch(branch, head.hash, with_settled=True)))
    store.close()
    return head.seq


def _commands(round_: Round, at: datetime, events: int, *, first: bool) -> Iterator[Command]:
    ids = (new_id(at + timedelta(milliseconds=step), secrets.token_bytes(ID_BYTES)) for step in count())
    if first:
        starter = (files("assets") / "starter" / "hanoi.json").read_bytes()
        yield AdoptConfiguration(id=next(ids), configuration=decode_configuration(starter))
    yield OpenDay(id=next(ids))
    yield OpenCounter(id=next(ids), counter=_COUNTER, clerk=ClerkId("k1"), profile=ProfileCode("tatca"))
    services = cycle(_SERVICES)
    for _ in range(events // _EVENTS_A_TICKET):
        yield from _served(round_, ids, ServiceCode(next(services)))


def _served(round_: Round, ids: Iterator[CommandId], service: ServiceCode) -> Iterator[Command]:
    yield IssueTicket(id=next(ids), needs=(service,), token=new_token(secrets.token_bytes(TOKEN_BYTES)))
    yield CallNext(id=next(ids), counter=_COUNTER)
    called = event_of(round_.entries[-1].body).data
    if not isinstance(called, TicketCalled):
        raise TypeError(f"The log should hold a call here, not {called!r}")
    yield StartServing(id=next(ids), counter=_COUNTER, ticket=called.ticket)
    outcome = OutcomeCode("accepted")
    yield FinishTicket(id=next(ids), counter=_COUNTER, ticket=called.ticket, outcome=outcome)
