"""Why one number went before another: on any day the rule, asked again, says what was recorded; and in which words."""

from datetime import timedelta
from itertools import pairwise

import pytest

from server_client.queue_model.commands import (
    AdoptConfiguration,
    CallNext,
    CallTicket,
    IssueTicket,
    MissTicket,
    OpenCounter,
    OpenDay,
    ReturnTicket,
    StartServing,
    TransferPosition,
    TransferTicket,
)
from server_client.queue_model.configuration import VIETNAMESE, WALK_IN, ClassKind
from server_client.queue_model.events import ConfigurationAdopted, DayOpened, Event
from server_client.queue_model.ids import Language, ReasonCode, TicketId
from server_client.queue_model.ticket import TicketState
from server_client.server.pages.bilingual import ENGLISH
from server_client.server.pages.trust.why_shown import shown_why
from server_client.server.trust.course import Course, course_from
from server_client.server.trust.explaining import Apart, Explanation, Why, compared, explained, passers
from server_client.wire.chain import event_of
from tests.fakes.log_entries import a_token, an_id
from tests.fakes.node_log import NodeLog
from tests.fakes.office import ALL, CIVIL, COUNTER_5, COUNTER_6, EIGHT, ELDERLY, LAN, LAND, MINH, OFFICE, ONLY_LAND
from tests.fakes.told_days import a_branch, a_day, serve
from tests.proof.branches import BRANCH
from tests.proof.walking import walk


def courses(log: list[Event]) -> list[Course]:
    """Return the course of each day of a log, begun anew with nothing known but the configuration."""
    found: list[Course] = []
    configuration, day = None, None
    for event in log:
        if isinstance(event.data, ConfigurationAdopted):
            configuration = event.data.configuration
        if isinstance(event.data, DayOpened) and event.data.day != day:
            day = event.data.day
            found.append(course_from(BRANCH, event, configuration))
        if found:
            found[-1].read([event])
    return found


@pytest.mark.parametrize("seed", range(4))
def test_the_rule_asked_again_names_each_call_for_the_recorded_reason(seed: int) -> None:
    told = 0
    for course in courses(walk(seed, steps=700).log):
        for call in course.calls:
            before = course.before(call.seq)
            assert before.seq == call.seq - 1
            waiting = [one for one in before.tickets.values() if one.state is TicketState.WAITING]
            for other in waiting:
                if other.id != call.ticket:
                    why = explained(before, call, other)
                    assert why.follows_rule
                    assert why.why is not Why.OTHERWISE
                    assert why.passes == (other.id in call.passed)
                    told += 1
                    for language in (VIETNAMESE, ENGLISH):
                        assert "{" not in shown_why(why, language).reason
    assert told > 100


def test_who_was_passed_by_whom_is_what_the_state_has_counted() -> None:
    for course in courses(walk(7, steps=700).log):
        passed = [ticket for call in course.calls for ticket in call.passed]
        counted = {ticket.id: ticket.passed for ticket in course.state.tickets.values()}
        # What is taken back is counted back with it.
        assert all(passed.count(id_) >= count for id_, count in counted.items())


@pytest.fixture
def node() -> NodeLog:
    """Return a branch on a morning with two counters, the second for land only."""
    node = NodeLog(BRANCH, now=EIGHT)
    node.do(AdoptConfiguration(id=an_id(), configuration=OFFICE))
    node.do(OpenDay(id=an_id()))
    node.do(OpenCounter(id=an_id(), counter=COUNTER_5, clerk=LAN, profile=ALL))
    node.do(OpenCounter(id=an_id(), counter=COUNTER_6, clerk=MINH, profile=ONLY_LAND))
    return node


def take(node: NodeLog, *, land: bool = False, elderly: bool = False) -> TicketId:
    """Let a minute pass and a number be taken; return its ticket."""
    node.now += timedelta(minutes=1)
    id_ = an_id()
    services = (LAND if land else CIVIL,)
    class_code = ELDERLY if elderly else WALK_IN
    node.do(IssueTicket(id=id_, needs=services, token=a_token(), class_code=class_code))
    return TicketId(id_)


def why(node: NodeLog, first: str, second: str) -> Explanation:
    """Return the explanation of two numbers of the morning."""
    (course,) = courses([event_of(entry.body) for entry in node.entries])
    found = compared(course, first, second)
    assert isinstance(found, Explanation)
    return found


