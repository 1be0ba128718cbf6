"""What stands of the advice to a branch from one look to the next, so that it does not change with every minute.

Openings and the others take turns, a look each, so that no look costs too much.
"""

from server_client.wait_forecast.advice import Advice, Advisor, Standing, opening_advice, other_advice
from server_client.wait_forecast.change import Choices


class CalmAdvice:
    """The advice of one branch; `advice` is what stands."""

    def __init__(self) -> None:
        """Begin with nothing advised."""
        self.openings: tuple[Advice, ...] = ()
        self.others: tuple[Advice, ...] = ()
        self._opening: Standing | None = None
        self._other: Standing | None = None
        self._opens_next = True
        self._day = 0

    @property
    def advice(self) -> tuple[Advice, ...]:
        """What stands: one opening at most, and one of the others."""
        return (*self.openings, *self.others)

    def forget(self) -> None:
        """Let the next look judge as if nothing stood."""
        self._opening = self._other = None

    def look(self, advisor: Advisor, choices: Choices) -> None:
        """Look again at the openings, or at the others, by turns."""
        scene = advisor.scene
        if scene.day != self._day:
            self._day, self._opening, self._other = scene.day, None, None
        if self._opens_next:
            self.openings = opening_advice(advisor, choices, self._opening)
            self._opening = _standing(self.openings, self._opening, scene.t)
        else:
            self.others = other_advice(advisor, choices, may_close=not self.openings, standing=self._other)
            self._other = _standing(self.others, self._other, scene.t)
        self._opens_next = not self._opens_next


def _standing(found: tuple[Advice, ...], before: Standing | None, now_s: float) -> Standing | None:
    if not found:
        return None
    if before is not None and before.change == found[0].change:
        return before
    return Standing(change=found[0].change, since_s=now_s)
