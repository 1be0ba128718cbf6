"""Numbers of the kiosk's own series on a real disk that fills up, turns read-only, or loses its power in a write."""

import asyncio
import shutil
import sys
from pathlib import Path

import pytest

from tests.fakes.cut_off_kiosk import World
from tests.integration.kiosk_disk_scenarios import desk_in, given, kept
from tests.integration.test_sqlite_store import PRIVATE_DISK, may_mount, run


@pytest.mark.parametrize("scenario", ["full_disk", "read_only_disk"])
def test_no_number_is_given_that_the_disk_does_not_keep(scenario: str, tmp_path: Path) -> None:
    if not may_mount():
        pytest.skip("this machine lets no test mount a disk; the same refusals are tried in memory")
    module = "tests.integration.kiosk_disk_scenarios"
    script = f'mount -t tmpfs -o size=512k tmpfs "$0" && exec {sys.executable} -m {module} {scenario} "$0"'
    run([*PRIVATE_DISK, "sh", "-c", script, str(tmp_path)])


@pytest.mark.parametrize("file", ["outbox/outbox.journal", "series/outbox.journal"])
def test_a_write_that_a_power_cut_tore_repeats_no_number(file: str, tmp_path: Path) -> None:
    async def story() -> None:
        world, before, after = World(), tmp_path / "before", tmp_path / "after"
        async with desk_in(before, world) as desk:
            shown = [await given(desk), await given(desk)]
        whole = (before / file).read_bytes()
        shutil.copytree(before, after)
        async with desk_in(after, world) as desk:
            await given(desk)
        last = len((after / file).read_bytes())
        for cut in range(len(whole), last, 3):
            torn = tmp_path / f"cut-{cut}"
            shutil.copytree(before, torn)
            (torn / file).write_bytes((after / file).read_bytes()[:cut])
            if file.startswith("outbox"):
                # The series is written first, so it is whole when the outbox is torn.
                shutil.copy(after / "series" / "outbox.journal", torn / "series")
            async with desk_in(torn, world) as desk:
                assert kept(desk) == shown, "the torn one was never shown"
                number = await given(desk)
                assert number == ("K2-004" if file.startswith("outbox") else "K2-003")

    asyncio.run(story())
