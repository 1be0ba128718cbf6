"""Asks a citizen how it was: one touch, reasons with the lowest level only, then thanks; it sends nothing anywhere.

Each function returns what stands afterwards; times are seconds of a clock that never jumps. A level that was touched is
kept whatever comes next: who is interrupted while choosing reasons has rated all the same.
"""

from dataclasses import dataclass, replace
from enum import StrEnum

from server_client.queue_model.ids import ReasonCode, TicketId

ASKED_S = 20.0
THANKED_S = 6.0
COMMENT_OFFERED_S = 12.0
WRITING_S = 90.0
"""How long a page waits for the next touch or key."""


class RatingStep(StrEnum):
    """Which of its pages is in front."""

    LEVELS = "levels"
    REASONS = "reasons"
    THANKS = "thanks"
    COMMENT = "comment"


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenRating:
    """What a citizen said about one ticket; `score` 1 is the best level. It says nothing of who said it."""

    ticket: TicketId
    score: int
    reasons: tuple[ReasonCode, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Questions:
    """What is asked: how many levels there are, which reasons with the lowest, and whether one may write."""

    levels: int
    reasons: tuple[ReasonCode, ...] = ()
    comments: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Rating:
    """The question about one finished ticket, until `until`."""

    ticket: TicketId
    questions: Questions
    until: float
    step: RatingStep = RatingStep.LEVELS
    score: int | None = None
    chosen: frozenset[ReasonCode] = frozenset()

    @property
    def unsent(self) -> GivenRating | None:
        """What has been said and is not on its way yet."""
        if self.step is not RatingStep.REASONS or self.score is None:
            return None
        named = tuple(reason for reason in self.questions.reasons if reason in self.chosen)
        return GivenRating(ticket=self.ticket, score=self.score, reasons=named)


def ask(ticket: TicketId, questions: Questions, *, at: float) -> Rating:
    """Begin to ask about a ticket."""
    return Rating(ticket=ticket, questions=questions, until=at + ASKED_S)


def rate(rating: Rating, score: int, *, at: float) -> tuple[Rating, GivenRating | None]:
    """Take the level that was touched; the lowest leads to its reasons, any other is given at once."""
    if rating.step is not RatingStep.LEVELS or not 1 <= score <= rating.questions.levels:
        return rating, None
    if score == rating.questions.levels and rating.questions.reasons:
        return replace(rating, step=RatingStep.REASONS, score=score, until=at + ASKED_S), None
    return _thank(replace(rating, score=score), at), GivenRating(ticket=rating.ticket, score=score)


def toggle(rating: Rating, reason: ReasonCode, *, at: float) -> Rating:
    """Name a reason, or take it back."""
    if rating.step is not RatingStep.REASONS or reason not in rating.questions.reasons:
        return rating
    return replace(rating, chosen=rating.chosen ^ {reason}, until=at + ASKED_S)


def choose_again(rating: Rating, *, at: float) -> Rating:
    """Go back from the reasons to the levels: nothing has been given yet."""
    if rating.step is not RatingStep.REASONS:
        return rating
    return replace(rating, step=RatingStep.LEVELS, score=None, chosen=frozenset(), until=at + ASKED_S)


def give(rating: Rating, *, at: float) -> tuple[Rating, GivenRating | None]:
    """Give the level with the reasons that were named, none included."""
    given = rating.unsent
    return (rating, None) if given is None else (_thank(rating, at), given)


def write(rating: Rating, *, at: float) -> Rating:
    """Open the page for a comment, or wait longer on it while someone writes."""
    may_write = rating.questions.comments and rating.step in {RatingStep.THANKS, RatingStep.COMMENT}
    return replace(rating, step=RatingStep.COMMENT, until=at + WRITING_S) if may_write else rating


def stop_writing(rating: Rating, *, at: float) -> Rating:
    """Thank for what was written, or for what was not; it is not asked for twice."""
    if rating.step is not RatingStep.COMMENT:
        return rating
    return _thank(replace(rating, questions=replace(rating.questions, comments=False)), at)


def is_over(rating: Rating, *, at: float) -> bool:
    """Say whether nobody has touched the page for as long as it waits."""
    return at >= rating.until


def _thank(rating: Rating, at: float) -> Rating:
    stays = COMMENT_OFFERED_S if rating.questions.comments else THANKED_S
    return replace(rating, step=RatingStep.THANKS, until=at + stays)
