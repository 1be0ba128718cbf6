"""What the kiosk tells of waits: on tiles, before the number, with the number, on the paper, of a slip shown again."""

import asyncio
from dataclasses import replace

from msgspec import structs

from kiosk.issuing import Issuing
from kiosk.screen import Screen, page_address
from kiosk.visiting.happening import Left
from kiosk.visiting.presenting import Scanned
from kiosk.visiting.taking_number import Confirmed, PriorityDeclared, ServiceChosen
from server_client.client.connection import ConnectionState
from server_client.dossier_model.scanned_payload import OwnTicket
from server_client.queue_model.configuration import WALK_IN
from server_client.queue_model.ids import TicketId
from server_client.queue_model.ticket import AnnouncedWait
from server_client.wait_forecast.announcing import Announcement, AnnouncementKind
from server_client.wait_forecast.forecast import WhyUnknown
from tests.fakes.boards import foretold
from tests.fakes.kiosk_parts import PUBLIC, KioskHall
from tests.fakes.office import CIVIL, ELDERLY, LAND
from tests.fakes.told_waits import board_telling

ABOUT_HALF_AN_HOUR = Announcement(kind=AnnouncementKind.RANGE, low_min=20, high_min=30)
WAITS = board_telling({CIVIL: foretold(20, 30), LAND: WhyUnknown.NO_COUNTER})


def a_hall() -> KioskHall:
    """A kiosk that has heard how long people will wait, and tells the branch what it tells them."""
    hall = KioskHall()
    hall.session.show_waits(WAITS)
    hall.session.pass_time()
    announced = WAITS.for_newcomer(CIVIL, WALK_IN)
    assert announced is not None
    means = replace(hall.means, foretold=lambda service, class_code: announced.announced)
    hall.issuing = Issuing(hall.post, hall.press, means, page_of=lambda token: page_address(PUBLIC, token))
    return hall


def told_on_tiles(screen: Screen) -> list[Announcement | None]:
    return [offer.told for offer in screen.services]


def test_each_tile_tells_the_wait_or_why_it_is_not_known() -> None:
    no_counter = Announcement(kind=AnnouncementKind.UNKNOWN, why=WhyUnknown.NO_COUNTER)
    assert told_on_tiles(a_hall().screen) == [ABOUT_HALF_AN_HOUR, no_counter]


def test_a_new_board_waits_for_the_clock_and_disturbs_no_touch() -> None:
    hall = a_hall()
    before = len(hall.view.shown)
    hall.session.show_waits(board_telling({CIVIL: foretold(30, 40)}))
    assert len(hall.view.shown) == before
    hall.session.pass_time()
    assert told_on_tiles(hall.screen)[0] == Announcement(kind=AnnouncementKind.RANGE, low_min=30, high_min=40)


def test_the_same_words_over_other_figures_are_the_same_screen() -> None:
    hall = a_hall()
    again = foretold(20, 30)
    hall.session.show_waits(board_telling({CIVIL: structs.replace(again, q50_s=1600.0), LAND: WhyUnknown.NO_COUNTER}))
    before = hall.screen
    hall.session.pass_time()
    assert hall.screen == before


def test_without_a_fresh_board_there_are_counts_only() -> None:
    hall = a_hall()
    hall.session.show_waits(None)
    hall.session.pass_time()
    assert [(offer.waiting, offer.told) for offer in hall.screen.services] == [(0, None), (0, None)]


def test_a_branch_out_of_reach_has_no_waits_whatever_was_heard() -> None:
    hall = a_hall()
    hall.session.show_line(ConnectionState.OFFLINE)
    assert told_on_tiles(hall.screen) == [None, None]


def test_before_the_number_the_wait_of_the_declared_class_is_told() -> None:
    hall = a_hall()
    sooner = board_telling({CIVIL: foretold(5, 10)}, classes=(ELDERLY,))
    hall.session.show_waits(sooner)
    hall.touch(ServiceChosen(service=CIVIL), PriorityDeclared(class_code=ELDERLY))
    assert hall.screen.told == Announcement(kind=AnnouncementKind.RANGE, low_min=5, high_min=10)
    hall.session.show_waits(WAITS)
    hall.session.pass_time()
    assert hall.screen.told is None


def test_the_number_and_its_paper_say_what_was_told_and_keep_to_it() -> None:
    hall = a_hall()
    hall.touch(ServiceChosen(service=CIVIL), PriorityDeclared(), Confirmed())
    hall.session.show_waits(board_telling({CIVIL: foretold(60, 75)}))
    asyncio.run(hall.work())
    announced = AnnouncedWait(low_s=1200, likely_s=1500, high_s=1800)
    assert hall.screen.announced == announced
    assert [face.announced for face in hall.press.faces] == [announced]


def test_a_slip_that_is_shown_again_tells_what_is_left() -> None:
    hall = a_hall()
    hall.touch(ServiceChosen(service=CIVIL), PriorityDeclared(), Confirmed())
    asyncio.run(hall.work())
    given = hall.session.visit.ticket
    assert given is not None
    assert given.token is not None
    hall.follow()
    hall.touch(Left())
    hall.session.show_waits(board_telling({CIVIL: foretold(30, 40)}, {TicketId(given.ticket): foretold(10, 15)}))
    hall.touch(Scanned(scan=OwnTicket(token=given.token)))
    asyncio.run(hall.work())
    assert hall.screen.my_ticket.told == Announcement(kind=AnnouncementKind.RANGE, low_min=10, high_min=15)
