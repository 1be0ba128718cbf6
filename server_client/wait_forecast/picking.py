"""The calling rule on bare candidates: who of these is next; it knows neither counters nor what may be called.

urgency = slope(class) × (now − clock) / promise(service)
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from server_client.queue_model.ids import ClassCode, ServiceCode
from server_client.wait_forecast.trace import Terms


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One who waits: `index` is how the question calls them, `passed` how often they were overtaken."""

    index: int
    service: ServiceCode
    class_code: ClassCode
    clock_s: float
    issued_s: float
    passed: int

    @property
    def place(self) -> tuple[float, float, int]:
        """Return what orders candidates of one service and class."""
        return (self.clock_s, self.issued_s, self.index)


def chosen(candidates: Sequence[Candidate], terms: Terms, now_s: float) -> int | None:
    """Return the index of who is next, None if there is nobody."""
    best: tuple[bool, float, float, int] | None = None
    for one, is_forced in _heads(candidates, terms.overtaking_limit):
        promise = terms.services[one.service].promise_s if one.service in terms.services else 1800.0
        urgency = terms.slope(one.class_code) * (now_s - one.clock_s) / promise
        rank = (not is_forced, -urgency, one.issued_s, one.index)
        if best is None or rank < best:
            best = rank
    return best[3] if best is not None else None


def _heads(candidates: Sequence[Candidate], limit: int) -> Iterator[tuple[Candidate, bool]]:
    for service in dict.fromkeys(one.service for one in candidates):
        lines: dict[ClassCode, list[Candidate]] = {}
        for one in candidates:
            if one.service == service:
                lines.setdefault(one.class_code, []).append(one)
        heads = {cls: min(line, key=lambda one: one.place) for cls, line in lines.items()}
        must_go = [one for line in lines.values() for one in line if one.passed >= limit]
        if must_go:
            yield heads[min(must_go, key=lambda one: one.place).class_code], True
        else:
            for head in heads.values():
                yield head, False
