"""When somebody is sent to another branch: rarely, to where it is worth it, and never all to the same."""

from collections import Counter
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from server_client.queue_model.ids import BranchId
from server_client.wait_forecast.elsewhere import CONFIRMING, GUARD, Suggestion, There, advisable, suggested
from server_client.wait_forecast.forecast import WaitRange
from tests.unit.herding import AS_BUILT, LAST_SEEN, wrong_share

NEAR, FAR = BranchId("NEAR"), BranchId("FAR")
_MINUTES = st.floats(min_value=0, max_value=150, allow_nan=False)


def wait(minutes: float, spread: float = 0.0) -> WaitRange:
    """Return a wait of so many minutes, give or take."""
    low, mid, high = (60 * max(0.0, minutes + off) for off in (-spread, 0.0, spread))
    return WaitRange(mean_s=mid, q10_s=low, q50_s=mid, q90_s=high)


def there(branch: str = NEAR, *, way: float = 10, minutes: float = 15, coming: int = 0) -> There:
    """Return a service elsewhere, so many minutes away and with so long a wait."""
    return There(branch=BranchId(branch), travel_s=way * 60, wait=wait(minutes, 5), age_s=5, pace_s=120, coming=coming)


def sent(minutes_here: float, *others: There, seed: str = "t", keeps_place: bool = True) -> Suggestion | None:
    """Return where somebody is sent who waits so long here."""
    return suggested(wait(minutes_here), others, seed=seed, keeps_place=keeps_place)


places = st.builds(
    There,
    branch=st.sampled_from([BranchId(f"B{number}") for number in range(6)]),
    travel_s=_MINUTES.map(lambda one: one * 60),
    wait=st.builds(wait, _MINUTES, st.floats(min_value=0, max_value=20)),
    age_s=st.floats(min_value=0, max_value=120),
    pace_s=st.floats(min_value=10, max_value=900),
    coming=st.integers(min_value=0, max_value=20),
    closes_s=st.none() | _MINUTES.map(lambda one: one * 60),
)


@given(_MINUTES, st.lists(places, max_size=6), st.text(max_size=8), st.booleans())
def test_whoever_is_sent_saves_eight_minutes_is_there_before_it_closes_and_was_told_what_is_fresh(
    minutes: float, others: list[There], seed: str, keeps_place: bool
) -> None:
    found = suggested(wait(minutes), others, seed=seed, keeps_place=keeps_place)
    worth = advisable(wait(minutes), others, keeps_place=keeps_place)

    assert (found is None) == (not worth)
    if found is None:
        return
    place = next(one for one in others if one.branch == found.branch and one.travel_s == found.travel_s)
    assert minutes * 60 - (found.travel_s + found.wait.mean_s) >= GUARD.saves_s - 1e-6
    assert found.saves_s >= max(one.saves_s for one in worth) - GUARD.alike_s
    assert found.wait.q10_s <= found.wait.q50_s <= found.wait.q90_s
    assert found.wait.q10_s >= 0
    assert place.age_s <= GUARD.fresh_s


@given(_MINUTES, places, st.integers(min_value=1, max_value=30))
def test_who_is_on_the_way_never_makes_a_place_look_better(minutes: float, place: There, more: int) -> None:
    now = advisable(wait(minutes), [place], keeps_place=True)
    later = advisable(wait(minutes), [replace(place, coming=place.coming + more)], keeps_place=True)

    assert len(later) <= len(now)
    for before, after in zip(now, later, strict=False):
        assert after.saves_s <= before.saves_s


def test_nobody_is_sent_for_less_than_eight_minutes_and_no_advice_is_an_answer() -> None:
    assert sent(22.9, there()) is None
    assert sent(23.1, there()) is not None
    assert sent(60) is None


def test_a_place_that_is_taken_at_once_waits_while_one_is_on_the_way() -> None:
    kept, walked = sent(60, there()), sent(60, there(), keeps_place=False)

    assert kept is not None
    assert walked is not None
    assert (kept.saves_s, walked.saves_s) == (45 * 60, 35 * 60)
    assert (kept.wait.mean_s, walked.wait.mean_s) == (5 * 60, 15 * 60)


def test_who_comes_after_their_turn_waits_for_the_next_counter_that_is_free() -> None:
    found = sent(60, there(minutes=2))

    assert found is not None
    assert found.wait.mean_s == 120


def test_each_who_has_confirmed_counts_at_once() -> None:
    waits = [found.wait.mean_s for coming in range(4) if (found := sent(60, there(coming=coming))) is not None]

    assert waits == [300, 420, 540, 660]


def test_what_is_older_than_a_minute_is_not_gone_by() -> None:
    assert sent(60, replace(there(), age_s=60.0)) is not None
    assert sent(60, replace(there(), age_s=60.1)) is None


def test_nobody_is_sent_to_where_it_may_close_before_their_turn() -> None:
    assert sent(60, replace(there(), closes_s=20 * 60)) is not None
    assert sent(60, replace(there(), closes_s=20 * 60 - 1)) is None


def test_those_who_ask_at_once_are_spread_over_what_is_as_good_and_each_keeps_their_own() -> None:
    alike = [there("A"), there("B", minutes=17), there("C", minutes=16), there("WORSE", minutes=19)]
    chosen = [sent(60, *alike, seed=f"ticket {number}") for number in range(300)]
    counts = Counter(one.branch for one in chosen if one is not None)

    assert set(counts) == {"A", "B", "C"}
    assert min(counts.values()) > 60
    for number, one in enumerate(chosen):
        assert one is not None
        left = [place for place in alike if place.branch in {one.branch, "A"}]
        assert sent(60, *left, seed=f"ticket {number}") == one


def test_what_was_suggested_may_be_confirmed_while_it_still_saves_half() -> None:
    place = there(minutes=15)

    assert advisable(wait(19.1), [place], keeps_place=True, guard=CONFIRMING)
    assert not advisable(wait(18.9), [place], keeps_place=True, guard=CONFIRMING)


def test_a_crowd_that_follows_is_told_the_truth_and_by_stale_waits_it_is_not() -> None:
    built = [wrong_share(AS_BUILT, seed=seed) for seed in range(8)]
    stale = [wrong_share(LAST_SEEN, seed=seed) for seed in range(8)]

    assert max(built) < 0.05
    assert sum(stale) / len(stale) > 0.2
