"""What stands where on a ticket, from top to bottom, for either width of paper; it measures text but draws none."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone

from assets.qr_code import QrCode
from kiosk.printing.blocks import Banner, Block, Code, Gap, Label, Line, Number, Pair, Rule
from kiosk.printing.paper import Paper, Style
from kiosk.printing.text_column import Ruler, TextColumn
from kiosk.printing.ticket_face import TicketFace, TicketRules
from kiosk.printing.ticket_words import TicketWords
from kiosk.printing.wrapping import printable
from server_client.wait_forecast.told_in_words import in_words

HANOI_TIME = timezone(timedelta(hours=7), "Asia/Ho_Chi_Minh")
"""UTC+7 all year; a fixed offset, because a kiosk may lack the time zone database."""

SERVICE_LINES = 3
NAMES_SHOWN = 4
ITEM_LINES = 5
SMALLEST_MODULE = 3
GREATEST_MODULE = 6
NARROWEST_HINT = 6
"""Text beside the code needs a column of so many times its size; else it stands below."""


def lay_out(face: TicketFace, words: TicketWords, paper: Paper, code: QrCode | None, ruler: Ruler) -> tuple[Block, ...]:
    """The ticket's blocks from top to bottom; ``code`` is left out if the paper is too narrow for it."""
    return tuple(_Sheet(words, paper, ruler).blocks(face, code))


