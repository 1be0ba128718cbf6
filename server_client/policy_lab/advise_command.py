"""The command that scores the product's advice on made-up days beside what openings truly save there."""

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

from server_client.policy_lab.advice_walk import AdviceWalk, Steps
from server_client.policy_lab.advising import Judged, Trial, judged
from server_client.policy_lab.generator.scenarios import names, scenario

# A moment at which the best opening saves less than this many minutes an hour is one at which nothing helps.
HELPS_MIN = 30.0


@dataclass(frozen=True, slots=True, kw_only=True)
class AdviceScore:
    """Over moments at which something helps: what was reached of the best saving, by advice, by rule, by chance.

    `advised_in_vain` counts the other moments at which an opening was advised that truly saves less than that.
    """

    moments: int
    helped: int
    reached: float | None
    longest_queue: float | None
    random: float | None
    nothing_helps: int
    advised_in_vain: int
    foretold_min: float | None
    true_min: float | None
    other_advice: int
    other_foretold_min: float | None
    other_true_min: float | None
    mean_s: float
    longest_s: float


def score_of(moments: Sequence[Judged]) -> AdviceScore:
    """Return the figures of at least one moment."""
    helped = [one for one in moments if one.best >= HELPS_MIN]
    others = [pair for one in moments for pair in one.others]
    opened = [(one, one.advised) for one in moments if one.advised is not None]
    best = sum(one.best for one in helped)
    return AdviceScore(
        moments=len(moments),
        helped=len(helped),
        reached=_part(sum(one.reached for one in helped), best),
        longest_queue=_part(sum(one.saves(one.longest) for one in helped), best),
        random=_part(sum(one.saves(one.true) for one in helped), best),
        nothing_helps=len(moments) - len(helped),
        advised_in_vain=sum(one.advised is not None and one.reached < HELPS_MIN for one in moments),
        foretold_min=_mean([advice.saves_min for _, advice in opened]),
        true_min=_mean([one.reached for one, _ in opened]),
        other_advice=len(others),
        other_foretold_min=_mean([advice.saves_min for advice, _ in others]),
        other_true_min=_mean([true for _, true in others]),
        mean_s=round(fmean(one.took_s for one in moments), 3),
        longest_s=round(max(one.took_s for one in moments), 3),
    )


def advise(arguments: Sequence[str]) -> int:
    """Score advice on counters on made-up days, beside what the same changes truly bring there."""
    parser = argparse.ArgumentParser(prog="motcua lab advise", description=advise.__doc__)
    parser.add_argument("--scenario", choices=names(), default="standard")
    parser.add_argument("--seed", type=int, default=1, help="another seed is another branch (default 1)")
    parser.add_argument("--history", type=int, default=20, help="days before the test days (default 20)")
    parser.add_argument("--test", type=int, default=2, help="test days (default 2)")
    parser.add_argument("--moments", type=int, default=6, help="of each test day (default 6)")
    parser.add_argument("--futures", type=int, default=60, help="true futures that judge each change (default 60)")
    parser.add_argument("--json", action="store_true", help="each moment and the figures as lines of JSON")
    parser.add_argument(
        "--standing",
        choices=["calm", "anew"],
        help="follow the advice, and count how often it changes; anew: each look for itself",
    )
    parser.add_argument("--look", type=float, default=60.0, metavar="S", help="with --standing: so often (default 60)")
    given = parser.parse_args(arguments)
    trial = Trial(
        scenario=scenario(given.scenario, given.seed),
        history=given.history,
        test=given.test,
        moments=given.moments,
        futures=given.futures,
    )
    seen = []
    walk = AdviceWalk(trial, is_calm=given.standing == "calm", every_s=given.look) if given.standing else None
    for one in judged(trial) if walk is None else walk.judged():
        seen.append(one)
        print(json.dumps(_told(one)) if given.json else _line(one), flush=True)
    figures = {name: value for name, value in vars_of(score_of(seen)).items() if value is not None}
    if walk is not None:
        figures |= _figures_of(walk.steps)
    print(json.dumps(figures) if given.json else "\n".join(f"{name}: {value}" for name, value in figures.items()))
    return 0


def _figures_of(steps: Steps) -> dict[str, float]:
    return {
        "openings_an_hour": round(steps.an_hour(steps.openings), 2),
        "others_an_hour": round(steps.an_hour(steps.others), 2),
        "look_mean_s": round(steps.took_s / max(1, steps.looks), 3),
        "look_longest_s": round(steps.longest_s, 3),
    }


def vars_of(score: AdviceScore) -> dict[str, float | None]:
    """Return the figures by name."""
    return {name: getattr(score, name) for name in AdviceScore.__slots__}


def _told(one: Judged) -> dict[str, object]:
    advised = one.advised
    return {
        "day": one.day,
        "at_s": round(one.at_s),
        "waiting": one.waiting,
        "profile": advised.change.profile if advised else None,
        "saves_min": round(advised.saves_min, 1) if advised else None,
        "low_min": round(advised.saves_low_min, 1) if advised else None,
        "high_min": round(advised.saves_high_min, 1) if advised else None,
        "service": advised.reason.service if advised else None,
        "true_min": round(one.reached, 1),
        "best_min": round(one.best, 1),
        "true": {code: round(fmean(values), 1) for code, values in one.true.items()},
        "others": [
            [
                advice.change.deed,
                advice.change.counter,
                advice.change.profile,
                round(advice.saves_min, 1),
                round(true, 1),
            ]
            for advice, true in one.others
        ],
        "took_s": round(one.took_s, 3),
    }


def _line(one: Judged) -> str:
    advised = one.advised
    said = (
        f"open as {advised.change.profile} for {advised.reason.service}: {advised.saves_min:.0f} min foretold"
        f" ({advised.saves_low_min:.0f} to {advised.saves_high_min:.0f}), {one.reached:.0f} true"
        if advised
        else "open nothing"
    )
    return f"day {one.day} {one.at_s / 3600:.1f} h, {one.waiting} wait: {said}; the best saves {one.best:.0f}"


def _part(some: float, whole: float) -> float | None:
    return round(some / whole, 3) if whole > 0 else None


def _mean(values: Sequence[float]) -> float | None:
    return round(fmean(values), 1) if values else None
