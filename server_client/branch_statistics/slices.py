"""One day's sums put together by one of their sides: by half hour, service, counter, clerk or class, or all in one."""

from collections.abc import Callable, Mapping
from enum import StrEnum

from server_client.branch_statistics.figures import Sums, merge
from server_client.branch_statistics.ledger import Cell, Cells


class Slice(StrEnum):
    """By what a day's sums are put together; of those by counter and clerk, what has none is under the empty name."""

    TOTAL = "total"
    HALF_HOUR = "half_hour"
    SERVICE = "service"
    COUNTER = "counter"
    CLERK = "clerk"
    CLASS = "class"


_SIDES: Mapping[Slice, Callable[[Cell], str]] = {
    Slice.TOTAL: lambda cell: "",
    Slice.HALF_HOUR: lambda cell: f"{cell.half_hour:02d}",
    Slice.SERVICE: lambda cell: cell.service,
    Slice.COUNTER: lambda cell: cell.counter,
    Slice.CLERK: lambda cell: cell.clerk,
    Slice.CLASS: lambda cell: cell.class_code,
}


def sliced(cells: Cells, by: Slice) -> dict[str, Sums]:
    """Return the sums for each value of that side."""
    side, parts = _SIDES[by], dict[str, Sums]()
    for cell, sums in cells.items():
        merge(parts.setdefault(side(cell), {}), sums)
    return parts
