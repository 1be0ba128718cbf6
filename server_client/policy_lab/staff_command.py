"""A made-up branch's counters by half hour for `motcua lab staff`, beside what Erlang C would ask for."""

import argparse
import json
from collections import Counter
from dataclasses import asdict, replace

from server_client.policy_lab.advising import choices_of, profiles_of, terms_of
from server_client.policy_lab.generator.branch_day import events_of
from server_client.policy_lab.generator.scenario import Scenario
from server_client.policy_lab.generator.scenarios import names, scenario
from server_client.queue_model.ids import ProfileCode
from server_client.wait_forecast.arrival_rates import HALF_HOUR_S
from server_client.wait_forecast.experience import Experience
from server_client.wait_forecast.staffing import Staffing, Wish, by_erlang_c, checked, staffing_of

# Futures that the plan was not made on judge it.
_FRESH = 7_919
_FRESH_PLAYS = 100


def add_options(parser: argparse.ArgumentParser) -> None:
    """Let the parser know which branch is to be made up."""
    parser.add_argument("--scenario", choices=names(), default="standard")
    parser.add_argument("--seed", type=int, default=1, help="another seed is another branch (default 1)")
    parser.add_argument("--history", type=int, default=20, help="days to learn from (default 20)")
    parser.add_argument("--counters", type=int, default=20, help="at most so many at a time (default 20)")
    parser.add_argument("--as-skilled", action="store_true", help="no more of a profile than the branch has counters")


def made_up_day(given: argparse.Namespace) -> int:
    """Find how many counters of which work profile a made-up day takes, and check it on other futures."""
    made = scenario(given.scenario, given.seed)
    experience = Experience(terms_of(made))
    for day in range(given.history):
        for event in events_of(made, day):
            experience.learn(event)
    wish = Wish(
        first_half=0,
        last_half=int(made.hard_end // HALF_HOUR_S),
        share=given.share,
        most_counters=given.counters,
        most_of=_as_skilled(made) if given.as_skilled else {},
    )
    fresh = replace(wish, seed=_FRESH, plays=_FRESH_PLAYS)
    profiles = choices_of(made).profiles
    widest = max(profiles, key=lambda code: len(profiles[code]))
    found = staffing_of(experience, profiles, wish)
    plan = {code: [one.counters.get(code, 0) for one in found.halves] for code in profiles}
    erlang = by_erlang_c(experience, profiles[widest], wish)
    seen = checked(experience, profiles, fresh, plan)
    by_formula = checked(experience, profiles, fresh, {widest: erlang})
    if given.json:
        print(json.dumps({"plan": asdict(seen), "erlang_c": asdict(by_formula)}))
    else:
        print("\n".join(_lines(seen, by_formula)))
    return 0


def _as_skilled(made: Scenario) -> dict[ProfileCode, int]:
    skilled = Counter(counter.skills for counter in made.counters)
    return {code: skilled[skills] for code, skills in profiles_of(made).items()}


def _lines(plan: Staffing, erlang: Staffing) -> list[str]:
    lines = []
    for one, other in zip(plan.halves, erlang.halves, strict=True):
        counters = ", ".join(f"{count} {code}" for code, count in one.counters.items()) or "none"
        lines.append(
            f"{one.half / 2:4.1f} h  {one.share:4.0%} with {counters};"
            f" Erlang C: {sum(other.counters.values())}, {other.share:4.0%}"
        )
    lines.append(f"{plan.counter_hours} counter-hours keep {plan.share:.0%}")
    lines.append(f"Erlang C: {erlang.counter_hours} counter-hours keep {erlang.share:.0%}")
    return lines
