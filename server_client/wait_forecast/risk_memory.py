"""What was said of the next hour, until the hour is over and it is known what came; it says nothing of its own."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from server_client.queue_model.ids import ServiceCode
from server_client.wait_forecast.experience import Experience
from server_client.wait_forecast.risk import FEWEST, TARGET_SHARE, Risk

_HOUR_S = 3600.0
# Neighbouring minutes say the same, and are no more evidence than one of them.
_EVERY_S = 600.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """A risk and what came: `raw` is what the futures said, `told` what was said, `missed` whether it was so."""

    service: ServiceCode
    at_s: float
    raw: float
    told: float
    missed: bool


@dataclass(frozen=True, slots=True)
class _Said:
    day: int
    at_s: float
    risks: tuple[Risk, ...]


class RiskMemory:
    """The risks of the last hour of one branch."""

    def __init__(self) -> None:
        """Remember nothing."""
        self._said: list[_Said] = []

    def look(self, experience: Experience, risks: Iterable[Risk], now_s: float) -> list[Settled]:
        """Take in what is said now; let the calibration learn from what was said an hour ago, and return that."""
        day = experience.today.day
        self._said = [one for one in self._said if one.day == day]
        settled: list[Settled] = []
        while self._said and now_s - self._said[0].at_s >= _HOUR_S:
            settled.extend(_settled(self._said.pop(0), experience, now_s))
        for one in settled:
            experience.learned.risk.score(one.raw, one.missed)
        if not self._said or now_s - self._said[-1].at_s >= _EVERY_S:
            self._said.append(_Said(day, now_s, tuple(risks)))
        return settled


def _settled(said: _Said, experience: Experience, now_s: float) -> Iterator[Settled]:
    for risk in said.risks:
        kept, broken = _came(experience, risk.service, said.at_s, now_s)
        if kept + broken >= FEWEST:
            missed = kept < TARGET_SHARE * (kept + broken)
            yield Settled(service=risk.service, at_s=said.at_s, raw=risk.raw, told=risk.probability, missed=missed)


def _came(experience: Experience, service: ServiceCode, begin_s: float, end_s: float) -> tuple[int, int]:
    """Return how many were called in time and how many waited too long, who were called or not by the end."""
    promise_s = experience.terms.services[service].promise_s
    waits = [one.waited_s for one in experience.first_calls if one.service == service and begin_s < one.at_s <= end_s]
    kept = sum(waited <= promise_s for waited in waits)
    late = sum(
        not person.was_called and end_s - person.since_s > promise_s for person in experience.today.waiting_for(service)
    )
    return kept, len(waits) - kept + late
