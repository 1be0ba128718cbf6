"""Lines of traces: whatever names the events, what is missing, what is wrong."""

import json

import pytest

from server_client.queue_model.ids import ClassCode, ClerkId, CounterId, ServiceCode, TicketId
from server_client.wait_forecast import trace
from server_client.wait_forecast.picking import Candidate
from server_client.wait_forecast.trace import ServiceTerms, Shift, Skill, Terms, TraceData, TraceEvent
from server_client.wire.errors import Malformed
from server_client.wire.traces import Choose, Line, Predict, read_trace_line

_T, _C, _A = TicketId("t1"), CounterId("Q1"), ServiceCode("A")


def _read(**fields: object) -> Line:
    return read_trace_line(json.dumps(fields).encode())


def _data(**fields: object) -> TraceData:
    read = _read(day=3, t=7.5, **fields)
    assert isinstance(read, TraceEvent)
    assert (read.day, read.t) == (3, 7.5)
    return read.data


_EVENTS: list[tuple[dict[str, object], TraceData]] = [
    ({"type": "branch_close"}, trace.BranchClosed()),
    ({"type": "booked", "slot": 900, "service": "A"}, trace.Booked(service=_A, slot_s=900.0)),
    (
        {"type": "ticket_issued", "ticket": "t1", "service": "A", "cls": "priority"},
        trace.TicketIssued(ticket=_T, service=_A, class_code=ClassCode("priority"), clock_s=7.5),
    ),
    (
        {"type": "ticket_issued", "ticket": "t1", "service": "A"},
        trace.TicketIssued(ticket=_T, service=_A, class_code=ClassCode("walkin"), clock_s=7.5),
    ),
    (
        {"type": "ticket_issued", "ticket": "t1", "service": "A", "cls": "appointment", "slot": 900},
        trace.TicketIssued(ticket=_T, service=_A, class_code=ClassCode("appointment"), clock_s=900.0, slot_s=900.0),
    ),
    (
        {"type": "counter_open", "counter": "Q1", "clerk": "c1", "skills": ["A", {"service": "B"}]},
        trace.CounterOpened(
            counter=_C, clerk=ClerkId("c1"), skills=(Skill(service=_A), Skill(service=ServiceCode("B")))
        ),
    ),
    (
        {"type": "counter_close", "counter": "Q1", "reason": "cancelled"},
        trace.CounterClosed(counter=_C, reason="cancelled"),
    ),
    ({"type": "ticket_called", "ticket": "t1", "counter": "Q1"}, trace.TicketCalled(ticket=_T, counter=_C)),
    ({"type": "ticket_recalled", "ticket": "t1", "counter": "Q1"}, trace.TicketRecalled(ticket=_T, counter=_C)),
    ({"type": "no_show", "ticket": "t1"}, trace.NoShow(ticket=_T)),
    ({"type": "ticket_returned", "ticket": "t1"}, trace.TicketReturned(ticket=_T)),
    ({"type": "ticket_held", "ticket": "t1"}, trace.TicketHeld(ticket=_T)),
    (
        {"type": "service_started", "ticket": "t1", "counter": "Q1", "service": "A"},
        trace.ServiceStarted(ticket=_T, counter=_C, service=_A),
    ),
    ({"type": "service_ended", "ticket": "t1", "outcome": "done"}, trace.ServiceEnded(ticket=_T)),
    ({"type": "service_ended", "ticket": "t1", "outcome": "transfer", "to": "A"}, trace.ServiceEnded(ticket=_T, to=_A)),
    (
        {"type": "service_ended", "ticket": "t1", "outcome": "transfer", "to": "A", "clock": 4},
        trace.ServiceEnded(ticket=_T, to=_A, clock_s=4.0),
    ),
    (
        {"type": "ticket_returned", "ticket": "t1", "offered_from": 99},
        trace.TicketReturned(ticket=_T, offered_from_s=99.0),
    ),
    (
        {"type": "ticket_issued", "ticket": "t1", "service": "A", "clock": 3},
        trace.TicketIssued(ticket=_T, service=_A, class_code=ClassCode("walkin"), clock_s=3.0),
    ),
    ({"type": "cancelled", "ticket": "t1"}, trace.Cancelled(ticket=_T)),
    ({"type": "expired", "ticket": "t1"}, trace.Expired(ticket=_T)),
]


@pytest.mark.parametrize(("fields", "expected"), _EVENTS)
def test_each_kind_of_event_is_read(fields: dict[str, object], expected: TraceData) -> None:
    assert _data(**fields) == expected


