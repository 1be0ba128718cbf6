"""What a forward run asks of the future; whoever answers draws from what was learned, or reads a recorded day."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple, Protocol


class Newcomer(NamedTuple):
    """Somebody takes a number at `at_s`, for a line of the stage; `clock_s` is the priority clock."""

    at_s: float
    line: int
    clock_s: float


class Comeback(NamedTuple):
    """A ticket waits again `after_s` seconds after the call that ended thus.

    `line` is where (a line of the stage), `clock_s` its clock from then on (None: as it was); `is_miss` says that
    nobody came.
    """

    after_s: float
    line: int
    clock_s: float | None
    is_miss: bool


class Turn(NamedTuple):
    """What comes of a call: the seat may call again after `ready_s` seconds; the ticket comes back, or it ends."""

    ready_s: float
    comeback: Comeback | None = None


class Absence(NamedTuple):
    """A seat calls no one from `from_s` to `until_s`, and for `at_least_s` if it was busy when it should have begun.

    With `after_queue` it begins when nobody waits for the seat any more.
    """

    from_s: float
    until_s: float
    at_least_s: float = 0.0
    after_queue: bool = False


class Future(Protocol):
    """The answers to one run; lines, seats and tickets are numbers of its stage.

    A newcomer's number is the stage's count of tickets plus its place in `newcomers`.
    """

    def newcomers(self) -> Iterator[Newcomer]:
        """Go through who takes a number from now on, in order of time."""
        ...

    def turn(self, ticket: int, line: int, seat: int, *, misses: int, now_s: float) -> Turn:
        """Return what comes of calling a ticket that stood in `line` to a seat, missed so often before, at `now_s`."""
        ...

    def remainder(self, seat: int) -> Turn:
        """Return what comes of what a seat does at the start, in seconds from then; an idle one gets ready."""
        ...

    def absences(self, seat: int) -> Sequence[Absence]:
        """Return when the seat calls no one, in order; of one that is closed now the first has begun already."""
        ...

    def reaction_s(self, seat: int) -> float:
        """Return how long an idle seat takes to call somebody who has just come."""
        ...

    def gives_up_s(self, ticket: int, line: int, now_s: float) -> float:
        """Return when somebody who waits now leaves if not called before; infinity for never."""
        ...

    def returns_s(self, away: int) -> float:
        """Return when somebody who is away at the start waits again; infinity for never."""
        ...

    def by_hand(self, seat: int) -> float | None:
        """Return None if the next call follows the rule, else which of those waiting the clerk picks, in [0, 1)."""
        ...
