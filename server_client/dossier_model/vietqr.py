"""The text of a VietQR code that asks for a transfer to an account; it is a request on a screen, no proof of payment.

NAPAS's VietQR on EMVCo's merchant-presented QR codes: fields of two digits of id, two digits of length, and the value.
"""

import re
import unicodedata

LONGEST_PURPOSE = 25
LONGEST_ACCOUNT = 19
LARGEST_AMOUNT = 9_999_999_999_999
"""Dong: the amount has 13 characters at most."""

_NAPAS = "A000000727"
_TO_ACCOUNT = "QRIBFTTA"
_DONG = "704"
_BANK = re.compile(r"[0-9]{6}")
_ACCOUNT = re.compile(rf"[0-9A-Za-z]{{1,{LONGEST_ACCOUNT}}}")
_PURPOSE = re.compile(r"[ -~]+")


class PaymentUnwritable(ValueError):
    """A payment that no VietQR code can ask for; the message names what is wrong with it."""


def vietqr(bank_bin: str, account: str, amount: int, purpose: str, *, once: bool = True) -> str:
    """Return the code's text for `amount` dong; `once` says that it is for a single payment (else 11, static).

    The purpose loses its Vietnamese marks, since banks keep letters of ASCII only. Raises PaymentUnwritable.
    """
    words = _purpose(purpose)
    if _BANK.fullmatch(bank_bin) is None:
        raise PaymentUnwritable(f"Bank {bank_bin!r} is no bank's number: it has 6 digits, as 970415")
    if _ACCOUNT.fullmatch(account) is None:
        raise PaymentUnwritable(f"Account {account!r} is no account: write 1 to {LONGEST_ACCOUNT} digits or letters")
    if isinstance(amount, bool) or not 0 < amount <= LARGEST_AMOUNT:
        raise PaymentUnwritable(f"Amount {amount!r} cannot be asked for: write 1 to {LARGEST_AMOUNT} dong")
    beneficiary = _field("00", bank_bin) + _field("01", account)
    text = (
        _field("00", "01")
        + _field("01", "12" if once else "11")
        + _field("38", _field("00", _NAPAS) + _field("01", beneficiary) + _field("02", _TO_ACCOUNT))
        + _field("53", _DONG)
        + _field("54", str(amount))
        + _field("58", "VN")
        + _field("62", _field("08", words))
        + "6304"
    )
    return text + f"{_crc(text.encode('ascii')):04X}"


def _purpose(text: str) -> str:
    spelt = unicodedata.normalize("NFD", " ".join(text.split())).replace("đ", "d").replace("Đ", "D")
    words = "".join(letter for letter in spelt if not unicodedata.combining(letter))
    if _PURPOSE.fullmatch(words) is None:
        raise PaymentUnwritable(f"Purpose {text!r} cannot be written: use letters, digits and signs of ASCII")
    if len(words) > LONGEST_PURPOSE:
        raise PaymentUnwritable(f"Purpose {text!r} has {len(words)} characters: shorten it to {LONGEST_PURPOSE}")
    return words


def _field(field: str, value: str) -> str:
    return f"{field}{len(value):02d}{value}"


def _crc(data: bytes) -> int:
    """CRC-16/CCITT-FALSE: polynomial 1021, initial value FFFF, nothing reflected."""
    crc = 0xFFFF
    for byte in data:
        crc ^= byte << 8
        for _ in range(8):
            crc = ((crc << 1) ^ 0x1021 if crc & 0x8000 else crc << 1) & 0xFFFF
    return crc
