"""A scene on lean arrays, so that it can be played many times; it says who stands where, and plays nothing.

A line is a number: service × classes + class for those who wait for any counter, and after these one for each seat and
class, for those who were sent to that counter by name. A ticket is a number too, in the order of the log.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from server_client.queue_model.ids import ClassCode, CounterId, ServiceCode, TicketId
from server_client.wait_forecast.scene import Scene, Seat, SeatState, Standing
from server_client.wait_forecast.trace import Terms

NO_LINE = -1


@dataclass(frozen=True, slots=True)
class Entry:
    """A service of a seat: its lines there, and how long somebody must have waited."""

    service: int
    lines: tuple[int, ...]
    after_wait_s: float


@dataclass(frozen=True, slots=True)
class Lines:
    """What is fixed of the lines of a branch: by service and class, and by seat and class behind them.

    By line: `service` (−1 for a seat's own), `rate` (slope over promise; 0 for a seat's own) and `overtakes` (whether a
    call from it passes anybody). By service: `rates` by class, and the `spans` of its lines.
    """

    services: tuple[ServiceCode, ...]
    classes: tuple[ClassCode, ...]
    rates: tuple[tuple[float, ...], ...]
    spans: tuple[tuple[int, int], ...]
    service: tuple[int, ...]
    rate: tuple[float, ...]
    overtakes: tuple[bool, ...]

    def number(self, service: ServiceCode, class_code: ClassCode) -> int:
        """Return the line of those who wait for any counter of a service; −1 if one of both is unknown."""
        if service not in self.services or class_code not in self.classes:
            return NO_LINE
        return self.services.index(service) * len(self.classes) + self.classes.index(class_code)

    def class_of(self, line: int) -> int:
        """Return the number of the line's class."""
        return line % len(self.classes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """A scene, ready to be played.

    By ticket: `standing` (None of a ghost), `clock`, `line`, `service`, `passed`, `misses`; `sent` has the service of
    those who wait in a seat's own line. By seat: `serves` (all its lines), `looks` (those of services), `entries`,
    `is_conditional` (whether somebody must have waited for it to call them), and `at_seat` (the ticket there, or −1).
    `waiting` are those in line, in order; `later` those who wait but are not offered before a time; `away` those who
    may come back. `ghosts` are newcomers who only note when they would be called; `asked` are all whose first call is
    asked for.
    """

    scene: Scene
    lines: Lines
    standing: tuple[Standing | None, ...]
    clock: tuple[float, ...]
    line: tuple[int, ...]
    service: tuple[int, ...]
    sent: dict[int, int]
    passed: tuple[int, ...]
    misses: tuple[int, ...]
    goes_first: frozenset[int]
    serves: tuple[tuple[int, ...], ...]
    looks: tuple[tuple[int, ...], ...]
    entries: tuple[tuple[Entry, ...], ...]
    is_conditional: tuple[bool, ...]
    at_seat: tuple[int, ...]
    waiting: tuple[tuple[int, ...], ...]
    later: tuple[tuple[float, int], ...]
    away: tuple[int, ...]
    ghosts: range
    asked: frozenset[int]

    def after_wait_s(self, seat: int, line: int) -> float:
        """Return how long somebody in the line must have waited before the seat calls them."""
        return min((entry.after_wait_s for entry in self.entries[seat] if line in entry.lines), default=0.0)


def lines_of(terms: Terms, seats: int) -> Lines:
    """Return the lines of a branch with that many counters."""
    services, classes = tuple(terms.services), terms.classes
    own = seats * len(classes)
    rates = tuple(tuple(terms.slope(cls) / terms.services[code].promise_s for cls in classes) for code in services)
    return Lines(
        services=services,
        classes=classes,
        rates=rates,
        spans=tuple((number * len(classes), (number + 1) * len(classes)) for number in range(len(services))),
        rate=(*(rate for of_service in rates for rate in of_service), *([0.0] * own)),
        service=(*(number for number in range(len(services)) for _ in classes), *([-1] * own)),
        overtakes=(*[cls not in terms.booking_classes for _ in services for cls in classes], *([False] * own)),
    )


def staged(
    scene: Scene, *, asked: frozenset[TicketId] | None = None, ghosts: Sequence[tuple[ServiceCode, ClassCode]] = ()
) -> Stage:
    """Return the scene ready to be played, with a ghost for each service and class named.

    `asked` limits whose first call is asked for; None asks for all who wait and have not been called. Who waits for
    what the terms do not name is left out.
    """
    lines = lines_of(scene.terms, len(scene.seats))
    seat_numbers = {seat.counter: number for number, seat in enumerate(scene.seats)}
    people = sorted(
        (one for one in _everyone(scene) if lines.number(one.service, one.class_code) >= 0),
        key=lambda one: one.order,
    )
    number_of = {one.ticket: number for number, one in enumerate(people)}
    ghost_lines = [lines.number(service, cls) for service, cls in ghosts]
    line = (*(_line(lines, seat_numbers, one) for one in people), *ghost_lines)
    clock = (*(one.clock_s for one in people), *([scene.t] * len(ghost_lines)))
    passed = (*(one.passed for one in people), *([0] * len(ghost_lines)))
    plain = (*(lines.number(one.service, one.class_code) for one in people), *ghost_lines)
    ghost_numbers = range(len(people), len(people) + len(ghost_lines))
    in_line = [number_of[one.ticket] for one in scene.waiting if one.ticket in number_of]
    now_offered = [n for n in in_line if _offered_from(people[n]) <= scene.t]
    return Stage(
        scene=scene,
        lines=lines,
        standing=(*people, *([None] * len(ghost_lines))),
        clock=clock,
        line=line,
        service=tuple(place // len(lines.classes) for place in plain),
        sent={n: plain[n] // len(lines.classes) for n in in_line if lines.service[line[n]] < 0},
        passed=passed,
        misses=(*(one.misses for one in people), *([0] * len(ghost_lines))),
        goes_first=frozenset(n for n, one in enumerate(people) if one.goes_first),
        serves=tuple(_serves(lines, number, seat) for number, seat in enumerate(scene.seats)),
        looks=tuple(_looks(lines, seat) for seat in scene.seats),
        entries=tuple(_entries(lines, seat) for seat in scene.seats),
        is_conditional=tuple(any(skill.after_wait_s > 0 for skill in seat.skills) for seat in scene.seats),
        at_seat=tuple(number_of.get(seat.standing.ticket, -1) if seat.standing else -1 for seat in scene.seats),
        waiting=_drawn_up(len(lines.service), [*now_offered, *ghost_numbers], line, clock),
        later=tuple((_offered_from(people[n]), n) for n in in_line if _offered_from(people[n]) > scene.t),
        away=tuple(number_of.get(one.standing.ticket, -1) for one in scene.away),
        ghosts=ghost_numbers,
        asked=frozenset(n for n in in_line if _is_asked(people[n], asked)) | frozenset(ghost_numbers),
    )


def _everyone(scene: Scene) -> Iterator[Standing]:
    yield from scene.waiting
    yield from (seat.standing for seat in scene.seats if seat.standing is not None)
    yield from (one.standing for one in scene.away)


def _is_asked(one: Standing, asked: frozenset[TicketId] | None) -> bool:
    return not one.was_called if asked is None else one.ticket in asked


def _offered_from(one: Standing) -> float:
    return one.offered_from_s if one.offered_from_s is not None else float("-inf")


def _line(lines: Lines, seats: dict[CounterId, int], one: Standing) -> int:
    seat = seats.get(one.directed_to) if one.directed_to is not None else None
    if seat is None:
        return lines.number(one.service, one.class_code)
    return own_line(lines, seat, lines.classes.index(one.class_code))


def own_line(lines: Lines, seat: int, cls: int) -> int:
    """Return the line of those of a class who were sent to one seat by name."""
    return (len(lines.services) + seat) * len(lines.classes) + cls


def _entries(lines: Lines, seat: Seat) -> tuple[Entry, ...]:
    found = []
    for skill in seat.skills:
        if skill.service not in lines.services:
            continue
        classes = skill.classes or lines.classes
        numbers = tuple(lines.number(skill.service, cls) for cls in lines.classes if cls in classes)
        found.append(Entry(lines.services.index(skill.service), numbers, skill.after_wait_s))
    return tuple(found)


def _serves(lines: Lines, number: int, seat: Seat) -> tuple[int, ...]:
    own = (own_line(lines, number, cls) for cls in range(len(lines.classes)))
    return (*own, *_looks(lines, seat))


def _looks(lines: Lines, seat: Seat) -> tuple[int, ...]:
    return tuple(dict.fromkeys(line for entry in _entries(lines, seat) for line in entry.lines))


def _drawn_up(
    count: int, numbers: Sequence[int], line: Sequence[int], clock: Sequence[float]
) -> tuple[tuple[int, ...], ...]:
    drawn: list[list[int]] = [[] for _ in range(count)]
    for number in sorted(numbers, key=lambda n: (clock[n], n)):
        drawn[line[number]].append(number)
    return tuple(tuple(one) for one in drawn)


def is_busy(seat: Seat) -> bool:
    """Say whether somebody is called to the seat or served there."""
    return seat.state is SeatState.CALLED or seat.state is SeatState.SERVING
