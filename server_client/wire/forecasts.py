"""How long people will wait, as a branch tells its screens, the citizens' pages and its centre; it foretells nothing.

A board goes beside the log: by the feed as `event: forecast` without an id, to the centre by a call of its own. It is
good for a minute. `age_s` is how old it was when it was sent, so that nobody has to compare two machines' clocks.
Beside the waits it says what the centre said last of the same service at another branch; that is good for a minute too.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated

import msgspec

from server_client.queue_model.ids import ClassCode, ServiceCode, TicketId
from server_client.queue_model.ticket import AnnouncedWait
from server_client.wait_forecast.announcing import AnnouncementKind
from server_client.wait_forecast.forecast import WhyUnknown
from server_client.wire.advising import AdviceMessage, RiskMessage
from server_client.wire.elsewhere import ElsewherePlace
from server_client.wire.errors import Malformed
from server_client.wire.reading import read
from server_client.wire.run_entries import EPOCH

# A board of a branch with some hundreds waiting has 100 KiB.
LARGEST_BOARD = 1 << 20

# What was said of another branch is another thing after a minute.
SAID_FOR_S = 60.0

# What the feed calls it.
FORECAST = "forecast"

# What comes from a node is shown beside other branches' figures: none of it may be more than can be reckoned with.
_SECONDS = Annotated[float, msgspec.Meta(ge=0, le=10_000_000)]
_MINUTES = Annotated[int, msgspec.Meta(ge=0, le=200_000)]
_YEARS = range(2000, 3000)


class ForetoldWait(msgspec.Struct, frozen=True, kw_only=True):
    """One wait: what is announced of it, and the foretold seconds from the board's `at` until the first call.

    `kind` says how to put it into words; `low_min` and `high_min` are the minutes of those words.
    """

    kind: AnnouncementKind
    low_min: _MINUTES
    high_min: _MINUTES
    mean_s: _SECONDS
    q10_s: _SECONDS
    q50_s: _SECONDS
    q90_s: _SECONDS

    @property
    def announced(self) -> AnnouncedWait:
        """Return what a person is told by it, as it enters the log."""
        low, high = self.low_min * 60, self.high_min * 60
        return AnnouncedWait(low_s=low, likely_s=min(max(round(self.q50_s), low), high), high_s=high)


class ServiceForecast(msgspec.Struct, frozen=True, kw_only=True):
    """Who would take a number of the service now, by class; `unknown` says why nothing can be told, if nothing can."""

    unknown: WhyUnknown | None = None
    classes: Mapping[ClassCode, ForetoldWait] = msgspec.field(default_factory=dict)


class SaidElsewhere(msgspec.Struct, frozen=True, kw_only=True):
    """Where newcomers would be served sooner, and how long ago the centre said so when it was sent, in seconds."""

    place: ElsewherePlace
    age_s: _SECONDS = 0.0


class BoardMessage(msgspec.Struct, frozen=True, kw_only=True):
    """Every wait of a branch, foretold at `at`; what would shorten them, and what is at risk in the next hour.

    `advised` is what was advised today before, with what was said to it and what came of it. `elsewhere` comes by the
    feed only.
    """

    at: datetime
    services: Mapping[ServiceCode, ServiceForecast]
    tickets: Mapping[TicketId, ForetoldWait]
    age_s: _SECONDS = 0.0
    advice: tuple[AdviceMessage, ...] = ()
    advised: tuple[AdviceMessage, ...] = ()
    risks: tuple[RiskMessage, ...] = ()
    elsewhere: Mapping[ServiceCode, SaidElsewhere] = msgspec.field(default_factory=dict)

    def for_ticket(self, ticket: TicketId) -> ForetoldWait | None:
        """Return the wait of a ticket in the queue, if it is foretold."""
        return self.tickets.get(ticket)

    def for_newcomer(self, service: ServiceCode, class_code: ClassCode) -> ForetoldWait | None:
        """Return the wait of who would take a number now, if it is foretold."""
        found = self.services.get(service)
        return None if found is None else found.classes.get(class_code)

    def why_unknown(self, service: ServiceCode) -> WhyUnknown | None:
        """Return why nothing can be told of a service; None if there is no such reason."""
        found = self.services.get(service)
        return None if found is None else found.unknown

    def elsewhere_for(self, service: ServiceCode) -> ElsewherePlace | None:
        """Return where a newcomer would be served sooner; None if nowhere, or nobody knows."""
        said = self.elsewhere.get(service)
        return None if said is None else said.place


class ForecastKept(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The centre's answer to a board: by service where newcomers would be served sooner, as far as it is anywhere."""

    elsewhere: Mapping[ServiceCode, ElsewherePlace] = msgspec.field(default_factory=dict)


