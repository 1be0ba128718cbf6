"""The Vietnamese texts are whole and polite; refuses to judge their beauty."""

import re
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

from assets.languages import TRANSLATIONS

PLACEHOLDER = re.compile(r"%(?:n|L?\d)")


def translated(path: Path) -> list[tuple[str, str]]:
    """The source text of each message with one of its translations; a plural has several."""
    pairs: list[tuple[str, str]] = []
    for message in ElementTree.parse(path).getroot().iter("message"):
        source = message.findtext("source") or ""
        translation = message.find("translation")
        assert translation is not None, f"{path.name}: {source!r} has no translation"
        forms = [form.text or "" for form in translation.iter("numerusform")] or [translation.text or ""]
        pairs.extend((source, form) for form in forms)
    return pairs


VIETNAMESE = translated(TRANSLATIONS / "motcua_vi.ts")


def faulty(pairs: list[tuple[str, str]], is_well: Callable[[str, str], bool]) -> list[tuple[str, str]]:
    """Return the texts that are not well; there are thousands, so that a test of its own for each costs minutes."""
    assert pairs
    return [(source, text) for source, text in pairs if not is_well(source, text)]


def test_every_vietnamese_text_is_there() -> None:
    """What is missing: see .ci/translations."""
    assert faulty(VIETNAMESE, lambda _, text: bool(text.strip())) == []


def test_every_vietnamese_text_keeps_its_placeholders() -> None:
    def keeps(source: str, text: str) -> bool:
        return sorted(PLACEHOLDER.findall(text)) == sorted(PLACEHOLDER.findall(source))

    assert faulty(VIETNAMESE, keeps) == []


def test_no_vietnamese_text_says_ban_to_a_citizen() -> None:
    """People are addressed as quý khách or ông/bà."""
    assert faulty(VIETNAMESE, lambda _, text: not re.search(r"\b[Bb]ạn\b", text)) == []


def test_every_vietnamese_text_uses_composed_letters() -> None:
    """Texts are in Unicode NFC."""
    assert faulty(VIETNAMESE, lambda _, text: not re.search("[\u0300-\u036f]", text)) == []


def test_every_english_plural_keeps_its_number() -> None:
    def keeps(_: str, text: str) -> bool:
        return "%n" in text or "1" in text or "one" in text.lower()

    assert faulty(translated(TRANSLATIONS / "motcua_en.ts"), keeps) == []
