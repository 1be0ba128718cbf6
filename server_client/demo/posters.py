"""Draws a demonstration's pictures: a hall's posters and clerks' portraits; they are of nobody and nothing real."""

from importlib.resources import files
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

_FONTS = Path(str(files("assets"))) / "fonts"
_SIZE = (1280, 720)
_PORTRAIT = (480, 600)
_PAPER, _GOLD = "#fbf7ec", "#d9a520"
_COAT, _GROUND = "#5b7596", "#dbe7f5"
_GROUNDS = ("#0b4a8f", "#7a1f2b", "#1f5d45")

POSTERS = (
    ("Nộp hồ sơ trực tuyến", "Vào dichvucong.gov.vn,\nđăng nhập bằng VNeID,\nkhông phải chờ ở quầy."),
    ("Chuẩn bị giấy tờ ở kiosk", "Kiosk nói còn thiếu gì\ntrước khi bạn lấy số."),
    ("Hỏi đáp: 1900 1009", "Giữ phiếu đến khi xong việc.\nMời nhìn màn hình và nghe loa."),
)


def hang_posters(folder: Path) -> None:
    """Draw the posters that a lobby shows between the calls."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, ((title, words), ground) in enumerate(zip(POSTERS, _GROUNDS, strict=True), 1):
        picture = Image.new("RGB", _SIZE, ground)
        pen = ImageDraw.Draw(picture)
        width, height = _SIZE
        for ring in range(5):
            far = 150 + 70 * ring
            pen.ellipse((width - far, height - far, width + far, height + far), outline=_GOLD, width=3)
        pen.rectangle((88, 112, 208, 122), fill=_GOLD)
        pen.text((84, 150), title, font=_font("ExtraBold", 84), fill=_PAPER)
        pen.multiline_text((88, 300), words, font=_font("Medium", 52), fill=_PAPER, spacing=22)
        picture.save(folder / f"poster-{number}.png")


def portrait(path: Path) -> None:
    """Draw a portrait: a shade without a face."""
    path.parent.mkdir(parents=True, exist_ok=True)
    width, _ = _PORTRAIT
    picture = Image.new("RGB", _PORTRAIT, _GROUND)
    pen = ImageDraw.Draw(picture)
    middle = width // 2
    pen.ellipse((middle - 200, 360, middle + 200, 900), fill=_COAT)
    pen.ellipse((middle - 116, 96, middle + 116, 372), fill=_COAT, outline=_GROUND, width=14)
    picture.save(path)


def _font(weight: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(_FONTS / f"BeVietnamPro-{weight}.ttf", size)
