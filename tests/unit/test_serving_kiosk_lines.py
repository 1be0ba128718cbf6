"""What a clerk sees of the hall's kiosks, and what the desk does about it; no screen and no network."""

import asyncio
from dataclasses import replace

import pytest

from counter_display.serving.deeds import Action
from counter_display.serving.kiosk_lines import KioskLine, LineKind, kiosk_lines
from counter_display.serving.signing_in import LastSeat
from server_client.queue_model.branch import Branch
from server_client.queue_model.commands import CallNext
from server_client.queue_model.configuration import VIETNAMESE, KioskPlace
from server_client.queue_model.device import DeviceFault
from server_client.queue_model.device_commands import AnswerHelp, AskForHelp, ReportDevice
from server_client.queue_model.ids import BranchId, CounterId, DeviceId
from server_client.queue_model.refusals import RefusalCode
from tests.fakes.desk import DeskRig, FakeMemory
from tests.fakes.office import ALL, COUNTER_5, COUNTER_6, EIGHT, ENGLISH, LAN, OFFICE, Office, office

K1, K2, K9 = DeviceId("K1"), DeviceId("K2"), DeviceId("K9")
HALL = replace(
    OFFICE,
    kiosks=(
        KioskPlace(id=K1, names={VIETNAMESE: "Ki-ốt Sảnh 1", ENGLISH: "Kiosk, hall 1"}),
        KioskPlace(id=K2, names={VIETNAMESE: "Ki-ốt Sảnh 2"}),
    ),
)


@pytest.fixture
def place() -> Office:
    """Return an office with two kiosks listed."""
    return office(HALL)


@pytest.fixture
def rig(place: Office) -> DeskRig:
    """Return a clerk's desk at counter 5 of the office."""
    place.open()
    rig = DeskRig(place, memory=FakeMemory(LastSeat(counter=COUNTER_5, clerk=LAN, profile=ALL)))
    rig.connect()
    return rig


def ask(place: Office, kiosk: DeviceId) -> None:
    place.do(AskForHelp(id=place.new_id(), device=kiosk))


def answer(place: Office, kiosk: DeviceId, counter: CounterId | None) -> None:
    place.do(AnswerHelp(id=place.new_id(), device=kiosk, counter=counter))


def report(place: Office, kiosk: DeviceId, *faults: DeviceFault) -> None:
    place.do(ReportDevice(id=place.new_id(), device=kiosk, faults=faults))


def lines(place: Office) -> tuple[KioskLine, ...]:
    return kiosk_lines(place.branch, place.now, ENGLISH)


def test_nothing_is_shown_of_kiosks_that_are_well(place: Office) -> None:
    report(place, K1)
    assert lines(place) == ()


def test_whoever_waits_for_help_is_shown_with_the_kiosk_and_since_when(place: Office) -> None:
    ask(place, K1)
    place.wait(minutes=2.9)
    assert lines(place) == (KioskLine(kind=LineKind.HELP, device=K1, kiosk="Kiosk, hall 1", since=EIGHT, waited_min=2),)


def test_a_kiosk_is_named_in_vietnamese_or_by_its_id_if_it_has_no_other_name(place: Office) -> None:
    ask(place, K2)
    ask(place, K9)
    assert [line.kiosk for line in lines(place)] == ["Ki-ốt Sảnh 2", "K9"]


def test_who_goes_is_shown_for_half_a_minute(place: Office) -> None:
    ask(place, K1)
    place.wait(minutes=1)
    answer(place, K1, COUNTER_6)
    place.wait(minutes=0.49)
    (line,) = lines(place)
    assert (line.kind, line.counter, line.since) == (LineKind.ON_THE_WAY, 6, place.branch.at)
    place.wait(minutes=0.01)
    assert lines(place) == ()


def test_nobody_goes_where_help_is_no_longer_needed(place: Office) -> None:
    ask(place, K1)
    answer(place, K1, None)
    assert lines(place) == ()


def test_of_several_faults_the_gravest_is_told(place: Office) -> None:
    report(place, K1, DeviceFault.PAPER_LOW, DeviceFault.COVER_OPEN, DeviceFault.SOUND_FAULT)
    (line,) = lines(place)
    assert (line.kind, line.fault, line.more, line.since) == (LineKind.FAULT, DeviceFault.COVER_OPEN, 2, EIGHT)


def test_of_a_kiosk_out_of_reach_nothing_else_is_told(place: Office) -> None:
    report(place, K1, DeviceFault.PAPER_OUT, DeviceFault.UNREACHABLE)
    (line,) = lines(place)
    assert (line.fault, line.more) == (DeviceFault.UNREACHABLE, 0)


