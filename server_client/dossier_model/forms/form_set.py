"""The forms that one rule prescribes for some fields or for all, from a day on; it does not choose among sets."""

from dataclasses import dataclass
from datetime import date

from server_client.dossier_model.forms.form_kind import FormKind, FormPurpose


@dataclass(frozen=True, slots=True, kw_only=True)
class FormSet:
    """Forms of one rule, in force from `effective_from` to `effective_to`, both included (None: open).

    Without `fields` they are for every field of the catalogue.
    """

    code: str
    name: str
    kinds: tuple[FormKind, ...]
    fields: frozenset[str] = frozenset()
    effective_from: date | None = None
    effective_to: date | None = None

    def in_force(self, day: date) -> bool:
        """Say whether the set is the rule on that day."""
        return (self.effective_from is None or self.effective_from <= day) and (
            self.effective_to is None or day <= self.effective_to
        )

    def kind(self, purpose: FormPurpose) -> FormKind | None:
        """Return the set's form for a purpose, if it has one."""
        return next((kind for kind in self.kinds if kind.purpose is purpose), None)
