"""Holds what a hall's voice spoke against the log: every call once and in order, unless the person had come already."""

from array import array
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from server_client.queue_model import events
from server_client.queue_model.branch import Branch
from server_client.queue_model.events import Event
from server_client.queue_model.ids import TicketId
from server_client.queue_model.ticket import CallReasonKind, Ticket


def was_called_out(ticket: Ticket) -> bool:
    """Say whether the hall is to hear of the ticket: whoever is served at the desk at once was called by nobody."""
    return ticket.call_reason is not None and ticket.call_reason.kind is not CallReasonKind.WALK_DIRECT


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """How many calls there were and were spoken, for how many it was too late, and how many went wrong in which way."""

    calls: int
    spoken: int
    come_before: int
    missed: int
    doubled: int
    disordered: int


class HeardCalls:
    """Which calls were begun to be spoken when the log stood where.

    There is room for the whole day from the beginning, so that what is noted here does not look like a screen's growth.
    """

    def __init__(self, events: int) -> None:
        self._calls = array("q", [0]) * events
        self._stood = array("q", [0]) * events
        self._count = 0
        self._seq = 0

    def happened(self, event: Event) -> None:
        """Take that the log goes on."""
        self._seq = event.seq

    def began(self, seq: int) -> None:
        """Take that the call of the event `seq` is being spoken now."""
        self._calls[self._count], self._stood[self._count] = seq, self._seq
        self._count += 1

    def judged(self, day: Iterable[tuple[Branch, Event]]) -> Verdict:
        """Hold what was heard against the same day once more."""
        spoken, at = SpokenCalls(), 0
        for branch, event in day:
            spoken.happened(branch, event)
            while at < self._count and self._stood[at] == event.seq:
                spoken.began(self._calls[at])
                at += 1
        return spoken.verdict()


@dataclass(slots=True)
class SpokenCalls:
    """The log as it goes on, and what was begun to be spoken when the log stood where."""

    _calls: dict[int, TicketId] = field(default_factory=dict)
    _ends: dict[TicketId, list[int]] = field(default_factory=dict)
    _spoken: list[tuple[int, int]] = field(default_factory=list)
    _seq: int = 0

    def happened(self, branch: Branch, event: Event) -> None:
        """Take an event and the branch after it."""
        self._seq = event.seq
        match event.data:
            case events.TicketCalled(ticket=ticket) | events.TicketRecalled(ticket=ticket):
                if was_called_out(branch.tickets[ticket]):
                    self._calls[event.seq] = ticket
            case (
                events.ServingStarted(ticket=ticket)
                | events.TicketMissed(ticket=ticket)
                | events.TicketAbandoned(ticket=ticket)
                | events.TicketHeld(ticket=ticket)
                | events.TicketTransferred(ticket=ticket)
            ):
                self._ends.setdefault(ticket, []).append(event.seq)
            case _:
                pass

    def began(self, seq: int) -> None:
        """Take that the call of the event `seq` is being spoken now."""
        self._spoken.append((seq, self._seq))

    def verdict(self) -> Verdict:
        """Judge the day; calls that are still to be spoken after all that were are left out."""
        seqs = [seq for seq, _ in self._spoken]
        times = Counter(seqs)
        last = max(seqs, default=0)
        # When the first later call began, it was past the turn of every earlier one.
        turn, turns = last, dict[int, int]()
        begun = dict(self._spoken)
        for seq in sorted(self._calls, reverse=True):
            turn = begun.get(seq, turn)
            turns[seq] = turn
        unspoken = [seq for seq in self._calls if seq <= last and seq not in times]
        excused = [seq for seq in unspoken if self._had_ended(self._calls[seq], seq, turns[seq])]
        return Verdict(
            calls=len(self._calls),
            spoken=len(seqs),
            come_before=len(excused),
            missed=len(unspoken) - len(excused),
            doubled=sum(count > 1 for count in times.values()) + sum(seq not in self._calls for seq in times),
            disordered=sum(later < before for before, later in pairwise(seqs)),
        )

    def _had_ended(self, ticket: TicketId, called: int, turn: int) -> bool:
        return any(called < end <= turn for end in self._ends.get(ticket, ()))
