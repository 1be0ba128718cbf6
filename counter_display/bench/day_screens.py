"""The real screens of a simulated day, each with all that it has in its own process except the line to the server.

Time is the day's. The lobby has its voices, whose sounds take the day's time and are heard by nobody.
"""

import itertools
from collections.abc import Coroutine, Iterable
from dataclasses import asdict, dataclass
from importlib.resources import files
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtQuick import QQuickItem, QQuickWindow

from assets.engine import LOBBY, ScreenEngine, create_engine, open_window
from assets.screen_options import WindowSize
from counter_display.announcing import Announcement, Form
from counter_display.bench.office_of_day import OfficeOfDay
from counter_display.bench.sim_time import SimTime
from counter_display.bench.spoken_calls import HeardCalls, was_called_out
from counter_display.lobby.hall import Hall
from counter_display.lobby.picture import Picture, Trouble
from counter_display.lobby.ui.lobby_view import LobbyView
from counter_display.lobby.ui.screen_cloth import MediaView
from counter_display.lobby.voice_options import SHIPPED, VOICES
from counter_display.panel.picture import PanelPicture, Phase
from counter_display.panel.picture import Trouble as PanelTrouble
from counter_display.panel.ui.second_screen import Panel, PanelSetting
from counter_display.speaking.samples import Sound
from counter_display.speaking.utterance import load_utterances
from counter_display.speaking.voice import Voice
from server_client.queue_model.branch import Branch
from server_client.queue_model.configuration import VIETNAMESE
from server_client.queue_model.counter import CounterState
from server_client.queue_model.events import Event
from server_client.queue_model.ids import CommandId, CounterId, TicketId

QML = Path(str(files("counter_display"))) / "qml"
SIZE = WindowSize(1920, 1080)
COUNTER = CounterId("q01")
_SEQ = (1 << 48) - 1


class DayScreen(Protocol):
    """One screen: follows the branch, lets time go on, and says whether it shows what is so."""

    window: QQuickWindow

    def follow(self, branch: Branch, event: Event) -> None:
        """Take an event."""

    def tick(self) -> None:
        """Take that a second has passed."""

    def is_right(self, branch: Branch) -> bool:
        """Say whether what is shown is what the branch says."""

    def is_at_rest(self) -> bool:
        """Say whether memory may be read: what is open now takes room, and is gone again in a minute."""

    def work(self) -> Coroutine[None, None, None] | None:
        """Return what runs beside it all day, if anything does."""

    def collect(self) -> None:
        """Let go what the screen's scripts no longer need."""

    def close(self) -> None:
        """Take the screen down, before what it shows."""


class LobbyOfDay:
    """The hall's screen and its voice."""

    def __init__(self, time: SimTime, events: int) -> None:
        self._engine = create_engine(look=LOBBY, language=VIETNAMESE, import_paths=[QML])
        self._view = LobbyView(Picture(now=time.now()), MediaView())
        shown = {"view": self._view, "width": SIZE.width, "height": SIZE.height, "server": "http://127.0.0.1"}
        self.window = open_window(self._engine, "Lobby", "Main", shown)
        self.window.show()
        self._heard = HeardCalls(events)
        self._hall = Hall(self._view.picture, show=self._view.show, clock=time.now, elapsed=time.elapsed)
        self._utterances = load_utterances(
            chime=VOICES / "chime.wav", packs=(SHIPPED["north"], SHIPPED["english"]), also_own=False
        )
        self._voice = Voice(
            pronounce=self._pronounce, speaker=_Unheard(time), sleep=time.sleep, changed=self._hall.spoke
        )
        self._hall.line(connected=True, trouble=Trouble.NONE)
        self._hall.speak_by(self._voice)

    def follow(self, branch: Branch, event: Event) -> None:
        self._heard.happened(event)
        self._hall.follow(branch, (event,))

    def tick(self) -> None:
        self._hall.tick()

    def is_right(self, branch: Branch) -> bool:
        lead = self._view.picture.lead
        shown = [(row.number, row.counter) for row in self._view.picture.calls if row.standing]
        if lead is not None:
            shown.append((_text(self.window, "leadNumber"), _text(self.window, "leadCounter")))
        return sorted(shown) == sorted(_standing(branch))

    def is_at_rest(self) -> bool:
        return True

    def work(self) -> Coroutine[None, None, None]:
        return self._voice.run()

    def collect(self) -> None:
        self._engine.collectGarbage()

    def judged(self, day: Iterable[tuple[Branch, Event]]) -> dict[str, float]:
        """Return how often it went wrong to speak a call, of how many, by the same day once more."""
        return dict(asdict(self._heard.judged(day)))

    def close(self) -> None:
        take_down(self._engine)

    def _pronounce(self, announcement: Announcement, form: Form, volume: float) -> Sound:
        self._heard.began(announcement.seq & _SEQ)
        return self._utterances.sound(announcement, form, volume)


