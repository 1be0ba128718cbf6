"""Says sentences by espeak-ng through ALSA, the newest at once; decides neither what is said nor when."""

import asyncio
import os
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import Callable
from dataclasses import dataclass

from assets.child_program import ProgramUnavailable, end, kill, last_line, start
from kiosk.guidance.errors import VoiceUnavailable
from kiosk.guidance.voice import LEVELS
from server_client.queue_model.ids import Language

VOICES = {"vi": "vi", "en": "en-gb"}
AMPLITUDES = (35, 55, 75, 100, 130, 165)
"""espeak-ng's amplitudes for the levels of volume, from 1 on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sound:
    """Where the voice is heard and how fast it speaks: ALSA's name of the device, words a minute."""

    device: str = "default"
    rate: int = 165
    synthesizer: str = "espeak-ng"
    player: str = "aplay"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Utterance:
    sentence: str
    language: Language


class EspeakVoice:
    """A voice of two processes for each sentence, espeak-ng into aplay, so that any ALSA device can be named.

    `run` is its one task; `say` and `hush` are called in the same thread and cut off at once what is being said.
    `trouble` is told why nothing is heard, and None when something is heard again.
    """

    def __init__(self, sound: Sound, *, trouble: Callable[[str | None], None]) -> None:
        self._sound = sound
        self._trouble = trouble
        self._fault: str | None = None
        self._level = 4
        self._wanted: _Utterance | None = None
        self._arrived = asyncio.Event()
        self._running: tuple[Process, ...] = ()

    def say(self, sentence: str, language: Language) -> None:
        """Say this now; what was being said breaks off."""
        self.hush()
        if sentence:
            self._wanted = _Utterance(sentence=sentence, language=language)
            self._arrived.set()

    def hush(self) -> None:
        """Break off, and forget what was about to be said."""
        self._wanted = None
        for process in self._running:
            kill(process)

    def set_level(self, level: int) -> None:
        """Say what comes from now on this loudly."""
        self._level = max(1, min(LEVELS, level))

    async def run(self) -> None:
        """Speak until cancelled."""
        while True:
            await self._arrived.wait()
            self._arrived.clear()
            utterance, self._wanted = self._wanted, None
            if utterance is not None:
                await self._speak(utterance)

    async def _speak(self, utterance: _Utterance) -> None:
        try:
            await self._spoken(utterance)
        except VoiceUnavailable as unavailable:
            self._tell(str(unavailable))
        else:
            self._tell(None)

    async def _spoken(self, utterance: _Utterance) -> None:
        inlet, outlet = os.pipe()
        processes: list[Process] = []
        try:
            try:
                processes.append(await self._synthesizer(utterance, outlet))
            finally:
                os.close(outlet)
            try:
                processes.append(await self._player(inlet))
            finally:
                os.close(inlet)
            self._running = tuple(processes)
            await self._ended(processes, utterance)
        finally:
            self._running = ()
            for process in processes:
                await end(process)

    async def _ended(self, processes: list[Process], utterance: _Utterance) -> None:
        synthesizer, player = processes
        # Something else may have been asked for while the processes started.
        if self._arrived.is_set():
            return
        _, complaint = await player.communicate()
        await synthesizer.wait()
        # Negative: killed, by `hush`.
        if (player.returncode or 0) > 0:
            reason = last_line(complaint, "aplay gave no reason")
            raise VoiceUnavailable(
                f"Sound device {self._sound.device} does not play ({reason}); aplay -L lists the devices"
            )
        # A reader that is gone ends the synthesizer with a status of its own, which is not its fault.
        if (synthesizer.returncode or 0) > 0 and player.returncode == 0:
            raise VoiceUnavailable(
                f"{self._sound.synthesizer} does not speak {utterance.language}; check its installation"
            )

    async def _synthesizer(self, utterance: _Utterance, outlet: int) -> Process:
        voice = VOICES.get(utterance.language, utterance.language)
        manner = ("-v", voice, "-s", str(self._sound.rate), "-a", str(AMPLITUDES[self._level - 1]))
        words = (self._sound.synthesizer, *manner, "--stdout", "--stdin")
        process = await _started(words, stdin=PIPE, stdout=outlet, stderr=DEVNULL, package="espeak-ng")
        if process.stdin is not None:
            # By its input, so that no list of processes shows what is said to whom.
            process.stdin.write(utterance.sentence.encode())
            process.stdin.close()
        return process

    async def _player(self, inlet: int) -> Process:
        words = (self._sound.player, "-q", "-D", self._sound.device)
        return await _started(words, stdin=inlet, stdout=DEVNULL, stderr=PIPE, package="alsa-utils")

    def _tell(self, fault: str | None) -> None:
        if fault != self._fault:
            self._fault = fault
            self._trouble(fault)


async def _started(words: tuple[str, ...], *, stdin: int, stdout: int, stderr: int, package: str) -> Process:
    try:
        return await start(words, stdin=stdin, stdout=stdout, stderr=stderr)
    except ProgramUnavailable as error:
        raise VoiceUnavailable(f"{error}; install the package {package}") from error
