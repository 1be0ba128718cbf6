"""Advice that stands: it stays while it is nearly as good as the best, and gives way to what is clearly better."""

from dataclasses import replace
from functools import cache

import pytest

from server_client.policy_lab.advise_command import advise
from server_client.policy_lab.changed_branch import SPARE
from server_client.queue_model.ids import CounterId, ProfileCode
from server_client.wait_forecast.advice import Advisor, Standing, opening_advice, other_advice
from server_client.wait_forecast.calm_advice import CalmAdvice
from server_client.wait_forecast.change import Change, Choices
from server_client.wait_forecast.deed import Deed
from server_client.wait_forecast.scene import Scene
from server_client.wait_forecast.trace import Skill
from tests.unit.test_advice import CHOICES, at, crowded

LONG_AGO_S = -1e9
_SKILLS = CHOICES.profiles
TWIN = ProfileCode("twin")


@cache
def best() -> ProfileCode:
    """Return the profile of the opening that saves most."""
    profile = opening_advice(advisor(), CHOICES)[0].change.profile
    assert profile is not None
    return profile


def advisor(scene: Scene | None = None) -> Advisor:
    here, experience = crowded()
    return Advisor(scene or here, experience, seed=7)


def opening(profile: ProfileCode, since_s: float = LONG_AGO_S) -> Standing:
    return Standing(change=Change(deed=Deed.OPEN, counter=SPARE, profile=profile), since_s=since_s)


def choices(**more: tuple[Skill, ...]) -> Choices:
    return replace(CHOICES, profiles={**_SKILLS, **{ProfileCode(code): skills for code, skills in more.items()}})


def test_what_stands_stays_while_another_is_no_better() -> None:
    among = choices(twin=_SKILLS[best()])
    found = opening_advice(advisor(), among, opening(TWIN))
    assert found[0].change.profile == TWIN
    assert found[0].saves_min == pytest.approx(opening_advice(advisor(), among)[0].saves_min)


def test_what_helps_nobody_gives_way_at_once_and_what_helps_less_when_it_has_been_read() -> None:
    among = choices(idle=())
    assert opening_advice(advisor(), among, opening(ProfileCode("idle")))[0].change.profile == best()
    few = ProfileCode("few")
    among = choices(few=_SKILLS[best()][:1])
    assert opening_advice(advisor(), among, opening(few))[0].change.profile == best()
    young = opening(few, since_s=crowded()[0].t - 60)
    assert opening_advice(advisor(), among, young)[0].change.profile == few


def test_what_can_no_longer_be_done_does_not_stand() -> None:
    gone = Standing(change=Change(deed=Deed.OPEN, counter=CounterId("X9"), profile=best()), since_s=LONG_AGO_S)
    assert opening_advice(advisor(), CHOICES, gone)[0].change.counter == SPARE
    closing = Standing(change=Change(deed=Deed.CLOSE, counter=SPARE), since_s=LONG_AGO_S)
    assert all(
        one.change != closing.change for one in other_advice(advisor(), CHOICES, may_close=False, standing=closing)
    )


def test_a_counter_that_nobody_misses_stays_the_one_to_close() -> None:
    scene, _ = at(7.4)
    quiet = replace(scene, waiting=())
    asked = Advisor(quiet, at(7.4)[1], seed=7)
    found = other_advice(asked, CHOICES, may_close=True)
    assert [one.change.deed for one in found] == [Deed.CLOSE]
    stands = Standing(change=found[0].change, since_s=LONG_AGO_S)
    assert other_advice(asked, CHOICES, may_close=True, standing=stands)[0].change == found[0].change


def test_openings_and_the_others_are_looked_at_by_turns_and_a_new_day_begins_anew() -> None:
    calm = CalmAdvice()
    calm.look(advisor(), CHOICES)
    first = calm.openings
    assert (len(first), calm.others) == (1, ())
    calm.look(advisor(), CHOICES)
    assert calm.openings == first
    calm.look(advisor(), CHOICES)
    assert calm.openings[0].change == first[0].change
    scene = crowded()[0]
    calm.look(advisor(replace(scene, day=scene.day + 1)), CHOICES)
    assert calm.advice[0].change == first[0].change


def test_the_command_counts_how_often_the_advice_changes(capsys: pytest.CaptureFixture[str]) -> None:
    quick = ["--scenario", "small", "--seed", "2", "--history", "1", "--test", "1", "--moments", "1", "--futures", "2"]
    counts = []
    for standing in ("calm", "anew"):
        assert advise([*quick, "--standing", standing, "--look", "2400"]) == 0
        told = dict(line.split(": ") for line in capsys.readouterr().out.splitlines() if line.count(": ") == 1)
        counts.append(float(told["openings_an_hour"]))
    assert counts[0] <= counts[1]
