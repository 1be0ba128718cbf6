"""What has happened around a branch's kiosks: papers, help, faults; none of it moves a ticket."""

from dataclasses import dataclass

from server_client.queue_model.device import DeviceFault
from server_client.queue_model.ids import CounterId, DeviceId, VisitId


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketPrinted:
    """The paper of a visit came out; `copy` 1 is the first."""

    visit: VisitId
    copy: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketPrintFailed:
    """The paper of a visit did not come out; the number stays valid."""

    visit: VisitId
    fault: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpAsked:
    """Someone at a kiosk waits for help."""

    device: DeviceId


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpAnswered:
    """Someone goes to the kiosk from `counter`; None if nobody has to."""

    device: DeviceId
    counter: CounterId | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceReported:
    """These faults, and no others, a kiosk has from here on; in order, each once."""

    device: DeviceId
    faults: tuple[DeviceFault, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceLocked:
    """The centre has shut a kiosk to citizens, who are told `message`; empty for the kiosk's own words."""

    device: DeviceId
    message: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceUnlocked:
    """The centre has opened a kiosk again."""

    device: DeviceId
