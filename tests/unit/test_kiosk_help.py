"""Help that is called from wherever a person is: how it is heard, and that nothing is lost by it."""

import asyncio

import pytest

from kiosk.accessibility import PRESETS, Preset
from kiosk.visiting.happening import AidsChosen, Left, WentBack
from kiosk.visiting.helping import HelpCall, HelpWanted
from kiosk.visiting.step import Step
from kiosk.visiting.taking_number import Confirmed, PriorityDeclared, ServiceChosen
from server_client.client.connection import ConnectionState
from server_client.queue_model.commands import Command, IssueTicket
from server_client.queue_model.device_commands import AnswerHelp, AskForHelp
from server_client.queue_model.ids import DeviceId
from tests.fakes.kiosk_parts import KIOSK, KioskHall
from tests.fakes.office import CIVIL, COUNTER_5, LAND

CHOICE = ServiceChosen(service=CIVIL)


def told(hall: KioskHall, command: Command) -> None:
    """Let something happen in the branch, and the kiosk hear of it."""
    events = hall.server.do(command).events
    hall.session.show_branch(hall.server.branch, events)


def at(hall: KioskHall) -> Step:
    """The step at which the visit is now."""
    return hall.screen.step


def idle(hall: KioskHall) -> float | None:
    """For how long nobody has been there."""
    return hall.session.idle_s


def aided(hall: KioskHall) -> bool:
    """Whether any aid is on."""
    return hall.screen.accessibility.is_used


def called(hall: KioskHall) -> KioskHall:
    """Let the person call for help, and the branch hear it."""
    hall.touch(HelpWanted())
    asyncio.run(hall.work())
    return hall


def test_a_call_stands_on_the_clerks_screens_and_says_so() -> None:
    hall = called(KioskHall())
    assert (hall.screen.step, hall.screen.help) == (Step.HELP, HelpCall.HEARD)
    assert hall.server.branch.device(KIOSK).help_asked_at is not None


def test_one_step_back_from_help_everything_is_as_it_was() -> None:
    hall = KioskHall()
    hall.touch(CHOICE, PriorityDeclared())
    called(hall)
    hall.touch(WentBack())
    assert (hall.screen.step, hall.session.visit.needs) == (Step.CONFIRM, (CIVIL,))
    hall.touch(Confirmed())
    asyncio.run(hall.work())
    assert hall.screen.number == "A001"


def test_the_number_is_still_there_after_help_at_the_end() -> None:
    hall = KioskHall()
    hall.touch(CHOICE, PriorityDeclared(), Confirmed())
    asyncio.run(hall.work())
    called(hall)
    hall.touch(WentBack())
    assert (hall.screen.step, hall.screen.number) == (Step.TICKET, "A001")


def test_who_is_coming_is_told_wherever_the_person_is_by_then() -> None:
    hall = KioskHall()
    hall.touch(CHOICE)
    called(hall)
    hall.touch(WentBack())
    told(hall, AnswerHelp(id=hall.office.new_id(), device=KIOSK, counter=COUNTER_5))
    assert (hall.screen.step, hall.screen.help) == (Step.PRIORITY, HelpCall.COMING)


def test_help_that_goes_to_another_kiosk_is_no_news_here() -> None:
    hall, other = called(KioskHall()), DeviceId("K2")
    told(hall, AskForHelp(id=hall.office.new_id(), device=other))
    told(hall, AnswerHelp(id=hall.office.new_id(), device=other, counter=COUNTER_5))
    assert hall.screen.help is HelpCall.HEARD


def test_a_call_put_aside_by_a_clerk_does_not_say_that_somebody_comes() -> None:
    hall = called(KioskHall())
    told(hall, AnswerHelp(id=hall.office.new_id(), device=KIOSK, counter=None))
    assert hall.screen.help is HelpCall.HEARD


def test_whoever_calls_twice_has_called_once() -> None:
    hall = called(called(KioskHall()))
    assert hall.screen.help is HelpCall.HEARD
    assert not hall.post.waiting


