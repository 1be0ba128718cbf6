"""The lab scores advice: each moment beside what is true of it, then the figures."""

import json

import pytest

from server_client.policy_lab.advise_command import advise, score_of
from server_client.policy_lab.advising import Judged
from server_client.policy_lab.changed_branch import SPARE, true_waits_s
from server_client.policy_lab.generator.branch_day import begin
from server_client.policy_lab.generator.scenarios import scenario
from server_client.policy_lab.scoring import happening
from server_client.queue_model.ids import CounterId, ProfileCode
from server_client.wait_forecast.change import Change
from server_client.wait_forecast.deed import Deed

QUICK = ["--scenario", "small", "--seed", "2", "--history", "1", "--test", "1", "--moments", "2", "--futures", "4"]


def test_the_command_tells_each_moment_and_the_figures(capsys: pytest.CaptureFixture[str]) -> None:
    assert advise([*QUICK, "--json"]) == 0
    first, second, figures = map(json.loads, capsys.readouterr().out.splitlines())
    assert (first["day"], second["day"]) == (1, 1)
    assert set(first["true"]) == {"P1", "P2", "P3"} or set(first["true"]) == {"P1", "P2"}
    assert figures["moments"] == 2
    assert advise(QUICK) == 0
    assert "the best saves" in capsys.readouterr().out


def test_the_best_of_some_futures_is_valued_by_the_others() -> None:
    lucky = Judged(
        day=1,
        at_s=0.0,
        waiting=9,
        advised=None,
        true={ProfileCode("P1"): [100.0, 0.0], ProfileCode("P2"): [40.0, 40.0]},
        longest=[ProfileCode("P2")],
        others=(),
        took_s=0.1,
    )
    assert lucky.best == pytest.approx(20.0)
    assert lucky.reached == 0.0
    score = score_of([lucky])
    assert (score.helped, score.reached, score.longest_queue) == (0, None, None)


def test_a_change_to_nothing_is_the_same_day_and_one_counter_more_a_shorter_one() -> None:
    branch = scenario("small", 2)
    day = begin(branch, 1)
    for event in happening(day):
        if event.t > 5400:
            break
    first = branch.counters[0]

    def waited(change: Change | None, skills: tuple[int, ...] = ()) -> float:
        return sum(true_waits_s(day, change, skills, seed=seed, lasts_s=3600.0, followed_s=7200.0) for seed in range(4))

    as_is = waited(None)
    same = Change(deed=Deed.RESKILL, counter=CounterId(first.code), profile=ProfileCode("P1"))
    assert waited(same, first.skills) == pytest.approx(as_is, rel=0.02)
    assert waited(Change(deed=Deed.OPEN, counter=SPARE, profile=ProfileCode("P1")), first.skills) < as_is
    assert waited(Change(deed=Deed.CLOSE, counter=CounterId(first.code))) > as_is
