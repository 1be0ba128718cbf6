"""A broken invariant, known by its number in the list of docs/proof.md."""


class Violation(Exception):
    """An invariant does not hold; `invariant` is its number."""

    def __init__(self, invariant: int, what: str) -> None:
        """Tell which invariant is broken and how."""
        super().__init__(f"Invariant {invariant} is broken: {what}")
        self.invariant = invariant


def holds(invariant: int, condition: bool, what: str) -> None:
    """Raise Violation unless the condition is true."""
    if not condition:
        raise Violation(invariant, what)
