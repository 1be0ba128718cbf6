"""One short word for the whole state of a branch, the same wherever the same events were applied."""

import json
from hashlib import sha256

from server_client.queue_model.branch import Branch
from server_client.wire.documents import encode_branch

EACH = 50
"""Followers note the digest at every event whose number this divides, and at their end."""


def state_digest(branch: Branch) -> str:
    """Return the digest; in which order maps are gone through is no part of the state."""
    document = json.loads(encode_branch(branch, ""))
    for name in ("visits", "tickets", "counters", "devices"):
        document[name].sort(key=lambda one: str(one["id"]))
    return sha256(json.dumps(document, sort_keys=True).encode()).hexdigest()[:16]
