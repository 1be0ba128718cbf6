"""Futures that differ only by what is decided here and now: the same people come and need as long, whoever serves them.

What is drawn for a ticket or a counter stands on a tape at its own place, so two runs of one tape under different
decisions are alike in everything else (common random numbers), and few runs tell which decision is better.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from math import inf
from random import Random
from typing import TypeVar

from server_client.wait_forecast.future import Absence, Newcomer, Turn
from server_client.wait_forecast.outlook import Outlook
from server_client.wait_forecast.sampled_future import SampledFuture

_Answer = TypeVar("_Answer")
# Places on the tape for each ticket: two turns, and after each turn's places one for when somebody gives up.
_A_TURN = 8
_A_TICKET = 2 * _A_TURN
_A_SEAT = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Tape:
    """What chance brings in one future: who comes until its end, when counters are away, and equal chances."""

    newcomers: tuple[Newcomer, ...]
    absences: tuple[tuple[Absence, ...], ...]
    strata: Sequence[float]
    chances: Sequence[float]
    seats_at: int


def tape_of(outlook: Outlook, rng: Random, strata: Sequence[float], until_s: float) -> Tape:
    """Draw a future up to `until_s`."""
    drawn = SampledFuture(outlook, rng, strata)
    newcomers = tuple(takewhile(lambda one: one.at_s <= until_s, drawn.newcomers()))
    absences = tuple(tuple(drawn.absences(seat)) for seat in range(len(strata)))
    seats_at = _A_TICKET * (len(outlook.stage.clock) + len(newcomers))
    random = rng.random
    chances = [random() for _ in range(seats_at + _A_SEAT * (len(strata) + 1))]
    return Tape(newcomers=newcomers, absences=absences, strata=strata, chances=chances, seats_at=seats_at)


class CommonFuture(SampledFuture):
    """The future of a tape; `decided` tells when a counter is away that the decision is about.

    It takes down when people begin to wait (`begins`: ticket, line, time) and until when they are willing to.
    """

    def __init__(self, outlook: Outlook, tape: Tape, decided: Mapping[int, Sequence[Absence]]) -> None:
        """Play the tape."""
        super().__init__(outlook, Random(0), tape.strata)
        self.begins: list[tuple[int, int, float]] = []
        self.patient_until: dict[int, float] = {}
        self._tape = tape
        self._decided = decided
        self._at = 0
        self._of_seat = [tape.seats_at + _A_SEAT * seat for seat in range(len(tape.strata))]
        self._turns: dict[int, int] = {}
        self._random = self._next_chance

    def since_s(self, ticket: int) -> float:
        """Return when somebody took their number."""
        return self._since[ticket]

    def _next_chance(self) -> float:
        self._at += 1
        return self._tape.chances[self._at - 1]

    def newcomers(self) -> Iterator[Newcomer]:
        """Go through who comes."""
        first = len(self._outlook.stage.clock)
        for place, one in enumerate(self._tape.newcomers):
            self._since.append(one.at_s)
            self._waiting += 1
            self.begins.append((first + place, one.line, one.at_s))
            yield one

    def turn(self, ticket: int, line: int, seat: int, *, misses: int, now_s: float) -> Turn:
        """Read from the ticket's place what comes of the call."""
        before = self._turns.get(ticket, 0)
        self._turns[ticket] = before + 1
        self._at = ticket * _A_TICKET + (_A_TURN if before else 0)
        return self._noted(ticket, super().turn(ticket, line, seat, misses=misses, now_s=now_s), now_s)

    def remainder(self, seat: int) -> Turn:
        """Read from the seat's place how what it does now ends."""
        at_seat = self._outlook.stage.at_seat[seat]
        return self._noted(at_seat, self._as_seat(seat, super().remainder), self._outlook.stage.scene.t)

    def absences(self, seat: int) -> Sequence[Absence]:
        """Return when the seat is away, as was decided or else as the tape says."""
        decided = self._decided.get(seat)
        return decided if decided is not None else self._tape.absences[seat]

    def reaction_s(self, seat: int) -> float:
        """Read how long an idle seat takes to call somebody who has just come."""
        return self._as_seat(seat, super().reaction_s)

    def by_hand(self, seat: int) -> float | None:
        """Read whether the clerk picks."""
        if self._outlook.odds.by_hand <= 0:
            return None
        return self._as_seat(seat, super().by_hand)

    def gives_up_s(self, ticket: int, line: int, now_s: float) -> float:
        """Read when somebody leaves who waits now."""
        self._at = ticket * _A_TICKET + (_A_TURN if ticket in self._turns else 0) + _A_TURN - 1
        until = super().gives_up_s(ticket, line, now_s)
        self.patient_until[ticket] = until
        return until

    def returns_s(self, away: int) -> float:
        """Read when somebody who is away waits again."""
        ticket = self._outlook.stage.away[away]
        self._at = max(0, ticket) * _A_TICKET
        at = super().returns_s(away)
        if ticket >= 0 and at < inf:
            self.begins.append((ticket, self._outlook.stage.line[ticket], at))
        return at

    def _as_seat(self, seat: int, ask: Callable[[int], _Answer]) -> _Answer:
        end = self._tape.seats_at + _A_SEAT * (seat + 1)
        self._at = self._of_seat[seat]
        found = ask(seat)
        self._of_seat[seat] = self._at if self._at < end - _A_TURN else end - _A_SEAT
        return found

    def _noted(self, ticket: int, turn: Turn, now_s: float) -> Turn:
        comeback = turn.comeback
        if comeback is not None and ticket >= 0:
            self.begins.append((ticket, comeback.line, now_s + comeback.after_s))
        return turn
