"""How a text stands in its field: in groups, with places still to fill, or hidden but for its end; it edits nothing."""

from bisect import bisect_left
from dataclasses import dataclass

from kiosk.typing.field import PLACE, Field, FieldKind
from server_client.dossier_model.personal import Personal

UNFILLED = "_"
HIDDEN = "•"
LAST_SHOWN = 3


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Shown(Personal):
    """What a field shows: the text in its groups, where each of its characters stands, and what is still to fill."""

    text: str
    places: tuple[int, ...]
    remainder: str = ""

    def place_of(self, cursor: int) -> int:
        """Return where a cursor of the text is shown."""
        return self.places[cursor] if cursor < len(self.places) else len(self.text)

    def cursor_at(self, place: int) -> int:
        """Return the cursor of the text for a place in what is shown."""
        return bisect_left(self.places, place)


def shown(text: str, field: Field, *, hidden: bool = False) -> Shown:
    """Return the text as its field shows it."""
    pattern = field.groups(text)
    signs = _hidden(text) if hidden else text
    if not pattern:
        return Shown(text=signs, places=tuple(range(len(signs))))
    written, places, rest = "", [], pattern
    for sign in signs:
        gap, found, rest = rest.partition(PLACE)
        written += gap if found else ""
        places.append(len(written))
        written += sign
    # A telephone number may be shorter.
    remainder = "" if field.kind is FieldKind.PHONE else rest.replace(PLACE, UNFILLED)
    return Shown(text=written, places=tuple(places), remainder=remainder)


def _hidden(text: str) -> str:
    last = min(LAST_SHOWN, len(text) // 2)
    return HIDDEN * (len(text) - last) + text[len(text) - last :]
