"""What kiosks ask of a branch and tell it: papers, help, faults, and being shut; never a place in the queue."""

from dataclasses import dataclass

from server_client.queue_model.device import DeviceFault
from server_client.queue_model.ids import CommandId, CounterId, DeviceId, VisitId


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportPrint:
    """A kiosk says whether the paper of a visit came out; `fault` is None when it did."""

    id: CommandId
    visit: VisitId
    fault: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AskForHelp:
    """Someone at a kiosk wants a member of the staff to come."""

    id: CommandId
    device: DeviceId


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerHelp:
    """Someone goes to the kiosk: from `counter`, or None if nobody has to go any more."""

    id: CommandId
    device: DeviceId
    counter: CounterId | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportDevice:
    """A kiosk says all that is wrong with it now; nothing if it is well."""

    id: CommandId
    device: DeviceId
    faults: tuple[DeviceFault, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LockDevice:
    """The centre shuts a kiosk to citizens, who are told `message`; empty for the kiosk's own words."""

    id: CommandId
    device: DeviceId
    message: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnlockDevice:
    """The centre opens a kiosk that it has shut."""

    id: CommandId
    device: DeviceId
