"""The way of those who ask about a dossier or come for its result: how it stands first, a number if it is worth it."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from kiosk.screens.looking_up import NO_DOSSIER, NextStep
from kiosk.visiting.asking import InquiryBegun, Purpose, ReceiptTyped, ReceiptWanted
from kiosk.visiting.checking_in import Lookup
from kiosk.visiting.happening import LanguageChosen, Left, TriedAgain, WentBack
from kiosk.visiting.presenting import Scanned
from kiosk.visiting.step import Step
from kiosk.visiting.taking_number import Confirmed, PriorityDeclared, ServiceChosen, ServicesWanted
from server_client.client.connection import ConnectionState
from server_client.dossier_model.dossier_code import DossierCode, read_dossier_code
from server_client.dossier_model.dossier_status import DossierStatus, DossierVerdict, NationalStatus
from server_client.dossier_model.scanned_payload import Opaque, OpaqueKind
from server_client.queue_model.commands import IssueTicket
from server_client.queue_model.configuration import Configuration, Hours, Service
from server_client.queue_model.ids import ServiceCode
from server_client.queue_model.refusals import RefusalCode
from tests.fakes.kiosk_parts import KioskHall
from tests.fakes.office import EIGHT, ENGLISH, OFFICE

TEXT = "H26.001.01-260302-0001"
RESULTS = Service(
    code=ServiceCode("results"),
    prefix="T",
    names={"vi": "Trả kết quả", "en": "Collect a result"},  # type: ignore[dict-item]
    promise_s=600,
    nominal_s=240,
    returns_results=True,
)
WITH_RESULTS = replace(OFFICE, services=(*OFFICE.services, RESULTS))
ELSEWHERE = "Chi nhánh số 7, số 2 phố Hà Cầu, Hà Đông"


def code(text: str = TEXT) -> DossierCode:
    found = read_dossier_code(text)
    assert found is not None
    return found


READY = DossierStatus(
    code=code(), status=NationalStatus.FINISHED, updated_at=EIGHT, ready_at=EIGHT - timedelta(days=3), place="CN01"
)
IN_WORK = DossierStatus(
    code=code(), status=NationalStatus.PROCESSING, updated_at=EIGHT, due_at=EIGHT + timedelta(days=3)
)


def hall(*known: DossierStatus, configuration: Configuration = WITH_RESULTS) -> KioskHall:
    made = KioskHall(configuration)
    made.records.known_dossiers |= {status.code.text: status for status in known}
    return made


def ask(kiosk: KioskHall, text: str = TEXT, purpose: Purpose = Purpose.COLLECT) -> None:
    kiosk.touch(InquiryBegun(purpose=purpose), ReceiptTyped(text=text), ReceiptWanted())
    asyncio.run(kiosk.work())


def test_a_result_that_is_ready_leads_to_a_number_in_the_line_of_results() -> None:
    kiosk = hall(READY)
    ask(kiosk, TEXT.lower())
    dossier = kiosk.screen.dossier
    assert (kiosk.screen.step, dossier.verdict) == (Step.STATUS, DossierVerdict.READY_HERE)
    assert (dossier.next_step, dossier.results_line) == (NextStep.COLLECT, RESULTS.code)
    assert dossier.results_line is not None
    kiosk.touch(ServiceChosen(service=dossier.results_line), PriorityDeclared(), Confirmed())
    asyncio.run(kiosk.work())
    (order,) = (command for command in kiosk.server.sent if isinstance(command, IssueTicket))
    assert order.needs == (RESULTS.code,)
    assert kiosk.press.faces[0].service == "Trả kết quả"


def test_a_result_that_is_not_ready_needs_no_number() -> None:
    kiosk = hall(IN_WORK)
    ask(kiosk)
    dossier = kiosk.screen.dossier
    assert (dossier.verdict, dossier.next_step) == (DossierVerdict.PROCESSING, NextStep.GO_HOME)
    assert dossier.due_at is not None
    assert f"{dossier.due_at:%H:%M}" == "08:00", "the branch's time"
    kiosk.touch(Left())
    assert kiosk.screen.step is Step.START
    assert kiosk.server.branch.tickets == {}


@pytest.mark.parametrize(
    ("status", "verdict", "step"),
    [
        (replace(READY, place=""), DossierVerdict.READY, NextStep.COLLECT),
        (replace(READY, place=ELSEWHERE), DossierVerdict.READY_ELSEWHERE, NextStep.GO_HOME),
        (replace(IN_WORK, due_at=EIGHT - timedelta(days=1)), DossierVerdict.OVERDUE, NextStep.ASK),
        (replace(IN_WORK, status=NationalStatus.REGISTERED), DossierVerdict.REGISTERED, NextStep.GO_HOME),
        (replace(IN_WORK, status=NationalStatus.SUPPLEMENT_ASKED), DossierVerdict.SUPPLEMENT_ASKED, NextStep.HAND_IN),
        (replace(IN_WORK, status=NationalStatus.PAYMENT_ASKED), DossierVerdict.PAYMENT_ASKED, NextStep.HAND_IN),
        (replace(IN_WORK, status=NationalStatus.NOT_ACCEPTED), DossierVerdict.NOT_ACCEPTED, NextStep.HAND_IN),
        (replace(IN_WORK, status=NationalStatus.STOPPED), DossierVerdict.STOPPED, NextStep.ASK),
        (replace(IN_WORK, status=NationalStatus.WITHDRAWN), DossierVerdict.WITHDRAWN, NextStep.GO_HOME),
        (replace(IN_WORK, status=NationalStatus.RETURNED), DossierVerdict.RETURNED, NextStep.GO_HOME),
    ],
)
def test_every_standing_has_its_one_next_step(status: DossierStatus, verdict: DossierVerdict, step: NextStep) -> None:
    kiosk = hall(status)
    ask(kiosk)
    assert (kiosk.screen.dossier.verdict, kiosk.screen.dossier.next_step) == (verdict, step)


def test_a_place_is_named_as_people_know_it() -> None:
    kiosk = hall(READY)
    kiosk.touch(LanguageChosen(language=ENGLISH))
    ask(kiosk)
    assert kiosk.screen.dossier.place == "Branch No. 1"
    away = hall(replace(READY, place=ELSEWHERE))
    ask(away)
    assert away.screen.dossier.place == ELSEWHERE


def test_a_dossier_that_is_not_known_is_told_apart_from_a_branch_that_was_told_of_none() -> None:
    unknown = hall(READY)
    ask(unknown, "H26.001.01-260302-9999")
    assert unknown.screen.dossier.verdict is DossierVerdict.UNKNOWN
    assert unknown.screen.dossier.next_step is NextStep.CORRECT
    unknown.touch(WentBack())
    assert (unknown.screen.step, unknown.screen.dossier.wanted) == (Step.RECEIPT, "H26.001.01-260302-9999")
    nothing = hall()
    ask(nothing)
    assert nothing.screen.dossier.verdict is DossierVerdict.NOT_TOLD
    assert nothing.screen.dossier.next_step is NextStep.ASK


def test_old_news_are_told_with_their_age() -> None:
    kiosk = hall(replace(IN_WORK, updated_at=EIGHT - timedelta(days=4)))
    ask(kiosk)
    assert (kiosk.screen.dossier.is_stale, kiosk.screen.dossier.age_days) == (True, 4)


def test_without_an_answer_the_person_may_try_again_or_take_a_number_anyway(caplog: pytest.LogCaptureFixture) -> None:
    kiosk = hall(READY)
    kiosk.records.is_away = True
    ask(kiosk)
    assert (kiosk.screen.step, kiosk.screen.dossier.lookup) == (Step.STATUS, Lookup.NO_ANSWER)
    assert kiosk.screen.dossier.next_step is NextStep.TRY_AGAIN
    assert TEXT not in caplog.text
    kiosk.records.is_away = False
    kiosk.touch(TriedAgain())
    asyncio.run(kiosk.work())
    assert kiosk.screen.dossier.verdict is DossierVerdict.READY_HERE
    kiosk.touch(ServicesWanted())
    assert kiosk.screen.step is Step.SERVICE


@pytest.mark.parametrize("text", ["", "   "])
def test_no_code_at_all_is_not_asked_for(text: str) -> None:
    kiosk = hall(READY)
    kiosk.records.is_away = True
    ask(kiosk, text)
    assert (kiosk.screen.step, kiosk.screen.dossier.lookup) == (Step.RECEIPT, Lookup.UNREADABLE)


def test_whoever_tried_too_many_codes_is_told_to_wait() -> None:
    kiosk = hall(READY)
    kiosk.records.has_heard_too_many = True
    ask(kiosk)
    assert (kiosk.screen.step, kiosk.screen.dossier.lookup) == (Step.RECEIPT, Lookup.TOO_OFTEN)


def test_a_branch_without_a_line_of_results_lets_the_person_choose() -> None:
    kiosk = hall(READY, configuration=OFFICE)
    ask(kiosk)
    assert kiosk.screen.dossier.results_line is None
    kiosk.touch(ServicesWanted())
    assert kiosk.screen.step is Step.SERVICE


def test_results_are_no_field_of_work_beside_the_way_that_leads_to_them() -> None:
    kiosk = hall()
    kiosk.follow()
    assert [offer.code for offer in kiosk.screen.services] == [service.code for service in OFFICE.services]
    alone = hall(configuration=replace(OFFICE, services=(RESULTS,), profiles=()))
    alone.follow()
    assert [offer.code for offer in alone.screen.services] == [RESULTS.code], "or there would be nothing to touch"


def test_who_has_no_code_takes_a_number_in_the_line_of_results_all_the_same() -> None:
    kiosk = hall()
    kiosk.touch(InquiryBegun(purpose=Purpose.COLLECT), ServiceChosen(service=RESULTS.code))
    assert kiosk.screen.step is Step.PRIORITY
    kiosk.touch(PriorityDeclared(), Confirmed())
    assert kiosk.screen.service is not None
    assert kiosk.screen.service.name == "Trả kết quả"
    asyncio.run(kiosk.work())
    (order,) = (command for command in kiosk.server.sent if isinstance(command, IssueTicket))
    assert order.needs == (RESULTS.code,)
    assert kiosk.press.faces[0].service == "Trả kết quả"


@pytest.mark.parametrize(
    ("line", "refusal"),
    [
        (replace(RESULTS, daily_quota=0), RefusalCode.QUOTA_REACHED),
        (replace(RESULTS, hours=(Hours(weekday=1, opens=800, closes=900),)), RefusalCode.OUTSIDE_HOURS),
    ],
)
def test_why_there_are_no_numbers_for_results_is_known_before_anybody_waits(
    line: Service, refusal: RefusalCode
) -> None:
    kiosk = hall(READY, configuration=replace(OFFICE, services=(*OFFICE.services, line)))
    kiosk.touch(InquiryBegun(purpose=Purpose.COLLECT))
    results = kiosk.screen.dossier.results
    assert results is not None
    assert results.refusal is refusal
    assert (results.opening is not None) == (refusal is RefusalCode.OUTSIDE_HOURS)
    ask(kiosk)
    assert kiosk.screen.dossier.results == results
    assert kiosk.screen.dossier.verdict is DossierVerdict.READY_HERE, "whether it is ready is told at any hour"


def test_while_the_branch_is_away_the_line_of_results_is_reached_too() -> None:
    kiosk = hall(READY)
    kiosk.records.is_away = True
    kiosk.session.show_line(ConnectionState.OFFLINE)
    ask(kiosk)
    dossier = kiosk.screen.dossier
    assert (kiosk.screen.step, dossier.next_step, dossier.results_line) == (
        Step.STATUS,
        NextStep.TRY_AGAIN,
        RESULTS.code,
    )
    kiosk.touch(ServiceChosen(service=RESULTS.code))
    assert kiosk.screen.step is Step.PRIORITY


def test_one_receipt_after_the_other_may_be_scanned() -> None:
    other = code("H26.001.01-260302-0002")
    kiosk = hall(READY, replace(IN_WORK, code=other))
    kiosk.touch(InquiryBegun(purpose=Purpose.ASK), Scanned(scan=code()))
    asyncio.run(kiosk.work())
    assert kiosk.screen.dossier.verdict is DossierVerdict.READY_HERE
    kiosk.touch(Scanned(scan=other))
    asyncio.run(kiosk.work())
    assert (kiosk.screen.dossier.verdict, kiosk.screen.dossier.wanted) == (DossierVerdict.PROCESSING, other.text)
    kiosk.touch(Scanned(scan=Opaque(kind=OpaqueKind.HEALTH_CARD)))
    assert (kiosk.screen.step, kiosk.screen.dossier.wanted) == (Step.STATUS, other.text)
    kiosk.touch(WentBack())
    assert kiosk.screen.step is Step.RECEIPT


def test_a_receipt_on_the_start_screen_is_looked_up_at_once() -> None:
    kiosk = hall(READY)
    kiosk.touch(Scanned(scan=code()))
    asyncio.run(kiosk.work())
    assert kiosk.screen.dossier.verdict is DossierVerdict.READY_HERE
    kiosk.touch(WentBack())
    assert kiosk.screen.step is Step.START


def test_the_next_person_finds_nothing_of_the_one_before() -> None:
    kiosk = hall(READY)
    ask(kiosk)
    kiosk.touch(Left())
    assert kiosk.screen.dossier == NO_DOSSIER
    kiosk.touch(InquiryBegun(purpose=Purpose.ASK))
    assert kiosk.screen.dossier == replace(NO_DOSSIER, results=kiosk.screen.dossier.results)
    assert TEXT not in repr(kiosk.view.shown)
