"""The lobby's last good picture in one small file, for a start without a line; it holds numbers and no person.

Kept are the configuration, which numbers were called to which counter, and how many waited. By the id of a visit one
could find it in the log; it is left out.
"""

import logging
import os
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import msgspec

from counter_display.board import Board
from counter_display.lobby.picture import Picture
from server_client.queue_model.ids import BranchId, VisitId

FORMAT = 1
"""Grows when a field changes its meaning; a file of another format counts as none."""

log = logging.getLogger("motcua.lobby")


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A board of a branch, and when it was true."""

    format: int
    branch: BranchId
    at: datetime
    board: Board


_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(Kept)


class KeptPicture:
    """One file in the lobby's folder; one that is missing, damaged or of another branch counts as none."""

    def __init__(self, folder: Path, branch: BranchId) -> None:
        self._file = folder / "last-picture.json"
        self._branch = branch
        self._kept: Board | None = None

    def load(self) -> Kept | None:
        """Return the last picture, or None."""
        try:
            kept = _decoder.decode(self._file.read_bytes())
        except FileNotFoundError:
            return None
        except (OSError, msgspec.DecodeError) as exc:
            log.warning("The last picture in %s is not usable and will be made anew: %s", self._file, exc)
            return None
        return kept if (kept.format, kept.branch) == (FORMAT, self._branch) and kept.at.tzinfo is not None else None

    def keep(self, board: Board, at: datetime) -> None:
        """Keep the picture if it differs from the one kept last; a full disk is only logged."""
        if board == self._kept:
            return
        self._kept = board
        part = self._file.with_suffix(".part")
        kept = Kept(format=FORMAT, branch=self._branch, at=at, board=_impersonal(board))
        try:
            part.parent.mkdir(parents=True, exist_ok=True)
            with part.open("wb") as file:
                file.write(_encoder.encode(kept))
                file.flush()
                os.fsync(file.fileno())
            part.replace(self._file)
        except OSError as exc:
            log.warning("The picture could not be kept in %s: %s", self._file, exc)


def shown_again(kept: Kept | None, picture: Picture) -> Picture:
    """Return the first picture of a run with what was kept of the last, marked as old."""
    if kept is None:
        return picture
    return replace(picture, board=kept.board, kept=True, stale_since=kept.at)


def _impersonal(board: Board) -> Board:
    """Return the board with calls that are only numbered."""
    calls = tuple(replace(call, visit=VisitId(str(at))) for at, call in enumerate((*board.calls, *board.past)))
    standing = len(board.calls)
    return replace(board, calls=calls[:standing], past=calls[standing:])
