"""Plays a recorded day again under the real calling rule, as it was or changed; tells what became of each number."""

from datetime import UTC, datetime
from enum import StrEnum
from typing import NamedTuple

from server_client.policy_lab.casting import Casting
from server_client.policy_lab.changed_day import ChangedDay
from server_client.policy_lab.habits import Habits
from server_client.policy_lab.past_future import PastFuture
from server_client.policy_lab.recorded_day import Person, RecordedDay, TurnEnd, closing_of
from server_client.policy_lab.seats import seats_of
from server_client.queue_model.ids import ClassCode, ServiceCode, TicketId
from server_client.wait_forecast.forward_run import ForwardRun
from server_client.wait_forecast.scene import Scene
from server_client.wait_forecast.stage import staged

# A run is in seconds of its day; which day that is matters to nobody in it.
_SOME_DAY = datetime(1970, 1, 1, tzinfo=UTC)


class Fate(StrEnum):
    """What became of a number: called, given up before that, never called until the end, or never given out."""

    CALLED = "called"
    LEFT = "left"
    UNSERVED = "unserved"
    TURNED_AWAY = "turned_away"


class Told(NamedTuple):
    """A number that stood in line from `since_s` until its first call, or until it was lost, at `until_s`.

    `wait_s` counts from its priority clock, as promises do.
    """

    ticket: TicketId
    service: ServiceCode
    class_code: ClassCode
    since_s: float
    until_s: float
    wait_s: float
    promise_s: float
    passed: int
    fate: Fate


def as_it_was(day: RecordedDay, promises: dict[ServiceCode, float]) -> list[Told]:
    """Return what became of the day's numbers, as its log tells."""
    told = []
    for person in day.people:
        first = person.turns[0]
        if first.called_s is not None:
            fate, until = Fate.CALLED, first.called_s
        else:
            fate = Fate.LEFT if first.end is TurnEnd.LEFT else Fate.UNSERVED
            until = min(first.ended_s, max(day.closing_s, first.since_s))
        told.append(_told(person, until, first.passed, fate, promises))
    return told


def replayed(on: ChangedDay, casting: Casting, habits: Habits) -> list[Told]:
    """Return what becomes of the day's numbers if these people come on that day."""
    day = on.day
    seats = seats_of(on.presences, day.begins_s)
    scene = Scene(at=_SOME_DAY, day=day.day, t=day.begins_s, terms=on.terms, seats=seats.seats, waiting=())
    stage = staged(scene)
    future = PastFuture(on, casting, habits, seats, stage.lines)
    run = ForwardRun(stage, future, until_s=on.ends_s, keeps_calls=True)
    if run.calls is not None:
        future.listen_to(run.calls)
    run.play()
    return _outcomes(on, future)


def _outcomes(on: ChangedDay, future: PastFuture) -> list[Told]:
    told = []
    for number, person in enumerate(on.day.people):
        call = future.first_calls.get(number)
        if person.was_at_the_desk:
            told.append(_told(person, person.turns[0].since_s, person.turns[0].passed, Fate.CALLED, on.promises))
        elif call is not None:
            told.append(_told(person, call.at_s, call.passed, Fate.CALLED, on.promises))
        elif number not in future.let_in:
            told.append(_told(person, person.turns[0].since_s, 0, Fate.TURNED_AWAY, on.promises))
        elif number in future.queued:
            leaves, closes = future.leaves_s.get(number, on.ends_s), closing_of(on.presences, on.ends_s)
            fate = Fate.LEFT if leaves < closes else Fate.UNSERVED
            until = min(leaves, max(closes, person.turns[0].since_s))
            told.append(_told(person, until, 0, fate, on.promises))
    return told


def _told(person: Person, until_s: float, passed: int, fate: Fate, promises: dict[ServiceCode, float]) -> Told:
    turn = person.turns[0]
    return Told(
        ticket=person.ticket,
        service=turn.service,
        class_code=turn.class_code,
        since_s=turn.since_s,
        until_s=until_s,
        wait_s=max(0.0, until_s - turn.clock_s),
        promise_s=promises.get(turn.service, 0.0),
        passed=passed,
        fate=fate,
    )
