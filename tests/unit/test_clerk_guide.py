"""The clerk's guide says what the screen says: its bold words are words of the Vietnamese translation."""

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "docs" / "huong-dan-can-bo.md").read_text(encoding="utf-8")
# Words that lead a line of the guide itself, and the word "bold".
OWN = frozenset({"đậm", "Nhận giấy:", "Sửa:", "Kết thúc từng hồ sơ:"})
BOLD = sorted(set(re.findall(r"\*\*(.+?)\*\*", GUIDE)) - OWN)


def screen_words() -> str:
    """Return all texts of the screens, a line each."""
    texts = ET.parse(ROOT / "assets" / "translations" / "motcua_vi.ts").getroot().iter("translation")
    return "\n".join("".join(text.itertext()).strip() for text in texts)


WORDS = screen_words()


@pytest.mark.parametrize("words", BOLD)
def test_what_the_guide_prints_bold_stands_on_the_screen(words: str) -> None:
    assert re.search(rf"(?m)(^|[ :]){re.escape(words)}($|[ .,:;%])", WORDS), words


@pytest.mark.parametrize("picture", re.findall(r'src="([^"]+)"', GUIDE))
def test_the_guides_pictures_are_there(picture: str) -> None:
    assert (ROOT / "docs" / picture).is_file()
