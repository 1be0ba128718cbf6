"""The console of a simulated day: a counter whose clerk is at work, with dossiers and forms; only the line lacks."""

import asyncio
import itertools

from assets.engine import CONSOLE, create_engine, open_window
from assets.qr_image import QrImageProvider
from counter_display.bench.busy_day import PROFILE, clerk_of
from counter_display.bench.clerk_of_day import ClerkOfDay
from counter_display.bench.day_screens import COUNTER, QML, SIZE, number_at, take_down
from counter_display.bench.office_of_day import OfficeOfDay
from counter_display.bench.sim_time import SimTime
from counter_display.console.desk import Desk
from counter_display.console.dossier_desk import DossierDesk, DossierSurroundings
from counter_display.console.ui.console_view import ConsoleView
from counter_display.forms.drawing import DrawingProcess
from counter_display.serving.console_state import ConsoleState, Screen
from counter_display.serving.deeds import NewNames
from counter_display.serving.dossier_picture import DossierPicture
from counter_display.serving.signing_in import LastSeat
from server_client.client.connection import ConnectionState
from server_client.queue_model.branch import Branch
from server_client.queue_model.configuration import VIETNAMESE
from server_client.queue_model.events import Event
from server_client.queue_model.ids import ClerkId, CommandId, Token


class ConsoleOfDay:
    """The console of one counter, whose clerk is at work; the day calls and finishes, the clerk does the rest."""

    def __init__(self, time: SimTime, _: int) -> None:
        self._office = OfficeOfDay(time, COUNTER)
        self._engine = create_engine(look=CONSOLE, language=VIETNAMESE, import_paths=[QML])
        self._engine.addImageProvider("qr", QrImageProvider())
        self._view = ConsoleView(ConsoleState(now=time.now()))
        self._view.setParent(self._engine)
        self._shown = ConsoleState(now=time.now())
        self._on_desk = DossierPicture()
        self.window = open_window(self._engine, "Console", "Main", {"view": self._view})
        self.window.resize(*SIZE)
        self.window.show()
        ids = itertools.count()
        self._desk = Desk(
            language=VIETNAMESE,
            memory=_SameSeat(),
            clock=time.now,
            new_names=lambda: NewNames(id=CommandId(f"c{next(ids)}"), token=Token(f"c{next(ids)}")),
            show=self._show,
        )
        self._drawing = DrawingProcess()
        self._dossiers = DossierDesk(
            DossierSurroundings(
                clock=time.now,
                new_id=lambda: f"d{next(ids)}",
                counter=self._desk,
                finish=lambda _: None,
                show=self._lay,
                printer=self._office,
                draw=self._drawing.draw,
            )
        )
        self._clerk = ClerkOfDay(self._desk, self._dossiers)
        self._desk.know_staff(())
        self._desk.connection_is(ConnectionState.ONLINE, "")

    def follow(self, branch: Branch, event: Event) -> None:
        """Take an event; as in life the console is there first when the counter is open."""
        if branch.counter(COUNTER).clerk is not None:
            self._desk.know(branch)

    def tick(self) -> None:
        """Take that a second has passed."""
        self._clerk.go_on(self._on_desk)
        self._desk.refresh()

    def is_right(self, branch: Branch) -> bool:
        """Say whether it shows who is at the counter."""
        counter = self._shown.counter
        if counter is None or counter.is_next or counter.facts is None:
            return number_at(branch) == ""
        return counter.facts.number == number_at(branch)

    def is_at_rest(self) -> bool:
        """Say whether no dossier and no sheet lies there."""
        return self._on_desk.one is None and self._shown.sheet is None

    async def work(self) -> None:
        """Ask the office for what the clerk needs, and print."""
        async with asyncio.TaskGroup() as group:
            for work in (
                self._desk.door.run(self._office),
                self._dossiers.run(self._office, self._office, self._office),
            ):
                group.create_task(work)

    def collect(self) -> None:
        """Let go what its scripts no longer need."""
        self._engine.collectGarbage()

    def close(self) -> None:
        """Take the screen down, before what it shows."""
        self._drawing.close()
        take_down(self._engine)

    def _show(self, state: ConsoleState) -> None:
        self._shown = state
        self._view.show(state)
        clerk = "" if state.counter is None else state.counter.clerk
        self._dossiers.look(self._desk.outlook() if state.screen is Screen.WORK else None, clerk)

    def _lay(self, picture: DossierPicture) -> None:
        self._on_desk = picture
        self._view.desk_dossiers.show(picture)


class _SameSeat:
    """A memory in which the counter's clerk sat there last."""

    def last_seat(self) -> LastSeat:
        return LastSeat(counter=COUNTER, clerk=clerk_of(COUNTER), profile=PROFILE)

    def remember(self, seat: LastSeat) -> None:
        """It is the same one."""

    def calls_alone(self, clerk: ClerkId) -> bool:
        return False

    def remember_calling(self, clerk: ClerkId, alone: bool) -> None:
        """Nobody does."""
