"""Past days taken apart: turns, gaps, overtakings and counters, from a trace with everything in it."""

from server_client.policy_lab.casting import cast
from server_client.policy_lab.changed_day import unchanged
from server_client.policy_lab.day_reading import recorded_days
from server_client.policy_lab.habits import habits_of
from server_client.policy_lab.recorded_day import Person, RecordedDay, TurnEnd
from server_client.policy_lab.replay import Fate, replayed
from server_client.queue_model.configuration import BOOKING, WALK_IN
from server_client.queue_model.ids import ClassCode, ClerkId, CounterId, ServiceCode, TicketId
from server_client.wait_forecast import trace
from server_client.wait_forecast.terms_of_branch import terms_of
from server_client.wait_forecast.trace import Skill, TraceData, TraceEvent
from tests.fakes.office import CIVIL, EIGHT, ELDERLY, LAND, OFFICE

C1, C2 = CounterId("c1"), CounterId("c2")
LAN, MINH = ClerkId("lan"), ClerkId("minh")
BOTH = (Skill(service=CIVIL), Skill(service=LAND))
TERMS = terms_of(OFFICE, EIGHT.date())
A, B, C = TicketId("a"), TicketId("b"), TicketId("c")


def opened(counter: CounterId = C1, clerk: ClerkId = LAN, skills: tuple[Skill, ...] = BOTH) -> TraceData:
    return trace.CounterOpened(counter=counter, clerk=clerk, skills=skills)


def issued(ticket: TicketId, clock: float, service: ServiceCode = CIVIL, class_code: ClassCode = WALK_IN) -> TraceData:
    return trace.TicketIssued(ticket=ticket, service=service, class_code=class_code, clock_s=clock)


def called(ticket: TicketId, counter: CounterId = C1) -> TraceData:
    return trace.TicketCalled(ticket=ticket, counter=counter)


def started(ticket: TicketId, counter: CounterId = C1) -> TraceData:
    return trace.ServiceStarted(ticket=ticket, counter=counter, service=CIVIL)


def done(ticket: TicketId) -> TraceData:
    return trace.ServiceEnded(ticket=ticket)


def day_of(*told: tuple[float, TraceData]) -> RecordedDay:
    """Return the only day of a trace."""
    (day,) = recorded_days([TraceEvent(day=1, t=t, data=data) for t, data in told], lambda _: TERMS)
    return day


def person(day: RecordedDay, ticket: TicketId = A) -> Person:
    """Return somebody of the day."""
    return next(one for one in day.people if one.ticket == ticket)


def test_a_turn_tells_when_each_thing_happened() -> None:
    day = day_of(
        (0, opened()), (10, issued(A, 10)), (15, called(A)), (20, started(A)), (80, done(A)), (90, issued(B, 90))
    )
    (turn,) = person(day).turns
    assert (turn.since_s, turn.called_s, turn.started_s, turn.ended_s) == (10, 15, 20, 80)
    assert (turn.end, turn.clerk, turn.served_s) == (TurnEnd.DONE, LAN, 60)
    assert person(day, B).turns[0].end is TurnEnd.UNSERVED
    assert person(day, B).turns[0].served_s is None


def test_gaps_are_the_last_persons_or_a_reaction_or_the_openings() -> None:
    day = day_of(
        (0, issued(A, 0)),
        (5, opened()),
        (12, called(A)),
        (20, issued(B, 20)),
        (30, done(A)),
        (44, called(B)),
        (60, done(B)),
        (90, issued(C, 90)),
        (93, called(C)),
        (99, done(C)),
    )
    assert day.presences[0].begins_s == 12
    assert person(day).turns[0].wrap_s == 14
    assert person(day, B).turns[0].wrap_s is None
    assert day.reactions == {LAN: (3,)}


def test_a_counter_that_lets_somebody_wait_until_it_closes_has_gone_before() -> None:
    day = day_of(
        (0, opened()),
        (10, issued(A, 10)),
        (12, called(A)),
        (50, done(A)),
        (60, issued(B, 60)),
        (90, trace.CounterClosed(counter=C1)),
    )
    assert day.presences[0].ends_s == 59.5
    assert day.closing_s == 59.5


def test_a_counter_whose_waiting_person_another_takes_was_there_all_the_same() -> None:
    day = day_of(
        (0, opened(C1)),
        (0, opened(C2, MINH)),
        (10, issued(A, 10)),
        (12, called(A, C2)),
        (90, trace.CounterClosed(counter=C1)),
        (95, done(A)),
    )
    assert [(one.counter, one.ends_s) for one in day.presences] == [("c1", 90), ("c2", 95)]


def test_who_is_passed_is_counted_bookings_aside() -> None:
    day = day_of(
        (0, issued(A, 0)),
        (1, issued(B, 1, class_code=ELDERLY)),
        (2, issued(C, 2, class_code=BOOKING)),
        (3, opened()),
        (4, called(B)),
        (5, done(B)),
        (6, called(C)),
        (7, done(C)),
        (8, called(A)),
    )
    assert [person(day, one).turns[0].passed for one in (A, B, C)] == [1, 0, 0]


