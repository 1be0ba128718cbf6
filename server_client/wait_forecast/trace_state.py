"""The state of a branch's day as its trace has made it, event by event; it learns nothing and takes whatever comes.

A trace may have begun in the middle or have holes: an event about an unknown ticket or counter makes it known as far
as it tells, or is passed over.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from server_client.queue_model.ids import CounterId, ServiceCode, TicketId
from server_client.wait_forecast import trace
from server_client.wait_forecast.desk import Desk, Spell
from server_client.wait_forecast.person import Person, Phase
from server_client.wait_forecast.scene import Away, Expected, Scene, Seat
from server_client.wait_forecast.trace import Shift, Skill, Terms, TraceEvent

_BEGIN = datetime(1970, 1, 1, tzinfo=UTC)
# A booking whose holder has not come so long after the slot is not waited for.
_EXPECTED_FOR_S = 5_400.0


class DayState:
    """One day of a branch, as far as it has gone."""

    def __init__(self, terms: Terms) -> None:
        """Begin with nothing: the events tell the rest."""
        self.terms = terms
        self.begin(0)

    def begin(self, day: int) -> None:
        """Forget the day before."""
        self.day = day
        self.now = 0.0
        self.kind = ""
        self.is_open = False
        self.has_begun = False
        self.began_s = 0.0
        self.roster: dict[CounterId, Shift] = {}
        self.people: dict[TicketId, Person] = {}
        self.waiting: dict[ServiceCode, dict[TicketId, Person]] = {}
        self.desks: dict[CounterId, Desk] = {}
        self.first_calls: dict[TicketId, float] = {}
        self.booked: list[Expected] = []
        self.expected: list[Expected] = []
        self._planned_ends: list[tuple[float, CounterId]] = []
        self._order = 0

    def apply(self, event: TraceEvent) -> None:
        """Let the event have happened."""
        if event.day != self.day:
            self.begin(event.day)
        while self._planned_ends and self._planned_ends[-1][0] < event.t:
            self._planned_end(self.desks[self._planned_ends.pop()[1]])
        self.now = event.t
        effect = _EFFECTS.get(type(event.data))
        if effect is not None:
            effect(self, event.data)

    def person(self, ticket: TicketId) -> Person | None:
        """Return who has the number, if they are known and have not ended."""
        return self.people.get(ticket)

    def desk(self, counter: CounterId) -> Desk:
        """Return the counter, closed if nothing is known of it."""
        found = self.desks.get(counter)
        if found is None:
            found = self.desks[counter] = Desk(counter=counter)
        return found

    def waiting_for(self, service: ServiceCode) -> Iterator[Person]:
        """Go through who waits for the service, offered or not."""
        return iter(self.waiting.get(service, {}).values())

    def waiting_count(self) -> int:
        """Count who waits."""
        return sum(len(line) for line in self.waiting.values())

    def crowd(self) -> float:
        """Return how many wait for each open counter."""
        return self.waiting_count() / max(1, sum(desk.is_open for desk in self.desks.values()))

    def eligible(self, desk: Desk) -> Iterator[Person]:
        """Go through whom the counter may call now by its skills, whether it is their turn or not."""
        for skill in desk.skills:
            for person in self.waiting_for(skill.service):
                if self._may_call(desk, skill, person):
                    yield person

    def scene(self, now: float, at: datetime = _BEGIN) -> Scene:
        """Return what is known at second `now` of the day."""
        return Scene(
            at=at,
            day=self.day,
            t=now,
            terms=self.terms,
            seats=tuple(self._seat(desk) for desk in self.desks.values()),
            waiting=tuple(person.standing() for line in self.waiting.values() for person in line.values()),
            away=tuple(self._away(now)),
            expected=tuple(one for one in self.expected if one.slot_s > now - _EXPECTED_FOR_S) if self.booked else None,
            is_open=self.is_open,
            kind=self.kind,
        )

    def _may_call(self, desk: Desk, skill: Skill, person: Person) -> bool:
        return (
            person.is_offered(self.now)
            and (person.directed_to is None or person.directed_to == desk.counter)
            and (not skill.classes or person.class_code in skill.classes)
            and max(0.0, self.now - person.clock_s) >= skill.after_wait_s
        )

    def _seat(self, desk: Desk) -> Seat:
        shift = self.roster.get(desk.counter)
        person = desk.person
        return Seat(
            counter=desk.counter,
            clerk=desk.clerk,
            skills=desk.skills,
            state=desk.state,
            since_s=person.phase_since_s if person is not None else desk.free_s if desk.is_open else desk.since_s,
            standing=person.standing() if person is not None else None,
            plan=shift.plan if shift is not None else None,
            reason=desk.reason,
            freed_by=desk.freed_by,
            spells=tuple((spell.began_s, spell.ended_s) for spell in desk.spells),
        )

    def _away(self, now: float) -> Iterator[Away]:
        for person in self.people.values():
            if person.phase is Phase.MISSED or person.phase is Phase.HELD:
                yield Away(
                    standing=person.standing(),
                    since_s=person.phase_since_s,
                    is_held=person.phase is Phase.HELD,
                    counter=person.counter,
                )

    def _enters(self, person: Person) -> None:
        person.phase, person.phase_since_s = Phase.WAITING, self.now
        person.waits_since_s = self.now
        self.waiting.setdefault(person.service, {})[person.ticket] = person

    def _leaves(self, person: Person) -> None:
        self.waiting.get(person.service, {}).pop(person.ticket, None)

    def _steps_away(self, person: Person, phase: Phase, freed_by: str) -> None:
        self._frees(person, freed_by)
        self._leaves(person)
        person.phase, person.phase_since_s = phase, self.now

    def _ends(self, person: Person, freed_by: str) -> None:
        self._frees(person, freed_by)
        self._leaves(person)
        self.people.pop(person.ticket, None)

    def _frees(self, person: Person, freed_by: str) -> None:
        desk = self.desks.get(person.counter)
        if desk is not None and desk.person is person:
            desk.person, desk.free_s, desk.freed_by = None, self.now, freed_by
            desk.had_queue = next(self.eligible(desk), None) is not None

    def _planned_end(self, desk: Desk) -> None:
        if desk.is_open:
            desk.had_queue_at_end = next(self.eligible(desk), None) is not None

    def _opened(self, data: trace.BranchOpened) -> None:
        self.kind = data.kind
        self.began_s = self.began_s if self.has_begun else self.now
        self.is_open = self.has_begun = True
        for shift in data.roster:
            self.roster[shift.counter] = shift
            desk = self.desk(shift.counter)
            desk.clerk, desk.skills = desk.clerk or shift.clerk, desk.skills or shift.skills
        ends = ((shift.plan[-1][1], shift.counter) for shift in self.roster.values() if shift.plan)
        self._planned_ends = sorted(ends, reverse=True)

    def _closed(self, _data: trace.BranchClosed) -> None:
        self.is_open = False

    def _booked(self, data: trace.Booked) -> None:
        one = Expected(service=data.service, slot_s=data.slot_s)
        self.booked.append(one)
        self.expected.append(one)

    def _issued(self, data: trace.TicketIssued) -> None:
        self.is_open = self.has_begun = True
        self._order += 1
        person = Person(
            ticket=data.ticket,
            service=data.service,
            class_code=data.class_code,
            clock_s=data.clock_s,
            order=self._order,
            since_s=self.now,
            waits_since_s=self.now,
        )
        self.people[data.ticket] = person
        self._enters(person)
        if data.slot_s is not None:
            came = Expected(service=data.service, slot_s=data.slot_s)
            if came in self.expected:
                self.expected.remove(came)

    def _counter_opened(self, data: trace.CounterOpened) -> None:
        desk = self.desk(data.counter)
        desk.clerk, desk.skills = data.clerk, data.skills or desk.skills
        if not desk.is_open:
            desk.spells.append(Spell(began_s=self.now))
            desk.since_s = self.now
        desk.is_open = True
        if desk.person is None:
            desk.free_s, desk.freed_by = self.now, "opened"
            desk.had_queue = next(self.eligible(desk), None) is not None

    def _counter_closed(self, data: trace.CounterClosed) -> None:
        desk = self.desk(data.counter)
        if desk.is_open and desk.spells:
            spell = desk.spells[-1]
            spell.ended_s, spell.reason = self.now, data.reason
            spell.left_queue = next(self.eligible(desk), None) is not None
            spell.was_idle = desk.freed_by == "opened" or self.now - desk.free_s > 1.0
        desk.is_open, desk.since_s, desk.reason = False, self.now, data.reason
        desk.person = None
        for line in self.waiting.values() if not data.keeps_sent else ():
            for person in line.values():
                if person.directed_to == data.counter:
                    person.directed_to = None

    def _called(self, data: trace.TicketCalled) -> None:
        person = self.people.get(data.ticket)
        if person is None:
            return
        desk = self.desk(data.counter)
        self._leaves(person)
        self._passes(person)
        person.phase, person.phase_since_s = Phase.CALLED, self.now
        if not person.was_called:
            self.first_calls[person.ticket] = self.now
        person.counter, person.was_called = data.counter, True
        person.directed_to, person.goes_first, person.offered_from_s = None, False, None
        person.turns += 1
        if not desk.is_open:
            self._counter_opened(trace.CounterOpened(counter=data.counter, clerk=desk.clerk, skills=desk.skills))
        desk.person = person
        desk.spells[-1].last_call_s = self.now

    def _passes(self, person: Person) -> None:
        if person.class_code in self.terms.booking_classes or person.directed_to is not None:
            return
        place = (person.clock_s, person.order)
        for other in self.waiting_for(person.service):
            if (other.clock_s, other.order) < place and other.directed_to is None and other.is_offered(self.now):
                other.passed += 1

    def _no_show(self, data: trace.NoShow) -> None:
        person = self.people.get(data.ticket)
        if person is None:
            return
        self._remember(person)
        person.misses += 1
        if data.is_final or person.misses >= self.terms.miss_limit:
            self._ends(person, "no_show")
        else:
            self._steps_away(person, Phase.MISSED, "no_show")

    def _returned(self, data: trace.TicketReturned) -> None:
        person = self.people.get(data.ticket)
        if person is None:
            return
        was_missed, missed_at = person.phase is Phase.MISSED, person.phase_since_s
        if person.phase is Phase.HELD:
            desk = self.desks.get(person.counter)
            person.was_held = True
            is_there = desk is not None and desk.is_open and not data.to_any
            person.directed_to = person.counter if is_there else None
        if data.directed_to is not None:
            person.directed_to = data.directed_to
        self._enters(person)
        person.offered_from_s = data.offered_from_s
        if was_missed and data.offered_from_s is None:
            person.offered_from_s = missed_at + self.terms.return_delay_s

    def _held(self, data: trace.TicketHeld) -> None:
        person = self.people.get(data.ticket)
        if person is not None:
            self._remember(person)
            self._steps_away(person, Phase.HELD, "held")

    def _started(self, data: trace.ServiceStarted) -> None:
        person = self.people.get(data.ticket)
        if person is None:
            return
        desk = self.desk(data.counter or person.counter)
        if desk.person is not person and desk.is_open:
            # Nobody was called: they stood at the desk already, or it is not told.
            self._leaves(person)
            desk.person, person.counter, person.was_called = person, desk.counter, True
        self._remember(person)
        person.phase, person.phase_since_s = Phase.SERVING, self.now
        person.crowd = self.crowd()

    def _ended(self, data: trace.ServiceEnded) -> None:
        person = self.people.get(data.ticket)
        if person is None:
            return
        if data.to is None:
            self._ends(person, "ended")
            return
        self._remember(person)
        self._frees(person, "ended")
        terms = self.terms
        person.class_code = data.class_code or terms.transfer_class or person.class_code
        if terms.transfer_class is not None:
            # Where a transfer makes a new walk-in, it makes one that has never been missed.
            person.misses = 0
        clock = data.clock_s
        if clock is None:
            clock = self.now - terms.transfer_credit_s if terms.transfer_credit_s is not None else person.clock_s
        self._moves(person, data.to, clock, data)

    def _moved(self, data: trace.TicketMoved) -> None:
        person = self.people.get(data.ticket)
        if person is not None:
            self._leaves(person)
            self._moves(person, data.service, data.clock_s, data)

    def _moves(
        self, person: Person, service: ServiceCode, clock: float, how: trace.ServiceEnded | trace.TicketMoved
    ) -> None:
        if service != person.service or how.starts_anew:
            person.passed = 0
        person.service, person.clock_s, person.offered_from_s = service, clock, None
        person.directed_to, person.goes_first = how.directed_to, how.goes_first
        self._enters(person)

    def _changed(self, data: trace.TicketChanged) -> None:
        person = self.people.get(data.ticket)
        if person is not None:
            person.class_code = data.class_code or person.class_code
            person.offered_from_s = data.offered_from_s if data.offered_from_s is not None else person.offered_from_s

    def _undone(self, data: trace.CallUndone) -> None:
        person, desk = self.people.get(data.ticket), self.desk(data.counter)
        before = desk.before
        if person is None or before is None or before.ticket != person.ticket or not desk.is_open:
            return
        self._leaves(person)
        self.people[before.ticket] = desk.person = before
        desk.before = None

    def _remember(self, person: Person) -> None:
        """Keep how somebody at a counter was before what is done with them there now."""
        desk = self.desks.get(person.counter)
        if desk is not None and desk.person is person:
            desk.before = replace(person)

    def _gone(self, data: trace.Cancelled | trace.Expired) -> None:
        person = self.people.get(data.ticket)
        if person is not None:
            self._ends(person, "ended")


# One entry a type: the second parameter is of the key's type, which the type checker cannot express.
_EFFECTS: dict[type[trace.TraceData], Callable[[DayState, Any], None]] = {
    trace.BranchOpened: DayState._opened,  # noqa: SLF001
    trace.BranchClosed: DayState._closed,  # noqa: SLF001
    trace.Booked: DayState._booked,  # noqa: SLF001
    trace.TicketIssued: DayState._issued,  # noqa: SLF001
    trace.CounterOpened: DayState._counter_opened,  # noqa: SLF001
    trace.CounterClosed: DayState._counter_closed,  # noqa: SLF001
    trace.TicketCalled: DayState._called,  # noqa: SLF001
    trace.NoShow: DayState._no_show,  # noqa: SLF001
    trace.TicketReturned: DayState._returned,  # noqa: SLF001
    trace.TicketHeld: DayState._held,  # noqa: SLF001
    trace.ServiceStarted: DayState._started,  # noqa: SLF001
    trace.ServiceEnded: DayState._ended,  # noqa: SLF001
    trace.TicketMoved: DayState._moved,  # noqa: SLF001
    trace.TicketChanged: DayState._changed,  # noqa: SLF001
    trace.CallUndone: DayState._undone,  # noqa: SLF001
    trace.Cancelled: DayState._gone,  # noqa: SLF001
    trace.Expired: DayState._gone,  # noqa: SLF001
}
