"""Shows each screen in its own language: changes the engine's before the view's; it shows nothing itself."""

from assets.engine import ScreenEngine
from kiosk.screen import Screen
from kiosk.ui.kiosk_view import KioskView


class TranslatedView:
    """A view whose texts follow the language of what it is shown."""

    def __init__(self, view: KioskView, engine: ScreenEngine) -> None:
        self._view = view
        self._engine = engine

    def show(self, screen: Screen) -> None:
        """Show this screen."""
        if screen.language != self._engine.language:
            self._engine.set_language(screen.language)
        self._view.show(screen)
