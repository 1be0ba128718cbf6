"""The scene of a live branch, from its state and from what its day has told so far; nothing is guessed here."""

from collections.abc import Iterator
from datetime import datetime

from server_client.queue_model.branch import Branch
from server_client.queue_model.configuration import Configuration
from server_client.queue_model.counter import Counter, CounterState
from server_client.queue_model.ids import ClerkId, CounterId
from server_client.queue_model.local_time import local_day
from server_client.queue_model.ticket import Ticket, TicketState
from server_client.wait_forecast.desk import Desk
from server_client.wait_forecast.experience import Experience
from server_client.wait_forecast.scene import Away, Scene, Seat, SeatState, Standing
from server_client.wait_forecast.terms_of_branch import seconds_of_day, skills_of, terms_of

_STATES = {
    CounterState.CLOSED: SeatState.CLOSED,
    CounterState.PAUSED: SeatState.CLOSED,
    CounterState.IDLE: SeatState.IDLE,
    CounterState.WRAP_UP: SeatState.IDLE,
    CounterState.CALLED: SeatState.CALLED,
    CounterState.SERVING: SeatState.SERVING,
}
_AWAY = (TicketState.MISSED, TicketState.HELD)


def scene_of(branch: Branch, now: datetime, experience: Experience) -> Scene:
    """Return what is known at `now`; LookupError if the branch has no configuration yet."""
    configuration = branch.configuration
    if configuration is None:
        raise LookupError(f"Branch {branch.id} has no configuration yet")
    return _BranchScene(branch, configuration, now, experience).scene()


class _BranchScene:
    def __init__(self, branch: Branch, configuration: Configuration, now: datetime, experience: Experience) -> None:
        self.branch = branch
        self.configuration = configuration
        self.now = now
        self.experience = experience
        self.day = branch.day or local_day(now)

    def scene(self) -> Scene:
        terms = terms_of(self.configuration, self.day)
        return Scene(
            at=self.now,
            day=self.day.toordinal(),
            t=seconds_of_day(self.day, self.now),
            terms=terms,
            seats=tuple(self._seats()),
            waiting=tuple(
                self._standing(self.branch.tickets[ticket]) for line in self.branch.lines.values() for ticket in line
            ),
            away=tuple(self._away()),
            is_open=self.branch.is_open,
            is_over=not self.branch.is_open and self.branch.day == local_day(self.now),
            closed_services=self.branch.closed_services,
            kind=str(self.day.weekday()),
        )

    def _seats(self) -> Iterator[Seat]:
        ids = dict.fromkeys((*(place.id for place in self.configuration.counters), *self.branch.counters))
        for counter in ids:
            yield self._seat(self.branch.counter(counter), self.experience.today.desks.get(counter))

    def _seat(self, counter: Counter, desk: Desk | None) -> Seat:
        state = _STATES[counter.state]
        ticket = self.branch.tickets.get(counter.ticket) if counter.ticket is not None else None
        habits = self.experience.learned.habits
        shift = self.experience.today.roster.get(counter.id)
        skills = skills_of(self.configuration, counter.profile)
        if not skills:
            skills = desk.skills if desk is not None and desk.skills else habits.skills.get(counter.id, ())
        since = self._seconds(counter.since) if counter.since is not None else 0.0
        return Seat(
            counter=counter.id,
            clerk=counter.clerk or (desk.clerk if desk is not None else ClerkId("")),
            skills=skills,
            state=state,
            since_s=since,
            standing=self._standing(ticket) if ticket is not None else None,
            plan=shift.plan if shift is not None else None,
            reason=counter.pause_reason or (desk.reason if desk is not None else ""),
            freed_by=desk.freed_by if desk is not None else "",
            spells=tuple((spell.began_s, spell.ended_s) for spell in desk.spells) if desk is not None else (),
        )

    def _away(self) -> Iterator[Away]:
        for ticket in self.branch.tickets.values():
            if ticket.state in _AWAY and ticket.away_since is not None:
                yield Away(
                    standing=self._standing(ticket),
                    since_s=self._seconds(ticket.away_since),
                    is_held=ticket.state is TicketState.HELD,
                    counter=ticket.called_to or CounterId(""),
                )

    def _standing(self, ticket: Ticket) -> Standing:
        return Standing(
            ticket=ticket.id,
            service=ticket.service,
            class_code=ticket.class_code,
            clock_s=self._seconds(ticket.clock),
            order=ticket.seq,
            since_s=self._seconds(ticket.queued_at),
            passed=ticket.passed,
            misses=ticket.misses,
            goes_first=ticket.goes_first,
            was_called=ticket.called_to is not None,
            was_held=ticket.moves > 0 and ticket.directed_to is not None,
            directed_to=ticket.directed_to,
            offered_from_s=self._seconds(ticket.offered_from) if ticket.offered_from is not None else None,
        )

    def _seconds(self, at: datetime) -> float:
        return seconds_of_day(self.day, at)
