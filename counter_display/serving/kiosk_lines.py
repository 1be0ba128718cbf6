"""What a clerk sees of the hall's kiosks: who waits for help there, who goes, and what is wrong; it has no words."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from server_client.queue_model.branch import Branch
from server_client.queue_model.configuration import VIETNAMESE, Configuration
from server_client.queue_model.device import DeviceFault, DeviceState
from server_client.queue_model.ids import DeviceId, Language

# How long it stays told that someone goes.
_ON_THE_WAY = timedelta(seconds=30)
# What is told of a kiosk with several faults is what keeps it most from working.
_GRAVEST_FIRST = (
    DeviceFault.UNREACHABLE,
    DeviceFault.DISK_FAULT,
    DeviceFault.PAPER_OUT,
    DeviceFault.PAPER_JAM,
    DeviceFault.COVER_OPEN,
    DeviceFault.PRINTER_FAULT,
    DeviceFault.PRINTER_UNREACHABLE,
    DeviceFault.DISK_FULL,
    DeviceFault.CLOCK_WRONG,
    DeviceFault.SCANNER_UNREACHABLE,
    DeviceFault.SOUND_FAULT,
    DeviceFault.PAPER_LOW,
)


class LineKind(StrEnum):
    """What a line tells, the most urgent first."""

    HELP = "help"
    ON_THE_WAY = "on_the_way"
    FAULT = "fault"


_MOST_URGENT_FIRST = tuple(LineKind)


@dataclass(frozen=True, slots=True, kw_only=True)
class KioskLine:
    """One thing about one kiosk, since when, and for how many whole minutes of waiting.

    `counter` is the number on the sign of the counter from which someone goes; `fault` the gravest, `more` how many
    others there are.
    """

    kind: LineKind
    device: DeviceId
    kiosk: str
    since: datetime
    waited_min: int = 0
    counter: int = 0
    fault: DeviceFault | None = None
    more: int = 0

    @property
    def key(self) -> str:
        """Return what stays the same while the line tells of the same thing."""
        return f"{self.kind}-{self.device}"


def kiosk_lines(branch: Branch, now: datetime, language: Language) -> tuple[KioskLine, ...]:
    """Return the lines: who waits longest, who goes, then the gravest fault; LookupError without a configuration."""
    configuration = branch.configuration
    if configuration is None:
        raise LookupError(f"Branch {branch.id} has no configuration yet")
    found = [
        line
        for device in branch.devices.values()
        for line in _lines_of(configuration, device, now, _name(configuration, device.id, language))
    ]
    return tuple(sorted(found, key=_urgency))


def _lines_of(configuration: Configuration, device: DeviceState, now: datetime, name: str) -> Iterator[KioskLine]:
    asked, answered = device.help_asked_at, device.help_answered_at
    if asked is not None:
        waited_min = max(0, int((now - asked).total_seconds())) // 60
        yield KioskLine(kind=LineKind.HELP, device=device.id, kiosk=name, since=asked, waited_min=waited_min)
    helper = configuration.counter(device.helper) if device.helper is not None else None
    if helper is not None and answered is not None and now < answered + _ON_THE_WAY:
        yield KioskLine(kind=LineKind.ON_THE_WAY, device=device.id, kiosk=name, since=answered, counter=helper.number)
    if device.faults and device.reported_at is not None:
        # Of a kiosk that cannot be reached nothing else is known to be still so.
        is_reached = DeviceFault.UNREACHABLE not in device.faults
        yield KioskLine(
            kind=LineKind.FAULT,
            device=device.id,
            kiosk=name,
            since=device.reported_at,
            fault=next(fault for fault in _GRAVEST_FIRST if fault in device.faults),
            more=len(device.faults) - 1 if is_reached else 0,
        )


def _urgency(line: KioskLine) -> tuple[int, int, datetime, DeviceId]:
    gravity = 0 if line.fault is None else _GRAVEST_FIRST.index(line.fault)
    return (_MOST_URGENT_FIRST.index(line.kind), gravity, line.since, line.device)


def _name(configuration: Configuration, device: DeviceId, language: Language) -> str:
    place = configuration.kiosk(device)
    return place.names.get(language) or place.names[VIETNAMESE] if place else device
