"""A recorded day as the future of a forward run: the same people come, and what they do is what they did."""

from collections.abc import Iterator, Sequence
from math import inf
from typing import NamedTuple

from server_client.policy_lab.casting import Casting, Draws, Step
from server_client.policy_lab.changed_day import ChangedDay
from server_client.policy_lab.habits import Habits
from server_client.policy_lab.recorded_day import TurnEnd
from server_client.policy_lab.seats import Seats
from server_client.wait_forecast.forward_run import Call
from server_client.wait_forecast.future import Absence, Comeback, Newcomer, Turn
from server_client.wait_forecast.stage import Lines, own_line

_IN_VAIN = frozenset({TurnEnd.MISSED, TurnEnd.GONE})


class FirstCall(NamedTuple):
    """When a number was first called, and how many had gone before it."""

    at_s: float
    passed: int


class PastFuture:
    """What a recorded day answers to one run; `first_calls` are by place among the day's people."""

    def __init__(self, on: ChangedDay, casting: Casting, habits: Habits, seats: Seats, lines: Lines) -> None:
        """Prepare to answer; `listen_to` must be given before the run plays."""
        self._on = on
        self._habits = habits
        self._seats = seats
        self._lines = lines
        self._calls: Sequence[Call] = ()
        coming = [
            (_arrives_s(chain[0]), chain, draws) for chain, draws in zip(casting.chains, casting.draws, strict=True)
        ]
        let_in = [one for one in coming if chain_since(one[1]) < on.last_number_s]
        let_in.sort(key=lambda one: one[0])
        self._chains = [chain for _, chain, _ in let_in]
        self._draws = [draws for _, _, draws in let_in]
        self._step = [0] * len(let_in)
        self._clock = [chain[0].turn.clock_s for chain in self._chains]
        self._reacted = [0] * len(seats.seats)
        self.let_in = frozenset(step.number for chain in self._chains for step in chain)
        self.first_calls: dict[int, FirstCall] = {}
        self.leaves_s: dict[int, float] = {}
        self.queued: set[int] = set()

    def listen_to(self, calls: Sequence[Call]) -> None:
        """Take the list in which the run keeps its calls: the last is that of which `turn` is asked."""
        self._calls = calls

    def newcomers(self) -> Iterator[Newcomer]:
        """Go through who comes, in order of time."""
        for chain in self._chains:
            self.queued.add(chain[0].number)
            yield Newcomer(_arrives_s(chain[0]), self._line(chain[0]), chain[0].turn.clock_s)

    def turn(self, ticket: int, line: int, seat: int, *, misses: int, now_s: float) -> Turn:
        """Return what comes of the call: what came of the person's turn, or is drawn where nothing did."""
        at = self._step[ticket]
        self._step[ticket] += 1
        step, draws = self._chains[ticket][at], self._draws[ticket][at]
        if step.is_first:
            self.first_calls[step.number] = FirstCall(now_s, self._calls[-1].passed)
        busy_s = self._busy_s(step, draws, seat)
        follows = self._chains[ticket][at + 1 : at + 2]
        if not follows:
            return Turn(busy_s + draws.wrap_s)
        return Turn(busy_s + draws.wrap_s, self._comeback(ticket, step, follows[0], busy_s, now_s))

    def remainder(self, seat: int) -> Turn:
        """Return that it can call at once: nobody is served when a day begins."""
        return Turn(0.0)

    def absences(self, seat: int) -> Sequence[Absence]:
        """Return when the seat calls no one."""
        return self._seats.absences(seat, self._on.day.begins_s)

    def reaction_s(self, seat: int) -> float:
        """Return how long the seat takes: what its clerk took that day, one time after another."""
        at = self._reacted[seat]
        self._reacted[seat] += 1
        found = self._on.day.reactions.get(self._seats.seats[seat].clerk) or self._habits.reactions
        return found[at % len(found)] if found else 0.0

    def gives_up_s(self, ticket: int, line: int, now_s: float) -> float:
        """Return when somebody leaves: when they did, or a drawn time after they had to wait no longer."""
        at = self._step[ticket]
        step, draws = self._chains[ticket][at], self._draws[ticket][at]
        if step.is_first:
            self.queued.add(step.number)
        waited_s = (step.turn.ended_s if step.turn.called_s is None else step.turn.called_s) - _arrives_s(step)
        leaves_s = now_s + waited_s + (0.0 if step.turn.end is TurnEnd.LEFT else draws.patience_s)
        if step.is_first:
            self.leaves_s[step.number] = leaves_s
        return leaves_s

    def returns_s(self, away: int) -> float:
        """Return infinity: nobody is away when a day begins."""
        return inf

    def by_hand(self, seat: int) -> float | None:
        """Return None: a replay goes by the rule alone."""
        return None

    def _busy_s(self, step: Step, draws: Draws, seat: int) -> float:
        turn = step.turn
        if turn.end in _IN_VAIN and turn.called_s is not None:
            return turn.ended_s - turn.called_s
        return draws.walk_s + draws.serving_s * self._habits.factor(self._seats.seats[seat].clerk)

    def _comeback(self, ticket: int, step: Step, following: Step, busy_s: float, now_s: float) -> Comeback:
        before, after = step.turn, following.turn
        away_s = max(0.0, _arrives_s(following) - before.ended_s)
        joins_s = now_s + busy_s + away_s
        if after.clock_s == before.clock_s:
            clock_s = self._clock[ticket]
        elif following.is_first:
            # A next need stands by the time at which its person came.
            clock_s = after.clock_s
        else:
            clock_s = joins_s + after.clock_s - after.since_s
        self._clock[ticket] = clock_s
        return Comeback(busy_s + away_s, self._line(following), clock_s, before.end is TurnEnd.MISSED)

    def _line(self, step: Step) -> int:
        turn = step.turn
        if turn.directed_to is not None and turn.called_s is not None:
            seat = self._seats.at(turn.directed_to, turn.called_s)
            if seat is not None:
                return own_line(self._lines, seat, self._lines.classes.index(turn.class_code))
        return self._lines.number(turn.service, turn.class_code)


def chain_since(chain: Sequence[Step]) -> float:
    """Return when the person took their number."""
    return chain[0].turn.since_s


def _arrives_s(step: Step) -> float:
    # Who is not offered before a time might as well come then: nobody who goes before them passes them.
    offered = step.turn.offered_from_s
    return step.turn.since_s if offered is None else max(step.turn.since_s, offered)
