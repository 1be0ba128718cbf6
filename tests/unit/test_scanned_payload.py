"""What a scanner gave, told apart."""

import unicodedata
from dataclasses import fields
from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from server_client.dossier_model.dossier_code import DossierCode
from server_client.dossier_model.identity_card import IdentityCard
from server_client.dossier_model.passport import PassportMrz
from server_client.dossier_model.preregistration_code import new_preregistration_code
from server_client.dossier_model.scanned_payload import (
    Mangled,
    MangledReason,
    Opaque,
    OpaqueKind,
    OtherCode,
    OwnPreregistration,
    OwnTicket,
    Scan,
    read_scan,
)
from server_client.dossier_model.scanned_text import LONGEST
from tests.unit.identity_papers import ADDRESS, CARD, NAME, NUMBER, PASSPORT, TODAY, card

WITH_FAMILY = f"{CARD}||Nguyễn Văn Cha|Trần Thị Mẹ|"
TOKEN = "aB3dE_fG-hI1jK2lM4nO5p"
DOSSIER = "H26.001.01-260609-100001"
HEALTH_CARD = f"GD4010120878811|{NAME.encode().hex()}|01021999|1|{ADDRESS.encode().hex()}|01 - 001"
PAYMENT = "00020101021238570010A00000072701270006970403011300110123456780208QRIBFTTA53037045802VN6304ABCD"
# What the Vietnamese layout of Windows makes of the row of digits.
LAYOUT = str.maketrans("1234567890", "ăâêô\u0300\u0309\u0303\u0301\u0323đ")


def read(payload: bytes | str) -> Scan:
    """Read what was scanned on the day of the tests."""
    return read_scan(payload, TODAY)


def mangled(payload: bytes | str) -> MangledReason:
    """Return why the card has to be presented again, as it must."""
    found = read(payload)
    assert isinstance(found, Mangled)
    return found.reason


@pytest.mark.parametrize(
    "payload",
    [
        CARD.encode(),
        b"\xef\xbb\xbf" + CARD.encode() + b"\r\n",
        b"\x02" + CARD.encode() + b"\x03",
        CARD.encode("utf-16"),
        b"\x02" + CARD.encode("utf-16") + b"\r\n",
        CARD.encode("utf-16-le"),
        f"{CARD}\r\n".encode("utf-16-le"),
        CARD.encode("utf-16-le") + b"\r",
        CARD.encode("utf-16-be") + b"\r\n",
        unicodedata.normalize("NFD", CARD).encode("utf-16-be"),
        b"\xfe\xff" + CARD.encode("utf-16-be"),
        unicodedata.normalize("NFD", CARD).encode(),
        "\ufeff" + CARD + "\r\n",
        unicodedata.normalize("NFD", CARD),
        card(f4="01/02/1999", f7="15/08/2021"),
        WITH_FAMILY,
        f"]Q1{CARD}",
        f"]Q2\\000026{CARD}\r",
        CARD.encode().decode("latin-1"),
        f"{CARD}\r\n{CARD}\r\n",
        f"{CARD}\t",
    ],
)
def test_a_card_is_the_same_card_through_every_scanner(payload: bytes | str) -> None:
    found = read(payload)
    assert isinstance(found, IdentityCard)
    assert (found.number, found.name, found.address, found.doubts) == (NUMBER, NAME, ADDRESS, ())
    assert found == read(CARD)


def test_utf8_that_the_keyboard_took_for_windows_letters_is_read_all_the_same() -> None:
    spoilt = "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in CARD.encode())
    assert read(spoilt) == read(CARD)


def test_a_scanner_in_the_code_page_of_windows_is_read() -> None:
    text = card(f3="Trâ\u0300n Minh", f6="Hu\u00ea\u0301")
    found = read(text.encode("cp1258"))
    assert isinstance(found, IdentityCard)
    assert (found.name, found.address) == ("Trần Minh", "Huế")


@pytest.mark.parametrize(
    "payload",
    [
        f"{NUMBER}||Nguyeenx Vawn DDuwcs|01021999|Nam|Soos 1, Phuwowngf Taay Hoof|15082021",
        f"{NUMBER}||NGUYEENX VAWN A|01021999|Nam|HAF NOOIJ|15082021",
        f"{NUMBER}||An Nam|01021999|Nuwx|Ha|15082021",
    ],
)
def test_telex_keys_that_nothing_composed_are_asked_again(payload: str) -> None:
    assert mangled(payload) is MangledReason.TELEX
    assert mangled(payload.encode() + b"\r\n") is MangledReason.TELEX


