"""Prints the list of papers that are missing, for who comes back another day; nobody's name is on it."""

import logging
from collections.abc import Iterable

from kiosk.offering import in_language
from kiosk.printing.errors import PrinterUnavailable
from kiosk.printing.paper_list_face import ListedPaper, PaperListFace
from kiosk.screens.finding import procedure_name
from kiosk.visiting.finding import ListCame
from kiosk.working.work import Work
from server_client.dossier_model.checklist import PaperState
from server_client.dossier_model.procedure import Document

log = logging.getLogger("motcua.kiosk")


async def print_list(work: Work) -> None:
    """Print the list; if that fails it stays on the screen."""
    press = await work.world.press()
    try:
        await press.print_list(list_face(work))
    except PrinterUnavailable as exc:
        log.warning("A list of papers did not come out: %s", exc)
        work.happen(ListCame(is_printed=False))
    else:
        work.happen(ListCame(is_printed=True))


def list_face(work: Work) -> PaperListFace:
    """Return the list for the procedure that is looked at; ValueError if there is none."""
    visit, around = work.visit, work.around()
    finding, configuration = visit.finding, around.branch.configuration
    if finding.procedure is None:
        raise ValueError("A list is asked for before a procedure was chosen")
    case = finding.chosen_case
    return PaperListFace(
        office=in_language(configuration.office, visit.language) if configuration is not None else "",
        branch=in_language(configuration.branch, visit.language) if configuration is not None else "",
        procedure=procedure_name(finding.procedure, visit.language),
        case=case.name if case is not None else "",
        papers=_listed(finding.missing),
        further=_listed(
            paper.document
            for paper in finding.papers
            if paper.state is PaperState.MISSING and not paper.document.must_be_brought
        ),
        notice=around.guide.notice if around.guide is not None else "",
        printed_at=work.world.now(),
        language=visit.language,
    )


def _listed(documents: Iterable[Document]) -> tuple[ListedPaper, ...]:
    return tuple(
        ListedPaper(name=one.name, originals=one.originals, copies=one.copies, note=one.note) for one in documents
    )
