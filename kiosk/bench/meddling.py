"""What changes around a kiosk while somebody stands before it: line, paper, office, faults, time; and its mending."""

from dataclasses import replace
from datetime import UTC, datetime

from kiosk.bench.forgetful import Mood
from kiosk.bench.stage import Stage, an_open_branch
from kiosk.bench.whims import Whims
from kiosk.closing import ClosedBy, Closing, ClosingWords
from kiosk.faults import Hindrance
from kiosk.printing.printer_status import PrinterFault
from kiosk.scanning.scanner import ScannerState
from kiosk.screen import Paper
from kiosk.visiting.happening import Broke
from kiosk.visiting.helping import HelpCall, HelpHeard
from server_client.client.connection import ConnectionState

LONGEST_PAUSE_S = 120.0
SINCE = datetime(2026, 3, 2, 1, tzinfo=UTC)


class Meddling:
    """Meddles with what is around one stage's kiosk."""

    def __init__(self, stage: Stage, whims: Whims) -> None:
        self._stage = stage
        self._whims = whims
        self._open = an_open_branch()

    def meddle(self) -> None:
        """Let one thing change."""
        self._whims.one_of(
            (
                self._change_line,
                self._change_paper,
                self._change_printer,
                self._change_post,
                self._change_scanner,
                self._change_branch,
                self._hinder,
                self._shut,
                self._answer_help,
                self._break,
                self._pause,
                self._pause,
            )
        )()

    def mend(self) -> None:
        """All is well again, and the kiosk is nobody's fault."""
        stage, session = self._stage, self._stage.session
        stage.post.mood, stage.printer.fault = Mood.WELL, None
        session.show_line(ConnectionState.ONLINE)
        session.show_paper(Paper.READY)
        session.show_scanner(ScannerState.READY)
        session.show_hindrances(())
        session.show_closing(None)
        session.show_branch(self._open, ())

    def _change_line(self) -> None:
        self._stage.session.show_line(self._whims.one_of(tuple(ConnectionState)))

    def _change_paper(self) -> None:
        self._stage.session.show_paper(self._whims.one_of(tuple(Paper)))

    def _change_printer(self) -> None:
        self._stage.printer.fault = self._whims.one_of((None, *PrinterFault))

    def _change_post(self) -> None:
        self._stage.post.mood = self._whims.one_of(tuple(Mood))

    def _change_scanner(self) -> None:
        self._stage.session.show_scanner(self._whims.one_of(tuple(ScannerState)))

    def _change_branch(self) -> None:
        configuration = self._open.configuration
        services = [service.code for service in configuration.services] if configuration is not None else []
        closed = frozenset(code for code in services if self._whims.chance(0.5))
        is_open = self._whims.chance(0.5)
        self._stage.session.show_branch(replace(self._open, closed_services=closed, is_open=is_open), ())

    def _hinder(self) -> None:
        self._stage.session.show_hindrances(tuple(one for one in Hindrance if self._whims.chance(0.2)))

    def _shut(self) -> None:
        closing = Closing(source=ClosedBy.STAFF, words=self._whims.one_of(tuple(ClosingWords)), since=SINCE)
        self._stage.session.show_closing(self._whims.one_of((None, closing)))

    def _answer_help(self) -> None:
        self._stage.session.happen(HelpHeard(call=HelpCall.COMING))

    def _break(self) -> None:
        self._stage.session.happen(Broke())

    def _pause(self) -> None:
        self._stage.clock.put_forward(self._whims.up_to(LONGEST_PAUSE_S))
        self._stage.session.pass_time()
