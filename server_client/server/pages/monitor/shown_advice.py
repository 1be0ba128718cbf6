"""What the page of a branch shows of advice, of what is at risk, and of what came of it; it advises nothing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from server_client.queue_model.configuration import Configuration
from server_client.queue_model.ids import Language
from server_client.queue_model.local_time import VIETNAM
from server_client.server.pages.monitor.shown_values import (
    NOTHING,
    Words,
    counter_name,
    duration,
    named,
    number,
    service_name,
)
from server_client.wait_forecast.deed import Deed
from server_client.wire.advising import AdviceMessage, MinutesRange, RiskMessage, Said
from server_client.wire.forecasts import BoardMessage

# Below that a risk is not worth a line.
_AT_RISK = 0.5
_ICONS = {Deed.OPEN: "door-open", Deed.CLOSE: "door-closed", Deed.RESKILL: "arrow-right-left"}


@dataclass(frozen=True, slots=True, kw_only=True)
class AdviceRow:
    """One advice of now."""

    id: str
    icon: str
    what: str
    says: Sequence[str]
    answer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PastRow:
    """One advice of today, and what came of it."""

    at: str
    what: str
    answer: str
    done: str
    without: str
    with_it: str
    happened: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownAdvice:
    """All of it; `is_known` says whether anything is foretold of the branch."""

    is_known: bool
    now: Sequence[AdviceRow]
    risks: Sequence[str]
    past: Sequence[PastRow]


def shown_advice(
    board: BoardMessage | None, configuration: Configuration | None, words: Words, now: datetime
) -> ShownAdvice:
    """Return what is shown of a board's advice; nothing if nothing is foretold."""
    if board is None:
        return ShownAdvice(is_known=False, now=(), risks=(), past=())
    teller = _Teller(configuration, words, now)
    return ShownAdvice(
        is_known=True,
        now=[teller.present(one) for one in board.advice],
        risks=[
            teller.risk(one)
            for one in sorted(board.risks, key=lambda one: -one.probability)
            if one.probability >= _AT_RISK
        ],
        past=[teller.past(one) for one in board.advised],
    )


class _Teller:
    def __init__(self, configuration: Configuration | None, words: Words, now: datetime) -> None:
        self.configuration = configuration
        self.words = words
        self.language = Language(words["language"])
        self.now = now

    def present(self, one: AdviceMessage) -> AdviceRow:
        return AdviceRow(
            id=one.id,
            icon=_ICONS[one.deed],
            what=self.what(one),
            says=list(self.says(one)),
            answer=self.answer(one) if one.said is not None else "",
        )

    def what(self, one: AdviceMessage) -> str:
        profile = self.configuration.profile(one.profile) if self.configuration and one.profile else None
        return self.words[f"advice_{one.deed}"].format(
            profile=named(profile.names, self.language, profile.code) if profile else one.profile or "",
            counter=counter_name(self.configuration, one.counter, self.language),
        )

    def says(self, one: AdviceMessage) -> Iterator[str]:
        if one.deed is Deed.CLOSE:
            yield self.words["advice_costs"].format(minutes=self.minutes(max(0.0, -one.saves.low_min)))
            return
        why = "advice_why_coming" if not one.waiting else "advice_why" if one.until else "advice_why_long"
        yield self.words[why].format(
            service=service_name(self.configuration, one.service, self.language),
            waiting=one.waiting,
            until=_minute(one.until),
        )
        saves = one.saves
        yield self.words["advice_saves"].format(
            minutes=self.minutes(saves.mean_min), low=self.minutes(saves.low_min), high=self.minutes(saves.high_min)
        )
        if one.kept_promises >= 1:
            yield self.words["advice_kept"].format(people=round(one.kept_promises))

    def past(self, one: AdviceMessage) -> PastRow:
        done = (
            self.words["advice_done"].format(at=_minute(one.done_at)) if one.done_at else self.words["advice_not_done"]
        )
        return PastRow(
            at=_minute(one.at),
            what=self.what(one),
            answer=self.answer(one),
            done=done,
            without=self.range(one.without),
            with_it=self.range(one.with_it),
            happened=self.words["advice_later"] if one.happened_min is None else self.minutes(one.happened_min),
        )

    def answer(self, one: AdviceMessage) -> str:
        if one.said is None:
            return self.words["advice_unanswered"]
        word = "advice_said_do" if one.said is Said.DO else "advice_said_not_now"
        return self.words[word].format(at=_minute(one.said_at))

    def risk(self, one: RiskMessage) -> str:
        return self.words["risk_at"].format(
            service=service_name(self.configuration, one.service, self.language),
            percent=round(one.probability * 100),
            share=round(one.share * 100),
            longest=duration(one.longest_s, self.language),
        )

    def range(self, one: MinutesRange) -> str:
        return f"{self.minutes(one.mean_min)} ({self.minutes(one.low_min)}–{self.minutes(one.high_min)})"

    def minutes(self, value: float) -> str:
        return number(round(value), self.language)


def _minute(at: datetime | None) -> str:
    return NOTHING if at is None else f"{at.astimezone(VIETNAM):%H:%M}"
