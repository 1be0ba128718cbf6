"""When a counter will be there for the rest of the day, drawn from its plan, or from its own past days without one."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import inf, log

from server_client.wait_forecast.future import Absence
from server_client.wait_forecast.odds import Odds
from server_client.wait_forecast.roster_habits import Interval
from server_client.wait_forecast.scene import Scene, Seat, SeatState

Draw = Callable[[], float]


@dataclass(frozen=True, slots=True)
class Presence:
    """One counter at `now_s`: the rest of its plan, and what is known of how it keeps to it.

    `shifts` are the planned shifts from the present one on, `first` the number of the present one. `back_share` is how
    often it comes back within its shift after what it closed for; 0 if it has not come yet.
    """

    now_s: float
    is_open: bool
    has_come: bool
    closed_since_s: float
    back_share: float
    shifts: tuple[Interval, ...]
    first: int
    past: tuple[tuple[Interval, ...], ...]
    odds: Odds

    def draw(self, random: Draw) -> list[Absence]:
        """Draw when the counter calls no one, from now on."""
        if not self.shifts:
            return self._as_on_a_past_day(random)
        found: list[Absence] = []
        at, index = self.now_s, 0
        if not self.is_open:
            at, index = self._comes(random)
            found.append(Absence(self.now_s, at))
        while at < inf:
            end = self._goes(index, at, random)
            is_last = index >= len(self.shifts) - 1
            stays = is_last and self._stays(end, random)
            self._add_pauses(found, at, end, random)
            index += 1
            at = self._next_shift(index, random)
            found.append(Absence(end, max(at, end), 0.0, stays))
        return found

    def _stays(self, end: float, random: Draw) -> bool:
        late_s = self.now_s - self.shifts[-1][1]
        stays = self.odds.stays
        if late_s > 0 and self.is_open:
            # Still there after the end: rather one of those who stay than one who goes late.
            goes = self.odds.goes[0]
            stays /= stays + (1 - stays) * (len(goes) - bisect_right(goes, late_s) + 0.5) / len(goes)
        return random() < stays

    def _comes(self, random: Draw) -> tuple[float, int]:
        if self.now_s >= self.shifts[0][1]:
            return self._next_shift(1, random), 1
        if not self.has_come:
            return self._comes_first(random), 0
        pause = self.odds.pause
        gone_s = self.now_s - self.closed_since_s
        still = self.back_share * (1 - bisect_right(pause, gone_s) / len(pause))
        if random() * (still + 1 - self.back_share) < still:
            return self.now_s + _later(pause, gone_s, random), 0
        return self._next_shift(1, random), 1

    def _comes_first(self, random: Draw) -> float:
        comes = self.odds.comes[0 if self.first == 0 else 1]
        late_s = self.now_s - self.shifts[0][0]
        still = (1 - self.odds.never_came) * (1 - bisect_right(comes, late_s) / len(comes))
        if still + self.odds.never_came <= 0:
            return self.now_s + 120.0 * random()
        if random() * (still + self.odds.never_came) >= still:
            # Nobody comes for this shift, perhaps for the next.
            return self._next_shift(1, random)
        return self.now_s + _later(comes, late_s, random)

    def _next_shift(self, index: int, random: Draw) -> float:
        while index < len(self.shifts):
            if random() >= self.odds.never_came:
                comes = self.odds.comes[0 if self.first + index == 0 else 1]
                return self.shifts[index][0] + comes[int(random() * len(comes))]
            index += 1
        return inf

    def _goes(self, index: int, at: float, random: Draw) -> float:
        shift = self.shifts[min(index, len(self.shifts) - 1)]
        goes = self.odds.goes[0 if index >= len(self.shifts) - 1 else 1]
        late_s = at - shift[1]
        if index == 0 and late_s >= goes[-1]:
            return at + 300.0 * random()
        return max(at, shift[1] + late_s + _later(goes, late_s, random))

    def _add_pauses(self, found: list[Absence], at: float, end: float, random: Draw) -> None:
        pause, rate = self.odds.pause, self.odds.pauses_per_s
        while True:
            at -= log(1.0 - random()) / rate
            if at >= end:
                return
            lasts = pause[int(random() * len(pause))]
            found.append(Absence(at, at + lasts, lasts))
            at += lasts

    def _as_on_a_past_day(self, random: Draw) -> list[Absence]:
        found: list[Absence] = []
        at = self.now_s
        if not self.is_open:
            back = self.now_s + _later(self.odds.pause, at - self.closed_since_s, random)
            if not self.has_come or random() >= self.back_share:
                back = self._back_on_a_past_day(random)
            found.append(Absence(self.now_s, back))
            at = back
        alike = [day for day in self.past if any(begin <= at < end for begin, end in day)]
        if at == inf or not alike:
            return found
        day = alike[int(random() * len(alike))]
        rest = [spell for spell in day if spell[1] > at]
        for spell, after in zip(rest, (*rest[1:], (inf, inf)), strict=True):
            gone_s = after[0] - spell[1]
            found.append(Absence(spell[1], after[0], gone_s if gone_s < inf else 0.0))
        return found

    def _back_on_a_past_day(self, random: Draw) -> float:
        alike = [
            begin
            for day in self.past
            if all(not (begin <= self.now_s < end) for begin, end in day)
            for begin in [min((begin for begin, _ in day if begin > self.now_s), default=inf)]
        ]
        if not alike:
            # Open at this time of every past day: it is late.
            return self.now_s + 600.0 * random() if self.past else inf
        return alike[int(random() * len(alike))]


def presence_of(seat: Seat, scene: Scene, odds: Odds, past: Sequence[tuple[Interval, ...]], back: float) -> Presence:
    """Return what is known of the counter's coming and going for the rest of the day."""
    plan = seat.plan or ()
    first = _present_shift(plan, seat, scene.t)
    begin = (plan[first - 1][1] + plan[first][0]) / 2 if 0 < first < len(plan) else -inf
    return Presence(
        now_s=scene.t,
        is_open=seat.state is not SeatState.CLOSED,
        has_come=any(spell[0] >= begin for spell in seat.spells),
        closed_since_s=seat.since_s,
        back_share=back,
        shifts=tuple(plan[first:]),
        first=first,
        past=tuple(past),
        odds=odds,
    )


def _present_shift(plan: Sequence[Interval], seat: Seat, now: float) -> int:
    """Return in which planned shift the counter is: the last whose beginning is nearer than the end before it."""
    present = 0
    moment = now if seat.state is SeatState.CLOSED or not seat.spells else seat.spells[-1][0]
    for index in range(1, len(plan)):
        if moment >= (plan[index - 1][1] + plan[index][0]) / 2:
            present = index
    return present


def _later(table: Sequence[float], beyond: float, random: Draw) -> float:
    """Return by how much a value of the table that is larger than `beyond` is larger."""
    first = bisect_right(table, beyond)
    count = len(table) - first
    if count <= 0:
        # Longer than all that was seen: as in a heavy tail, a part of it may be left.
        return (60.0 + 0.3 * max(0.0, beyond)) * -log(1.0 - random())
    place = random() * count
    index = first + int(place)
    low = max(beyond, table[index - 1]) if index else table[0]
    return max(0.0, low + (table[index] - low) * (place - int(place)) - beyond)
