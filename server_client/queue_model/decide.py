"""What comes of a command: the events that follow from the branch's state, or a refusal; it changes nothing."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from server_client.queue_model import commands, device_commands, epoch_commands
from server_client.queue_model.branch import Branch
from server_client.queue_model.commands import Command
from server_client.queue_model.deciding import (
    attending,
    epochs,
    issuing,
    moving,
    opening,
    reporting,
    serving,
    staffing,
    taking_back,
    walking_in,
)
from server_client.queue_model.events import Event, EventData


def decide(branch: Branch, command: Command, now: datetime) -> tuple[Event, ...]:
    """Return the events that the command brings about at `now` (UTC); none if it was settled before.

    Raises Refused if the rules say no. A clock that has gone back is taken as standing still.
    """
    if command.id in branch.settled:
        return ()
    at = branch.time(now)
    epoch = command.epoch if isinstance(command, epoch_commands.BeginEpoch) else branch.epoch
    return tuple(
        Event(
            branch=branch.id,
            epoch=epoch,
            seq=branch.seq + offset,
            at=at,
            command_id=command.id,
            data=data,
        )
        for offset, data in enumerate(_RULES[type(command)](branch, command, at), start=1)
    )


# One entry a type: the value's second parameter is of the key's type, which the type checker cannot express.
_RULES: dict[type[Command], Callable[[Branch, Any, datetime], list[EventData]]] = {  # type: ignore[explicit-any]
    commands.IssueTicket: issuing.issue_ticket,
    commands.CheckInBooking: issuing.check_in_booking,
    commands.AdoptPaperTickets: issuing.adopt_paper_tickets,
    epoch_commands.BeginEpoch: epochs.begin_epoch,
    epoch_commands.AdoptTicket: epochs.adopt_ticket,
    commands.CallNext: serving.call_next,
    commands.CallTicket: serving.call_ticket,
    commands.RecallTicket: serving.recall_ticket,
    commands.StartServing: serving.start_serving,
    commands.FinishTicket: serving.finish_ticket,
    commands.MissTicket: serving.miss_ticket,
    commands.ReturnTicket: moving.return_ticket,
    commands.PostponeTicket: moving.postpone_ticket,
    commands.HoldTicket: moving.hold_ticket,
    commands.ResumeTicket: moving.resume_ticket,
    commands.TransferTicket: moving.transfer_ticket,
    commands.CancelTicket: moving.cancel_ticket,
    commands.SetPriority: moving.set_priority,
    commands.AddNeed: moving.add_need,
    commands.TakeBack: taking_back.take_back,
    commands.CorrectOutcome: reporting.correct_outcome,
    commands.ServeWalkIn: walking_in.serve_walk_in,
    commands.OpenCounter: staffing.open_counter,
    commands.PauseCounter: staffing.pause_counter,
    commands.CloseCounter: staffing.close_counter,
    commands.OpenService: opening.open_service,
    commands.CloseService: opening.close_service,
    commands.OpenDay: opening.open_day,
    commands.CloseDay: opening.close_day,
    commands.AdoptConfiguration: opening.adopt_configuration,
    commands.RateService: reporting.rate_service,
    device_commands.ReportPrint: reporting.report_print,
    device_commands.AskForHelp: attending.ask_for_help,
    device_commands.AnswerHelp: attending.answer_help,
    device_commands.ReportDevice: attending.report_device,
    device_commands.LockDevice: attending.lock_device,
    device_commands.UnlockDevice: attending.unlock_device,
}
