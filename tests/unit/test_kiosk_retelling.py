"""What a kiosk tells a node that has taken the branch over."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from kiosk.given_tickets import GivenTicket, read_ticket, ticket_text
from kiosk.retelling import Retelling, unknown
from server_client.client.errors import ServerUnavailable
from server_client.queue_model.apply import apply
from server_client.queue_model.branch import Branch
from server_client.queue_model.commands import Command, IssueTicket
from server_client.queue_model.decide import decide
from server_client.queue_model.epoch_commands import AdoptTicket, BeginEpoch, EpochReason, FormerTicket
from server_client.queue_model.ids import CommandId, Language, TicketId, Token, VisitId
from server_client.queue_model.refusals import RefusalCode, Refused
from server_client.queue_model.ticket import TicketState
from tests.proof.branches import ELDERLY, MORNING, A
from tests.unit.queue_office import Office

GIVEN = GivenTicket(
    visit=VisitId("v"),
    number="A041",
    needs=(A,),
    token=Token("t"),
    language=Language("en"),
    issued_at=MORNING,
    class_code=ELDERLY,
)


class OverError(Exception):
    """The test has seen enough."""


def taken_over() -> Branch:
    """Return a branch in its second epoch."""
    office = Office()
    office.do(BeginEpoch, epoch=2, reason=EpochReason.PROMOTED, is_alone=True)
    return office.branch


def tell(branch: Branch, *answers: Exception | None) -> tuple[list[Command], list[float]]:
    """Let a kiosk tell the branch of its ticket, to which it answers so; return what was sent, and the pauses."""
    sent: list[Command] = []
    pauses: list[float] = []
    coming = list(answers)

    async def send(command: Command) -> None:
        sent.append(command)
        answer = coming.pop(0)
        if answer is not None:
            raise answer

    async def pause(seconds: float) -> None:
        pauses.append(seconds)
        if not coming:
            raise OverError

    async def run() -> None:
        retelling = Retelling(
            lambda: [GIVEN],
            list,
            send=send,
            new_id=lambda: CommandId(f"c{len(sent)}"),
            pause=pause,
        )
        retelling.hear(branch)
        async with asyncio.timeout(0.2):
            await retelling.run()

    with pytest.raises((TimeoutError, OverError)):
        asyncio.run(run())
    return sent, pauses


def test_a_node_that_took_over_is_told_of_what_it_does_not_know() -> None:
    branch = taken_over()
    (former,) = unknown(branch, [GIVEN], [])
    assert former == FormerTicket(
        visit=VisitId("v"),
        ticket=TicketId("v"),
        number="A041",
        needs=(A,),
        class_code=ELDERLY,
        clock=MORNING,
        issued_at=MORNING,
        token=Token("t"),
        language=Language("en"),
    )
    for event in decide(branch, AdoptTicket(id=CommandId("adopt"), former=former), MORNING):
        branch = apply(branch, event)
    assert branch.tickets[TicketId("v")].state is TicketState.WAITING
    assert unknown(branch, [GIVEN], []) == ()
    assert unknown(branch, [replace(GIVEN, visit=VisitId("other"))], []) == ()


def test_who_booked_waits_from_the_booked_time() -> None:
    later = MORNING + timedelta(hours=1)
    (former,) = unknown(taken_over(), [replace(GIVEN, booked_for=later)], [])
    assert (former.clock, former.booked_for) == (later, later)


def test_nothing_is_told_that_needs_no_telling() -> None:
    branch = taken_over()
    on_its_way = IssueTicket(id=CommandId("v"), needs=(A,), token=Token("t"))
    assert unknown(branch, [GIVEN], [on_its_way]) == ()
    assert unknown(branch, [replace(GIVEN, issued_at=MORNING - timedelta(days=1))], []) == ()
    assert unknown(replace(branch, is_open=False), [GIVEN], []) == ()
    assert unknown(Office().branch, [GIVEN], []) == ()


def test_a_node_that_does_not_answer_is_told_later() -> None:
    sent, pauses = tell(taken_over(), ServerUnavailable("away"), None)
    assert [type(command) for command in sent] == [AdoptTicket, AdoptTicket]
    assert pauses == [5.0]


def test_a_no_is_final(caplog: pytest.LogCaptureFixture) -> None:
    sent, pauses = tell(taken_over(), Refused(RefusalCode.NUMBER_TAKEN, number="A041"))
    assert (len(sent), pauses) == (1, [])
    assert "The branch does not take number A041" in caplog.text


def test_the_class_of_a_given_ticket_is_remembered_and_was_not_always() -> None:
    assert read_ticket(ticket_text(GIVEN)) == GIVEN
    older = ticket_text(GIVEN).rpartition(b"\t")[0]
    assert read_ticket(older).class_code == "walk_in"
