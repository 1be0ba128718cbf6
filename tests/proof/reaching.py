"""The states of a scene under their keys, each with a few of the different ways that lead to it."""

from collections import deque

from tests.proof.exploring import Node, Scene, start_of, successors
from tests.proof.model import PRODUCTION

_WAYS = 3


def reached(scene: Scene, *, most_states: int) -> dict[bytes, list[Node]]:
    """Return up to that many keys, breadth first, each with up to three nodes that have it."""
    start = start_of(scene, PRODUCTION)
    by_key = {start.digest: [start]}
    waiting = deque([start])
    while waiting and len(by_key) < most_states:
        for node in successors(scene, PRODUCTION, waiting.popleft()):
            if node is None:
                continue
            known = by_key.setdefault(node.digest, [])
            if not known:
                waiting.append(node)
            if len(known) < _WAYS:
                known.append(node)
    return by_key
