"""Days of made-up branches for tests, and a tiny branch whose waits can be counted on the fingers."""

from dataclasses import replace
from functools import cache

from server_client.policy_lab.generator.branch_day import events_of
from server_client.policy_lab.generator.distributions import LogNormal
from server_client.policy_lab.generator.scenario import Arrivals, Attendance, Clerks, CounterTruth, Scenario
from server_client.policy_lab.generator.scenarios import scenario
from server_client.wait_forecast.trace import TraceEvent

# So narrow that every draw is the mean to the millisecond.
EXACT_SIGMA = 1e-9


@cache
def a_day(name: str, seed: int = 1, day: int = 0) -> tuple[TraceEvent, ...]:
    """Return the events of one day of a scenario."""
    return tuple(events_of(scenario(name, seed), day))


def exact(seconds: float) -> LogNormal:
    """Return a duration that is always the same."""
    return replace(LogNormal.of(seconds, 0.5), mu=LogNormal.of(seconds, EXACT_SIGMA).mu, sigma=EXACT_SIGMA)


def one_desk(*, walkins: float, service_s: float, variation: float | None = None) -> Scenario:
    """Return a branch with one service at one counter, where everybody comes when called and nobody gives up.

    `walkins` come in eight hours, at a steady rate. Serving takes exactly `service_s`, or varies by `variation`.
    """
    small = scenario("small", 1)
    work = exact(service_s) if variation is None else LogNormal.of(service_s, variation)
    service = replace(small.services[0], nominal_s=service_s, work=work, share=1.0, tilt=0.0, bookings=0, transfer_to=0)
    return replace(
        small,
        services=(service,),
        counters=(CounterTruth(code="Q01", skills=(0,), shifts=((0.0, 28_800.0),)),),
        arrivals=Arrivals(
            walkins=walkins, half_hours=(1.0,) * 16, weekdays=(1.0,), daily_noise=1e-9, priority=0.0, show_rate=1.0
        ),
        attendance=Attendance(absent=0.0, quiet_leave_s=1e15, cancel_s=1e15, walk=exact(0.001)),
        clerks=Clerks(
            speeds=(1.0,),
            gap=exact(0.001),
            reaction_s=0.001,
            pause_every_s=1e15,
            opens_s=(0.0, 1e-6),
            leaves_s=(0.0, 1e-6),
        ),
        transfers=0.0,
        holds=0.0,
        issue_end=28_800.0,
        hard_end=60_000.0,
    )
