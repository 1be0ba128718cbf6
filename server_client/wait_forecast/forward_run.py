"""One run of a branch forward in time, event by event, under its real calling rule; what the future brings, it asks.

The rule is that of `queue_model.calling`, on numbers instead of tickets: the largest urgency among the heads of a
seat's lines, whoever was overtaken too often before all others, ties to the lower number. A ghost stands in line like
anybody and is passed like anybody; when it would be called it notes the time and lets the call go to the next.
"""

from bisect import insort
from collections.abc import Iterator
from heapq import heappop, heappush
from math import inf
from typing import NamedTuple

from server_client.wait_forecast.future import Comeback, Future, Newcomer, Turn
from server_client.wait_forecast.stage import Stage, is_busy, own_line

_READY, _JOINS, _GIVES_UP, _WAKES = range(4)
# Two urgencies that differ by less are equal: quotients of whole numbers differ by rounding only.
_ROUNDING = 1e-12


class Call(NamedTuple):
    """Somebody was called: the ticket, the seat, and how many had gone before it."""

    at_s: float
    ticket: int
    seat: int
    passed: int


class ForwardRun:
    """A run in progress; `first_calls` has when those asked for were called first, `calls` every call if it is kept.

    A run that keeps its calls goes on to its end, another until the last question is answered.
    """

    def __init__(self, stage: Stage, future: Future, *, until_s: float = inf, keeps_calls: bool = False) -> None:
        """Begin at the stage's moment; play no further than `until_s`."""
        self.stage = stage
        self.until = until_s
        self.clock = list(stage.clock)
        self.line = list(stage.line)
        self.passed = list(stage.passed)
        self.lines = [list(line) for line in stage.waiting]
        self.first_calls: dict[int, float] = {}
        self.calls: list[Call] | None = [] if keeps_calls else None
        self._future = future
        self._misses = {ticket: misses for ticket, misses in enumerate(stage.misses) if misses}
        self._limit = stage.scene.terms.overtaking_limit
        self._of_service = [self.lines[begin:end] for begin, end in stage.lines.spans]
        self._looks = [[(self.lines[number], stage.lines.rate[number]) for number in seen] for seen in stage.looks]
        # Of those in a seat's own line: the service for which they wait.
        self._sent: dict[int, int] = dict(stage.sent)
        self._forced: list[list[int]] = [[] for _ in stage.lines.services]
        self._any_forced = 0
        self._goes_first = set(stage.goes_first)
        self._ghosts = set(stage.ghosts)
        self._open_questions = set(stage.asked)
        self._idle: list[int] = []
        self._heap: list[tuple[float, int, int]] = []
        self._joining: dict[int, Comeback] = {}
        self._absences = [list(future.absences(seat)) for seat in range(len(stage.serves))]
        self._coming: Iterator[Newcomer] = future.newcomers()
        self._next = next(self._coming, None)
        self._handlers = (self._ready, self._joins, self._gives_up, self._wakes)
        self._set_out(stage.scene.t)

    def play(self) -> None:
        """Go on until every question is answered, nothing more happens, or the time is over."""
        heap, handlers, questions, until = self._heap, self._handlers, self._open_questions, self.until
        while questions or self.calls is not None:
            newcomer = self._next
            if newcomer is not None and (not heap or newcomer[0] < heap[0][0]):
                if newcomer[0] > until:
                    return
                self._arrives(newcomer)
            elif heap:
                at, kind, who = heappop(heap)
                if at > until:
                    return
                handlers[kind](who, at)
            else:
                return

    def choose(self, seat: int, now: float) -> int:
        """Return whom the seat is to call at `now`, or −1 if nobody waits whom it may call."""
        if self._any_forced or self.stage.is_conditional[seat] or (self._sent and self._has_own(seat)):
            return self._choose_with_care(seat, now)
        clock = self.clock
        best, low, high = -1, -inf, -inf
        for line, rate in self._looks[seat]:
            if line:
                head = line[0]
                urgency = rate * (now - clock[head])
                if urgency > high or (urgency >= low and head < best):
                    best, low, high = head, urgency - _ROUNDING, urgency + _ROUNDING
        return best

    def _set_out(self, now: float) -> None:
        for service, line in zip(self.stage.lines.service, self.lines, strict=True):
            for ticket in line:
                if service >= 0 and (self.passed[ticket] >= self._limit or ticket in self._goes_first):
                    self._force(ticket, service)
                if ticket not in self._ghosts:
                    self._may_give_up(ticket, now)
        for at, ticket in self.stage.later:
            self._joins_as_it_was(ticket, at)
        for number, ticket in enumerate(self.stage.away):
            if ticket >= 0:
                self._joins_as_it_was(ticket, self._future.returns_s(number))
        for number, seat in enumerate(self.stage.scene.seats):
            holder = self.stage.at_seat[number] if is_busy(seat) else -1
            self._end(holder, number, self._future.remainder(number), now)

    def _joins_as_it_was(self, ticket: int, at: float) -> None:
        if at < inf:
            self._joins_later(ticket, Comeback(0.0, self.line[ticket], None, False), at)

    def _arrives(self, newcomer: Newcomer) -> None:
        at, number, clock = newcomer
        ticket = len(self.clock)
        self.clock.append(clock)
        self.line.append(number)
        self.passed.append(0)
        self._stands(ticket, number, at)
        leaves = self._future.gives_up_s(ticket, number, at)
        if leaves < inf:
            heappush(self._heap, (leaves, _GIVES_UP, ticket))
        self._next = next(self._coming, None)

    def _stands(self, ticket: int, number: int, now: float) -> None:
        line, clock = self.lines[number], self.clock
        if not line or (clock[line[-1]], line[-1]) < (clock[ticket], ticket):
            line.append(ticket)
        else:
            insort(line, ticket, key=lambda other: (clock[other], other))
        if self._idle:
            self._wake_one(number, now)

    def _wake_one(self, line: int, now: float) -> None:
        stage = self.stage
        for seat in self._idle:
            if line in stage.serves[seat]:
                after = stage.after_wait_s(seat, line) if stage.is_conditional[seat] else 0.0
                if after > 0:
                    heappush(self._heap, (max(now, self.clock[self.lines[line][0]] + after) + 1.0, _WAKES, seat))
                    continue
                self._idle.remove(seat)
                heappush(self._heap, (now + self._future.reaction_s(seat), _READY, seat))
                return

    def _ready(self, seat: int, now: float) -> None:
        absences = self._absences[seat]
        is_over = bool(absences) and absences[0].from_s <= now
        if is_over and not absences[0].after_queue:
            self._leaves(seat, now)
            return
        ticket = self._whom(seat, now)
        if ticket >= 0:
            self._call(ticket, seat, now)
        elif is_over:
            self._leaves(seat, now)
        else:
            self._rests(seat, now)

    def _leaves(self, seat: int, now: float) -> None:
        _, until, at_least, _ = self._absences[seat].pop(0)
        self._lets_go(seat, now)
        back = max(until, now + at_least)
        if back < inf:
            heappush(self._heap, (back, _READY, seat))

    def _lets_go(self, seat: int, now: float) -> None:
        """Whoever was sent to a counter that closes waits for any counter of the service."""
        if not self._sent:
            return
        lines = self.stage.lines
        for cls in range(len(lines.classes)):
            sent = self.lines[own_line(lines, seat, cls)]
            while sent:
                ticket = sent.pop(0)
                number = self._sent.pop(ticket) * len(lines.classes) + cls
                self.line[ticket] = number
                self._stands(ticket, number, now)

    def _whom(self, seat: int, now: float) -> int:
        picked = self._future.by_hand(seat)
        if picked is not None:
            among = [n for number in self.stage.serves[seat] for n in self.lines[number] if n not in self._ghosts]
            if among:
                return among[int(picked * len(among))]
        ticket = self.choose(seat, now)
        while ticket in self._ghosts:
            self._notes(ticket, now)
            self._leaves_line(ticket)
            ticket = self.choose(seat, now)
        return ticket

    def _rests(self, seat: int, now: float) -> None:
        self._idle.append(seat)
        absences = self._absences[seat]
        if absences:
            heappush(self._heap, (absences[0].from_s, _WAKES, seat))
        if self.stage.is_conditional[seat]:
            wake = min(
                (
                    self.clock[self.lines[number][0]] + entry.after_wait_s
                    for entry in self.stage.entries[seat]
                    for number in entry.lines
                    if self.lines[number]
                ),
                default=inf,
            )
            if wake < inf:
                # A whole second later, since the rule counts whole seconds.
                heappush(self._heap, (max(wake, now) + 1.0, _WAKES, seat))

    def _wakes(self, seat: int, now: float) -> None:
        if seat in self._idle:
            self._idle.remove(seat)
            self._ready(seat, now)

    def _call(self, ticket: int, seat: int, now: float) -> None:
        number = self.line[ticket]
        self._leaves_line(ticket)
        if self.calls is not None:
            self.calls.append(Call(now, ticket, seat, self.passed[ticket]))
        if ticket in self._open_questions:
            self._notes(ticket, now)
        if self.stage.lines.overtakes[number]:
            self._overtake(ticket, self.stage.lines.service[number])
        misses = self._misses.get(ticket, 0) if self._misses else 0
        self._end(ticket, seat, self._future.turn(ticket, number, seat, misses=misses, now_s=now), now)

    def _overtake(self, ticket: int, service: int) -> None:
        clock, passed, limit = self.clock, self.passed, self._limit
        place = clock[ticket]
        for line in self._of_service[service]:
            for other in line:
                when = clock[other]
                if when > place or (when == place and other > ticket):
                    break
                passed[other] += 1
                if passed[other] == limit:
                    self._force(other, service)

    def _end(self, ticket: int, seat: int, turn: Turn, now: float) -> None:
        ready, comeback = turn
        heappush(self._heap, (now + ready, _READY, seat))
        if comeback is not None and ticket >= 0:
            if comeback.is_miss:
                self._misses[ticket] = self._misses.get(ticket, 0) + 1
            self._joins_later(ticket, comeback, now + comeback.after_s)

    def _joins_later(self, ticket: int, comeback: Comeback, at: float) -> None:
        self._joining[ticket] = comeback
        heappush(self._heap, (at, _JOINS, ticket))

    def _joins(self, ticket: int, now: float) -> None:
        _, number, clock, _ = self._joining.pop(ticket)
        lines = self.stage.lines
        before, service = self._service(ticket), lines.service[number]
        if service < 0:
            self._sent[ticket] = before
        elif service != before:
            self.passed[ticket] = 0
        self.line[ticket] = number
        if clock is not None:
            self.clock[ticket] = clock
        self._stands(ticket, number, now)
        if service >= 0 and self.passed[ticket] >= self._limit:
            self._force(ticket, service)
        self._may_give_up(ticket, now)

    def _has_own(self, seat: int) -> bool:
        lines = self.stage.lines
        first = own_line(lines, seat, 0)
        return any(self.lines[first : first + len(lines.classes)])

    def _service(self, ticket: int) -> int:
        """Return for which service somebody waits or waited last."""
        service = self.stage.lines.service[self.line[ticket]]
        if service >= 0:
            return service
        return self._sent[ticket] if ticket in self._sent else self.stage.service[ticket]

    def _may_give_up(self, ticket: int, now: float) -> None:
        at = self._future.gives_up_s(ticket, self.line[ticket], now)
        if at < inf:
            heappush(self._heap, (at, _GIVES_UP, ticket))

    def _gives_up(self, ticket: int, now: float) -> None:
        if ticket not in self.lines[self.line[ticket]]:
            return
        if ticket in self._open_questions:
            # The question is when it would have been called, so it stays and lets the others pass.
            self._ghosts.add(ticket)
        else:
            self._leaves_line(ticket)

    def _leaves_line(self, ticket: int) -> None:
        line = self.lines[self.line[ticket]]
        if line[0] == ticket:
            del line[0]
        else:
            line.remove(ticket)
        if self._any_forced:
            forced = self._forced[self._service(ticket)]
            if ticket in forced:
                forced.remove(ticket)
                self._any_forced -= 1
        if self._sent and self.stage.lines.service[self.line[ticket]] < 0:
            # Where it goes from here, it goes as somebody of the service that it was sent for.
            service = self._sent.pop(ticket)
            classes = len(self.stage.lines.classes)
            self.line[ticket] = service * classes + self.line[ticket] % classes
        if self._goes_first:
            self._goes_first.discard(ticket)

    def _notes(self, ticket: int, now: float) -> None:
        self.first_calls[ticket] = now
        self._open_questions.discard(ticket)

    def _force(self, ticket: int, service: int) -> None:
        if ticket not in self._forced[service]:
            self._forced[service].append(ticket)
            self._any_forced += 1

    def _choose_with_care(self, seat: int, now: float) -> int:
        clock, rates, services = self.clock, self.stage.lines.rates, self.stage.lines
        best, is_forced, low, high = -1, False, -inf, -inf
        for head, forced in self._candidates(seat, now):
            number = self.line[head]
            urgency = rates[self._service(head)][services.class_of(number)] * (now - clock[head])
            is_larger = urgency > high or (urgency >= low and head < best)
            if is_larger if forced == is_forced else forced:
                best, is_forced, low, high = head, forced, urgency - _ROUNDING, urgency + _ROUNDING
        return best

    def _candidates(self, seat: int, now: float) -> Iterator[tuple[int, bool]]:
        clock, lines = self.clock, self.lines
        if self._sent:
            for number in self.stage.serves[seat]:
                if self.stage.lines.service[number] < 0 and lines[number]:
                    head = lines[number][0]
                    yield head, head in self._goes_first
        for entry in self.stage.entries[seat]:
            must_go = self._must_go(entry.service) if self._any_forced else -1
            if must_go >= 0:
                yield lines[self.line[must_go]][0], True
                continue
            for number in entry.lines:
                line = lines[number]
                if line and max(0, int(now - clock[line[0]])) >= entry.after_wait_s:
                    yield line[0], False

    def _must_go(self, service: int) -> int:
        clock = self.clock
        found = -1
        for ticket in self._forced[service]:
            if ticket in self._ghosts and self.lines[self.line[ticket]][0] != ticket:
                # Its guarantee is its own: it does not push those before it.
                continue
            if found < 0 or (clock[ticket], ticket) < (clock[found], found):
                found = ticket
        return found