def test_every_fault_can_be_told(place: Office) -> None:
    for fault in DeviceFault:
        report(place, K1, fault)
        assert [line.fault for line in lines(place)] == [fault]


def test_help_comes_first_by_the_wait_then_who_goes_then_the_gravest_fault(place: Office) -> None:
    report(place, K2, DeviceFault.PAPER_LOW)
    place.wait(minutes=1)
    report(place, K1, DeviceFault.PAPER_OUT)
    ask(place, DeviceId("K3"))
    answer(place, DeviceId("K3"), COUNTER_6)
    place.wait(minutes=0.2)
    ask(place, K2)
    place.wait(minutes=0.1)
    ask(place, K1)
    assert [(line.kind.value, line.device) for line in lines(place)] == [
        ("help", K2),
        ("help", K1),
        ("on_the_way", "K3"),
        ("fault", K1),
        ("fault", K2),
    ]
    assert len({line.key for line in lines(place)}) == 5


def test_without_a_configuration_there_is_nothing_to_show() -> None:
    with pytest.raises(LookupError, match="CN01 has no configuration"):
        kiosk_lines(Branch(id=BranchId("CN01")), EIGHT, ENGLISH)


def test_a_clerk_who_goes_is_known_to_everyone(place: Office, rig: DeskRig) -> None:
    with asyncio.Runner() as runner:
        runner.run(rig.server.send(AskForHelp(id=place.new_id(), device=K1)))
        rig.feed()
        assert [line.kind for line in rig.state.kiosks] == [LineKind.HELP]
        rig.desk.work.answer_help(K1)
        assert rig.state.under_way is Action.ANSWER_HELP
        runner.run(rig.settle())
    assert [(line.kind, line.counter) for line in rig.state.kiosks] == [(LineKind.ON_THE_WAY, 5)]
    assert rig.server.branch.device(K1).helper == COUNTER_5


def test_the_second_clerk_who_would_go_is_told(place: Office, rig: DeskRig) -> None:
    rig.desk.work.answer_help(K1)
    assert rig.state.notice is not None
    assert rig.state.notice.code == RefusalCode.HELP_NOT_ASKED
    assert rig.server.sent == []


def test_nobody_goes_while_the_line_is_cut_or_something_is_under_way(place: Office, rig: DeskRig) -> None:
    rig.desk.work.do(Action.PAUSE)
    rig.desk.work.choose("meal")
    rig.desk.work.answer_help(K1)
    assert rig.state.under_way is Action.PAUSE
    assert rig.state.notice is None
    rig.cut()
    rig.desk.work.answer_help(K1)
    assert rig.state.notice is None


def test_without_a_seat_nobody_goes(place: Office) -> None:
    rig = DeskRig(place)
    rig.desk.put_aside(K1)
    rig.connect()
    rig.desk.work.answer_help(K1)
    assert (rig.state.under_way, rig.state.notice, rig.state.kiosks) == (None, None, ())


def test_a_fault_that_was_put_aside_is_shown_again_when_it_changes(place: Office, rig: DeskRig) -> None:
    with asyncio.Runner() as runner:

        def reported(*faults: DeviceFault) -> list[DeviceFault | None]:
            runner.run(rig.server.send(ReportDevice(id=place.new_id(), device=K1, faults=faults)))
            rig.feed()
            return [line.fault for line in rig.state.kiosks]

        assert reported(DeviceFault.PAPER_LOW) == [DeviceFault.PAPER_LOW]
        rig.desk.put_aside(K1)
        assert rig.state.kiosks == ()
        place.wait(minutes=1)
        assert reported(DeviceFault.PAPER_OUT) == [DeviceFault.PAPER_OUT]
        assert reported() == []
        assert reported(DeviceFault.PAPER_LOW) == [DeviceFault.PAPER_LOW]


def test_putting_a_fault_aside_keeps_no_call_for_help_from_being_seen(place: Office, rig: DeskRig) -> None:
    with asyncio.Runner() as runner:
        for command in (
            ReportDevice(id=place.new_id(), device=K1, faults=(DeviceFault.PAPER_LOW,)),
            AskForHelp(id=place.new_id(), device=K1),
        ):
            runner.run(rig.server.send(command))
    rig.feed()
    rig.desk.put_aside(K1)
    assert [line.kind for line in rig.state.kiosks] == [LineKind.HELP]
    assert not any(isinstance(command, CallNext) for command in rig.server.sent)