class _Sheet:
    def __init__(self, words: TicketWords, paper: Paper, ruler: Ruler) -> None:
        self._words = words
        self._paper = paper
        self._ruler = ruler
        self._column = TextColumn(paper, ruler)

    def blocks(self, face: TicketFace, code: QrCode | None) -> Iterator[Block]:
        paper = self._paper
        yield from self._head(face)
        yield from self._number(face)
        yield Gap(paper.gap * 2)
        yield from self._column.text(face.service, paper.service, most=SERVICE_LINES)
        yield from self._listed(self._words.further_needs, face.further_needs, self._words.further_needs_more)
        yield from self._listed(self._words.prepared, face.dossiers, self._words.prepared_more)
        yield Gap(paper.gap)
        yield Rule(2)
        yield Gap(paper.gap // 2)
        yield from self._facts(face)
        yield Gap(paper.gap // 2)
        yield Rule(2)
        yield from self._code(code)
        yield from self._preparation(face.preparation_code)
        yield Gap(paper.gap // 2)
        emergency = (self._words.rule_emergency,) if face.by_time_of_issue else ()
        for sentence in (*emergency, *self._rules(face.rules), *face.notes, self._validity(face.valid_on)):
            yield from self._column.item(sentence, paper.small, most=ITEM_LINES)
        yield Gap(paper.gap)
        yield from self._column.text(self._words.closing, paper.office, most=1)

    def _head(self, face: TicketFace) -> Iterator[Block]:
        paper = self._paper
        yield from self._column.text(face.office, paper.office, most=2)
        yield from self._column.text(face.branch, paper.branch, most=2)
        yield Gap(paper.gap // 2)
        if face.copy:
            yield Banner(self._words.reprint.format(copy=face.copy), paper.label)
        else:
            yield Rule(4)
        yield Gap(paper.gap)

    def _number(self, face: TicketFace) -> Iterator[Block]:
        paper = self._paper
        yield Label(self._words.your_number, paper.label, face.priority)
        yield Gap(paper.gap)
        # Figures differ in width: measuring all as 0 gives every number of one length the same size.
        shape = "".join("0" if letter.isdigit() else letter for letter in face.number)
        wide = self._ruler.measure(shape, Style("ExtraBold", 100))
        # The letters' own side bearings are margin enough.
        fitting = paper.width * 100 // max(wide, 1)
        yield Number(face.number, Style("ExtraBold", max(min(fitting, paper.number_height * 10 // 7), 8)))

    def _listed(self, heading: str, names: tuple[str, ...], more: str) -> Iterator[Block]:
        if not names:
            return
        paper = self._paper
        yield Gap(paper.gap)
        for line in self._ruler.lines(heading, paper.key, paper.column, 2, False):
            yield Line(line, paper.key, paper.margin)
        for name in names[:NAMES_SHOWN]:
            yield from self._column.item(name, paper.hint, most=2)
        if len(names) > NAMES_SHOWN:
            yield from self._column.item(more.format(count=len(names) - NAMES_SHOWN), paper.hint, most=1)

    def _facts(self, face: TicketFace) -> Iterator[Block]:
        words = self._words
        if face.people_ahead is not None:
            yield from self._pair(words.people_ahead, self._people(face.people_ahead))
        if face.announced is not None:
            low_min, high_min = face.announced.low_s // 60, face.announced.high_s // 60
            yield from self._pair(words.expected_wait, in_words(low_min, high_min, words.wait))
        if face.booked_for is not None:
            yield from self._pair(words.booked_time, self._time(face.booked_for))
        at = face.issued_at.astimezone(HANOI_TIME)
        yield from self._pair(words.issued_time, self._time(at))
        weekday = words.weekdays[at.weekday()]
        day = words.day.format(weekday=weekday, day=f"{at:%d}", month=f"{at:%m}", year=f"{at:%Y}")
        yield from self._pair(words.issued_day, day)

    def _time(self, at: datetime) -> str:
        local = at.astimezone(HANOI_TIME)
        return self._words.time.format(hour=f"{local:%H}", minute=f"{local:%M}")

    def _people(self, count: int) -> str:
        words = self._words
        if count == 0:
            return words.people_ahead_none
        if count == 1:
            return words.people_ahead_one
        return words.people_ahead_many.format(count=count)

    def _pair(self, key: str, value: str) -> Iterator[Block]:
        """Both on one line; the value steps down to the key's size when they would touch, then to a line of its own."""
        paper = self._paper
        for style in (paper.value, Style(paper.value.weight, paper.key.size)):
            if self._ruler.measure(key, paper.key) + paper.gap + self._ruler.measure(value, style) <= paper.column:
                yield Pair(key, value, paper.key, style)
                return
        yield Line(printable(key), paper.key, paper.margin)
        yield Pair("", self._ruler.lines(value, style, paper.column, 1, False)[0], paper.key, style)

    def _code(self, code: QrCode | None) -> Iterator[Block]:
        paper = self._paper
        if code is None:
            return
        module = min(GREATEST_MODULE, max(paper.code // code.quiet_side, SMALLEST_MODULE))
        side = code.quiet_side * module
        if side > paper.width:
            return
        beside = paper.column - side
        lines = self._ruler.lines(self._words.track, paper.hint, max(beside, 1), 6, True)
        if beside < NARROWEST_HINT * paper.hint.size or len(lines) * paper.hint.leading > side:
            yield Code(code, module, (), paper.hint)
            yield from self._column.text(self._words.track, paper.hint, most=3)
        else:
            yield Code(code, module, lines, paper.hint)

    def _preparation(self, code: str | None) -> Iterator[Block]:
        """What to read out where the clerk's screen does not show it by itself."""
        if code is None:
            return
        paper = self._paper
        yield Gap(paper.gap)
        yield from self._column.text(self._words.preparation_code, paper.key, most=2)
        yield from self._column.text(code, paper.value, most=1)
        yield Gap(paper.gap)
        yield Rule(2)

    def _rules(self, rules: TicketRules) -> Iterator[str]:
        words = self._words
        if rules.overtaking_limit is not None:
            yield words.rule_order.format(limit=rules.overtaking_limit)
        if rules.missed_minutes is not None:
            yield words.rule_missed.format(minutes=rules.missed_minutes)
        if rules.misses_allowed is not None:
            yield words.rule_misses.format(count=rules.misses_allowed)

    def _validity(self, day: date) -> str:
        return self._words.validity.format(day=f"{day:%d}", month=f"{day:%m}", year=f"{day:%Y}")
