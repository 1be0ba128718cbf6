"""Which pages are kept behind the one that is shown: those that this visit has seen or may touch next, and no others.

Each page that is built is worked out anew when the language changes, so a frame of that has to wait for all of them.
"""

from PySide6.QtCore import QObject, QTimer, Signal

from kiosk.visiting.ahead import steps_ahead
from kiosk.visiting.step import Step

READ_MS = 250
"""After so many ms on the screen a page is being read: there is time to build others, or to take them down."""


class PagesAhead(QObject):
    """Grows with each page that is shown until the start screen is back and has stood for a moment."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._step = Step.START
        self._built: frozenset[Step] = frozenset()
        self._reading = QTimer(self)
        self._reading.setSingleShot(True)
        self._reading.setInterval(READ_MS)
        self._reading.timeout.connect(self.look_ahead)

    @property
    def steps(self) -> frozenset[Step]:
        """The steps whose pages are built."""
        return self._built

    def show(self, step: Step) -> None:
        """This step's page is on the screen now."""
        if step is self._step:
            return
        self._step = step
        self._keep(self._built | {step})
        self._reading.start()

    def look_ahead(self) -> None:
        """Build what may be touched next; on the start screen let go of what a visit has left."""
        seen = frozenset() if self._step is Step.START else self._built
        self._keep(seen | {self._step} | steps_ahead(self._step))

    def _keep(self, steps: frozenset[Step]) -> None:
        if steps != self._built:
            self._built = steps
            self.changed.emit()
