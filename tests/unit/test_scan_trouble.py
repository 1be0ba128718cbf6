"""What is told of something presented that led nowhere."""

from dataclasses import replace

import pytest

from kiosk.screens.presenting import Again, NotUsed, Trouble, scan_trouble
from kiosk.visiting.presenting import ScanTrouble
from kiosk.visiting.visit import first_visit
from server_client.dossier_model.scanned_payload import Mangled, MangledReason, Opaque, OpaqueKind, read_scan
from server_client.queue_model.configuration import VIETNAMESE
from tests.unit.identity_papers import CARD, NUMBER, TODAY, card


def told(trouble: ScanTrouble) -> Trouble | None:
    """What a person who has just presented this is told."""
    return scan_trouble(replace(first_visit(VIETNAMESE, 0), scan_trouble=trouble))


@pytest.mark.parametrize(
    ("payload", "again"),
    [
        (CARD[:40], Again.SLOWER),
        (f"{CARD}\n{card(f1='001099054321')}", Again.ALONE),
        (card(f3="Nguy?n"), Again.TYPED),
        (f"{NUMBER}||Nguyeenx Vawn A|01021999|Nam|Haf Nooij|15082021", Again.TYPED),
    ],
)
def test_a_spoilt_card_is_asked_for_again(payload: str, again: Again) -> None:
    scan = read_scan(payload, TODAY)

    assert isinstance(scan, Mangled)
    assert told(scan) is again


@pytest.mark.parametrize("reason", MangledReason)
def test_every_way_of_spoiling_has_its_request(reason: MangledReason) -> None:
    assert isinstance(told(Mangled(reason=reason)), Again)


@pytest.mark.parametrize("kind", [kind for kind in OpaqueKind if kind is not OpaqueKind.EMPTY])
def test_every_code_of_no_use_has_a_sentence_of_its_own(kind: OpaqueKind) -> None:
    assert told(Opaque(kind=kind)) is NotUsed(kind.value)


def test_of_nothing_there_is_nothing_to_tell() -> None:
    assert told(Opaque(kind=OpaqueKind.EMPTY)) is None
    assert scan_trouble(first_visit(VIETNAMESE, 0)) is None
