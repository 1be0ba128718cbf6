"""What stands on a ticket and in which order, with letters all of one width."""

from dataclasses import replace
from datetime import UTC, datetime
from functools import partial

import pytest

from assets.qr_code import qr_code
from kiosk.printing.blocks import Banner, Block, Code, Label, Line, Number, Pair
from kiosk.printing.paper import PAPER_58, PAPER_80, Paper, Style
from kiosk.printing.ticket_face import TicketFace, TicketRules
from kiosk.printing.ticket_layout import lay_out
from kiosk.printing.ticket_words import TicketWords
from kiosk.printing.wrapping import wrap
from server_client.queue_model.ticket import AnnouncedWait
from server_client.wait_forecast.told_in_words import WaitWords
from tests.golden.faces import SERVICE_OF_233_LETTERS, VIETNAMESE

WORDS = TicketWords(
    reprint="again {copy}",
    your_number="number",
    people_ahead="ahead",
    people_ahead_none="none",
    people_ahead_one="one",
    people_ahead_many="{count} many",
    expected_wait="wait",
    wait=WaitWords(
        few="few", under="under {high}", between="{low} to {high}", beyond="{low} on", maybe_over="maybe", over="over"
    ),
    issued_time="time",
    time="{hour}h{minute}",
    issued_day="day",
    day="{weekday} {day}.{month}.{year}",
    weekdays=("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
    further_needs="then",
    further_needs_more="{count} more",
    prepared="made ready",
    prepared_more="{count} more ready",
    track="scan",
    preparation_code="code",
    rule_emergency="by its time",
    booked_time="Booked for",
    rule_order="limit {limit}",
    rule_missed="missed {minutes}",
    rule_misses="ends {count}",
    validity="valid {day}.{month}.{year}",
    closing="thanks",
)


class EvenRuler:
    """Every letter is half as wide as its size."""

    def measure(self, text: str, style: Style) -> int:
        return len(text) * style.size // 2

    def lines(self, text: str, style: Style, width: int, most: int, balanced: bool) -> tuple[str, ...]:
        return wrap(text, partial(self.measure, style=style), width=width, most=most, balanced=balanced)


def blocks_of(face: TicketFace, paper: Paper = PAPER_80) -> tuple[Block, ...]:
    return lay_out(face, WORDS, paper, qr_code(face.tracking_url or ""), EvenRuler())


def texts_of(face: TicketFace, paper: Paper = PAPER_80) -> list[str]:
    return [block.text for block in blocks_of(face, paper) if isinstance(block, Line)]


def pairs_of(face: TicketFace) -> list[tuple[str, str]]:
    return [(block.key, block.value) for block in blocks_of(face) if isinstance(block, Pair)]


@pytest.mark.parametrize(("count", "words"), [(0, "none"), (1, "one"), (23, "23 many")])
def test_people_ahead_are_counted_in_words(count: int, words: str) -> None:
    assert ("ahead", words) in pairs_of(replace(VIETNAMESE, people_ahead=count))


def test_people_ahead_are_left_out_when_nobody_can_know() -> None:
    assert "ahead" not in dict(pairs_of(replace(VIETNAMESE, people_ahead=None)))


@pytest.mark.parametrize(
    ("low_min", "high_min", "words"),
    [
        (0, 5, "few"),
        (0, 20, "under 20"),
        (20, 30, "20 to 30"),
        (90, 150, "90 on"),
        (0, 150, "maybe"),
        (120, 180, "over"),
    ],
)
def test_the_wait_that_was_told_is_on_the_paper_in_words(low_min: int, high_min: int, words: str) -> None:
    announced = AnnouncedWait(low_s=low_min * 60, likely_s=low_min * 60, high_s=high_min * 60)
    assert ("wait", words) in pairs_of(replace(VIETNAMESE, announced=announced))


def test_no_wait_is_on_the_paper_when_none_was_told() -> None:
    assert "wait" not in dict(pairs_of(replace(VIETNAMESE, announced=None)))


def test_the_time_is_hanois_whatever_zone_it_came_in() -> None:
    pairs = dict(pairs_of(replace(VIETNAMESE, issued_at=datetime(2026, 11, 22, 17, 30, tzinfo=UTC))))

    assert pairs["time"] == "00h30"
    assert pairs["day"] == "Mon 23.11.2026"


def test_a_long_service_takes_three_lines_and_ends_in_an_ellipsis() -> None:
    face = replace(VIETNAMESE, service=SERVICE_OF_233_LETTERS)

    lines = [block for block in blocks_of(face) if isinstance(block, Line) and block.style == PAPER_80.service]

    assert len(lines) == 3
    assert lines[-1].text.endswith("…")


def test_rules_stand_with_the_branchs_figures() -> None:
    texts = texts_of(replace(VIETNAMESE, rules=TicketRules(overtaking_limit=6, missed_minutes=5, misses_allowed=2)))

    assert texts[-5:] == ["• limit 6", "• missed 5", "• ends 2", "• valid 24.11.2026", "thanks"]


def test_a_rule_that_the_branch_does_not_have_is_not_printed() -> None:
    assert texts_of(replace(VIETNAMESE, rules=TicketRules()))[-2:] == ["• valid 24.11.2026", "thanks"]


def test_a_number_of_the_kiosks_own_series_says_that_its_time_counts() -> None:
    assert "• by its time" in texts_of(replace(VIETNAMESE, by_time_of_issue=True))
    assert "• by its time" not in texts_of(VIETNAMESE)


def test_who_booked_reads_for_which_time() -> None:
    booked = blocks_of(replace(VIETNAMESE, announced=None, booked_for=datetime(2026, 11, 24, 2, 30, tzinfo=UTC)))
    assert [(one.key, one.value) for one in booked if isinstance(one, Pair)][1] == ("Booked for", "09h30")
    with pytest.raises(ValueError, match="booked_for has no time zone"):
        replace(VIETNAMESE, booked_for=datetime(2026, 11, 24, 9, 30))  # noqa: DTZ001 - that is the point


def test_further_needs_are_listed_and_the_rest_counted() -> None:
    texts = texts_of(replace(VIETNAMESE, further_needs=("a", "b", "c", "d", "e", "f")))

    start = texts.index("then")
    assert texts[start + 1 : start + 6] == ["• a", "• b", "• c", "• d", "• 2 more"]


def test_what_was_prepared_is_named_and_its_code_stands_below_the_picture() -> None:
    face = replace(VIETNAMESE, dossiers=("a", "b", "c", "d", "e"), preparation_code="K7MA-4TXC-9HE2")
    texts = texts_of(face)

    start = texts.index("made ready")
    assert texts[start + 1 : start + 6] == ["• a", "• b", "• c", "• d", "• 1 more ready"]
    assert texts[texts.index("code") + 1] == "K7MA-4TXC-9HE2"
    assert "code" not in texts_of(VIETNAMESE)


@pytest.mark.parametrize("code", ["", "K7MA4TXC9HE2", "Nguyễn Văn A", "001099012345"])
def test_a_code_that_is_none_is_refused(code: str) -> None:
    with pytest.raises(ValueError, match="three groups of four"):
        replace(VIETNAMESE, preparation_code=code)


@pytest.mark.parametrize("priority", [True, False])
def test_priority_is_a_mark_and_no_word(priority: bool) -> None:
    face = replace(VIETNAMESE, priority=priority)

    assert [block.marked for block in blocks_of(face) if isinstance(block, Label)] == [priority]
    assert texts_of(face) == texts_of(replace(face, priority=not priority))


def test_only_a_reprint_has_a_banner() -> None:
    assert not [block for block in blocks_of(VIETNAMESE) if isinstance(block, Banner)]
    assert [block.text for block in blocks_of(replace(VIETNAMESE, copy=2)) if isinstance(block, Banner)] == ["again 2"]


@pytest.mark.parametrize("paper", [PAPER_80, PAPER_58])
@pytest.mark.parametrize("number", ["A012", "K2-001", "A1000", "B"])
def test_a_number_fills_the_paper_or_its_height(number: str, paper: Paper) -> None:
    block = next(block for block in blocks_of(replace(VIETNAMESE, number=number), paper) if isinstance(block, Number))

    width = EvenRuler().measure(number, block.style)
    assert width <= paper.width
    assert width > 0.95 * paper.width or block.style.size == paper.number_height * 10 // 7


def test_a_long_value_gets_a_line_of_its_own() -> None:
    words = replace(WORDS, day="{weekday} " + "x" * 20 + "{day}{month}{year}")
    blocks = lay_out(VIETNAMESE, words, PAPER_58, None, EvenRuler())

    assert [block.key for block in blocks if isinstance(block, Pair)] == ["ahead", "wait", "time", ""]


@pytest.mark.parametrize(("letters", "module"), [(20, 6), (45, 6), (200, 3)])
def test_codes_are_as_coarse_as_the_paper_allows(letters: int, module: int) -> None:
    face = replace(VIETNAMESE, tracking_url="x" * letters)

    assert [block.module for block in blocks_of(face) if isinstance(block, Code)] == [module]


def test_a_code_as_wide_as_the_paper_has_its_text_below() -> None:
    face = replace(VIETNAMESE, tracking_url="x" * 800)

    code = next(block for block in blocks_of(face, PAPER_58) if isinstance(block, Code))

    assert code.lines == ()
    assert "scan" in texts_of(face, PAPER_58)


def test_a_code_too_fine_to_print_is_left_out() -> None:
    blocks = blocks_of(replace(VIETNAMESE, tracking_url="x" * 1500), PAPER_58)

    assert not [block for block in blocks if isinstance(block, Code)]


def test_a_face_without_a_time_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        replace(VIETNAMESE, issued_at=datetime(2026, 11, 24, 9, 5))  # noqa: DTZ001 - the mistake under test


@pytest.mark.parametrize("number", ["", "--", "A 12", "A\n", "A" * 13, "Nguyễn Văn A"])
def test_a_number_that_is_none_is_refused(number: str) -> None:
    with pytest.raises(ValueError, match="letters, figures and hyphens"):
        replace(VIETNAMESE, number=number)


def test_negative_counts_are_refused() -> None:
    with pytest.raises(ValueError, match="from 0"):
        replace(VIETNAMESE, people_ahead=-1)
    with pytest.raises(ValueError, match="from 0"):
        replace(VIETNAMESE, copy=-1)


def test_no_field_of_a_ticket_can_hold_a_person() -> None:
    assert set(TicketFace.__slots__) == {
        *("office", "branch", "number", "service", "issued_at", "valid_on", "language", "people_ahead", "priority"),
        *("tracking_url", "further_needs", "rules", "notes", "by_time_of_issue", "booked_for", "copy"),
        *("dossiers", "preparation_code", "announced"),
    }
