"""What the panel on a counter shows at one moment, made of the branch, the line, the fee and the question.

It holds no citizen's name, and a clerk's only if the office shows it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import IntEnum, StrEnum

from counter_display.board import board_of
from counter_display.opening import House, opening_of
from counter_display.panel.fee import FeeRequest
from counter_display.panel.rating import Rating, RatingStep
from server_client.queue_model.branch import Branch
from server_client.queue_model.configuration import VIETNAMESE, Configuration, Names
from server_client.queue_model.counter import Counter, CounterState
from server_client.queue_model.ids import ClerkId, CounterId, Language, ProfileCode, ReasonCode, TicketId
from server_client.queue_model.local_time import local_day


class Phase(StrEnum):
    """Which page is in front."""

    STARTING = "starting"
    CLOSED = "closed"
    PAUSED = "paused"
    FREE = "free"
    PAPERWORK = "paperwork"
    CALLED = "called"
    SERVING = "serving"
    FEE = "fee"
    LEVELS = "levels"
    REASONS = "reasons"
    THANKS = "thanks"
    COMMENT = "comment"


class Trouble(IntEnum):
    """What staff have to know while nothing can be shown."""

    NONE = 0
    CONNECTING = 1
    UNREACHABLE = 2
    SHUT_OUT = 3
    UNKNOWN_COUNTER = 4
    NO_COUNTER = 5


class Face(StrEnum):
    """How a level looks, the best first."""

    DELIGHTED = "delighted"
    CONTENT = "content"
    NEUTRAL = "neutral"
    UNHAPPY = "unhappy"
    UPSET = "upset"


MOST_REASONS = 6
"""How many reasons there is room for; an office that lists more has its first ones shown."""

_FACES = {
    2: (Face.CONTENT, Face.UNHAPPY),
    3: (Face.DELIGHTED, Face.CONTENT, Face.UNHAPPY),
    4: (Face.DELIGHTED, Face.CONTENT, Face.UNHAPPY, Face.UPSET),
    5: tuple(Face),
}
_PHASES = {
    CounterState.CLOSED: Phase.CLOSED,
    CounterState.IDLE: Phase.FREE,
    CounterState.CALLED: Phase.CALLED,
    CounterState.SERVING: Phase.SERVING,
    CounterState.WRAP_UP: Phase.PAPERWORK,
    CounterState.PAUSED: Phase.PAUSED,
}
_QUESTIONS = {
    RatingStep.LEVELS: Phase.LEVELS,
    RatingStep.REASONS: Phase.REASONS,
    RatingStep.THANKS: Phase.THANKS,
    RatingStep.COMMENT: Phase.COMMENT,
}
_AWAY = frozenset({CounterState.CLOSED, CounterState.PAUSED})
_AT_WORK = frozenset({House.OPEN, House.BREAK, House.ENDING})


@dataclass(frozen=True, slots=True, kw_only=True)
class ClerkCard:
    """A clerk as citizens may see them; `picture` is a JPEG, empty if there is none."""

    clerk: ClerkId
    name: str
    picture: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenCounter:
    """Another counter that is at work, and what for."""

    key: CounterId
    number: int
    offers: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelRow:
    """A level that can be touched."""

    key: str
    score: int
    face: Face


@dataclass(frozen=True, slots=True, kw_only=True)
class ReasonRow:
    """A reason that can be touched."""

    key: ReasonCode
    name: str
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelPicture:
    """The panel at one moment.

    `counter` is what the counter's sign says, 0 while it is not known. `stale_since` is when the picture was last known
    to be true, None while it is. `since` is when a pause began; `opens` when the house does again, if nobody works.
    """

    now: datetime
    language: Language = VIETNAMESE
    phase: Phase = Phase.STARTING
    trouble: Trouble = Trouble.CONNECTING
    stale_since: datetime | None = None
    office: str = ""
    branch: str = ""
    counter: int = 0
    offers: str = ""
    number: str = ""
    service: str = ""
    calls: int = 0
    pause_reason: str = ""
    since: datetime | None = None
    opens: datetime | None = None
    opens_in_days: int = 0
    clerk: ClerkCard | None = None
    others: tuple[OpenCounter, ...] = ()
    fee: FeeRequest | None = None
    levels: tuple[LevelRow, ...] = ()
    reasons: tuple[ReasonRow, ...] = ()
    comments: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """All that a picture is made of; `clerk` may be somebody else than sits there now."""

    now: datetime
    language: Language
    branch: Branch | None = None
    counter: CounterId | None = None
    trouble: Trouble = Trouble.NONE
    stale_since: datetime | None = None
    clerk: ClerkCard | None = None
    fee: FeeRequest | None = None
    rating: Rating | None = None

    def named(self, names: Names) -> str:
        """Return the text in the citizen's language."""
        return names.get(self.language) or names[VIETNAMESE]


