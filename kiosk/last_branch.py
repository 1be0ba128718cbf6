"""What the branch was set up to do when it was last reached, kept so that the tiles are there before the line is.

It keeps no queue and no ticket: those of an hour ago are worse than none.
"""

import logging
from pathlib import Path

from server_client.queue_model.branch import Branch
from server_client.queue_model.ids import BranchId
from server_client.wire.documents import decode_branch, encode_branch
from server_client.wire.errors import Malformed

log = logging.getLogger("motcua.kiosk")


class LastBranch:
    """One file with the last configuration; a file that is missing, damaged or of another branch counts as none."""

    def __init__(self, file: Path, branch: BranchId) -> None:
        self._file = file
        self._branch = branch
        self._kept: Branch | None = None

    def load(self) -> Branch:
        """Return the branch with its last known configuration, or without one."""
        try:
            known, _ = decode_branch(self._file.read_bytes())
        except FileNotFoundError:
            return Branch(id=self._branch)
        except (OSError, Malformed) as exc:
            log.warning("The last configuration in %s is not usable and will be fetched anew: %s", self._file, exc)
            return Branch(id=self._branch)
        if known.id != self._branch:
            return Branch(id=self._branch)
        self._kept = known
        return known

    def keep(self, branch: Branch) -> None:
        """Keep the branch's configuration if it is another than the one on disk; a full disk is only logged."""
        if branch.configuration is None or (self._kept and self._kept.configuration == branch.configuration):
            return
        self._kept = Branch(id=branch.id, configuration=branch.configuration)
        part = self._file.with_suffix(".part")
        try:
            part.write_bytes(encode_branch(self._kept, ""))
            part.replace(self._file)
        except OSError as exc:
            log.warning("The configuration could not be kept in %s: %s", self._file, exc)
