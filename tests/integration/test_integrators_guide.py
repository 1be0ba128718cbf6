"""docs/integrators-guide.md tells the truth: its examples run in their order against a real branch and centre."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from threading import Event
from time import monotonic
from typing import TypeAlias, cast

import pytest

from server_client.queue_model.configuration import Configuration, Hours
from server_client.queue_model.ids import BranchId
from server_client.queue_model.local_time import VIETNAM, local_day
from server_client.server.app import now
from server_client.server.citizen.booking_rules import BookingRules
from server_client.server.credentials import Role
from server_client.server.settings import STARTER
from server_client.wire.messages import decode_configuration
from tests.fakes.running_center import RunningCenter, running_center
from tests.fakes.running_server import BRANCH, RunningServer, running_server
from tests.fakes.told_days import a_branch, a_day
from tests.fakes.webhook_receiver import WebhookReceiver, webhook_receiver

GUIDE = (Path(__file__).parents[2] / "docs" / "integrators-guide.md").read_text(encoding="utf-8")
POINT = BranchId("P07")
ALL_DAY = tuple(Hours(weekday=weekday, opens=0, closes=24 * 60) for weekday in range(7))
Genuine: TypeAlias = Callable[[bytes, str, str, float], bool]


def test_the_guides_examples_run_from_top_to_bottom(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    names: dict[str, object] = {}
    with (
        running_server(tmp_path / "node", office=an_office(), foretells=True) as server,
        a_centre(tmp_path / "centre") as center,
        webhook_receiver() as receiver,
    ):
        tell_where(monkeypatch, server, center, receiver)
        for title, example in examples():
            if title == "How long will it take?":
                until_foretold(server)
            exec(compile(example, title, "exec"), names)
        secret, is_genuine = str(names["SECRET"]), cast("Genuine", names["is_genuine"])
        center.holder("somebody", Role.CITY_APP).post(
            f"/v1/branches/{POINT}/online-tickets",
            {"id": cast("Callable[[], str]", names["new_id"])(), "services": ["hotich"], "identity": "001099000002"},
        )
        receiver.wait_for(1)
    message, body, signature = receiver.came[0]
    at = now().timestamp()
    assert (message["type"], message["branch"]) == ("ticket.issued", POINT)
    assert is_genuine(body, signature, secret, at)
    assert not is_genuine(body + b" ", signature, secret, at)
    assert not is_genuine(body, signature, secret, at + 301)
    said = capsys.readouterr().out
    assert "with 0 ahead" in said
    assert re.search(r"a newcomer of class \w+ (\d+ to \d+ minutes|you are next|more than two hours)", said)
    assert len(re.findall(r"^[\d-]+ holds$", said, re.MULTILINE)) == 2


def examples() -> list[tuple[str, str]]:
    """Return the guide's examples, each with the heading above it."""
    parts = re.findall(r"^## (.+?)\n(.*?)(?=^## |\Z)", GUIDE, re.DOTALL | re.MULTILINE)
    return [
        (title, example)
        for title, text in parts
        for example in re.findall(r"^```python\n(.*?)^```", text, re.DOTALL | re.MULTILINE)
    ]


def an_office() -> Configuration:
    """Return the office that ships, open at any hour and on any day on which a test may run."""
    office = decode_configuration((STARTER / "hanoi.json").read_bytes())
    return replace(office, calendar=(), services=tuple(replace(service, hours=ALL_DAY) for service in office.services))


@contextmanager
def a_centre(data: Path) -> Iterator[RunningCenter]:
    """Run a centre that hosts a point which can be booked, and has published two days of a branch."""
    eight = datetime.combine(local_day(now()) - timedelta(days=2), time(8), VIETNAM).astimezone(UTC)
    node = a_day(a_day(a_branch("CN01", eight)))
    with running_center(data, POINT, office=an_office(), booking=BookingRules(share=1.0)) as center:
        center.take_in(node)
        center.do(center.center.trust.maker.look())
        yield center


def tell_where(
    monkeypatch: pytest.MonkeyPatch, server: RunningServer, center: RunningCenter, receiver: WebhookReceiver
) -> None:
    """Tell the examples where all is, and give them their credentials."""
    given = {
        "SERVER": server.url,
        "KIOSK": server.secrets[Role.KIOSK],
        "COUNTER": server.secrets[Role.COUNTER],
        "DISPLAY_SECRET": server.secrets[Role.DISPLAY],
        "CENTRE": center.url,
        "POINT": POINT,
        "CITY_APP": center.holder("app", Role.CITY_APP).secret,
        "ADMINISTRATOR": center.holder("admin", Role.ADMINISTRATOR).secret,
        "HOOK": receiver.url,
    }
    for name, value in given.items():
        monkeypatch.setenv(name, value)


def until_foretold(server: RunningServer) -> None:
    """Wait until the branch tells a wait for everyone in the queue."""
    pause, end = Event(), monotonic() + 60
    while True:
        hotich = next(one for one in server.get(f"{BRANCH}/waiting").json()["services"] if one["service"] == "hotich")
        if hotich["newcomers"] and all(line["forecast"] for line in hotich["tickets"]):
            return
        assert monotonic() < end, "nothing was foretold"
        pause.wait(0.05)
