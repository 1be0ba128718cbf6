"""Makes the whole sound of a call, chime first, in the language of its ticket; refuses to play it."""

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from counter_display.announcing import Announcement, Form
from counter_display.speaking.chime import load_chime
from counter_display.speaking.errors import PackUnusable
from counter_display.speaking.pack import Clip, Pack, load_pack, quieter
from counter_display.speaking.phrase import phrase
from counter_display.speaking.samples import Sound
from server_client.queue_model.branch import BEFORE_ALL

_AFTER_CHIME_S = 0.15
_BETWEEN_LANGUAGES_S = 0.5
_LENGTHS_KEPT = 1_000


class Utterances:
    """A chime and the packs of a hall: the first pack is the hall's own language, no pack means a chime alone.

    With `also_own` a call in another language is said once more in the hall's own, unless it is brief.
    """

    def __init__(self, *, chime: Sound | None, packs: Sequence[Pack], also_own: bool = False) -> None:
        rates = {sound.rate for sound in (chime, *packs) if sound is not None}
        if len(rates) > 1:
            raise PackUnusable(
                f"Chime and voice packs differ in rate ({', '.join(map(str, sorted(rates)))}): "
                "make the chime at the packs' rate with motcua voice chime --rate"
            )
        if not rates:
            raise PackUnusable("Neither a chime nor a voice pack is set: the lobby has nothing to call with")
        self._chime = Clip(samples=array("h", chime.data), text="") if chime is not None else None
        self._rate = rates.pop()
        self._packs = {pack.reading.language: pack for pack in reversed(packs)}
        self._own = packs[0] if packs else None
        self._also_own = also_own
        self._seconds = lru_cache(maxsize=_LENGTHS_KEPT)(self._measured)

    def sound(self, announcement: Announcement, form: Form, volume: float = 1.0) -> Sound:
        """The sound of a call at a part (0 to 1) of the full volume; a brief call does without the chime."""
        spoken = [
            pack.spoken(phrase(announcement, pack.reading, form), volume) for pack in self._speakers(announcement, form)
        ]
        parts = [self._silence(_BETWEEN_LANGUAGES_S).join(speech.data for speech in spoken)] if spoken else []
        if self._chime is not None and (form is Form.FULL or not spoken):
            parts.insert(0, quieter(self._chime, volume).tobytes())
        caption = ". ".join(speech.caption for speech in spoken)
        return Sound(rate=self._rate, data=self._silence(_AFTER_CHIME_S).join(parts), caption=caption)

    def prepare(self, volume: float) -> None:
        """Make all clips at a volume, so that the first call at it begins as soon as any other."""
        for clip in self._all_clips():
            quieter(clip, volume)

    def seconds(self, announcement: Announcement, form: Form) -> float:
        """How long a call takes, at any volume."""
        return self._seconds(replace(announcement, seq=0, at=BEFORE_ALL), form)

    def _all_clips(self) -> Iterator[Clip]:
        if self._chime is not None:
            yield self._chime
        for pack in self._packs.values():
            yield from pack.clips.values()

    def _measured(self, announcement: Announcement, form: Form) -> float:
        return self.sound(announcement, form).seconds

    def _speakers(self, announcement: Announcement, form: Form) -> list[Pack]:
        """The packs that a call is said with, one after the other."""
        if self._own is None:
            return []
        first = self._packs.get(announcement.language, self._own)
        is_said_again = self._also_own and form is Form.FULL and first is not self._own
        return [first, self._own] if is_said_again else [first]

    def _silence(self, seconds: float) -> bytes:
        return bytes(2 * int(self._rate * seconds))


def load_utterances(*, chime: Path | None, packs: Sequence[Path], also_own: bool = False) -> Utterances:
    """Load a hall's chime and packs from their files."""
    return Utterances(
        chime=load_chime(chime) if chime is not None else None,
        packs=[load_pack(folder) for folder in packs],
        also_own=also_own,
    )
