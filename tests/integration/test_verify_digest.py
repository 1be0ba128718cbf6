"""motcua verify --digest: a log that is as published is said to be, and of another the first difference is named."""

from collections.abc import Sequence
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import msgspec
import pytest

from server_client.queue_model.events import TicketCancelled, TicketFinished
from server_client.queue_model.ids import BranchId, ReasonCode
from server_client.server.store.sqlite_store import SqliteStore
from server_client.server.store.store import Group
from server_client.server.verify_command import UNREADABLE, UNSOUND, verify
from server_client.wire.chain import GENESIS, Entry, event_of, seal_all
from server_client.wire.digests import SealedDigest, encode_digests, sealed
from tests.fakes.told_days import a_branch, a_day
from tests.fakes.told_digests import digests_of

CN01 = BranchId("CN01")


@pytest.fixture(scope="module")
def entries() -> list[Entry]:
    """Return the log of three days."""
    node = a_branch()
    for visits in (24, 12, 30):
        a_day(node, visits)
    return node.entries


def verified(folder: Path, entries: Sequence[Entry], digests: Sequence[SealedDigest] | bytes) -> int:
    """Verify a log of these entries against these digests; return the exit status."""
    store = SqliteStore(folder / "CN01.sqlite")
    store.append(Group(entries=entries))
    store.close()
    published = folder / "digests.json"
    published.write_bytes(digests if isinstance(digests, bytes) else encode_digests(CN01, digests))
    return verify(["--data", str(folder), "--digest", str(published)])


def test_a_log_that_is_as_published_is_said_to_be(
    tmp_path: Path, entries: list[Entry], capsys: pytest.CaptureFixture[str]
) -> None:
    assert verified(tmp_path, entries, digests_of(entries)) == 0
    assert "It is as published: 3 digests, the last of 2026-03-11" in capsys.readouterr().out


def test_one_days_digest_is_enough(tmp_path: Path, entries: list[Entry]) -> None:
    assert verified(tmp_path, entries, digests_of(entries)[1].sent) == 0


def test_a_log_that_was_written_anew_is_found_though_it_is_sound_in_itself(
    tmp_path: Path, entries: list[Entry], capsys: pytest.CaptureFixture[str]
) -> None:
    digests = digests_of(entries)
    events = [event_of(entry.body) for entry in entries]
    second = digests[1].digest
    # A forger makes one who was served into one who left, and seals all that follows anew.
    at = next(one.seq for one in events if isinstance(one.data, TicketFinished) and one.seq > second.first) - 1
    data = events[at].data
    assert isinstance(data, TicketFinished)
    events[at] = replace(events[at], data=TicketCancelled(ticket=data.ticket, reason=ReasonCode("left")))

    assert verified(tmp_path, seal_all(events, GENESIS), digests) == UNSOUND

    said = capsys.readouterr().err
    assert f"The digest of 2026-03-10 tells of another log: the entries {second.first} to {second.last}" in said


def test_figures_that_the_log_does_not_bear_out_are_named(
    tmp_path: Path, entries: list[Entry], capsys: pytest.CaptureFixture[str]
) -> None:
    first = digests_of(entries)[0].digest
    assert first.total is not None
    total = msgspec.structs.replace(first.total, wait_longest_min=7)
    pretty = sealed(msgspec.structs.replace(first, total=total))

    assert verified(tmp_path, entries, [pretty]) == UNSOUND
    said = capsys.readouterr().err
    assert "The digest of 2026-03-09 says total" in said
    assert "wait_longest_min=7" in said


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"numbers": 30}, "numbers 30; by the log it is 24"),
        ({"rows": ()}, "0 rows; by the log there are 2"),
        ({"day": "2026-03-08"}, "by the log it did not"),
        ({"last": 9}, "tells of another log"),
        ({"last": 10_000}, "the log ends before it"),
    ],
)
def test_each_part_of_a_digest_is_checked(
    tmp_path: Path,
    entries: list[Entry],
    capsys: pytest.CaptureFixture[str],
    change: dict[str, object],
    said: str,
) -> None:
    first = digests_of(entries)[0].digest
    wrong = sealed(msgspec.convert({**msgspec.to_builtins(first), **change}, type(first)))

    assert verified(tmp_path, entries, [wrong]) == UNSOUND
    assert said in capsys.readouterr().err


def test_digests_that_were_altered_or_are_anothers_are_refused(
    tmp_path: Path, entries: list[Entry], capsys: pytest.CaptureFixture[str]
) -> None:
    digests = digests_of(entries)
    altered = encode_digests(CN01, digests).replace(b'"numbers":24', b'"numbers":25')
    assert verified(tmp_path, entries, altered) == UNREADABLE
    assert "2026-03-09 was altered" in capsys.readouterr().err

    other = tmp_path / "other.json"
    other.write_bytes(encode_digests(BranchId("CN02"), digests_of(entries, "CN02")))
    assert verify(["--data", str(tmp_path), "--digest", str(other)]) == UNREADABLE
    assert "The digests are of branch CN02" in capsys.readouterr().err
    assert verify(["--data", str(tmp_path), "--digest", str(tmp_path / "none.json")]) == UNREADABLE
    assert "check the path" in capsys.readouterr().err


def test_digests_are_fetched_from_where_they_are_published(
    tmp_path: Path, entries: list[Entry], capsys: pytest.CaptureFixture[str]
) -> None:
    published = encode_digests(CN01, digests_of(entries))

    class Publishing(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200 if self.path == "/digests.json" else 404)
            self.end_headers()
            self.wfile.write(published)

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    server = HTTPServer(("127.0.0.1", 0), Publishing)
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        verified(tmp_path, entries, published)
        address = f"http://127.0.0.1:{server.server_port}"
        assert verify(["--data", str(tmp_path), "--digest", f"{address}/digests.json"]) == 0
        assert verify(["--data", str(tmp_path), "--digest", f"{address}/nothing"]) == UNREADABLE
        assert "cannot be fetched" in capsys.readouterr().err
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
