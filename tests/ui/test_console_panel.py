"""The panel beside a console: it goes where the clerk sits, shows the fee that was typed, and ends with the console."""

import asyncio
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from assets.screen_options import WindowSize
from counter_display.console.fee_desk import FeeDesk
from counter_display.console.panel_beside import PanelBeside, panel_beside
from counter_display.console.settings import ConsoleSettings
from counter_display.console.ui.fee_view import FeeView
from counter_display.panel.picture import Phase
from counter_display.panel.settings import PanelPlace
from counter_display.panel.ui.second_screen import Panel, PanelSetting, open_panel
from counter_display.serving.console_state import Sheet
from counter_display.serving.deeds import Seat
from counter_display.serving.outlook import Outlook
from server_client.client.connection import ConnectionState
from server_client.queue_model.ids import BranchId, ClerkId, TicketId
from server_client.wire.staff import StaffMember
from tests.fakes.branch_server import FakeBranchServer
from tests.fakes.office import ALL, CIVIL, COUNTER_5, LAN, Office, office
from tests.fakes.panel import ACCOUNT
from tests.ui.console_screen import Open, consoles


@pytest.fixture
def console(qtbot: QtBot) -> Iterator[Open]:
    with consoles(qtbot) as show:
        yield show


def served() -> Office:
    place = office()
    place.open()
    place.take(CIVIL)
    place.serve()
    return place


def outlook(place: Office) -> Outlook:
    return Outlook(branch=place.branch, seat=Seat(counter=COUNTER_5, clerk=LAN, profile=ALL), now=place.now)


def second(place: Office) -> Panel:
    setting = PanelSetting(server="https://cn01.example", is_second=True)
    where = PanelPlace(windowed=WindowSize(1024, 600))
    return open_panel(setting, where, clock=place.clock, new_id=place.new_id)


def test_the_panel_goes_to_the_counter_where_someone_sits(console: Open) -> None:
    place = served()
    console(place)
    panel = second(place)
    beside = PanelBeside(panel)
    try:
        beside.know(place.branch)
        beside.connection_is(ConnectionState.ONLINE, is_shut_out=False)
        seen = [panel.picture.phase]
        for sight in (outlook(place), None):
            beside.look(sight)
            seen.append(panel.picture.phase)
        assert seen == [Phase.STARTING, Phase.SERVING, Phase.SERVING]
        beside.leave()
        assert not panel.window.isVisible()
    finally:
        beside.close()


def test_a_fee_is_typed_at_the_console_and_seen_on_the_panel(console: Open) -> None:
    place = served()
    one = console(place)
    panel = second(place)
    fees = FeeDesk(ACCOUNT, panel.desk, one.view.panel_fee.show)
    one.view.panel_fee.asked.connect(fees.ask)
    one.view.panel_fee.withdrawn.connect(fees.withdraw)
    beside = PanelBeside(panel, fees)
    try:
        beside.know(place.branch)
        beside.look(outlook(place))
        # A display that is not there knows no windows that take no keys.
        one.window.requestActivate()
        one.wait_until(one.window.isActive)
        one.key(Qt.Key.Key_P, ctrl=True)
        one.wait_until(lambda: bool(one.items("feeAmountField")) and one.item("feeAmountField").hasActiveFocus())
        one.rest()
        one.type("150000")
        one.key(Qt.Key.Key_Return)
        assert panel.picture.fee is not None
        assert (panel.picture.phase, panel.picture.fee.amount) == (Phase.FEE, 150_000)
        assert "150.000" in one.text("feeShown")
        one.type("X")
        one.key(Qt.Key.Key_Return)
        assert "no amount" in one.text("feeTrouble")
        one.click("fee-withdraw")
        assert panel.picture.phase is Phase.SERVING
    finally:
        beside.close()


def test_without_a_panel_there_is_no_fee_and_nothing_to_do(console: Open) -> None:
    place = served()
    one = console(place)
    settings = ConsoleSettings(server="https://cn01.example", branch=BranchId("CN01"), credential="x", data=Path())
    beside = panel_beside(settings, FeeView(one.view), clock=place.clock, new_id=place.new_id)
    beside.know(place.branch)
    beside.look(outlook(place))
    beside.connection_is(ConnectionState.OFFLINE, is_shut_out=True)
    beside.leave()
    beside.close()
    one.key(Qt.Key.Key_P, ctrl=True)
    assert one.rig.state.sheet is not Sheet.FEE
    assert not one.items("fee")


def test_the_settings_open_the_panel_and_its_fees(console: Open) -> None:
    place = served()
    one = console(place)
    settings = ConsoleSettings(
        server="https://cn01.example",
        branch=BranchId("CN01"),
        credential="x",
        data=Path(),
        counter=COUNTER_5,
        panel=PanelPlace(windowed=WindowSize(1024, 600)),
        fee_account=ACCOUNT,
    )
    beside = panel_beside(settings, one.view.panel_fee, clock=place.clock, new_id=place.new_id)
    try:
        beside.know(place.branch)
        beside.look(outlook(place))
        one.view.panel_fee.ask("150.000", "le phi")
        assert one.view.panel_fee.property("amount") == 150_000
        one.view.panel_fee.withdraw()
        assert one.view.panel_fee.property("amount") == 0
        asyncio.run(run_a_moment(beside))
    finally:
        beside.close()


async def run_a_moment(beside: PanelBeside) -> None:
    room = EmptyRoom()
    with suppress(TimeoutError):
        async with asyncio.timeout(0.01):
            await beside.run(FakeBranchServer(office().branch, office().clock), room)
    assert room.asked


class EmptyRoom:
    """A staff of nobody."""

    def __init__(self) -> None:
        self.asked = False

    async def staff(self) -> tuple[StaffMember, ...]:
        self.asked = True
        return ()

    async def picture(self, clerk: ClerkId) -> bytes | None:
        raise AssertionError(f"nobody has a picture, and {clerk} least of all")

    async def comment(self, ticket: TicketId, text: str) -> None:
        raise AssertionError(f"nobody wrote {text!r} about {ticket}")
