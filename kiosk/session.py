"""Runs visits: gives each happening to the flow, begins what the new step asks for, and shows the result.

It holds what the kiosk knows of the branch and the printer, but no rule of the queue and nothing of Qt.
"""

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from kiosk.closing import Closing
from kiosk.faults import Hindrance
from kiosk.scanning.scanner import ScannerState
from kiosk.screen import Paper, Screen, Surroundings, screen_of
from kiosk.screens.elsewhere import KioskWaits
from kiosk.visiting.finding import ProcedureChosen, ProcedureTouched
from kiosk.visiting.flow import advance
from kiosk.visiting.happening import AidsChosen, Broke, Happening, LanguageChosen, Touched, WentBack
from kiosk.visiting.helping import HelpCall, HelpHeard, told_by
from kiosk.visiting.patience import pass_time, time_left
from kiosk.visiting.step import WORKING, Step
from kiosk.visiting.taking_number import NothingToDeclare
from kiosk.visiting.visit import Visit, first_visit
from kiosk.working.work import Work, World
from server_client.client.connection import ConnectionState
from server_client.queue_model.branch import Branch
from server_client.queue_model.events import Event
from server_client.queue_model.ids import Language

if TYPE_CHECKING:
    from kiosk.guide import Guide

_WITH_WORK = WORKING | {Step.MY_TICKET}
_WHILE_SHUT = (LanguageChosen, AidsChosen, Touched, Broke)


class View(Protocol):
    """Shows screens; `KioskView` is the real one."""

    def show(self, screen: Screen) -> None:
        """Show this screen."""


class KioskSession:
    """One kiosk from start to stop, visit after visit."""

    def __init__(self, view: View, world: World, around: Surroundings, home_language: Language) -> None:
        self._view = view
        self._world = world
        self._around = around
        self._visit = first_visit(home_language, world.monotonic())

    @property
    def visit(self) -> Visit:
        """The visit as it stands."""
        return self._visit

    @property
    def closing(self) -> Closing | None:
        """By whom and how it is shut to citizens; None while it is not."""
        return self._around.shut

    @property
    def idle_s(self) -> float | None:
        """For how many seconds the start screen has stood untouched; None while it is somebody's."""
        visit, now = self._visit, self._world.monotonic()
        is_nobodys = visit.step is Step.START and time_left(visit, self._around.patience, now) is None
        return now - visit.touched_at if is_nobodys else None

    @property
    def screen(self) -> Screen:
        """What is to be shown now."""
        return screen_of(self._visit, self._around, self._world.monotonic(), self._world.now())

    @property
    def is_busy(self) -> bool:
        """Whether something is under way that the person waits for, such as their number or its paper."""
        return self._visit.step in WORKING

    def happen(self, happening: Happening) -> None:
        """Something happened to the visit: a touch, an answer, a paper. At a kiosk that is shut none is begun."""
        is_shut = self._around.shut is not None and self._visit.step is Step.START
        if is_shut and not isinstance(happening, _WHILE_SHUT):
            return
        self._move(self._informed(happening))
        if self._visit.step is Step.PRIORITY and not self.screen.priorities:
            self._move(happening if isinstance(happening, WentBack) else NothingToDeclare())
        self._show()

    def show_branch(self, branch: Branch, events: tuple[Event, ...]) -> None:
        """The branch is as given now; `events` led to it."""
        self._around = replace(self._around, branch=branch, ever_live=True)
        told = told_by(branch.device(self._world.device), events)
        if told is not None:
            self._move(HelpHeard(call=told))
        self._show()

    def show_line(self, line: ConnectionState) -> None:
        """The line to the branch is as given now."""
        self._around = replace(self._around, line=line)
        self._show()

    def show_waits(self, waits: KioskWaits | None) -> None:
        """Waits are foretold as given now, or not at all; it is shown with what comes next, the clock at the latest.

        Every other second a board comes, mostly with nothing new: no touch is to wait for it to be looked through.
        """
        self._around = replace(self._around, waits=waits)

    def show_paper(self, paper: Paper) -> None:
        """The printer is as given now."""
        self._around = replace(self._around, paper=paper)
        self._show()

    def show_scanner(self, scanner: ScannerState) -> None:
        """The scanner is as given now."""
        self._around = replace(self._around, scanner=scanner)
        self._show()

    def show_hindrances(self, hindrances: tuple[Hindrance, ...]) -> None:
        """The kiosk is hindered as given now."""
        self._around = replace(self._around, hindrances=hindrances)
        self._show()

    def show_kept_days(self, days: int | None) -> None:
        """The branch keeps what people say of themselves for so many days after the day itself."""
        self._around = replace(self._around, kept_days=days)
        self._show()

    def show_closing(self, closing: Closing | None) -> None:
        """The kiosk is shut by hand as given now; whoever is in a visit may end it."""
        self._around = replace(self._around, closing=closing)
        self._show()

    def forget_visit(self) -> None:
        """End the visit, whosever it was: what comes now is the next person's."""
        self._visit = first_visit(self._visit.home_language, self._world.monotonic())
        self._show()

    def pass_time(self) -> None:
        """Time has passed: the clock moves, the patience of a screen may end."""
        self._visit = pass_time(self._visit, self._around.patience, self._world.monotonic())
        self._show()

    def show_guide(self, guide: "Guide") -> None:
        """Procedures can be looked up now."""
        self._around = replace(self._around, guide=guide)
        self._show()

    def _informed(self, happening: Happening) -> Happening:
        """Return the happening with what the catalogue and the branch know of what was touched."""
        if not isinstance(happening, ProcedureTouched) or self._around.guide is None:
            return happening
        procedure = self._around.guide.procedure(happening.code)
        if procedure is None:
            return happening
        configuration = self._around.branch.configuration
        line = configuration.service_for(procedure.field) if configuration is not None else None
        return ProcedureChosen(procedure=procedure, service=line.code if line is not None else None)

    def _move(self, happening: Happening) -> None:
        before = self._visit
        self._visit = advance(before, happening, self._world.monotonic())
        if self._visit.step in _WITH_WORK and self._visit.step is not before.step:
            self._world.begin(_work(self._given()))
        if self._visit.help is HelpCall.CALLING and before.help is not HelpCall.CALLING:
            self._world.begin(_call_help(self._given()))

    def _given(self) -> Work:
        return Work(visit=self._visit, around=lambda: self._around, world=self._world, happen=self.happen)

    def _show(self) -> None:
        self._view.show(self.screen)


# What works needs the client's library. No first frame waits for that, and a kiosk has imported it before a touch.


async def _work(work: Work) -> None:
    from kiosk.working.errands import WORKERS  # noqa: PLC0415 - as above

    await WORKERS[work.visit.step](work)


async def _call_help(work: Work) -> None:
    from kiosk.working.errands import CALL_HELP  # noqa: PLC0415 - as above

    await CALL_HELP(work)
