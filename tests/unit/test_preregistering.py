"""What a person prepared and their number: kept under one id, or not kept at all, whatever fails on the way."""

import asyncio
import gc
import logging
from dataclasses import dataclass, replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.printing.ticket_face import TicketFace
from kiosk.screen import Surroundings
from kiosk.screens.keeping import KeepingScreen, keeping_screen
from kiosk.visiting.finding import ChosenDossier
from kiosk.visiting.happening import Happening, Left, TriedAgain
from kiosk.visiting.introducing import (
    EntriesDone,
    Entry,
    EntryTyped,
    Introduction,
    PaperAccepted,
    PhoneDeclined,
    ReviewConfirmed,
    Way,
    WayChosen,
)
from kiosk.visiting.keeping import Keeping, KeepingRefused, Limit, OverLimit, WentOnWithout
from kiosk.visiting.presenting import Scanned
from kiosk.visiting.step import WORKING, Step
from kiosk.visiting.taking_number import Confirmed, PriorityDeclared, ServiceChosen
from kiosk.visiting.visit import Visit, first_visit
from kiosk.working.preregistering import keep_prepared
from kiosk.working.work import Work
from server_client.client.connection import ConnectionState
from server_client.client.errors import OfficeRefused, Rejected
from server_client.dossier_model.preregistration_order import PreregistrationOrder
from server_client.dossier_model.scanned_payload import read_scan
from server_client.queue_model.commands import CloseService
from server_client.queue_model.configuration import VIETNAMESE
from server_client.queue_model.refusals import RefusalCode
from server_client.wire.answers import problem
from tests.fakes.cut_off_kiosk import CutOffKiosk, Line, World
from tests.fakes.kiosk_parts import KioskHall
from tests.fakes.office import CIVIL, OFFICE
from tests.fakes.procedures import BIRTH
from tests.unit.identity_papers import CARD, NAME, NUMBER, TODAY

PRESENTED = (Scanned(scan=read_scan(CARD, TODAY)),)
DOSSIER = ChosenDossier(procedure=BIRTH, service=CIVIL)
TO_NUMBER = (ServiceChosen(service=CIVIL), PriorityDeclared(), Confirmed())
ACTIVE = OfficeRefused("limit_active_ticket", {"service": CIVIL, "number": "A007"}, "has one")
PER_DAY = OfficeRefused("limit_per_day", {"limit": 2}, "has had two")
DOSSIERS = OfficeRefused("dossier_limit", {"limit": 10}, "too many")
STRANGE = OfficeRefused("visit_taken", {"visit": "v"}, "taken")
REJECTED = Rejected(problem("forbidden", "Forbidden", 403, "not for a kiosk"))


def introduced(hall: KioskHall) -> None:
    """Let a person present a card on the start screen, accept the notice and confirm it."""
    hall.touch(*PRESENTED, PaperAccepted(), ReviewConfirmed(), PhoneDeclined())


def numbered(hall: KioskHall) -> TicketFace:
    """Let the person who stands there take a number; return the slip."""
    hall.touch(*TO_NUMBER)
    asyncio.run(hall.work())
    assert hall.screen.step is Step.TICKET
    return hall.press.faces[-1]


def found_by_clerk(hall: KioskHall) -> PreregistrationOrder | None:
    """What the clerk sees who calls the last ticket that was given out."""
    return hall.records.kept_for(hall.server.issued()[-1].visit)


def test_slip_and_preregistration_bear_one_code_and_the_clerk_finds_the_person_by_the_ticket() -> None:
    hall = KioskHall()
    introduced(hall)
    slip = numbered(hall)
    order = found_by_clerk(hall)
    assert order is not None
    assert order.applicant is not None
    assert (order.applicant.name, order.applicant.identity_number, order.needs) == (NAME, NUMBER, (CIVIL,))
    assert slip.preparation_code == hall.records.code_of(order.id) == hall.screen.keeping.code
    assert not hall.screen.keeping.is_lost
    assert NAME not in str(slip)


