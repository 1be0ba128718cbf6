"""The functions under proof; the explorers take them as a parameter, so that faulty ones can be tried too."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from server_client.queue_model.apply import apply
from server_client.queue_model.branch import Branch
from server_client.queue_model.commands import Command
from server_client.queue_model.decide import decide
from server_client.queue_model.epoch_commands import FormerTicket
from server_client.queue_model.events import Event
from server_client.queue_model.takeover import left_behind

Decide = Callable[[Branch, Command, datetime], tuple[Event, ...]]
Apply = Callable[[Branch, Event], Branch]
LeftBehind = Callable[[Branch, Branch, Branch], tuple[FormerTicket, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """What comes of a command, what an event makes of a branch, and what a takeover left behind."""

    decide: Decide = decide
    apply: Apply = apply
    left_behind: LeftBehind = left_behind

    def applied(self, branch: Branch, events: tuple[Event, ...]) -> Branch:
        """Return the branch after the events."""
        for event in events:
            branch = self.apply(branch, event)
        return branch


PRODUCTION = Model()
