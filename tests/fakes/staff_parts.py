"""The neighbours of the staff's pages, in memory: a PIN, the papers, the sound, the house."""

from collections.abc import Coroutine
from dataclasses import dataclass, field, replace

from kiosk.closing import ClosedBy, Closing, ClosingWords
from kiosk.faults import Condition
from kiosk.loudness import LoudnessUnavailable
from kiosk.staff.desk import StaffDesk, StaffMeans, StaffView
from kiosk.staff.happening import Asked, FigureTyped, PinGiven, StaffHappening, WentTo
from kiosk.staff.page import StaffPage
from kiosk.staff.screen import Installation, Known, StaffScreen
from server_client.queue_model.configuration import VIETNAMESE
from server_client.queue_model.ids import DeviceId, Language, VisitId
from tests.fakes.office import EIGHT, OFFICE

PIN = "739152"
HERE = Installation(device=DeviceId("K1"), version="0.1.0", is_supervised=True)


@dataclass(slots=True)
class FakePapers:
    """Prints on nothing; `fault` makes it fail."""

    printed: list[str] = field(default_factory=list)
    fault: str = ""

    async def copy(self, visit: VisitId) -> str:
        self.printed.append(visit)
        return self.fault

    async def trial(self, language: Language) -> str:
        self.printed.append(f"trial in {language}")
        return self.fault


@dataclass(slots=True)
class FakeVolume:
    """Is as loud as it was told; `is_broken` makes it fail."""

    level: int = 70
    chimes: int = 0
    is_broken: bool = False

    async def turn(self, level: int) -> None:
        self.level = level
        self._answer()

    async def sound(self) -> None:
        self._answer()
        self.chimes += 1

    def _answer(self) -> None:
        if self.is_broken:
            raise LoudnessUnavailable("Sound device default: no such card")


class FakeHouse:
    """Remembers what staff have done to the kiosk."""

    def __init__(self) -> None:
        self.is_busy = False
        self.language = VIETNAMESE
        self.done: list[str] = []
        self.closing: Closing | None = None

    def forget_visit(self) -> None:
        self.done.append("visit forgotten")

    def close(self, words: ClosingWords) -> None:
        self.done.append(f"closed: {words}")
        self.closing = Closing(source=ClosedBy.STAFF, words=words, since=EIGHT)

    def open(self) -> None:
        self.done.append("opened")
        self.closing = None

    def end(self) -> None:
        self.done.append("ended")


class FakeStaffView:
    """Remembers what it was shown, and passes it on if there is a window."""

    def __init__(self) -> None:
        self.shown: list[StaffScreen] = []
        self.window: StaffView | None = None

    def show(self, screen: StaffScreen) -> None:
        self.shown.append(screen)
        if self.window is not None:
            self.window.show(screen)


class StaffRoom:
    """A staff desk whose clock goes on when it is told to, and whose work is done when it is asked to."""

    def __init__(self, *, has_pin: bool = True, house: FakeHouse | None = None) -> None:
        self.monotonic = 0.0
        self.tasks: list[Coroutine[None, None, None]] = []
        self.known = Known(condition=Condition(), configuration=OFFICE, volume=70, can_turn=True)
        self.papers, self.volume, self.house = FakePapers(), FakeVolume(), house or FakeHouse()
        self.view = FakeStaffView()
        means = StaffMeans(
            monotonic=lambda: self.monotonic,
            begin=self.tasks.append,
            verify=self._verify if has_pin else None,
            known=lambda: replace(self.known, closing=self.house.closing),
            papers=self.papers,
            volume=self.volume,
            house=self.house,
        )
        self.desk = StaffDesk(self.view, means, HERE)

    def where(self) -> StaffPage:
        """The page on which staff are."""
        return self.desk.visit.page

    @property
    def screen(self) -> StaffScreen:
        """What was shown last."""
        return self.view.shown[-1]

    def happen(self, *happenings: StaffHappening) -> None:
        for happening in happenings:
            self.desk.happen(happening)

    def wait(self, seconds: float) -> None:
        """Let time go by, and let the desk notice."""
        self.monotonic += seconds
        self.desk.pass_time()

    async def work(self) -> None:
        """Do all that was begun, and what that begins."""
        while self.tasks:
            await self.tasks.pop(0)

    def type_pin(self, pin: str) -> None:
        """Enter a PIN."""
        self.happen(*(FigureTyped(figure=figure) for figure in pin), PinGiven())

    async def enter(self, page: StaffPage = StaffPage.MENU) -> None:
        """Open the menu with the right PIN, and go to a page of it."""
        self.happen(Asked())
        self.type_pin(PIN)
        await self.work()
        if page is not StaffPage.MENU:
            self.happen(WentTo(page=page))

    async def _verify(self, pin: str) -> bool:
        return pin == PIN
