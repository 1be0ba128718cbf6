"""motcua verify: a sound log is said to be sound, and the first thing that is wrong with another is named."""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TypeAlias

import apsw
import pytest

from server_client.queue_model.apply import apply
from server_client.queue_model.branch import Branch
from server_client.queue_model.commands import (
    AdoptConfiguration,
    CallNext,
    CloseDay,
    Command,
    IssueTicket,
    OpenCounter,
    OpenDay,
)
from server_client.queue_model.decide import decide
from server_client.queue_model.events import Event, ServingStarted, TicketIssued
from server_client.queue_model.ids import BranchId, TicketId
from server_client.server.store.sqlite_store import SqliteReader, SqliteStore
from server_client.server.store.store import Group, Snapshot
from server_client.server.verification import Sound, Unsound, verified
from server_client.server.verify_command import verify
from server_client.wire.chain import GENESIS, seal_all
from server_client.wire.documents import encode_branch
from tests.fakes.log_entries import CN01, a_token, an_id
from tests.fakes.office import ALL, CIVIL, COUNTER_5, EIGHT, LAN, LAND, OFFICE

Log: TypeAlias = list[Event]


def two_days() -> tuple[Log, Branch]:
    """Return the events of two short days, and the state after them."""
    branch, events = Branch(id=CN01), Log()
    now = EIGHT
    commands: list[Command] = [
        AdoptConfiguration(id=an_id(), configuration=OFFICE),
        OpenDay(id=an_id()),
        *(IssueTicket(id=an_id(), needs=(service,), token=a_token()) for service in (CIVIL, CIVIL, LAND)),
        OpenCounter(id=an_id(), counter=COUNTER_5, clerk=LAN, profile=ALL),
        CallNext(id=an_id(), counter=COUNTER_5),
        CloseDay(id=an_id()),
        OpenDay(id=an_id()),
        *(IssueTicket(id=an_id(), needs=(service,), token=a_token()) for service in (CIVIL, LAND, LAND)),
    ]
    for command in commands:
        now += timedelta(days=1) if isinstance(command, OpenDay) else timedelta(seconds=30)
        for event in decide(branch, command, now):
            branch = apply(branch, event)
            events.append(event)
    return events, branch


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return where the log is."""
    return tmp_path / "CN01.sqlite"


def write(path: Path, events: Log) -> None:
    """Write a log of these events, chained anew; so a forger would."""
    store = SqliteStore(path)
    store.append(Group(entries=seal_all(events, GENESIS)))
    store.close()


@pytest.fixture
def log(path: Path) -> Log:
    """Return the events of a sound log with one snapshot, which is on disk."""
    events, branch = two_days()
    write(path, events)
    store = SqliteStore(path)
    store.keep_snapshot(Snapshot(branch.seq, encode_branch(branch, store.head().hash, with_settled=True)))
    store.close()
    return events


def check(path: Path) -> Sound:
    """Verify the log as the command does."""
    reader = SqliteReader(path)
    try:
        return verified(reader, CN01)
    finally:
        reader.close()


def change(path: Path, sql: str, *values: str | bytes) -> None:
    """Tamper with the file."""
    with apsw.Connection(str(path)) as db:
        db.execute(sql, values)


def test_a_sound_log_is_said_to_be_sound(path: Path, log: Log) -> None:
    sound = check(path)

    assert (sound.head.seq, sound.numbers, sound.snapshots) == (len(log), 6, 1)


def test_an_empty_log_is_sound(path: Path) -> None:
    SqliteStore(path).close()

    assert check(path).head.seq == 0


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        ("UPDATE entries SET body = CAST(replace(body, 'A001', 'A009') AS BLOB) WHERE seq = 3", "Entry 3 was altered"),
        ("UPDATE entries SET hash = '0' WHERE seq = 4", "Entry 4 was altered"),
        ("DELETE FROM entries WHERE seq = 5", "Entry 5 is missing; 6 stands in its place"),
        ("DELETE FROM entries WHERE seq = 1", "Entry 1 is missing"),
        ("UPDATE entries SET body = x'7b7d' WHERE seq = 2", "not an entry of a log"),
        ("UPDATE entries SET seq = seq + 100 WHERE seq > 9", "Entry 10 is missing; 110"),
        ("DELETE FROM entries WHERE seq > 9", "The log ends at entry 9, but there is a snapshot"),
    ],
)
def test_a_log_that_was_tampered_with_is_found_out(path: Path, log: Log, sql: str, said: str) -> None:
    change(path, sql)

    with pytest.raises(Unsound, match=said):
        check(path)


def test_an_altered_entry_with_a_hash_to_match_is_found_out_at_the_next(path: Path, log: Log) -> None:
    store = SqliteStore(path)
    body = store.read(2, 1)[0].body.replace(b"A001", b"A009")
    store.close()
    change(path, "UPDATE entries SET body = ?, hash = ? WHERE seq = 3", body, hashlib.sha256(body).hexdigest())

    with pytest.raises(Unsound, match="Entry 4 does not follow entry 3"):
        check(path)


Forge: TypeAlias = Callable[[Log], None]


def _twice(events: Log) -> None:
    second = next(event for event in events[3:] if isinstance(event.data, TicketIssued))
    assert isinstance(second.data, TicketIssued)
    events[second.seq - 1] = replace(second, data=replace(second.data, number="A001", ordinal=1))


def _back_in_time(events: Log) -> None:
    events[4] = replace(events[4], at=EIGHT)


def _of_another_branch(events: Log) -> None:
    events[4] = replace(events[4], branch=BranchId("CN02"))


def _of_no_ticket(events: Log) -> None:
    events[6] = replace(events[6], data=ServingStarted(ticket=TicketId(an_id()), counter=COUNTER_5))


def _for_nothing(events: Log) -> None:
    data = events[2].data
    assert isinstance(data, TicketIssued)
    events[2] = replace(events[2], data=replace(data, needs=()))


@pytest.mark.parametrize(
    ("forge", "said"),
    [
        (_twice, "Entry 4 gives out number A001, which entry 3 has given out"),
        (_back_in_time, "Entry 5 of type TicketIssued does not follow"),
        (_of_another_branch, "Entry 5 of type TicketIssued does not follow"),
        (_of_no_ticket, "Entry 7 of type ServingStarted does not follow"),
        (_for_nothing, "Entry 3 of type TicketIssued does not follow"),
    ],
)
def test_a_chain_that_holds_around_a_wrong_event_is_found_out(path: Path, forge: Forge, said: str) -> None:
    events, _ = two_days()
    forge(events)
    write(path, events)

    with pytest.raises(Unsound, match=said):
        check(path)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (b'"is_open":true', b'"is_open":false', "differs from the replay in is_open$"),
        (b'"H":2', b'"H":9', "differs from the replay in numbers, at H"),
        (b'"state":"waiting"', b'"state":"missed"', "differs from the replay in tickets, at 0"),
        (b'"head":"', b'"head":"0', "names another hash"),
        (b'{"format":1', b'{"format":0', "cannot be read.*format 0"),
    ],
)
def test_a_snapshot_that_is_not_the_replay_is_found_out(
    path: Path, log: Log, old: bytes, new: bytes, said: str
) -> None:
    store = SqliteStore(path)
    kept = store.snapshots()[0]
    store.keep_snapshot(replace(kept, document=kept.document.replace(old, new)))
    store.close()

    with pytest.raises(Unsound, match=f"The snapshot of entry {kept.seq} .*{said}"):
        check(path)


def test_a_snapshot_of_an_older_form_of_the_rules_is_passed_over(path: Path, log: Log) -> None:
    store = SqliteStore(path)
    kept = store.snapshots()[0]
    document = kept.document.replace(b'"effects":2', b'"effects":1').replace(b'"clerk":"', b'"was":"')
    assert document != kept.document
    store.keep_snapshot(replace(kept, document=document))
    store.close()

    assert check(path).snapshots == 0


def test_a_log_is_verified_while_its_server_writes_it(path: Path, log: Log) -> None:
    store = SqliteStore(path)

    assert check(path).head == store.head()
    store.close()


def test_the_command_says_so_and_ends_well(path: Path, log: Log, capsys: pytest.CaptureFixture[str]) -> None:
    assert verify(["--data", str(path.parent)]) == 0

    said = capsys.readouterr().out
    assert said.startswith(f"The log of CN01 is sound: {len(log)} entries, 6 numbers given out, 1 snapshots")


def test_the_command_names_the_fault_and_ends_badly(path: Path, log: Log, capsys: pytest.CaptureFixture[str]) -> None:
    change(path, "DELETE FROM entries WHERE seq = 5")

    assert verify(["--data", str(path.parent)]) == 1
    assert "Entry 5 is missing" in capsys.readouterr().err


def test_the_command_says_when_there_is_no_log(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert verify(["--data", str(tmp_path), "--branch", "CN09"]) == 2
    assert "CN09.sqlite cannot be read as a log" in capsys.readouterr().err


def test_the_command_says_when_the_log_cannot_be_read(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    SqliteStore(path).close()
    change(path, "DROP TABLE entries")

    assert verify(["--data", str(path.parent)]) == 2
    assert "check the disk" in capsys.readouterr().err
