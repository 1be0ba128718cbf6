"""Says whether a house gives out numbers now, and when it next will; it knows the board's day, no screen and no clock.

The words for it are the screen's. Why someone closed the day before its time is not in the queue's log: the office
says that by a notice.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import IntEnum

from counter_display.board import Board
from server_client.queue_model.configuration import Configuration, Hours, Names, Service
from server_client.queue_model.ids import ServiceCode
from server_client.queue_model.local_time import VIETNAM, local_day, local_minute

_LOOKED_AHEAD = 32


class House(IntEnum):
    """How the house stands.

    BREAK: numbers are given out again later today. ENDING: no more today, who waits is still served. CLOSED_EARLY: the
    day was ended while its hours go on.
    """

    STARTING = 0
    BEFORE = 1
    OPEN = 2
    BREAK = 3
    ENDING = 4
    CLOSED_EARLY = 5
    OVER = 6
    DAY_OFF = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """From when to when numbers are given out, in minutes since the branch's midnight."""

    opens: int
    closes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HoursGroup:
    """Services with the same hours on the same day."""

    intervals: tuple[Interval, ...]
    services: tuple[ServiceCode, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """The house at one moment.

    `opens` is the branch's wall time at which the first service gives out numbers again, None if it does now or
    nobody knows; without hours in the configuration only the day of it is known (`is_timed` is False). `day_off` names
    the day off that today is. `hours` are those of today, or of the day of `opens` if that is another.
    """

    house: House
    opens: datetime | None = None
    is_timed: bool = True
    day_off: Names | None = None
    hours: tuple[HoursGroup, ...] = ()


STARTING = Opening(house=House.STARTING)


def opening_of(board: Board | None, now: datetime) -> Opening:
    """Return how the house of the board stands at `now`."""
    if board is None:
        return STARTING
    house = _house(board, now)
    configuration, today = board.configuration, local_day(now)
    opens, is_timed = None, True
    if house not in {House.OPEN, House.STARTING}:
        begins_today = house in {House.BEFORE, House.BREAK}
        opens, is_timed = _next_opening(configuration, now, is_over=not begins_today)
    rest = configuration.day_off(today) if house is House.DAY_OFF else None
    return Opening(
        house=house,
        opens=opens,
        is_timed=is_timed,
        day_off=rest.names if rest is not None else None,
        hours=_hours_groups(configuration, opens.date() if opens is not None else today),
    )


def _house(board: Board, now: datetime) -> House:
    today, minute = local_day(now), local_minute(now)
    hours = _all_hours(board.configuration, today)
    if board.day != today:
        return House.DAY_OFF if board.configuration.day_off(today) is not None else House.BEFORE
    is_timed = all(service.hours for service in board.configuration.services)
    if not board.is_open:
        return House.CLOSED_EARLY if any(minute < each.closes for each in hours) else House.OVER
    if not is_timed or any(each.opens <= minute < each.closes for each in hours):
        return House.OPEN
    if all(minute < each.opens for each in hours) and hours:
        return House.BEFORE
    return House.BREAK if any(minute < each.opens for each in hours) else House.ENDING


def _all_hours(configuration: Configuration, day: date) -> tuple[Hours, ...]:
    return tuple(hours for service in configuration.services for hours in configuration.hours_on(service, day))


def _next_opening(configuration: Configuration, now: datetime, *, is_over: bool) -> tuple[datetime | None, bool]:
    today, minute = local_day(now), local_minute(now)
    for days in range(1 if is_over else 0, _LOOKED_AHEAD):
        day = today + timedelta(days=days)
        if configuration.day_off(day) is not None:
            continue
        opens = [hours.opens for hours in _all_hours(configuration, day) if days > 0 or hours.opens > minute]
        if opens:
            return _wall_time(day, min(opens)), True
        if not all(service.hours for service in configuration.services):
            # Whenever somebody opens it: of another day that much is known, of today nothing.
            return (_wall_time(day, 0), False) if days > 0 else (None, True)
    return None, True


def _wall_time(day: date, minute: int) -> datetime:
    return datetime.combine(day, time(minute // 60, minute % 60), VIETNAM)


def _hours_groups(configuration: Configuration, day: date) -> tuple[HoursGroup, ...]:
    """Return the hours of that day, services with the same ones together, in the order of the configuration."""
    groups: dict[tuple[Interval, ...], list[ServiceCode]] = {}
    for service in configuration.services:
        intervals = tuple(_intervals(configuration, service, day))
        if intervals:
            groups.setdefault(intervals, []).append(service.code)
    return tuple(HoursGroup(intervals=each, services=tuple(codes)) for each, codes in groups.items())


def _intervals(configuration: Configuration, service: Service, day: date) -> Iterator[Interval]:
    for hours in sorted(configuration.hours_on(service, day), key=lambda hours: hours.opens):
        yield Interval(opens=hours.opens, closes=hours.closes)
