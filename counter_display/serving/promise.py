"""How a wait stands against what the office promises; it knows no person and no counter."""

from enum import StrEnum

# From this share of the promise on, someone has to be called soon for it to be kept.
AT_RISK_SHARE = 0.75


class PromiseState(StrEnum):
    """Whether a promised wait is still easily kept, is about to be broken, or is broken."""

    KEPT = "kept"
    AT_RISK = "at_risk"
    BROKEN = "broken"


def promise_state(waited_s: float, promise_s: float) -> PromiseState:
    """Return how a wait of so many seconds stands; without a promise nothing is broken."""
    if promise_s <= 0 or waited_s < AT_RISK_SHARE * promise_s:
        return PromiseState.KEPT
    return PromiseState.AT_RISK if waited_s <= promise_s else PromiseState.BROKEN
