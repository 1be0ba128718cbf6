"""What stands on the first paper of a number, and on the one that staff print again."""

import asyncio
from dataclasses import replace

import pytest

from kiosk.given_tickets import GivenTickets
from kiosk.ticket_faces import Printing, first_face, reprinted_face
from server_client.queue_model.configuration import VIETNAMESE
from server_client.queue_model.ids import ServiceCode
from tests.fakes.cut_off_kiosk import SimulatedLines, World
from tests.fakes.office import EIGHT, ENGLISH, OFFICE
from tests.unit.test_given_tickets import CODE, ticket

FIRST = Printing(language=VIETNAMESE, people_ahead=None, tracking_url="", copy=0)


def test_a_number_of_the_kiosks_own_says_how_it_is_placed_and_not_how_many_are_ahead() -> None:
    face = first_face(ticket(1), OFFICE, FIRST)
    assert (face.number, face.by_time_of_issue, face.people_ahead) == ("K2-001", True, None)
    assert (face.service, face.further_needs, face.tracking_url) == ("Hộ tịch", ("Đất đai",), None)


def test_an_ordinary_number_says_how_many_are_ahead() -> None:
    face = first_face(replace(ticket(1), number="A001"), OFFICE, replace(FIRST, people_ahead=4, language=ENGLISH))
    assert (face.by_time_of_issue, face.people_ahead, face.service) == (False, 4, "Civil status")


def test_staff_print_a_number_again_as_a_copy_in_its_own_language() -> None:
    given = GivenTickets(SimulatedLines(World()))
    asyncio.run(given.open())
    given.note(replace(ticket(1), language=ENGLISH))
    given.note_print(ticket(1).visit, None)
    given.note_print(ticket(1).visit, None)
    (one,) = given.recent(EIGHT)
    face = reprinted_face(replace(one, preparation_code=CODE), OFFICE, "https://hcc.example/t/x")
    assert face.preparation_code == CODE
    assert (face.copy, face.language, face.people_ahead) == (2, "en", None)
    assert (face.issued_at, face.tracking_url) == (ticket(1).issued_at, "https://hcc.example/t/x")


def test_a_number_for_a_service_that_is_gone_has_no_face() -> None:
    with pytest.raises(ValueError, match="does not know"):
        first_face(replace(ticket(1), needs=(ServiceCode("gone"),)), OFFICE, FIRST)
