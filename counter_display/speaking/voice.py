"""Speaks a hall's calls one after the other, never cutting one off; refuses to know the feed and the sound card."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime

from counter_display.announcing import Announcement, Announcing, Form
from counter_display.speaking.errors import SpeakerUnavailable
from counter_display.speaking.samples import Sound
from counter_display.speaking.speaker import Speaker

Pronounce = Callable[[Announcement, Form, float], Sound]
"""Makes the sound of a call at a volume: `Utterances.sound`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceState:
    """What the screen may show of the voice: the call being spoken, how many wait, and why nothing is heard, if so."""

    speaking: Announcement | None = None
    waiting: int = 0
    fault: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How a hall is spoken to: the pause between calls in seconds, the volume (0 to 1) asked anew for each call.

    `speaks` are the codes of the services that are called here, none for all.
    """

    speaks: frozenset[str] = frozenset()
    pause_s: float = 0.6
    volume: Callable[[], float] = lambda: 1.0


class Voice:
    """The lobby's voice; `run` is its one task, and the feed drives it from the same thread.

    A call that the speaker refuses is not tried again: it is on the screen, `fault` says that it was not heard, and
    the next call is the next attempt. The fault ends with the first call that is heard.
    """

    def __init__(
        self,
        *,
        pronounce: Pronounce,
        speaker: Speaker,
        sleep: Callable[[float], Awaitable[None]],
        manner: Manner | None = None,
        changed: Callable[[VoiceState], None] = lambda state: None,
    ) -> None:
        self._pronounce = pronounce
        self._speaker = speaker
        self._sleep = sleep
        self._manner = manner or Manner()
        self._changed = changed
        self._announcing = Announcing()
        self._fault: str | None = None
        self._arrived = asyncio.Event()

    @property
    def state(self) -> VoiceState:
        """The voice as it stands."""
        announcing = self._announcing
        return VoiceState(speaking=announcing.speaking, waiting=len(announcing.waiting), fault=self._fault)

    def called(self, announcement: Announcement) -> None:
        """Take a call or a recall from the feed."""
        if self._manner.speaks and announcement.service not in self._manner.speaks:
            return
        self._become(self._announcing.called(announcement))
        self._arrived.set()

    def ended(self, *, seq: int, number: str, at: datetime) -> None:
        """Take from the feed that a ticket is no longer called; `at` is for voices that keep time with others."""
        self._become(self._announcing.ended(seq=seq, number=number))

    def resumed_after(self, seq: int) -> None:
        """Take that the screens begin from a whole document that stands at `seq`."""
        self._become(self._announcing.resumed_after(seq))

    async def run(self) -> None:
        """Speak until cancelled."""
        while True:
            await self._arrived.wait()
            self._arrived.clear()
            await self._speak_all()

    async def _speak_all(self) -> None:
        self._become(self._announcing.started())
        while (announcement := self._announcing.speaking) is not None:
            await self._speak(announcement)
            self._become(self._announcing.spoken())
            await self._sleep(self._manner.pause_s)
            self._become(self._announcing.started())

    async def _speak(self, announcement: Announcement) -> None:
        sound = self._pronounce(announcement, self._announcing.form, self._manner.volume())
        try:
            await self._speaker.play(sound)
        except SpeakerUnavailable as error:
            self._fault = str(error)
        else:
            self._fault = None

    def _become(self, announcing: Announcing) -> None:
        before, self._announcing = self.state, announcing
        if self.state != before:
            self._changed(self.state)
