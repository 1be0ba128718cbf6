"""How kiosks are looked after: help is asked for once and answered once, and what is wrong with them is known."""

from dataclasses import replace
from datetime import timedelta

import pytest

from server_client.queue_model import device_events
from server_client.queue_model.commands import AdoptConfiguration, CloseDay, OpenDay
from server_client.queue_model.configuration import KioskPlace
from server_client.queue_model.device import DeviceFault, DeviceState, in_order
from server_client.queue_model.device_commands import AnswerHelp, AskForHelp, LockDevice, ReportDevice, UnlockDevice
from server_client.queue_model.ids import CommandId, CounterId, DeviceId
from server_client.queue_model.refusals import RefusalCode
from tests.proof.branches import C1, C2, MORNING, configuration, named
from tests.unit.queue_office import Office

K1, K2 = DeviceId("K1"), DeviceId("K2")
OUT, LOW = DeviceFault.PAPER_OUT, DeviceFault.PAPER_LOW


def with_kiosks(*devices: DeviceId, version: int = 1) -> Office:
    """Return an office that lists these kiosks."""
    places = tuple(KioskPlace(id=device, names=named(device)) for device in devices)
    return Office(replace(configuration(version=version), kiosks=places))


def test_someone_who_asks_for_help_waits_until_a_counter_answers() -> None:
    office = Office()
    assert office.do(AskForHelp, device=K1) == (device_events.HelpAsked(device=K1),)
    assert office.branch.device(K1) == DeviceState(id=K1, help_asked_at=MORNING)
    office.wait(60)
    assert office.do(AnswerHelp, device=K1, counter=C2) == (device_events.HelpAnswered(device=K1, counter=C2),)
    answered = MORNING + timedelta(minutes=1)
    assert office.branch.device(K1) == DeviceState(id=K1, help_answered_at=answered, helper=C2)


def test_whoever_asks_again_waits_already_and_changes_nothing() -> None:
    office = Office()
    office.do(AskForHelp, device=K1)
    office.wait(60)
    refused = office.refusal(AskForHelp, device=K1)
    assert refused.code is RefusalCode.NOTHING_NEW
    assert refused.particulars == {"device": K1, "seq": office.branch.seq}
    assert refused.sentence == "After event 3 this is known of kiosk K1 already; nothing needs to be done"
    assert office.branch.device(K1).help_asked_at == MORNING


def test_help_is_asked_for_anew_after_it_was_answered() -> None:
    office = Office()
    office.do(AskForHelp, device=K1)
    office.do(AnswerHelp, device=K1, counter=C1)
    office.wait(60)
    office.do(AskForHelp, device=K1)
    assert office.branch.device(K1) == DeviceState(id=K1, help_asked_at=office.now)


def test_each_kiosk_asks_for_itself() -> None:
    office = Office()
    office.do(AskForHelp, device=K1)
    office.do(AskForHelp, device=K2)
    office.do(AnswerHelp, device=K2, counter=C1)
    assert office.branch.device(K1).help_asked_at == MORNING
    assert office.branch.device(K2).help_asked_at is None


def test_the_second_who_would_go_is_told() -> None:
    office = Office()
    office.do(AskForHelp, device=K1)
    office.do(AnswerHelp, device=K1, counter=C1)
    refused = office.refusal(AnswerHelp, device=K1, counter=C2)
    assert refused.code is RefusalCode.HELP_NOT_ASKED
    assert refused.sentence == "Nobody at kiosk K1 waits for help now; someone may be there already"


def test_help_may_be_no_longer_needed() -> None:
    office = Office()
    office.do(AskForHelp, device=K1)
    assert office.do(AnswerHelp, device=K1, counter=None) == (device_events.HelpAnswered(device=K1, counter=None),)
    assert office.branch.device(K1) == DeviceState(id=K1, help_answered_at=MORNING)


def test_only_a_known_counter_answers() -> None:
    office = Office()
    office.do(AskForHelp, device=K1)
    office.refuses(RefusalCode.UNKNOWN_COUNTER, AnswerHelp, device=K1, counter=CounterId("q99"))


def test_help_is_never_refused_for_the_hour() -> None:
    office = Office()
    office.do(CloseDay)
    office.do(AskForHelp, device=K1)
    assert office.branch.device(K1).help_asked_at == MORNING


@pytest.mark.parametrize("answered", [True, False])
def test_nobody_waits_for_help_beyond_the_days_end(answered: bool) -> None:
    office = Office()
    office.do(AskForHelp, device=K1)
    office.do(ReportDevice, device=K1, faults=(LOW,))
    if answered:
        office.do(AnswerHelp, device=K1, counter=C1)
    office.do(CloseDay)
    assert office.branch.device(K1) == DeviceState(id=K1, faults=(LOW,), reported_at=MORNING)


def test_nobody_waits_for_help_since_yesterday() -> None:
    office = Office()
    office.do(CloseDay)
    office.do(AskForHelp, device=K1)
    office.wait(24 * 3600)
    office.do(OpenDay)
    assert office.branch.device(K1) == DeviceState(id=K1)


