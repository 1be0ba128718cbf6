"""The pages of finding a procedure as screens to be shown, from the shipped procedures with the longest of texts."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache

from kiosk.guide import Guide
from kiosk.screen import Screen
from kiosk.screens.finding import finding_screen
from kiosk.visiting.finding import ChosenDossier, Finding
from kiosk.visiting.step import Step
from kiosk.visiting.visit import Visit, first_visit
from server_client.catalogue_files.everyday_words_file import load_everyday_words
from server_client.catalogue_files.importing import load_catalogue
from server_client.dossier_model.checklist import new_checklist
from server_client.dossier_model.procedure import Case, Channel, Confidence, Fee, Procedure, ProcedureCode
from server_client.queue_model.ids import ServiceCode
from server_client.queue_model.local_time import local_day
from server_client.queue_model.refusals import RefusalCode
from tests.ui.kiosk_screen import STARTER

BIRTH = ProcedureCode("1.001193")
CIVIL = ServiceCode("hotich")
LONG_CASE = (
    "Trẻ em sinh ra ở nước ngoài, cha mẹ là công dân Việt Nam, về cư trú tại Việt Nam mà chưa được đăng ký khai sinh"
)


def starter_guide(screen: Screen) -> Guide:
    """The shipped procedures on the screen's day."""
    return _guide_on(local_day(screen.wall_time))


@cache
def _guide_on(day: date) -> Guide:
    folder = STARTER.parent
    words = load_everyday_words(folder / "everyday_words.toml")
    return Guide(load_catalogue(folder / "procedures.json"), words, day)


def finding_pages(start: Screen) -> Iterator[tuple[str, Screen]]:
    """One screen of each kind."""
    guide = starter_guide(start)
    closed = tuple(
        replace(offer, waiting=127, refusal=RefusalCode.QUOTA_REACHED if offer.code == CIVIL else None)
        for offer in start.services
    )
    for name, visit in _visits(start, guide):
        yield name, replace(start, step=visit.step, finding=finding_screen(visit, guide, closed), seconds_left=14)
    unread = replace(first_visit(start.language, 0), step=Step.SEARCH)
    yield "search unread", replace(start, step=Step.SEARCH, finding=finding_screen(unread, None, closed))


def _visits(start: Screen, guide: Guide) -> Iterator[tuple[str, Visit]]:
    visit = first_visit(start.language, 0)
    long = _with_cases(_longest(guide))
    plain = Finding(procedure=long, case=0, service=CIVIL, papers=new_checklist(long.cases[0]))
    unplaced = replace(plain, service=None, case=None, papers=())
    online = replace(plain, procedure=replace(long, cases=(), online_only=LONG_CASE))
    dossiers = tuple(
        ChosenDossier(procedure=long, service=service, papers=plain.papers) for service in (CIVIL, None, CIVIL)
    )
    yield "search", replace(visit, step=Step.SEARCH)
    for query in ("kết hôn", "chứng thực", "xyzzyq"):
        yield f"search {query}", replace(visit, step=Step.SEARCH, finding=Finding(query=query))
    yield "procedure", replace(visit, step=Step.PROCEDURE, finding=plain)
    yield "procedure unplaced", replace(visit, step=Step.PROCEDURE, finding=unplaced)
    yield "procedure online", replace(visit, step=Step.PROCEDURE, finding=online)
    yield "papers", replace(visit, step=Step.PAPERS, finding=plain)
    yield "missing", replace(visit, step=Step.MISSING, finding=plain, dossiers=dossiers)
    yield "listing", replace(visit, step=Step.LISTING, finding=plain, dossiers=dossiers)
    yield "listed", replace(visit, step=Step.LISTED, finding=plain, dossiers=dossiers)
    yield "listed failed", replace(visit, step=Step.LISTED, finding=replace(plain, list_failed=True))
    yield "dossier", replace(visit, step=Step.DOSSIERS, dossiers=dossiers[:1])
    yield "dossiers", replace(visit, step=Step.DOSSIERS, dossiers=dossiers)
    yield "service", replace(visit, step=Step.SERVICE)
    yield "service for a dossier", replace(visit, step=Step.SERVICE, dossiers=dossiers)


def _longest(guide: Guide) -> Procedure:
    """The birth of a child, under the longest short name that there is."""
    birth = guide.procedure(BIRTH)
    assert birth is not None
    return replace(birth, short_name=max((one.short_name for one in guide.find("")), key=len))


def _with_cases(procedure: Procedure) -> Procedure:
    return replace(
        procedure,
        cases=(
            Case(name=LONG_CASE, documents=procedure.cases[0].documents),
            Case(name="Khai sinh quá hạn", documents=procedure.cases[0].documents[:1]),
        ),
        fees=(
            Fee(channel=Channel.DIRECT, text="8.000 đồng/bản", amount=8000, confidence=Confidence.HIGH),
            Fee(channel=Channel.ONLINE, text="Miễn phí đến hết 31/12/2026", amount=0, confidence=Confidence.HIGH),
        ),
    )
