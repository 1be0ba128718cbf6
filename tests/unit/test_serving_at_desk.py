"""Someone stands at the desk without a number: served at once, or given one; what is asked, and what comes of it."""

from dataclasses import replace

import pytest

from counter_display.serving.deeds import Action, Deed, Seat, command_for, with_wait
from counter_display.serving.desk_ticket import DeskTicket, desk_ticket
from counter_display.serving.outlook import Outlook
from counter_display.serving.questions import Asked, question_about, ticket_question
from server_client.queue_model import commands
from server_client.queue_model.decide import decide
from server_client.queue_model.refusals import RefusalCode
from server_client.queue_model.ticket import AnnouncedWait
from server_client.wait_forecast.announcing import Announcement, AnnouncementKind
from tests.fakes.boards import foretold
from tests.fakes.office import ALL, CIVIL, COUNTER_5, ELDERLY, ENGLISH, LAN, LAND, ONLY_LAND, Office, office
from tests.fakes.told_waits import board_telling
from tests.unit.test_serving import NAMES

SEAT = Seat(counter=COUNTER_5, clerk=LAN, profile=ALL)
ADDRESS = "https://hcc.example"


@pytest.fixture
def place() -> Office:
    branch = office()
    branch.open()
    return branch


def outlook(place: Office) -> Outlook:
    return Outlook(branch=place.branch, seat=SEAT, now=place.now, language=ENGLISH)


@pytest.mark.parametrize(
    ("action", "asked"), [(Action.SERVE_WALK_IN, Asked.WALK_IN_SERVICE), (Action.ISSUE, Asked.ISSUE_SERVICE)]
)
def test_service_and_class_are_asked_for(place: Office, action: Action, asked: Asked) -> None:
    deed = Deed(action=action)
    first = question_about(outlook(place), deed)
    assert first is not None
    assert (first.asked, [option.code for option in first.options]) == (asked, [CIVIL, LAND])
    second = question_about(outlook(place), deed.choosing(CIVIL))
    assert second is not None
    assert (second.asked, [option.code for option in second.options]) == (Asked.DESK_CLASS, ["walk_in", "elderly"])
    assert question_about(outlook(place), deed.choosing(CIVIL).choosing(ELDERLY)) is None


def test_only_services_of_the_work_profile_are_served_at_once_but_numbers_are_given_for_all() -> None:
    place = office()
    place.open(profile=ONLY_LAND)
    at_once = question_about(outlook(place), Deed(action=Action.SERVE_WALK_IN))
    number = question_about(outlook(place), Deed(action=Action.ISSUE))
    assert at_once is not None
    assert number is not None
    assert [option.refused for option in at_once.options] == [RefusalCode.NOT_IN_PROFILE, None]
    assert [option.refused for option in number.options] == [None, None]


def test_what_was_chosen_becomes_the_command_under_new_names() -> None:
    at_once = Deed(action=Action.SERVE_WALK_IN, chosen=(LAND, ELDERLY))
    number = Deed(action=Action.ISSUE, chosen=(LAND, ELDERLY))
    assert command_for(at_once, SEAT, NAMES) == commands.ServeWalkIn(
        id=NAMES.id, counter=COUNTER_5, service=LAND, token=NAMES.token, class_code=ELDERLY
    )
    assert command_for(number, SEAT, NAMES) == commands.IssueTicket(
        id=NAMES.id, needs=(LAND,), token=NAMES.token, class_code=ELDERLY
    )


@pytest.mark.parametrize("action", [Action.SERVE_WALK_IN, Action.ISSUE])
def test_without_its_choices_it_becomes_no_command(action: Action) -> None:
    with pytest.raises(ValueError, match="not said to the end"):
        command_for(Deed(action=action, chosen=(CIVIL,)), SEAT, NAMES)


def test_the_number_is_read_out_with_who_waits_before_it_and_where_its_page_is(place: Office) -> None:
    place.take(CIVIL)
    command = command_for(Deed(action=Action.ISSUE, chosen=(CIVIL, "walk_in")), SEAT, NAMES)
    events = decide(place.branch, command, place.now)
    assert desk_ticket(outlook(place), events, f"{ADDRESS}/") == DeskTicket(
        number="A002", service="Civil status", ahead=1, address=f"{ADDRESS}/t/{NAMES.token}"
    )
    without = desk_ticket(outlook(place), events, "")
    assert without is not None
    assert without.address == ""


def test_where_no_number_was_given_out_there_is_none_to_read(place: Office) -> None:
    assert desk_ticket(outlook(place), (), ADDRESS) is None


def test_a_number_from_the_desk_says_what_wait_is_told_and_nothing_else_does(place: Office) -> None:
    waits = board_telling({CIVIL: foretold(20, 30)})
    number = command_for(Deed(action=Action.ISSUE, chosen=(CIVIL, "walk_in")), SEAT, NAMES)
    told = with_wait(number, waits)
    ticket = desk_ticket(outlook(place), decide(place.branch, told, place.now), "")
    assert ticket is not None
    assert ticket.announced == AnnouncedWait(low_s=1200, likely_s=1500, high_s=1800)
    assert with_wait(number, None) == number
    at_once = command_for(Deed(action=Action.SERVE_WALK_IN, chosen=(LAND, ELDERLY)), SEAT, NAMES)
    assert with_wait(at_once, waits) == at_once


def test_what_can_be_done_with_a_ticket_says_how_long_it_still_waits(place: Office) -> None:
    ticket = place.take(CIVIL)
    seeing = replace(outlook(place), waits=board_telling({}, {ticket: foretold(5, 10)}))
    assert ticket_question(seeing, ticket).told == Announcement(kind=AnnouncementKind.RANGE, low_min=5, high_min=10)
    assert ticket_question(outlook(place), ticket).told is None