def test_a_day_that_is_reopened_forgets_no_call_for_help() -> None:
    office = Office()
    office.do(CloseDay)
    office.do(AskForHelp, device=K1)
    office.do(OpenDay, reopen=True)
    assert office.branch.device(K1).help_asked_at == MORNING


def test_a_kiosk_says_all_that_is_wrong_with_it() -> None:
    office = Office()
    happened = office.do(ReportDevice, device=K1, faults=(DeviceFault.UNREACHABLE, OUT, OUT))
    assert happened == (device_events.DeviceReported(device=K1, faults=(OUT, DeviceFault.UNREACHABLE)),)
    assert office.branch.device(K1) == DeviceState(id=K1, faults=(OUT, DeviceFault.UNREACHABLE), reported_at=MORNING)
    office.wait(60)
    office.do(ReportDevice, device=K1, faults=())
    assert office.branch.device(K1) == DeviceState(id=K1, reported_at=office.now)


def test_a_report_of_what_is_known_adds_no_event() -> None:
    office = Office()
    office.do(ReportDevice, device=K1, faults=(OUT, LOW))
    office.wait(60)
    refused = office.refusal(ReportDevice, device=K1, faults=(LOW, OUT, LOW))
    assert refused.code is RefusalCode.NOTHING_NEW
    assert refused.particulars == {"device": K1, "seq": 3}
    assert office.branch.device(K1).reported_at == MORNING


def test_the_first_report_of_a_kiosk_that_is_well_is_news() -> None:
    office = Office()
    assert office.do(ReportDevice, device=K1, faults=()) == (device_events.DeviceReported(device=K1, faults=()),)
    office.refuses(RefusalCode.NOTHING_NEW, ReportDevice, device=K1, faults=())


def test_a_report_leaves_a_call_for_help_as_it_is() -> None:
    office = Office()
    office.do(AskForHelp, device=K1)
    office.do(ReportDevice, device=K1, faults=(OUT,))
    assert office.branch.device(K1) == DeviceState(id=K1, faults=(OUT,), reported_at=MORNING, help_asked_at=MORNING)
    office.do(AnswerHelp, device=K1, counter=C1)
    assert office.branch.device(K1).faults == (OUT,)


def test_faults_are_known_from_one_day_to_the_next() -> None:
    office = Office()
    office.do(ReportDevice, device=K1, faults=(OUT,))
    office.wait(24 * 3600)
    office.do(OpenDay)
    assert office.branch.device(K1) == DeviceState(id=K1, faults=(OUT,), reported_at=MORNING)


def test_a_kiosk_that_is_taken_off_the_list_is_forgotten() -> None:
    office = with_kiosks(K1, K2)
    for device in (K1, K2, DeviceId("K3")):
        office.do(ReportDevice, device=device, faults=(OUT,))
    new = replace(configuration(version=2), kiosks=(KioskPlace(id=K2, names=named("K2")),))
    office.do(AdoptConfiguration, configuration=new)
    assert list(office.branch.devices) == [K2, "K3"]
    assert office.branch.configuration == new


def test_the_same_call_for_help_again_has_no_effect_after_it_was_answered() -> None:
    office = Office()
    office.do(AskForHelp, id=CommandId("tap"), device=K1)
    office.do(AnswerHelp, device=K1, counter=C1)
    assert office.do(AskForHelp, id=CommandId("tap"), device=K1) == ()


def test_faults_are_told_in_one_order_and_once() -> None:
    assert in_order([]) == ()
    assert in_order(reversed(DeviceFault)) == tuple(DeviceFault)
    assert in_order([OUT, LOW, OUT]) == (LOW, OUT)


def test_a_kiosk_is_found_by_its_id_and_a_line_by_its_field() -> None:
    place = KioskPlace(id=K1, names=named("hall"))
    setup = configuration()
    services = tuple(replace(one, fields=(f"field {one.code}", f"more {one.code}")) for one in setup.services)
    setup = replace(setup, kiosks=(KioskPlace(id=K2, names=named("door")), place), services=services)
    assert setup.kiosk(K1) == place
    assert setup.kiosk(DeviceId("K9")) is None
    assert setup.service_for("more B") == services[1]
    assert setup.service_for("field") is None


def test_a_kiosk_that_the_centre_shuts_stays_shut_over_the_day_until_it_opens_it() -> None:
    office = Office()
    assert office.do(LockDevice, device=K1, message="Xin lấy số tại ki-ốt bên cạnh") == (
        device_events.DeviceLocked(device=K1, message="Xin lấy số tại ki-ốt bên cạnh"),
    )
    office.refuses(RefusalCode.NOTHING_NEW, LockDevice, device=K1, message="Xin lấy số tại ki-ốt bên cạnh")
    office.do(LockDevice, device=K1)
    office.do(ReportDevice, device=K1, faults=(OUT,))
    office.do(CloseDay)

    shut = office.branch.device(K1)
    assert (shut.locked_at is not None, shut.lock_message, shut.faults) == (True, "", (OUT,))
    assert office.do(UnlockDevice, device=K1) == (device_events.DeviceUnlocked(device=K1),)
    assert office.branch.device(K1).locked_at is None
    office.refuses(RefusalCode.NOTHING_NEW, UnlockDevice, device=K1)
