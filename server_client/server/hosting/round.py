"""One group of commands being decided: each sees what those before it have done; nothing is durable yet."""

from collections.abc import Mapping
from datetime import datetime

from server_client.queue_model.apply import apply
from server_client.queue_model.branch import Branch
from server_client.queue_model.commands import Command
from server_client.queue_model.decide import decide
from server_client.queue_model.ids import CommandId
from server_client.queue_model.refusals import Refused
from server_client.server.store.store import Answer, Head
from server_client.wire.chain import Entry, seal_all


class Round:
    """What a group that begins behind `start` comes to: the state after it, what to make durable, and all answers.

    `news` are the commands that have not been answered before as far as is known, which the store is to confirm.
    """

    def __init__(self, branch: Branch, head: Head, answered: Mapping[CommandId, Answer]) -> None:
        """Begin at a state; `answered` holds those of the commands that were settled in earlier groups."""
        self.branch = branch
        self.start = head
        self.head = head
        self.entries: list[Entry] = []
        self.refusals: dict[CommandId, Refused] = {}
        self.news: list[CommandId] = []
        self.answered = answered
        self.answers: dict[CommandId, Answer | Exception] = dict(answered)

    def settle(self, command: Command, now: datetime) -> None:
        """Decide one command at `now`, unless its answer is known."""
        if command.id in self.answers:
            return
        branch = self.branch
        try:
            events = decide(branch, command, now)
            for event in events:
                branch = apply(branch, event)
        except Refused as refused:
            self.news.append(command.id)
            self.refusals[command.id] = refused
            self.answers[command.id] = refused
            return
        except Exception as bug:  # noqa: BLE001 - the writer's top-level hook: a bug in one rule must not stop the branch
            self.answers[command.id] = bug
            return
        entries = seal_all(events, self.head.hash)
        self.news.append(command.id)
        self.answers[command.id] = entries
        if entries:
            self.branch = branch
            self.head = Head(entries[-1].seq, entries[-1].hash)
            self.entries += entries
