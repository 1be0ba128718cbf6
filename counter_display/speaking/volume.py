"""Says how loud a hall is spoken to at each hour of Vietnam's day; refuses to read a clock."""

import re
from dataclasses import dataclass
from datetime import datetime

from server_client.queue_model.local_time import local_minute

_STEP = re.compile(r"(?:(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)=)?(?P<volume>0|1|0?\.\d{1,2}|1\.0{1,2}|0\.0{1,2})")


class VolumeWrong(ValueError):
    """A volume that cannot be read; the message says what is wrong and how to write it."""


@dataclass(frozen=True, slots=True)
class Volume:
    """Parts (0 to 1) of the full volume by the minute of the day from which they hold, in order.

    The last one holds on over midnight until the first.
    """

    steps: tuple[tuple[int, float], ...] = ((0, 1.0),)

    def at(self, now: datetime) -> float:
        """Return the volume at `now` (aware)."""
        minute = local_minute(now)
        begun = [volume for start, volume in self.steps if start <= minute]
        return begun[-1] if begun else self.steps[-1][1]


FULL = Volume()


def volume_of(text: str) -> Volume:
    """Read `0.7`, or `08:00=1.0,11:30=0.6`; VolumeWrong."""
    steps: dict[int, float] = {}
    for part in text.split(","):
        found = _STEP.fullmatch(part.strip())
        if found is None or (found["hour"] is None and part != text):
            raise VolumeWrong(
                f"{part.strip()!r} is no volume: write one from 0 to 1, such as 0.7, or by hours, such as"
                " 08:00=1.0,11:30=0.6,13:30=1.0"
            )
        minute = int(found["hour"]) * 60 + int(found["minute"]) if found["hour"] else 0
        if minute in steps:
            raise VolumeWrong(f"{part.strip()!r}: there is a volume from that minute on already")
        steps[minute] = float(found["volume"])
    return Volume(tuple(sorted(steps.items())))
