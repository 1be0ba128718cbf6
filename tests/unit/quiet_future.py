"""A future for runs whose answers a test knows: people come when told, serving is the test's, nothing else is drawn."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from math import inf

from server_client.wait_forecast.future import Absence, Newcomer, Turn


class QuietFuture:
    """Nobody fails to come, gives up or is sent on, and every seat is there for ever."""

    def __init__(self, newcomers: Iterable[Newcomer] = (), serving_s: Callable[[int], float] = lambda _: inf) -> None:
        """Let these come; `serving_s` tells by ticket how long its turn is."""
        self._newcomers = newcomers
        self._serving_s = serving_s

    def newcomers(self) -> Iterator[Newcomer]:
        """Go through who comes."""
        return iter(self._newcomers)

    def turn(self, ticket: int, line: int, seat: int, *, misses: int, now_s: float) -> Turn:
        """Return that they are served."""
        return Turn(self._serving_s(ticket))

    def remainder(self, seat: int) -> Turn:
        """Return that an idle seat can call at once."""
        return Turn(0.0)

    def absences(self, seat: int) -> Sequence[Absence]:
        """Return that it is never away."""
        return ()

    def reaction_s(self, seat: int) -> float:
        """Return that it calls at once."""
        return 0.0

    def gives_up_s(self, ticket: int, line: int, now_s: float) -> float:
        """Return that nobody gives up."""
        return inf

    def returns_s(self, away: int) -> float:
        """Return that who is away stays away."""
        return inf

    def by_hand(self, seat: int) -> float | None:
        """Return that the rule is kept to."""
        return None
