"""How many come for what, and when in the day: by half hour, from the days so far and from today's beginning."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from server_client.queue_model.ids import ClassCode, ServiceCode

HALF_HOUR_S = 1800.0
_SEPARABLE_DAYS = 2.0
_KIND_DAYS = 1.5
_BEFORE_ANY_DAY_S = 2_400.0
_PSEUDO = 10.0
_SHAPE = (1.25, 1.75, 1.6, 1.0, 0.7, 0.65, 0.8, 0.8, 0.5)
# How uncertain a whole day's number is from one day to another, until the days tell.
_DAY_CV2 = 0.01

Source = tuple[ServiceCode, ClassCode]
# Counts by service, class and half hour.
Cells = dict[ServiceCode, dict[ClassCode, dict[int, float]]]


@dataclass(slots=True)
class ArrivalRates:
    """Numbers given out by service and class: `cells` those of past days by half hour, `today` those of today.

    `days` is the weight of past days, `day_squares` tells how much they differ from what was expected of them. `kinds`
    are all numbers of days of one kind by half hour, `kind_days` the weight of such days.
    """

    cells: Cells = field(default_factory=dict)
    today: Cells = field(default_factory=dict)
    days: float = 0.0
    day_squares: float = 0.0
    day_weight: float = 0.0
    kinds: dict[str, dict[int, float]] = field(default_factory=dict)
    kind_days: dict[str, float] = field(default_factory=dict)

    def add(self, service: ServiceCode, class_code: ClassCode, at_s: float) -> None:
        """Count one who has come today."""
        bins = self.today.setdefault(service, {}).setdefault(class_code, {})
        half_hour = int(at_s // HALF_HOUR_S)
        bins[half_hour] = bins.get(half_hour, 0.0) + 1

    def end_day(self, kind: str, factor: float) -> None:
        """Let today be one of the past days."""
        came = _total(self.today)
        if came < 5:
            self.today.clear()
            return
        if self.days > 0:
            expected = _total(self.cells) / self.days
            surplus = ((came - expected) ** 2 - came * (1 + 1 / self.days)) / max(expected, 1.0) ** 2
            self.day_squares = self.day_squares * factor + surplus
            self.day_weight = self.day_weight * factor + 1
        self._fade(factor)
        same = self.kinds.setdefault(kind, {})
        self.kind_days[kind] = self.kind_days.get(kind, 0.0) + 1
        for service, classes in self.today.items():
            for cls, bins in classes.items():
                kept = self.cells.setdefault(service, {}).setdefault(cls, {})
                for half, count in bins.items():
                    kept[half] = kept.get(half, 0.0) + count
                    same[half] = same.get(half, 0.0) + count
        self.days = self.days * factor + 1
        self.today.clear()

    def _fade(self, factor: float) -> None:
        for bins in (*_bins(self.cells), *self.kinds.values()):
            for half, count in tuple(bins.items()):
                if count * factor > 0.01:
                    bins[half] = count * factor
                else:
                    del bins[half]
        for kind in self.kind_days:
            self.kind_days[kind] *= factor

    def rates(
        self,
        sources: list[Source],
        now_s: float,
        *,
        kind: str,
        prior_per_s: dict[Source, float],
        opens: tuple[float, float],
    ) -> dict[Source, list[float]]:
        """Return how many a second come from now on, by half hour of the day (from half hour 0 to 47).

        `opens` is from when to when numbers are given out today, which matters before any day is known.
        """
        if self.days <= 0:
            return self._rates_of_first_day(sources, now_s, prior_per_s, opens)
        by_half = [0.0] * 48
        totals = dict.fromkeys(sources, 0.0)
        for source in sources:
            for half, count in _of(self.cells, source).items():
                if 0 <= half < 48:
                    by_half[half] += count
                    totals[source] += count
        whole = sum(by_half) or 1.0
        alike = self._factors_of_kind(kind)
        today = self._factor_of_today(sources, now_s, [count * alike[half] for half, count in enumerate(by_half)])
        found = {}
        for source in sources:
            own = _of(self.cells, source)
            share = totals[source] / whole
            scale = today / HALF_HOUR_S / (self.days + _SEPARABLE_DAYS)
            found[source] = [
                scale * alike[half] * (own.get(half, 0.0) + _SEPARABLE_DAYS * share * by_half[half] / self.days)
                for half in range(48)
            ]
        return found

    def _factors_of_kind(self, kind: str) -> list[float]:
        """Return how much busier each half hour is on days of the kind, drawn towards 1 by so many usual days."""
        usual = [sum(bins.get(half, 0.0) for bins in self.kinds.values()) / self.days for half in range(48)]
        same, days = self.kinds.get(kind, {}), self.kind_days.get(kind, 0.0)
        return [
            (same.get(half, 0.0) + _KIND_DAYS * (count + 1)) / (days * count + _KIND_DAYS * (count + 1))
            for half, count in enumerate(usual)
        ]

    def _factor_of_today(self, sources: list[Source], now_s: float, by_half: list[float]) -> float:
        """Return how much busier today is than usual, drawn towards 1 by how much days differ (a gamma prior)."""
        half = int(now_s // HALF_HOUR_S)
        part = now_s / HALF_HOUR_S - half
        usual = (sum(by_half[: max(0, half)]) + part * (by_half[half] if 0 <= half < 48 else 0.0)) / self.days
        came = sum(sum(_of(self.today, source).values()) for source in sources)
        return (came + 1 / self.day_spread) / (usual + 1 / self.day_spread)

    @property
    def day_spread(self) -> float:
        """The squared coefficient of variation of a whole day's number beyond chance."""
        return max(0.002, (self.day_squares + 3 * _DAY_CV2) / (self.day_weight + 3))

    def _rates_of_first_day(
        self, sources: list[Source], now_s: float, prior_per_s: dict[Source, float], opens: tuple[float, float]
    ) -> dict[Source, list[float]]:
        shape = [_usual_shape(half, opens) for half in range(48)]
        half = max(0, min(47, int(now_s // HALF_HOUR_S)))
        begun = sum(shape[:half]) * HALF_HOUR_S + shape[half] * (now_s - half * HALF_HOUR_S)
        came = {source: sum(_of(self.today, source).values()) for source in sources}
        expected = sum(prior_per_s.get(source, 0.0) for source in sources)
        level = (sum(came.values()) + expected * _BEFORE_ANY_DAY_S) / (begun + _BEFORE_ANY_DAY_S)
        whole = sum(came.values()) + _PSEUDO
        return {
            source: [
                part * level * (came[source] + _PSEUDO * prior_per_s.get(source, 0.0) / (expected or 1.0)) / whole
                for part in shape
            ]
            for source in sources
        }


def _usual_shape(half: int, opens: tuple[float, float]) -> float:
    """Return how busy a half hour usually is, as public offices are busiest in the first third of their day."""
    begin, end = opens
    through = ((half + 0.5) * HALF_HOUR_S - begin) / max(HALF_HOUR_S, end - begin)
    if not 0 <= through < 1:
        return 0.0
    place = through * (len(_SHAPE) - 1)
    low = int(place)
    return _SHAPE[low] + (place - low) * (_SHAPE[low + 1] - _SHAPE[low])


def _bins(cells: Cells) -> Iterator[dict[int, float]]:
    for classes in cells.values():
        yield from classes.values()


def _of(cells: Cells, source: Source) -> dict[int, float]:
    return cells.get(source[0], {}).get(source[1], {})


def _total(cells: Cells) -> float:
    return sum(sum(bins.values()) for bins in _bins(cells))
