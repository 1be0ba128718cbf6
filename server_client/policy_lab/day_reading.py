"""Takes the days of a trace apart into people and counters, one event after another; it judges nothing of them."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from server_client.policy_lab.open_turns import OpenCounter, OpenNumber, OpenTurn
from server_client.policy_lab.recorded_day import Person, Presence, RecordedDay, TurnEnd
from server_client.queue_model.ids import ClerkId, CounterId, TicketId
from server_client.wait_forecast import trace
from server_client.wait_forecast.trace import Terms, TraceData, TraceEvent

# A counter that closes without having called whom it could have called was in truth gone when the last one left it.
_JUST_BEFORE_S = 0.5


def recorded_days(events: Iterable[TraceEvent], terms: Callable[[int], Terms]) -> Iterator[RecordedDay]:
    """Go through the days of the trace at which somebody came; `terms` says by what the branch worked on a day."""
    reading: _Day | None = None
    for event in events:
        if reading is not None and reading.day != event.day:
            yield from reading.ended()
            reading = None
        if reading is None:
            reading = _Day(event.day, event.t, terms(event.day))
        reading.take(event)
    if reading is not None:
        yield from reading.ended()


class _Day:
    """A day as far as it has been read."""

    def __init__(self, day: int, begins_s: float, terms: Terms) -> None:
        self.day = day
        self.terms = terms
        self.begins_s = begins_s
        self.last_s = begins_s
        self.numbers: dict[TicketId, OpenNumber] = {}
        self.waiting: dict[TicketId, OpenTurn] = {}
        self.counters: dict[CounterId, OpenCounter] = {}
        self.presences: list[Presence] = []
        self.reactions: dict[ClerkId, list[float]] = {}
        self.just_done: tuple[TicketId, float] | None = None

    def take(self, event: TraceEvent) -> None:
        effect = _EFFECTS.get(type(event.data))
        if effect is not None:
            effect(self, event.data, event.t)
        self.last_s = max(self.last_s, event.t)

    def ended(self) -> Iterator[RecordedDay]:
        for counter in list(self.counters):
            self.leave(counter, self.last_s)
        for ticket in list(self.numbers):
            self.closes(ticket, TurnEnd.UNSERVED, self.last_s)
        people = tuple(
            Person(
                ticket=ticket,
                turns=tuple(turn.told() for turn in number.ended),
                slot_s=number.slot_s,
                follows=number.follows,
            )
            for ticket, number in self.numbers.items()
        )
        if people:
            yield RecordedDay(
                day=self.day,
                terms=self.terms,
                begins_s=self.begins_s,
                ends_s=self.last_s,
                people=people,
                presences=tuple(sorted(self.presences, key=lambda one: one.begins_s)),
                reactions={clerk: tuple(found) for clerk, found in self.reactions.items()},
            )

    def joins(self, ticket: TicketId, turn: OpenTurn) -> None:
        """Let somebody stand in line."""
        self.numbers.setdefault(ticket, OpenNumber(order=len(self.numbers))).turn = turn
        self.waiting[ticket] = turn
        for id_, counter in self.counters.items():
            if counter.is_free and counter.could_call_s is None and turn.is_for(id_, counter.skills, turn.since_s):
                counter.could_call_s, counter.was_idle = turn.since_s, True

    def closes(self, ticket: TicketId, end: TurnEnd, at: float) -> OpenTurn | None:
        """End the turn of somebody, and free the counter that was busy with them; None if none goes on."""
        number = self.numbers.get(ticket)
        if number is None or number.turn is None:
            return None
        turn, number.turn = number.turn, None
        self.waiting.pop(ticket, None)
        turn.end, turn.ended_s = end, at
        number.ended.append(turn)
        counter = None if turn.counter is None else self.counters.get(turn.counter)
        if counter is not None and counter.busy_with is turn:
            counter.last, counter.busy_with = turn, None
            if turn.is_direct:
                # No rule sent them there, and none would: as far as the rule goes the counter was not there.
                self.was_there(counter, turn.counter or CounterId(""), turn.since_s)
                counter.since_s, counter.last = at, None
            self.frees(counter, turn.counter or CounterId(""), at)
        return turn

    def frees(self, counter: OpenCounter, id_: CounterId, at: float) -> None:
        """Let a counter be free."""
        has_somebody = any(turn.is_for(id_, counter.skills, at) for turn in self.waiting.values())
        counter.could_call_s, counter.was_idle = (at if has_somebody else None), False

    def calls(self, counter: OpenCounter, turn: OpenTurn, at: float) -> None:
        """Let a counter be busy with somebody, and keep how long it took to call them."""
        turn.clerk = counter.clerk
        if counter.could_call_s is not None:
            gap = max(0.0, at - counter.could_call_s)
            if counter.was_idle:
                self.reactions.setdefault(counter.clerk, []).append(gap)
            elif counter.last is not None:
                counter.last.wrap_s = gap
            else:
                counter.since_s += gap
        counter.busy_with, counter.could_call_s = turn, None

    def taken(self) -> None:
        """Let those counters rest for whom nobody is left."""
        for id_, counter in self.counters.items():
            since = counter.could_call_s
            if since is not None and not any(turn.is_for(id_, counter.skills, since) for turn in self.waiting.values()):
                counter.could_call_s = None

    def leave(self, id_: CounterId, at: float) -> None:
        """Let a counter be closed."""
        counter = self.counters.pop(id_, None)
        if counter is None:
            return
        self.was_there(counter, id_, at if counter.could_call_s is None else counter.could_call_s - _JUST_BEFORE_S)

    def was_there(self, counter: OpenCounter, id_: CounterId, until: float) -> None:
        """Keep that a counter would have called from when it was opened."""
        if until > counter.since_s:
            self.presences.append(
                Presence(
                    counter=id_, clerk=counter.clerk, skills=counter.skills, begins_s=counter.since_s, ends_s=until
                )
            )


def _issued(day: _Day, data: trace.TicketIssued, at: float) -> None:
    day.joins(
        data.ticket,
        OpenTurn(service=data.service, class_code=data.class_code, clock_s=data.clock_s, since_s=at),
    )
    number = day.numbers[data.ticket]
    number.slot_s = data.slot_s
    # A number that is given out at the very moment at which another is done, with a clock before it, is the same
    # person's next need.
    if day.just_done is not None and day.just_done[1] == at and data.clock_s < at and data.slot_s is None:
        number.follows = day.just_done[0]
    day.just_done = None


def _counter_opened(day: _Day, data: trace.CounterOpened, at: float) -> None:
    day.leave(data.counter, at)
    counter = day.counters[data.counter] = OpenCounter(clerk=data.clerk, skills=data.skills, since_s=at)
    day.frees(counter, data.counter, at)


def _counter_closed(day: _Day, data: trace.CounterClosed, at: float) -> None:
    day.leave(data.counter, at)
    if not data.keeps_sent:
        for turn in day.waiting.values():
            if turn.directed_to == data.counter:
                turn.directed_to = None


def _called(day: _Day, data: trace.TicketCalled, at: float) -> None:
    number, counter = day.numbers.get(data.ticket), day.counters.get(data.counter)
    if number is None or number.turn is None:
        return
    turn = number.turn
    turn.called_s, turn.counter = at, data.counter
    day.waiting.pop(data.ticket, None)
    if turn.directed_to is None and turn.class_code not in day.terms.booking_classes:
        place = (turn.clock_s, number.order)
        for ticket, other in day.waiting.items():
            if other.stands_before(turn, place, day.numbers[ticket].order, at):
                other.passed += 1
    if counter is not None:
        day.calls(counter, turn, at)
    day.taken()


def _started(day: _Day, data: trace.ServiceStarted, at: float) -> None:
    number = day.numbers.get(data.ticket)
    if number is not None and number.turn is not None:
        number.turn.started_s = at


def _service_ended(day: _Day, data: trace.ServiceEnded, at: float) -> None:
    before = day.closes(data.ticket, TurnEnd.DONE if data.to is None else TurnEnd.SENT_ON, at)
    day.just_done = (data.ticket, at) if data.to is None else None
    if before is None or data.to is None:
        return
    terms = day.terms
    clock = before.clock_s if terms.transfer_credit_s is None else at - terms.transfer_credit_s
    day.joins(
        data.ticket,
        OpenTurn(
            service=data.to,
            class_code=data.class_code or terms.transfer_class or before.class_code,
            clock_s=clock if data.clock_s is None else data.clock_s,
            since_s=at,
            directed_to=data.directed_to,
            goes_first=data.goes_first,
            passed=before.passed if data.to == before.service and not data.starts_anew else 0,
        ),
    )


def _no_show(day: _Day, data: trace.NoShow, at: float) -> None:
    day.closes(data.ticket, TurnEnd.GONE if data.is_final else TurnEnd.MISSED, at)


def _held(day: _Day, data: trace.TicketHeld, at: float) -> None:
    day.closes(data.ticket, TurnEnd.HELD, at)


def _returned(day: _Day, data: trace.TicketReturned, at: float) -> None:
    number = day.numbers.get(data.ticket)
    if number is None or not number.ended or number.turn is not None:
        return
    last = number.ended[-1]
    day.joins(
        data.ticket,
        OpenTurn(
            service=last.service,
            class_code=last.class_code,
            clock_s=last.clock_s,
            since_s=at,
            directed_to=data.directed_to,
            offered_from_s=data.offered_from_s,
            passed=last.passed,
        ),
    )


def _moved(day: _Day, data: trace.TicketMoved, at: float) -> None:
    number = day.numbers.get(data.ticket)
    if number is None or not (number.turn or number.ended):
        return
    before = number.turn or number.ended[-1]
    is_other = data.starts_anew or data.service != before.service
    sent = OpenTurn(
        service=data.service,
        class_code=before.class_code,
        clock_s=data.clock_s,
        since_s=at if number.turn is None else before.since_s,
        directed_to=data.directed_to,
        goes_first=data.goes_first,
        passed=0 if is_other else before.passed,
    )
    # Who has waited meanwhile has waited for what they were called for in the end.
    day.joins(data.ticket, sent)


def _changed(day: _Day, data: trace.TicketChanged, at: float) -> None:
    turn = day.waiting.get(data.ticket)
    if turn is not None:
        turn.class_code = data.class_code or turn.class_code
        turn.offered_from_s = turn.offered_from_s if data.offered_from_s is None else data.offered_from_s


def _undone(day: _Day, data: trace.CallUndone, at: float) -> None:
    number = day.numbers.get(data.ticket)
    if number is None:
        return
    if number.turn is not None and number.turn.counter == data.counter:
        # They had not come after all.
        number.turn.started_s = None
        return
    if not number.ended:
        return
    # What was told of as its end was none: the turn goes on, and one that had begun since has never been.
    day.waiting.pop(data.ticket, None)
    number.turn = number.ended.pop()
    number.turn.end = None
    counter = day.counters.get(data.counter)
    if counter is not None:
        counter.busy_with, counter.could_call_s = number.turn, None


def _cancelled(day: _Day, data: trace.Cancelled, at: float) -> None:
    day.closes(data.ticket, TurnEnd.LEFT, at)


def _expired(day: _Day, data: trace.Expired, at: float) -> None:
    day.closes(data.ticket, TurnEnd.UNSERVED, at)


# One entry a type: the second parameter is of the key's type, which the type checker cannot express.
_EFFECTS: dict[type[TraceData], Callable[[_Day, Any, float], None]] = {
    trace.TicketIssued: _issued,
    trace.CounterOpened: _counter_opened,
    trace.CounterClosed: _counter_closed,
    trace.TicketCalled: _called,
    trace.ServiceStarted: _started,
    trace.ServiceEnded: _service_ended,
    trace.NoShow: _no_show,
    trace.TicketHeld: _held,
    trace.TicketReturned: _returned,
    trace.TicketMoved: _moved,
    trace.TicketChanged: _changed,
    trace.CallUndone: _undone,
    trace.Cancelled: _cancelled,
    trace.Expired: _expired,
}
