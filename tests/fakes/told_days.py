"""Days at a branch that are worth telling of: people of every class come, are called as the rule says, and go."""

from datetime import datetime, timedelta

from server_client.queue_model.commands import (
    AdoptConfiguration,
    CallNext,
    CloseDay,
    FinishTicket,
    IssueTicket,
    OpenCounter,
    OpenDay,
    StartServing,
)
from server_client.queue_model.configuration import WALK_IN
from server_client.queue_model.ids import BranchId, CounterId
from server_client.queue_model.ticket import AnnouncedWait
from tests.fakes.log_entries import a_token, an_id
from tests.fakes.node_log import NodeLog
from tests.fakes.office import ALL, CIVIL, COUNTER_5, EIGHT, ELDERLY, LAN, LAND, OFFICE


def a_branch(name: str = "CN01", start: datetime = EIGHT) -> NodeLog:
    """Return a branch with an office, before its first day."""
    node = NodeLog(BranchId(name), now=start)
    node.do(AdoptConfiguration(id=an_id(), configuration=OFFICE))
    return node


def a_day(
    node: NodeLog, visits: int = 24, *, served: int | None = None, announced: AnnouncedWait | None = None
) -> NodeLog:
    """Let a day go by at which so many come, and all or so many are served; the next is a day later."""
    day = node.now
    node.do(OpenDay(id=an_id()))
    node.do(OpenCounter(id=an_id(), counter=COUNTER_5, clerk=LAN, profile=ALL))
    for number in range(visits):
        node.now += timedelta(minutes=1)
        service = LAND if number % 3 == 2 else CIVIL
        class_code = ELDERLY if number % 4 == 3 else WALK_IN
        node.do(IssueTicket(id=an_id(), needs=(service,), token=a_token(), class_code=class_code, announced=announced))
    for _ in range(visits if served is None else served):
        node.now += timedelta(minutes=2)
        serve(node)
    node.do(CloseDay(id=an_id()))
    node.now = day + timedelta(days=1)
    return node


def serve(node: NodeLog, counter: CounterId = COUNTER_5) -> str:
    """Let the counter call the next and be done with them; return the number."""
    node.do(CallNext(id=an_id(), counter=counter))
    ticket = node.state.counter(counter).ticket
    assert ticket is not None
    node.do(StartServing(id=an_id(), counter=counter, ticket=ticket))
    outcome = OFFICE.outcomes[0].code
    node.do(FinishTicket(id=an_id(), counter=counter, ticket=ticket, outcome=outcome, wrap_up=False))
    return node.state.tickets[ticket].number
