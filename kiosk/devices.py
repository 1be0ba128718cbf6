"""Joins a kiosk with what is plugged into it beside the printer: scanner, keypad, headphones; it drives none itself."""

import asyncio
import logging
from collections.abc import Callable
from contextlib import AsyncExitStack
from datetime import date
from pathlib import Path

from PySide6.QtQuick import QQuickWindow

from kiosk.accessibility import listening, silent
from kiosk.guidance.jack import Jack, jacks
from kiosk.guidance.voices import voice_from
from kiosk.scanning.kind_words import kind_of
from kiosk.scanning.scan_desk import ScanDesk
from kiosk.scanning.scanner import Scanned, ScannerState
from kiosk.scanning.scanners import scanner_from
from kiosk.scanning.wedge_scanner import WedgeScanner
from kiosk.screen import Screen
from kiosk.session import KioskSession
from kiosk.settings import KioskSettings
from kiosk.setup.keys import Guidance
from kiosk.ui.keypad import Key, Keypad
from kiosk.ui.spoken_guide import Manner, SpokenGuide
from kiosk.ui.wedge_filter import WedgeFilter
from kiosk.visiting import presenting
from kiosk.visiting.happening import AidsChosen, Touched, WentBack
from kiosk.visiting.presenting import TAKE_SCANS
from kiosk.wellbeing import Wellbeing
from server_client.dossier_model.scanned_payload import Mangled, Scan, read_scan

log = logging.getLogger("motcua.kiosk")

INPUTS = Path("/dev/input")


class Devices:
    """One kiosk's devices. `run` belongs into a task group, `show` gets each screen, `close` comes last.

    `take_for_staff` says whether a scan is theirs who try the scanner, and not a citizen's. Raises `ScannerSetupWrong`
    for what an engineer has to put right.
    """

    def __init__(
        self,
        settings: KioskSettings,
        window: QQuickWindow,
        session: KioskSession,
        wellbeing: Wellbeing,
        *,
        today: Callable[[], date],
        take_for_staff: Callable[[Scan], bool] = lambda scan: False,
    ) -> None:
        self._session = session
        self._wellbeing = wellbeing
        self._today = today
        self._take_for_staff = take_for_staff
        scanner = scanner_from(settings.scanner)
        self._scans = ScanDesk(scanner, scanned=self._scanned, state=self._scanner_is)
        if isinstance(scanner, WedgeScanner):
            WedgeFilter(window, scanner.take, gap_s=scanner.gap_s)
        voice = voice_from(settings.sound, settings.voice_rate, trouble=self._sound_is)
        self._voice = None if settings.guidance is Guidance.OFF else voice
        self._hears_jack = self._voice is not None and settings.guidance is Guidance.JACK
        self._guide: SpokenGuide | None = None
        if self._voice is None:
            keypad = Keypad(window)
            keypad.asked.connect(self._keypad_asked)
            keypad.released.connect(self._key_released)
        else:
            # How loud the machine is, the sound device is told; the voice turned down as well would be hardly heard.
            manner = Manner(begins=settings.guidance, in_private=self._hears_jack)
            self._guide = SpokenGuide(window, self._voice, manner)
            self._guide.wanted.connect(self._listen)
            self._guide.unwanted.connect(self._fall_silent)
            self._guide.wentBack.connect(self._go_back)
            self._guide.used.connect(self._key_released)

    def show(self, screen: Screen) -> None:
        """Go by this screen: a scan counts only where something may be presented."""
        if screen.step in TAKE_SCANS:
            self._scans.take_scans()
        else:
            self._scans.ignore_scans()
        if self._guide is not None:
            self._guide.show(spoken=screen.accessibility.spoken, language=screen.language)
            self._guide.look()

    async def run(self) -> None:
        """Listen to all of them until cancelled."""
        self.show(self._session.screen)
        async with AsyncExitStack() as parts, asyncio.TaskGroup() as works:
            works.create_task(self._scans.run())
            if self._voice is not None:
                works.create_task(self._voice.run())
            if self._hears_jack:
                self._listen_to_jacks(parts)

    async def close(self) -> None:
        """Let them go."""
        await self._scans.close()

    def _scanned(self, scanned: Scanned) -> None:
        scan = read_scan(scanned.payload, self._today())
        log.info("The scanner has read: %s", kind_of(scan))
        is_for_staff = self._take_for_staff(scan)
        if not is_for_staff:
            self._session.happen(presenting.Scanned(scan=scan))
        if is_for_staff or isinstance(scan, Mangled):
            self._scans.expect_again()

    def _scanner_is(self, state: ScannerState) -> None:
        self._wellbeing.show_scanner(state)
        self._session.show_scanner(state)

    def _sound_is(self, trouble: str | None) -> None:
        if trouble is not None:
            log.warning("%s", trouble)
        self._wellbeing.show_sound(is_mute=trouble is not None)

    def _listen_to_jacks(self, parts: AsyncExitStack) -> None:
        loop = asyncio.get_running_loop()
        for name in jacks():
            try:
                jack = Jack(INPUTS / name, self._jack_changed)
            except OSError as error:
                log.warning("The headphones' socket %s cannot be read (%s): see to group input", name, error.strerror)
                continue
            loop.add_reader(jack.fileno(), jack.read)
            parts.callback(jack.close)
            parts.callback(loop.remove_reader, jack.fileno())
            if jack.is_plugged():
                self._jack_changed(True)

    def _jack_changed(self, is_plugged: bool) -> None:
        if self._guide is not None:
            self._guide.jack_changed(is_plugged=is_plugged)

    def _listen(self) -> None:
        self._session.happen(AidsChosen(accessibility=listening(self._session.visit.accessibility)))

    def _fall_silent(self) -> None:
        self._session.happen(AidsChosen(accessibility=silent(self._session.visit.accessibility)))

    def _go_back(self) -> None:
        self._session.happen(WentBack())

    def _keypad_asked(self, key: Key) -> None:
        if key is Key.BACK:
            self._go_back()

    def _key_released(self) -> None:
        self._session.happen(Touched())
