"""How likely a promise is missed in the next hour, held against what came, and put right where it is off."""

import json
from random import Random

import pytest

from server_client.policy_lab.command import lab
from server_client.policy_lab.risk_scoring import brier, calibration_error, reliability
from server_client.queue_model.ids import ClassCode, ClerkId, CounterId, ServiceCode, TicketId
from server_client.wait_forecast import trace
from server_client.wait_forecast.experience import Experience
from server_client.wait_forecast.risk import Risk
from server_client.wait_forecast.risk_calibration import RiskCalibration
from server_client.wait_forecast.risk_memory import RiskMemory
from server_client.wait_forecast.trace import ServiceTerms, Skill, Terms, TraceData, TraceEvent
from server_client.wire.experience import decode_learned, encode_learned

CIVIL, WALK_IN, DESK = ServiceCode("civil"), ClassCode("walkin"), CounterId("c1")
TERMS = Terms(
    services={CIVIL: ServiceTerms(nominal_s=300.0, promise_s=900.0)}, slopes={WALK_IN: 1.0}, classes=(WALK_IN,)
)
RISK = Risk(service=CIVIL, probability=0.6, share=0.7, longest_s=1200.0, people=9, raw=0.7)


def test_a_forecast_that_is_off_is_put_right_and_one_that_is_not_stays() -> None:
    for power in (1.0, 2.0):
        rng, found = Random(3), RiskCalibration()
        for _ in range(8_000):
            said = rng.uniform(0.02, 0.98)
            found.score(said, rng.random() < said**power)
        assert found.scored == 8_000
        assert all(found.told(said) == pytest.approx(said**power, abs=0.09) for said in (0.2, 0.4, 0.6, 0.8))


def test_it_never_strays_far_and_is_kept_with_what_was_learned() -> None:
    experience = Experience(TERMS)
    for _ in range(3_000):
        experience.learned.risk.score(0.9, False)
    assert experience.learned.risk.shift == pytest.approx(-1.5)
    kept, _ = decode_learned(encode_learned(experience.learned, 1))
    assert kept.risk == experience.learned.risk
    older = encode_learned(experience.learned, 1).replace(b'"risk":', b'"gone":')
    assert decode_learned(older)[0].risk == RiskCalibration()


def hour(*called_after_s: float, waiting: int = 0, day: int = 1) -> Experience:
    """Return a day at which people were called so long after they came at 600 s, and some wait still."""
    experience = Experience(TERMS)

    def tell(t: float, data: TraceData) -> None:
        experience.learn(TraceEvent(day=day, t=t, data=data))

    tell(0.0, trace.BranchOpened())
    tell(1.0, trace.CounterOpened(counter=DESK, clerk=ClerkId("a"), skills=(Skill(service=CIVIL),)))
    count = len(called_after_s) + waiting
    for number in range(count):
        ticket = TicketId(f"t{number}")
        tell(600.0, trace.TicketIssued(ticket=ticket, service=CIVIL, class_code=WALK_IN, clock_s=600.0))
    for number, after_s in enumerate(sorted(called_after_s)):
        tell(600.0 + after_s, trace.TicketCalled(ticket=TicketId(f"t{number}"), counter=DESK))
        tell(600.0 + after_s, trace.ServiceStarted(ticket=TicketId(f"t{number}"), counter=DESK, service=CIVIL))
        tell(600.0 + after_s + 1, trace.ServiceEnded(ticket=TicketId(f"t{number}")))
    return experience


@pytest.mark.parametrize(
    ("calls", "waiting", "missed"),
    [
        ((60, 120, 180, 240, 1000), 0, [False]),
        ((60, 120, 180, 1000), 0, [True]),
        ((60, 120), 2, [True]),
        ((60,), 1, []),
    ],
)
def test_an_hour_is_missed_if_too_few_are_called_in_time(
    calls: tuple[float, ...], waiting: int, missed: list[bool]
) -> None:
    memory, experience = RiskMemory(), hour(*calls, waiting=waiting)
    assert memory.look(experience, [RISK], 500.0) == []
    assert memory.look(experience, [RISK], 600.0) == []
    settled = memory.look(experience, [RISK], 4_100.0)
    assert [one.missed for one in settled] == missed
    assert experience.learned.risk.scored == len(missed)
    assert all((one.raw, one.told, one.at_s) == (0.7, 0.6, 500.0) for one in settled)


def test_what_was_said_on_another_day_is_forgotten() -> None:
    memory = RiskMemory()
    memory.look(hour(60, 60, 60), [RISK], 500.0)
    assert memory.look(hour(60, 60, 60, day=2), [RISK], 4_200.0) == []


def test_reliability_is_told_by_tenths() -> None:
    pairs = [(0.05, False)] * 9 + [(0.05, True)] + [(0.95, True)] * 4
    low, high = reliability(pairs)
    assert (low.count, low.came, high.came) == (10, 0.1, 1.0)
    assert calibration_error(pairs) == pytest.approx((10 * 0.05 + 4 * 0.05) / 14)
    assert brier([(1.0, True), (0.0, True)]) == 0.5
    assert brier([]) == 0.0


def test_the_command_holds_what_was_said_against_what_came(capsys: pytest.CaptureFixture[str]) -> None:
    assert lab(["risks", "--scenario", "small", "--seed", "3", "--history", "1", "--test", "1"]) == 0
    assert "told: " in capsys.readouterr().out
    assert lab(["risks", "--scenario", "small", "--seed", "3", "--history", "1", "--test", "1", "--json"]) == 0
    assert set(json.loads(capsys.readouterr().out)) == {"futures", "told"}
