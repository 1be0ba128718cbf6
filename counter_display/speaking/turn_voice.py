"""Speaks one voice's part of a hall, in turn and in step with the hall's other voices; refuses to know the feed."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from counter_display.announcing import Announcement
from counter_display.speaking.errors import SpeakerUnavailable
from counter_display.speaking.speaker import Speaker
from counter_display.speaking.voice import Pronounce, VoiceState
from counter_display.speech_schedule import Length, Turn
from counter_display.turn_taking import Listen, Speak, TurnTaking, Wait


@dataclass(frozen=True, slots=True, kw_only=True)
class HallPart:
    """What is called in a hall, and which part of it this voice speaks: codes of services, none for all."""

    hall: str
    called: frozenset[str] = frozenset()
    speaks: frozenset[str] = frozenset()

    def is_called(self, announcement: Announcement) -> bool:
        """Say whether the call is for this hall."""
        return not self.called or announcement.service in self.called


class TurnVoice:
    """One of several voices of a hall; `run` is its one task, and the feed drives it from the same thread.

    `clock` is the server's time in seconds, as every voice of the hall has it; `length` what each of them takes a call
    to last. While another voice has its turn `state` names its call: it is what the hall hears.
    """

    def __init__(
        self,
        part: HallPart,
        *,
        pronounce: Pronounce,
        length: Length,
        speaker: Speaker,
        clock: Callable[[], float],
        volume: Callable[[], float] = lambda: 1.0,
        changed: Callable[[VoiceState], None] = lambda state: None,
    ) -> None:
        """Join the hall now: what was called before is not spoken by this voice."""
        self._part = part
        self._pronounce = pronounce
        self._length = length
        self._speaker = speaker
        self._clock = clock
        self._volume = volume
        self._changed = changed
        self._taking = TurnTaking(speaks=part.speaks, joined_at=clock())
        self._speaking: Announcement | None = None
        self._fault: str | None = None
        self._told = VoiceState()
        self._news = asyncio.Event()

    @property
    def state(self) -> VoiceState:
        """The voice as it stands."""
        return VoiceState(speaking=self._speaking, waiting=self._taking.waiting(), fault=self._fault)

    def called(self, announcement: Announcement) -> None:
        """Take a call or a recall from the feed."""
        schedule = self._taking.schedule
        if self._part.is_called(announcement):
            self._know(self._taking.after(schedule.called(announcement)))

    def ended(self, *, seq: int, number: str, at: datetime) -> None:
        """Take from the feed that a ticket is no longer called."""
        self._know(self._taking.after(self._taking.schedule.ended(seq=seq, number=number, at=at)))

    def resumed_after(self, seq: int) -> None:
        """Take that all up to `seq` is known."""
        self._know(self._taking.after(self._taking.schedule.resumed_after(seq)))

    async def run(self) -> None:
        """Speak and listen until cancelled."""
        while True:
            self._news.clear()
            self._taking, step = self._taking.next_step(self._clock(), self._length)
            match step:
                case Speak(turn, gives_way):
                    self._attend(turn.announcement)
                    await (self._speak_unless_in_the_way(turn) if gives_way else self._speak(turn))
                    self._attend(None)
                case Listen(turn):
                    self._attend(turn.announcement)
                    await asyncio.sleep(max(0.0, turn.end - self._clock()))
                    self._attend(None)
                case Wait(seconds):
                    self._tell()
                    with suppress(TimeoutError):
                        async with asyncio.timeout(seconds):
                            await self._news.wait()

    async def _speak_unless_in_the_way(self, turn: Turn) -> None:
        speaking = asyncio.ensure_future(self._speak(turn))
        try:
            while not speaking.done():
                self._news.clear()
                if self._taking.is_in_the_way(turn, self._length):
                    self._taking = self._taking.given_way(turn)
                    return
                await self._news_or(speaking)
            await speaking
        finally:
            speaking.cancel()
            with suppress(asyncio.CancelledError):
                await speaking

    async def _news_or(self, speaking: asyncio.Future[None]) -> None:
        news = asyncio.ensure_future(self._news.wait())
        try:
            await asyncio.wait((speaking, news), return_when=asyncio.FIRST_COMPLETED)
        finally:
            news.cancel()

    async def _speak(self, turn: Turn) -> None:
        sound = self._pronounce(turn.announcement, turn.form, self._volume())
        try:
            await self._speaker.play(sound)
        except SpeakerUnavailable as error:
            self._fault = str(error)
        else:
            self._fault = None

    def _know(self, taking: TurnTaking) -> None:
        self._taking = taking
        self._news.set()
        self._tell()

    def _attend(self, announcement: Announcement | None) -> None:
        self._speaking = announcement
        self._tell()

    def _tell(self) -> None:
        if self.state != self._told:
            self._told = self.state
            self._changed(self._told)
