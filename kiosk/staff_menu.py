"""Joins the staff's pages with the kiosk that they are about: its visits, its papers, its volume, its closing."""

import asyncio
import logging
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import version

from assets.engine import ASSETS
from kiosk.branch_ties import BranchTies
from kiosk.closing import ClosedBy, Closing, ClosingWords, closing_note
from kiosk.loudness import Loudness, LoudnessUnavailable
from kiosk.readiness import Readiness
from kiosk.session import KioskSession
from kiosk.settings import KioskSettings
from kiosk.staff.desk import StaffDesk, StaffMeans, StaffView
from kiosk.staff.happening import StaffHappening
from kiosk.staff.papers import PaperMeans, StaffPapers
from kiosk.staff.screen import Installation, Known
from kiosk.wellbeing import Wellbeing
from server_client.dossier_model.scanned_payload import Scan
from server_client.queue_model.ids import DeviceId, Language

log = logging.getLogger("motcua.kiosk")

CHIME = ASSETS / "voice" / "chime.wav"


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffSurroundings:
    """The process around the staff's pages; `begin` owns a task, `stop` ends the process in order."""

    session: KioskSession
    ties: BranchTies
    ready: Readiness
    monotonic: Callable[[], float]
    now: Callable[[], datetime]
    begin: Callable[[Coroutine[None, None, None]], None]
    stop: Callable[[], None]
    is_supervised: bool


class OwnHouse:
    """The kiosk as citizens have it, which staff close, open and end; a closing outlives a restart."""

    def __init__(self, settings: KioskSettings, around: StaffSurroundings) -> None:
        self._around = around
        self._own_words = dict(settings.closing_message)
        self._note = closing_note(settings.data)

    @property
    def is_busy(self) -> bool:
        """Whether a citizen's number is being given out or printed, or something else of theirs is under way."""
        return self._around.session.is_busy

    @property
    def closing(self) -> Closing | None:
        """How it is closed; None while it is open."""
        return self._around.session.closing

    @property
    def language(self) -> Language:
        """In which language the screen is."""
        return self._around.session.visit.language

    def forget_visit(self) -> None:
        """End the visit that is on the screen, and forget whose it was."""
        self._around.session.forget_visit()

    def close(self, words: ClosingWords) -> None:
        """Let citizens find the kiosk closed."""
        own = self._own_words if words is ClosingWords.OWN else {}
        self._keep(Closing(source=ClosedBy.STAFF, words=words, since=self._around.now(), own=own))

    def open(self) -> None:
        """Let citizens use it again."""
        self._keep(None)

    def end(self) -> None:
        """End the program in order."""
        self._around.stop()

    def _keep(self, closing: Closing | None) -> None:
        self._note.keep(closing)
        self._around.session.show_closing(closing)


class OwnVolume:
    """How loud this kiosk is; what is wrong with its sound is told to `wellbeing`."""

    def __init__(self, loudness: Loudness, wellbeing: Wellbeing) -> None:
        self._loudness = loudness
        self._wellbeing = wellbeing

    async def turn(self, level: int) -> None:
        """Be that loud from now on; LoudnessUnavailable."""
        await self._loudness.turn(level)

    async def sound(self) -> None:
        """Be heard; LoudnessUnavailable."""
        try:
            await self._loudness.chime(CHIME)
        except LoudnessUnavailable:
            self._wellbeing.show_sound(is_mute=True)
            raise
        self._wellbeing.show_sound(is_mute=False)


class StaffMenu:
    """One kiosk's staff menu, whose screens `view` shows; `begin` once the kiosk serves, `pass_time` now and then."""

    def __init__(self, settings: KioskSettings, view: StaffView, around: StaffSurroundings) -> None:
        self._settings = settings
        self._around = around
        self._house = OwnHouse(settings, around)
        self._loudness = Loudness(settings.sound, settings.data / "volume", settings.volume)
        self._felt = around.ties.wellbeing.condition
        means = StaffMeans(
            monotonic=around.monotonic,
            begin=around.begin,
            verify=self._verify if settings.staff_pin else None,
            known=self._known,
            papers=self._papers(),
            volume=OwnVolume(self._loudness, around.ties.wellbeing),
            house=self._house,
        )
        installation = Installation(
            device=DeviceId(settings.device),
            version=version("motcua"),
            has_sound=settings.sound.kind != "off",
            is_supervised=around.is_supervised,
            has_own_words=bool(settings.closing_message),
        )
        self._desk = StaffDesk(view, means, installation)

    @property
    def is_open(self) -> bool:
        """Whether staff have the screen."""
        return self._desk.visit.is_open

    def happen(self, happening: StaffHappening) -> None:
        """Something was touched on the staff's pages, or was to open them."""
        self._desk.happen(happening)

    def take_scan(self, scan: Scan) -> bool:
        """Say whether a scan is the staff's."""
        return self._desk.take_scan(scan)

    def pass_time(self) -> None:
        """Time has passed."""
        condition = self._around.ties.wellbeing.condition
        if condition != self._felt:
            self._felt = condition
            self._desk.feel()
        self._desk.pass_time()

    async def set_volume(self) -> None:
        """Make the kiosk as loud as staff have set it; without a sound device it stays silent."""
        try:
            await self._loudness.apply()
        except LoudnessUnavailable as exc:
            log.warning("%s", exc)
            self._around.ties.wellbeing.show_sound(is_mute=True)

    def _papers(self) -> StaffPapers:
        around, ties = self._around, self._around.ties
        return StaffPapers(
            PaperMeans(
                issuing=around.ready.issuing,
                given=lambda: around.ready.given,
                configuration=lambda: ties.outlook.branch.configuration,
                page_of=ties.page_of,
                now=around.now,
                printer=self._settings.printer,
            )
        )

    def _known(self) -> Known:
        around, given = self._around, self._around.ready.given
        return Known(
            condition=around.ties.wellbeing.condition,
            given=given.recent(around.now()) if given is not None else (),
            configuration=around.ties.outlook.branch.configuration,
            closing=self._house.closing,
            volume=self._loudness.level,
            can_turn=self._loudness.can_turn,
        )

    async def _verify(self, pin: str) -> bool:
        return await asyncio.to_thread(_is_right, self._settings.staff_pin, pin)


def _is_right(pin_hash: str, pin: str) -> bool:
    # What hashes is imported with the first PIN: it is no matter of the first frame.
    from kiosk.staff_pin import PinHashBroken, verify  # noqa: PLC0415 - as above

    try:
        return verify(pin_hash, pin)
    except PinHashBroken as broken:
        log.error("%s", broken)
        return False
