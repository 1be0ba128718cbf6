"""Each check of the fault campaign finds its violation in a made log, answer or paper, and none in a sound one."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from server_client.chaos.checks.answers import check_answers, check_followers
from server_client.chaos.checks.copies import Copy, check_copy
from server_client.chaos.checks.log_audit import LogAudit, numbers_of_all
from server_client.chaos.checks.papers import Known, Paper, check_papers
from server_client.chaos.checks.service import KioskService
from server_client.chaos.checks.violation import Violation
from server_client.chaos.diary import Note, told_of
from server_client.chaos.digest import state_digest
from server_client.queue_model.apply import apply
from server_client.queue_model.commands import CallNext, OpenCounter, StartServing
from server_client.queue_model.epoch_commands import BeginEpoch, EpochReason
from server_client.queue_model.events import Event, EventData, TicketCalled, TicketIssued
from server_client.queue_model.ids import CommandId, CounterId, TicketId, VisitId
from server_client.wire.chain import Entry, event_of, seal_all
from tests.fakes.node_log import NodeLog, fresh_id
from tests.proof.branches import ALL, BRANCH, C1, C2, clerk_of


def a_log(*, numbers: int = 3) -> NodeLog:
    """Return a log with numbers given out and two counters open."""
    log = NodeLog(BRANCH).open()
    for counter in (C1, C2):
        log.do(OpenCounter(id=fresh_id(), counter=counter, clerk=clerk_of(counter), profile=ALL))
    return log.take(numbers)


def audited(entries: Sequence[Entry], name: str = "CN01") -> tuple[LogAudit, tuple[Violation, ...]]:
    """Go through entries; return the audit and what it has found."""
    audit = LogAudit(branch_id=BRANCH, name=name, look="motcua verify")
    return audit, audit.take(entries)


def sound(entries: Sequence[Entry], name: str = "CN01") -> LogAudit:
    """Go through entries in which nothing must be wrong."""
    audit, found = audited(entries, name)
    assert found == ()
    return audit


def events(log: NodeLog) -> list[Event]:
    return [event_of(entry.body) for entry in log.entries]


def with_event(log: NodeLog, data: EventData, *, sooner: timedelta = timedelta()) -> list[Entry]:
    """Return the entries with one more that no writer would write, sealed as it should be."""
    last = events(log)[-1]
    event = replace(last, seq=last.seq + 1, at=last.at - sooner, command_id=fresh_id(), data=data)
    return [*log.entries, *seal_all([event], log.hash_at(log.seq))]


def issued(log: NodeLog) -> list[TicketIssued]:
    return [event.data for event in events(log) if isinstance(event.data, TicketIssued)]


def called(log: NodeLog, counter: CounterId) -> TicketCalled:
    """Let a counter call, and return what was said of it."""
    log.do(CallNext(id=fresh_id(), counter=counter))
    data = events(log)[-1].data
    assert isinstance(data, TicketCalled)
    return data


def kinds(found: Sequence[Violation]) -> set[str]:
    return {violation.check for violation in found}


def test_a_sound_log_has_nothing_wrong_and_is_taken_in_parts() -> None:
    log = a_log()
    first = called(log, C1)
    log.do(StartServing(id=fresh_id(), counter=C1, ticket=first.ticket))
    audit = LogAudit(branch_id=BRANCH, name="CN01", look="")
    assert audit.take(log.entries[:4]) == audit.take(log.entries[4:]) == ()
    assert (audit.seq, audit.calls, len(audit.tickets)) == (log.seq, 1, 3)
    assert audit.digests[max(audit.digests, key=lambda place: place.seq)] == state_digest(log.state)


def test_an_entry_that_was_changed_breaks_the_chain_and_nothing_after_it_is_read() -> None:
    log = a_log()
    changed = replace(log.entries[3], body=log.entries[3].body.replace(b"c2", b"c9"))
    audit, found = audited([*log.entries[:3], changed, *log.entries[4:]])
    assert [(one.check, one.seq) for one in found] == [("chain", 4)]
    assert audit.take(log.entries[4:]) == ()


def test_an_entry_that_is_missing_breaks_the_chain() -> None:
    log = a_log()
    assert kinds(audited([*log.entries[:3], *log.entries[4:]])[1]) == {"chain"}


def test_an_event_about_a_ticket_that_is_not_there_cannot_be_replayed() -> None:
    log = a_log()
    data = replace(called(log, C1), ticket=TicketId(fresh_id()), counter=C2)
    assert kinds(audited(with_event(log, data))[1]) == {"replay"}


def test_time_that_goes_back_is_found() -> None:
    log = a_log()
    data = replace(issued(log)[0], visit=VisitId(fresh_id()), ticket=TicketId(fresh_id()), number="A009", token=None)
    assert kinds(audited(with_event(log, data, sooner=timedelta(seconds=5)))[1]) == {"time", "replay"}


def test_an_epoch_that_goes_back_is_found() -> None:
    log = a_log()
    log.do(BeginEpoch(id=fresh_id(), epoch=2, reason=EpochReason.RESTORED, is_alone=True))
    log.take(1)
    last = events(log)[-1]
    back = replace(last, seq=last.seq + 1, epoch=1, data=replace(called(a_log(), C1), ticket=issued(log)[0].ticket))
    assert "epoch" in kinds(audited([*log.entries, *seal_all([back], log.hash_at(log.seq))])[1])


def test_a_number_that_is_given_to_two_visits_is_found() -> None:
    log = a_log()
    data = replace(issued(log)[0], visit=VisitId(fresh_id()), ticket=TicketId(fresh_id()), token=None)
    assert kinds(audited(with_event(log, data))[1]) == {"number twice"}


def test_a_ticket_that_two_counters_call_is_found() -> None:
    log = a_log()
    data = replace(called(log, C1), counter=C2)
    assert "one counter a ticket" in kinds(audited(with_event(log, data))[1])


def test_a_counter_that_calls_a_second_ticket_is_found() -> None:
    log = a_log()
    first = called(log, C1)
    other = next(ticket.ticket for ticket in issued(log) if ticket.ticket != first.ticket)
    found = audited(with_event(log, replace(first, ticket=other)))[1]
    # The first ticket believes that it is still there.
    assert kinds(found) == {"one ticket a counter", "counter and ticket"}


def test_one_number_in_two_logs_of_a_branch_is_one_visits() -> None:
    log, other = a_log(), a_log()
    assert kinds(numbers_of_all([sound(log.entries), sound(other.entries, "before")])) == {"number twice"}
    assert numbers_of_all([sound(log.entries), sound(log.entries[:5], "before")]) == ()


def answered(event: Event) -> Note:
    return Note(what="answered", id=event.command_id, kind="IssueTicket", told=told_of([event]))


def test_an_answer_that_is_not_in_the_log_is_found() -> None:
    log = a_log()
    last = events(log)[-1]
    assert check_answers({"K1": [answered(last)]}, sound(log.entries)) == ()
    assert kinds(check_answers({"K1": [answered(last)]}, sound(log.entries[:-1]))) == {"answered, not in the log"}
    assert isinstance(last.data, TicketIssued)
    other = replace(last, data=replace(last.data, number="A999"))
    assert kinds(check_answers({"K1": [answered(other)]}, sound(log.entries))) == {"answered, not in the log"}


def test_an_answer_of_a_former_node_is_in_its_own_log_behind_a_parting() -> None:
    log = a_log()
    restored = log.restored(log.seq - 1)
    restored.do(BeginEpoch(id=fresh_id(), epoch=2, reason=EpochReason.RESTORED, is_alone=True))
    diary = {"K1": [answered(events(log)[-1])]}
    present, former = sound(restored.entries), sound(log.entries, "before")
    assert check_answers(diary, present, [former]) == ()
    assert kinds(check_answers(diary, present)) == {"answered, not in the log"}
    # Without a new epoch nothing parts.
    assert kinds(check_answers(diary, sound(log.entries[:-1]), [former])) == {"answered, not in the log"}


def test_two_answers_to_one_command_are_found() -> None:
    log = a_log()
    first, second = events(log)[-2:]
    diary = {"K1": [answered(first), replace(answered(second), id=first.command_id)]}
    assert kinds(check_answers(diary, sound(log.entries))) == {"two answers"}
    assert check_answers({"K1": [answered(first), answered(first)]}, sound(log.entries)) == ()


def test_a_command_that_was_refused_and_is_in_the_log_is_found() -> None:
    log = a_log()
    diary = {"q01": [Note(what="refused", id=events(log)[-1].command_id, kind="nobody_waiting")]}
    assert kinds(check_answers(diary, sound(log.entries))) == {"refused, and in the log"}
    log.do(BeginEpoch(id=fresh_id(), epoch=2, reason=EpochReason.PROMOTED, is_alone=True))
    assert check_answers(diary, sound(log.entries)) == ()


def test_a_follower_that_shows_another_state_is_found() -> None:
    log = a_log()
    seen = Note(what="followed", epoch=1, seq=log.seq, digest=state_digest(log.state))
    assert check_followers({"lobby": [seen]}, sound(log.entries)) == ()
    last = events(log)[-1]
    assert isinstance(last.data, TicketIssued)
    other = apply(log.restored(log.seq - 1).state, replace(last, data=replace(last.data, number="A999")))
    wrong = replace(seen, digest=state_digest(other))
    assert kinds(check_followers({"lobby": [wrong]}, sound(log.entries))) == {"follower"}


def shown(ticket: TicketIssued) -> Note:
    return Note(
        what="shown",
        number=ticket.number,
        token=ticket.token or "",
        visit=ticket.visit,
        at=ticket.issued_at.isoformat(),
    )


def paper_of(ticket: TicketIssued, name: str = "ticket-0001.bin") -> Paper:
    return Paper(kiosk="K1", path=name, token=ticket.token or "", number=ticket.number, is_copy=False, is_whole=True)


def of_papers(log: NodeLog, papers: Sequence[Paper], notes: Sequence[Note], **known: frozenset[str]) -> set[str]:
    return kinds(check_papers(papers, {"K1": notes}, Known(present=sound(log.entries), **known)))


def test_papers_of_a_sound_branch_are_each_of_one_ticket() -> None:
    log = a_log()
    tickets = issued(log)
    papers = [paper_of(ticket, f"ticket-{at}.bin") for at, ticket in enumerate(tickets)]
    # What was torn off before its code, and a copy that says so, are nothing wrong.
    papers += [replace(papers[0], token="", number="", is_whole=False), replace(papers[0], is_copy=True)]
    assert of_papers(log, papers, [shown(ticket) for ticket in tickets]) == set()


@pytest.mark.parametrize(
    ("spoiled", "check"),
    [
        (lambda paper: replace(paper, number=""), "another number on paper"),
        (lambda paper: replace(paper, number="A999"), "another number on paper"),
        (lambda paper: replace(paper, token=""), "unreadable paper"),
        (lambda paper: replace(paper, token="n" * 22), "printed, in no log"),
    ],
)
def test_a_paper_that_no_log_knows_so_is_found(spoiled: Callable[[Paper], Paper], check: str) -> None:
    log = a_log()
    ticket = issued(log)[0]
    assert of_papers(log, [spoiled(paper_of(ticket))], [shown(ticket)]) == {check}


def test_a_paper_that_comes_out_twice_without_the_mark_of_a_copy_is_found() -> None:
    log = a_log()
    ticket = issued(log)[0]
    assert of_papers(log, [paper_of(ticket, "one"), paper_of(ticket, "two")], [shown(ticket)]) == {"printed twice"}


def test_a_number_on_its_way_or_keyed_in_by_staff_is_known() -> None:
    log = a_log()
    ticket = replace(issued(log)[0], token=CommandId("o" * 22), number="K1-001")  # type: ignore[arg-type]
    papers, notes = [paper_of(ticket)], [shown(ticket)]
    assert of_papers(log, papers, notes) == {"printed, in no log", "shown, in no log"}
    assert of_papers(log, papers, notes, on_their_way=frozenset({"o" * 22})) == set()
    assert of_papers(log, papers, notes, lost=frozenset({"o" * 22})) == set()


def test_a_number_that_two_persons_were_shown_is_found() -> None:
    log = a_log()
    first, second = issued(log)[:2]
    notes = [shown(first), replace(shown(second), number=first.number)]
    assert of_papers(log, [], notes) == {"shown, in no log", "number twice"}


def test_a_kiosk_that_only_says_no_for_longer_than_a_fault_lasts_is_found() -> None:
    no, yes, late = Note(what="refused", kind="day_over"), Note(what="shown"), Note(what="nothing", kind="NoAnswer")
    service = KioskService(name="K1")
    notes = [no] * 5
    assert service.look(notes) == ()
    notes += [no, late, no]
    assert [(one.check, one.where) for one in service.look(notes)] == [("gives no numbers", "K1")]
    # It is told once, until there has been a number again.
    notes += [no] * 5
    assert service.look(notes) == ()
    for more in ([yes], [no] * 5, [no, yes, no, no], [no] * 2, [no] * 5):
        notes += more
        assert service.look(notes) == ()


def test_a_copy_at_the_centre_is_the_log_or_tells_of_its_difference() -> None:
    log, other = a_log(), a_log()
    own = log.entries
    assert check_copy(own, Copy(name="CN01", entries=own), is_at_rest=True) == ()
    assert check_copy(own, Copy(name="CN01", entries=own[:-1]), is_at_rest=False) == ()
    assert check_copy(own, Copy(name="CN01", entries=other.entries, told="log_differs"), is_at_rest=True) == ()
    assert check_copy(own[:-1], Copy(name="CN01", entries=own, told="log_differs"), is_at_rest=True) == ()
    for wrong in (
        check_copy(own, Copy(name="CN01", entries=own[:-1]), is_at_rest=True),
        check_copy(own, Copy(name="CN01", entries=other.entries), is_at_rest=True),
        check_copy(own[:-1], Copy(name="CN01", entries=own), is_at_rest=False),
        check_copy(own, Copy(name="CN01", entries=own, told="log_differs"), is_at_rest=True),
    ):
        assert kinds(wrong) == {"centre's copy"}
