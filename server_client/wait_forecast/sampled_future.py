"""A future drawn from what was learned: one of many that may come, the same for the same seed."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from math import inf, log
from random import Random

from server_client.wait_forecast.arrival_rates import HALF_HOUR_S
from server_client.wait_forecast.future import Absence, Comeback, Newcomer, Turn
from server_client.wait_forecast.histogram import TABLE
from server_client.wait_forecast.outlook import LARGEST_CROWD, LAST_STEP, STEP_S, Outlook
from server_client.wait_forecast.scene import SeatState
from server_client.wait_forecast.shares import EDGES_S, bin_of


class SampledFuture:
    """One future; `strata` places the first draw of each seat evenly over all futures, from 0 to 1."""

    def __init__(self, outlook: Outlook, rng: Random, strata: Sequence[float]) -> None:
        """Draw from the outlook with these random numbers."""
        self._outlook = outlook
        self._random = rng.random
        self._strata = strata
        self._since = list(outlook.since)
        self._held: dict[int, int] = {}
        self._waiting = outlook.waiting

    def newcomers(self) -> Iterator[Newcomer]:
        """Go through walk-ins by a Poisson process with the learned rates, and bookings around their slots."""
        out, rnd, since = self._outlook, self._random, self._since
        booked = self._bookings()
        now = out.stage.scene.t
        for half in range(max(0, int(now // HALF_HOUR_S)), len(out.rates)):
            rate, cumulated, lines = out.rates[half]
            end = (half + 1) * HALF_HOUR_S
            while True:
                at = now - log(1.0 - rnd()) / rate if rate > 0 else end
                while booked and booked[-1].at_s <= min(at, end):
                    since.append(booked[-1].at_s)
                    self._waiting += 1
                    yield booked.pop()
                if at >= end:
                    break
                now = at
                if at < out.issue_end:
                    since.append(at)
                    self._waiting += 1
                    yield Newcomer(at, lines[bisect_right(cumulated, rnd())], at)
            now = max(now, end)

    def turn(self, ticket: int, line: int, seat: int, *, misses: int, now_s: float) -> Turn:
        """Draw whether the called person comes, how long the seat takes, and what then."""
        out, rnd = self._outlook, self._random
        service = out.service_of[line]
        self._waiting -= 1
        speed = out.speed[seat] * out.crowd[max(0, min(LARGEST_CROWD, self._waiting))]
        overhead = out.walk_and_gap[int(rnd() * TABLE)]
        if service < 0:
            served = self._held.get(ticket, out.stage.service[ticket] if ticket < len(out.stage.service) else 0)
            lasts = out.services[served][int(rnd() * TABLE)] * speed
            return Turn(overhead + lasts * out.odds.resumed)
        waited = now_s - self._since[ticket]
        absent = out.odds.absent_again if misses else out.absent[min(LAST_STEP, int(waited / STEP_S))]
        what = rnd()
        if what < absent:
            return self._absent(line, misses)
        lasts = out.services[service][int(rnd() * TABLE)] * speed
        what = (what - absent) / (1 - absent)
        if what < out.leaves_desk[service]:
            if what >= out.odds.holds:
                return Turn(lasts + overhead, self._transfer(line, lasts + out.mean_walk, now_s))
            return Turn(lasts + overhead, self._held_back(ticket, line, seat, lasts + out.mean_walk))
        return Turn(lasts + overhead)

    def remainder(self, seat: int) -> Turn:
        """Draw what is left of what the seat does now, given how long it has lasted."""
        out = self._outlook
        ticket = out.stage.at_seat[seat]
        state = out.stage.scene.seats[seat].state
        u = self._strata[seat]
        elapsed = out.elapsed[seat]
        if state is SeatState.SERVING and ticket >= 0:
            return self._rest_of_serving(seat, ticket, u, elapsed)
        if state is SeatState.CALLED and ticket >= 0:
            return self._rest_of_call(seat, ticket, u, elapsed)
        if state is SeatState.IDLE and elapsed < out.longest_gap:
            return Turn(_left(out.idle_gap[seat], elapsed, u))
        return Turn(self._draw(out.odds.reaction) if state is SeatState.IDLE else 0.0)

    def absences(self, seat: int) -> Sequence[Absence]:
        """Draw when the seat is away: before it comes, in pauses, between shifts, and after it has gone."""
        return self._outlook.presence[seat].draw(self._random)

    def reaction_s(self, seat: int) -> float:
        """Draw how long an idle seat takes to call somebody who has just come."""
        return self._draw(self._outlook.odds.reaction)

    def gives_up_s(self, ticket: int, line: int, now_s: float) -> float:
        """Draw when somebody leaves, by what was learned of who has waited as long."""
        chance = self._random()
        if chance >= self._outlook.gives_up_at_all:
            return inf
        rates = self._outlook.odds.gives_up
        need = -log(1.0 - chance)
        waited = now_s - self._since[ticket]
        for index in range(bin_of(waited), len(EDGES_S)):
            span = EDGES_S[index] - waited
            if need <= rates[index] * span:
                return now_s + need / rates[index]
            need -= rates[index] * span
            now_s += span
            waited = EDGES_S[index]
        return now_s + need / rates[-1]

    def returns_s(self, away: int) -> float:
        """Draw when somebody who is away is back, given how long they have been."""
        out = self._outlook
        one = out.stage.scene.away[away]
        elapsed = out.stage.scene.t - one.since_s
        delay, share = (
            (out.odds.hold, out.odds.holds_return) if one.is_held else (out.odds.return_delay, out.odds.returns)
        )
        left = len(delay) - bisect_right(delay, elapsed)
        still = share * left / len(delay)
        if self._random() * (still + 1 - share) >= still:
            return inf
        return out.stage.scene.t + _left(delay, elapsed, self._random())

    def by_hand(self, seat: int) -> float | None:
        """Draw whether the clerk picks, as often as was seen."""
        if self._outlook.odds.by_hand > 0 and self._random() < self._outlook.odds.by_hand:
            return self._random()
        return None

    def _bookings(self) -> list[Newcomer]:
        """Return who comes by appointment, the next last."""
        out, rnd = self._outlook, self._random
        now = out.stage.scene.t
        coming = []
        for slot, line, chance, first in out.expected:
            if rnd() < chance:
                late = out.odds.lateness[first + int(rnd() * (len(out.odds.lateness) - first))]
                at = max(now + 1.0, slot + late)
                if at < out.issue_end:
                    coming.append(Newcomer(at, line, max(at, slot)))
        coming.sort(reverse=True)
        return coming

    def _held_back(self, ticket: int, line: int, seat: int, after_s: float) -> Comeback | None:
        out = self._outlook
        if self._random() >= out.odds.holds_return:
            return None
        self._held[ticket] = out.service_of[line]
        return Comeback(after_s + self._draw(out.odds.hold), out.own_line(seat, line), None, False)

    def _absent(self, line: int, misses: int) -> Turn:
        out = self._outlook
        blocked = self._draw(out.odds.blocked)
        ready = blocked + self._draw(out.odds.gap_missed)
        if misses + 1 >= out.stage.scene.terms.miss_limit or self._random() >= out.odds.returns:
            return Turn(ready)
        return Turn(ready, Comeback(blocked + self._draw(out.odds.return_delay), line, None, True))

    def _transfer(self, line: int, after_s: float, now_s: float) -> Comeback | None:
        out = self._outlook
        to = out.destination(out.service_of[line], self._random())
        if to < 0:
            return None
        number = out.transfer_line(line, to)
        clock = (
            now_s + after_s - out.stage.scene.terms.transfer_credit_s
            if out.stage.scene.terms.transfer_credit_s is not None
            else None
        )
        return Comeback(after_s, number, clock, False)

    def _draw(self, table: Sequence[float]) -> float:
        return table[int(self._random() * TABLE)]

    def _rest_of_serving(self, seat: int, ticket: int, u: float, elapsed: float) -> Turn:
        out = self._outlook
        factor = out.speed[seat] * (out.odds.resumed if ticket in out.resuming else 1.0)
        left = _left(out.services[out.stage.service[ticket]], elapsed / factor, u) * factor
        ready = left + self._draw(out.odds.gap)
        what = self._random()
        line = out.plain_line[ticket]
        if ticket in out.resuming:
            return Turn(ready)
        if what < out.odds.holds:
            return Turn(ready, self._held_back(ticket, line, seat, left))
        if what < out.odds.holds + out.transfers[out.service_of[line]]:
            return Turn(ready, self._transfer(line, left, out.stage.scene.t))
        return Turn(ready)

    def _rest_of_call(self, seat: int, ticket: int, u: float, elapsed: float) -> Turn:
        out = self._outlook
        misses = out.stage.misses[ticket]
        absent = out.odds.absent_again if misses else out.odds.absent[1]
        still = 1 - bisect_right(out.odds.walk, elapsed) / len(out.odds.walk)
        comes = (1 - absent) * still
        if self._random() * (comes + absent) < absent:
            turn = self._absent(out.plain_line[ticket], misses)
            ready = max(1.0, turn.ready_s - elapsed)
            comeback = turn.comeback
            if comeback is not None:
                comeback = comeback._replace(after_s=max(1.0, comeback.after_s - elapsed))
            return Turn(ready, comeback)
        walk = _left(out.odds.walk, elapsed, self._random())
        table = out.services[out.stage.service[ticket]]
        factor = out.speed[seat] * (out.odds.resumed if ticket in out.resuming else 1.0)
        return Turn(walk + table[int(u * len(table))] * factor + self._draw(out.odds.gap))


def _left(table: Sequence[float], elapsed: float, u: float) -> float:
    """Return what is left of a length of the table of which so much has passed; `u` in [0, 1) chooses."""
    first = bisect_right(table, elapsed)
    count = len(table) - first
    if count < 3:
        # Longer than nearly all that was seen: as in a heavy tail, about as much of it may be left as a part of it.
        return 0.3 * elapsed * -log(1.0 - u) + 1.0
    place = u * count
    index = first + int(place)
    low = max(elapsed, table[index - 1]) if index else elapsed
    return low + (table[index] - low) * (place - int(place)) - elapsed
