"""A real ESC/POS printer over any line: prints jobs and learns, as far as the printer tells, whether they came out.

What can be known differs. Most printers answer ``DLE EOT`` at once; most also answer ``GS r`` when they have worked
off what was sent before it, which is the only proof that a ticket was printed; some answer nothing. Which is found out
when the line is opened, so that no ticket waits for an answer that never comes.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from time import monotonic

from kiosk.printing.errors import PrinterUnavailable
from kiosk.printing.line import Line, LineBroken
from kiosk.printing.printer_addresses import PrinterAddress
from kiosk.printing.printer_status import (
    IN_ORDER_QUERY,
    PRINTER,
    QUERIES,
    PrinterFault,
    PrinterStatus,
    is_in_order_reply,
    is_status_reply,
    status_of,
    status_query,
)

REPLY_SECONDS = 0.3
"""A printer that answers at all answers a status query within some milliseconds, over a slow network within this."""
WORK_OFF_SECONDS = 3.0
"""A ticket takes 0.6 to 1.5 s on paper; one that has not come out by now has stopped."""


@dataclass(slots=True)
class _Talk:
    """An open line and what this printer answers on it."""

    line: Line
    queries: tuple[int, ...] = ()
    in_order: bool = False


class EscposPrinter:
    """The printer at ``address``; ``connect`` opens its line."""

    def __init__(self, address: PrinterAddress, connect: Callable[[], Line] | None = None) -> None:
        self._address = address
        self._connect = connect or self._open_line
        self._talk: _Talk | None = None

    @property
    def address(self) -> str:
        return self._address.text

    @property
    def width(self) -> int:
        return self._address.width

    def print(self, job: bytes) -> bool:
        fault, detail = PrinterFault.UNREACHABLE, ""
        try:
            talk = self._opened()
            try:
                talk.line.send(job)
            except LineBroken as exc:
                # A printer that has stopped often still says why.
                fault, detail = self._cause(talk) or fault, str(exc)
                raise
            return self._worked_off(talk)
        except LineBroken as exc:
            self.close()
            raise PrinterUnavailable(self.address, fault, detail or str(exc)) from exc

    def status(self) -> PrinterStatus:
        try:
            return self._ask(self._opened())
        except LineBroken:
            self.close()
            return PrinterStatus(faults=frozenset({PrinterFault.UNREACHABLE}))

    def close(self) -> None:
        talk, self._talk = self._talk, None
        if talk is not None:
            talk.line.close()

    def _open_line(self) -> Line:
        # Its libraries take 350 ms to import: not before the kiosk shows its first frame.
        from kiosk.printing.escpos_lines import open_line  # noqa: PLC0415

        return open_line(self._address.place)

    def _opened(self) -> _Talk:
        if self._talk is None:
            line = self._connect()
            try:
                self._talk = self._introduced(line)
            except LineBroken:
                line.close()
                raise
        return self._talk

    def _introduced(self, line: Line) -> _Talk:
        asked = QUERIES if line.two_way else ()
        queries = tuple(query for query in asked if _reply(line, status_query(query), is_status_reply) is not None)
        if not queries:
            if self._address.must_answer:
                raise LineBroken("it answers no status query")
            return _Talk(line)
        return _Talk(line, queries, _reply(line, IN_ORDER_QUERY, is_in_order_reply) is not None)

    def _ask(self, talk: _Talk) -> PrinterStatus:
        replies: dict[int, int] = {}
        for query in talk.queries:
            reply = _reply(talk.line, status_query(query), is_status_reply)
            if reply is None:
                raise LineBroken("it has stopped answering")
            replies[query] = reply
        return status_of(replies)

    def _cause(self, talk: _Talk) -> PrinterFault | None:
        with suppress(LineBroken):
            return self._ask(talk).blocking
        return None

    def _worked_off(self, talk: _Talk) -> bool:
        """True when the printer confirms, false when it cannot; `PrinterUnavailable` when it has stopped."""
        if not talk.in_order:
            self._refuse_if_stopped(self._ask(talk))
            return False
        talk.line.send(IN_ORDER_QUERY)
        give_up = monotonic() + WORK_OFF_SECONDS + talk.line.backlog_seconds
        while monotonic() < give_up:
            said = talk.line.receive(REPLY_SECONDS)
            if any(map(is_in_order_reply, said)):
                return True
            if any(is_status_reply(byte) and status_of({PRINTER: byte}).blocking for byte in said):
                break
            if not said and PRINTER in talk.queries:
                talk.line.send(status_query(PRINTER))
        self._refuse_if_stopped(self._ask(talk))
        raise LineBroken("it did not work off the ticket")

    def _refuse_if_stopped(self, status: PrinterStatus) -> None:
        if status.blocking is not None:
            self.close()  # what the printer still holds of this ticket must not be taken for an answer to the next
            raise PrinterUnavailable(self.address, status.blocking)


def _reply(line: Line, query: bytes, expected: Callable[[int], bool]) -> int | None:
    """The first byte that fits the question; bytes that fit another one are late answers and are dropped."""
    line.send(query)
    give_up = monotonic() + REPLY_SECONDS
    while (left := give_up - monotonic()) > 0:
        said = line.receive(left)
        if not said:
            break
        for byte in said:
            if expected(byte):
                return byte
    return None
