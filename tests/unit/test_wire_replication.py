"""Runs of a log: a sound one is taken as it is, and of any other the entry at fault is named, whatever came."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from server_client.queue_model.epoch_commands import EpochReason
from server_client.queue_model.epoch_events import EpochBegun
from server_client.queue_model.events import DayOpened, Event, EventData, TicketReturned
from server_client.queue_model.ids import BranchId, CommandId, TicketId
from server_client.wire.chain import GENESIS, Entry, seal, seal_all
from server_client.wire.errors import Malformed
from server_client.wire.replication import (
    LONGEST_RUN,
    Difference,
    Held,
    HeldEntry,
    Run,
    decode_held,
    decode_held_entry,
    decode_run,
    encode_held,
    encode_run,
)
from server_client.wire.run_entries import Fault, FaultyEntry, all_sound, one_by_one, stored_entry
from tests.proof.branches import BRANCH, MORNING, TODAY
from tests.unit.queue_office import at_work

ID = CommandId("0192f0c1-2d3e-7abc-8def-0123456789ab")
SOME = settings(max_examples=60, deadline=None)


def morning() -> list[Entry]:
    """Return the log of a small morning."""
    office = at_work()
    office.issue()
    office.serve()
    return seal_all(office.log, GENESIS)


LOG = morning()


def sent(entries: list[Entry], *, after: int = 0, prev: str = GENESIS, beyond: int = 0, epoch: int = 1) -> bytes:
    """Return the entries as a run of a log that goes on for so many entries beyond them."""
    return encode_run(entries, epoch=epoch, after=after, prev=prev, head=after + len(entries) + beyond)


def taken(body: bytes) -> Run:
    """Return the run that the centre makes of the body."""
    return decode_run(body, BRANCH)


def fault(body: bytes) -> tuple[Fault, int]:
    """Return what is wrong with the body, which entry is."""
    with pytest.raises(FaultyEntry) as found:
        taken(body)
    return found.value.fault, found.value.seq


def an_event(seq: int, data: EventData | None = None, *, epoch: int = 1, at: datetime = MORNING) -> Event:
    """Return an event of the morning."""
    return Event(branch=BRANCH, epoch=epoch, seq=seq, at=at, command_id=ID, data=data or DayOpened(day=TODAY))


def one(event: Event) -> bytes:
    """Return a run of one event."""
    return sent([seal(event, GENESIS)], epoch=event.epoch)


def test_a_sound_run_is_what_was_sealed() -> None:
    run = taken(sent(LOG, beyond=900))

    assert [(entry.seq, entry.command_id, entry.body, entry.hash) for entry in run.entries] == [
        (entry.seq, entry.command_id, entry.body, entry.hash) for entry in LOG
    ]
    assert (run.epoch, run.after, run.prev, run.head, run.last) == (
        1,
        0,
        GENESIS,
        len(LOG) + 900,
        len(LOG),
    )
    assert [run.hash_at(seq) for seq in (0, 1, len(LOG))] == [GENESIS, LOG[0].hash, LOG[-1].hash]
    assert run.entries[0].at_ms == MORNING.timestamp() * 1000


def test_what_was_stored_is_read_without_being_checked_again() -> None:
    assert [stored_entry(entry) for entry in LOG] == list(taken(sent(LOG)).entries)


def test_the_rest_of_a_log_is_a_run_after_its_beginning() -> None:
    run = taken(sent(LOG[3:], after=3, prev=LOG[2].hash))

    assert (run.hash_at(3), run.entries[0].seq) == (LOG[2].hash, 4)


def test_a_run_may_hold_nothing() -> None:
    assert taken(sent([], after=7, prev=LOG[0].hash)).last == 7


def test_an_epoch_goes_on_as_another_where_that_begins() -> None:
    begun = EpochBegun(reason=EpochReason.REPLACED, mark="B", marked_until=None)
    log = [an_event(1), an_event(2, begun, epoch=3), an_event(3, epoch=3)]

    assert [entry.epoch for entry in taken(sent(seal_all(log, GENESIS), epoch=3)).entries] == [1, 3, 3]


@pytest.mark.parametrize("epochs", [(1, 2), (3, 1)])
def test_an_epoch_that_did_not_begin_is_forged(epochs: tuple[int, int]) -> None:
    log = [an_event(seq, epoch=epoch) for seq, epoch in enumerate(epochs, 1)]

    assert fault(sent(seal_all(log, GENESIS), epoch=3)) == (Fault.FORGED, 2)


def test_an_entry_of_a_later_epoch_than_its_log_is_forged() -> None:
    assert fault(sent([seal(an_event(1, epoch=2), GENESIS)], epoch=1)) == (Fault.FORGED, 1)


def test_an_altered_entry_is_forged() -> None:
    altered = replace(LOG[2], body=LOG[2].body.replace(b"2026", b"2025", 1))

    assert fault(sent([*LOG[:2], altered, *LOG[3:]])) == (Fault.FORGED, 3)


def test_an_altered_entry_with_a_hash_to_match_breaks_the_chain_behind_it() -> None:
    body = LOG[2].body.replace(b"2026-03-02T", b"2026-03-03T", 1)
    assert body != LOG[2].body
    altered = replace(LOG[2], body=body, hash=sha256(body).hexdigest())

    assert fault(sent([*LOG[:2], altered, *LOG[3:]])) == (Fault.FORGED, 4)


def test_entries_in_another_order_are_forged() -> None:
    assert fault(sent([LOG[1], LOG[0], *LOG[2:]])) == (Fault.FORGED, 1)


def test_a_missing_entry_is_named() -> None:
    assert fault(sent([*LOG[:2], *LOG[3:]])) == (Fault.FORGED, 3)


def test_another_branchs_log_is_foreign() -> None:
    with pytest.raises(FaultyEntry, match=f"is of branch {BRANCH}, not of CN02") as found:
        decode_run(sent(LOG), BranchId("CN02"))
    assert (found.value.fault, found.value.seq) == (Fault.FOREIGN, 1)


def test_an_event_that_goes_back_in_time_is_forged() -> None:
    log = [an_event(1), an_event(2, at=MORNING - timedelta(milliseconds=1))]

    assert fault(sent(seal_all(log, GENESIS))) == (Fault.FORGED, 2)


def test_an_event_outside_the_years_that_are_reckoned_with_is_forged() -> None:
    assert fault(one(an_event(1, at=datetime(9999, 12, 31, tzinfo=UTC)))) == (Fault.FORGED, 1)


def test_an_event_of_a_newer_program_waits_until_the_centre_is_updated() -> None:
    body = LOG[0].body.replace(b'"type":"ConfigurationAdopted"', b'"type":"RobotArrived"')
    newer = replace(LOG[0], body=body, hash=sha256(body).hexdigest())

    with pytest.raises(FaultyEntry, match="unknown type RobotArrived; the centre is older") as found:
        taken(sent([newer]))
    assert (found.value.fault, found.value.seq) == (Fault.TOO_NEW, 1)


@pytest.mark.parametrize(
    ("old", "new"),
    [(b'"day":"2026-03-02"', b'"day":"Monday"'), (b'"data":{', b'"date":{'), (b"0192f0c1-", b"\\u0000-")],
    ids=["a wrong field", "a missing field", "an odd id"],
)
def test_an_entry_that_cannot_be_read_or_kept_is_named(old: bytes, new: bytes) -> None:
    body = seal(an_event(1), GENESIS).body.replace(old, new)

    assert fault(sent([Entry(1, ID, body, sha256(body).hexdigest())])) == (Fault.UNREADABLE, 1)


def test_a_moment_without_a_zone_is_not_readable() -> None:
    data = TicketReturned(ticket=TicketId(ID), offered_from=MORNING.replace(tzinfo=None))

    assert fault(one(an_event(1, data))) == (Fault.UNREADABLE, 1)


@pytest.mark.parametrize("entry", [b"{}", b"[]", b'"x"', b'{"type":"DayOpened","hash":"\xc3\xa4"}'])
def test_what_bears_no_hash_is_forged(entry: bytes) -> None:
    body = sent([]).replace(b'"head":0,"entries":[]', b'"head":1,"entries":[%b]' % entry)

    assert fault(body) == (Fault.FORGED, 1)


def test_a_body_that_is_no_entry_is_malformed_even_with_its_hash() -> None:
    body = b'{"prev":""}'
    run = sent([Entry(1, ID, body, sha256(body).hexdigest())])

    with pytest.raises(Malformed, match="Entry 1 is not readable"):
        taken(run)


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ({"epoch": 0}, "epoch"),
        ({"epoch": 2**40}, "epoch"),
        ({"after": -1}, "after"),
        ({"prev": "a" * 64}, "nothing stands before the first"),
        ({"prev": "A" * 64}, "prev"),
        ({"prev": "0" * 64 + "\n"}, "prev"),
        ({"head": 0}, "goes beyond entry 0"),
        ({"head": 2**60}, "head"),
        ({"entries": [1] * (LONGEST_RUN + 1)}, f"at most {LONGEST_RUN}"),
        ({"entries": None}, "entries"),
        ({"more": 1}, "unknown field"),
    ],
)
def test_a_run_of_another_form_is_malformed(change: dict[str, object], what: str) -> None:
    body = json.dumps(json.loads(sent(LOG)) | change).encode()

    with pytest.raises(Malformed, match=what):
        taken(body)


@SOME
@given(st.binary(max_size=200))
def test_no_bytes_crash_the_taking_of_a_run(body: bytes) -> None:
    with pytest.raises(Malformed):
        taken(body)


@SOME
@given(st.data())
def test_a_run_that_was_altered_anywhere_is_refused_or_claims_no_other_entries(data: st.DataObject) -> None:
    body = sent(LOG)
    at = data.draw(st.integers(0, len(body) - 1))
    altered = body[:at] + bytes([data.draw(st.integers(0, 255))]) + body[at + 1 :]
    try:
        run = taken(altered)
    except Malformed:
        return
    # What was sent about the run may be altered, which the centre finds by what it holds; no entry may be.
    assert [entry.body for entry in run.entries] == [entry.body for entry in LOG]


@SOME
@given(st.permutations(LOG), st.integers(0, len(LOG)))
def test_of_entries_in_any_order_only_the_true_one_is_taken(entries: list[Entry], count: int) -> None:
    part = entries[:count]
    if part == LOG[:count]:
        assert taken(sent(part)).last == count
    else:
        with pytest.raises(FaultyEntry):
            taken(sent(part))


@SOME
@given(st.data())
def test_what_is_found_sound_at_once_is_so_one_by_one(data: st.DataObject) -> None:
    entries = [entry.sent for entry in LOG]
    at = data.draw(st.integers(0, len(entries) - 1))
    place = data.draw(st.integers(0, len(entries[at]) - 1))
    entries[at] = entries[at][:place] + bytes([data.draw(st.integers(0, 255))]) + entries[at][place + 1 :]
    found = all_sound(entries, BRANCH, after=0, prev=GENESIS)
    if found is None:
        with pytest.raises(Malformed):
            one_by_one(entries, BRANCH, after=0, prev=GENESIS)
    else:
        assert found == one_by_one(entries, BRANCH, after=0, prev=GENESIS)


def test_what_the_centre_holds_comes_back_as_it_was_told() -> None:
    differs = Difference(seq=3, held="a" * 64, sent="", since=MORNING)
    held = Held(epoch=2, seq=9, hash="b" * 64, differs=differs, newest_configuration=12)

    assert decode_held(encode_held(held)) == held
    assert decode_held_entry(encode_held(HeldEntry(seq=3, hash="c" * 64))) == HeldEntry(seq=3, hash="c" * 64)


def test_what_does_not_tell_what_is_held_is_malformed() -> None:
    for decode in (decode_held, decode_held_entry):
        with pytest.raises(Malformed, match="does not tell"):
            decode(b"{}")