class ToldBoard(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a node tells its centre: a board, and the epoch in which the node is."""

    epoch: EPOCH
    board: BoardMessage


class _Risks(msgspec.Struct, frozen=True):
    risks: tuple[RiskMessage, ...] = ()


_risks = msgspec.json.Decoder(_Risks)
_encoder = msgspec.json.Encoder()
_told_boards = msgspec.json.Decoder(ToldBoard)
_boards = msgspec.json.Decoder(BoardMessage)
_kept = msgspec.json.Decoder(ForecastKept)


def encode_board(board: BoardMessage) -> bytes:
    """Return the board as it is sent and kept."""
    return _encoder.encode(board)


def decode_board(body: bytes) -> BoardMessage:
    """Return the board that was sent; Malformed if it is none."""
    return read(_boards, body, "This is not a forecast of waits: ")


def with_advice(
    board: BoardMessage,
    advice: tuple[AdviceMessage, ...],
    advised: tuple[AdviceMessage, ...],
    risks: tuple[RiskMessage, ...],
) -> BoardMessage:
    """Return the board with what would shorten the waits, what was advised before, and what is at risk."""
    return msgspec.structs.replace(board, advice=advice, advised=advised, risks=risks)


def risk_percent_of(body: bytes) -> int:
    """Return how likely the service most at risk misses its promise, in percent; the rest of the board is not read."""
    risks = read(_risks, body, "This is not a forecast of waits: ").risks
    return round(100 * max((one.probability for one in risks), default=0.0))


def aged(board: BoardMessage, age_s: float) -> BoardMessage:
    """Return the board as it is sent so many seconds after it was made; what was said beside it is as much older."""
    age_s = max(0.0, age_s)
    since_s = age_s - board.age_s
    said = still_said(board, since_s).elsewhere
    return msgspec.structs.replace(
        board,
        age_s=age_s,
        elsewhere={
            service: SaidElsewhere(place=one.place, age_s=max(0.0, one.age_s + since_s))
            for service, one in said.items()
        },
    )


def with_elsewhere(board: BoardMessage, elsewhere: Mapping[ServiceCode, SaidElsewhere]) -> BoardMessage:
    """Return the board with this beside it, in place of what was."""
    return msgspec.structs.replace(board, elsewhere=elsewhere)


def still_said(board: BoardMessage, since_s: float) -> BoardMessage:
    """Return the board without what is too old beside it so many seconds after it was sent."""
    left = {service: one for service, one in board.elsewhere.items() if one.age_s + since_s <= SAID_FOR_S}
    return board if len(left) == len(board.elsewhere) else with_elsewhere(board, left)


def encode_forecast_kept(kept: ForecastKept) -> bytes:
    """Return what a centre answers to a board."""
    return _encoder.encode(kept)


def decode_forecast_kept(body: bytes) -> ForecastKept:
    """Return what the centre answered; Malformed if that is no answer to a board."""
    return read(_kept, body)


def encode_told_board(told: ToldBoard) -> bytes:
    """Return what a node tells its centre."""
    return _encoder.encode(told)


def decode_told_board(body: bytes) -> ToldBoard:
    """Return what a node tells; Malformed says what is wrong with it."""
    told = read(_told_boards, body)
    board = told.board
    said = [
        moment for one in (*board.advice, *board.advised) for moment in (one.at, one.until, one.said_at, one.done_at)
    ]
    if not all(_is_of_this_age(moment) for moment in (board.at, *said) if moment is not None):
        raise Malformed("A moment of the forecast has no offset, or is of no year between 2000 and 2999")
    return told


def _is_of_this_age(moment: datetime) -> bool:
    return moment.tzinfo is not None and moment.year in _YEARS
