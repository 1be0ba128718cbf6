"""The kiosk's own numbers for when its branch cannot be asked, on disk before anyone hears of them; it sends nothing.

The series' file is written before the number exists for anybody else, so a number whose ticket then could not be kept
is skipped, and none is given twice, whatever falls when. What the outbox and the branch know of the series counts too:
so a kiosk with a new disk goes on where the old one was as far as the branch has heard.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from kiosk.emergency_numbers import (
    NOTHING_GIVEN,
    Moment,
    mark_text,
    next_mark,
    prefix_of,
    read_mark,
    with_number,
)
from kiosk.kept_lines import Lines
from server_client.queue_model.branch import Branch
from server_client.queue_model.commands import Command, IssueTicket
from server_client.queue_model.events import Event, TicketIssued
from server_client.queue_model.ids import DeviceId
from server_client.queue_model.numbering import is_foreign, number_text

_KEY = "last"


class SeriesUsedUp(Exception):
    """The series has no number left before the branch begins another day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EmergencyNumber:
    """One number and the time for which it counts."""

    number: str
    taken_at: datetime


class EmergencySeries:
    """One kiosk's series. Use: `open`, then the rest at will, then `close`."""

    def __init__(self, device: DeviceId, lines: Lines) -> None:
        """Name the kiosk and the lines, which are this series' alone; ValueError if `device` names no series."""
        self._prefix = prefix_of(device)
        self._lines = lines
        self._mark = NOTHING_GIVEN

    async def open(self) -> None:
        """Take up what an earlier run gave out; OutboxUnavailable if the disk does not allow it."""
        kept = await self._lines.open()
        if _KEY in kept:
            self._mark = read_mark(kept[_KEY])

    async def close(self) -> None:
        """Leave the folder."""
        await self._lines.close()

    async def next(self, moment: Moment) -> EmergencyNumber:
        """Give out the next number; SeriesUsedUp, or OutboxUnavailable if that cannot be kept: then there is none."""
        mark = next_mark(self._mark, moment)
        number = number_text(self._prefix, mark.ordinal)
        if not is_foreign(number):
            raise SeriesUsedUp(f"The series {self._prefix} has come to its end; it begins anew with the branch's day")
        # Whatever comes of the writing, this number is not tried a second time.
        self._mark = mark
        await self._lines.put(_KEY, mark_text(mark))
        return EmergencyNumber(number=number, taken_at=mark.taken_at)

    def learn_commands(self, commands: Iterable[Command]) -> None:
        """Count in the numbers that are on their way to the branch."""
        for command in commands:
            if isinstance(command, IssueTicket) and command.number is not None and command.taken_at is not None:
                self._learn(command.number, command.taken_at)

    def learn_branch(self, branch: Branch, events: tuple[Event, ...]) -> None:
        """Count in the numbers that the branch knows: all of its day if there is no event, else the events'."""
        if not events:
            for visit in branch.visits.values():
                self._learn(visit.number, visit.issued_at)
        for event in events:
            if isinstance(event.data, TicketIssued):
                self._learn(event.data.number, event.data.issued_at)

    def _learn(self, number: str, taken_at: datetime) -> None:
        mark = with_number(self._mark, self._prefix, number, taken_at)
        if mark is not self._mark:
            self._mark = mark
            # Nobody waits for it: the next number is counted from it, and written or refused.
            self._lines.put_soon(_KEY, mark_text(mark))
