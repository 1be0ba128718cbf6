"""Thirty calls at once with the voices that are shipped: all heard to their end, one after the other, in good time."""

import asyncio
from array import array
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import pytest

import assets
from counter_display.announcing import Announcement
from counter_display.speaking.samples import Sound, peak
from counter_display.speaking.turn_voice import HallPart, TurnVoice
from counter_display.speaking.utterance import load_utterances
from counter_display.speaking.voice import Voice
from tests.fakes.jumping_time import JumpingLoop, run_jumping

VOICE = Path(assets.__file__).parent / "voice"
START = datetime(2026, 10, 5, 1, 0, tzinfo=UTC)
CALLS = [
    Announcement(
        seq=seq,
        number=f"{'AH'[seq % 2]}{seq * 7:03}",
        counter=str(seq % 24 + 1),
        language="en" if seq % 7 == 0 else "vi",
        at=START,
        service=("civil", "land")[seq % 2],
    )
    for seq in range(1, 31)
]
LONGEST_S = 140.0


@dataclass(slots=True)
class Card:
    """A sound card that keeps what it played, and when."""

    loop: JumpingLoop
    heard: list[tuple[float, Sound]] = field(default_factory=list)

    async def play(self, sound: Sound) -> None:
        self.heard.append((self.loop.time(), sound))
        await asyncio.sleep(sound.seconds)


def listened(pack: str, *parts: HallPart) -> list[tuple[float, Sound]]:
    """Return what is heard of the burst from voices with these parts, or from one that is alone if there are none."""
    utterances = load_utterances(chime=VOICE / "chime.wav", packs=[VOICE / pack, VOICE / "en-espeak"])

    async def work(loop: JumpingLoop) -> list[tuple[float, Sound]]:
        cards = [Card(loop) for _ in parts or (None,)]
        voices: list[Voice | TurnVoice] = [
            TurnVoice(
                part,
                pronounce=utterances.sound,
                length=utterances.seconds,
                speaker=card,
                clock=lambda: START.timestamp() + loop.time(),
            )
            for part, card in zip(parts, cards, strict=False)
        ] or [Voice(pronounce=utterances.sound, speaker=cards[0], sleep=asyncio.sleep)]
        async with asyncio.TaskGroup() as tasks:
            running = [tasks.create_task(voice.run()) for voice in voices]
            for call in CALLS:
                for voice in voices:
                    voice.called(call)
            await asyncio.sleep(300)
            for task in running:
                task.cancel()
        return sorted((heard for card in cards for heard in card.heard), key=lambda heard: heard[0])

    return run_jumping(work)


TWO_VOICES = (HallPart(hall="h", speaks=frozenset({"civil"})), HallPart(hall="h", speaks=frozenset({"land"})))


@pytest.mark.parametrize("parts", [(), TWO_VOICES], ids=["alone", "two voices"])
@pytest.mark.parametrize("pack", ["vi-espeak", "vi-central-espeak", "vi-south-espeak"])
def test_thirty_calls_at_once_are_all_heard_one_after_the_other(pack: str, parts: tuple[HallPart, ...]) -> None:
    heard = listened(pack, *parts)

    assert len(heard) == len(CALLS)
    for (start, sound), (following, _) in pairwise(heard):
        assert following == pytest.approx(start + sound.seconds + 0.6, abs=0.001)
    last, sound = heard[-1]
    assert last + sound.seconds < LONGEST_S


def test_in_a_burst_no_word_is_cut_at_its_end_or_clipped() -> None:
    for _, sound in listened("vi-south-espeak", *TWO_VOICES):
        samples = array("h", sound.data)
        assert peak(samples) < 32_000, sound.caption
        assert peak(samples[-20:]) < peak(samples) / 20, sound.caption


def test_in_a_burst_only_the_last_few_calls_have_their_chime_and_all_their_words() -> None:
    captions = [sound.caption for _, sound in listened("vi-espeak")]

    assert all("quầy số" in said or "counter" in said for said in captions)
    assert [said.startswith(("Mời", "Ticket")) and ("đến" in said or "please" in said) for said in captions] == [
        *[False] * 26,
        *[True] * 4,
    ]
