"""What stands where on a list of papers to prepare, for either width of paper; it measures text but draws none."""

from collections.abc import Iterator

from kiosk.printing.blocks import Banner, Block, Gap, Rule
from kiosk.printing.paper import Paper, Style
from kiosk.printing.paper_list_face import ListedPaper, PaperListFace
from kiosk.printing.paper_list_words import PaperListWords
from kiosk.printing.text_column import BULLET, Ruler, TextColumn
from server_client.queue_model.local_time import VIETNAM

NAME_LINES = 8
NOTE_LINES = 6


def lay_out_list(face: PaperListFace, words: PaperListWords, paper: Paper, ruler: Ruler) -> tuple[Block, ...]:
    """The list's blocks from top to bottom."""
    return tuple(_Sheet(words, paper, ruler).blocks(face))


class _Sheet:
    def __init__(self, words: PaperListWords, paper: Paper, ruler: Ruler) -> None:
        self._words = words
        self._paper = paper
        self._ruler = ruler
        self._column = TextColumn(paper, ruler)

    def blocks(self, face: PaperListFace) -> Iterator[Block]:
        paper, words = self._paper, self._words
        yield from self._column.text(face.office, paper.office, most=2)
        yield from self._column.text(face.branch, paper.branch, most=2)
        yield Gap(paper.gap // 2)
        yield Banner(words.heading, paper.label)
        yield Gap(paper.gap)
        yield from self._column.text(face.procedure, paper.label, most=NAME_LINES)
        if face.case:
            yield from self._column.text(words.case.format(case=face.case), paper.office, most=NAME_LINES)
        yield Gap(paper.gap)
        yield Rule(2)
        count = len(face.papers)
        due = words.papers_one if count == 1 else words.papers_many.format(count=count)
        yield from self._group(due, face.papers, numbered=True)
        if face.further:
            yield from self._group(words.further, face.further, numbered=False)
        yield Gap(paper.gap)
        yield Rule(2)
        yield from self._foot(face)

    def _group(self, title: str, papers: tuple[ListedPaper, ...], *, numbered: bool) -> Iterator[Block]:
        paper = self._paper
        yield Gap(paper.gap)
        yield from self._column.indented(title, Style(paper.label.weight, paper.hint.size), 0, most=3)
        for number, listed in enumerate(papers, start=1):
            yield Gap(paper.gap // 2)
            yield from self._paper_lines(listed, f"{number}." if numbered else BULLET)

    def _paper_lines(self, listed: ListedPaper, mark: str) -> Iterator[Block]:
        paper = self._paper
        amount = Style("Medium", paper.hint.size)
        indent = self._ruler.measure(f"{mark} ", paper.hint)
        yield from self._column.item(listed.name, paper.hint, most=NAME_LINES, mark=mark)
        yield from self._column.indented(self._amount(listed), amount, indent, most=2)
        if listed.note:
            yield from self._column.indented(listed.note, paper.small, indent, most=NOTE_LINES)

    def _amount(self, listed: ListedPaper) -> str:
        words = self._words
        counts = (
            (listed.originals, words.originals_one, words.originals_many),
            (listed.copies, words.copies_one, words.copies_many),
        )
        parts = [one if count == 1 else many.format(count=count) for count, one, many in counts if count]
        return ", ".join(parts) or words.only_shown

    def _foot(self, face: PaperListFace) -> Iterator[Block]:
        paper, words = self._paper, self._words
        at = face.printed_at.astimezone(VIETNAM)
        printed = words.printed.format(
            hour=f"{at:%H}", minute=f"{at:%M}", day=f"{at:%d}", month=f"{at:%m}", year=f"{at:%Y}"
        )
        yield Gap(paper.gap // 2)
        yield from self._column.text(words.no_ticket, paper.hint, most=5)
        yield Gap(paper.gap // 2)
        for sentence in filter(None, (face.notice, printed)):
            yield from self._column.item(sentence, paper.small, most=5)
        yield Gap(paper.gap)
        yield from self._column.text(words.closing, paper.office, most=1)