def test_missed_held_and_transferred_people_have_several_turns() -> None:
    day = day_of(
        (0, opened()),
        (0, issued(A, 0)),
        (1, called(A)),
        (9, trace.NoShow(ticket=A)),
        (20, trace.TicketReturned(ticket=A, offered_from_s=309)),
        (310, called(A)),
        (311, started(A)),
        (320, trace.TicketHeld(ticket=A)),
        (400, trace.TicketReturned(ticket=A, directed_to=C1)),
        (401, called(A)),
        (402, started(A)),
        (450, trace.ServiceEnded(ticket=A, to=LAND, clock_s=440)),
        (500, called(A)),
        (505, trace.NoShow(ticket=A, is_final=True)),
    )
    turns = person(day).turns
    assert [turn.end for turn in turns] == [TurnEnd.MISSED, TurnEnd.HELD, TurnEnd.SENT_ON, TurnEnd.GONE]
    assert (turns[1].offered_from_s, turns[2].directed_to, turns[3].service, turns[3].clock_s) == (309, C1, LAND, 440)


def test_a_next_need_follows_the_one_before() -> None:
    day = day_of(
        (0, opened()), (0, issued(A, 0)), (1, called(A)), (50, done(A)), (50, issued(B, 0, LAND)), (60, issued(C, 60))
    )
    assert person(day, B).follows == A
    assert person(day, C).follows is None


def test_what_is_taken_back_has_never_been() -> None:
    day = day_of(
        (0, opened()),
        (0, issued(A, 0)),
        (1, called(A)),
        (2, started(A)),
        (3, trace.CallUndone(ticket=A, counter=C1)),
        (8, started(A)),
        (9, trace.ServiceEnded(ticket=A, to=LAND, clock_s=0)),
        (12, trace.CallUndone(ticket=A, counter=C1)),
        (40, done(A)),
    )
    (turn,) = person(day).turns
    assert (turn.service, turn.started_s, turn.ended_s, turn.end) == (CIVIL, 8, 40, TurnEnd.DONE)


def test_a_waiting_ticket_is_moved_or_changed() -> None:
    day = day_of(
        (0, issued(A, 0)),
        (5, trace.TicketMoved(ticket=A, service=LAND, clock_s=0)),
        (6, trace.TicketChanged(ticket=A, class_code=ELDERLY)),
        (7, trace.TicketChanged(ticket=A, offered_from_s=600)),
        (8, trace.Cancelled(ticket=A)),
        (9, trace.TicketMoved(ticket=A, service=CIVIL, clock_s=9)),
    )
    first, second = person(day).turns
    assert (first.service, first.class_code, first.offered_from_s, first.end) == (LAND, ELDERLY, 600, TurnEnd.LEFT)
    assert (second.service, second.clock_s, second.end) == (CIVIL, 9, TurnEnd.UNSERVED)


def test_who_was_sent_to_a_counter_waits_for_any_when_it_closes_for_good() -> None:
    told = [(0.0, issued(A, 0)), (1.0, trace.TicketMoved(ticket=A, service=CIVIL, clock_s=0, directed_to=C1))]
    closed = day_of(*told, (2, opened()), (3, trace.CounterClosed(counter=C1)))
    paused = day_of(*told, (2, opened()), (3, trace.CounterClosed(counter=C1, keeps_sent=True)))
    assert person(closed).turns[0].directed_to is None
    assert person(paused).turns[0].directed_to == C1


def test_what_is_told_of_nobody_known_is_passed_over() -> None:
    day = day_of(
        (0, trace.BranchOpened()),
        (0, issued(B, 0)),
        (1, called(A)),
        (1, called(B, C2)),
        (2, started(A)),
        (3, done(A)),
        (4, trace.TicketReturned(ticket=A)),
        (4, trace.TicketMoved(ticket=A, service=LAND, clock_s=0)),
        (4, trace.CallUndone(ticket=A, counter=C1)),
        (4, trace.TicketChanged(ticket=A)),
        (5, trace.CounterClosed(counter=C1)),
        (6, trace.Expired(ticket=B)),
    )
    assert [one.ticket for one in day.people] == [B]
    assert day.presences == ()


def test_days_at_which_nobody_came_are_left_out() -> None:
    told = [TraceEvent(day=day, t=0, data=data) for day, data in ((1, opened()), (2, issued(A, 0)), (3, opened()))]
    assert [day.day for day in recorded_days(told, lambda _: TERMS)] == [2]


def test_who_is_served_at_the_desk_at_once_takes_the_counter_from_the_line() -> None:
    day = day_of(
        (0, opened()), (10, issued(A, 10)), (10, called(A)), (10, started(A)), (70, done(A)), (90, issued(B, 90))
    )
    assert person(day).was_at_the_desk
    assert [(one.begins_s, one.ends_s) for one in day.presences] == [(0, 10), (70, 89.5)]
    habits = habits_of([day])
    told = replayed(unchanged(day), cast(day, habits, seed=1, redraws=False), habits)
    assert next((one.ticket, one.fate, one.wait_s) for one in told) == (A, Fate.CALLED, 0)
