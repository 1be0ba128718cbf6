"""By what a machine is known again when its disk was copied or moved; it reads the system's files and keeps nothing."""

from dataclasses import dataclass
from pathlib import Path

_PERMANENT = "0"


@dataclass(frozen=True, slots=True, kw_only=True)
class MachineMarks:
    """The installation's id and the addresses of the network cards that are built in."""

    installation: str
    addresses: frozenset[str] = frozenset()

    def is_same(self, other: "MachineMarks") -> bool:
        """Say whether both are of one machine.

        A copied disk brings the installation's id along, so the cards decide; but one that comes up late, or was
        changed, makes no other machine as long as there is another sign.
        """
        if self.addresses and other.addresses:
            return bool(self.addresses & other.addresses)
        return self.installation == other.installation


def machine_marks(root: Path = Path("/")) -> MachineMarks:
    """Return the marks of this machine; what cannot be read is left out."""
    cards = sorted((root / "sys/class/net").glob("*"))
    return MachineMarks(
        installation=_text(root / "etc/machine-id"),
        addresses=frozenset(_text(card / "address") for card in cards if _is_built_in(card)) - {""},
    )


def marks_text(marks: MachineMarks) -> str:
    """Return the marks as words between single spaces."""
    return " ".join((marks.installation or "-", *sorted(marks.addresses)))


def read_marks(text: str) -> MachineMarks:
    """Return the marks that the text tells."""
    installation, *addresses = text.split(" ")
    return MachineMarks(installation="" if installation == "-" else installation, addresses=frozenset(addresses))


def _is_built_in(card: Path) -> bool:
    # A card without a device is made by software, one at USB is carried from machine to machine, and an address that
    # is not permanent may be another after each start.
    device = card / "device"
    return device.exists() and "usb" not in str(device.resolve()) and _text(card / "addr_assign_type") == _PERMANENT


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        return ""
