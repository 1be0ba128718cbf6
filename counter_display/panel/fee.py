"""A fee that a citizen is asked to transfer, as the panel shows it; it neither takes money nor knows whether any came.

The account is the office's own, of a file such as

```toml
bank_bin = "970415"                 # the bank's number with NAPAS
bank = "VietinBank"                 # its name, as people say it
account = "113366668888"
holder = "KHO BAC NHA NUOC KHU VUC I"
```
"""

import tomllib
from dataclasses import dataclass

from server_client.dossier_model.vietqr import PaymentUnwritable, vietqr
from server_client.queue_model.ids import TicketId

_KEYS = ("bank_bin", "bank", "account", "holder")
LONGEST_NAME = 60


class FeeAccountUnusable(ValueError):
    """The file names no account that could be shown; the message says what is wrong."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeeAccount:
    """Where fees go: `bank_bin` is the bank's number, `bank` and `holder` are read by people."""

    bank_bin: str
    bank: str
    account: str
    holder: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FeeRequest:
    """What is asked for while `ticket` is served: an amount in dong, and what the transfer says it is for.

    `code` is the text of its VietQR code. It asks for a transfer and proves none.
    """

    ticket: TicketId
    amount: int
    purpose: str
    account: FeeAccount
    code: str


def fee_request(ticket: TicketId, amount: int, purpose: str, account: FeeAccount) -> FeeRequest:
    """Return the request; PaymentUnwritable says what a bank would not take of amount or purpose."""
    code = vietqr(account.bank_bin, account.account, amount, purpose)
    return FeeRequest(ticket=ticket, amount=amount, purpose=purpose, account=account, code=code)


def read_fee_account(document: str) -> FeeAccount:
    """Return the account of a file's text; FeeAccountUnusable."""
    try:
        table = tomllib.loads(document)
    except tomllib.TOMLDecodeError as exc:
        raise FeeAccountUnusable(f"It is no TOML: {exc}") from exc
    if unknown := sorted(set(table) - set(_KEYS)):
        raise FeeAccountUnusable(f"{unknown[0]} is not known: there are {', '.join(_KEYS)}")
    words = {key: _word(table.get(key), key) for key in _KEYS}
    account = FeeAccount(**words)
    try:
        vietqr(account.bank_bin, account.account, 1, "thu")
    except PaymentUnwritable as exc:
        raise FeeAccountUnusable(str(exc)) from exc
    return account


def _word(value: object, key: str) -> str:
    if not isinstance(value, str) or not value.strip():
        raise FeeAccountUnusable(f"{key} is missing: write it as text between quotation marks")
    word = " ".join(value.split())
    if len(word) > LONGEST_NAME:
        raise FeeAccountUnusable(f"{key} has {len(word)} characters: {LONGEST_NAME} are shown at most")
    return word
