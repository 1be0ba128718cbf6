"""What the monitor's pages say of foretold waits: of a service, and of a branch the longest; it foretells nothing."""

from collections.abc import Iterable, Mapping
from time import monotonic
from typing import Protocol

from server_client.queue_model.configuration import WALK_IN
from server_client.queue_model.ids import BranchId, Language, ServiceCode
from server_client.server.errors import Unavailable
from server_client.server.pages.monitor.shown_values import Words
from server_client.server.pages.wait_words import BRIEF_WAIT_WORDS
from server_client.wait_forecast.told_in_words import in_words
from server_client.wire.forecasts import BoardMessage, ForetoldWait

_LOOK_S = 5.0


class Boards(Protocol):
    """Where boards are kept; the table of all branches' forecasts is one."""

    async def forecasts_of(self, branches: Iterable[BranchId]) -> dict[BranchId, BoardMessage]:
        """Return the boards of those branches that have a fresh one; Unavailable."""


class LongestWaits:
    """Of each branch the wait of who walks in where it takes longest; looked up every few seconds for all who look."""

    def __init__(self) -> None:
        """Begin with nothing looked up."""
        self._known: dict[BranchId, tuple[float, ForetoldWait | None]] = {}

    async def of(self, boards: Boards, branches: Iterable[BranchId], language: Language) -> Mapping[BranchId, str]:
        """Return what is said of each branch; nothing of one of which nothing is foretold."""
        now, asked = monotonic(), tuple(branches)
        missing = [one for one in asked if self._known.get(one, (float("-inf"), None))[0] < now - _LOOK_S]
        try:
            found = await boards.forecasts_of(missing) if missing else {}
        except Unavailable:
            # The page itself says that the database is away.
            found = {}
        self._known |= {one: (now, longest_wait(found[one]) if one in found else None) for one in missing}
        known = {one: self._known[one][1] for one in asked}
        return {one: told_wait(wait, language) for one, wait in known.items() if wait is not None}


def longest_wait(board: BoardMessage) -> ForetoldWait | None:
    """Return the wait that is likely to be the longest of who walks in now."""
    waits = [service.classes[WALK_IN] for service in board.services.values() if WALK_IN in service.classes]
    return max(waits, key=lambda wait: wait.q50_s, default=None)


def told_wait(wait: ForetoldWait, language: Language) -> str:
    """Return a wait in words."""
    return in_words(wait.low_min, wait.high_min, BRIEF_WAIT_WORDS[language])


def service_wait(board: BoardMessage | None, service: ServiceCode, words: Words) -> str:
    """Return the wait of who walks in for the service now, or why it is not known; nothing if nothing is foretold."""
    if board is None:
        return ""
    why, wait = board.why_unknown(service), board.for_newcomer(service, WALK_IN)
    if why is not None:
        return words[f"wait_{why}"]
    if wait is None:
        return ""
    return words["wait_told"].format(wait=told_wait(wait, Language(words["language"])))