def test_a_foreign_name_that_looks_like_telex_is_no_mangled_scan() -> None:
    assert isinstance(read(card(f3="Lee Boon")), IdentityCard)


def test_digits_that_a_keyboard_layout_made_letters_are_asked_again() -> None:
    assert mangled(CARD.translate(LAYOUT)) is MangledReason.KEYBOARD_LAYOUT
    assert mangled(unicodedata.normalize("NFC", CARD.translate(LAYOUT))) is MangledReason.KEYBOARD_LAYOUT


@pytest.mark.parametrize("sign", "~'§\\!*")
def test_separators_that_a_keyboard_layout_changed_are_asked_again(sign: str) -> None:
    assert mangled(CARD.replace("|", sign)) is MangledReason.KEYBOARD_LAYOUT
    assert mangled(card(f2="").replace("|", sign)) is MangledReason.KEYBOARD_LAYOUT


def test_a_card_typed_in_caps_lock_is_asked_again() -> None:
    assert mangled(CARD.swapcase()) is MangledReason.KEYBOARD_LAYOUT
    assert isinstance(read(card(f3="NGUYỄN VĂN ĐỨC")), IdentityCard)
    assert isinstance(read(card(f3="nguyễn văn đức")), IdentityCard)


@pytest.mark.parametrize("name", ["Nguy?n V?n ??c", "Nguy\ufffdn", "Nguye64n Va8n", "..."])
def test_a_name_with_lost_letters_is_asked_again(name: str) -> None:
    assert mangled(card(f3=name)) is MangledReason.LETTERS_LOST


def test_an_address_with_lost_letters_is_asked_again() -> None:
    assert mangled(card(f6="Ph\ufffdng")) is MangledReason.LETTERS_LOST


@pytest.mark.parametrize("payload", [CARD[:13], CARD[:40], card(f3=""), PASSPORT[:50], PASSPORT[:-1]])
def test_what_was_cut_short_is_asked_again(payload: str) -> None:
    assert mangled(payload) is MangledReason.CUT_SHORT


def test_two_cards_at_once_are_asked_again() -> None:
    assert mangled(f"{CARD}\n{card(f1='001099054321')}") is MangledReason.SEVERAL_SCANS


@pytest.mark.parametrize(
    "payload", [PASSPORT, PASSPORT.encode(), PASSPORT.replace("\n", ""), PASSPORT.lower() + "\r\n"]
)
def test_a_passport_is_read(payload: bytes | str) -> None:
    found = read(payload)
    assert isinstance(found, PassportMrz)
    assert found.number == "L898902C3"


@pytest.mark.parametrize(
    "address", ["https://queue.example/t/", "HTTP://10.0.0.5:8080/t/", "https://city.example/queue/north/t/"]
)
def test_our_own_ticket_gives_its_token(address: str) -> None:
    found = read(address + TOKEN)
    assert isinstance(found, OwnTicket)
    assert found.token == TOKEN


def test_a_ticket_typed_in_caps_lock_is_ours_all_the_same() -> None:
    assert read(f"https://queue.example/t/{TOKEN}\r".swapcase()) == read(f"https://queue.example/t/{TOKEN}")


def test_a_ticket_whose_keys_an_input_method_composed_is_asked_again() -> None:
    assert mangled(f"https://queue.example/t/{TOKEN.replace('aB', 'ăB')}") is MangledReason.TELEX


def test_our_own_preregistration_gives_its_code() -> None:
    code = new_preregistration_code(b"sixteen bytes ok")
    assert read(code.lower()) == OwnPreregistration(code=code)


@pytest.mark.parametrize(
    "payload",
    [DOSSIER, DOSSIER.lower() + "\r\n", f"https://dvc.example/tra-cuu?ma={DOSSIER}&k=1", f"Mã hồ sơ: {DOSSIER}",
     f"Mã hồ sơ: {DOSSIER}\nNgày hẹn trả: 12/06/2026", f"{DOSSIER}|Chứng thực|12/06/2026",
     f"https://dvc.example/{DOSSIER.replace('-', '%2D')}"],
)  # fmt: skip
def test_a_receipt_gives_its_dossiers_code(payload: str) -> None:
    found = read(payload)
    assert isinstance(found, DossierCode)
    assert found.text == DOSSIER


