"""What this computer remembers of its clerks, in one small file; losing it costs a few clicks, and it holds no PIN."""

import json
import logging
from dataclasses import dataclass, field, replace
from pathlib import Path

from counter_display.serving.signing_in import LastSeat
from server_client.queue_model.ids import ClerkId, CounterId, ProfileCode

log = logging.getLogger("motcua.console")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kept:
    seat: LastSeat = field(default_factory=LastSeat)
    calling_alone: frozenset[ClerkId] = frozenset()


class SeatMemory:
    """The last seat, and which clerks let the next be called by itself.

    `counter` is the counter that the console was started for, if it was for one.
    """

    def __init__(self, folder: Path, counter: CounterId | None) -> None:
        self._file = folder / "console.json"
        self._counter = counter

    def last_seat(self) -> LastSeat:
        """Return the last seat, or an empty one if the file is missing or damaged."""
        kept = self._kept().seat
        counter = self._counter or kept.counter
        clerk = kept.clerk if kept.counter == counter else None
        return LastSeat(counter=counter, clerk=clerk, profile=kept.profile)

    def remember(self, seat: LastSeat) -> None:
        """Keep the seat."""
        self._keep(replace(self._kept(), seat=seat))

    def calls_alone(self, clerk: ClerkId) -> bool:
        """Say whether the clerk lets the next be called by itself here."""
        return clerk in self._kept().calling_alone

    def remember_calling(self, clerk: ClerkId, alone: bool) -> None:
        """Keep whether the clerk does."""
        kept = self._kept()
        others = kept.calling_alone - {clerk}
        self._keep(replace(kept, calling_alone=others | {clerk} if alone else others))

    def _keep(self, kept: _Kept) -> None:
        # A disk that does not take it is logged and does no harm.
        seat = kept.seat
        text = json.dumps(
            {
                "counter": seat.counter,
                "clerk": seat.clerk,
                "profile": seat.profile,
                "calling_alone": sorted(kept.calling_alone),
            }
        )
        new = self._file.with_suffix(".new")
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            new.write_text(text, encoding="utf-8")
            new.replace(self._file)
        except OSError as exc:
            log.warning("The last seat was not kept in %s: %s", self._file, exc)

    def _kept(self) -> _Kept:
        try:
            kept = json.loads(self._file.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return _Kept()
        except (OSError, ValueError) as exc:
            log.warning("The last seat in %s cannot be read: %s", self._file, exc)
            return _Kept()
        return _read(kept) if isinstance(kept, dict) else _Kept()


def _read(kept: dict[str, object]) -> _Kept:
    words = {key: value for key, value in kept.items() if isinstance(value, str)}
    alone = kept.get("calling_alone")
    return _Kept(
        seat=LastSeat(
            counter=CounterId(words["counter"]) if "counter" in words else None,
            clerk=ClerkId(words["clerk"]) if "clerk" in words else None,
            profile=ProfileCode(words["profile"]) if "profile" in words else None,
        ),
        calling_alone=frozenset(
            ClerkId(clerk) for clerk in (alone if isinstance(alone, list) else ()) if isinstance(clerk, str)
        ),
    )
