"""Runbooks: each alarm and each fault that the program names has one, and none is of a thing that does not exist."""

import re
from collections.abc import Iterator
from pathlib import Path

from kiosk.doctor.checks import BROKEN, CHECKS, codes_of
from kiosk.doctor.finding import Level
from kiosk.faults import Hindrance, NotOurs
from server_client.client.connection import ConnectionState
from server_client.queue_model.device import DeviceFault
from server_client.server.monitor.alarm_rules import AlarmKind
from server_client.server.replication.noted_faults import EPOCH_NOT_GRANTED, HOSTED_HERE
from server_client.wire.run_entries import Fault
from server_client.wire.views import Health, VaultHealth

RUNBOOKS = (Path(__file__).parents[2] / "docs" / "runbooks.md").read_text(encoding="utf-8")
NAMES = re.compile(r"`((?:alarm|kiosk|screen|line|log|health|doctor):[\w.*]+)`")


def codes() -> Iterator[str]:
    """Go through all that the program can name."""
    yield from (f"alarm:{kind}" for kind in AlarmKind)
    yield from (f"kiosk:{fault}" for fault in DeviceFault)
    yield from (f"screen:{hindrance.name.lower()}" for hindrance in Hindrance)
    yield from (f"screen:{reason.value}" for reason in NotOurs)
    yield f"line:{ConnectionState.OFFLINE}"
    yield from (f"log:{kind}" for kind in (*Fault, EPOCH_NOT_GRANTED, HOSTED_HERE))
    yield from (f"health:{part}" for part in ("why_not", *parts_of_health()))
    yield from (f"doctor:*.{code}" for code in (*BROKEN, "unset"))
    for check in CHECKS:
        shared = {*BROKEN, "unset"}
        yield from (
            f"doctor:{check}.{code}"
            for code, level in codes_of(check).items()
            if level > Level.OK and code not in shared
        )


def parts_of_health() -> Iterator[str]:
    """Go through the parts that say what is wrong with them: those that are a form of their own."""
    yield from (name for name, kind in Health.__annotations__.items() if "Health" in str(kind))
    yield from (f"vault.{name}" for name, kind in VaultHealth.__annotations__.items() if "Health" in str(kind))


def explained() -> set[str]:
    """Return what has a runbook: a heading of its own, or the first cell of a row."""
    begins = re.findall(r"^(?:### |\| )(.*?)(?: \||$)", RUNBOOKS, flags=re.MULTILINE)
    headings = (text.split(" ")[0] if text.startswith("`") and "doctor" not in text else text for text in begins)
    return {name for text in headings for name in NAMES.findall(text)}


def test_each_alarm_and_each_fault_has_a_runbook() -> None:
    assert sorted(set(codes()) - explained()) == []


def test_no_runbook_is_of_a_thing_that_does_not_exist() -> None:
    assert sorted(set(NAMES.findall(RUNBOOKS)) - set(codes())) == []


def test_each_alarm_says_how_to_see_that_it_is_over() -> None:
    sections = re.split(r"^##+ ", RUNBOOKS, flags=re.MULTILINE)
    own = [text for text in sections if text.startswith(("`alarm:", "`health:"))]
    assert [text.split("\n")[0] for text in own if "**Over:**" not in text] == []
