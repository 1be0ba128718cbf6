"""Finds the first entry at which a node's log and the centre's part, by asking for a dozen hashes or two."""

from collections.abc import Awaitable, Callable

from server_client.server.replication.centre_line import CentreLine

HashHere = Callable[[int], Awaitable[str]]


async def parting(here: HashHere, centre: CentreLine, *, head: int, held: int) -> int | None:
    """Return the first entry that is not the same in both logs, which end at `head` and `held`; None if there is none.

    Since each entry's hash holds all before it, logs that are the same at one entry are so up to it. A log that ends
    before the centre's parts from it behind its own end.
    """
    same, other = 0, min(head, held) + 1
    while same + 1 < other:
        middle = (same + other) // 2
        if await centre.hash_at(middle) == await here(middle):
            same = middle
        else:
            other = middle
    return other if other <= head or head < held else None
