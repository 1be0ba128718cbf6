"""What is learned from a made-up branch comes near to what is true of it, fades, and survives being written down."""

from dataclasses import replace
from statistics import fmean

import pytest

from server_client.policy_lab.generator.branch_day import events_of
from server_client.policy_lab.generator.scenario import Scenario
from server_client.policy_lab.generator.scenarios import scenario
from server_client.policy_lab.trace_lines import config_line
from server_client.queue_model.ids import ClassCode, ClerkId, CounterId, ServiceCode, TicketId
from server_client.wait_forecast import trace
from server_client.wait_forecast.experience import Experience
from server_client.wait_forecast.odds import odds_of
from server_client.wait_forecast.trace import ServiceTerms, Skill, Terms, TraceEvent
from server_client.wire.errors import Malformed
from server_client.wire.experience import decode_learned, encode_learned
from server_client.wire.traces import read_trace_line

_A = ServiceCode("A")
_WALKIN = ClassCode("walkin")
_TERMS = Terms(
    services={_A: ServiceTerms(nominal_s=300, promise_s=900)}, slopes={}, classes=(_WALKIN,), noshow_after_s=90.0
)


def _terms(made: Scenario) -> Terms:
    terms = read_trace_line(config_line(made).encode())
    assert isinstance(terms, Terms)
    return terms


@pytest.fixture(scope="module")
def taught() -> tuple[Scenario, Experience]:
    made = scenario("small", 5)
    experience = Experience(_terms(made))
    for day in range(8):
        for event in events_of(made, day):
            experience.learn(event)
    return made, experience


def test_service_times_come_near_to_what_is_true(taught: tuple[Scenario, Experience]) -> None:
    made, experience = taught
    odds = odds_of(experience)
    for service in made.services:
        assert fmean(odds.services[ServiceCode(service.code)]) == pytest.approx(service.work.mean_s, rel=0.2)


def test_presence_of_clerks_comes_near_to_what_is_true(taught: tuple[Scenario, Experience]) -> None:
    made, experience = taught
    odds = odds_of(experience)
    assert 1 / odds.pauses_per_s == pytest.approx(made.clerks.pause_every_s, rel=0.5)
    assert fmean(odds.comes[1]) == pytest.approx(made.clerks.opens_s[0], abs=120)
    assert odds.never_came < 0.02
    assert experience.learned.days == 8


def test_clerks_who_keep_to_the_rule_are_known_to(taught: tuple[Scenario, Experience]) -> None:
    assert odds_of(taught[1]).by_hand < 0.02


def test_what_was_learned_survives_being_written_down(taught: tuple[Scenario, Experience]) -> None:
    learned = taught[1].learned
    body = encode_learned(learned, 77)
    assert decode_learned(body) == (learned, 77)
    assert len(body) < 100_000


def test_what_is_of_another_format_is_learned_anew() -> None:
    with pytest.raises(Malformed, match="learned anew"):
        decode_learned(b'{"format": 0, "seq": 1, "learned": {}}')
    with pytest.raises(Malformed):
        decode_learned(b"nonsense")


def test_before_anything_is_known_nominal_times_are_believed() -> None:
    odds = odds_of(Experience(_TERMS))
    assert fmean(odds.services[_A]) == pytest.approx(300, rel=0.1)
    assert odds.by_hand == 0.0
    assert odds.never_came < 0.05


class _Day:
    """A day told turn by turn at one counter."""

    def __init__(self, experience: Experience, day: int) -> None:
        self.experience = experience
        self.day = day
        self.now = 0.0
        self.tell(trace.BranchOpened())
        self.opens()

    def tell(self, data: trace.TraceData, *, after_s: float = 0.0) -> None:
        self.now += after_s
        self.experience.learn(TraceEvent(day=self.day, t=self.now, data=data))

    def opens(self, clerk: str = "c1") -> None:
        self.tell(trace.CounterOpened(counter=CounterId("Q1"), clerk=ClerkId(clerk), skills=(Skill(service=_A),)))

    def serves(self, number: int, *, for_s: float, to: ServiceCode | None = None) -> None:
        ticket = self.calls(number)
        self.tell(trace.ServiceStarted(ticket=ticket, counter=CounterId("Q1"), service=_A), after_s=20)
        self.tell(trace.ServiceEnded(ticket=ticket, to=to), after_s=for_s)

    def calls(self, number: int) -> TicketId:
        ticket = TicketId(f"{self.day}-{number}")
        self.tell(trace.TicketIssued(ticket=ticket, service=_A, class_code=_WALKIN, clock_s=self.now), after_s=5)
        self.tell(trace.TicketCalled(ticket=ticket, counter=CounterId("Q1")), after_s=5)
        return ticket


def test_recent_days_weigh_more_than_old_ones() -> None:
    experience = Experience(_TERMS)
    for number in range(30):
        day = _Day(experience, number)
        for turn in range(20):
            day.serves(turn, for_s=200 if number < 20 else 400)
        day.tell(trace.BranchClosed())
    assert fmean(odds_of(experience).services[_A]) > 340


