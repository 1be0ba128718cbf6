"""A recorded day under another policy: by what rule, with which counters, and until when; nothing is played here."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from server_client.policy_lab import changes
from server_client.policy_lab.changes import AnyChange, minute_of
from server_client.policy_lab.recorded_day import Presence, RecordedDay
from server_client.queue_model.configuration import Configuration
from server_client.queue_model.ids import ClerkId, CounterId, ServiceCode
from server_client.wait_forecast.terms_of_branch import skills_of
from server_client.wait_forecast.trace import ServiceTerms, Skill, Terms

# Counters that worked up to so short a time before the day's end go on where a trial closes later.
_LAST_S = 1800.0
_ANY_PROMISE_S = 1800.0
_ANY_LIMIT = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedDay:
    """A day and what holds on it.

    `terms` are what is called by; `promises` what the waits are measured by. Who comes at `last_number_s` or later
    gets no number; at `ends_s` the day is over.
    """

    day: RecordedDay
    terms: Terms
    promises: dict[ServiceCode, float]
    presences: tuple[Presence, ...]
    last_number_s: float
    ends_s: float


def unchanged(day: RecordedDay) -> ChangedDay:
    """Return the day as it was."""
    return ChangedDay(
        day=day,
        terms=day.terms,
        promises={code: terms.promise_s for code, terms in day.terms.services.items()},
        presences=day.presences,
        last_number_s=float("inf"),
        ends_s=day.ends_s,
    )


def changed(day: RecordedDay, what: Iterable[AnyChange], setup: Configuration) -> ChangedDay:
    """Return the day with all that is otherwise; `setup` is what the branch was set up with, and fits the changes."""
    result = unchanged(day)
    for change in what:
        result = _with(result, change, setup)
    return result


def measured_alike(day: RecordedDay, other: ChangedDay) -> ChangedDay:
    """Return the day as it was, measured by the other's promises, so that both sides can be compared."""
    return replace(unchanged(day), promises=other.promises)


def _with(on: ChangedDay, change: AnyChange, setup: Configuration) -> ChangedDay:
    match change:
        case changes.SetSlope(class_code=code, slope=slope):
            return replace(on, terms=replace(on.terms, slopes={**on.terms.slopes, code: slope}))
        case changes.SetOvertakingLimit(limit=limit):
            return replace(on, terms=replace(on.terms, overtaking_limit=limit))
        case changes.FirstComeFirstServed():
            return replace(on, terms=_first_come(on.terms))
        case changes.SetPromise(service=service, minutes=minutes):
            return _with_promise(on, service, 60.0 * minutes)
        case changes.LastNumberAt(at=at):
            return replace(on, last_number_s=min(on.last_number_s, _seconds(at)))
        case changes.CloseAt(at=at):
            return _closing(on, _seconds(at))
        case _:
            return replace(on, presences=_other_presences(on.presences, change, setup))


def _first_come(terms: Terms) -> Terms:
    services = {code: replace(one, promise_s=_ANY_PROMISE_S) for code, one in terms.services.items()}
    return replace(terms, slopes=dict.fromkeys(terms.classes, 1.0), services=services, overtaking_limit=_ANY_LIMIT)


def _with_promise(on: ChangedDay, service: ServiceCode, promise_s: float) -> ChangedDay:
    known = on.terms.services.get(service)
    if known is None:
        return on
    services = {**on.terms.services, service: ServiceTerms(nominal_s=known.nominal_s, promise_s=promise_s)}
    return replace(on, terms=replace(on.terms, services=services), promises={**on.promises, service: promise_s})


def _closing(on: ChangedDay, at: float) -> ChangedDay:
    last = max((one.ends_s for one in on.presences), default=on.ends_s)
    final: dict[CounterId, float] = {}
    for one in on.presences:
        final[one.counter] = max(final.get(one.counter, 0.0), one.ends_s)
    presences = tuple(
        replace(one, ends_s=at)
        if one.ends_s >= at or (one.ends_s == final[one.counter] and one.ends_s >= last - _LAST_S)
        else one
        for one in on.presences
        if one.begins_s < at
    )
    ends = at if last < at else on.ends_s
    return replace(on, presences=presences, last_number_s=min(on.last_number_s, at), ends_s=max(ends, at))


def _other_presences(presences: Sequence[Presence], change: AnyChange, setup: Configuration) -> tuple[Presence, ...]:
    match change:
        case changes.ServeAlso(counter=counter, service=service):
            return tuple(_serving(one, service) if one.counter == counter else one for one in presences)
        case changes.ServeNoMore(counter=counter, service=service):
            return tuple(_without(one, service) if one.counter == counter else one for one in presences)
        case changes.CloseCounter(counter=counter, begins=begins, ends=ends):
            return _closed(presences, counter, _seconds(begins), _seconds(ends))
        case changes.OpenCounter():
            return _opened(presences, change, setup)
        case _:
            return tuple(presences)


def _serving(presence: Presence, service: ServiceCode) -> Presence:
    others = tuple(skill for skill in presence.skills if skill.service != service)
    return replace(presence, skills=(*others, Skill(service=service)))


def _without(presence: Presence, service: ServiceCode) -> Presence:
    return replace(presence, skills=tuple(skill for skill in presence.skills if skill.service != service))


def _closed(presences: Sequence[Presence], counter: CounterId, begins_s: float, ends_s: float) -> tuple[Presence, ...]:
    left: list[Presence] = []
    for one in presences:
        if one.counter != counter:
            left.append(one)
            continue
        if one.begins_s < begins_s:
            left.append(replace(one, ends_s=min(one.ends_s, begins_s)))
        if one.ends_s > ends_s:
            left.append(replace(one, begins_s=max(one.begins_s, ends_s)))
    return tuple(left)


def _opened(presences: Sequence[Presence], change: changes.OpenCounter, setup: Configuration) -> tuple[Presence, ...]:
    begins_s, ends_s = _seconds(change.begins), _seconds(change.ends)
    own = sorted((one for one in presences if one.counter == change.counter), key=lambda one: one.begins_s)
    skills = skills_of(setup, change.profile)
    clerk = own[0].clerk if own else ClerkId(f"{change.counter}+")
    added: list[Presence] = []
    at = begins_s
    # Where the counter was open anyway it stays as it was.
    for gap_end, next_begin in [*((one.begins_s, one.ends_s) for one in own), (ends_s, ends_s)]:
        end = min(gap_end, ends_s)
        if at < end:
            added.append(Presence(counter=change.counter, clerk=clerk, skills=skills, begins_s=at, ends_s=end))
        at = max(at, next_begin)
    return (*presences, *added)


def _seconds(text: str) -> float:
    minute = minute_of(text)
    if minute is None:
        raise ValueError(f"{text!r} is no time of day")
    return 60.0 * minute
