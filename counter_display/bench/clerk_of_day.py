"""The clerk of a simulated day: goes through each dossier as it comes, and looks at a sheet now and then."""

from collections.abc import Mapping

from counter_display.console.desk import Desk
from counter_display.console.dossier_desk import DossierDesk
from counter_display.serving.console_state import Sheet
from counter_display.serving.dossier_picture import DossierPicture, DossierSheet, OnePicture
from server_client.dossier_model.reception import ReceptionEnd

# Seconds of the day after which a sheet is laid out, and how long it lies there.
_ROUND_S = 600
_LAID_OUT: Mapping[int, Sheet] = {100: Sheet.MY_DAY, 400: Sheet.KEYS}
_LIES_S = 6


class ClerkOfDay:
    """Does one thing a second."""

    def __init__(self, desk: Desk, dossiers: DossierDesk) -> None:
        self._desk = desk
        self._dossiers = dossiers
        self._seconds = 0

    def go_on(self, picture: DossierPicture) -> None:
        """Do what comes next with what lies on the desk."""
        self._seconds += 1
        place = self._seconds % _ROUND_S
        if place in _LAID_OUT:
            self._desk.lay_out(_LAID_OUT[place])
        elif place - _LIES_S in _LAID_OUT:
            self._desk.lay_out(None)
        elif picture.one is not None:
            self._work_on(picture, picture.one)
        elif picture.left is not None:
            self._dossiers.print_left()

    def _work_on(self, picture: DossierPicture, one: OnePicture) -> None:
        work = self._dossiers.work
        gap = next((paper.place for paper in one.papers if paper.gap), None)
        if picture.sheet is DossierSheet.END:
            work.confirm_end()
        elif one.end:
            open_tab = next((tab.number for tab in picture.tabs if not tab.end), None)
            if open_tab is not None:
                work.go_to(open_tab - 1)
        elif gap is not None:
            work.tick(gap)
        elif not one.unsent and not one.ending_now:
            work.begin_end(ReceptionEnd.RECEIVED)
