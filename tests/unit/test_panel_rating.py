"""The question after a finish: one touch, reasons with the lowest level only, thanks, and nothing lost on the way."""

from counter_display.panel.rating import (
    ASKED_S,
    COMMENT_OFFERED_S,
    THANKED_S,
    WRITING_S,
    GivenRating,
    Questions,
    Rating,
    RatingStep,
    ask,
    choose_again,
    give,
    is_over,
    rate,
    stop_writing,
    toggle,
    write,
)
from server_client.queue_model.ids import ReasonCode, TicketId

TICKET = TicketId("t1")
SLOW, RUDE = ReasonCode("slow"), ReasonCode("rude")


def asked(*reasons: ReasonCode, levels: int = 3, comments: bool = False) -> Rating:
    return ask(TICKET, Questions(levels=levels, reasons=reasons, comments=comments), at=0)


def test_a_level_but_the_lowest_is_given_by_one_touch() -> None:
    rating, given = rate(asked(SLOW), 2, at=3)
    assert given == GivenRating(ticket=TICKET, score=2)
    assert (rating.step, rating.until) == (RatingStep.THANKS, 3 + THANKED_S)


def test_the_lowest_level_asks_for_reasons_before_it_is_given() -> None:
    rating, given = rate(asked(SLOW, RUDE), 3, at=3)
    assert given is None
    assert (rating.step, rating.until) == (RatingStep.REASONS, 3 + ASKED_S)


def test_the_lowest_level_is_given_at_once_where_there_are_no_reasons() -> None:
    rating, given = rate(asked(), 3, at=3)
    assert given == GivenRating(ticket=TICKET, score=3)
    assert rating.step is RatingStep.THANKS


def test_reasons_are_given_in_the_offices_order_without_those_taken_back() -> None:
    rating, _ = rate(asked(SLOW, RUDE), 3, at=0)
    for reason in (RUDE, SLOW, RUDE, RUDE):
        rating = toggle(rating, reason, at=1)
    _, given = give(rating, at=2)
    assert given == GivenRating(ticket=TICKET, score=3, reasons=(SLOW, RUDE))


def test_reasons_may_be_left_out() -> None:
    rating, _ = rate(asked(SLOW), 3, at=0)
    thanked, given = give(rating, at=2)
    assert given == GivenRating(ticket=TICKET, score=3)
    assert thanked.unsent is None


def test_whoever_goes_back_has_given_nothing() -> None:
    rating, _ = rate(asked(SLOW), 3, at=0)
    back = choose_again(toggle(rating, SLOW, at=1), at=2)
    assert (back.step, back.unsent, back.chosen) == (RatingStep.LEVELS, None, frozenset())


def test_a_level_that_was_touched_counts_though_nobody_went_on() -> None:
    rating, _ = rate(asked(SLOW), 3, at=0)
    assert rating.unsent == GivenRating(ticket=TICKET, score=3)


def test_a_ticket_is_rated_once() -> None:
    rating, _ = rate(asked(SLOW), 1, at=0)
    assert rate(rating, 2, at=1) == (rating, None)
    assert give(rating, at=1) == (rating, None)


def test_levels_and_reasons_that_there_are_not_change_nothing() -> None:
    rating = asked(SLOW)
    assert rate(rating, 0, at=1) == (rating, None)
    assert rate(rating, 4, at=1) == (rating, None)
    assert toggle(rating, SLOW, at=1) == rating
    assert choose_again(rating, at=1) == rating
    lowest, _ = rate(rating, 3, at=1)
    assert toggle(lowest, RUDE, at=2) == lowest


def test_a_page_waits_as_long_as_it_is_touched() -> None:
    rating, _ = rate(asked(SLOW), 3, at=0)
    assert not is_over(toggle(rating, SLOW, at=ASKED_S - 1), at=ASKED_S + 1)
    assert is_over(rating, at=ASKED_S)


def test_a_comment_is_offered_after_the_rating_where_one_can_write() -> None:
    rating, _ = rate(asked(comments=True), 1, at=0)
    assert rating.until == COMMENT_OFFERED_S
    writing = write(rating, at=5)
    assert (writing.step, writing.until) == (RatingStep.COMMENT, 5 + WRITING_S)
    assert write(writing, at=50).until == 50 + WRITING_S
    done = stop_writing(writing, at=60)
    assert (done.step, done.until, write(done, at=61)) == (RatingStep.THANKS, 60 + THANKED_S, done)


def test_nobody_writes_before_rating_or_where_there_is_nothing_to_write_with() -> None:
    assert write(asked(comments=True), at=1).step is RatingStep.LEVELS
    thanked, _ = rate(asked(), 1, at=0)
    assert write(thanked, at=1) == thanked
    assert stop_writing(thanked, at=1) == thanked
