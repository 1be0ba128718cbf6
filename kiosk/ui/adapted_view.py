"""Shows each screen in its person's language and with their aids, for which it changes the engine before the view."""

from assets.engine import Look, ScreenEngine
from kiosk.screen import Screen
from kiosk.ui.accessible_look import look_with
from kiosk.ui.kiosk_view import KioskView


class AdaptedView:
    """A view whose texts, letters and colours follow what it is shown; `look` is the kiosk's without any aid."""

    def __init__(self, view: KioskView, engine: ScreenEngine, look: Look) -> None:
        self._view = view
        self._engine = engine
        self._look = look
        self._worn = look

    def show(self, screen: Screen) -> None:
        """Show this screen."""
        if screen.language != self._engine.language:
            self._engine.set_language(screen.language)
        look = look_with(self._look, screen.accessibility)
        if look != self._worn:
            self._worn = look
            self._engine.set_look(look)
        self._view.show(screen)
