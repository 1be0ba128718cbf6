"""The fee on the panel: its code is VietQR's, its account is the office's, and mistakes are named."""

import pytest

from counter_display.panel.fee import FeeAccount, FeeAccountUnusable, fee_request, read_fee_account
from server_client.dossier_model.vietqr import PaymentUnwritable, vietqr
from server_client.queue_model.ids import TicketId

ACCOUNT = FeeAccount(bank_bin="970415", bank="VietinBank", account="113366668888", holder="KHO BẠC NHÀ NƯỚC")
TEXT = 'bank_bin = "970415"\nbank = "VietinBank"\naccount = "113366668888"\nholder = "KHO BẠC  NHÀ NƯỚC"\n'


def test_a_request_bears_the_code_of_its_amount_and_purpose() -> None:
    fee = fee_request(TicketId("t"), 150000, "C043 phí hộ tịch", ACCOUNT)
    assert fee.code == vietqr("970415", "113366668888", 150000, "C043 phi ho tich")
    assert fee.ticket == "t"


@pytest.mark.parametrize(("amount", "purpose"), [(0, "phi"), (1000, "x" * 26), (1000, "")])
def test_what_no_bank_would_take_is_not_asked_for(amount: int, purpose: str) -> None:
    with pytest.raises(PaymentUnwritable):
        fee_request(TicketId("t"), amount, purpose, ACCOUNT)


def test_the_account_is_read_from_the_offices_file() -> None:
    assert read_fee_account(TEXT) == ACCOUNT


@pytest.mark.parametrize(
    ("document", "said"),
    [
        ("bank_bin = ", "no TOML"),
        (TEXT + 'iban = "x"', "iban is not known"),
        (TEXT.replace('bank = "VietinBank"', ""), "bank is missing"),
        (TEXT.replace('"970415"', "970415"), "bank_bin is missing"),
        (TEXT.replace("970415", "97041"), "is no bank's number"),
        (TEXT.replace("KHO", "K" * 70), "60 are shown"),
    ],
)
def test_a_file_that_names_no_account_is_refused_in_words(document: str, said: str) -> None:
    with pytest.raises(FeeAccountUnusable, match=said):
        read_fee_account(document)
