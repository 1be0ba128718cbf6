"""Whether this machine may give out numbers of its kiosk's own series: once its branch has confirmed it, and no sooner.

Two machines under one name would print the same numbers while the branch is away, and nobody could tell. So each
machine has an id, made at its first start and kept with the marks of the machine, and the branch lets one id have the
name. Its word is kept on disk, since it is needed when the branch cannot be asked; a disk that was copied into another
machine does not bring it along.
"""

from collections.abc import Callable

from kiosk.faults import NotOurs
from kiosk.kept_lines import Lines
from kiosk.machine_marks import MachineMarks, marks_text, read_marks
from server_client.queue_model.ids import DeviceId

_MACHINE, _RIGHT = "machine", "right"


class SeriesRight:
    """One machine's right to one series. Use: `open`, then the rest at will, then `close`."""

    def __init__(self, device: DeviceId, lines: Lines, *, marks: MachineMarks, new_machine: Callable[[], str]) -> None:
        """Name the kiosk, the lines, which are for this alone, and what the machine is known by."""
        self.device = device
        self._lines = lines
        self._marks = marks
        self._new_machine = new_machine
        self._machine = ""
        self._is_ours = False
        self._refused: NotOurs | None = None

    @property
    def machine(self) -> str:
        """Return this machine's id."""
        return self._machine

    @property
    def is_ours(self) -> bool:
        """Say whether the branch has confirmed it, now or in an earlier run."""
        return self._is_ours

    @property
    def refused(self) -> NotOurs | None:
        """Return why the branch has not, if it has refused."""
        return self._refused

    async def open(self) -> None:
        """Take up what an earlier run left, or make this machine's id; OutboxUnavailable."""
        kept = await self._lines.open()
        machine, _, marks = kept.get(_MACHINE, b"").decode().partition(" ")
        if machine and self._marks.is_same(read_marks(marks)):
            self._machine = machine
            self._is_ours = kept.get(_RIGHT, b"").decode() == f"{machine} {self.device}"
        else:
            self._machine = self._new_machine()
            await self._lines.put(_MACHINE, f"{self._machine} {marks_text(self._marks)}".encode())

    async def close(self) -> None:
        """Leave the folder."""
        await self._lines.close()

    def confirm(self) -> None:
        """The branch has said that the name is this machine's."""
        if not self._is_ours:
            # Is it lost on its way to the disk, the next run has to ask once more.
            self._lines.put_soon(_RIGHT, f"{self._machine} {self.device}".encode())
        self._is_ours, self._refused = True, None

    def lose(self, why: NotOurs) -> None:
        """The branch has said that the name is not this machine's."""
        self._lines.drop_soon(_RIGHT)
        self._is_ours, self._refused = False, why