class PanelOfDay:
    """The panel of a counter, at which most people say how it was."""

    def __init__(self, time: SimTime, _: int) -> None:
        ids = itertools.count()
        self._office = OfficeOfDay(time, COUNTER)
        self._panel = Panel(
            PanelSetting(server="http://127.0.0.1"),
            clock=time.now,
            new_id=lambda: CommandId(f"p{next(ids)}"),
            elapsed=time.elapsed,
        )
        self._panel.desk.sit_at(COUNTER)
        self._panel.desk.line(PanelTrouble.NONE)
        self._panel.show_alone(SIZE)
        self.window = self._panel.window
        self._seconds = 0

    def follow(self, branch: Branch, event: Event) -> None:
        self._panel.desk.know(branch)

    def tick(self) -> None:
        self._seconds += 1
        self._touch(self._panel.picture)
        self._panel.desk.tick()

    def is_right(self, branch: Branch) -> bool:
        busy = branch.counter(COUNTER).state in {CounterState.CALLED, CounterState.SERVING}
        return not busy or self._panel.picture.number == number_at(branch)

    def is_at_rest(self) -> bool:
        return True

    def work(self) -> Coroutine[None, None, None]:
        return self._panel.run(self._office, self._office)

    def collect(self) -> None:
        """Its scripts hold nothing that is worth it."""

    def close(self) -> None:
        self._panel.close()

    def _touch(self, picture: PanelPicture) -> None:
        """Touch a level or a reason; a third waits, and most of those are gone before they are asked again."""
        desk, turn = self._panel.desk, self._seconds % 3
        if picture.phase is Phase.LEVELS and turn:
            desk.rate(len(picture.levels) if turn == 1 else 1)
        elif picture.phase is Phase.REASONS and turn:
            desk.toggle(picture.reasons[0].key)
            desk.give()


@dataclass
class _Unheard:
    """A speaker whose sounds take the day's time."""

    time: SimTime

    async def play(self, sound: Sound) -> None:
        """Return when the sound would be over."""
        await self.time.sleep(sound.seconds)


def take_down(engine: ScreenEngine) -> None:
    engine.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _standing(branch: Branch) -> list[tuple[str, str]]:
    """Who is called now: a call stands at its counter, and a counter has one ticket at most."""
    found = list[tuple[str, str]]()
    for place in branch.configuration.counters if branch.configuration is not None else ():
        counter = branch.counter(place.id)
        ticket = branch.tickets[counter.ticket] if counter.ticket is not None else None
        if ticket is not None and counter.state is CounterState.CALLED and was_called_out(ticket):
            found.append((ticket.number, str(place.number)))
    return found


def number_at(branch: Branch) -> str:
    ticket: TicketId | None = branch.counter(COUNTER).ticket
    return branch.tickets[ticket].number if ticket is not None else ""


def _text(window: QQuickWindow, name: str) -> str:
    item = window.findChild(QQuickItem, name)
    return str(item.property("text")) if item is not None else ""
