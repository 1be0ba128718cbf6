"""Shows the staff's pages on a ground of their own, so that nobody takes them for the citizens'."""

from dataclasses import replace

from assets.engine import Look, ScreenEngine
from kiosk.staff.page import StaffPage
from kiosk.staff.screen import StaffScreen
from kiosk.ui.staff_view import StaffView


class StaffLook:
    """A view during which the screen is dark; `look` is the kiosk's without any aid, as citizens find it again."""

    def __init__(self, view: StaffView, engine: ScreenEngine, look: Look) -> None:
        self._view = view
        self._engine = engine
        self._look = look
        self._is_open = False

    def show(self, screen: StaffScreen) -> None:
        """Show this screen."""
        is_open = screen.page is not StaffPage.CLOSED
        if is_open and not self._is_open:
            self._engine.set_look(replace(self._look, dark=True))
        self._view.show(screen)
        if self._is_open and not is_open:
            self._engine.set_look(self._look)
        self._is_open = is_open
