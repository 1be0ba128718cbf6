"""What is wrong with a catalogue as a whole: periods, versions that overlap, size; single cells are the importer's."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum
from itertools import pairwise

from server_client.dossier_model.catalogue import LARGEST, Catalogue
from server_client.dossier_model.procedure import Procedure, ProcedureCode
from server_client.dossier_model.procedure_code import is_national

LONG_NAME = 80
"""Characters of an official name beyond which a screen needs a short one; published names have 79 at the median."""

NO_PROCEDURE = "there is no procedure in it"


class Weight(Enum):
    """Whether the catalogue cannot be used so, or only deserves a look."""

    FAULT = "fault"
    REMARK = "remark"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing found about the procedure of a code, in words that say what to do."""

    weight: Weight
    code: ProcedureCode | None
    text: str


def check(catalogue: Catalogue) -> tuple[Finding, ...]:
    """Everything wrong or doubtful in the catalogue, the order of the catalogue kept."""
    found = [finding for procedure in catalogue.procedures for finding in _of_one(procedure)]
    if len(catalogue.procedures) == 0:
        found.append(_fault(None, NO_PROCEDURE))
    if len({procedure.code for procedure in catalogue.procedures}) > LARGEST:
        found.append(_remark(None, f"more than {LARGEST} procedures: the search is measured up to that number"))
    return (*found, *_overlaps(catalogue.procedures), *_same_names(catalogue.procedures))


def _of_one(procedure: Procedure) -> Iterator[Finding]:
    code = procedure.code
    if procedure.effective_from and procedure.effective_to and procedure.effective_to < procedure.effective_from:
        yield _fault(code, f"ends on {procedure.effective_to}, before it begins on {procedure.effective_from}")
    if not is_national(code):
        yield _remark(code, "is no code of the national catalogue (as 1.001193 or 1.014199.H05); kept as it is")
    if procedure.short_name == procedure.official_name and len(procedure.official_name) > LONG_NAME:
        yield _remark(code, f"give it a short name: the official one has {len(procedure.official_name)} characters")
    case_names = [case.name for case in procedure.cases]
    if len(set(case_names)) < len(case_names):
        yield _fault(code, "two of its cases bear the same name; give each its own")
    channels = [fee.channel for fee in procedure.fees]
    if len(set(channels)) < len(channels):
        yield _fault(code, "has two fees for one channel; keep one of them")


def _overlaps(procedures: Iterable[Procedure]) -> Iterator[Finding]:
    versions: dict[ProcedureCode, list[Procedure]] = defaultdict(list)
    for procedure in procedures:
        versions[procedure.code].append(procedure)
    for code, those in versions.items():
        ordered = sorted(those, key=lambda procedure: procedure.effective_from or date.min)
        for earlier, later in pairwise(ordered):
            if (earlier.effective_to or date.max) >= (later.effective_from or date.min):
                yield _fault(
                    code,
                    "is there twice for the same days; keep one of the two, or end the earlier version"
                    " (effective_to) the day before the later one begins (effective_from)",
                )


def _same_names(procedures: Iterable[Procedure]) -> Iterator[Finding]:
    first: dict[tuple[str, str], ProcedureCode] = {}
    for procedure in procedures:
        code = first.setdefault((procedure.official_name, procedure.level), procedure.code)
        if code != procedure.code:
            yield _remark(procedure.code, f"has the same official name as {code}; published tables have such misprints")


def _fault(code: ProcedureCode | None, text: str) -> Finding:
    return Finding(weight=Weight.FAULT, code=code, text=text)


def _remark(code: ProcedureCode | None, text: str) -> Finding:
    return Finding(weight=Weight.REMARK, code=code, text=text)
