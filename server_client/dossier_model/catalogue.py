"""All procedures of a centre in all their versions; it says which is in force on a day and never guesses another."""

from dataclasses import dataclass
from datetime import date

from server_client.dossier_model.procedure import Procedure, ProcedureCode

LARGEST = 6_000
"""Procedures in the largest catalogue that the search is measured with; the national one had 5,741 in 2026."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """The procedures in the order of the file; `notice` is a sentence to show with each, as for sample data."""

    procedures: tuple[Procedure, ...]
    notice: str = ""
    is_sample: bool = False

    def in_force(self, day: date) -> tuple[Procedure, ...]:
        """The versions that are the law on that day, at most one of each code."""
        return tuple(procedure for procedure in self.procedures if procedure.in_force(day))

    def version(self, code: ProcedureCode, day: date) -> Procedure | None:
        """The version of this code on that day: of today for a visitor, of its acceptance for a dossier."""
        versions = (procedure for procedure in self.procedures if procedure.code == code)
        return next((procedure for procedure in versions if procedure.in_force(day)), None)
