"""The page of a day's counters: the plan in sentences, plots and a table, and what came of it; it plans nothing."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from server_client.policy_lab.day_staffing import DayPlan, PlannedHalf
from server_client.policy_lab.staffing_files import OUTCOMES, PLANS
from server_client.policy_lab.worked_days import WorkedDay, WorkedHalf
from server_client.queue_model.configuration import Names
from server_client.queue_model.ids import Language
from server_client.server.pages.monitor.shown_values import NOTHING, Words, named, number
from server_client.server.staffing.plan_table import KeptPlan
from server_client.wait_forecast.staffing import Spread
from server_client.wire.errors import Malformed

SHARES = (0.7, 0.75, 0.8, 0.85, 0.9, 0.95)
Value = str | int | float | None


def share_typed(text: str) -> float:
    """Return the share that was typed as one of those that are offered; 0.8 if it is none."""
    return next((one for one in SHARES if text == f"{one * 100:.0f}"), 0.8)


def day_name(day: date, words: Words) -> str:
    """Return the day as it is read."""
    return f"{words[f'weekday_{day.weekday()}']} {day:%d/%m/%Y}"


def clock(half: int) -> str:
    """Return when a half hour begins."""
    return f"{half // 2:02d}:{half % 2 * 30:02d}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadPlan:
    """A plan as it was kept, and what came of the day, if that is known."""

    kept: KeptPlan
    plan: DayPlan
    outcome: WorkedDay | None


def read_plan(kept: KeptPlan) -> ReadPlan | None:
    """Return a plan that was found; None if there is none, or none that this version can read."""
    if kept.result is None:
        return None
    try:
        outcome = None if kept.outcome is None else OUTCOMES.read(kept.outcome)
        return ReadPlan(kept=kept, plan=PLANS.read(kept.result), outcome=outcome)
    except Malformed:
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class PastPlan:
    """A plan in the list of those so far."""

    day: date
    name: str
    by: str
    cells: Sequence[str]


def past_plans(kept: Sequence[KeptPlan], words: Words) -> list[PastPlan]:
    """Return the plans so far, the latest day first, of each day the newest."""
    newest: dict[date, ReadPlan] = {}
    for one in kept:
        read = read_plan(one)
        if read is not None:
            newest.setdefault(one.day, read)
    return [
        PastPlan(day=day, name=day_name(day, words), by=one.kept.by, cells=list(_past_cells(one, words)))
        for day, one in sorted(newest.items(), reverse=True)
    ]


def _past_cells(one: ReadPlan, words: Words) -> Iterator[str]:
    language = Language(words["language"])
    plan, came = one.plan, one.outcome
    yield number(plan.counter_hours, language)
    yield _percent(plan.kept)
    yield _percent(plan.usual_kept)
    if came is None:
        yield words["not_known_yet"]
        yield NOTHING
    else:
        yield number(round(came.counter_hours, 1), language)
        yield _percent(came.kept / came.came) if came.came else NOTHING


class StaffingTable:
    """A plan as sentences, plots and a table, on the page and in a file."""

    def __init__(self, read: ReadPlan, words: Words) -> None:
        """Show the plan in these words."""
        self.plan = read.plan
        self.outcome = read.outcome
        self.words = words
        self.language = Language(words["language"])
        self._true: Mapping[int, WorkedHalf] = {one.half: one for one in read.outcome.halves} if read.outcome else {}

    @property
    def tone(self) -> str:
        """How the verdict is coloured."""
        return "caution" if self._short() else "positive"

    def says(self) -> Iterator[str]:
        """Go through what there is to say, the plan first."""
        plan, words = self.plan, self.words
        busiest = max(plan.halves, key=_counters)
        yield words["says_plan"].format(
            hours=number(plan.counter_hours, self.language),
            most=_counters(busiest),
            at=clock(busiest.plan.half),
            share=_percent(plan.kept),
        )
        if self.outcome is not None and self.outcome.came:
            yield words["says_happened"].format(
                came=number(self.outcome.came, self.language),
                share=_percent(self.outcome.kept / self.outcome.came),
                hours=number(round(self.outcome.counter_hours, 1), self.language),
            )
        yield self._says_usual()
        yield from self._says_short()
        yield words["says_learned"].format(days=plan.learned_days)
        yield words["says_pauses"]

    def _says_short(self) -> Iterator[str]:
        """Go through which half hours miss: with all counters open, or by little with fewer."""
        short, most = self._short(), self.plan.counters
        wanted = _percent(self.plan.ask.share)
        if not short:
            yield self.words["says_kept"].format(wanted=wanted)
        for word, missed in (
            ("says_short", [one for one in short if _counters(one) >= most]),
            ("says_unsure", [one for one in short if _counters(one) < most]),
        ):
            if missed:
                halves = ", ".join(clock(one.plan.half) for one in missed)
                yield self.words[word].format(wanted=wanted, halves=halves)

    def _says_usual(self) -> str:
        plan = self.plan
        return self.words["says_usual" if plan.is_same_weekday else "says_usual_any"].format(
            weekday=self.words[f"weekday_{plan.ask.day.weekday()}"],
            days=", ".join(f"{day:%d/%m}" for day in plan.usual_days),
            hours=number(round(plan.usual_hours, 1), self.language),
            share=_percent(plan.usual_kept),
        )

    def _short(self) -> list[PlannedHalf]:
        return [one for one in self.plan.halves if one.plan.share < self.plan.ask.share]

    def plots(self) -> list[dict[str, object]]:
        """Return what is drawn: counters, and who is called in time."""
        halves, words = self.plan.halves, self.words

        def series(word: str, tone: str, values: Sequence[float | None], *, dash: bool = False) -> dict[str, object]:
            return {"name": words[word], "tone": tone, "values": values, "dash": dash}

        counters = [
            series("counters_planned", "accent", [_counters(one) for one in halves]),
            series("counters_usual", "soft", [round(sum(one.usual.values()), 1) for one in halves]),
        ]
        in_time = [
            series("in_time_planned", "positive", [_rounded(one.plan.share) for one in halves]),
            series("in_time_usual", "caution", [_rounded(one.usual_share.mean) for one in halves]),
            series("wanted", "soft", [_rounded(self.plan.ask.share)] * len(halves), dash=True),
        ]
        if self._true:
            counters.append(series("counters_true", "positive", [self._open(one.plan.half) for one in halves]))
            in_time.append(series("in_time_true", "danger", [_rounded(self._kept(one.plan.half)) for one in halves]))
        labels = [clock(one.plan.half) for one in halves]
        shown = (("plot_counters", counters, "bars", None), ("plot_in_time", in_time, "lines", 100))
        return [
            {"title": words[title], "x": words["half_hour"], "labels": labels, "series": drawn, "kind": kind}
            | ({} if most is None else {"most": most})
            for title, drawn, kind, most in shown
        ]

    def heads(self) -> list[str]:
        """Return the heads of the table."""
        found = ["half_hour", "come", "counters_planned", "by_profile", "counters_usual", "in_time_planned"]
        true = ["came_true", "counters_true", "in_time_true"] if self._true else []
        return [self.words[word] for word in (*found, "in_time_usual", *true, "why")]

    def shown(self) -> list[tuple[str, list[str]]]:
        """Return the rows as they are read."""
        return [(clock(one.plan.half), list(self._cells(one))) for one in self.plan.halves]

    def _cells(self, one: PlannedHalf) -> Iterator[str]:
        yield _between(one.plan.people, 1, self.language)
        yield str(_counters(one))
        yield ", ".join(f"{count} {self._profile(code)}" for code, count in one.plan.counters.items()) or NOTHING
        yield number(round(sum(one.usual.values()), 1), self.language)
        comes = one.plan.most is not None
        yield _between(one.plan.shares, 100, self.language) + " %" if comes else NOTHING
        yield _between(one.usual_share, 100, self.language) + " %" if comes else NOTHING
        if self._true:
            true = self._true.get(one.plan.half)
            yield str(true.came if true else 0)
            yield number(self._open(one.plan.half), self.language)
            kept = self._kept(one.plan.half)
            yield NOTHING if kept is None else _percent(kept)
        yield self._why(one)

    def in_file(self) -> tuple[list[str], list[list[Value]]]:
        """Return heads and rows for other programs: a column for each profile, shares from 0 to 1."""
        profiles = list(dict.fromkeys(code for one in self.plan.halves for code in one.plan.counters))
        heads = [
            "half_hour",
            "people",
            "people_low",
            "people_high",
            "counters",
            *(f"counters.{one}" for one in profiles),
        ]
        heads += ["usual_counters", "share", "share_low", "share_high", "usual_share", "work_for_counters", "most_for"]
        heads += ["came", "open_counters", "true_share"]
        rows: list[list[Value]] = []
        for one in self.plan.halves:
            plan, true = one.plan, self._true.get(one.plan.half)
            rows.append(
                [
                    clock(plan.half),
                    *_figures(plan.people, 1),
                    _counters(one),
                    *(plan.counters.get(code, 0) for code in profiles),
                    round(sum(one.usual.values()), 1),
                    *_figures(plan.shares, 3),
                    round(one.usual_share.mean, 3),
                    round(plan.load, 2),
                    plan.most or "",
                    true.came if true else None,
                    self._open(plan.half) if true else None,
                    self._kept(plan.half),
                ]
            )
        return heads, rows

    def _why(self, one: PlannedHalf) -> str:
        if one.plan.most is None or one.plan.people.mean < 1:
            return self.words["why_nobody"]
        said = self.words["why_load"].format(
            load=number(round(one.plan.load, 1), self.language),
            service=self._named(self.plan.names.services, one.plan.most),
        )
        has_queue = _counters(one) > one.plan.load + 2 or one.plan.share < self.plan.ask.share
        return f"{said} {self.words['why_queue']}" if has_queue and one is not self.plan.halves[0] else said

    def _profile(self, code: str) -> str:
        return self._named(self.plan.names.profiles, code)

    def _named(self, names: Mapping[str, Names], code: str) -> str:
        return named(names.get(code, {}), self.language, code)

    def _open(self, half: int) -> float:
        true = self._true.get(half)
        return round(sum(true.open_min.values()) / 30, 1) if true else 0.0

    def _kept(self, half: int) -> float | None:
        true = self._true.get(half)
        return round(true.kept / true.came, 3) if true is not None and true.came else None


def _counters(one: PlannedHalf) -> int:
    return sum(one.plan.counters.values())


def _percent(part: float) -> str:
    return f"{part * 100:.0f} %"


def _rounded(part: float | None) -> float | None:
    return None if part is None else round(part * 100, 1)


def _between(one: Spread, scale: float, language: Language) -> str:
    mean, low, high = (number(round(value * scale), language) for value in (one.mean, one.low, one.high))
    return f"{mean} ({low}–{high})"


def _figures(one: Spread, digits: int) -> list[Value]:
    return [round(one.mean, digits), round(one.low, digits), round(one.high, digits)]