def test_a_dossier_of_the_old_family_is_known_too() -> None:
    found = read("000.00.01.H26-250318-0001")
    assert isinstance(found, DossierCode)
    assert found.received_on == date(2025, 3, 18)


@pytest.mark.parametrize(
    ("payload", "kind"),
    [
        ("", OpaqueKind.EMPTY),
        (b"\r\n\x00", OpaqueKind.EMPTY),
        (b"\xff\xfe\xd8", OpaqueKind.UNREADABLE),
        (b"\xd2\xff\x81", OpaqueKind.UNREADABLE),
        ("x" * (LONGEST + 1), OpaqueKind.UNREADABLE),
        (HEALTH_CARD, OpaqueKind.HEALTH_CARD),
        (f"{NUMBER}|{NAME.encode().hex()}|01021999", OpaqueKind.HEALTH_CARD),
        (PAYMENT, OpaqueKind.PAYMENT),
        ("https://example.com/t/short", OpaqueKind.LINK),
        ("http://[", OpaqueKind.LINK),
        ("một câu bất kỳ", OpaqueKind.UNKNOWN),
        ("a|b|c", OpaqueKind.UNKNOWN),
        ("dòng một\ndòng hai", OpaqueKind.UNKNOWN),
    ],
)
def test_what_is_of_no_use_here_is_gone_but_for_its_kind(payload: bytes | str, kind: OpaqueKind) -> None:
    assert read(payload) == Opaque(kind=kind)


@pytest.mark.parametrize("code", ["IH-0042-77", NUMBER, "0912345678", "BK/7"])
def test_a_short_code_goes_to_whoever_knows_it(code: str) -> None:
    assert read(code) == OtherCode(text=code)


def everything_in(found: Scan) -> str:
    """Return all that an object holds, written out."""
    return " ".join(str(getattr(found, field.name)) for field in fields(found))


def test_nobody_but_the_bearer_is_in_the_result() -> None:
    for text in (WITH_FAMILY, WITH_FAMILY.replace("|012345678", ""), WITH_FAMILY.replace("||", "|")):
        assert not [word for word in ("Cha", "Trần", "Mẹ") if word in everything_in(read(text))]


def test_what_was_scanned_shows_nothing_when_it_is_logged() -> None:
    code = new_preregistration_code(b"sixteen bytes ok")
    for payload in (CARD, PASSPORT, DOSSIER, f"https://queue.example/t/{TOKEN}", code, NUMBER, HEALTH_CARD, CARD[:30]):
        shown = f"{read(payload)} {read(payload)!r} {[read(payload)]}"
        secrets = (NUMBER, NAME, ADDRESS, "ERIKSSON", "L898902C3", DOSSIER, TOKEN, code)
        assert not [secret for secret in secrets if secret in shown]


PAYLOADS = st.binary(max_size=300) | st.text(st.characters(), max_size=300)
NEARLY = st.lists(st.sampled_from([*CARD, *PASSPORT[:60], "|", "\n", "\ufffd", "ầ", "\u0301", "\\", "]", "https://"]))


@settings(derandomize=True, deadline=None)
@given(PAYLOADS | NEARLY.map("".join) | NEARLY.map(lambda parts: CARD + "".join(parts)), st.dates())
@example("\ud800|\udfff", TODAY)
@example(f"{NUMBER}|\ud800||||", TODAY)
@example(CARD, date.min)
def test_no_payload_breaks_the_reading(payload: bytes | str, today: date) -> None:
    found = read_scan(payload, today)
    assert repr(found)


@settings(derandomize=True, deadline=None)
@given(st.integers(0, len(CARD.encode())), st.binary(min_size=1, max_size=3))
def test_a_card_with_a_damaged_place_never_breaks_the_reading(place: int, damage: bytes) -> None:
    payload = CARD.encode()
    read_scan(payload[:place] + damage + payload[place + len(damage) :], TODAY)
