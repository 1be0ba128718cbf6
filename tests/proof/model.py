"""The pair of functions under proof; the explorers take it as a parameter, so that a faulty pair can be tried too."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from server_client.queue_model.apply import apply
from server_client.queue_model.branch import Branch
from server_client.queue_model.commands import Command
from server_client.queue_model.decide import decide
from server_client.queue_model.events import Event

Decide = Callable[[Branch, Command, datetime], tuple[Event, ...]]
Apply = Callable[[Branch, Event], Branch]


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """What comes of a command, and what an event makes of a branch."""

    decide: Decide = decide
    apply: Apply = apply

    def applied(self, branch: Branch, events: tuple[Event, ...]) -> Branch:
        """Return the branch after the events."""
        for event in events:
            branch = self.apply(branch, event)
        return branch


PRODUCTION = Model()
