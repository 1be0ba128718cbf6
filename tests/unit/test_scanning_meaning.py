"""Where each kind of scan leads."""

import pytest

from kiosk.scanning.scan_meaning import (
    Again,
    CodeRead,
    DossierRead,
    Meaning,
    NotUsed,
    NumberRead,
    PaperRead,
    PreregistrationRead,
    PresentAgain,
    TicketRead,
    kind_of,
    scan_meaning,
)
from server_client.dossier_model.identity_card import IdentityCard
from server_client.dossier_model.passport import PassportMrz
from server_client.dossier_model.preregistration_code import new_preregistration_code
from server_client.dossier_model.scanned_payload import Mangled, MangledReason, Opaque, OpaqueKind, read_scan
from tests.unit.identity_papers import CARD, NAME, NUMBER, PASSPORT, TODAY, card

TOKEN = "aB3dE_fG-hI1jK2lM4nO5p"
DOSSIER = "H26.001.01-260609-100001"
CODE = new_preregistration_code(b"sixteen bytes ok")


def meaning(payload: bytes | str) -> Meaning | None:
    """Where the payload leads."""
    return scan_meaning(read_scan(payload, TODAY))


def test_a_card_fills_in_the_introduction() -> None:
    found = meaning(CARD)

    assert isinstance(found, PaperRead)
    assert isinstance(found.paper, IdentityCard)
    assert found.paper.name == NAME


def test_a_passport_fills_it_in_too() -> None:
    found = meaning(PASSPORT)

    assert isinstance(found, PaperRead)
    assert isinstance(found.paper, PassportMrz)


@pytest.mark.parametrize("address", ["https://queue.example", "http://10.0.0.5:8080", "https://city.example/queue"])
def test_our_ticket_leads_to_its_place_in_the_line(address: str) -> None:
    found = meaning(f"{address}/t/{TOKEN}")

    assert isinstance(found, TicketRead)
    assert found.token == TOKEN


def test_our_preregistration_is_gone_on_with() -> None:
    assert meaning(CODE) == PreregistrationRead(code=CODE)


def test_a_receipt_leads_to_its_dossier() -> None:
    found = meaning(f"Mã hồ sơ: {DOSSIER}")

    assert isinstance(found, DossierRead)
    assert found.code.text == DOSSIER


def test_a_short_code_is_looked_up() -> None:
    assert meaning("BK/7") == CodeRead(text="BK/7")
    assert meaning("0912345678") == CodeRead(text="0912345678")


def test_the_bar_code_of_an_old_card_gives_its_number() -> None:
    assert meaning(NUMBER) == NumberRead(number=NUMBER)


@pytest.mark.parametrize(
    ("payload", "again", "needs_staff"),
    [
        (CARD[:40], Again.SLOWER, False),
        (f"{CARD}\n{card(f1='001099054321')}", Again.ALONE, False),
        (card(f3="Nguy?n"), Again.TYPED, True),
        (f"{NUMBER}||Nguyeenx Vawn A|01021999|Nam|Haf Nooij|15082021", Again.TYPED, True),
    ],
)
def test_a_spoilt_card_is_asked_for_again(payload: str, again: Again, *, needs_staff: bool) -> None:
    found = meaning(payload)

    assert found == PresentAgain(again=again)
    assert isinstance(found, PresentAgain)
    assert found.needs_staff is needs_staff


@pytest.mark.parametrize("reason", MangledReason)
def test_every_way_of_spoiling_has_its_request(reason: MangledReason) -> None:
    assert isinstance(scan_meaning(Mangled(reason=reason)), PresentAgain)


@pytest.mark.parametrize("kind", [kind for kind in OpaqueKind if kind is not OpaqueKind.EMPTY])
def test_every_code_of_no_use_has_a_sentence_of_its_own(kind: OpaqueKind) -> None:
    assert scan_meaning(Opaque(kind=kind)) is NotUsed(kind.value)


def test_nothing_leads_nowhere() -> None:
    assert meaning("\r\n") is None


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


def test_what_a_scan_leads_to_shows_nothing_when_it_is_logged() -> None:
    for payload in (CARD, PASSPORT, f"https://queue.example/t/{TOKEN}", CODE, DOSSIER, NUMBER, "BK/7"):
        shown = repr(meaning(payload))
        assert not [secret for secret in (NUMBER, NAME, "ERIKSSON", TOKEN, CODE, DOSSIER, "BK/7") if secret in shown]
