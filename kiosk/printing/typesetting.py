"""Draws the blocks of a ticket as packed black-and-white rows with Pillow and the shipped fonts; it decides no layout.

Letters are hinted straight to whole dots (Pillow's mode "1"), because a grey edge would print as noise. Kerning and
shaping are Pillow's basic ones: the other engine depends on a library that not every machine has, and tickets must be
equal everywhere.
"""

from functools import lru_cache, partial, singledispatchmethod
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from assets.qr_code import QUIET_ZONE
from kiosk.printing.blocks import Banner, Block, Code, Gap, Label, Line, Number, Pair, Rule
from kiosk.printing.errors import TicketAssetBroken
from kiosk.printing.paper import Paper, Style
from kiosk.printing.wrapping import wrap

INK = 1
PAPER = 0
STRIPS_KEPT = 256
"""Drawn blocks that are kept: about 1 MB; what every ticket has stays, numbers and codes fall out."""
WORDS_KEPT = 512
"""Drawn words and large letters that are kept: about 4 MB."""
FIGURES_KEPT = 48
"""Drawn words with figures that are kept: each minute prints another time, and none of them comes again today."""


class Typesetter:
    """Draws for one width of paper and keeps what it has drawn. Raises `TicketAssetBroken` for a missing font."""

    def __init__(self, fonts: Path, paper: Paper) -> None:
        self._fonts = fonts
        self._paper = paper
        self._font = lru_cache(maxsize=64)(self._load)
        self._ink = lru_cache(maxsize=WORDS_KEPT)(self._draw_ink)
        self._ink_of_figures = lru_cache(maxsize=FIGURES_KEPT)(self._draw_ink)
        self.measure = lru_cache(maxsize=2048)(self._measure)
        self.lines = lru_cache(maxsize=512)(self._lines)
        self.strip = lru_cache(maxsize=STRIPS_KEPT)(self._draw)

    def _load(self, style: Style) -> ImageFont.FreeTypeFont:
        file = self._fonts / f"BeVietnamPro-{style.weight}.ttf"
        try:
            return ImageFont.truetype(file, style.size, layout_engine=ImageFont.Layout.BASIC)
        except OSError as exc:
            raise TicketAssetBroken(file, "is missing or damaged: install the program again") from exc

    def _measure(self, text: str, style: Style) -> int:
        font = self._font(style)
        words = text.split(" ")
        return sum(round(font.getlength(word, mode="1")) for word in words) + _space(style) * (len(words) - 1)

    def _lines(self, text: str, style: Style, width: int, most: int, balanced: bool) -> tuple[str, ...]:
        return wrap(text, partial(self.measure, style=style), width=width, most=most, balanced=balanced)

    def _draw_ink(self, word: str, style: Style) -> tuple[Image.Image, int, int]:
        """A word's ink, its distance from the pen at the left and, negative, from the baseline."""
        font = self._font(style)
        left, top, right, bottom = (round(edge) for edge in font.getbbox(word, mode="1", anchor="ls"))
        image = Image.new("1", (max(right - left, 1), max(bottom - top, 1)), PAPER)
        ImageDraw.Draw(image).text((-left, -top), word, font=font, fill=INK, anchor="ls")
        return image, left, top

    @singledispatchmethod
    def _draw(self, block: Block) -> bytes:
        raise TypeError(f"{block!r} is no block of a ticket")

    @_draw.register
    def _(self, block: Gap) -> bytes:
        return bytes(self._paper.width // 8 * block.rows)

    @_draw.register
    def _(self, block: Rule) -> bytes:
        image = self._blank(block.thickness)
        self._bar(image)
        return image.tobytes()

    @_draw.register
    def _(self, block: Line) -> bytes:
        image = self._blank(block.style.leading)
        left = self._centred(block.text, block.style) if block.left is None else block.left
        self._write(image, block.text, block.style, (left, block.style.baseline))
        return image.tobytes()

    @_draw.register
    def _(self, block: Label) -> bytes:
        style = block.style
        image = self._blank(style.leading)
        left = self._centred(block.text, style)
        self._write(image, block.text, style, (left, style.baseline))
        if block.marked:
            half = round(style.size * 0.36)
            right = left + self.measure(block.text, style)
            draw = ImageDraw.Draw(image)
            for x in (left - 2 * half - style.size // 3, right + style.size // 3):
                y = style.baseline - half
                draw.polygon([(x, y), (x + half, y - half), (x + 2 * half, y), (x + half, y + half)], fill=INK)
        return image.tobytes()

    @_draw.register
    def _(self, block: Banner) -> bytes:
        style = block.style
        image = self._blank(style.leading + style.size // 2)
        self._bar(image)
        at = (self._centred(block.text, style), style.baseline + style.size // 4)
        self._write(image, block.text, style, at, ink=PAPER)
        return image.tobytes()

    @_draw.register
    def _(self, block: Pair) -> bytes:
        taller = max(block.key_style, block.value_style, key=lambda style: style.size)
        image = self._blank(taller.leading)
        self._write(image, block.key, block.key_style, (self._paper.margin, taller.baseline))
        right = self._paper.width - self._paper.margin - self.measure(block.value, block.value_style)
        self._write(image, block.value, block.value_style, (right, taller.baseline))
        return image.tobytes()

    @_draw.register
    def _(self, block: Number) -> bytes:
        # Letters of this size take 1 ms each to draw, so each is kept and only set beside the others here.
        placed: list[tuple[Image.Image, int, int]] = []
        pen = 0
        for letter in block.text:
            ink, left, top = self._ink(letter, block.style)
            placed.append((ink, pen + left, top))
            pen += self.measure(letter, block.style)
        # Centred by its ink, not by its advance: an A or a 1 has more blank on one side.
        start, end = placed[0][1], placed[-1][1] + placed[-1][0].width
        highest = min(top for _, _, top in placed)
        image = self._blank(max(top + ink.height for ink, _, top in placed) - highest)
        for ink, x, top in placed:
            image.paste(INK, ((self._paper.width - end + start) // 2 - start + x, top - highest), ink)
        return image.tobytes()

    @_draw.register
    def _(self, block: Code) -> bytes:
        side = block.code.quiet_side * block.module
        image = self._blank(side)
        start = QUIET_ZONE * block.module
        left = (0 if block.lines else (self._paper.width - side) // 2) + start
        image.paste(_modules(block), (left, start))
        text_height = len(block.lines) * block.style.leading
        for index, line in enumerate(block.lines):
            y = (side - text_height) // 2 + index * block.style.leading + block.style.baseline
            self._write(image, line, block.style, (side + self._paper.margin, y))
        return image.tobytes()

    def _blank(self, height: int) -> Image.Image:
        return Image.new("1", (self._paper.width, height), PAPER)

    def _bar(self, image: Image.Image) -> None:
        image.paste(INK, (self._paper.margin, 0, self._paper.width - self._paper.margin, image.height))

    def _centred(self, text: str, style: Style) -> int:
        return (self._paper.width - self.measure(text, style)) // 2

    def _write(self, image: Image.Image, text: str, style: Style, at: tuple[int, int], *, ink: int = INK) -> None:
        """Set ``text`` with its first letter's pen ``at`` this place on the baseline."""
        pen, baseline = at
        for word in filter(None, text.split(" ")):
            kept = self._ink_of_figures if any(map(str.isdigit, word)) else self._ink
            drawn, left, top = kept(word, style)
            image.paste(ink, (pen + left, baseline + top), drawn)
            pen += self.measure(word, style) + _space(style)


def _space(style: Style) -> int:
    """Dots between words: wider than the font's own, which at this resolution runs "1 person" together."""
    return round(style.size * 0.3)


def _modules(block: Code) -> Image.Image:
    code = block.code
    stride = (code.side + 7) // 8
    packed = b"".join((row << (stride * 8 - code.side)).to_bytes(stride, "big") for row in code.rows)
    image = Image.frombytes("1", (code.side, code.side), packed)
    return image.resize((code.side * block.module,) * 2, Image.Resampling.NEAREST)
