"""The calling rule on the state that a trace makes, to see where a clerk kept to it; it calls nobody."""

from collections.abc import Iterator

from server_client.queue_model.ids import ClassCode, ServiceCode
from server_client.wait_forecast.desk import Desk
from server_client.wait_forecast.person import Person
from server_client.wait_forecast.trace import Skill, Terms
from server_client.wait_forecast.trace_state import DayState


def chosen_by_rule(state: DayState, desk: Desk, now: float) -> Person | None:
    """Return whom the rule gives to the counter at `now`, or None if nobody waits whom it may call."""
    best: tuple[bool, float, int] | None = None
    found = None
    for person, is_forced in _candidates(state, desk, now):
        rank = (
            not is_forced,
            -urgency(state.terms, person.service, person.class_code, now - person.clock_s),
            person.order,
        )
        if best is None or rank < best:
            best, found = rank, person
    return found


def urgency(terms: Terms, service: ServiceCode, class_code: ClassCode, waited_s: float) -> float:
    """Return how much of the promised wait has passed, times the slope of the class."""
    known = terms.services.get(service)
    return terms.slope(class_code) * waited_s / (known.promise_s if known is not None else 1800.0)


def _candidates(state: DayState, desk: Desk, now: float) -> Iterator[tuple[Person, bool]]:
    yield from _heads((one for one in _everyone(state) if one.directed_to == desk.counter), by_service=False)
    for skill in desk.skills:
        yield from _of_service(state, skill, now)


def _everyone(state: DayState) -> Iterator[Person]:
    for line in state.waiting.values():
        yield from line.values()


def _of_service(state: DayState, skill: Skill, now: float) -> Iterator[tuple[Person, bool]]:
    in_line = [one for one in state.waiting_for(skill.service) if one.directed_to is None and one.is_offered(now)]
    limit = state.terms.overtaking_limit
    must_go = min((one for one in in_line if one.passed >= limit or one.goes_first), key=_place, default=None)
    if must_go is not None:
        yield min((one for one in in_line if one.class_code == must_go.class_code), key=_place), True
        return
    for head, _ in _heads(one for one in in_line if not skill.classes or one.class_code in skill.classes):
        if max(0, int(now - head.clock_s)) >= skill.after_wait_s:
            yield head, False


def _heads(people: Iterator[Person], *, by_service: bool = True) -> Iterator[tuple[Person, bool]]:
    heads: dict[ClassCode, Person] = {}
    for one in people:
        known = heads.get(one.class_code)
        if known is None or _place(one) < _place(known):
            heads[one.class_code] = one
    for one in heads.values():
        yield one, one.goes_first and not by_service


def _place(person: Person) -> tuple[float, int]:
    return (person.clock_s, person.order)
