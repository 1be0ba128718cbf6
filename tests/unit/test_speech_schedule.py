"""When a hall's calls are spoken: from the events alone, so that every voice works out the same."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from counter_display.announcing import Announcement, Form
from counter_display.speech_schedule import Pace, SpeechSchedule, Turn

START = datetime(2026, 10, 5, 1, 0, tzinfo=UTC)
PACE = Pace(lead_s=0.3, pause_s=0.5, brief_from=2)
LENGTHS = {Form.FULL: 5.0, Form.BRIEF: 2.5}


def length(_: Announcement, form: Form) -> float:
    return LENGTHS[form]


def call(seq: int, at: float, *, ordinal: int = 1, number: str = "") -> Announcement:
    return Announcement(
        seq=seq,
        number=number or f"A{seq:03}",
        counter="5",
        language="vi",
        ordinal=ordinal,
        at=START + timedelta(seconds=at),
    )


def schedule(*calls: Announcement) -> SpeechSchedule:
    made = SpeechSchedule(pace=PACE)
    for each in calls:
        made = made.called(each)
    return made


def times(made: SpeechSchedule) -> list[tuple[int, float, Form]]:
    zero = START.timestamp()
    return [(turn.announcement.seq, round(turn.start - zero, 3), turn.form) for turn in made.turns(length)]


def test_a_call_in_a_quiet_hall_begins_as_soon_as_everyone_has_heard_of_it() -> None:
    assert times(schedule(call(1, 0), call(2, 60))) == [(1, 0.3, Form.FULL), (2, 60.3, Form.FULL)]


def test_a_call_during_another_waits_for_its_end_and_the_pause() -> None:
    assert times(schedule(call(1, 0), call(2, 1))) == [(1, 0.3, Form.FULL), (2, 5.8, Form.FULL)]


def test_while_others_wait_a_call_is_brief() -> None:
    made = schedule(call(1, 0), call(2, 0), call(3, 0), call(4, 0))
    assert [form for _, _, form in times(made)] == [Form.BRIEF, Form.BRIEF, Form.FULL, Form.FULL]


def test_what_comes_within_the_lead_of_a_turn_does_not_change_it() -> None:
    before = schedule(call(1, 0), call(2, 1))
    burst = before
    for seq in (3, 4, 5):
        burst = burst.called(call(seq, 5.6))
    assert times(burst)[:2] == times(before)


def test_a_ticket_that_came_before_its_turn_has_none() -> None:
    made = schedule(call(1, 0), call(2, 0.1), call(3, 0.2))
    gone = made.ended(seq=4, number="A002", at=START + timedelta(seconds=3))
    assert [seq for seq, _, _ in times(gone)] == [1, 3]


def test_a_call_whose_ticket_came_while_it_was_spoken_keeps_its_turn() -> None:
    made = schedule(call(1, 0), call(2, 1))
    assert times(made.ended(seq=3, number="A001", at=START + timedelta(seconds=2))) == times(made)


def test_a_ticket_called_again_after_its_end_has_a_turn() -> None:
    made = schedule(call(1, 0)).ended(seq=2, number="A001", at=START)
    assert [seq for seq, _, _ in times(made.called(call(3, 1, number="A001")))] == [3]


def test_a_recall_is_a_turn_of_its_own() -> None:
    made = schedule(call(1, 0), call(2, 1, number="A001", ordinal=2))
    assert [seq for seq, _, _ in times(made)] == [1, 2]


def test_an_event_that_the_feed_repeats_changes_nothing() -> None:
    made = schedule(call(1, 0), call(2, 1))
    assert made.called(call(1, 0)).ended(seq=2, number="A001", at=START) == made
    assert made.resumed_after(1) == made
    assert made.resumed_after(9).called(call(9, 2)).calls == made.calls


Happening = tuple[float, bool, int]


def played(happenings: list[Happening]) -> SpeechSchedule:
    """Make calls, or let a ticket come, each some seconds after the one before."""
    made, at = SpeechSchedule(pace=PACE), 0.0
    for seq, (gap, is_call, which) in enumerate(happenings, start=1):
        at += gap
        if is_call:
            made = made.called(call(seq, at))
        else:
            made = made.ended(seq=seq, number=f"A{which:03}", at=START + timedelta(seconds=at))
    return made


HAPPENINGS = st.lists(st.tuples(st.floats(0, 8), st.booleans(), st.integers(1, 30)), max_size=30)


@settings(deadline=None)
@given(HAPPENINGS)
def test_turns_are_in_the_order_of_the_calls_and_never_overlap(happenings: list[Happening]) -> None:
    turns = played(happenings).turns(length)
    for before, after in pairwise(turns):
        assert before.announcement.seq < after.announcement.seq
        assert after.start >= before.end + PACE.pause_s


@settings(deadline=None)
@given(HAPPENINGS)
def test_whoever_is_still_called_has_a_turn(happenings: list[Happening]) -> None:
    made = played(happenings)
    heard = {turn.announcement.seq for turn in made.turns(length)}
    assert {each.announcement.seq for each in made.calls if each.over_at is None} <= heard


@settings(deadline=None)
@given(HAPPENINGS, st.integers(0, 30))
def test_forgetting_the_first_turns_leaves_the_others_as_they_were(happenings: list[Happening], count: int) -> None:
    made = played(happenings)
    turns: tuple[Turn, ...] = made.turns(length)
    assert made.without(turns[:count]).turns(length) == turns[count:]


@settings(deadline=None)
@given(HAPPENINGS, st.floats(0, 200))
def test_a_turn_that_has_begun_is_the_same_whatever_happens_later(happenings: list[Happening], now: float) -> None:
    """Known is what happened at least the lead before now; each turn that begins by now is settled by it."""
    at, known = 0.0, 0
    for gap, _, _ in happenings:
        at += gap
        known += at <= now - PACE.lead_s
    moment = START.timestamp() + now

    def begun(made: SpeechSchedule) -> list[Turn]:
        return [turn for turn in made.turns(length) if turn.start <= moment]

    assert begun(played(happenings[:known])) == begun(played(happenings))
