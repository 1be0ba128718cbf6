"""When a kiosk counts as gone and as back; the clock is the test's."""

from dataclasses import replace

import pytest

from server_client.queue_model.branch import Branch
from server_client.queue_model.commands import AdoptConfiguration
from server_client.queue_model.configuration import KioskPlace
from server_client.queue_model.device import DeviceFault
from server_client.queue_model.device_commands import ReportDevice
from server_client.queue_model.ids import DeviceId
from server_client.server.hosting.presence import BACK_AFTER_S, COMES_WITHIN_S, GONE_AFTER_S, Presence
from tests.fakes.office import OFFICE, Office, office

K1, K2 = DeviceId("K1"), DeviceId("K2")
UNREACHABLE, OUT = DeviceFault.UNREACHABLE, DeviceFault.PAPER_OUT
TWO_KIOSKS = replace(OFFICE, kiosks=tuple(KioskPlace(id=device, names={}) for device in (K1, K2)))


class Hall:
    """An office with a clock for its kiosks; what is noticed is settled at once."""

    def __init__(self) -> None:
        """Begin with both kiosks listed and neither there."""
        self.office: Office = office(TWO_KIOSKS)
        self.seconds = 1000.0
        self.presence = Presence(lambda: self.seconds)

    def notice(self, *, after: float = 0) -> dict[DeviceId, tuple[DeviceFault, ...]]:
        """Let time pass, and return what was noticed then."""
        self.seconds += after
        noticed = dict(self.presence.news(self.office.branch))
        for device, faults in noticed.items():
            self.report(device, *faults)
        return noticed

    def report(self, device: DeviceId, *faults: DeviceFault) -> None:
        """Let it be known what is wrong with a kiosk."""
        self.office.do(ReportDevice(id=self.office.new_id(), device=device, faults=faults))

    def come(self, *devices: DeviceId) -> None:
        """Let kiosks begin to follow the feed."""
        for device in devices:
            self.presence.joined(device)


@pytest.fixture
def hall() -> Hall:
    """Return a hall in which both kiosks are there and well."""
    place = Hall()
    place.come(K1, K2)
    for device in (K1, K2):
        place.report(device)
    return place


def test_a_kiosk_whose_feed_is_gone_is_missed_after_a_while_with_what_was_known(hall: Hall) -> None:
    hall.report(K1, OUT)
    hall.presence.left(K1)

    assert hall.notice(after=GONE_AFTER_S - 0.1) == {}
    assert hall.notice(after=0.1) == {K1: (OUT, UNREACHABLE)}
    assert hall.notice(after=3600) == {}


def test_a_kiosk_that_comes_back_in_time_is_not_missed(hall: Hall) -> None:
    for _ in range(5):
        hall.presence.left(K1)
        assert hall.notice(after=GONE_AFTER_S - 1) == {}
        hall.come(K1)
        assert hall.notice(after=1) == {}


def test_a_kiosk_that_reports_itself_again_is_no_longer_missed(hall: Hall) -> None:
    hall.presence.left(K1)
    hall.notice(after=GONE_AFTER_S)

    hall.come(K1)
    hall.report(K1, OUT)

    assert hall.notice(after=3600) == {}
    assert hall.office.branch.device(K1).faults == (OUT,)


def test_a_kiosk_that_is_back_and_has_nothing_to_report_is_no_longer_missed(hall: Hall) -> None:
    hall.report(K1, OUT)
    hall.presence.left(K1)
    hall.notice(after=GONE_AFTER_S)

    hall.come(K1)

    assert hall.notice(after=BACK_AFTER_S - 0.1) == {}
    assert hall.notice(after=0.1) == {K1: (OUT,)}


def test_a_line_that_comes_and_goes_is_told_once(hall: Hall) -> None:
    hall.presence.left(K1)
    assert hall.notice(after=GONE_AFTER_S) == {K1: (UNREACHABLE,)}

    for _ in range(20):
        hall.come(K1)
        assert hall.notice(after=BACK_AFTER_S - 1) == {}
        hall.presence.left(K1)
        assert hall.notice(after=GONE_AFTER_S * 2) == {}


def test_a_second_feed_of_a_kiosk_keeps_it_there(hall: Hall) -> None:
    hall.come(K1)
    hall.presence.left(K1)

    assert hall.notice(after=3600) == {}


def test_a_feed_that_is_replaced_before_it_ends_does_not_begin_anew(hall: Hall) -> None:
    hall.presence.left(K1)
    hall.notice(after=GONE_AFTER_S)
    hall.come(K1)
    hall.notice(after=BACK_AFTER_S - 1)

    hall.come(K1)
    hall.presence.left(K1)

    assert hall.notice(after=1) == {K1: ()}


def test_a_kiosk_that_still_sends_something_is_there(hall: Hall) -> None:
    hall.presence.left(K1)
    for _ in range(5):
        assert hall.notice(after=GONE_AFTER_S - 1) == {}
        hall.presence.heard(K1)
    assert hall.notice(after=GONE_AFTER_S) == {K1: (UNREACHABLE,)}


def test_kiosks_that_never_come_after_the_start_are_missed_too() -> None:
    hall = Hall()
    hall.come(K2)

    assert hall.notice(after=COMES_WITHIN_S - 1) == {}
    assert hall.notice(after=1) == {K1: (UNREACHABLE,)}


def test_a_kiosk_that_came_and_went_during_the_start_has_no_more_time_than_later() -> None:
    hall = Hall()
    hall.come(K1, K2)
    hall.presence.left(K1)

    assert hall.notice(after=GONE_AFTER_S) == {K1: (UNREACHABLE,)}


def test_a_kiosk_that_was_missed_before_the_server_started_anew_is_not_told_again() -> None:
    hall = Hall()
    hall.come(K2)
    hall.report(K1, OUT, UNREACHABLE)

    assert hall.notice(after=3600) == {}
    hall.come(K1)
    assert hall.notice(after=BACK_AFTER_S) == {K1: (OUT,)}


def test_a_kiosk_that_is_not_listed_is_not_missed() -> None:
    hall = Hall()
    hall.come(K1, K2, DeviceId("K9"))
    hall.presence.left(DeviceId("K9"))

    assert hall.notice(after=3600) == {}


def test_a_kiosk_that_is_taken_off_the_list_is_missed_no_longer(hall: Hall) -> None:
    hall.presence.left(K1)
    hall.notice(after=GONE_AFTER_S)
    only = replace(TWO_KIOSKS, version=2, kiosks=TWO_KIOSKS.kiosks[1:])
    hall.office.do(AdoptConfiguration(id=hall.office.new_id(), configuration=only))

    assert hall.notice(after=3600) == {}
    assert K1 not in hall.office.branch.devices


def test_a_branch_without_a_configuration_misses_nobody() -> None:
    presence = Presence(lambda: 3600.0)

    assert list(presence.news(Branch(id=Hall().office.branch.id))) == []
