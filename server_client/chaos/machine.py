"""One process of the campaign that is started, hit and started again, as a service manager does; it knows no branch."""

import signal
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from server_client.chaos.trouble import State, Trouble
from server_client.demo.errors import NotSeen, ProgramEnded
from server_client.demo.processes import Program, Programs

_LISTENS_S = 40.0


@dataclass(slots=True, kw_only=True)
class Machine:
    """One; `words` is its command line, `trouble` what is wrong with it, `says` what it says once it is up, if it does.

    `went_down` tells of each time that it ended without having been ended: the campaign has to explain it.
    """

    name: str
    programs: Programs
    words: Callable[[], Sequence[str | Path]]
    says: str = ""
    trouble: Trouble | None = None
    program: Program | None = None
    went_down: list[str] = field(default_factory=list)

    @property
    def is_up(self) -> bool:
        """Say whether it runs."""
        return self.program is not None and self.program.status is None

    async def start(self) -> None:
        """Start it, unless it runs; return when it is up."""
        if self.is_up:
            return
        self.note_end()
        self.program = await self.programs.start(self.name, self.words())
        if self.says:
            # One that ends at once, or is hit meanwhile, is seen by whoever looks afterwards.
            with suppress(NotSeen, ProgramEnded):
                await self.program.says(self.says, within_s=_LISTENS_S)

    async def kill(self) -> None:
        """Take it away without a word."""
        await self._end(signal.SIGKILL)

    async def stop(self) -> None:
        """Ask it to end, and wait for that."""
        self.note_end()
        if self.program is not None:
            await self.program.stop()
            self.program = None

    def freeze(self) -> None:
        """Let it stand still."""
        if self.program is not None:
            self.program.send(signal.SIGSTOP)

    def thaw(self) -> None:
        """Let it go on."""
        if self.program is not None:
            self.program.send(signal.SIGCONT)

    def suffer(self, state: State) -> None:
        """Let its disk and clock be so."""
        if self.trouble is not None:
            self.trouble.set(state)

    def note_end(self) -> None:
        """Take note if it has ended by itself."""
        if self.program is not None and self.program.status is not None:
            self.went_down.append(self.program.story())
            self.program = None

    async def _end(self, number: signal.Signals) -> None:
        self.note_end()
        if self.program is not None:
            self.program.send(number)
            await self.program.ended.wait()
            self.program = None
