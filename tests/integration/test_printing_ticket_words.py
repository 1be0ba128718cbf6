"""Ticket words by language: a further language needs only a file, and a faulty file is named with its key."""

from importlib.resources import files
from pathlib import Path

import pytest

from kiosk.printing.errors import TicketAssetBroken
from kiosk.printing.ticket_words import load_ticket_words, read_words

SHIPPED = Path(str(files("assets"))) / "translations"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "ticket_vi.toml").write_bytes((SHIPPED / "ticket_vi.toml").read_bytes())
    return tmp_path


def spoil(folder: Path, old: str, new: str) -> Path:
    path = folder / "ticket_vi.toml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    return path


def test_vietnamese_and_english_are_shipped() -> None:
    words = load_ticket_words(SHIPPED)

    assert words["vi"].weekdays[6] == "Chủ Nhật"
    assert words["en"].people_ahead_many.format(count=3) == "3 people"


def test_a_third_language_needs_only_a_file(folder: Path) -> None:
    (folder / "ticket_fr.toml").write_bytes((SHIPPED / "ticket_en.toml").read_bytes())

    assert set(load_ticket_words(folder)) == {"vi", "fr"}


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("closing = ", "clsing = ", "key 'closing' is missing"),
        ("closing = ", "extra = 'x'\nclosing = ", "key 'extra' is not a word of the ticket"),
        ('your_number = "SỐ THỨ TỰ"', "your_number = 7", "key 'your_number' must be a text"),
        ('your_number = "SỐ THỨ TỰ"', 'your_number = " "', "key 'your_number' must be a text"),
        ("{limit}", "{limt}", r"key 'rule_order' must contain exactly \{limit\}"),
        ("{limit}", "", r"key 'rule_order' must contain exactly \{limit\}"),
        ("{limit}", "{limit!r}", r"key 'rule_order' must contain exactly \{limit\}"),
        ("{limit}", "{limit:>99999999}", r"key 'rule_order' must contain exactly \{limit\}"),
        ("{limit}", "{limit", "key 'rule_order' has an unpaired brace"),
        ("SỐ THỨ TỰ", "{copy}", "key 'your_number' must contain exactly no placeholder"),
        ('"Chủ Nhật"', '""', "key 'weekdays' must be seven texts"),
        (', "Chủ Nhật"', "", "key 'weekdays' must be seven texts"),
        ("closing = ", "closing ", "cannot be read"),
    ],
)
def test_a_mistake_is_named_with_file_and_key(folder: Path, old: str, new: str, complaint: str) -> None:
    path = spoil(folder, old, new)

    with pytest.raises(TicketAssetBroken, match=complaint) as failure:
        read_words(path)

    assert str(path) in str(failure.value)


def test_a_folder_without_vietnamese_is_a_broken_installation(tmp_path: Path) -> None:
    with pytest.raises(TicketAssetBroken, match=r"ticket_vi\.toml"):
        load_ticket_words(tmp_path)


def test_a_file_that_is_no_text_is_named(folder: Path) -> None:
    (folder / "ticket_vi.toml").write_bytes(b"\xff\xfe")

    with pytest.raises(TicketAssetBroken, match="cannot be read"):
        load_ticket_words(folder)