def test_who_came_first_of_a_line_is_called_first(node: NodeLog) -> None:
    take(node)
    take(node)
    serve(node)

    told = why(node, "A002", "A001")

    assert (told.called.number, told.other.number, told.why) == ("A001", "A002", Why.EARLIER)
    assert (told.counter, told.passes, told.follows_rule) == (5, False, True)


def test_priority_is_told_as_figures_of_urgency(node: NodeLog) -> None:
    take(node)
    take(node, elderly=True)
    node.now += timedelta(minutes=10)
    serve(node)

    told = why(node, "A001", "A002")

    assert (told.called.number, told.why, told.passes) == ("A002", Why.URGENCY, True)
    assert (told.called.kind, told.called.slope, told.called.waited_s) == (ClassKind.PRIORITY, 4.0, 600)
    assert (round(told.called.urgency, 2), round(told.other.urgency, 2)) == (2.0, 0.55)


def test_a_counter_of_another_service_is_named_as_the_reason(node: NodeLog) -> None:
    take(node)
    take(node, land=True)
    serve(node, COUNTER_6)

    assert why(node, "A001", "H001").why is Why.OTHER_SERVICE


def test_a_clerks_choice_is_told_with_its_reason(node: NodeLog) -> None:
    take(node)
    chosen = take(node)
    node.do(CallTicket(id=an_id(), counter=COUNTER_5, ticket=chosen, reason=ReasonCode("vulnerable")))

    told = why(node, "A001", "A002")

    assert told.why is Why.CHOSEN
    assert "Người cần hỗ trợ" in shown_why(told, VIETNAMESE).reason


def test_who_was_missing_is_told_from_when_they_can_be_called(node: NodeLog) -> None:
    away = take(node)
    take(node)
    node.do(CallNext(id=an_id(), counter=COUNTER_5))
    node.do(MissTicket(id=an_id(), counter=COUNTER_5, ticket=away))
    node.do(ReturnTicket(id=an_id(), ticket=away))
    node.now += timedelta(minutes=1)
    serve(node)

    (course,) = courses([event_of(entry.body) for entry in node.entries])
    before = course.before(course.calls[1].seq)
    later = explained(before, course.calls[1], before.tickets[away])
    assert (later.why, later.passes) == (Why.NOT_OFFERED, False)
    assert "08:07" in shown_why(later, VIETNAMESE).reason


def test_who_was_sent_on_to_go_first_or_elsewhere_is_told_so(node: NodeLog) -> None:
    sent = take(node)
    take(node)
    node.do(CallNext(id=an_id(), counter=COUNTER_5))
    node.do(StartServing(id=an_id(), counter=COUNTER_5, ticket=sent))
    node.do(TransferTicket(id=an_id(), ticket=sent, sender=COUNTER_5, service=LAND, position=TransferPosition.FIRST))
    take(node, land=True)
    serve(node, COUNTER_6)

    assert why(node, "A001", "H001").why is Why.SENT_FIRST


def test_two_that_never_stood_together_are_apart(node: NodeLog) -> None:
    take(node)
    serve(node)
    take(node)
    (course,) = courses([event_of(entry.body) for entry in node.entries])

    apart = compared(course, "A001", "A002")

    assert isinstance(apart, Apart)
    assert (apart.first_called is not None, apart.second_called) == (True, None)
    assert compared(course, "A001", "A001") is None
    assert compared(course, "A001", "B001") is None


def test_nobody_is_passed_more_often_than_was_promised() -> None:
    node = a_day(a_branch(str(BRANCH)), 60)
    (course,) = courses([event_of(entry.body) for entry in node.entries])

    for number in course.visits:
        told = passers(course, number)
        assert len(told) <= 6
        assert all(one.follows_rule and one.other.number == number for one in told)
        assert all(before.at <= after.at for before, after in pairwise(told))


def test_figures_are_written_as_the_language_writes_them(node: NodeLog) -> None:
    take(node)
    take(node, elderly=True)
    serve(node)
    told = why(node, "A001", "A002")

    for language, comma in ((VIETNAMESE, ","), (Language("en"), ".")):
        assert comma in shown_why(told, language).called.urgency
