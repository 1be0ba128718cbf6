"""Makes the whole sound of a call, chime first, in the language of its ticket; refuses to play it."""

from array import array
from collections.abc import Sequence
from pathlib import Path

from counter_display.announcing import Announcement, Form
from counter_display.speaking.chime import load_chime
from counter_display.speaking.errors import PackUnusable
from counter_display.speaking.pack import Clip, Pack, load_pack, quieter
from counter_display.speaking.phrase import phrase
from counter_display.speaking.samples import Sound

_AFTER_CHIME_S = 0.15


class Utterances:
    """A chime and the packs of a hall: the first pack is the hall's own language, no pack means a chime alone."""

    def __init__(self, *, chime: Sound | None, packs: Sequence[Pack]) -> None:
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

    def sound(self, announcement: Announcement, form: Form, volume: float = 1.0) -> Sound:
        """The sound of a call at a part (0 to 1) of the full volume; a brief call does without the chime."""
        pack = self._packs.get(announcement.language, self._own)
        parts: list[bytes] = []
        if self._chime is not None and (form is Form.FULL or pack is None):
            parts.append(quieter(self._chime, volume).tobytes())
        caption = ""
        if pack is not None:
            speech = pack.spoken(phrase(announcement, pack.reading, form), volume)
            parts.append(speech.data)
            caption = speech.caption
        return Sound(rate=self._rate, data=bytes(2 * int(self._rate * _AFTER_CHIME_S)).join(parts), caption=caption)


def load_utterances(*, chime: Path | None, packs: Sequence[Path]) -> Utterances:
    """Load a hall's chime and packs from their files."""
    return Utterances(
        chime=load_chime(chime) if chime is not None else None, packs=[load_pack(folder) for folder in packs]
    )
