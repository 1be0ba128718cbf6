"""What the measure of a day makes of a voice that misses, doubles or confuses calls."""

import pytest

from counter_display.bench.spoken_calls import SpokenCalls, Verdict
from server_client.queue_model import commands
from server_client.queue_model.apply import apply
from server_client.queue_model.decide import decide
from server_client.queue_model.ids import CounterId
from tests.fakes.office import CIVIL, COUNTER_5, COUNTER_6, MINH, Office, office


class Day:
    """An office in which two people were called, and the judge who follows its log."""

    def __init__(self) -> None:
        self.office: Office = office()
        self.judge = SpokenCalls()
        self.office.open()
        self.office.open(COUNTER_6, MINH)
        for _ in range(2):
            self.office.take(CIVIL)
        self.first = self.call(COUNTER_5)
        self.second = self.call(COUNTER_6)

    def do(self, command: commands.Command) -> int:
        for event in decide(self.office.branch, command, self.office.now):
            self.office.branch = apply(self.office.branch, event)
            self.judge.happened(self.office.branch, event)
        return self.office.branch.seq

    def call(self, counter: CounterId) -> int:
        return self.do(commands.CallNext(id=self.office.new_id(), counter=counter))

    def come_to_the_first(self) -> None:
        ticket = self.office.branch.counter(COUNTER_5).ticket
        assert ticket is not None
        self.do(commands.StartServing(id=self.office.new_id(), counter=COUNTER_5, ticket=ticket))


@pytest.fixture
def day() -> Day:
    return Day()


def verdict(day: Day) -> Verdict:
    return day.judge.verdict()


def test_each_call_spoken_once_and_in_order_is_well(day: Day) -> None:
    day.judge.began(day.first)
    day.judge.began(day.second)
    assert verdict(day) == Verdict(calls=2, spoken=2, come_before=0, missed=0, doubled=0, disordered=0)


def test_a_call_that_was_passed_over_is_missed(day: Day) -> None:
    day.judge.began(day.second)
    assert (verdict(day).missed, verdict(day).come_before) == (1, 0)


def test_who_came_before_the_turn_did_not_have_to_be_called_aloud(day: Day) -> None:
    day.come_to_the_first()
    day.judge.began(day.second)
    assert (verdict(day).missed, verdict(day).come_before) == (0, 1)


def test_who_came_only_after_the_turn_was_missed_all_the_same(day: Day) -> None:
    day.judge.began(day.second)
    day.come_to_the_first()
    assert verdict(day).missed == 1


def test_a_call_spoken_twice_or_out_of_order_is_found(day: Day) -> None:
    for seq in (day.second, day.first, day.first):
        day.judge.began(seq)
    assert (verdict(day).doubled, verdict(day).disordered) == (1, 1)
