"""Answers questions about what branches have done over any days; it reads sums that are there and counts nothing."""

import asyncio
from collections.abc import AsyncIterator, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from server_client.branch_statistics.figures import Figures, Sums, merge
from server_client.branch_statistics.slices import Slice, sliced
from server_client.queue_model.ids import BranchId
from server_client.server.sql.sql import Sql
from server_client.server.statistics import statistics_tables
from server_client.wire.statistics import decode_cells, decode_slices

# Days of a question: three years, and one to spare.
LONGEST = 1_100
# Documents: two or three milliseconds.
_PORTION = 64


class GroupBy(StrEnum):
    """By what an answer is put together."""

    HALF_HOUR = "half_hour"
    DAY = "day"
    SERVICE = "service"
    COUNTER = "counter"
    CLERK = "clerk"
    CLASS = "class"
    BRANCH = "branch"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is asked: days from `begin` to `end`, both included, of `branches` (none: all), put together by `by`.

    With a `service` only what was counted there, which is told of one branch at a time.
    """

    begin: date
    end: date
    by: GroupBy
    branches: tuple[BranchId, ...] = ()
    service: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The figures of each group, in the order of their names, and of all, in whatever group or none."""

    groups: Mapping[str, Figures]
    total: Figures


# In some cells there is no such side: a number that waits has no counter, a counter's time no service.
_MAY_LACK = frozenset({GroupBy.COUNTER, GroupBy.CLERK, GroupBy.SERVICE, GroupBy.CLASS})


class StatisticsBook:
    """The sums of a centre's branches."""

    def __init__(self, sql: Sql) -> None:
        """Prepare to read the database."""
        self._sql = sql

    async def answer(self, question: Question) -> Answer:
        """Return the figures asked for; Unavailable if the database cannot be asked."""
        groups: dict[str, Sums] = {}
        async for name, sums in self._parts(question):
            merge(groups.setdefault(name, {}), sums)
        total: Sums = {}
        for sums in groups.values():
            merge(total, sums)
        shown = {name: Figures(groups[name]) for name in sorted(groups) if name or question.by not in _MAY_LACK}
        return Answer(groups=shown, total=Figures(total))

    async def _parts(self, question: Question) -> AsyncIterator[tuple[str, Mapping[str, int]]]:
        section = _section(question)
        found = await statistics_tables.sections(self._sql, section, question.begin, question.end, question.branches)
        for at, (branch, day, document) in enumerate(found):
            if at % _PORTION == 0:
                # A year of a city takes a while to add up; the queues have their turn in between.
                await asyncio.sleep(0)
            for name, sums in _of_document(question, section, document):
                yield _named(question.by, branch, day, name), sums


def _section(question: Question) -> str:
    if question.service:
        return statistics_tables.CELLS
    if question.by in {GroupBy.DAY, GroupBy.BRANCH}:
        return Slice.TOTAL
    return question.by


def _of_document(question: Question, section: str, document: bytes) -> Iterable[tuple[str, Mapping[str, int]]]:
    if section != statistics_tables.CELLS:
        return decode_slices(document).items()
    chosen = {cell: sums for cell, sums in decode_cells(document).items() if cell.service == question.service}
    by = Slice.TOTAL if question.by in {GroupBy.DAY, GroupBy.BRANCH} else Slice(question.by)
    return sliced(chosen, by).items()


def _named(by: GroupBy, branch: BranchId, day: date, name: str) -> str:
    match by:
        case GroupBy.DAY:
            return day.isoformat()
        case GroupBy.BRANCH:
            return branch
        case GroupBy.COUNTER | GroupBy.CLERK if name:
            # Counters and clerks of several branches may bear one name.
            return f"{branch} {name}"
        case _:
            return name
