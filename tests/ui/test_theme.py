"""The theme can be read by everyone who has to, and touched; refuses to know any screen."""

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetricsF, QGuiApplication, QRawFont

from assets.engine import CONSOLE, FONT_FAMILY, KIOSK, LOBBY, Look, ScreenEngine, load_fonts
from tests.ui.contrast import contrast

# WCAG 2.2: 1.4.3 and 1.4.11, level AA; with high contrast 1.4.6, level AAA, for all text, large or not.
TEXT, LARGE_OR_OUTLINE, HIGH = 4.5, 3.0, 7.0

PAIRS: list[tuple[str, str, float]] = [
    *[(ink, paper, TEXT) for ink in ("ink", "inkSoft") for paper in ("surface", "surfaceRaised", "surfaceSunken")],
    *[("accent", paper, TEXT) for paper in ("surface", "surfaceRaised", "accentSoft")],
    *[("inkFaint", paper, TEXT) for paper in ("surface", "surfaceRaised")],
    *[(state, paper, TEXT) for state in ("positive", "caution", "danger") for paper in ("surface", "surfaceRaised")],
    *[
        (f"inkOn{tone}", tone[0].lower() + tone[1:], TEXT)
        for tone in ("Accent", "Gold", "Positive", "Caution", "Danger")
    ],
    *[
        (f"inkOn{tone}Soft", f"{tone[0].lower()}{tone[1:]}Soft", TEXT)
        for tone in ("Accent", "Gold", "Positive", "Caution", "Danger")
    ],
    ("inkOnAccent", "accentPressed", TEXT),
    ("inkOnDanger", "dangerPressed", TEXT),
    ("ink", "accentSoft", TEXT),
    ("inkSoft", "accentSoft", TEXT),
    ("surface", "ink", TEXT),
    ("lineStrong", "surface", LARGE_OR_OUTLINE),
    ("lineStrong", "surfaceRaised", LARGE_OR_OUTLINE),
    ("focus", "surface", LARGE_OR_OUTLINE),
    ("focus", "surfaceRaised", LARGE_OR_OUTLINE),
    ("inkFaint", "surfaceSunken", LARGE_OR_OUTLINE),
]


def theme_of(look: Look) -> tuple[ScreenEngine, QObject]:
    engine = ScreenEngine(look, [])
    theme = engine.singletonInstance("MotCua", "Theme")
    assert isinstance(theme, QObject)
    return engine, theme


def colour(theme: QObject, name: str) -> QColor:
    value = theme.property(name)
    assert isinstance(value, QColor), f"the theme has no colour {name}"
    return value


LOOKS = [Look(scale=1, dark=dark, high_contrast=high) for dark in (False, True) for high in (False, True)]


@pytest.mark.parametrize("look", LOOKS, ids=["light", "light-high", "dark", "dark-high"])
@pytest.mark.parametrize(("front", "back", "least"), PAIRS)
def test_text_stands_out_from_what_it_lies_on(
    qapp: QGuiApplication, front: str, back: str, least: float, look: Look
) -> None:
    _engine, theme = theme_of(look)
    if look.high_contrast:
        least = HIGH if least == TEXT else TEXT
    ratio = contrast(colour(theme, front), colour(theme, back))
    assert ratio >= least, f"{front} on {back} has {ratio:.2f}:1"


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_every_ink_for_a_ground_is_among_the_checked_pairs(qapp: QGuiApplication, dark: bool) -> None:
    _engine, theme = theme_of(Look(scale=1, dark=dark))
    meta = theme.metaObject()
    names = {str(meta.property(index).name()) for index in range(meta.propertyCount())}
    assert {name for name in names if name.startswith("inkOn")} <= {front for front, _back, _least in PAIRS}


@pytest.mark.parametrize(("look", "least"), [(CONSOLE, 64), (KIOSK, 96), (LOBBY, 64)])
def test_what_is_touched_is_large_enough(qapp: QGuiApplication, look: Look, least: int) -> None:
    _engine, theme = theme_of(look)
    assert theme.property("target") >= least


@pytest.mark.parametrize(("look", "least"), [(CONSOLE, 14), (KIOSK, 21), (LOBBY, 28)])
def test_the_smallest_type_suits_the_distance(qapp: QGuiApplication, look: Look, least: int) -> None:
    _engine, theme = theme_of(look)
    assert theme.property("caption") >= least


def test_large_type_enlarges_words_and_not_the_room_between_them(qapp: QGuiApplication) -> None:
    _plain_engine, plain = theme_of(KIOSK)
    _large_engine, large = theme_of(Look(scale=KIOSK.scale, large_type=True))
    assert large.property("body") == round(18 * 1.5 * 1.25)
    assert large.property("gap16") == plain.property("gap16")


def test_reduced_motion_stops_all_motion(qapp: QGuiApplication) -> None:
    _engine, theme = theme_of(Look(scale=1, reduced_motion=True))
    assert [theme.property(name) for name in ("quick", "calm", "slow")] == [0, 0, 0]


VIETNAMESE = (
    "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵđ"
    "AÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬEÈÉẺẼẸÊỀẾỂỄỆIÌÍỈĨỊOÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢUÙÚỦŨỤƯỪỨỬỮỰYỲÝỶỸỴĐ₫0123456789–…·%/“”"
)


def test_every_vietnamese_letter_is_in_every_weight(qapp: QGuiApplication) -> None:
    load_fonts()
    for style in ("Regular", "Medium", "SemiBold", "Bold", "ExtraBold"):
        raw = QRawFont.fromFont(QFontDatabase.font(FONT_FAMILY, style, 24))
        assert raw.familyName() == FONT_FAMILY
        assert [letter for letter in VIETNAMESE if not raw.supportsCharacter(ord(letter))] == []


def bounds_at_100(text: str) -> tuple[float, float]:
    """How far the text reaches above and below its base line, in hundredths of its size."""
    load_fonts()
    font = QFont(FONT_FAMILY)
    font.setPixelSize(100)
    bounds = QFontMetricsF(font).tightBoundingRect(text)
    return -bounds.top(), bounds.bottom()


def test_a_line_is_high_enough_for_marked_small_letters(qapp: QGuiApplication) -> None:
    above, below = bounds_at_100("ẫễỗắệộựgđh")
    assert above <= 100
    assert below <= 26.5


def test_marked_capitals_rise_above_their_line_by_less_than_a_fifth(qapp: QGuiApplication) -> None:
    above, below = bounds_at_100("ẪỄỖẮỆỘỰ")
    assert 100 < above < 120
    assert below <= 26.5
