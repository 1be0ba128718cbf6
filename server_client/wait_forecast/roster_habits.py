"""How true clerks are to the roster, and what they do without one: comings, goings and pauses, from whole days."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from statistics import median, mode

from server_client.queue_model.ids import ClerkId, CounterId
from server_client.wait_forecast.desk import Desk, Spell
from server_client.wait_forecast.histogram import Histogram
from server_client.wait_forecast.shares import Share
from server_client.wait_forecast.trace import Shift, Skill

_DAYS_KEPT = 12
# Who is gone for longer has left the shift, as far as no plan says otherwise.
_LONGEST_PAUSE_S = 1_500.0
# So many days make a habit.
_USUAL_DAYS = 3
# Who calls so long after the end still works on purpose.
_OVERTIME_S = 120.0

Interval = tuple[float, float]


@dataclass(slots=True)
class Habits:
    """Differences from the plan in seconds, and pauses.

    `comes` by whether it is the first shift of the day; `goes` by whether it is the last. `came` counts planned shifts
    at which anybody was there, `stays` ends of the day at which somebody waited, and whether all of them were called,
    `pauses` pauses and `worked_s` the time at work between them. `back_after` tells by the
    reason of a closing how often the counter opened again within the same shift. `past` are the spells of each
    counter's latest days, latest last; `skills` what it served last.
    """

    comes: tuple[Histogram, Histogram] = field(default_factory=lambda: (Histogram(True), Histogram(True)))
    goes: tuple[Histogram, Histogram] = field(default_factory=lambda: (Histogram(True), Histogram(True)))
    came: Share = field(default_factory=Share)
    stays: Share = field(default_factory=Share)
    pauses: float = 0.0
    worked_s: float = 0.0
    pause: Histogram = field(default_factory=Histogram)
    back_after: dict[str, Share] = field(default_factory=dict)
    past: dict[CounterId, list[tuple[Interval, ...]]] = field(default_factory=dict)
    skills: dict[CounterId, tuple[Skill, ...]] = field(default_factory=dict)

    def fade(self, factor: float, level_factor: float) -> None:
        """Let what was learned so far weigh less."""
        for histogram in (*self.comes, *self.goes, self.pause):
            histogram.fade(factor, level_factor)
        self.came.fade(factor)
        self.stays.fade(factor)
        self.pauses *= factor
        self.worked_s *= factor
        for share in self.back_after.values():
            share.fade(factor)

    def learn_day(self, desk: Desk, plan: Sequence[Interval] | None, ends: float) -> None:
        """Learn from a counter's whole day; a spell that was never ended is taken to have ended with the day."""
        whole = [replace(one, ended_s=one.ended_s or ends) for one in desk.spells]
        if whole:
            kept = self.past.setdefault(desk.counter, [])
            kept.append(tuple((one.began_s, one.ended_s or ends) for one in whole))
            del kept[:-_DAYS_KEPT]
        if plan is None:
            self._learn_pauses(whole, is_planned=False)
            return
        for index, (part, own) in enumerate(_by_shift(plan, whole)):
            self.came.add(any(one.began_s < part[1] and (one.ended_s or ends) > part[0] for one in whole))
            if not own:
                continue
            if not any(one.began_s < part[0] < (one.ended_s or ends) for one in whole if one not in own):
                self.comes[0 if index == 0 else 1].add(own[0].began_s - part[0])
            if index < len(plan) - 1:
                # Who works through the break tells nothing of when others go.
                if (own[-1].ended_s or ends) < plan[index + 1][0]:
                    self._learn_going(self.goes[1], part[1], own[-1])
            elif not self._stayed(desk, part[1], own[-1]):
                self._learn_going(self.goes[0], part[1], own[-1])
            self._learn_pauses(own, is_planned=True)

    def usual_roster(self) -> tuple[Shift, ...]:
        """Return what a roster would say, read off the latest days; nothing of counters that have had too few."""
        nobody = ClerkId("")
        return tuple(
            Shift(counter=counter, clerk=nobody, skills=self.skills.get(counter, ()), plan=plan)
            for counter, days in self.past.items()
            if len(days) >= _USUAL_DAYS and (plan := _usual_plan(days))
        )

    def _stayed(self, desk: Desk, planned: float, last: Spell) -> bool:
        """Learn whether the clerk went on after the end until nobody waited, if somebody did, and say so."""
        if not desk.had_queue_at_end:
            return False
        stayed = not last.left_queue and last.last_call_s is not None and last.last_call_s > planned + _OVERTIME_S
        self.stays.add(stayed)
        return stayed

    def _learn_pauses(self, spells: Sequence[Spell], *, is_planned: bool) -> None:
        for before, after in pairwise(spells):
            gone_s = after.began_s - (before.ended_s or after.began_s)
            is_pause = is_planned or gone_s < _LONGEST_PAUSE_S
            self.back_after.setdefault(before.reason, Share()).add(is_pause)
            if is_pause:
                self.pauses += 1
                self.pause.add(gone_s)
        for one in spells:
            self.worked_s += (one.ended_s or one.began_s) - one.began_s
        if spells:
            self.back_after.setdefault(spells[-1].reason, Share()).add(False)

    def _learn_going(self, histogram: Histogram, planned: float, last: Spell) -> None:
        ended = last.ended_s or planned
        if last.was_idle or last.last_call_s is None or last.last_call_s >= ended:
            histogram.add(ended - planned)
            return
        # They wanted to go some time after the last call, and could not before its end: spread over what is known.
        low, high = last.last_call_s - planned, ended - planned
        within = [(value, weight) for value, weight in histogram.values() if low < value <= high]
        total = sum(weight for _, weight in within)
        if total < 1.0:
            histogram.add(min(max(0.0, low), high))
            return
        for value, weight in within:
            histogram.add(value, weight / total)


def _usual_plan(days: Sequence[tuple[Interval, ...]]) -> tuple[Interval, ...]:
    """Return the middle beginnings and ends of shifts, of those days that had as many shifts as most had."""
    by_day = [_shifts(day) for day in days]
    usual = mode(len(shifts) for shifts in by_day)
    alike = [shifts for shifts in by_day if len(shifts) == usual]
    return tuple(
        (median(shifts[index][0] for shifts in alike), median(shifts[index][1] for shifts in alike))
        for index in range(usual)
    )


def _shifts(day: tuple[Interval, ...]) -> list[Interval]:
    """Return the spells of a day without the pauses between them."""
    found: list[Interval] = []
    for begin, end in day:
        if found and begin - found[-1][1] < _LONGEST_PAUSE_S:
            found[-1] = (found[-1][0], end)
        else:
            found.append((begin, end))
    return found


def _by_shift(plan: Sequence[Interval], spells: Sequence[Spell]) -> Iterator[tuple[Interval, list[Spell]]]:
    """Go through the planned shifts, each with the spells that began nearer to it than to the next."""
    for index, part in enumerate(plan):
        begin = (plan[index - 1][1] + part[0]) / 2 if index else float("-inf")
        end = (part[1] + plan[index + 1][0]) / 2 if index + 1 < len(plan) else float("inf")
        yield part, [one for one in spells if begin <= one.began_s < end]
