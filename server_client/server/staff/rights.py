"""Whose work at a counter is: a clerk's at the own counter, a supervisor's at any; it knows no token."""

from server_client.queue_model import commands, device_commands
from server_client.queue_model.branch import Branch
from server_client.queue_model.commands import Command
from server_client.queue_model.ids import CounterId
from server_client.server.staff.account import Account, StaffRole


def needs_session(command: Command) -> bool:
    """Say whether a member of the staff must stand behind the command; a rating is the citizen's own."""
    return not isinstance(command, commands.RateService)


def acting_counter(command: Command) -> CounterId | None:
    """Return the counter at which the command is given; None if it is given at none or opens one."""
    match command:
        case commands.OpenCounter():
            return None
        case commands.TransferTicket(sender=sender):
            return sender
        case (
            commands.CallNext(counter=counter)
            | commands.CallTicket(counter=counter)
            | commands.RecallTicket(counter=counter)
            | commands.StartServing(counter=counter)
            | commands.FinishTicket(counter=counter)
            | commands.MissTicket(counter=counter)
            | commands.HoldTicket(counter=counter)
            | commands.PauseCounter(counter=counter)
            | commands.CloseCounter(counter=counter)
            | device_commands.AnswerHelp(counter=counter)
            | commands.SetPriority(counter=counter)
            | commands.AddNeed(counter=counter)
            | commands.TakeBack(counter=counter)
            | commands.CorrectOutcome(counter=counter)
            | commands.ServeWalkIn(counter=counter)
        ):
            return counter
        case _:
            return None


def why_not(account: Account, command: Command, branch: Branch) -> str | None:
    """Return why this is not the work of whoever is signed in, or None if it is."""
    if isinstance(command, commands.OpenCounter):
        if command.clerk == account.clerk:
            return None
        return f"{account.clerk} is signed in; a counter is opened in one's own name only"
    counter = acting_counter(command)
    holder = None if counter is None else branch.counter(counter).clerk
    # A counter that nobody has open is for the queue's rules to refuse: they know the words.
    if holder is None or holder == account.clerk or account.role is StaffRole.SUPERVISOR:
        return None
    return f"Counter {counter} is open for {holder}; they close it, or a supervisor does"
