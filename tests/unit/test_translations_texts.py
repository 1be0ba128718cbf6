"""The Vietnamese texts are whole and polite; refuses to judge their beauty."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

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


@pytest.mark.parametrize(("source", "text"), VIETNAMESE)
def test_a_vietnamese_text_is_there_and_keeps_its_placeholders(source: str, text: str) -> None:
    assert text.strip(), f"{source!r} is not translated: see .ci/translations"
    assert sorted(PLACEHOLDER.findall(text)) == sorted(PLACEHOLDER.findall(source))


@pytest.mark.parametrize(("source", "text"), VIETNAMESE)
def test_a_vietnamese_text_never_says_ban_to_a_citizen(source: str, text: str) -> None:
    assert not re.search(r"\b[Bb]ạn\b", text), f"{source!r}: address people as quý khách or ông/bà"


@pytest.mark.parametrize(("source", "text"), VIETNAMESE)
def test_a_vietnamese_text_uses_composed_letters(source: str, text: str) -> None:
    assert not re.search("[\u0300-\u036f]", text), f"{source!r}: write it in Unicode NFC"


@pytest.mark.parametrize(("source", "text"), translated(TRANSLATIONS / "motcua_en.ts") or [("%n", "%n")])
def test_an_english_plural_keeps_its_number(source: str, text: str) -> None:
    assert "%n" in text or "1" in text or "one" in text.lower(), f"{source!r} lost its number"
