"""Which feeds are open under which credential, so that a feed ends when its credential is taken back."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

_LOOK_S = 0.5


@dataclass(slots=True)
class OpenFeeds:
    """Looks twice a second whether each credential under which a feed is open still `holds` (given its hash)."""

    holds: Callable[[str], bool]
    _ends: dict[str, list[Callable[[], object]]] = field(default_factory=dict)

    @contextmanager
    def open(self, secret_hash: str, end: Callable[[], object]) -> Iterator[None]:
        """Have the feed ended by `end` once the credential no longer holds, as long as the block lasts."""
        ends = self._ends.setdefault(secret_hash, [])
        ends.append(end)
        try:
            yield
        finally:
            ends.remove(end)
            if not ends:
                self._ends.pop(secret_hash, None)

    async def run(self) -> None:
        """Look until cancelled."""
        while True:
            await asyncio.sleep(_LOOK_S)
            self.look()

    def look(self) -> None:
        """End the feeds of all credentials that hold no more."""
        for secret_hash in [one for one in self._ends if not self.holds(one)]:
            for end in tuple(self._ends[secret_hash]):
                end()
