"""VietQR codes, taken apart again by a reader of their own."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from server_client.dossier_model.vietqr import (
    LARGEST_AMOUNT,
    LONGEST_PURPOSE,
    PaymentUnwritable,
    vietqr,
)


def fields(text: str) -> dict[str, str]:
    """Return the values by id, as EMVCo's readers take them apart."""
    found: dict[str, str] = {}
    while text:
        length = int(text[2:4])
        found[text[:2]] = text[4 : 4 + length]
        assert len(found[text[:2]]) == length
        text = text[4 + length :]
    return found


def checksum(data: bytes) -> str:
    """CRC-16/CCITT-FALSE by division of the whole message, as the standard's text has it."""
    message = int.from_bytes(data, "big") << 16
    message ^= 0xFFFF << (8 * len(data))
    for bit in range(message.bit_length() - 1, 15, -1):
        if message >> bit & 1:
            message ^= 0x11021 << (bit - 16)
    return f"{message:04X}"


def test_the_published_example_comes_out_letter_for_letter() -> None:
    assert vietqr("970415", "0011001932418", 120_000, "ung ho lu lut") == (
        "00020101021238570010A00000072701270006970415011300110019324180208QRIBFTTA530370454061200005802VN"
        "62170813ung ho lu lut6304C15C"
    )


def test_a_code_for_one_payment_differs_from_one_that_hangs_on_the_wall() -> None:
    assert fields(vietqr("970436", "0123456789", 8_000, "Le phi"))["01"] == "12"
    assert fields(vietqr("970436", "0123456789", 8_000, "Le phi", once=False))["01"] == "11"


@pytest.mark.parametrize(
    ("purpose", "written"),
    [
        ("Lệ phí hộ tịch Đặng", "Le phi ho tich Dang"),
        ("  H26.001.01-260609-100001 ", "H26.001.01-260609-100001"),
        ("đường  Đê", "duong De"),
    ],
)
def test_a_purpose_loses_its_marks_and_nothing_else(purpose: str, written: str) -> None:
    assert fields(fields(vietqr("970415", "1", 1, purpose))["62"])["08"] == written


@pytest.mark.parametrize(
    ("bank", "account", "amount", "purpose", "named"),
    [
        ("97041", "1", 1, "x", "Bank '97041'"),
        ("Vietcombank", "1", 1, "x", "6 digits"),
        ("970415", "", 1, "x", "Account ''"),
        ("970415", "1" * 20, 1, "x", "1 to 19"),
        ("970415", "12 34", 1, "x", "Account '12 34'"),
        ("970415", "1", 0, "x", "Amount 0"),
        ("970415", "1", -5, "x", "Amount -5"),
        ("970415", "1", True, "x", "Amount True"),
        ("970415", "1", LARGEST_AMOUNT + 1, "x", "Amount 10000000000000"),
        ("970415", "1", 1, " ", "Purpose ' '"),
        ("970415", "1", 1, "phí 1€", "Purpose 'phí 1€'"),
        ("970415", "1", 1, "x" * 26, "26 characters: shorten it to 25"),
    ],
)
def test_what_cannot_be_asked_for_is_named(bank: str, account: str, amount: int, purpose: str, named: str) -> None:
    with pytest.raises(PaymentUnwritable, match=named):
        vietqr(bank, account, amount, purpose)


@settings(derandomize=True, deadline=None)
@given(
    st.from_regex(r"[0-9]{6}", fullmatch=True),
    st.from_regex(r"[0-9A-Za-z]{1,19}", fullmatch=True),
    st.integers(1, LARGEST_AMOUNT),
    st.text("abcàảãáạâăđĐêôơưVXY 0123.-", max_size=LONGEST_PURPOSE).filter(lambda text: text.strip()),
)
def test_a_reader_finds_what_was_written(bank: str, account: str, amount: int, purpose: str) -> None:
    text = vietqr(bank, account, amount, purpose)
    whole = fields(text)
    merchant = fields(whole["38"])
    assert text.isascii()
    assert whole["63"] == checksum(text[:-4].encode())
    assert (whole["00"], whole["53"], whole["54"], whole["58"]) == ("01", "704", str(amount), "VN")
    assert (merchant["00"], merchant["02"]) == ("A000000727", "QRIBFTTA")
    assert fields(merchant["01"]) == {"00": bank, "01": account}
    assert len(fields(whole["62"])["08"]) <= LONGEST_PURPOSE
