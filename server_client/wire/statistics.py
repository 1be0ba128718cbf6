"""A branch's ledger and its days' sums as the centre keeps them; what the numbers mean, the model says."""

from collections.abc import Mapping
from datetime import date, datetime

import msgspec

from server_client.branch_statistics.figures import Sums
from server_client.branch_statistics.ledger import Cell, Cells, EndedTicket, Ledger, OpenCounter, OpenTicket
from server_client.queue_model.ids import BranchId, CounterId, TicketId
from server_client.wire.errors import Malformed
from server_client.wire.reading import read

# Grows when the same events come to make other sums: then all of them are made anew from the logs.
FORMAT = 3


class _Ledger(msgspec.Struct):
    format: int
    branch: BranchId
    epoch: int
    seq: int
    head: str
    at: datetime
    day: date | None
    open_day: date | None
    tickets: dict[TicketId, OpenTicket]
    ended: dict[TicketId, EndedTicket]
    counters: dict[CounterId, OpenCounter]
    strays: int


_encoder = msgspec.json.Encoder()
_ledgers = msgspec.json.Decoder(_Ledger)
_cells = msgspec.json.Decoder(list[tuple[Cell, Sums]])
_slices = msgspec.json.Decoder(dict[str, dict[str, int]])
_WHAT = "These are not the statistics of a branch: "


def encode_ledger(ledger: Ledger) -> bytes:
    """Return the ledger without its cells, which are a section of their day."""
    return _encoder.encode(
        _Ledger(
            FORMAT,
            ledger.branch,
            ledger.epoch,
            ledger.seq,
            ledger.head,
            ledger.at,
            ledger.day,
            ledger.open_day,
            ledger.tickets,
            ledger.ended,
            ledger.counters,
            ledger.strays,
        )
    )


def decode_ledger(body: bytes, cells: Cells) -> Ledger:
    """Return the ledger with the cells of its day; Malformed if it is none of this format."""
    kept = read(_ledgers, body, _WHAT)
    if kept.format != FORMAT:
        raise Malformed(f"{_WHAT}their format is not {FORMAT}; they are made anew from the log")
    return Ledger(
        branch=kept.branch,
        epoch=kept.epoch,
        seq=kept.seq,
        head=kept.head,
        at=kept.at,
        day=kept.day,
        open_day=kept.open_day,
        cells=cells,
        tickets=kept.tickets,
        ended=kept.ended,
        counters=kept.counters,
        strays=kept.strays,
    )


def encode_cells(cells: Cells) -> bytes:
    """Return the sums of a day, cell by cell."""
    return _encoder.encode(list(cells.items()))


def decode_cells(body: bytes) -> Cells:
    """Return the sums of a day, cell by cell; Malformed if these are none."""
    cells: list[tuple[Cell, Sums]] = read(_cells, body, _WHAT)
    return dict(cells)


def encode_slices(slices: Mapping[str, Mapping[str, int]]) -> bytes:
    """Return the sums of a day, put together by one side."""
    return _encoder.encode(slices)


def decode_slices(body: bytes) -> dict[str, dict[str, int]]:
    """Return the sums of a day, put together by one side; Malformed if these are none."""
    return read(_slices, body, _WHAT)