def test_a_slow_clerk_is_told_from_a_quick_one() -> None:
    experience = Experience(_TERMS)
    for number in range(4):
        day = _Day(experience, number)
        for turn in range(20):
            day.opens("slow" if turn % 2 else "quick")
            day.serves(turn, for_s=450 if turn % 2 else 200)
    assert experience.clerk_factor("slow") > 1.2
    assert experience.clerk_factor("quick") < 0.85
    assert experience.clerk_factor("new") == 1.0


def test_who_does_not_come_blocks_the_counter_as_long_as_was_seen() -> None:
    experience = Experience(_TERMS)
    day = _Day(experience, 1)
    for turn in range(40):
        ticket = day.calls(turn)
        day.tell(trace.NoShow(ticket=ticket), after_s=150)
        day.tell(trace.TicketReturned(ticket=ticket), after_s=400)
        day.tell(trace.Cancelled(ticket=ticket), after_s=30)
    odds = odds_of(experience)
    assert odds.absent[0] > 0.4
    assert odds.returns > 0.8
    assert fmean(odds.blocked) == pytest.approx(146, rel=0.15)
    assert fmean(odds.return_delay) == pytest.approx(400, rel=0.1)
    assert odds.gives_up[0] > 1 / 3_600


def test_a_serving_that_was_forgotten_teaches_nothing() -> None:
    experience = Experience(_TERMS)
    _Day(experience, 1).serves(1, for_s=20_000)
    assert experience.service_table(_A).weight == 0


def test_a_day_that_goes_on_after_its_end_is_counted_once() -> None:
    experience = Experience(_TERMS)
    day = _Day(experience, 1)
    for turn in range(10):
        day.serves(turn, for_s=100)
    day.tell(trace.BranchClosed())
    day.serves(11, for_s=100)
    day.tell(trace.BranchClosed())
    assert experience.learned.days == 1
    assert experience.today.people == {}


def test_a_trace_that_begins_in_the_middle_is_taken_as_it_comes() -> None:
    experience = Experience(_TERMS)
    stranger, counter = TicketId("?"), CounterId("Q9")
    for data in (
        trace.TicketCalled(ticket=stranger, counter=counter),
        trace.ServiceStarted(ticket=stranger, counter=counter, service=_A),
        trace.NoShow(ticket=stranger),
        trace.TicketReturned(ticket=stranger),
        trace.TicketHeld(ticket=stranger),
        trace.ServiceEnded(ticket=stranger, to=_A),
        trace.TicketMoved(ticket=stranger, service=_A, clock_s=1.0),
        trace.TicketChanged(ticket=stranger),
        trace.CallUndone(ticket=stranger, counter=counter),
        trace.CounterClosed(counter=counter),
        trace.TicketRecalled(ticket=stranger, counter=counter),
        trace.Cancelled(ticket=stranger),
        trace.Expired(ticket=stranger),
    ):
        experience.learn(TraceEvent(day=1, t=5.0, data=data))
    assert experience.today.people == {}


def test_the_branch_follows_its_terms() -> None:
    experience = Experience(_TERMS)
    experience.adopt(replace(_TERMS, overtaking_limit=3))
    assert experience.today.terms.overtaking_limit == 3


def test_bookings_and_openings_that_are_told_before_the_day_are_known_in_it() -> None:
    experience = Experience(_TERMS)
    shift = trace.Shift(
        counter=CounterId("Q1"), clerk=ClerkId("c1"), skills=(Skill(service=_A),), plan=((0.0, 3_600.0),)
    )
    for data in (
        trace.Booked(service=_A, slot_s=600.0),
        trace.CounterOpened(counter=CounterId("Q1"), clerk=ClerkId("c2"), skills=(Skill(service=_A),)),
        trace.BranchOpened(roster=(shift,)),
    ):
        experience.learn(TraceEvent(day=1, t=0.0, data=data))
    scene = experience.today.scene(1.0)
    assert scene.expected is not None
    assert [seat.clerk for seat in scene.seats] == ["c2"]
    assert scene.seats[0].plan == shift.plan


def test_a_roster_that_nobody_wrote_is_read_off_the_days() -> None:
    experience = Experience(_TERMS)
    for number in range(4):
        day = _Day(experience, number)
        for part in range(2):
            day.now = 100.0 + 10_000 * part
            day.opens()
            day.serves(2 * part, for_s=3_000)
            day.tell(trace.CounterClosed(counter=CounterId("Q1"), reason="pause"))
            day.now += 300
            day.opens()
            day.serves(2 * part + 1, for_s=3_000)
            day.tell(trace.CounterClosed(counter=CounterId("Q1")))
        day.tell(trace.BranchClosed())
    _Day(experience, 9)
    (shift,) = experience.today.roster.values()
    assert [round(begin, -3) for begin, _ in shift.plan] == [0, 10_000]
    assert shift.skills == (Skill(service=_A),)