def test_whoever_has_prepared_nothing_is_not_known_to_the_office() -> None:
    hall = KioskHall()
    slip = numbered(hall)
    assert (slip.preparation_code, hall.records.kept, hall.screen.keeping) == (None, {}, KeepingScreen())


def a_work(hall: KioskHall, visit: Visit, line: ConnectionState = ConnectionState.ONLINE) -> Work:
    """The work of giving that visit its number."""
    around = Surroundings(branch=hall.server.branch, line=line)
    return Work(visit=visit, around=lambda: around, world=hall.world, happen=hall.session.happen)


def test_nothing_is_kept_of_a_person_who_has_not_confirmed_who_they_are() -> None:
    hall = KioskHall()
    hall.touch(*PRESENTED)
    visit = replace(hall.session.visit, needs=(CIVIL,))
    assert asyncio.run(keep_prepared(a_work(hall, visit))) is None
    assert asyncio.run(keep_prepared(a_work(hall, replace(visit, dossiers=(DOSSIER,))))) is not None
    (order,) = hall.records.kept.values()
    assert (order.applicant, order.dossiers) == (None, (DOSSIER.prepared,))


def test_the_number_does_not_wait_for_an_office_that_keeps_silent(caplog: pytest.LogCaptureFixture) -> None:
    hall = KioskHall()
    hall.records.keeps_silent = True
    visit = replace(hall.session.visit, needs=(CIVIL,), dossiers=(DOSSIER,))
    assert asyncio.run(keep_prepared(a_work(hall, visit), within_s=0.01)) is None
    assert "took too long" in caplog.text
    hall.records.keeps_silent = False
    asyncio.run(hall.work())
    assert len(hall.records.withdrawn) == 1, "it may have arrived"


def test_with_the_line_down_nobody_waits_at_all() -> None:
    hall = KioskHall()
    hall.records.keeps_silent = True
    introduced(hall)
    hall.session.show_line(ConnectionState.OFFLINE)
    assert numbered(hall).preparation_code is None
    assert hall.screen.keeping.is_lost


@pytest.mark.parametrize(("arrives", "told"), [(True, "The answer was lost"), (False, "did not answer")])
def test_what_may_have_arrived_is_taken_back_and_the_person_is_told(
    arrives: bool, told: str, caplog: pytest.LogCaptureFixture
) -> None:
    hall = KioskHall()
    introduced(hall)
    hall.records.loses_answers = hall.records.is_away = True
    hall.records.is_away = not arrives
    slip = numbered(hall)
    assert told in caplog.text
    assert (slip.preparation_code, slip.dossiers, hall.screen.keeping.is_lost) == (None, (), True)
    hall.records.is_away = False
    asyncio.run(hall.world.withdrawals.settle(hall.records))
    assert (hall.records.kept, found_by_clerk(hall)) == ({}, None)


@pytest.mark.parametrize("fault", [STRANGE, REJECTED])
def test_an_order_that_is_not_taken_leaves_a_plain_number(
    fault: OfficeRefused | Rejected, caplog: pytest.LogCaptureFixture
) -> None:
    hall = KioskHall()
    introduced(hall)
    hall.records.office_refuses = fault
    assert numbered(hall).preparation_code is None
    assert hall.screen.keeping.is_lost
    assert [record.levelno for record in caplog.records] == [logging.ERROR]


@pytest.mark.parametrize(
    ("refusal", "told"),
    [
        (ACTIVE, KeepingScreen(limit=Limit.ACTIVE_TICKET, service="Hộ tịch", number="A007", names_person=True)),
        (PER_DAY, KeepingScreen(limit=Limit.PER_DAY, most=2, names_person=True)),
    ],
)
def test_a_limit_is_told_and_a_number_without_a_name_is_there_for_everybody(
    refusal: OfficeRefused, told: KeepingScreen
) -> None:
    hall = KioskHall()
    introduced(hall)
    hall.records.office_refuses = refusal
    hall.touch(*TO_NUMBER)
    asyncio.run(hall.work())
    assert (hall.screen.step, hall.screen.keeping, hall.screen.refusal) == (Step.REFUSED, told, None)
    hall.records.office_refuses = None
    hall.touch(WentOnWithout())
    asyncio.run(hall.work())
    assert (hall.screen.step, hall.screen.number, hall.screen.keeping) == (Step.TICKET, "A001", KeepingScreen())
    assert hall.records.kept == {}


