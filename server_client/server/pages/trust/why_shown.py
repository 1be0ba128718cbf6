"""An explanation put into the words and figures of a page; it judges nothing."""

from dataclasses import dataclass
from datetime import datetime

from server_client.queue_model.ids import Language
from server_client.queue_model.local_time import VIETNAM
from server_client.server.pages.bilingual import ENGLISH
from server_client.server.pages.open_frame import named
from server_client.server.pages.trust.why_words import kind_in, reason_in
from server_client.server.trust.explaining import Explanation, Side


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownSide:
    """One number's column of figures, as text."""

    number: str
    service: str
    kind: str
    clock: str
    waited: str
    promise: str
    slope: str
    urgency: str
    sum: str
    passed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownWhy:
    """An explanation as a page shows it."""

    at: str
    counter: str
    reason: str
    called: ShownSide
    other: ShownSide
    limit: int
    passes: bool
    follows_rule: bool


def shown_why(why: Explanation, language: Language) -> ShownWhy:
    """Return the explanation in the language."""
    called, other = _side(why.called, language), _side(why.other, language)
    counter = "–" if why.counter is None else str(why.counter)
    reason = reason_in(why.why, language).format(
        called=called.number,
        other=other.number,
        counter=counter,
        because=named(why.because or {}, language, "–"),
        offered_from="–" if why.offered_from is None else clock(why.offered_from),
        after=why.after_wait_s // 60,
        limit=why.limit,
        called_clock=clock(why.called.clock, seconds=True),
        other_clock=clock(why.other.clock, seconds=True),
        called_kind=called.kind,
        called_slope=called.slope,
        called_waited=called.waited,
        called_promise=called.promise,
        called_urgency=called.urgency,
        other_kind=other.kind,
        other_slope=other.slope,
        other_waited=other.waited,
        other_promise=other.promise,
        other_urgency=other.urgency,
    )
    return ShownWhy(
        at=clock(why.at),
        counter=counter,
        reason=reason,
        called=called,
        other=other,
        limit=why.limit,
        passes=why.passes,
        follows_rule=why.follows_rule,
    )


def clock(at: datetime, *, seconds: bool = False) -> str:
    """Return the time of day at the branch."""
    return at.astimezone(VIETNAM).strftime("%H:%M:%S" if seconds else "%H:%M")


def _side(side: Side, language: Language) -> ShownSide:
    minutes, promise = side.waited_s / 60, side.promise_s / 60
    slope, waited, promised = (_figure(value, language) for value in (side.slope, minutes, promise))
    return ShownSide(
        number=side.number,
        service=named(side.service, language, "–"),
        kind=kind_in(side.kind, language),
        clock=clock(side.clock, seconds=True),
        waited=waited,
        promise=promised,
        slope=slope,
        urgency=_figure(side.urgency, language, 2),
        sum=f"{slope} × {waited} ÷ {promised}",
        passed=side.passed,
    )


def _figure(value: float, language: Language, digits: int = 1) -> str:
    text = f"{value:.{digits}f}".rstrip("0").rstrip(".") if digits == 1 else f"{value:.{digits}f}"
    return text if language == ENGLISH else text.replace(".", ",")
