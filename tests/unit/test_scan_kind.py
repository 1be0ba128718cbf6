"""Of what kind a code is, with which staff try the scanner."""

from datetime import date

import pytest

from kiosk.staff.scan_kind import scan_kind
from server_client.dossier_model.scanned_payload import read_scan
from tests.unit.identity_papers import CARD


@pytest.mark.parametrize(
    ("payload", "kind"),
    [
        (CARD, "identity_card"),
        ("https://queue.example/t/aB3dE_fG-hI1jK2lM4nO5p", "ticket"),
        ("000.00.01.H26-250318-0001", "dossier"),
        ("P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10", "passport"),
        ("12345", "code"),
        ("https://example.com/elsewhere", "unusable"),
    ],
)
def test_a_code_is_told_by_its_kind(payload: str, kind: str) -> None:
    assert scan_kind(read_scan(payload, date(2026, 3, 9))) == kind


def test_a_card_that_was_spoilt_on_its_way_has_a_kind_of_its_own() -> None:
    assert scan_kind(read_scan(CARD[: len(CARD) // 2], date(2026, 3, 9))) == "spoilt"