def test_more_dossiers_than_the_office_takes_are_left_behind_with_the_rest() -> None:
    refused = replace(
        first_visit(VIETNAMESE, 0),
        step=Step.REFUSED,
        dossiers=(DOSSIER,) * 11,
        keeping=Keeping(over=OverLimit(limit=Limit.DOSSIERS, most=10)),
    )
    assert WentOnWithout().noted(refused).dossiers == ()
    active = replace(refused, keeping=Keeping(over=OverLimit(limit=Limit.ACTIVE_TICKET)))
    assert WentOnWithout().noted(active).dossiers == refused.dossiers, "a list names nobody"


def test_dossiers_over_the_limit_are_told() -> None:
    hall = KioskHall()
    hall.records.office_refuses = DOSSIERS
    visit = replace(hall.session.visit, needs=(CIVIL,), dossiers=(DOSSIER,))
    over = asyncio.run(keep_prepared(a_work(hall, visit)))
    assert over == OverLimit(limit=Limit.DOSSIERS, most=10)
    told = keeping_screen(KeepingRefused(over=over).noted(replace(visit, step=Step.REFUSED)), OFFICE)
    assert (told.limit, told.most) == (Limit.DOSSIERS, 10)


def test_a_refused_number_leaves_nothing_kept() -> None:
    hall = KioskHall()
    introduced(hall)
    hall.server.do(CloseService(id=hall.office.new_id(), service=CIVIL))
    hall.touch(*TO_NUMBER)
    asyncio.run(hall.work())
    assert (hall.screen.step, hall.screen.refusal) == (Step.REFUSED, RefusalCode.SERVICE_CLOSED)
    assert hall.records.kept == {}
    assert len(hall.records.withdrawn) == 1


def test_a_number_that_is_tried_once_more_is_plain(caplog: pytest.LogCaptureFixture) -> None:
    hall = KioskHall()
    introduced(hall)
    hall.post.is_rejected = True
    hall.touch(*TO_NUMBER)
    asyncio.run(hall.work())
    assert hall.screen.step is Step.UNREACHABLE
    assert "not for a kiosk" in caplog.text
    assert hall.records.kept == {}
    hall.post.is_rejected = False
    hall.touch(TriedAgain())
    asyncio.run(hall.work())
    assert (hall.screen.step, hall.screen.keeping.is_lost, hall.records.kept) == (Step.TICKET, True, {})


def test_what_was_owed_before_is_taken_back_first_lest_it_count() -> None:
    hall = KioskHall()
    introduced(hall)
    owed = hall.office.new_id()
    hall.world.withdrawals.owe(owed)
    assert numbered(hall).preparation_code is not None
    assert hall.records.withdrawn == {owed}


@dataclass(frozen=True, slots=True, kw_only=True)
class Fate:
    """What fails while a person takes a number, and what they touch then."""

    refusal: OfficeRefused | Rejected | None
    office_is_away: bool
    office_loses_answers: bool
    line: Line
    tries: int
    knows_line_is_down: bool
    knows_branch_is_down: bool
    disk_is_full: bool
    service_is_closed: bool
    with_card: bool
    then: tuple[Happening, ...]


FATES = st.builds(
    Fate,
    refusal=st.sampled_from([None, None, ACTIVE, PER_DAY, STRANGE, REJECTED]),
    office_is_away=st.booleans(),
    office_loses_answers=st.booleans(),
    line=st.sampled_from(Line),
    tries=st.integers(0, 2),
    knows_line_is_down=st.booleans(),
    knows_branch_is_down=st.booleans(),
    disk_is_full=st.booleans(),
    service_is_closed=st.booleans(),
    with_card=st.booleans(),
    then=st.lists(st.sampled_from([TriedAgain(), WentOnWithout()]), max_size=3).map(tuple),
)