@pytest.mark.parametrize("key", ["event", "ev", "kind", "something_else"])
def test_any_key_may_name_the_event(key: str) -> None:
    assert _data(**{key: "no_show", "ticket": "t1", "reason": "expired"}) == trace.NoShow(ticket=_T)


def test_numbers_may_name_tickets_and_counters() -> None:
    assert _data(type="ticket_called", ticket=1, counter=2) == trace.TicketCalled(
        ticket=TicketId("1"), counter=CounterId("2")
    )


@pytest.mark.parametrize(
    "plan",
    [
        [[0, 100], [200, 300]],
        [{"from": 200, "to": 300}, {"from": 0, "to": 100}],
        [{"start": 0, "end": 100}, {"start": 200, "end": 300}],
    ],
)
def test_a_roster_is_read_in_whatever_form_its_plan_has(plan: object) -> None:
    roster = [{"counter": "Q1", "clerk": "c1", "skills": ["A"], "plan": plan}]
    shift = Shift(counter=_C, clerk=ClerkId("c1"), skills=(Skill(service=_A),), plan=((0.0, 100.0), (200.0, 300.0)))
    assert _data(type="branch_open", rule="urgency", roster=roster) == trace.BranchOpened(roster=(shift,))


def test_a_day_may_open_without_a_roster() -> None:
    assert _data(type="branch_open") == trace.BranchOpened()
    assert _data(type="branch_open", roster=[{"counter": "Q1"}]) == trace.BranchOpened(
        roster=(Shift(counter=_C, clerk=ClerkId(""), skills=(), plan=()),)
    )


def test_a_day_that_has_a_name_is_a_number_too() -> None:
    one, same, other = (_read(day=day, t=0, type="branch_close") for day in ("mon", "mon", "tue"))
    assert one == same != other


def test_what_is_of_no_known_kind_is_passed_over() -> None:
    assert _read(day=1, t=2, type="weather", sky="blue") is None


def test_the_terms_are_read() -> None:
    terms = _read(
        config={
            "services": [{"code": "A", "name": "a", "nominal_s": 300, "promise_s": 900}, {"code": "B"}],
            "rule": {
                "kind": "urgency",
                "slopes": {"walkin": 1, "priority": 3, "appointment": 9},
                "overtaking_limit": 4,
            },
            "issue_end": 27000,
            "transfer_credit_s": 600,
            "noshow_after_s": 80,
        }
    )
    assert isinstance(terms, Terms)
    assert terms.services[_A] == ServiceTerms(nominal_s=300.0, promise_s=900.0)
    assert terms.issue_end_s == {"A": 27000.0, "B": 27000.0}
    assert (terms.overtaking_limit, terms.transfer_credit_s, terms.noshow_after_s) == (4, 600.0, 80.0)
    assert terms.slope(ClassCode("priority")) == 3.0
    assert terms.booking_classes == {"appointment"}


def test_terms_may_leave_out_nearly_everything() -> None:
    terms = _read(config={"issue_end": {"A": 100}})
    assert isinstance(terms, Terms)
    assert terms.issue_end_s == {"A": 100.0}
    assert terms.slope(ClassCode("appointment")) == 10.0
    assert terms.overtaking_limit == 6


def test_questions_are_read() -> None:
    assert _read(predict=True, day=3, ticket="t1") == Predict(day=3, ticket=_T)
    one = {"i": 4, "service": "A", "cls": "walkin", "clock": 10, "issued": 5, "passed": 2}
    bare = {"i": 5, "service": "A", "cls": "walkin", "clock": 11}
    read = _read(choose=True, now=100, candidates=[one, bare, "nobody"])
    walkin = ClassCode("walkin")
    assert read == Choose(
        now_s=100.0,
        candidates=(
            Candidate(index=4, service=_A, class_code=walkin, clock_s=10.0, issued_s=5.0, passed=2),
            Candidate(index=5, service=_A, class_code=walkin, clock_s=11.0, issued_s=11.0, passed=0),
        ),
    )
    assert _read(choose=True, now=100) == Choose(now_s=100.0, candidates=())


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        (b"{", "not JSON"),
        (b"[1]", "not an object"),
        (b'{"type": "no_show", "day": 1, "t": 2}', "ticket is missing"),
        (b'{"type": "no_show", "day": 1, "t": "two", "ticket": "x"}', "t is not a number"),
        (b'{"type": "branch_open", "day": 1, "t": 2, "roster": [{"counter": "a", "plan": [7]}]}', "planned interval"),
    ],
)
def test_a_line_of_which_nothing_can_be_made_is_malformed(line: bytes, complaint: str) -> None:
    with pytest.raises(Malformed, match=complaint):
        read_trace_line(line)