def test_whoever_calls_while_somebody_is_on_the_way_calls_no_second_one() -> None:
    hall = called(KioskHall())
    told(hall, AnswerHelp(id=hall.office.new_id(), device=KIOSK, counter=COUNTER_5))
    called(hall)
    assert hall.screen.help is HelpCall.COMING
    assert hall.server.branch.device(KIOSK).help_asked_at is None


def test_without_a_line_the_person_is_sent_to_the_desk_and_the_call_is_kept() -> None:
    hall = KioskHall()
    hall.session.show_line(ConnectionState.OFFLINE)
    called(hall)
    assert hall.screen.help is HelpCall.UNHEARD
    assert [type(command) for command in hall.post.waiting] == [AskForHelp]


def test_a_call_that_was_not_heard_can_be_made_again(caplog: pytest.LogCaptureFixture) -> None:
    hall = KioskHall()
    hall.post.disk_is_full = True
    called(hall)
    assert hall.screen.help is HelpCall.UNHEARD
    assert "The disk is full" in caplog.text
    hall.post.disk_is_full = False
    called(hall)
    assert (hall.screen.step, hall.screen.help) == (Step.HELP, HelpCall.HEARD)


def test_a_call_that_goes_through_late_is_heard_after_all() -> None:
    hall = KioskHall()
    hall.session.show_line(ConnectionState.OFFLINE)
    called(hall)
    asyncio.run(hall.post.carry())
    hall.follow()
    assert hall.screen.help is HelpCall.HEARD


def test_help_is_not_called_while_a_number_is_under_way() -> None:
    hall = KioskHall()
    hall.touch(CHOICE, PriorityDeclared(), Confirmed(), HelpWanted())
    assert at(hall) is Step.ISSUING
    asyncio.run(hall.work())
    assert at(hall) is Step.TICKET


def test_the_next_person_has_called_nobody() -> None:
    hall = called(KioskHall())
    hall.touch(Left())
    assert (hall.screen.step, hall.screen.help) == (Step.START, HelpCall.NONE)
    told(hall, AnswerHelp(id=hall.office.new_id(), device=KIOSK, counter=COUNTER_5))
    assert hall.screen.help is HelpCall.NONE


def test_a_call_from_the_start_screen_stays_in_sight_until_nobody_is_there() -> None:
    hall = called(KioskHall())
    hall.touch(WentBack())
    assert (hall.screen.step, hall.screen.help) == (Step.START, HelpCall.HEARD)
    hall.wait(46)
    hall.session.pass_time()
    assert hall.screen.help is HelpCall.NONE


def test_aids_change_nothing_else_and_end_with_the_visit() -> None:
    hall = KioskHall()
    hall.touch(CHOICE, AidsChosen(accessibility=PRESETS[Preset.SEEING]))
    assert (hall.screen.step, hall.screen.accessibility.large_type) == (Step.PRIORITY, True)
    hall.touch(WentBack())
    assert aided(hall), "who goes back to the beginning sees no better for it"
    hall.wait(3 * 45 + 1)
    hall.session.pass_time()
    assert not aided(hall)


def test_who_has_asked_for_time_is_waited_for_three_times_as_long() -> None:
    hall = KioskHall()
    hall.touch(CHOICE, AidsChosen(accessibility=PRESETS[Preset.SITTING]))
    hall.wait(3 * 45 - 3 * 20 - 1)
    hall.session.pass_time()
    assert (hall.screen.step, hall.screen.still_there) == (Step.PRIORITY, False)
    hall.wait(1)
    hall.session.pass_time()
    assert (hall.screen.still_there, hall.screen.seconds_left) == (True, 60)
    hall.wait(60)
    hall.session.pass_time()
    assert hall.screen.step is Step.START


def test_a_start_screen_that_is_somebody_s_is_not_idle() -> None:
    hall = KioskHall()
    hall.wait(70)
    assert idle(hall) == 70
    hall.touch(AidsChosen(accessibility=PRESETS[Preset.SEEING]))
    assert idle(hall) is None
    hall.touch(ServiceChosen(service=LAND))
    assert idle(hall) is None


def test_numbers_of_others_tell_nothing_of_help() -> None:
    hall = called(KioskHall())
    told(hall, IssueTicket(id=hall.office.new_id(), needs=(CIVIL,), token=hall.a_token()))
    assert hall.screen.help is HelpCall.HEARD
