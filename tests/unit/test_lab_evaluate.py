"""The evaluation protocol: one line in, one answer out, and no line stops it."""

import json
from collections.abc import Iterable
from io import StringIO

import pytest

from server_client.policy_lab.evaluate import answers
from server_client.policy_lab.generator.branch_day import events_of
from server_client.policy_lab.generator.scenarios import scenario
from server_client.policy_lab.trace_lines import config_line, line_of
from server_client.wait_forecast import trace

_SMALL = scenario("small", 3)


def _asked(lines: Iterable[str], replications: int = 12) -> tuple[list[dict[str, float]], str]:
    complaints = StringIO()
    found = [json.loads(one) for one in answers(map(str.encode, lines), complaints, replications=replications)]
    return found, complaints.getvalue()


def _days(*days: int, asking_on: int) -> list[str]:
    lines = [config_line(_SMALL)]
    for day in days:
        for event in events_of(_SMALL, day):
            lines.append(line_of(event))
            if isinstance(event.data, trace.TicketIssued) and day == asking_on:
                lines.append(json.dumps({"predict": True, "day": day, "ticket": event.data.ticket}))
    return lines


def test_each_question_is_answered_in_order_and_always_alike() -> None:
    lines = _days(0, 1, asking_on=1)
    found, complaints = _asked(lines)
    assert len(found) == sum("predict" in line for line in lines)
    assert complaints == ""
    assert all(0 <= one["q10"] <= one["q50"] <= one["q90"] and one["mean"] >= 0 for one in found)
    assert found == _asked(lines)[0]


def test_a_branch_without_terms_or_history_is_answered_too() -> None:
    lines = [line for line in _days(0, asking_on=0) if "config" not in line]
    found, complaints = _asked(lines, replications=4)
    assert len(found) == sum("predict" in line for line in lines)
    assert complaints == ""


def test_a_bad_line_is_told_by_its_number_and_passed_over() -> None:
    lines = [*_days(0, asking_on=1)[:40], "{nonsense", "", '{"type":"no_show","day":0,"t":9}']
    found, complaints = _asked([*lines, '{"predict":true,"day":0,"ticket":"nobody"}'])
    assert [line.split(":")[0] for line in complaints.splitlines()] == ["line 41", "line 43"]
    assert found[0]["mean"] > 0


def test_who_has_been_called_waits_no_longer() -> None:
    lines = _days(0, asking_on=9)
    called = next(json.loads(line) for line in lines if "ticket_called" in line)
    until = next(number for number, line in enumerate(lines) if "ticket_called" in line) + 1
    found, _ = _asked([*lines[:until], json.dumps({"predict": True, "day": 0, "ticket": called["ticket"]})])
    assert found == [{"mean": 0.0, "q10": 0.0, "q50": 0.0, "q90": 0.0}]


def test_a_ticket_that_nobody_serves_is_answered() -> None:
    issued = '{"type":"ticket_issued","day":0,"t":5,"ticket":"x","service":"unheard","cls":"walkin"}'
    found, _ = _asked([config_line(_SMALL), issued, '{"predict":true,"day":0,"ticket":"x"}'])
    assert found[0]["q90"] > found[0]["q10"]


def test_a_class_that_the_terms_do_not_name_is_served_too() -> None:
    lines = _days(0, asking_on=9)[:60]
    issued = json.dumps({"type": "ticket_issued", "day": 0, "t": 900, "ticket": "x", "service": "CT", "cls": "vip"})
    service = json.loads(lines[0])["config"]["services"][0]["code"]
    found, _ = _asked([*lines, issued.replace("CT", service), '{"predict":true,"day":0,"ticket":"x"}'])
    assert found[0]["mean"] != 600.0


def _choice(*candidates: dict[str, object], now: float = 1000.0) -> object:
    config = {
        "services": [
            {"code": "A", "nominal_s": 300, "promise_s": 600},
            {"code": "B", "nominal_s": 300, "promise_s": 1200},
        ],
        "rule": {"slopes": {"walkin": 1, "priority": 4, "appointment": 10}, "overtaking_limit": 6},
    }
    lines = [json.dumps({"config": config}), json.dumps({"choose": True, "now": now, "candidates": list(candidates)})]
    return _asked(lines)[0][0]["i"]


def _one(i: int, clock: float, *, service: str = "A", cls: str = "walkin", passed: int = 0) -> dict[str, object]:
    return {"i": i, "service": service, "cls": cls, "clock": clock, "issued": clock, "passed": passed}


@pytest.mark.parametrize(
    ("candidates", "expected"),
    [
        ([_one(0, 500), _one(1, 400)], 1),
        ([_one(0, 500), _one(1, 400, service="B")], 0),
        ([_one(0, 100), _one(1, 700, cls="priority")], 1),
        ([_one(0, 100, passed=6), _one(1, 700, cls="priority")], 0),
        ([_one(0, 100), _one(1, 200, passed=6), _one(2, 50, cls="priority")], 0),
        ([_one(0, 100), _one(1, 100)], 0),
        ([_one(0, 1200, cls="appointment")], 0),
        ([], None),
    ],
)
def test_the_choice_is_the_rules(candidates: list[dict[str, object]], expected: int | None) -> None:
    assert _choice(*candidates) == expected
