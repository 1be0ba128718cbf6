"""A branch's past days are told as a trace in which no person is, and what the format cannot say did not happen."""

import json
from collections.abc import Sequence
from datetime import timedelta
from random import Random
from typing import Any

from server_client.policy_lab.past_days import PastDays
from server_client.queue_model import commands
from server_client.queue_model.events import Event
from server_client.wire.traces import read_trace_line
from tests.proof.branches import C1, C2, ELDERLY, TODAY, A, B, clerk_of
from tests.unit.queue_office import Office, at_work


def _told(log: Sequence[Event], days: PastDays | None = None) -> list[dict[str, Any]]:
    days = days or PastDays(Random("names"))
    lines = [line for event in log for line in days.take(event)]
    return [json.loads(line) for line in (*lines, *days.rest())]


def _kinds(lines: Sequence[dict[str, Any]]) -> list[str]:
    return [line["type"] for line in lines[1:]]


def _a_full_day() -> Office:
    office = at_work()
    office.issue(class_code=ELDERLY)
    office.issue(B)
    office.check_in(office.now + timedelta(minutes=30))
    office.serve()
    sent = office.call()
    office.start(sent)
    office.send(sent, service=A)
    office.wait(900)
    held = office.call(C2)
    office.start(held, C2)
    office.hold(held, C2)
    office.do(commands.ResumeTicket, ticket=held)
    missed = office.call()
    office.miss(missed)
    office.do(commands.ReturnTicket, ticket=missed)
    office.wait(400)
    office.do(commands.RecallTicket, counter=C2, ticket=office.call(C2))
    office.do(commands.CloseDay)
    return office


def test_a_day_is_told_with_its_config_and_read_back() -> None:
    lines = _told(_a_full_day().log)

    assert lines[0]["config"]["rule"]["slopes"] == {"walkin": 1.0, "priority": 4.0, "appointment": 10.0}
    assert _kinds(lines)[0] == "branch_open"
    assert _kinds(lines)[-1] == "branch_close"
    assert {
        "ticket_issued", "ticket_called", "service_started", "service_ended", "ticket_held", "no_show",
        "ticket_returned", "ticket_recalled", "counter_open", "expired",
    } <= set(_kinds(lines))  # fmt: skip
    assert all(read_trace_line(json.dumps(line).encode()) is not None for line in lines)
    issued = [line for line in lines if line.get("type") == "ticket_issued"]
    assert [line["cls"] for line in issued] == ["priority", "walkin", "appointment"]


def test_no_name_of_the_log_is_in_the_trace() -> None:
    office = _a_full_day()
    text = json.dumps(_told(office.log))

    for secret in (*office.branch.tickets, clerk_of(C1), clerk_of(C2), "token", "B-1"):
        assert secret not in text


def test_another_export_has_other_names_for_clerks() -> None:
    log = _a_full_day().log
    clerks = [
        {line["clerk"] for line in _told(log, PastDays(Random(seed))) if "clerk" in line} for seed in ("one", "two")
    ]

    assert len(clerks[0]) == len(clerks[1]) == 2
    assert clerks[0].isdisjoint(clerks[1])


def test_a_class_that_was_granted_later_counts_from_the_issue() -> None:
    office = at_work()
    ticket = office.issue()
    office.do(commands.SetPriority, ticket=ticket, class_code=ELDERLY)

    (issued,) = [line for line in _told(office.log) if line.get("type") == "ticket_issued"]

    assert issued["cls"] == "priority"


def test_whoever_changes_the_service_while_waiting_takes_another_number() -> None:
    office = at_work()
    ticket = office.issue()
    office.send(ticket, service=B)
    office.serve()

    lines = [line for line in _told(office.log) if "ticket" in line]

    assert [(line["type"], line["ticket"]) for line in lines] == [
        ("ticket_issued", "t1"), ("cancelled", "t1"), ("ticket_issued", "t2"),
        ("ticket_called", "t2"), ("service_started", "t2"), ("service_ended", "t2"),
    ]  # fmt: skip
    assert lines[2]["service"] == "B"


def test_a_deed_that_was_taken_back_did_not_happen() -> None:
    office = at_work()
    office.issue()
    ticket = office.call()
    office.start(ticket)
    office.send(ticket, service=B)
    office.do(commands.TakeBack, counter=C1)
    office.finish(ticket)

    kinds = [line["type"] for line in _told(office.log) if "ticket" in line]

    assert kinds == ["ticket_issued", "ticket_called", "service_started", "service_ended"]


def test_only_the_wanted_days_are_told() -> None:
    office = _a_full_day()
    office.wait(24 * 3600)
    office.do(commands.OpenDay)
    office.issue()
    tomorrow = TODAY + timedelta(days=1)

    both = _told(office.log)
    first = _told(office.log, PastDays(Random("x"), end=TODAY))
    second = _told(office.log, PastDays(Random("x"), begin=tomorrow))

    assert {line["day"] for line in both[1:]} == {TODAY.toordinal(), tomorrow.toordinal()}
    assert {line["day"] for line in first[1:]} == {TODAY.toordinal()}
    assert {line["day"] for line in second[1:]} == {tomorrow.toordinal()}
    assert "config" in second[0]


def test_a_day_on_which_nobody_came_is_not_told() -> None:
    assert _told(at_work().log) == []


def test_whoever_is_sent_to_a_counter_by_name_keeps_the_number() -> None:
    office = at_work()
    office.issue()
    ticket = office.call()
    office.start(ticket)
    office.send(ticket, service=B)
    office.send(ticket, counter=C2)
    office.call(C2)

    kinds = [line["type"] for line in _told(office.log) if "ticket" in line]

    assert kinds == ["ticket_issued", "ticket_called", "service_started", "service_ended", "ticket_called"]
