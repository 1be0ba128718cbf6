"""Another program, told and asked by lines on its standard input and output; what they mean is not known here."""

import subprocess
from collections.abc import Sequence
from contextlib import suppress
from typing import IO


class ProgramFault(Exception):
    """The program ended, or answered something that cannot be used."""


class Program:
    """A running program; every fault ends it."""

    def __init__(self, words: Sequence[str]) -> None:
        """Start it."""
        try:
            self._process = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        except OSError as fault:
            raise ProgramFault(f"{words[0]} cannot be started: {fault.strerror}") from fault
        self._write, self._read = _pipes(self._process)

    def tell(self, line: str) -> None:
        """Write a line; it may arrive later."""
        try:
            self._write.write(line + "\n")
        except BrokenPipeError as fault:
            raise self._ended_early() from fault

    def ask(self, line: str) -> str:
        """Write a line and return what the program answers."""
        self.tell(line)
        try:
            self._write.flush()
        except BrokenPipeError as fault:
            raise self._ended_early() from fault
        answer = self._read.readline()
        if not answer:
            raise self._ended_early()
        return answer

    def close(self) -> None:
        """End its input and wait for its end; raise ProgramFault if that is an error."""
        code = self._end()
        if code:
            raise ProgramFault(f"The program ended with code {code}")

    def abandon(self) -> None:
        """End it whatever it does."""
        self._process.kill()
        self._end()

    def _ended_early(self) -> ProgramFault:
        return ProgramFault(f"The program ended early, with code {self._end()}")

    def _end(self) -> int:
        with suppress(BrokenPipeError):
            self._write.close()
        self._read.close()
        return self._process.wait()


def _pipes(process: subprocess.Popen[str]) -> tuple[IO[str], IO[str]]:
    if process.stdin is None or process.stdout is None:
        raise AssertionError("The program was started with both pipes")
    return process.stdin, process.stdout
