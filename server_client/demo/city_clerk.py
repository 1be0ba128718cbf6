"""The city's system of a demonstration, on the other side of the folder: gives each dossier a code, made up here."""

import asyncio
import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from server_client.queue_model.local_time import VIETNAM

_REGISTER = "DongBoHoSoMC"
_LOOK_EACH_S = 0.25


async def answer_for_the_city(folder: Path, now: Callable[[], datetime]) -> None:
    """Answer whatever the branch drops, until cancelled; what was fetched lies in `fetched`."""
    fetched, count = folder / "fetched", 0
    fetched.mkdir(parents=True, exist_ok=True)
    while True:
        for message in sorted((folder / "out").glob("*.json")):
            count += _answer(message, fetched, f"H26.001.01-{now().astimezone(VIETNAM):%y%m%d}-{count + 1:04}")
        await asyncio.sleep(_LOOK_EACH_S)


def _answer(message: Path, fetched: Path, code: str) -> int:
    """Return how many codes were given: one for a new dossier, none for news of a known one."""
    is_new = json.loads(message.read_text(encoding="utf-8"))["service"] == _REGISTER
    taken = message.rename(fetched / message.name)
    if not is_new:
        return 0
    answer = taken.parent.parent / "in" / message.name
    coming = answer.with_suffix(".coming")
    coming.write_text(json.dumps({"error_code": "00", "data": [{"MaHoSo": code}]}), encoding="utf-8")
    coming.rename(answer)
    return 1
