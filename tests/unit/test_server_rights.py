"""Whose work at a counter is: the clerk's who has it open, a supervisor's at any, and no command is forgotten."""

from dataclasses import fields, replace

import pytest

from server_client.queue_model import commands, device_commands
from server_client.queue_model.branch import Branch
from server_client.queue_model.commands import Command
from server_client.queue_model.ids import ClassCode, CommandId, DeviceId, OutcomeCode, ReasonCode, TicketId, Token
from server_client.server.credentials import MAY_COMMAND, Role
from server_client.server.staff.account import Account, StaffRole
from server_client.server.staff.rights import acting_counter, needs_session, why_not
from tests.fakes.office import ALL, CIVIL, COUNTER_5, COUNTER_6, LAN, MINH, office

ID = CommandId("id-1")
TICKET = TicketId("id-2")
REASON = ReasonCode("form")
LANS = Account(clerk=LAN, name="Lan", role=StaffRole.CLERK, pin_hash="", pin_version="1")
MINHS = replace(LANS, clerk=MINH)
SUPERVISOR = replace(MINHS, role=StaffRole.SUPERVISOR)
AT_COUNTER_5: tuple[Command, ...] = (
    commands.CallNext(id=ID, counter=COUNTER_5),
    commands.CallTicket(id=ID, counter=COUNTER_5, ticket=TICKET, reason=REASON),
    commands.RecallTicket(id=ID, counter=COUNTER_5, ticket=TICKET),
    commands.StartServing(id=ID, counter=COUNTER_5, ticket=TICKET),
    commands.FinishTicket(id=ID, counter=COUNTER_5, ticket=TICKET, outcome=OutcomeCode("advised")),
    commands.MissTicket(id=ID, counter=COUNTER_5, ticket=TICKET),
    commands.HoldTicket(id=ID, counter=COUNTER_5, ticket=TICKET, reason=REASON),
    commands.TransferTicket(id=ID, ticket=TICKET, sender=COUNTER_5, counter=COUNTER_6),
    commands.SetPriority(id=ID, ticket=TICKET, class_code=ClassCode("elderly"), counter=COUNTER_5),
    commands.AddNeed(id=ID, ticket=TICKET, service=CIVIL, counter=COUNTER_5),
    commands.TakeBack(id=ID, counter=COUNTER_5),
    commands.CorrectOutcome(id=ID, counter=COUNTER_5, ticket=TICKET, outcome=OutcomeCode("advised")),
    commands.ServeWalkIn(id=ID, counter=COUNTER_5, service=CIVIL, token=Token("t" * 22)),
    commands.PauseCounter(id=ID, counter=COUNTER_5, reason=REASON),
    commands.CloseCounter(id=ID, counter=COUNTER_5),
    device_commands.AnswerHelp(id=ID, device=DeviceId("K1"), counter=COUNTER_5),
)
AT_NONE: tuple[Command, ...] = (
    commands.IssueTicket(id=ID, needs=(CIVIL,), token=Token("t" * 22)),
    commands.ReturnTicket(id=ID, ticket=TICKET),
    commands.PostponeTicket(id=ID, ticket=TICKET),
    commands.ResumeTicket(id=ID, ticket=TICKET),
    commands.CancelTicket(id=ID, ticket=TICKET, reason=REASON),
    commands.TransferTicket(id=ID, ticket=TICKET, counter=COUNTER_5),
    device_commands.AnswerHelp(id=ID, device=DeviceId("K1"), counter=None),
)


@pytest.fixture
def branch() -> Branch:
    """Return a branch where Lan has counter 5 open."""
    place = office()
    place.open(COUNTER_5, LAN)
    return place.branch


@pytest.mark.parametrize("command", AT_COUNTER_5)
def test_a_counter_is_its_clerks_and_every_supervisors(branch: Branch, command: Command) -> None:
    assert acting_counter(command) == COUNTER_5
    assert needs_session(command)
    assert why_not(LANS, command, branch) is None
    assert why_not(SUPERVISOR, command, branch) is None
    wrong = why_not(MINHS, command, branch)
    assert wrong is not None
    assert "LAN01" in wrong


@pytest.mark.parametrize("command", AT_NONE)
def test_what_is_done_at_no_counter_is_anybodys_who_has_signed_in(branch: Branch, command: Command) -> None:
    assert needs_session(command)
    assert why_not(MINHS, command, branch) is None


def test_a_counter_that_nobody_has_is_left_to_the_rules_of_the_queue(branch: Branch) -> None:
    assert why_not(MINHS, commands.CallNext(id=ID, counter=COUNTER_6), branch) is None


@pytest.mark.parametrize("account", [MINHS, SUPERVISOR])
def test_a_counter_is_opened_in_the_own_name_only(branch: Branch, account: Account) -> None:
    own = commands.OpenCounter(id=ID, counter=COUNTER_6, clerk=MINH, profile=ALL)

    assert why_not(account, own, branch) is None
    assert why_not(account, replace(own, clerk=LAN), branch) is not None


def test_a_rating_is_the_citizens_own() -> None:
    assert not needs_session(commands.RateService(id=ID, ticket=TICKET, score=1))


def test_every_command_of_a_counter_is_thought_of() -> None:
    tried = {type(command) for command in (*AT_COUNTER_5, *AT_NONE)} | {commands.OpenCounter, commands.RateService}

    assert set(MAY_COMMAND[Role.COUNTER]) == tried
    with_counter = {kind for kind in tried if "counter" in {field.name for field in fields(kind)}}
    assert with_counter - {type(command) for command in AT_COUNTER_5} == {commands.OpenCounter}


def test_an_account_shows_neither_hash_nor_name() -> None:
    account = replace(LANS, name="Nguyễn Thị Lan", pin_hash="$argon2id$x")

    assert repr(account) == "<Account LAN01: hidden>"
