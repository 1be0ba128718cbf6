"""Tries a change on past days from beginning to end, step by step, so that whoever runs it can tell how far it is."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from server_client.policy_lab.casting import cast
from server_client.policy_lab.changed_day import ChangedDay, changed, measured_alike
from server_client.policy_lab.changes import Trial
from server_client.policy_lab.comparing import Compared, Play, compared, wait_curve, waiting_by_half_hour
from server_client.policy_lab.fidelity import fidelity_of
from server_client.policy_lab.figures import EVERYBODY, Group, Side, tallies
from server_client.policy_lab.habits import Habits, habits_of
from server_client.policy_lab.recorded_day import RecordedDay
from server_client.policy_lab.replay import as_it_was, replayed
from server_client.policy_lab.results import Curve, HalfHour, TrialResult, names_in
from server_client.queue_model.configuration import Configuration

# Runs of a day there are in all, about: few days are played more often than many.
_RUNS = 160
_FEWEST, _MOST = 4, 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Effort:
    """How often each day is played (None: as suits their number), and how often days are drawn by lot."""

    plays: int | None = None
    lots: int = 200

    def plays_of(self, days: int) -> int:
        """Return how often each of so many days is played."""
        return self.plays or max(_FEWEST, min(_MOST, _RUNS // days))


USUAL = Effort()


@dataclass(frozen=True, slots=True, kw_only=True)
class PastDays:
    """Days that a trial is run on; `days` are the calendar's, in the order of `recorded`."""

    branch: str
    setup: Configuration
    days: tuple[date, ...]
    recorded: tuple[RecordedDay, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pair:
    was: ChangedDay
    changed: ChangedDay


def run_trial(
    past: PastDays,
    trial: Trial,
    *,
    seed: int = 1,
    effort: Effort = USUAL,
    tell: Callable[[float], None] = lambda _: None,
) -> TrialResult:
    """Return what comes of the trial; `tell` hears which share of it is done."""
    habits = habits_of(past.recorded)
    pairs = [_pair(day, trial, past.setup) for day in past.recorded]
    logged = [as_it_was(pair.was.day, pair.was.promises) for pair in pairs]
    exact = [_play(pair, habits, seed=seed, redraws=False) for pair in pairs]
    times = effort.plays_of(len(pairs))
    plays: list[list[Play]] = []
    for number, pair in enumerate(pairs):
        plays.append([_play(pair, habits, seed=_seed(seed, number, at), redraws=True) for at in range(times)])
        tell((number + 1) / (len(pairs) + 2))
    groups = _in_order(compared(logged, plays, draws=effort.lots, seed=seed), past.setup)
    tell(1.0)
    return TrialResult(
        branch=past.branch,
        names=names_in(past.setup),
        days=past.days,
        numbers=sum(len(day) for day in logged),
        plays=times,
        fidelity=fidelity_of(logged, [play.as_it_was for play in exact]),
        groups=groups,
        waiting=_waiting(plays),
        curves=_curves(plays),
    )


def _in_order(groups: Iterable[Compared], setup: Configuration) -> tuple[Compared, ...]:
    """Return the groups as the office lists them: all, the classes, the services."""
    places = [
        EVERYBODY,
        *(Group(Side.CLASS, one.code) for one in setup.classes),
        *(Group(Side.SERVICE, one.code) for one in setup.services),
    ]
    known = {place: number for number, place in enumerate(places)}
    return tuple(sorted(groups, key=lambda one: known.get(one.group, len(places))))


def _pair(day: RecordedDay, trial: Trial, setup: Configuration) -> _Pair:
    after = changed(day, trial.changes, setup)
    return _Pair(was=measured_alike(day, after), changed=after)


def _play(pair: _Pair, habits: Habits, *, seed: int, redraws: bool) -> Play:
    casting = cast(pair.was.day, habits, seed=seed, redraws=redraws)
    return Play(as_it_was=replayed(pair.was, casting, habits), changed=replayed(pair.changed, casting, habits))


def _seed(seed: int, day: int, at: int) -> int:
    return seed * 1_000_003 + day * 1_009 + at


def _waiting(plays: Sequence[Sequence[Play]]) -> tuple[HalfHour, ...]:
    before = waiting_by_half_hour([play.as_it_was for of_day in plays for play in of_day])
    after = waiting_by_half_hour([play.changed for of_day in plays for play in of_day])
    return tuple(
        HalfHour(half=half, before=before.get(half, 0.0), after=after.get(half, 0.0))
        for half in range(min((*before, *after), default=0), max((*before, *after), default=-1) + 1)
    )


def _curves(plays: Sequence[Sequence[Play]]) -> tuple[Curve, ...]:
    before = tallies(told for of_day in plays for play in of_day for told in play.as_it_was)
    after = tallies(told for of_day in plays for play in of_day for told in play.changed)
    return tuple(
        Curve(group=group, before=wait_curve(tally), after=wait_curve(after[group]))
        for group, tally in before.items()
        if group.side is Side.CLASS and group in after
    )
