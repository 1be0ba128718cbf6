"""What stands on a list of papers and in which order, with letters all of one width."""

from dataclasses import replace
from datetime import datetime
from functools import partial

import pytest

from kiosk.printing.blocks import Banner, Line
from kiosk.printing.paper import PAPER_58, PAPER_80, Paper, Style
from kiosk.printing.paper_list_face import ListedPaper, PaperListFace
from kiosk.printing.paper_list_layout import lay_out_list
from kiosk.printing.paper_list_words import PaperListWords
from kiosk.printing.wrapping import wrap
from tests.golden.faces import SERVICE_OF_233_LETTERS
from tests.golden.lists import BIRTH

WORDS = PaperListWords(
    heading="prepare",
    case="case {case}",
    papers_one="one missing",
    papers_many="{count} missing",
    further="if so",
    originals_one="1 original",
    originals_many="{count} originals",
    copies_one="1 copy",
    copies_many="{count} copies",
    only_shown="shown",
    no_ticket="no ticket",
    printed="{hour}:{minute} {day}.{month}.{year}",
    closing="thanks",
)


class EvenRuler:
    """Every letter is half as wide as its size."""

    def measure(self, text: str, style: Style) -> int:
        return len(text) * style.size // 2

    def lines(self, text: str, style: Style, width: int, most: int, balanced: bool) -> tuple[str, ...]:
        return wrap(text, partial(self.measure, style=style), width=width, most=most, balanced=balanced)


def texts_of(face: PaperListFace, paper: Paper = PAPER_80) -> list[str]:
    blocks = lay_out_list(face, WORDS, paper, EvenRuler())
    return [block.text for block in blocks if isinstance(block, Line | Banner)]


def test_each_paper_says_how_many_of_it_or_that_it_is_only_shown() -> None:
    listed = (
        ListedPaper(name="A", originals=1, copies=2),
        ListedPaper(name="B", originals=3),
        ListedPaper(name="C", copies=1, note="why"),
        ListedPaper(name="D"),
    )
    texts = texts_of(replace(BIRTH, papers=listed, further=()))
    start = texts.index("1. A")
    assert texts[start : start + 9] == [
        "1. A", "1 original, 2 copies", "2. B", "3 originals", "3. C", "1 copy", "why", "4. D", "shown",
    ]  # fmt: skip


def test_what_only_some_need_stands_apart_and_is_not_counted() -> None:
    texts = texts_of(replace(BIRTH, papers=BIRTH.papers[:1]))
    assert texts.index("one missing") < texts.index("if so")
    assert any(text.startswith("• Văn bản") for text in texts[texts.index("if so") :])


def test_a_list_says_that_it_is_no_ticket_and_when_it_was_printed() -> None:
    texts = texts_of(BIRTH)
    assert "prepare" in texts
    assert "no ticket" in texts
    assert "• 09:05 24.11.2026" in texts
    assert any(text.startswith("• Dữ liệu mẫu") for text in texts)


def test_the_case_is_named_where_there_are_several() -> None:
    assert "case ba" in texts_of(replace(BIRTH, case="ba"))
    assert not any("case" in text for text in texts_of(BIRTH))


@pytest.mark.parametrize("paper", [PAPER_80, PAPER_58], ids=["80", "58"])
def test_every_line_fits_the_paper(paper: Paper) -> None:
    ruler = EvenRuler()
    face = replace(BIRTH, procedure=SERVICE_OF_233_LETTERS * 4, case=SERVICE_OF_233_LETTERS)
    for block in lay_out_list(face, WORDS, paper, ruler):
        if isinstance(block, Line):
            assert (block.left or 0) + ruler.measure(block.text, block.style) <= paper.width


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="no time zone"):
        replace(BIRTH, printed_at=datetime(2026, 11, 24, 9, 5))  # noqa: DTZ001 - the point of the test
