"""What the kiosk tells of other branches: on the last page before the number, to those for whom it was reckoned."""

from dataclasses import replace

import pytest

from kiosk.screens.elsewhere import NOWHERE, ElsewhereScreen, elsewhere_screen
from kiosk.visiting.finding import ChosenDossier
from kiosk.visiting.happening import Happening, LanguageChosen, WentBack
from kiosk.visiting.introducing import Introduction
from kiosk.visiting.step import Step
from kiosk.visiting.taking_number import PriorityDeclared, ServiceChosen
from kiosk.visiting.visit import Visit
from server_client.client.connection import ConnectionState
from server_client.queue_model.ids import Language
from server_client.wire.forecasts import BoardMessage
from tests.fakes.boards import a_place, foretold
from tests.fakes.kiosk_parts import KioskHall
from tests.fakes.office import CIVIL, ELDERLY, LAND
from tests.fakes.procedures import BIRTH
from tests.fakes.told_waits import board_telling

WAITS = board_telling({CIVIL: foretold(40, 50), LAND: foretold()}, elsewhere={CIVIL: a_place()})
TOLD = ElsewhereScreen(
    name="Chi nhánh số 5",
    address="12 phố Trần Nguyên Hãn, phường Hoàn Kiếm",
    travel_min=10,
    low_min=5,
    high_min=10,
    saves_min=25,
    by_phone=True,
)


def before_the_number(*happenings: Happening) -> KioskHall:
    """A kiosk whose person did this."""
    hall = KioskHall()
    hall.session.show_waits(WAITS)
    hall.touch(*happenings)
    return hall


def shown(hall: KioskHall, waits: BoardMessage | None) -> None:
    """Let this be foretold, and the clock come by."""
    hall.session.show_waits(waits)
    hall.session.pass_time()


def test_before_the_number_of_that_service_it_says_where_it_would_be_sooner() -> None:
    hall = before_the_number(ServiceChosen(service=CIVIL), PriorityDeclared())
    assert hall.screen.elsewhere == TOLD


def test_it_is_said_in_the_persons_language() -> None:
    english = LanguageChosen(language=Language("en"))
    hall = before_the_number(english, ServiceChosen(service=CIVIL), PriorityDeclared())
    assert hall.screen.elsewhere == replace(TOLD, name="Branch 5")


@pytest.mark.parametrize(
    "happenings",
    [
        (ServiceChosen(service=CIVIL),),
        (ServiceChosen(service=LAND), PriorityDeclared()),
        (ServiceChosen(service=CIVIL), PriorityDeclared(class_code=ELDERLY)),
        (ServiceChosen(service=CIVIL), PriorityDeclared(), WentBack()),
    ],
)
def test_nothing_is_said_on_other_pages_of_other_services_and_to_whom_another_wait_is_told(
    happenings: tuple[Happening, ...],
) -> None:
    assert before_the_number(*happenings).screen.elsewhere == NOWHERE


@pytest.mark.parametrize(
    "visit",
    [
        Visit(step=Step.CONFIRM, needs=(CIVIL, LAND)),
        Visit(step=Step.CONFIRM, needs=(CIVIL,), person=Introduction(confirmed=True)),
        Visit(step=Step.CONFIRM, needs=(CIVIL,), dossiers=(ChosenDossier(procedure=BIRTH, service=CIVIL),)),
    ],
)
def test_nothing_is_said_to_who_has_more_to_do_or_has_prepared_for_the_clerks_here(visit: Visit) -> None:
    plain = Visit(step=Step.CONFIRM, needs=(CIVIL,))
    assert elsewhere_screen(plain, WAITS, by_phone=True) == TOLD
    assert elsewhere_screen(visit, WAITS, by_phone=True) == NOWHERE


def test_a_kiosk_without_a_code_on_its_slips_does_not_speak_of_one() -> None:
    plain = Visit(step=Step.CONFIRM, needs=(CIVIL,))
    assert elsewhere_screen(plain, WAITS, by_phone=False) == replace(TOLD, by_phone=False)


def test_it_goes_with_the_board_with_what_is_said_and_with_the_line() -> None:
    hall = before_the_number(ServiceChosen(service=CIVIL), PriorityDeclared())
    for waits in (board_telling({CIVIL: foretold(40, 50)}), None):
        shown(hall, WAITS)
        assert hall.screen.elsewhere == TOLD
        shown(hall, waits)
        assert hall.screen.elsewhere == NOWHERE
    shown(hall, WAITS)
    hall.session.show_line(ConnectionState.OFFLINE)
    assert hall.screen.elsewhere == NOWHERE
