"""What is presented to the scanner at the kiosk: which way it opens, and what is said of what leads nowhere."""

import asyncio

import pytest

from kiosk.screens.my_ticket import NO_TICKET, Standing
from kiosk.screens.presenting import Again, NotUsed
from kiosk.visiting.checking_in import CheckInBegun, Lookup
from kiosk.visiting.finding import FindingBegun
from kiosk.visiting.happening import LanguageChosen, Left
from kiosk.visiting.presenting import TAKE_SCANS, Scanned, SlipTold
from kiosk.visiting.step import Step
from kiosk.visiting.taking_number import Confirmed, PriorityDeclared, ServiceChosen
from server_client.dossier_model.applicant import Applicant, ApplicantId, ApplicantSource, masked_applicant
from server_client.dossier_model.preregistration import Preregistration
from server_client.dossier_model.preregistration_code import PreregistrationCode, new_preregistration_code
from server_client.dossier_model.preregistration_order import PreregistrationDocument
from server_client.dossier_model.scanned_payload import OwnPreregistration, OwnTicket, read_scan
from server_client.queue_model.commands import (
    CallNext,
    FinishTicket,
    IssueTicket,
    MissTicket,
    OpenCounter,
    StartServing,
)
from server_client.queue_model.configuration import VIETNAMESE
from server_client.queue_model.ids import OutcomeCode, Token, VisitId
from tests.fakes.kiosk_parts import KioskHall
from tests.fakes.office import ALL, CIVIL, COUNTER_5, EIGHT, ENGLISH, LAN
from tests.unit.identity_papers import CARD, NAME, NUMBER, TODAY, card

CODE = new_preregistration_code(bytes(16))
HEALTH_CARD = "GD4797931311337|4e677579e1bb856e|01/01/1990|1|||||||||||||$"


def scanned(payload: str | bytes) -> Scanned:
    """What happens when that is presented."""
    return Scanned(scan=read_scan(payload, TODAY))


def shown(hall: KioskHall) -> tuple[Step, Again | NotUsed | None]:
    """The step at which the visit is, and what is told of the last scan."""
    return hall.screen.step, hall.screen.scan_trouble


def ticket(hall: KioskHall) -> Token:
    """Let a person take a number and leave; its code is kept."""
    hall.touch(ServiceChosen(service=CIVIL), PriorityDeclared(), Confirmed())
    asyncio.run(hall.work())
    given = hall.session.visit.ticket
    assert given is not None
    assert given.token is not None
    hall.follow()
    hall.touch(Left())
    return given.token


def standing(hall: KioskHall, token: Token) -> tuple[Standing | None, str, int | None, int]:
    """How that ticket stands when it is presented."""
    if hall.session.visit.step is not Step.MY_TICKET:
        hall.touch(Scanned(scan=OwnTicket(token=token)))
        asyncio.run(hall.work())
    hall.follow()
    shown = hall.screen.my_ticket
    return shown.standing, shown.number, shown.ahead, shown.counter


def document(visit: VisitId | None) -> PreregistrationDocument:
    """What the centre knows under CODE."""
    person = Applicant(id=ApplicantId("a"), source=ApplicantSource.TYPED, name=NAME)
    return PreregistrationDocument(
        id=KioskHall().office.new_id(),
        plan=Preregistration(code=PreregistrationCode(CODE), begun_at=EIGHT, visit=visit),
        needs=(CIVIL,),
        language=VIETNAMESE,
        masked=masked_applicant(person),
    )


@pytest.mark.parametrize(
    ("payload", "step"),
    [
        (CARD, Step.NOTICE),
        ("https://hcc.example/t/AAAAAAAAAAAAAAAAAAAAAA", Step.MY_TICKET),
        (CODE, Step.MY_TICKET),
        ("000.00.01.H26-250318-0001", Step.RECEIPT_LOOKUP),
        ("LH-20261122-77", Step.BOOKING_LOOKUP),
    ],
)
def test_what_is_presented_on_the_start_screen_opens_its_way(payload: str, step: Step) -> None:
    hall = KioskHall()
    hall.touch(scanned(payload))
    assert hall.screen.step is step
    asyncio.run(hall.work())


