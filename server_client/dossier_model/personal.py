"""Keeps personal data out of logs and tracebacks: such a value shows its kind and nothing of what it holds."""


class Personal:
    """A value whose `repr`, `str` and formatted text hide it; dataclasses of this kind need `repr=False`."""

    __slots__ = ()

    def __repr__(self) -> str:
        return f"<{type(self).__name__}: hidden>"


def masked(text: str, *, first: int = 3, last: int = 4) -> str:
    """Return the text for a screen that others may see: `001*****2345`; two fifths of it or more are always hidden."""
    shown_last = min(last, len(text) // 3)
    shown_first = min(first, len(text) // 4)
    hidden = len(text) - shown_first - shown_last
    return text[:shown_first] + "*" * hidden + text[len(text) - shown_last :]
