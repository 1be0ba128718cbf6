"""The plan of a fault campaign comes from its seed alone, and its report says what was planned and found."""

import json

from server_client.chaos.app import CITY, SMALL
from server_client.chaos.checks.violation import Violation
from server_client.chaos.diary import Note
from server_client.chaos.plan import Episode, Fault, Kind, Part, plan_of
from server_client.chaos.report import BranchFigures, Report, as_json, as_text, faults_of, notes_counted

ALONE = {Kind.OLD_BACKUP, Kind.TWO_NODES, Kind.LOST_NODE}


def test_the_same_seed_makes_the_same_plan_and_another_makes_another() -> None:
    assert plan_of(7, 3, CITY) == plan_of(7, 3, CITY)
    assert plan_of(7, 3, CITY) != plan_of(8, 3, CITY)


def test_a_longer_plan_begins_as_a_shorter_one() -> None:
    short, long = plan_of(7, 1, CITY), plan_of(7, 5, CITY)
    assert long[: len(short)] == short


def test_ten_minutes_have_every_kind_of_fault() -> None:
    for seed in range(5):
        kinds = {fault.kind for episode in plan_of(seed, 10, CITY) for fault in episode.faults}
        assert kinds == set(Kind)


def test_what_an_engineer_comes_for_happens_alone_and_nothing_is_hit_twice_at_once() -> None:
    for seed in range(20):
        for episode in plan_of(seed, 10, CITY):
            hit = [(fault.part, fault.branch, fault.name) for fault in episode.faults]
            assert len(hit) == len(set(hit))
            assert len(hit) == 1 or not ALONE & {fault.kind for fault in episode.faults}


def test_only_what_stands_there_is_hit() -> None:
    faults = [fault for episode in plan_of(3, 10, SMALL) for fault in episode.faults]
    assert {fault.branch for fault in faults} == {"CN01"}
    assert not {Part.STANDBY, Part.CENTRE} & {fault.part for fault in faults}
    of_point = [fault for episode in plan_of(3, 10, CITY) for fault in episode.faults if fault.branch == "PT01"]
    assert not {Part.NODE, Part.CENTRE_LINE} & {fault.part for fault in of_point}


def test_clocks_and_slow_lines_have_an_amount() -> None:
    for episode in plan_of(5, 30, CITY):
        for fault in episode.faults:
            if fault.kind is Kind.CLOCK_AHEAD:
                assert fault.amount >= 3
            elif fault.kind is Kind.CLOCK_BEHIND:
                assert fault.amount <= -3
            else:
                assert (fault.amount > 0) == (fault.kind is Kind.SLOW_LINE)


def a_report() -> Report:
    fault = Fault(kind=Kind.CLOCK_AHEAD, part=Part.NODE, branch="CN01", amount=60.0)
    plan = (Episode(faults=(fault, Fault(kind=Kind.KILL, part=Part.KIOSK, branch="CN01", name="K1")), hold_s=1.5),)
    counted = notes_counted([Note(what="sent"), Note(what="sent"), Note(what="answered")])
    return Report(
        seed=7,
        minutes=0.2,
        database="centre: one process on SQLite",
        elapsed_s=12.3,
        faults=faults_of(plan),
        played=1,
        commands_sent=counted["sent"],
        commands_answered=counted["answered"],
        commands_refused=counted["refused"],
        commands_unanswered=0,
        no_number=0,
        numbers_shown=1,
        papers=1,
        torn=0,
        checks=12,
        branches=(
            BranchFigures(branch="CN01", entries=9, numbers=1, calls=0, epoch=1, papers=1, torn=0, former_logs=0),
        ),
        violations=(Violation(check="number twice", where="CN01", what="A001 …", look="motcua verify", seq=4),),
        plan=plan,
    )


def test_the_report_says_the_seed_the_plan_the_figures_and_each_violation_with_how_to_look() -> None:
    said = as_text(a_report())
    for words in (
        "Seed 7",
        "2 faults in 1 episodes of the 1 planned",
        "1 kill (kiosk)",
        "2 sent, 1 answers",
        "number twice at CN01, entry 4",
        "look: motcua verify",
        "1. clock ahead at CN01 node (60 s); kill at CN01 kiosk K1, held for 1.5 s",
        "up to the machine",
    ):
        assert words in said
    told = json.loads(as_json(a_report()))
    assert (told["seed"], told["plan"][0]["faults"][1]["kind"], told["violations"][0]["seq"]) == (7, "kill", 4)