@pytest.mark.parametrize(
    ("payload", "trouble"),
    [
        (CARD[: len(CARD) // 2], Again.SLOWER),
        (card(f3="Nguyeenx Vawn DDuwcs", f6="Soos 1, Phuwowngf Taay Hoof"), Again.TYPED),
        (f"{CARD}\n{CARD.replace(NUMBER, '001099012346')}", Again.ALONE),
        ("https://example.com/", NotUsed.LINK),
        (b"\xff\xd8\xfe\x81", NotUsed.UNREADABLE),
    ],
)
def test_what_leads_nowhere_is_told_in_peace_for_a_while(payload: str | bytes, trouble: Again | NotUsed) -> None:
    hall = KioskHall()
    hall.touch(LanguageChosen(language=ENGLISH), scanned(payload))
    assert shown(hall) == (Step.START, trouble)
    hall.wait(7)
    hall.session.pass_time()
    assert shown(hall) == (Step.START, trouble)
    hall.wait(1)
    hall.session.pass_time()
    assert shown(hall) == (Step.START, None)
    assert hall.screen.language == ENGLISH, "who stands there still has not left"


def test_an_empty_scan_is_nothing() -> None:
    hall = KioskHall()
    hall.touch(scanned("\r\n"))
    assert shown(hall) == (Step.START, None)


def test_trouble_is_over_on_the_next_page_and_at_the_next_good_scan() -> None:
    hall = KioskHall()
    hall.touch(scanned("https://example.com/"), CheckInBegun())
    assert shown(hall) == (Step.BOOKING, None)
    hall.touch(scanned(CARD))
    assert shown(hall) == (Step.BOOKING, NotUsed.UNKNOWN), "a card is no booking"
    hall.touch(scanned("LH-20261122-77"))
    assert shown(hall) == (Step.BOOKING_LOOKUP, None)
    asyncio.run(hall.work())


def test_a_scan_where_nothing_is_asked_for_changes_nothing() -> None:
    hall = KioskHall()
    hall.touch(FindingBegun(), scanned(CARD))
    assert hall.screen.step is Step.SEARCH
    assert Step.SEARCH not in TAKE_SCANS
    assert hall.session.visit.person.paper is None


def test_a_ticket_is_followed_through_its_whole_day() -> None:
    hall = KioskHall()
    hall.server.do(IssueTicket(id=hall.office.new_id(), needs=(CIVIL,), token=hall.a_token()))
    hall.wait(60)
    token = ticket(hall)
    assert standing(hall, token) == (Standing.WAITING, "A002", 1, 0)
    hall.server.do(OpenCounter(id=hall.office.new_id(), counter=COUNTER_5, clerk=LAN, profile=ALL))
    hall.server.do(CallNext(id=hall.office.new_id(), counter=COUNTER_5))
    mine = next(one for one in hall.server.branch.tickets.values() if one.number == "A002")
    other = next(one for one in hall.server.branch.tickets.values() if one.number == "A001")
    hall.server.do(MissTicket(id=hall.office.new_id(), counter=COUNTER_5, ticket=other.id))
    hall.server.do(CallNext(id=hall.office.new_id(), counter=COUNTER_5))
    assert standing(hall, token) == (Standing.CALLED, "A002", None, 5)
    hall.server.do(StartServing(id=hall.office.new_id(), counter=COUNTER_5, ticket=mine.id))
    assert standing(hall, token) == (Standing.SERVING, "A002", None, 5)
    outcome = OutcomeCode("accepted")
    hall.server.do(FinishTicket(id=hall.office.new_id(), counter=COUNTER_5, ticket=mine.id, outcome=outcome))
    assert standing(hall, token)[0] is Standing.FINISHED


def test_a_ticket_of_another_day_or_branch_is_not_known() -> None:
    hall = KioskHall()
    assert standing(hall, Token("AAAAAAAAAAAAAAAAAAAAAA")) == (Standing.UNKNOWN, "", None, 0)


def test_a_slip_with_a_code_calls_up_the_ticket_of_its_visit_and_nobody_s_name() -> None:
    hall = KioskHall()
    token = ticket(hall)
    hall.records.known_slips[CODE] = document(hall.server.branch.tokens[token])
    hall.touch(Scanned(scan=OwnPreregistration(code=CODE)))
    assert hall.screen.my_ticket.standing is Standing.LOOKING
    asyncio.run(hall.work())
    assert (hall.screen.my_ticket.standing, hall.screen.my_ticket.number) == (Standing.WAITING, "A001")
    assert NAME not in repr(hall.session.visit)


@pytest.mark.parametrize("known", [True, False])
def test_a_slip_without_a_ticket_is_not_known_here(known: bool) -> None:
    hall = KioskHall()
    if known:
        hall.records.known_slips[CODE] = document(None)
    hall.touch(Scanned(scan=OwnPreregistration(code=CODE)))
    asyncio.run(hall.work())
    assert hall.screen.my_ticket.standing is Standing.UNKNOWN


def test_a_slip_that_cannot_be_looked_up_says_so(caplog: pytest.LogCaptureFixture) -> None:
    hall = KioskHall()
    hall.records.is_away = True
    hall.touch(Scanned(scan=OwnPreregistration(code=CODE)))
    asyncio.run(hall.work())
    assert hall.screen.my_ticket.standing is Standing.NO_ANSWER
    assert "could not be looked up" in caplog.text
    hall.touch(Left())
    assert hall.screen.my_ticket == NO_TICKET


def test_an_answer_about_a_slip_that_nobody_holds_any_more_changes_nothing() -> None:
    hall = KioskHall()
    told = SlipTold(lookup=Lookup.ANSWERED)
    assert told.noted(hall.session.visit) is hall.session.visit
    hall.touch(told)
    assert hall.screen.step is Step.START
