"""A kiosk that is closed by hand: what it says, to whom it still answers, and that the note of it holds."""

from dataclasses import replace

import pytest

from kiosk.accessibility import Accessibility
from kiosk.closing import ClosedBy, Closing, ClosingWords, closing_text, read_closing
from kiosk.screen import Shut
from kiosk.visiting.happening import AidsChosen, LanguageChosen
from kiosk.visiting.step import Step
from kiosk.visiting.taking_number import Confirmed, NothingToDeclare, PriorityDeclared, ServiceChosen
from server_client.queue_model.configuration import VIETNAMESE
from tests.fakes.kiosk_parts import KioskHall
from tests.fakes.office import CIVIL, EIGHT, ENGLISH

DESK = Closing(source=ClosedBy.STAFF, words=ClosingWords.DESK, since=EIGHT)
OWN = Closing(
    source=ClosedBy.CENTRE,
    words=ClosingWords.OWN,
    since=EIGHT,
    own={VIETNAMESE: "Mời sang\n máy\tbên cạnh.", ENGLISH: "Use the next one."},
)


@pytest.fixture
def hall() -> KioskHall:
    return KioskHall()


def test_a_closed_kiosk_says_so_and_begins_no_visit(hall: KioskHall) -> None:
    hall.session.show_closing(DESK)
    assert hall.screen.shut == Shut(words=ClosingWords.DESK)
    hall.touch(ServiceChosen(service=CIVIL))
    assert hall.session.visit.step is Step.START


def test_it_can_still_be_read_in_another_language_and_with_aids(hall: KioskHall) -> None:
    hall.session.show_closing(OWN)
    hall.touch(LanguageChosen(language=ENGLISH), AidsChosen(accessibility=Accessibility(large_type=True)))
    assert hall.screen.shut == Shut(words=ClosingWords.OWN, own="Use the next one.")
    assert hall.screen.accessibility.large_type


def test_whoever_is_in_a_visit_when_it_closes_may_end_it(hall: KioskHall) -> None:
    hall.touch(ServiceChosen(service=CIVIL))
    hall.session.show_closing(DESK)
    assert hall.screen.shut is None
    hall.touch(PriorityDeclared())
    assert hall.session.visit.step is Step.CONFIRM


def test_it_serves_again_once_it_is_opened(hall: KioskHall) -> None:
    hall.session.show_closing(DESK)
    hall.session.show_closing(None)
    hall.touch(ServiceChosen(service=CIVIL))
    assert hall.session.visit.step is Step.PRIORITY


def test_a_visit_that_staff_end_leaves_nothing_behind(hall: KioskHall) -> None:
    hall.touch(LanguageChosen(language=ENGLISH), ServiceChosen(service=CIVIL))
    hall.session.forget_visit()
    assert (hall.screen.step, hall.screen.language, hall.session.visit.needs) == (Step.START, VIETNAMESE, ())


def test_the_kiosk_is_busy_only_while_someone_waits_for_it(hall: KioskHall) -> None:
    hall.touch(ServiceChosen(service=CIVIL), PriorityDeclared())
    busy = [hall.session.is_busy]
    hall.touch(Confirmed())
    busy.append(hall.session.is_busy)
    hall.session.happen(NothingToDeclare())
    for task in hall.tasks:
        task.close()
    assert busy == [False, True]


@pytest.mark.parametrize("closing", [DESK, OWN, replace(OWN, own={})])
def test_the_note_says_all_of_it(closing: Closing) -> None:
    said = {language: " ".join(words.split()) for language, words in closing.own.items()}
    assert read_closing(closing_text(closing)) == replace(closing, own=said)


@pytest.mark.parametrize(
    "text",
    ["", "\n", "staff\tdesk\n", "nobody\tdesk\t2026-03-09T01:00:00+00:00\n", "staff\tdesk\t2026-03-09T01:00:00\n"],
)
def test_a_note_that_says_nothing_of_the_kind_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        read_closing(text)


def test_own_words_come_in_the_language_asked_for_and_else_in_vietnamese() -> None:
    vietnamese = replace(OWN, own={VIETNAMESE: "Mời sang máy bên cạnh."})
    assert [vietnamese.own_words(language) for language in (VIETNAMESE, ENGLISH)] == ["Mời sang máy bên cạnh."] * 2
    assert DESK.own_words(ENGLISH) == ""
