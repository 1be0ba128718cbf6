"""The file of what a branch's log has taught, beside the log; it saves time only, so whatever is wrong with it is none.

Its first line is the hash of the last entry that was learned from, so that another log's file is known for one.
"""

import os
import re
from dataclasses import dataclass
from pathlib import Path

from server_client.wait_forecast.experience import Learned
from server_client.wire.errors import Malformed
from server_client.wire.experience import decode_learned, encode_learned

_HASH = re.compile(rb"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptExperience:
    """What was learned up to entry `seq`, which has that hash."""

    learned: Learned
    seq: int
    digest: str


def read_experience(path: Path) -> KeptExperience | None:
    """Return what the file holds; None if there is none, or none that can be used."""
    try:
        digest, _, body = path.read_bytes().partition(b"\n")
        learned, seq = decode_learned(body)
    except (OSError, Malformed):
        return None
    return KeptExperience(learned=learned, seq=seq, digest=digest.decode()) if _HASH.fullmatch(digest) else None


def write_experience(path: Path, kept: KeptExperience) -> bool:
    """Replace the file; False if the disk did not take it."""
    new = path.with_suffix(f".{os.getpid()}.new")
    try:
        new.write_bytes(b"%b\n%b\n" % (kept.digest.encode(), encode_learned(kept.learned, kept.seq)))
        new.replace(path)
    except OSError:
        return False
    return True
