"""A desk whose ticket has prepared dossiers, and what a clerk does with them; no test of its own."""

import asyncio
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager

from counter_display.serving.dossier_picture import (
    OnePicture,
)
from server_client.dossier_model.checklist import new_checklist, ticked
from server_client.dossier_model.preregistration import PreparedDossier
from server_client.dossier_model.reception import ReceptionEnd, ReceptionId
from server_client.queue_model import commands
from server_client.queue_model.ids import OutcomeCode, TicketId
from tests.fakes.dossier_rig import DossierRig
from tests.fakes.office import CIVIL, COUNTER_5, office
from tests.fakes.procedures import BIRTH, MARRIAGE

TICKED = ticked(ticked(new_checklist(BIRTH.cases[0]), 0, is_held=True), 3, is_held=True)

PREPARED = PreparedDossier(procedure=BIRTH.code, papers=TICKED)

WEDDING = PreparedDossier(procedure=MARRIAGE.code, case="Trong nước", papers=new_checklist(MARRIAGE.cases[0]))


def a_rig(*dossiers: PreparedDossier, called: bool = True) -> tuple[DossierRig, TicketId]:
    """Return a desk whose next, or whose ticket, has prepared these dossiers."""
    place = office()
    place.open()
    ticket = place.take(CIVIL)
    if called:
        place.call()
    rig = DossierRig(place)
    if dossiers:
        rig.prepare(ticket, *dossiers)
    settle(rig)
    return rig, ticket


_runners: list[asyncio.Runner] = []


@contextmanager
def one_loop() -> Iterator[None]:
    """Give the loop in which a test's desk works."""
    with asyncio.Runner() as one:
        _runners.append(one)
        yield
        _runners.clear()


def run(work: Coroutine[object, object, None]) -> None:
    """Do this in the test's loop."""
    _runners[-1].run(work)


def settle(rig: DossierRig) -> None:
    """Let everything be sent, answered and printed that can be."""
    run(rig.settle())


def first(ticket: TicketId) -> ReceptionId:
    """Return which dossier of the visit is the first."""
    return ReceptionId(f"{ticket}.1")


def leave(rig: DossierRig, ticket: TicketId) -> None:
    """Let the counter finish the ticket."""
    rig.place.do(commands.StartServing(id=rig.place.new_id(), counter=COUNTER_5, ticket=ticket))
    rig.place.do(
        commands.FinishTicket(id=rig.place.new_id(), counter=COUNTER_5, ticket=ticket, outcome=OutcomeCode("accepted"))
    )
    rig.look()


def end(rig: DossierRig, ending: ReceptionEnd, *, words: str = "", code: str = "", despite: bool = False) -> None:
    """End the dossier in front so."""
    rig.work.begin_end(ending)
    rig.work.write_reason(words)
    rig.work.write_end_code(code)
    rig.work.confirm_end(despite_gaps=despite)
    settle(rig)


def one_of(rig: DossierRig) -> OnePicture:
    """Return the dossier in front."""
    assert rig.picture.one is not None
    return rig.picture.one
