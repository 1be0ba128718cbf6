"""Programs that a demonstration starts: what they say, how they end, and in which order they are stopped."""

import asyncio
import sys
from pathlib import Path

import pytest

from server_client.demo.errors import NotSeen, ProgramEnded, ProgramMissing
from server_client.demo.processes import Programs, output_of

# The signal is held back first, so that it cannot come before the program waits for it.
WAITS = """
import signal
signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGTERM])
print("ready", flush=True)
signal.sigwait([signal.SIGTERM])
print("told to end")
"""


def python(code: str) -> tuple[str, ...]:
    return (sys.executable, "-c", code)


def test_a_program_is_waited_for_by_what_it_says_and_asked_to_end_at_the_end(tmp_path: Path) -> None:
    async def story() -> None:
        async with Programs(tmp_path) as programs:
            program = await programs.start("waiting", python(WAITS))
            assert await program.says("ready") == "ready"
        assert program.status == 0
        assert (tmp_path / "waiting.log").read_text(encoding="utf-8") == "ready\ntold to end\n"

    asyncio.run(story())


def test_a_program_that_ends_before_it_is_ready_is_named_with_its_last_lines(tmp_path: Path) -> None:
    async def story() -> None:
        async with Programs(tmp_path) as programs:
            program = await programs.start("kiosk", python("print('no printer'); raise SystemExit(3)"))
            with pytest.raises(ProgramEnded, match=r"kiosk ended with status 3(.|\n)*no printer"):
                await program.says("ready")
            assert await programs.next_end() is program

    asyncio.run(story())


def test_words_that_do_not_come_are_not_waited_for_for_ever(tmp_path: Path) -> None:
    async def story() -> None:
        async with Programs(tmp_path) as programs:
            program = await programs.start("silent", python("import signal; signal.pause()"))
            with pytest.raises(NotSeen, match="silent did not say 'ready' within 0 s"):
                await program.says("ready", within_s=0)

    asyncio.run(story())


def test_a_program_that_is_not_installed_is_named_with_what_installs_it(tmp_path: Path) -> None:
    async def story() -> None:
        async with Programs(tmp_path) as programs:
            with pytest.raises(ProgramMissing, match=r"no-such-program is not installed; .ci/setup run"):
                await programs.start("missing", ("no-such-program",))
        with pytest.raises(ProgramMissing, match="no-such-program"):
            await output_of("no-such-program")

    asyncio.run(story())


def test_a_short_program_that_fails_tells_why() -> None:
    with pytest.raises(ProgramEnded, match="no such window"):
        asyncio.run(output_of(*python("import sys; sys.exit('no such window')")))
