"""How kiosks are looked after: someone there asks for help and gets it, and what is wrong with them is known."""

from datetime import datetime

from server_client.queue_model import device_commands, device_events
from server_client.queue_model.branch import Branch
from server_client.queue_model.deciding import guards
from server_client.queue_model.device import in_order
from server_client.queue_model.events import EventData
from server_client.queue_model.ids import DeviceId
from server_client.queue_model.refusals import RefusalCode, Refused


def ask_for_help(branch: Branch, command: device_commands.AskForHelp, now: datetime) -> list[EventData]:
    """Let the staff know, whatever state the branch is in; whoever asks again waits already."""
    if branch.device(command.device).help_asked_at is not None:
        raise _nothing_new(branch, command.device)
    return [device_events.HelpAsked(device=command.device)]


def answer_help(branch: Branch, command: device_commands.AnswerHelp, now: datetime) -> list[EventData]:
    """Note who goes; the second who would go is told."""
    if command.counter is not None:
        guards.known_counter(guards.configured(branch), command.counter)
    if branch.device(command.device).help_asked_at is None:
        raise Refused(RefusalCode.HELP_NOT_ASKED, device=command.device)
    return [device_events.HelpAnswered(device=command.device, counter=command.counter)]


def report_device(branch: Branch, command: device_commands.ReportDevice, now: datetime) -> list[EventData]:
    """Note what is wrong with a kiosk now, if that is not known."""
    known, faults = branch.device(command.device), in_order(command.faults)
    if known.reported_at is not None and known.faults == faults:
        raise _nothing_new(branch, command.device)
    return [device_events.DeviceReported(device=command.device, faults=faults)]


def lock_device(branch: Branch, command: device_commands.LockDevice, now: datetime) -> list[EventData]:
    """Shut a kiosk to citizens, if it is not shut with these words already."""
    known = branch.device(command.device)
    if known.locked_at is not None and known.lock_message == command.message:
        raise _nothing_new(branch, command.device)
    return [device_events.DeviceLocked(device=command.device, message=command.message)]


def unlock_device(branch: Branch, command: device_commands.UnlockDevice, now: datetime) -> list[EventData]:
    """Open a kiosk that is shut."""
    if branch.device(command.device).locked_at is None:
        raise _nothing_new(branch, command.device)
    return [device_events.DeviceUnlocked(device=command.device)]


def _nothing_new(branch: Branch, device: DeviceId) -> Refused:
    return Refused(RefusalCode.NOTHING_NEW, device=device, seq=branch.seq)
