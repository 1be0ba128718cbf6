"""Reads what a virtual printer has printed, from the bytes that it got: run with FOLDER, the last number known
and the last to be read, for each printer.

On standard input it gets what is claimed, a line `TOKEN NUMBER` each. For each paper that is new it says a line
`{"file","token","number","copy","whole"}`: the token in the code, the number of it if that stands on the paper in large
letters, whether it is marked as a copy, and whether the paper came out whole. A piece without a code has no token.
"""

import json
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from assets.engine import ASSETS
from kiosk.bench.qr_reading import code_on
from kiosk.printing.blocks import Banner, Number
from kiosk.printing.paper import PAPERS, Paper, Style
from kiosk.printing.printed_paper import JobUnreadable, printed_paper
from kiosk.printing.ticket_words import load_ticket_words
from kiosk.printing.typesetting import Typesetter

_WIDTH = 576
_COPIES = range(1, 4)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadPaper:
    """One paper; `order` is the number in its file's name."""

    order: int
    file: str
    token: str
    number: str
    copy: bool
    whole: bool


@dataclass(frozen=True, slots=True)
class Reader:
    """Knows how numbers and the mark of a copy look on this paper."""

    setter: Typesetter
    paper: Paper
    reprint: str

    @classmethod
    def of_tickets(cls) -> "Reader":
        """Return one for the tickets of this program."""
        paper = PAPERS[_WIDTH]
        words = load_ticket_words(ASSETS / "translations")["vi"]
        return cls(Typesetter(ASSETS / "fonts", paper), paper, words.reprint)

    def has_number(self, rows: bytes, number: str) -> bool:
        """Say whether the number stands there, and no letter more."""
        shape = "".join("0" if letter.isdigit() else letter for letter in number)
        fitting = _WIDTH * 100 // max(self.setter.measure(shape, Style("ExtraBold", 100)), 1)
        style = Style("ExtraBold", max(min(fitting, self.paper.number_height * 10 // 7), 8))
        return self.setter.strip(Number(number, style)) in rows

    def is_copy(self, rows: bytes) -> bool:
        """Say whether it is marked as a copy."""
        marks = (Banner(self.reprint.format(copy=copy), self.paper.label) for copy in _COPIES)
        return any(self.setter.strip(mark) in rows for mark in marks)


def papers(reader: Reader, folder: Path, numbers: range, claimed: Mapping[str, str]) -> Iterator[ReadPaper]:
    """Go through the papers of these numbers, in the order of their printing."""
    found = [(int(known[1]), path) for path in folder.glob("*.bin") if (known := re.search(r"-(\d+)$", path.stem))]
    for number, path in sorted(found):
        if number in numbers:
            yield _read(reader, number, path, claimed)


def _read(reader: Reader, order: int, path: Path, claimed: Mapping[str, str]) -> ReadPaper:
    job, is_torn = path.read_bytes(), path.name.startswith("torn")
    try:
        paper = printed_paper(job, _WIDTH, torn=is_torn)
    except JobUnreadable:
        # Whoever printed it was killed in the middle.
        paper = printed_paper(job, _WIDTH, torn=True)
    token = (code_on(paper.rows, _WIDTH // 8) or "").rpartition("/")[2]
    number = claimed.get(token, "")
    return ReadPaper(
        order=order,
        file=str(path),
        token=token,
        number=number if number and reader.has_number(paper.rows, number) else "",
        copy=reader.is_copy(paper.rows),
        whole=paper.cut,
    )


def main(words: Sequence[str]) -> None:
    """Say all that is new."""
    claimed = dict(line.split() for line in sys.stdin)
    reader = Reader.of_tickets()
    for at in range(0, len(words), 3):
        numbers = range(int(words[at + 1]) + 1, int(words[at + 2]) + 1)
        for paper in papers(reader, Path(words[at]), numbers, claimed):
            sys.stdout.write(json.dumps(asdict(paper)) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
