"""Some branches with one line each, and people of whom many go where they are sent; for tests of what sends them."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from heapq import heappop, heappush
from random import Random

from server_client.queue_model.ids import BranchId
from server_client.wait_forecast.elsewhere import GUARD, Guard, There, suggested
from server_client.wait_forecast.forecast import WaitRange

MINUTE = 60.0
SERVICE_S = 6 * MINUTE
TRAVEL_S = 10 * MINUTE
WRONG_S = 10 * MINUTE
COUNTERS = 4


@dataclass(slots=True)
class Line:
    """One branch: `free` is when each counter is free of all who are in line, `turns` the turn of each so far.

    `seen` is what could be said of its wait at each moment.
    """

    free: list[float] = field(default_factory=lambda: [0.0] * COUNTERS)
    turns: list[float] = field(default_factory=list)
    seen: list[tuple[float, float]] = field(default_factory=list)

    def foretold_s(self, now: float) -> float:
        """Return how long who joins now would wait, as far as one knows who does not know how long each will take."""
        if self.free[0] <= now:
            return 0.0
        waiting = len(self.turns) - bisect_right(self.turns, now)
        return (waiting + 1) * SERVICE_S / COUNTERS

    def join(self, now: float, service_s: float) -> float:
        """Let somebody join, and return when their turn comes."""
        turn = max(now, heappop(self.free))
        heappush(self.free, turn + service_s)
        self.turns.append(turn)
        return turn

    def seen_at(self, now: float) -> float:
        """Return the wait that was seen last before `now`."""
        at = bisect_right(self.seen, (now, float("inf"))) - 1
        return self.seen[at][1] if at >= 0 else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Habit:
    """How people are sent: by waits `stale_s` old, by which guard, and whether a place is kept on the way."""

    stale_s: float = 0.0
    guard: Guard = GUARD
    keeps_place: bool = True


AS_BUILT = Habit()
LAST_SEEN = Habit(stale_s=15 * MINUTE, guard=Guard(saves_s=1.0, alike_s=0.0, fresh_s=float("inf")), keeps_place=False)


def wrong_share(habit: Habit, *, seed: int, followers: float = 0.8, branches: int = 5, hours: int = 4) -> float:
    """Return which part of those who went elsewhere was told a turn that was wrong by more than ten minutes."""
    dice = Random(seed)
    lines = {BranchId(f"B{number}"): Line() for number in range(branches)}
    walking: list[tuple[float, BranchId, float, float]] = []
    told = wrong = 0
    for now, home in _people(dice, list(lines), hours * 60 * MINUTE):
        while walking and walking[0][0] <= now:
            at, branch, said, service_s = heappop(walking)
            wrong += abs(lines[branch].join(at, service_s) - said) > WRONG_S
        for line in lines.values():
            line.seen.append((now, line.foretold_s(now)))
        service_s = dice.gammavariate(1.5, SERVICE_S / 1.5)
        here = _exactly(lines[home].foretold_s(now))
        others = [_there(branch, line, now, habit) for branch, line in lines.items() if branch != home]
        found = suggested(here, others, seed=str(now), keeps_place=habit.keeps_place, guard=habit.guard)
        if found is None or dice.random() > followers:
            lines[home].join(now, service_s)
            continue
        told += 1
        said = now + found.travel_s + found.wait.mean_s
        if habit.keeps_place:
            turn = max(now + found.travel_s, lines[found.branch].join(now, service_s))
            wrong += abs(turn - said) > WRONG_S
        else:
            heappush(walking, (now + found.travel_s, found.branch, said, service_s))
    assert told > 50, "too few went elsewhere to say anything"
    return wrong / told


def _people(dice: Random, branches: list[BranchId], until_s: float) -> Iterator[tuple[float, BranchId]]:
    now = 0.0
    while now < until_s:
        # A rush at the first branch, then at the next, while the others have room.
        rush = branches[int(now // (40 * MINUTE)) % len(branches)]
        now += dice.expovariate(len(branches) * COUNTERS * 0.85 / SERVICE_S)
        yield now, rush if dice.random() < 0.5 else dice.choice(branches)


def _there(branch: BranchId, line: Line, now: float, habit: Habit) -> There:
    wait = _exactly(line.seen_at(now - habit.stale_s) if habit.stale_s else line.foretold_s(now))
    return There(branch=branch, travel_s=TRAVEL_S, wait=wait, age_s=habit.stale_s, pace_s=SERVICE_S / COUNTERS)


def _exactly(seconds: float) -> WaitRange:
    return WaitRange(mean_s=seconds, q10_s=seconds, q50_s=seconds, q90_s=seconds)
