"""What is said of a scan in logs and to engineers."""

import pytest

from kiosk.scanning.kind_words import kind_of
from server_client.dossier_model.preregistration_code import new_preregistration_code
from server_client.dossier_model.scanned_payload import read_scan
from tests.unit.identity_papers import CARD, NAME, NUMBER, PASSPORT, TODAY

TOKEN = "aB3dE_fG-hI1jK2lM4nO5p"
DOSSIER = "H26.001.01-260609-100001"
CODE = new_preregistration_code(b"sixteen bytes ok")


@pytest.mark.parametrize(
    ("payload", "kind"),
    [
        (CARD, "identity card"),
        (PASSPORT, "passport"),
        (f"https://queue.example/t/{TOKEN}", "our ticket"),
        (CODE, "our pre-registration"),
        (DOSSIER, "dossier code (new)"),
        (NUMBER, "short code"),
        (CARD[:40], "spoilt card or passport (cut short)"),
        ("https://example.com", "code of no use here (link)"),
        (f"GD4010120878811|{NAME.encode().hex()}|01021999|1", "code of no use here (health card)"),
    ],
)
def test_an_engineer_learns_the_kind_and_nothing_of_the_content(payload: str, kind: str) -> None:
    assert kind_of(read_scan(payload, TODAY)) == kind
