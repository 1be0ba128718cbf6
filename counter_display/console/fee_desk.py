"""What a clerk asks a citizen to transfer: reads the amount that was typed and has the panel show it, or take it away.

It keeps no account of money: nobody tells it whether anything was paid.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Protocol

from counter_display.panel.fee import FeeAccount, FeeRequest, fee_request
from counter_display.serving.dong import dong_in, grouped
from counter_display.serving.outlook import Outlook
from server_client.dossier_model.vietqr import PaymentUnwritable
from server_client.queue_model.counter import CounterState
from server_client.queue_model.ids import TicketId


class FeeTrouble(StrEnum):
    """What of the fee cannot be shown as it was typed."""

    AMOUNT = "amount"
    PURPOSE = "purpose"


@dataclass(frozen=True, slots=True, kw_only=True)
class FeePicture:
    """The fee as the clerk sees it.

    `number` is who is served, empty for nobody; `amount` what the panel shows now, 0 for nothing; `due` what the
    dossiers at the counter cost together, as it would be typed; `purpose` what the transfer would say.
    """

    number: str = ""
    amount: int = 0
    due: str = ""
    purpose: str = ""
    trouble: FeeTrouble | None = None


class FeePlace(Protocol):
    """Where a fee is shown; a panel's desk is one."""

    def ask_fee(self, fee: FeeRequest) -> None:
        """Show it, as long as its ticket is served."""

    def withdraw_fee(self) -> None:
        """Take it away."""


class FeeDesk:
    """One counter's fees; `show` gets each new picture."""

    def __init__(self, account: FeeAccount, place: FeePlace, show: Callable[[FeePicture], None]) -> None:
        """Begin with nobody."""
        self._account = account
        self._place = place
        self._show = show
        self._ticket: TicketId | None = None
        self._picture = FeePicture()
        self._due = 0

    def look(self, outlook: Outlook | None) -> None:
        """Take who is served now; with anybody else the fee is over, as it is on the panel."""
        counter = outlook.branch.counter(outlook.seat.counter) if outlook is not None else None
        served = counter.ticket if counter is not None and counter.state is CounterState.SERVING else None
        if served == self._ticket:
            return
        self._ticket = served
        number = outlook.branch.tickets[served].number if outlook is not None and served is not None else ""
        self._become(FeePicture(number=number, due=self._due_now(), purpose=f"{number} le phi" if number else ""))

    def comes_to(self, dong: int) -> None:
        """Take what the dossiers at the counter cost together, so that nobody types it twice."""
        if dong != self._due:
            self._due = dong
            self._become(replace(self._picture, due=self._due_now()))

    def ask(self, amount: str, purpose: str) -> None:
        """Show this amount, written with points between its thousands or without, for this purpose."""
        if self._ticket is None:
            return
        dong = dong_of(amount)
        if dong is None:
            self._become(replace(self._picture, trouble=FeeTrouble.AMOUNT))
            return
        try:
            fee = fee_request(self._ticket, dong, purpose, self._account)
        except PaymentUnwritable:
            self._become(replace(self._picture, trouble=FeeTrouble.PURPOSE))
            return
        self._place.ask_fee(fee)
        self._become(replace(self._picture, amount=dong, purpose=purpose, trouble=None))

    def withdraw(self) -> None:
        """Take the fee away."""
        self._place.withdraw_fee()
        self._become(replace(self._picture, amount=0, trouble=None))

    def _due_now(self) -> str:
        return grouped(self._due) if self._ticket is not None and self._due else ""

    def _become(self, picture: FeePicture) -> None:
        self._picture = picture
        self._show(picture)


def dong_of(text: str) -> int | None:
    """Return the amount that was typed, or None if it is none that can be asked for."""
    return dong_in(text) or None
