"""The counters of a day as the forward run knows them: one seat for each counter, clerk and work profile of the day."""

from collections.abc import Sequence
from dataclasses import dataclass

from server_client.policy_lab.recorded_day import Presence
from server_client.queue_model.ids import ClerkId, CounterId
from server_client.wait_forecast.future import Absence
from server_client.wait_forecast.scene import Seat, SeatState
from server_client.wait_forecast.trace import Skill

_Key = tuple[CounterId, ClerkId, tuple[Skill, ...]]
# A break that begins late because somebody had to be served first is as long as it was; what is longer than this is no
# break, but a plan, and ends when it ended.
_LONGEST_BREAK_S = 7200.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Seats:
    """The seats of a day, and by seat when it is there."""

    seats: tuple[Seat, ...]
    intervals: tuple[tuple[tuple[float, float], ...], ...]

    def absences(self, seat: int, begins_s: float) -> list[Absence]:
        """Return when the seat calls no one."""
        found: list[Absence] = []
        since = begins_s
        for begins, ends in self.intervals[seat]:
            if begins > since:
                length = begins - since
                found.append(Absence(since, begins, length if found and length <= _LONGEST_BREAK_S else 0.0))
            since = max(since, ends)
        found.append(Absence(since, float("inf")))
        return found

    def at(self, counter: CounterId, when_s: float) -> int | None:
        """Return the seat that a counter has at that time; None if it is not there."""
        for number, seat in enumerate(self.seats):
            if seat.counter == counter and any(begins <= when_s <= ends for begins, ends in self.intervals[number]):
                return number
        return None


def seats_of(presences: Sequence[Presence], begins_s: float) -> Seats:
    """Return the seats, in the order of their counters; all are closed at the beginning."""
    by_key: dict[_Key, list[tuple[float, float]]] = {}
    for one in sorted(presences, key=lambda one: (one.counter, one.begins_s)):
        by_key.setdefault((one.counter, one.clerk, one.skills), []).append((one.begins_s, one.ends_s))
    return Seats(
        seats=tuple(
            Seat(counter=counter, clerk=clerk, skills=skills, state=SeatState.CLOSED, since_s=begins_s)
            for counter, clerk, skills in by_key
        ),
        intervals=tuple(tuple(intervals) for intervals in by_key.values()),
    )
