"""What this computer remembers of its last clerk, in one small file; losing it costs three clicks."""

import json
import logging
from pathlib import Path

from counter_display.serving.signing_in import LastSeat
from server_client.queue_model.ids import ClerkId, CounterId, ProfileCode

log = logging.getLogger("motcua.console")


class SeatMemory:
    """The last seat in `folder`; `counter` is the one that the console was started for, if it was for one."""

    def __init__(self, folder: Path, counter: CounterId | None) -> None:
        self._file = folder / "console.json"
        self._counter = counter

    def last_seat(self) -> LastSeat:
        """Return the last seat, or an empty one if the file is missing or damaged."""
        kept = self._kept()
        counter = self._counter or kept.counter
        clerk = kept.clerk if kept.counter == counter else None
        return LastSeat(counter=counter, clerk=clerk, profile=kept.profile)

    def remember(self, seat: LastSeat) -> None:
        """Keep the seat; a disk that does not take it is logged and does no harm."""
        text = json.dumps({"counter": seat.counter, "clerk": seat.clerk, "profile": seat.profile})
        new = self._file.with_suffix(".new")
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            new.write_text(text, encoding="utf-8")
            new.replace(self._file)
        except OSError as exc:
            log.warning("The last seat was not kept in %s: %s", self._file, exc)

    def _kept(self) -> LastSeat:
        try:
            kept = json.loads(self._file.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return LastSeat()
        except (OSError, ValueError) as exc:
            log.warning("The last seat in %s cannot be read: %s", self._file, exc)
            return LastSeat()
        words = {key: value for key, value in kept.items() if isinstance(value, str)} if isinstance(kept, dict) else {}
        return LastSeat(
            counter=CounterId(words["counter"]) if "counter" in words else None,
            clerk=ClerkId(words["clerk"]) if "clerk" in words else None,
            profile=ProfileCode(words["profile"]) if "profile" in words else None,
        )
