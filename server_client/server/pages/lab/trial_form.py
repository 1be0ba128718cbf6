"""The form of a trial: what people type made into changes, and changes made into what stands in the fields."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from server_client.policy_lab import changes
from server_client.policy_lab.changes import AnyChange, Trial
from server_client.queue_model.configuration import Configuration
from server_client.queue_model.ids import CounterId, ProfileCode, ServiceCode

NEW_COUNTER = CounterId("new")
FIRST_COME = "first_come"
LONGEST_TITLE = 120


class FormWrong(Exception):
    """What was typed is no trial; `word` says why, `typed` is what it is about."""

    def __init__(self, word: str, typed: str = "") -> None:
        """Keep both."""
        super().__init__(f"{word}: {typed}")
        self.word = word
        self.typed = typed[:80]


@dataclass(frozen=True, slots=True)
class _Fields:
    """The fields of a form, without blanks around what was typed."""

    typed: Mapping[str, str]

    def text(self, name: str) -> str:
        return self.typed.get(name, "").strip()

    def number(self, name: str) -> float | None:
        text = self.text(name).replace(",", ".")
        if not text:
            return None
        try:
            return float(text)
        except ValueError as wrong:
            raise FormWrong("wrong_number", text) from wrong

    def whole(self, name: str) -> int | None:
        found = self.number(name)
        if found is None:
            return None
        if not found.is_integer():
            raise FormWrong("wrong_number", self.text(name))
        return int(found)

    def pair(self, begins: str, ends: str) -> tuple[str, str] | None:
        """Return two times, or None if neither was typed."""
        begin, end = self.text(begins)[:5], self.text(ends)[:5]
        if bool(begin) != bool(end):
            raise FormWrong("wrong_pair")
        return (begin, end) if begin else None


def trial_typed(typed: Mapping[str, str], setup: Configuration) -> Trial:
    """Return the trial that the form describes; FormWrong if something in it is not what it should be."""
    fields = _Fields(typed)
    found = (*_of_rule(fields, setup), *_of_counters(fields, setup), *_of_hours(fields))
    if not found:
        raise FormWrong("wrong_unchanged")
    return Trial(title=fields.text("title")[:LONGEST_TITLE], changes=found)


def _of_rule(fields: _Fields, setup: Configuration) -> Iterator[AnyChange]:
    if fields.text("rule") == FIRST_COME:
        yield changes.FirstComeFirstServed()
    limit = fields.whole("limit")
    if limit is not None:
        yield changes.SetOvertakingLimit(limit=limit)
    for one in setup.classes:
        slope = fields.number(f"slope.{one.code}")
        if slope is not None:
            yield changes.SetSlope(class_code=one.code, slope=slope)
    for service in setup.services:
        minutes = fields.whole(f"promise.{service.code}")
        if minutes is not None:
            yield changes.SetPromise(service=service.code, minutes=minutes)


def _of_counters(fields: _Fields, setup: Configuration) -> Iterator[AnyChange]:
    for counter in (*(one.id for one in setup.counters), NEW_COUNTER):
        opened = fields.pair(f"open_from.{counter}", f"open_to.{counter}")
        profile = ProfileCode(fields.text(f"profile.{counter}"))
        if opened is not None:
            if not profile:
                raise FormWrong("wrong_pair")
            yield changes.OpenCounter(counter=counter, profile=profile, begins=opened[0], ends=opened[1])
        shut = fields.pair(f"shut_from.{counter}", f"shut_to.{counter}")
        if shut is not None:
            yield changes.CloseCounter(counter=counter, begins=shut[0], ends=shut[1])
        also, no_more = fields.text(f"also.{counter}"), fields.text(f"not.{counter}")
        if also:
            yield changes.ServeAlso(counter=counter, service=ServiceCode(also))
        if no_more:
            yield changes.ServeNoMore(counter=counter, service=ServiceCode(no_more))


def _of_hours(fields: _Fields) -> Iterator[AnyChange]:
    last, close = fields.text("last_number")[:5], fields.text("close_at")[:5]
    if last:
        yield changes.LastNumberAt(at=last)
    if close:
        yield changes.CloseAt(at=close)


def typed_of(trial: Trial) -> dict[str, str]:
    """Return what stands in the fields for the trial; of two changes of one thing the later."""
    typed = {"title": trial.title}
    for change in trial.changes:
        typed |= _typed(change)
    return typed


def _typed(change: AnyChange) -> dict[str, str]:
    match change:
        case changes.FirstComeFirstServed():
            return {"rule": FIRST_COME}
        case changes.SetOvertakingLimit(limit=limit):
            return {"limit": str(limit)}
        case changes.SetSlope(class_code=code, slope=slope):
            return {f"slope.{code}": f"{slope:g}"}
        case changes.SetPromise(service=service, minutes=minutes):
            return {f"promise.{service}": str(minutes)}
        case changes.LastNumberAt(at=at):
            return {"last_number": at}
        case changes.CloseAt(at=at):
            return {"close_at": at}
        case _:
            return _typed_of_counter(change)


def _typed_of_counter(
    change: changes.ServeAlso | changes.ServeNoMore | changes.OpenCounter | changes.CloseCounter,
) -> dict[str, str]:
    match change:
        case changes.ServeAlso(counter=counter, service=service):
            return {f"also.{counter}": service}
        case changes.ServeNoMore(counter=counter, service=service):
            return {f"not.{counter}": service}
        case changes.OpenCounter(counter=counter, profile=profile, begins=begins, ends=ends):
            return {f"open_from.{counter}": begins, f"open_to.{counter}": ends, f"profile.{counter}": profile}
        case changes.CloseCounter(counter=counter, begins=begins, ends=ends):
            return {f"shut_from.{counter}": begins, f"shut_to.{counter}": ends}
