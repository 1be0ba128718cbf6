"""Advice from the forecast's own plays: the same futures with and without a change; none where nothing helps."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import pytest

from server_client.policy_lab.advising import choices_of, terms_of, with_spare
from server_client.policy_lab.changed_branch import SPARE
from server_client.policy_lab.generator.branch_day import begin, events_of
from server_client.policy_lab.generator.scenarios import scenario
from server_client.policy_lab.scoring import happening
from server_client.queue_model.ids import ProfileCode
from server_client.wait_forecast.advice import Advice, Advisor, advice_of, closings, opening_advice, openings
from server_client.wait_forecast.change import Change, Choices
from server_client.wait_forecast.deed import Deed
from server_client.wait_forecast.experience import Experience
from server_client.wait_forecast.risk import risks_of
from server_client.wait_forecast.risk_calibration import RiskCalibration
from server_client.wait_forecast.scene import Scene, SeatState
from server_client.wait_forecast.trace import Skill

BRANCH = scenario("small", 2)
CHOICES = choices_of(BRANCH)
NOBODY_TO_OPEN = replace(CHOICES, spare=())


@cache
def at(hours: float) -> tuple[Scene, Experience]:
    """Return the branch at that time of its second day, when as many as ever wait within the hour."""
    experience = Experience(terms_of(BRANCH))
    for event in events_of(BRANCH, 0):
        experience.learn(event)
    for event in happening(begin(BRANCH, 1)):
        experience.learn(event)
        if event.t > hours * 3600:
            break
    return with_spare(experience.today.scene(experience.today.now)), experience


def crowded() -> tuple[Scene, Experience]:
    return at(2.0)


def asked(scene: Scene, experience: Experience, choices: Choices = CHOICES) -> tuple[Advice, ...]:
    return advice_of(scene, experience, choices, seed=7)


def test_one_more_counter_is_advised_where_many_wait_and_the_reason_names_their_service() -> None:
    scene, experience = crowded()
    opening = asked(scene, experience)[0]
    assert opening.change.deed is Deed.OPEN
    assert opening.change.counter == SPARE
    assert 0 < opening.saves_low_min <= opening.saves_min <= opening.saves_high_min
    assert opening.with_it.mean_min == pytest.approx(opening.without.mean_min - opening.saves_min, rel=0.05)
    assert opening.reason.service in scene.terms.services
    assert opening.reason.waiting == sum(one.service == opening.reason.service for one in scene.waiting)


def test_the_same_scene_and_seed_give_the_same_advice() -> None:
    scene, experience = crowded()
    assert asked(scene, experience) == asked(scene, experience)


def test_where_nobody_waits_and_hardly_anybody_comes_no_counter_is_advised() -> None:
    scene, experience = at(7.4)
    quiet = replace(scene, waiting=())
    assert [one for one in asked(quiet, experience) if one.change.deed is not Deed.CLOSE] == []


def test_a_closed_branch_gets_no_advice_and_is_at_no_risk() -> None:
    scene, experience = crowded()
    closed = replace(scene, is_open=False, is_over=True)
    assert asked(closed, experience) == ()
    assert (
        risks_of(closed, tuple(scene.terms.services), Advisor(scene, experience, seed=1).next_hour(), RiskCalibration())
        == ()
    )


def test_without_a_counter_that_could_be_opened_none_is_advised() -> None:
    scene, experience = crowded()
    advisor = Advisor(scene, experience, seed=7)
    assert openings(NOBODY_TO_OPEN, advisor.pressures()) == []
    assert opening_advice(advisor, NOBODY_TO_OPEN) == ()


def changes_of(scene: Scene) -> Iterator[Change]:
    opened = next(seat for seat in scene.seats if seat.state is not SeatState.CLOSED)
    yield Change(deed=Deed.RESKILL, counter=opened.counter, profile=_same_profile(opened.skills))
    yield Change(deed=Deed.CLOSE, counter=opened.counter)


def _same_profile(skills: tuple[Skill, ...]) -> ProfileCode:
    return next(code for code, found in CHOICES.profiles.items() if found == skills)


def test_a_change_that_changes_nothing_saves_nothing_and_one_counter_less_costs() -> None:
    scene, experience = crowded()
    advisor = Advisor(scene, experience, seed=3)
    same, less = (advisor.weigh([change], CHOICES, ((6, 1),))[0] for change in changes_of(scene))
    assert advisor.savings_min(same) == [0.0] * 6
    assert advisor.saving_min(less) < 0


def test_the_quick_sum_of_waits_is_that_of_the_reckoning() -> None:
    scene, experience = crowded()
    advisor = Advisor(scene, experience, seed=3)
    slowly = sum(cost.all_waited_s for cost in advisor.base(10))
    opening = Change(deed=Deed.OPEN, counter=SPARE, profile=next(iter(CHOICES.profiles)))
    opened = advisor.weigh([opening], CHOICES, ((10, 1),))
    quickly = sum(saved * 60 for saved in advisor.savings_min(opened[0])) + sum(opened[0].waited_s)
    assert quickly == pytest.approx(slowly, rel=0.02)


def test_only_counters_for_which_nobody_waits_are_thought_of_for_closing() -> None:
    scene, _ = crowded()
    awaited = {one.service for one in scene.waiting}
    for change in closings(scene):
        seat = next(seat for seat in scene.seats if seat.counter == change.counter)
        assert awaited.isdisjoint(skill.service for skill in seat.skills)
    everyone = closings(replace(scene, waiting=()))
    assert len(everyone) == sum(seat.state is not SeatState.CLOSED for seat in scene.seats)


def test_a_full_hall_is_at_risk_and_says_how_many_are_in_time() -> None:
    scene, experience = crowded()
    risks = risks_of(
        scene, tuple(scene.terms.services), Advisor(scene, experience, seed=3).next_hour(), RiskCalibration()
    )
    assert risks
    for risk in risks:
        assert 0 <= risk.probability <= 1
        assert 0 <= risk.share <= 1
        assert risk.people >= 3
    worst = max(risks, key=lambda one: one.probability)
    assert worst.longest_s > scene.terms.services[worst.service].promise_s or worst.probability < 0.5
