"""The whole proof: every scene to its end, the one with every command to a million states, and long walks."""

import sys
from time import perf_counter

from tests.proof.exploring import Findings, explore
from tests.proof.model import PRODUCTION
from tests.proof.scenes import CLOSED_SCENES, EVERYTHING, TOGETHER
from tests.proof.takeovers import explore_takeovers
from tests.proof.walking import walk

_MOST_STATES = 1_000_000
_WALKS = 40
_WALK_STEPS = 5_000


def main() -> None:
    """Explore and walk, and print what was seen; a broken invariant ends it with the way to it."""
    for scene in (*CLOSED_SCENES, TOGETHER, EVERYTHING.at_work()):
        began = perf_counter()
        _tell_found(scene.name, explore(scene, most_states=_MOST_STATES), perf_counter() - began)
    began = perf_counter()
    _tell_found("two nodes", explore_takeovers(PRODUCTION, most_states=_MOST_STATES), perf_counter() - began)
    began = perf_counter()
    steps = sum(len(walk(seed, steps=_WALK_STEPS).log) for seed in range(_WALKS))
    _tell(f"walks: {_WALKS} of {steps:,} events in all, {perf_counter() - began:.0f} s")


def _tell_found(name: str, found: Findings, took_s: float) -> None:
    end = "no new state is left" if found.is_complete else "stopped at the bound"
    _tell(
        f"{name}: {found.states:,} states, {found.transitions:,} transitions, {found.refusals:,} refusals,"
        f" depth {found.depth}, {took_s:.0f} s; {end}"
    )


def _tell(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
