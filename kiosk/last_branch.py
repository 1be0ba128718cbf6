"""What was known of the branch when it was last reached, kept so that the tiles are there before the line is.

It keeps no queue and no ticket: those of an hour ago are worse than none. The day and the time of what was last heard
are a floor under a clock that a power cut has set back.
"""

import logging
import os
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from server_client.queue_model.branch import Branch
from server_client.queue_model.ids import BranchId
from server_client.wire.documents import decode_branch, encode_branch
from server_client.wire.errors import Malformed

log = logging.getLogger("motcua.kiosk")

# How old the kept time may be while nothing but the queue changes.
_FRESH = timedelta(minutes=5)


class LastBranch:
    """One file with configuration and day; a file that is missing, damaged or of another branch counts as none."""

    def __init__(self, file: Path, branch: BranchId) -> None:
        self._file = file
        self._branch = branch
        self._kept: Branch | None = None

    def load(self) -> Branch:
        """Return the branch with its last known configuration and day, or without."""
        try:
            known, _ = decode_branch(self._file.read_bytes())
        except FileNotFoundError:
            return Branch(id=self._branch)
        except (OSError, Malformed) as exc:
            log.warning(
                "What was last known of the branch in %s is not usable and will be fetched anew: %s", self._file, exc
            )
            return Branch(id=self._branch)
        if known.id != self._branch:
            return Branch(id=self._branch)
        self._kept = known
        return known

    def keep(self, branch: Branch) -> None:
        """Keep what is known of the branch if it differs from what is on disk; a full disk is only logged."""
        known = Branch(
            id=branch.id,
            configuration=branch.configuration,
            at=branch.at,
            day=branch.day,
            is_open=branch.is_open,
            closed_services=branch.closed_services,
        )
        if branch.configuration is None or (self._kept is not None and _is_fresh(self._kept, known)):
            return
        self._kept = known
        part = self._file.with_suffix(".part")
        try:
            with part.open("wb") as file:
                file.write(encode_branch(known, ""))
                file.flush()
                os.fsync(file.fileno())
            part.replace(self._file)
        except OSError as exc:
            log.warning("What is known of the branch could not be kept in %s: %s", self._file, exc)


def _is_fresh(kept: Branch, known: Branch) -> bool:
    return replace(kept, at=known.at) == known and known.at - kept.at < _FRESH
