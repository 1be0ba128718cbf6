"""The catalogue of procedures as it was last delivered whole, kept for starts without a node; it judges no content."""

import json
import logging
import os
from dataclasses import dataclass
from pathlib import Path

log = logging.getLogger("motcua.kiosk")


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """A catalogue as it came: `mark` tells it from an older one, `suffix` its form, as in ".json"."""

    mark: str
    suffix: str
    data: bytes


class KeptCatalogue:
    """One file: a line about the delivery, then its bytes. It is replaced as a whole or stays as it is."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def load(self) -> Delivery | None:
        """Return what was kept; None if nothing is, or the file is damaged."""
        try:
            head, _, data = self._file.read_bytes().partition(b"\n")
            about = json.loads(head)
            return Delivery(mark=str(about["mark"]), suffix=str(about["suffix"]), data=data)
        except FileNotFoundError:
            return None
        except (OSError, ValueError, TypeError, KeyError) as exc:
            log.warning("The procedures kept in %s are not usable and will be fetched anew: %r", self._file, exc)
            return None

    def keep(self, delivery: Delivery) -> None:
        """Keep this in place of the last one; a full disk is only logged."""
        about = json.dumps({"mark": delivery.mark, "suffix": delivery.suffix})
        part = self._file.with_suffix(".part")
        try:
            with part.open("wb") as file:
                file.write(about.encode() + b"\n" + delivery.data)
                file.flush()
                os.fsync(file.fileno())
            part.replace(self._file)
        except OSError as exc:
            log.warning("The procedures could not be kept in %s: %s", self._file, exc)
