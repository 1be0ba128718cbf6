"""A clerk of the fault campaign does what the counter's state asks for, and nothing that it does not."""

from collections import Counter
from datetime import timedelta
from random import Random

from server_client.chaos.clerk import Clerk
from server_client.queue_model.refusals import Refused
from tests.fakes.node_log import NodeLog, fresh_id
from tests.proof.branches import ALL, BRANCH, C1


def test_a_clerk_opens_calls_serves_and_does_the_rest_now_and_then() -> None:
    log, dice = NodeLog(BRANCH).open().take(120), Random(1)
    clerk = Clerk(C1, ALL, new_id=fresh_id, dice=dice)
    done: Counter[str] = Counter()
    for _ in range(500):
        log.now += timedelta(seconds=60)
        command = clerk.next_command(log.state)
        if command is None:
            break
        try:
            log.do(command)
        except Refused:
            done["refused"] += 1
        else:
            done[type(command).__name__] += 1
    assert done["OpenCounter"] == 1
    assert min(done[name] for name in ("CallNext", "StartServing", "FinishTicket")) > 50
    assert {"MissTicket", "RecallTicket", "HoldTicket", "TransferTicket", "ResumeTicket", "ReturnTicket"} <= set(done)


def test_a_clerk_whom_nobody_waits_for_does_nothing() -> None:
    log = NodeLog(BRANCH).open()
    clerk = Clerk(C1, ALL, new_id=fresh_id, dice=Random(1))
    command = clerk.next_command(log.state)
    assert command is not None
    log.do(command)
    assert clerk.next_command(log.state) is None
