"""Keeps the panels on one line as they should be, whatever the cable does; refuses to know the queue.

Each panel is told anew when its sign changes, and again every `repeat_s`, since one that lost its power forgets. A line
that breaks is opened again; a panel that does not answer, where it should, holds nobody else up. Both are logged once.
"""

import asyncio
import logging
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass

from counter_display.led.counter_sign import CounterSign
from counter_display.led.errors import LedUnavailable
from counter_display.led.led_protocol import LedProtocol, Situation
from counter_display.led.line import LedLine, OpenLine

REPEAT_S = 20.0
AGAIN_S = 3.0
TRIES = 2
_SOON_S = 0.01

log = logging.getLogger("motcua.led")


@dataclass(frozen=True, slots=True)
class _Told:
    """What a panel was told last, and when by a clock that never jumps."""

    sign: CounterSign
    at: float


class PanelRow:
    """The panels on one line; `run` is its one task, `show` says what they should tell."""

    def __init__(
        self,
        protocol: LedProtocol,
        open_line: OpenLine,
        *,
        elapsed: Callable[[], float],
        repeat_s: float = REPEAT_S,
        again_s: float = AGAIN_S,
        shown: Callable[[int, str, Situation], None] = lambda device, text, situation: None,
    ) -> None:
        """Know no panel yet; `shown` hears of each text that a panel has been told, and may raise LedUnavailable."""
        self._protocol = protocol
        self._open_line = open_line
        self._elapsed = elapsed
        self._repeat_s = repeat_s
        self._again_s = again_s
        self._shown = shown
        self._wanted: Mapping[int, CounterSign] = {}
        self._told: dict[int, _Told] = {}
        self._mute: set[int] = set()
        self._trouble = ""
        self._changed = asyncio.Event()

    def show(self, signs: Mapping[int, CounterSign]) -> None:
        """Take what the panels should tell, by their addresses."""
        if signs != self._wanted:
            self._wanted = dict(signs)
            self._changed.set()

    async def run(self) -> None:
        """Keep the panels until cancelled; then they are told that nothing is known any more."""
        while True:
            try:
                line = await self._open_line()
            except LedUnavailable as error:
                self._complain(str(error))
                await asyncio.sleep(self._again_s)
                continue
            try:
                await self._keep(line)
            except LedUnavailable as error:
                self._complain(str(error))
            except asyncio.CancelledError:
                await self._say_goodbye(line)
                raise
            finally:
                line.close()
            await asyncio.sleep(self._again_s)

    async def _keep(self, line: LedLine) -> None:
        self._told.clear()
        while True:
            self._changed.clear()
            for device in self._due():
                await self._tell(line, device, self._wanted[device])
            with suppress(TimeoutError):
                async with asyncio.timeout(self._rest_s()):
                    await self._changed.wait()

    def _due(self) -> list[int]:
        now = self._elapsed()
        return [device for device, sign in self._wanted.items() if self._is_due(device, sign, now)]

    def _is_due(self, device: int, sign: CounterSign, now: float) -> bool:
        told = self._told.get(device)
        return told is None or told.sign != sign or now - told.at >= self._repeat_s

    def _rest_s(self) -> float:
        oldest = min((told.at for told in self._told.values()), default=self._elapsed())
        return max(_SOON_S, oldest + self._repeat_s - self._elapsed()) if self._told else self._repeat_s

    async def _tell(self, line: LedLine, device: int, sign: CounterSign) -> None:
        frame = self._protocol.message(device, sign.situation, sign.number)
        # One that did not answer the last time is asked once only, so that the others do not wait for it.
        for _ in range(1 if device in self._mute else TRIES):
            await line.send(frame)
            if await self._has_answered(line):
                self._heard(device)
                break
            await asyncio.sleep(self._protocol.gap_ms / 1_000)
        else:
            self._not_heard(device)
        self._told[device] = _Told(sign, self._elapsed())
        self._shown(device, self._protocol.text(sign.situation, sign.number), sign.situation)
        self._at_ease()
        await asyncio.sleep(self._protocol.gap_ms / 1_000)

    async def _has_answered(self, line: LedLine) -> bool:
        if not self._protocol.answer:
            return True
        came = b""
        until = self._elapsed() + self._protocol.answer_ms / 1_000
        while (left_s := until - self._elapsed()) > 0:
            came += await line.receive(left_s)
            if self._protocol.answer in came:
                return True
        return False

    def _heard(self, device: int) -> None:
        if device in self._mute:
            self._mute.remove(device)
            log.info("The panel with address %d answers again", device)

    def _not_heard(self, device: int) -> None:
        if device not in self._mute:
            self._mute.add(device)
            log.warning("The panel with address %d does not answer: check its power, cable and address", device)

    async def _say_goodbye(self, line: LedLine) -> None:
        with suppress(LedUnavailable):
            for device in self._wanted:
                await line.send(self._protocol.message(device, Situation.CUT, ""))
                self._shown(device, self._protocol.text(Situation.CUT, ""), Situation.CUT)
                await asyncio.sleep(self._protocol.gap_ms / 1_000)

    def _complain(self, trouble: str) -> None:
        if trouble != self._trouble:
            self._trouble = trouble
            log.warning("%s; it is tried again every %.0f s", trouble, self._again_s)

    def _at_ease(self) -> None:
        if self._trouble:
            self._trouble = ""
            log.info("The panels are reached again")
