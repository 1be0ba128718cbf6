"""What a form is: its purpose, symbol, title, number's ending, and the rule behind it; not what stands on it."""

from dataclasses import dataclass
from enum import StrEnum

from server_client.dossier_model.procedure import Confidence


class FormPurpose(StrEnum):
    """What a form is for, whichever set it comes from."""

    RECEIPT = "receipt"
    SUPPLEMENT = "supplement"
    REFUSAL = "refusal"
    APOLOGY = "apology"
    STOP = "stop"
    CONTROL = "control"
    REGISTER = "register"


class Sheet(StrEnum):
    """The paper that a form is printed on."""

    A5 = "A5"
    A4 = "A4"
    A4_LANDSCAPE = "A4 landscape"

    @property
    def media(self) -> str:
        """Return the size by the name that printers know, whichever way it is turned."""
        return self.value.split()[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class FormKind:
    """One form of a set.

    `number_ending` follows the number, as TNHS in 125/TNHS: empty where that is not known, None for no number.

    `confidence` says how well the layout is known: what is not high was drawn after forms of the same purpose.
    """

    symbol: str
    purpose: FormPurpose
    title: str
    number_ending: str | None
    basis: str
    sheet: Sheet = Sheet.A5
    copies: tuple[str, ...] = ()
    confidence: Confidence = Confidence.MEDIUM