def picture_of(outlook: Outlook) -> PanelPicture:
    """Return what the panel shows."""
    branch, configuration = outlook.branch, outlook.branch.configuration if outlook.branch else None
    if branch is None or configuration is None:
        return PanelPicture(now=outlook.now, language=outlook.language, trouble=outlook.trouble or Trouble.CONNECTING)
    place = configuration.counter(outlook.counter) if outlook.counter else None
    if place is None:
        unknown = Trouble.UNKNOWN_COUNTER if outlook.counter else Trouble.NO_COUNTER
        return PanelPicture(
            now=outlook.now,
            language=outlook.language,
            trouble=unknown,
            stale_since=outlook.stale_since,
            office=outlook.named(configuration.office),
            branch=outlook.named(configuration.branch),
        )
    counter = _counter_today(outlook, branch, place.id)
    phase = _phase(outlook, counter)
    ticket = branch.tickets.get(_shown_ticket(outlook, counter, phase) or TicketId(""))
    opens, in_days = _reopening(outlook, branch, phase)
    service = configuration.service(ticket.service) if ticket else None
    return PanelPicture(
        now=outlook.now,
        language=outlook.language,
        phase=phase,
        trouble=outlook.trouble,
        stale_since=outlook.stale_since,
        office=outlook.named(configuration.office),
        branch=outlook.named(configuration.branch),
        counter=place.number,
        offers=_offers(outlook, configuration, counter.profile) if counter.state is not CounterState.CLOSED else "",
        number=ticket.number if ticket else "",
        service=outlook.named(service.names) if service else "",
        calls=ticket.calls if ticket and phase is Phase.CALLED else 0,
        pause_reason=_pause_reason(outlook, configuration, counter),
        since=counter.since if phase is Phase.PAUSED else None,
        opens=opens,
        opens_in_days=in_days,
        clerk=outlook.clerk if outlook.clerk and outlook.clerk.clerk == counter.clerk else None,
        others=tuple(_others(outlook, branch, configuration)) if phase in {Phase.CLOSED, Phase.PAUSED} else (),
        fee=outlook.fee if phase is Phase.FEE else None,
        levels=levels_of(configuration.rating_levels) if phase is Phase.LEVELS else (),
        reasons=tuple(_reasons(outlook, configuration)) if phase is Phase.REASONS else (),
        comments=outlook.rating is not None and outlook.rating.questions.comments,
    )


def levels_of(count: int) -> tuple[LevelRow, ...]:
    """Return so many levels, the best first; none if there are no faces for so many."""
    return tuple(LevelRow(key=face, score=at, face=face) for at, face in enumerate(_FACES.get(count, ()), start=1))


def _counter_today(outlook: Outlook, branch: Branch, counter: CounterId) -> Counter:
    """Return the counter; closed if the line was cut over midnight, since yesterday's numbers mean nothing today."""
    if outlook.stale_since is not None and not _is_of(branch.day, outlook.now):
        return Counter(id=counter)
    return branch.counter(counter)


def _is_of(day: date | None, now: datetime) -> bool:
    return day == local_day(now)


def _phase(outlook: Outlook, counter: Counter) -> Phase:
    if outlook.rating is not None and not counter.state.is_busy:
        return _QUESTIONS[outlook.rating.step]
    if counter.state is CounterState.SERVING and outlook.fee is not None and outlook.fee.ticket == counter.ticket:
        return Phase.FEE
    return _PHASES[counter.state]


def _shown_ticket(outlook: Outlook, counter: Counter, phase: Phase) -> TicketId | None:
    return outlook.rating.ticket if outlook.rating and phase in _QUESTIONS.values() else counter.ticket


def _offers(outlook: Outlook, configuration: Configuration, code: ProfileCode | None) -> str:
    profile = configuration.profile(code) if code else None
    return outlook.named(profile.names) if profile else ""


def _pause_reason(outlook: Outlook, configuration: Configuration, counter: Counter) -> str:
    given = (reason for reason in configuration.pause_reasons if reason.code == counter.pause_reason)
    return next((outlook.named(reason.names) for reason in given), "")


def _others(outlook: Outlook, branch: Branch, configuration: Configuration) -> Iterator[OpenCounter]:
    if outlook.stale_since is not None and not _is_of(branch.day, outlook.now):
        return
    for place in sorted(configuration.counters, key=lambda place: place.number):
        counter = branch.counter(place.id)
        if place.id != outlook.counter and counter.state not in _AWAY:
            offers = _offers(outlook, configuration, counter.profile)
            yield OpenCounter(key=place.id, number=place.number, offers=offers)


def _reopening(outlook: Outlook, branch: Branch, phase: Phase) -> tuple[datetime | None, int]:
    """Return when numbers are given out again, and in how many days, if the whole house is closed."""
    if phase is not Phase.CLOSED:
        return None, 0
    opening = opening_of(board_of(branch), outlook.now)
    if opening.house in _AT_WORK or opening.opens is None or not opening.is_timed:
        return None, 0
    return opening.opens, (opening.opens.date() - local_day(outlook.now)).days


def _reasons(outlook: Outlook, configuration: Configuration) -> Iterator[ReasonRow]:
    chosen = outlook.rating.chosen if outlook.rating else frozenset()
    for reason in configuration.rating_reasons[:MOST_REASONS]:
        yield ReasonRow(key=reason.code, name=outlook.named(reason.names), chosen=reason.code in chosen)