@pytest.mark.usefixtures("caplog")
@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(fate=FATES)
def test_slip_and_preregistration_agree_or_nothing_is_kept(fate: Fate) -> None:
    hall = KioskHall()
    world = World(office=hall.office)
    kiosk = CutOffKiosk(world, tries=fate.tries)
    hall.issuing = kiosk.issuing

    asyncio.run(_walked(hall, kiosk, world, fate))

    if not kiosk.press.faces:
        assert hall.records.kept == {}
        return
    slip, ticket = kiosk.press.faces[-1], hall.session.visit.ticket
    assert ticket is not None
    assert (ticket.visit in world.server.branch.visits) is True, "all is carried to the branch in the end"
    order = hall.records.kept_for(ticket.visit)
    assert slip.preparation_code == (hall.records.code_of(order.id) if order is not None else None)
    assert [*hall.records.kept.values()] == ([order] if order is not None else [])
    if order is not None or not fate.with_card:
        assert not hall.session.visit.keeping.is_lost


async def _walked(hall: KioskHall, kiosk: CutOffKiosk, world: World, fate: Fate) -> None:
    """Let a person come to the end of it while things fail, and then let everything be well and catch up."""
    async with asyncio.TaskGroup() as tasks:
        await kiosk.start()
        _befall(hall, kiosk, world, fate)
        if fate.with_card:
            introduced(hall)
        hall.touch(*TO_NUMBER)
        await _worked(hall, tasks)
        for tap in fate.then:
            hall.records.office_refuses = None
            hall.touch(tap)
            await _worked(hall, tasks)
        hall.records.office_refuses = None
        hall.records.is_away = hall.records.loses_answers = False
        world.line, world.disk_is_full = Line.UP, False
        hall.pauses.let_go()
        kiosk.post.carry()


def _befall(hall: KioskHall, kiosk: CutOffKiosk, world: World, fate: Fate) -> None:
    kiosk.hear()
    if fate.service_is_closed:
        world.server.do(CloseService(id=hall.office.new_id(), service=CIVIL))
    if fate.knows_branch_is_down:
        kiosk.know_it_is_down()
    if fate.knows_line_is_down:
        hall.session.show_line(ConnectionState.OFFLINE)
    world.line, world.disk_is_full = fate.line, fate.disk_is_full
    hall.records.office_refuses = fate.refusal
    hall.records.is_away, hall.records.loses_answers = fate.office_is_away, fate.office_loses_answers
    hall.pauses.hold()


async def _worked(hall: KioskHall, tasks: asyncio.TaskGroup) -> None:
    """Wait until nothing is under way that the person waits for."""
    while hall.tasks or hall.session.visit.step in WORKING:
        while hall.tasks:
            tasks.create_task(hall.tasks.pop(0))
        await asyncio.sleep(0)


def test_after_the_visit_nothing_holds_anything_of_the_person(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    hall = KioskHall()
    # Put together here, so that the text of this test is not what is found.
    marks = (" ".join(("Trần", "Văn", "Dấu", "Vết")), f"0010770{123:05}", f"0987{321:06}")
    scan = read_scan(f"{marks[1]}||{marks[0]}|01011977|Nam|Nơi nào đó|15082021", TODAY)
    hall.touch(Scanned(scan=scan), WayChosen(way=Way.CARD), Scanned(scan=scan), ReviewConfirmed())
    hall.touch(EntryTyped(entry=Entry.PHONE, text=marks[2]), EntriesDone(today=TODAY))
    del scan
    numbered(hall)
    assert hall.session.visit.person == Introduction(), "kept for the clerk by now, and here for nothing"
    hall.records.kept.clear()
    hall.touch(Left())
    hall.view.shown.clear()
    hall.session.pass_time()
    gc.collect()
    held = [one for one in gc.get_objects() if _names_any(one, marks)]
    assert held == []
    assert not any(mark in caplog.text for mark in marks)


def _names_any(one: object, marks: tuple[str, ...]) -> bool:
    """Whether the object refers to a text that holds one of the marks."""
    if one is marks:
        return False
    texts = (text for text in gc.get_referents(one) if isinstance(text, str))
    return any(mark in text for text in texts for mark in marks)
