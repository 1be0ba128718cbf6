"""The made-up branch keeps the rules of a queue, is the same for the same seed, and looks like a branch."""

from collections import Counter as Count
from statistics import fmean

import pytest

from server_client.policy_lab.generator.branch_day import begin, events_of
from server_client.policy_lab.generator.futures import other_future
from server_client.policy_lab.generator.scenarios import names, scenario
from server_client.policy_lab.scoring import happening
from server_client.queue_model.ids import ClassCode, CounterId, ServiceCode, TicketId
from server_client.wait_forecast import trace
from tests.unit.made_up_branch import a_day

_BOOKED = ClassCode("appointment")


class Follower:
    """Follows a day's events and complains of whatever cannot be."""

    def __init__(self, transfer_credit_s: float) -> None:
        self.transfer_credit_s = transfer_credit_s
        self.waiting: dict[TicketId, tuple[ServiceCode, ClassCode, float]] = {}
        self.passes: Count[TicketId] = Count()
        self.at: dict[CounterId, TicketId] = {}
        self.skills: dict[CounterId, tuple[ServiceCode, ...]] = {}
        self.away: dict[TicketId, tuple[ServiceCode, ClassCode, float]] = {}
        self.offered_from: dict[TicketId, float] = {}
        self.missed_at: dict[TicketId, float] = {}
        self.held_by: dict[TicketId, CounterId] = {}
        self.ended: set[TicketId] = set()

    def take(self, event: trace.TraceEvent) -> None:  # noqa: C901, PLR0912 - one case for each kind of event
        match event.data:
            case trace.TicketIssued(ticket=ticket, service=service, class_code=cls, clock_s=clock):
                assert ticket not in self.waiting
                self.waiting[ticket] = (service, cls, clock)
            case trace.CounterOpened(counter=counter, skills=skills):
                assert counter not in self.skills
                self.skills[counter] = tuple(skill.service for skill in skills)
            case trace.CounterClosed(counter=counter):
                assert counter not in self.at
                del self.skills[counter]
            case trace.TicketCalled(ticket=ticket, counter=counter):
                self._call(event.t, ticket, counter)
            case trace.NoShow(ticket=ticket):
                self._leave_counter(ticket)
                if ticket in self.missed_at:
                    self.ended.add(ticket)
                self.missed_at[ticket] = event.t
            case trace.TicketHeld(ticket=ticket):
                self.held_by[ticket] = self._leave_counter(ticket)
            case trace.TicketReturned(ticket=ticket):
                assert ticket not in self.ended
                self.waiting[ticket] = self.away.pop(ticket)
                if ticket in self.missed_at and ticket not in self.held_by:
                    self.offered_from[ticket] = self.missed_at[ticket] + 300
            case trace.ServiceEnded(ticket=ticket, to=to):
                self._leave_counter(ticket)
                if to is None:
                    self.ended.add(ticket)
                else:
                    self.passes[ticket] = 0
                    self.offered_from.pop(ticket, None)
                    self.missed_at.pop(ticket, None)
                    self.waiting[ticket] = (to, ClassCode("walkin"), event.t - self.transfer_credit_s)
            case trace.Cancelled(ticket=ticket):
                assert ticket in self.waiting or ticket in self.held_by
                self.waiting.pop(ticket, None)
            case trace.Expired(ticket=ticket):
                self.waiting.pop(ticket, None)
            case _:
                pass

    def _leave_counter(self, ticket: TicketId) -> CounterId:
        counter = next(counter for counter, other in self.at.items() if other == ticket)
        del self.at[counter]
        return counter

    def _call(self, now: float, ticket: TicketId, counter: CounterId) -> None:
        if ticket in self.held_by and ticket not in self.waiting:
            # Not every trace tells when a held person is back.
            self.waiting[ticket] = self.away.pop(ticket)
        service, cls, clock = self.waiting.pop(ticket)
        assert counter not in self.at
        assert service in self.skills[counter] or self.held_by.get(ticket) == counter
        assert self.offered_from.get(ticket, 0) <= now + 0.01
        self.at[counter] = ticket
        self.away[ticket] = (service, cls, clock)
        if cls == _BOOKED or ticket in self.held_by:
            return
        for other, (wanted, _, since) in self.waiting.items():
            if (
                wanted == service
                and since < clock
                and self.offered_from.get(other, 0) <= now
                and other not in self.held_by
            ):
                self.passes[other] += 1


@pytest.mark.parametrize("name", names())
def test_a_made_up_day_keeps_the_rules_of_a_queue(name: str) -> None:
    made = scenario(name, 3)
    for day in range(2):
        follower = Follower(made.transfer_credit_s)
        for event in events_of(made, day):
            follower.take(event)
        assert not follower.at
        assert not follower.waiting
        assert not follower.skills
        assert max(follower.passes.values(), default=0) <= made.overtaking_limit


def test_those_of_one_service_and_class_are_called_in_their_order() -> None:
    places: dict[TicketId, tuple[ServiceCode, ClassCode, float]] = {}
    last: dict[tuple[ServiceCode, ClassCode], float] = {}
    troubled: set[TicketId] = set()
    for event in a_day("standard"):
        match event.data:
            case trace.TicketIssued(ticket=ticket, service=service, class_code=cls, clock_s=clock):
                places[ticket] = (service, cls, clock)
            case trace.NoShow(ticket=ticket) | trace.TicketHeld(ticket=ticket) | trace.ServiceEnded(ticket=ticket):
                troubled.add(ticket)
            case trace.TicketCalled(ticket=ticket) if ticket not in troubled:
                service, cls, clock = places[ticket]
                if cls != _BOOKED:
                    assert last.get((service, cls), 0) <= clock
                    last[service, cls] = clock
            case _:
                pass


def test_the_same_seed_and_day_are_the_same_and_others_are_others() -> None:
    again = tuple(events_of(scenario("chaotic", 1), 0))

    assert again == a_day("chaotic")
    assert a_day("chaotic", 2) != again
    assert a_day("chaotic", 1, 1) != again


def test_looking_into_other_futures_does_not_change_the_day() -> None:
    made = scenario("chaotic", 1)
    state = begin(made, 0)
    before = tuple(event for event in a_day("chaotic") if event.t > 0)
    seen = []
    for number, event in enumerate(happening(state)):
        seen.append(event)
        if number % 40 == 0:
            other_future(state, state.rng.__class__("elsewhere"))

    assert tuple(event for event in seen if event.t > 0) == before[:-1]


def test_a_standard_branch_looks_like_one() -> None:
    issued: dict[TicketId, float] = {}
    waits: list[float] = []
    kinds: Count[str] = Count()
    classes: Count[ClassCode] = Count()
    for day in range(4):
        for event in a_day("standard", 4, day):
            kinds[type(event.data).__name__] += 1
            if isinstance(event.data, trace.TicketIssued):
                issued[event.data.ticket] = event.t
                classes[event.data.class_code] += 1
            elif isinstance(event.data, trace.TicketCalled) and event.data.ticket in issued:
                waits.append(event.t - issued.pop(event.data.ticket))
        issued.clear()

    assert 380 < kinds["TicketIssued"] / 4 < 520
    assert 5 < fmean(waits) / 60 < 25
    assert 0.10 < classes[ClassCode("priority")] / classes.total() < 0.18
    assert all(
        kinds[kind] for kind in ("Booked", "NoShow", "TicketReturned", "TicketHeld", "Cancelled", "TicketRecalled")
    )


def test_an_unknown_scenario_is_refused_with_the_names_there_are() -> None:
    with pytest.raises(LookupError, match="standard, heavy"):
        scenario("quiet", 1)
