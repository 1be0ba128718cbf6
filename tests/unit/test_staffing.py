"""A day's counters by half hour: enough for the promise, not many more, and what Erlang C says."""

from dataclasses import replace
from functools import cache
from math import exp

import pytest

from server_client.policy_lab.advising import choices_of, terms_of
from server_client.policy_lab.command import lab
from server_client.policy_lab.generator.branch_day import events_of
from server_client.policy_lab.generator.scenarios import scenario
from server_client.wait_forecast.experience import Experience
from server_client.wait_forecast.staffing import Wish, by_erlang_c, checked, erlang_c_counters, staffing_of

BRANCH = scenario("small", 2)
PROFILES = choices_of(BRANCH).profiles
WISH = Wish(first_half=0, last_half=17, plays=12, most_counters=6)


@cache
def experience() -> Experience:
    known = Experience(terms_of(BRANCH))
    for event in events_of(BRANCH, 0):
        known.learn(event)
    return known


def test_every_half_hour_keeps_the_promise_and_the_same_wish_gives_the_same_plan() -> None:
    found = staffing_of(experience(), PROFILES, WISH)
    assert all(one.share >= WISH.share for one in found.halves)
    assert found.counter_hours == sum(sum(one.counters.values()) for one in found.halves) / 2
    assert staffing_of(experience(), PROFILES, WISH) == found


def test_who_wants_more_people_in_time_pays_with_more_counters() -> None:
    usual, strict = (staffing_of(experience(), PROFILES, replace(WISH, share=share)) for share in (0.6, 0.95))
    assert usual.counter_hours < strict.counter_hours
    assert usual.share < strict.share


def test_a_plan_is_checked_on_other_futures() -> None:
    nobody = checked(experience(), PROFILES, WISH, {})
    assert (nobody.counter_hours, nobody.halves[2].share < 0.1) == (0.0, True)
    many = checked(experience(), PROFILES, WISH, {code: [6] * 17 for code in PROFILES})
    assert many.share > 0.95


def test_counters_that_do_not_suffice_are_given_all_the_same() -> None:
    found = staffing_of(experience(), PROFILES, replace(WISH, most_counters=1))
    assert max(sum(one.counters.values()) for one in found.halves) == 1


def test_no_more_of_a_profile_is_planned_than_there_are() -> None:
    scarce = dict.fromkeys(PROFILES, 1)
    found = staffing_of(experience(), PROFILES, replace(WISH, most_of=scarce))
    assert all(count == 1 for one in found.halves for count in one.counters.values())
    assert max(sum(one.counters.values()) for one in found.halves) <= len(PROFILES)


def test_erlang_c_is_that_of_the_tables() -> None:
    # M/M/1 at half load: half wait, and of these exp(-t/2) longer than t mean services.
    share = 1 - 0.5 * exp(-0.5)
    assert erlang_c_counters(0.005, 100.0, 100.0, share) == 1
    assert erlang_c_counters(0.005, 100.0, 100.0, share + 0.001) == 2
    widest = max(PROFILES.values(), key=len)
    by_half = by_erlang_c(experience(), widest, WISH)
    assert len(by_half) == 17
    assert max(by_half) >= 2


def test_the_command_prints_the_plan_beside_erlang_c(capsys: pytest.CaptureFixture[str]) -> None:
    assert (
        lab(["staff", "--scenario", "small", "--seed", "2", "--history", "1", "--counters", "4", "--as-skilled"]) == 0
    )
    told = capsys.readouterr().out
    assert "counter-hours keep" in told
    assert "Erlang C" in told
