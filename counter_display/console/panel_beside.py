"""A panel beside a console: one feed tells both, but what citizens say is sent without the clerk's session.

It keeps the counter at which someone last sat here: a screen on the desk does not move when a clerk gets up.
"""

from collections.abc import Callable
from datetime import datetime

from counter_display.console.fee_desk import FeeDesk
from counter_display.console.settings import ConsoleSettings
from counter_display.console.ui.fee_view import FeeView
from counter_display.panel.desk import trouble_of
from counter_display.panel.posting import RatingSender
from counter_display.panel.ui.second_screen import Panel, PanelSetting, Staff, open_panel
from counter_display.serving.outlook import Outlook
from server_client.client.connection import ConnectionState
from server_client.queue_model.branch import Branch
from server_client.queue_model.ids import CommandId


class PanelBeside:
    """The panel of a console that has one; every method does nothing without it."""

    def __init__(self, panel: Panel | None = None, fees: FeeDesk | None = None) -> None:
        self._panel = panel
        self._fees = fees

    def look(self, outlook: Outlook | None) -> None:
        """Take who sits here and is served, if anyone works here now."""
        if self._panel is not None and outlook is not None:
            self._panel.desk.sit_at(outlook.seat.counter)
        if self._fees is not None:
            self._fees.look(outlook)

    def fee_comes_to(self, dong: int) -> None:
        """Take what the dossiers at the counter cost together."""
        if self._fees is not None:
            self._fees.comes_to(dong)

    def know(self, branch: Branch) -> None:
        """Take the branch as it is now."""
        if self._panel is not None:
            self._panel.desk.know(branch)

    def connection_is(self, state: ConnectionState, *, is_shut_out: bool) -> None:
        """Take how things stand with the server."""
        if self._panel is not None:
            self._panel.desk.line(trouble_of(state, is_shut_out=is_shut_out))

    async def run(self, sender: RatingSender, staff: Staff) -> None:
        """Send what citizens say, until cancelled; `sender` must not say which clerk has signed in."""
        if self._panel is not None:
            await self._panel.run(sender, staff)

    def leave(self) -> None:
        """Close the panel's window, because the console's is closed."""
        if self._panel is not None:
            self._panel.window.close()

    def close(self) -> None:
        """Take the panel away."""
        if self._panel is not None:
            self._panel.close()


def panel_beside(
    settings: ConsoleSettings, view: FeeView, *, clock: Callable[[], datetime], new_id: Callable[[], CommandId]
) -> PanelBeside:
    """Open the panel that the settings ask for, if they do, with the fees that it can show."""
    if settings.panel is None:
        return PanelBeside()
    setting = PanelSetting(server=settings.server, language=settings.language, is_second=True)
    panel = open_panel(setting, settings.panel, clock=clock, new_id=new_id)
    panel.desk.sit_at(settings.counter)
    if settings.fee_account is None:
        return PanelBeside(panel)
    fees = FeeDesk(settings.fee_account, panel.desk, view.show)
    view.asked.connect(fees.ask)
    view.withdrawn.connect(fees.withdraw)
    return PanelBeside(panel, fees)
