"""The small parts of enrolment: codes, limits on guessing, open feeds, and what a node keeps of its devices."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server_client.client.enrolling import machine_mark, scanned_code
from server_client.queue_model.branch import Branch
from server_client.queue_model.device import DeviceState
from server_client.queue_model.device_commands import LockDevice, UnlockDevice
from server_client.queue_model.ids import BranchId, CommandId, DeviceId
from server_client.queue_model.persistent_map import PersistentMap
from server_client.server.enrolment.codes import code_hash, new_code
from server_client.server.enrolment.lock_keeper import due
from server_client.server.enrolment.open_feeds import OpenFeeds
from server_client.wire import enrolment as wire
from server_client.wire.errors import Malformed

K1, K2, K3 = DeviceId("K1"), DeviceId("K2"), DeviceId("K3")
SINCE = datetime(2026, 3, 9, 1, 0, tzinfo=UTC)


@given(st.randoms(use_true_random=False))
def test_a_code_is_known_again_however_it_is_typed(chance: object) -> None:
    code = new_code(chance.randrange)  # type: ignore[attr-defined]  # a Random

    assert len(code) == 9
    assert not set(code) & set("01ILOU")
    assert code_hash(code) == code_hash(f" {code.lower().replace('-', ' ')} ") is not None


@given(st.text(max_size=12))
def test_any_text_is_a_code_or_none(text: str) -> None:
    assert code_hash(text) is None or len(code_hash(text) or "") == 64


def test_a_feed_ends_once_its_credential_holds_no_more() -> None:
    holds, ended = {"h1", "h2"}, []
    feeds = OpenFeeds(holds.__contains__)
    with feeds.open("h1", lambda: ended.append("one")), feeds.open("h2", lambda: ended.append("two")):
        with feeds.open("h1", lambda: ended.append("again")):
            feeds.look()
        holds.remove("h1")
        feeds.look()
    holds.clear()
    feeds.look()

    assert ended == ["one"]


def test_what_the_centre_wants_is_brought_into_the_log_once() -> None:
    branch = replace(
        Branch(id=BranchId("CN01")),
        devices=PersistentMap(
            {
                K1: DeviceState(id=K1, locked_at=SINCE, lock_message="as wanted"),
                K2: DeviceState(id=K2, locked_at=SINCE, lock_message="not wanted"),
            }
        ),
    )
    id = CommandId("c1")

    assert list(due(branch, {K1: "as wanted", K3: ""}, lambda: id)) == [
        LockDevice(id=id, device=K3, message=""),
        UnlockDevice(id=id, device=K2),
    ]
    assert list(due(branch, {K1: "other words", K2: "not wanted"}, lambda: id)) == [
        LockDevice(id=id, device=K1, message="other words")
    ]


def test_a_machine_is_known_by_its_name_and_its_installation(tmp_path: Path) -> None:
    (tmp_path / "id").write_text("0123456789abcdef\n")

    mark = machine_mark("pc-1", tmp_path / "id")
    assert mark.startswith("pc-1 ")
    assert "0123456789abcdef" not in mark
    assert machine_mark("pc-1", tmp_path / "none") == "pc-1"
    assert scanned_code("https://c.example/enrol#ABCD-EFGH\n") == ("https://c.example", "ABCD-EFGH", "")
    assert scanned_code("https://c.example/enrol#ABCD-EFGH.AAAA-BBBB") == (
        "https://c.example",
        "ABCD-EFGH",
        "AAAA-BBBB",
    )
    assert scanned_code("ABCD-EFGH") == (None, "ABCD-EFGH", "")


def test_forms_of_enrolment_come_back_and_hide_their_secrets() -> None:
    form = wire.decode_enrolment(wire.encode_enrolment("ABCD-EFGH", "pc"))
    told = wire.Enrolled(branch=BranchId("CN01"), name="K1", role="kiosk", secret="s3cret")
    device = wire.ListedDevice(
        name="K1", role="kiosk", hashes=("h",), lock=wire.KioskLock(message="Mời sang K2", since=SINCE)
    )
    devices = wire.DeviceList(branch=BranchId("CN01"), devices=(device,))

    assert (form.code, form.machine, "ABCD" in repr(form)) == ("ABCD-EFGH", "pc", False)
    assert wire.decode_rotation(wire.encode_rotation("pc")).machine == "pc"
    assert wire.decode_enrolled(wire.encode_enrolled(told)) == told
    assert "s3cret" not in repr(told)
    assert wire.decode_device_list(wire.encode_device_list(devices)) == devices


@given(st.binary(max_size=60))
def test_no_bytes_crash_a_reader_of_enrolment(body: bytes) -> None:
    for decode in (wire.decode_enrolment, wire.decode_rotation, wire.decode_enrolled, wire.decode_device_list):
        with pytest.raises(Malformed):
            decode(body)


def test_open_feeds_are_looked_at_until_it_is_over() -> None:
    async def work() -> None:
        ended = asyncio.Event()
        feeds = OpenFeeds(lambda _: False)
        async with asyncio.timeout(10), asyncio.TaskGroup() as tasks:
            looking = tasks.create_task(feeds.run())
            with feeds.open("h", ended.set):
                await ended.wait()
            looking.cancel()

    asyncio.run(work())
