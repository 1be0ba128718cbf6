"""What the fault campaign works with, on real files and sockets: disks, diaries, journals, papers, lines."""

import asyncio
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from assets.engine import ASSETS
from kiosk.bench.paper_reading import Reader, papers
from kiosk.given_tickets import GivenTickets
from kiosk.kept_lines import KeptLines
from kiosk.printing.errors import PrinterUnavailable
from kiosk.printing.escpos_job import escpos_job
from kiosk.printing.printer_status import PrinterFault
from kiosk.printing.printers import printer_from
from kiosk.printing.ticket_artist import TicketArtist
from kiosk.printing.ticket_face import TicketFace
from server_client.chaos.diary import Diary, Note, Told, notes_in
from server_client.chaos.early_store import EarlyStore
from server_client.chaos.faulty_disk import FaultyDisk
from server_client.chaos.kept_commands import given_tokens, kept_numbers
from server_client.chaos.line import Line, Way, line_to
from server_client.chaos.trouble import Disk, State, Trouble
from server_client.client.outbox import Outbox
from server_client.queue_model.commands import IssueTicket
from server_client.queue_model.device_commands import ReportPrint
from server_client.queue_model.ids import VisitId
from server_client.queue_model.refusals import RefusalCode, Refused
from server_client.server.errors import StoreBroken, StoreUnavailable
from server_client.server.store.sqlite_store import SqliteReader, SqliteStore
from server_client.server.store.store import Group, Head
from server_client.wire.answers import Settled
from tests.fakes.client_pauses import middle
from tests.fakes.log_entries import a_token, an_id, entries_after
from tests.fakes.office import CIVIL, EIGHT
from tests.fakes.outbox_line import until
from tests.unit.test_given_tickets import ticket

TOKEN = "t" * 22


def test_a_trouble_is_as_it_was_set_last_and_none_before(tmp_path: Path) -> None:
    trouble = Trouble(tmp_path / "trouble")
    assert trouble.state() == State()
    trouble.set(State(disk=Disk.READ_ONLY, ahead_s=-86_400))
    trouble.set(State(disk=Disk.FULL, ahead_s=3_600))
    assert Trouble(tmp_path / "trouble").state() == State(disk=Disk.FULL, ahead_s=3_600)
    ahead = trouble.now()
    trouble.set(State())
    assert abs(ahead - trouble.now() - timedelta(hours=1)) < timedelta(minutes=1)
    trouble.close()


@contextmanager
def faulty_disk(path: Path) -> Iterator[Trouble]:
    """Let SQLite work on a disk of the campaign during the block."""
    trouble = Trouble(path)
    disk = FaultyDisk(trouble)
    try:
        yield trouble
    finally:
        disk.unregister()
        trouble.close()


def test_a_log_on_the_campaigns_disk_goes_on_after_a_full_and_a_read_only_one_and_not_after_a_failed_sync(
    tmp_path: Path,
) -> None:
    with faulty_disk(tmp_path / "trouble") as trouble:
        store = SqliteStore(tmp_path / "CN01.sqlite")
        for disk in (Disk.FULL, Disk.READ_ONLY):
            store.append(Group(entries=entries_after(store.head(), an_id())))
            trouble.set(State(disk=disk))
            with pytest.raises(StoreUnavailable):
                store.append(Group(entries=entries_after(store.head(), an_id())))
            trouble.set(State())
        store.append(Group(entries=entries_after(store.head(), an_id())))
        assert store.head().seq == 3
        trouble.set(State(disk=Disk.NO_SYNC))
        with pytest.raises(StoreBroken):
            store.append(Group(entries=entries_after(store.head(), an_id())))
        trouble.set(State())
        store.close()
    store = SqliteStore(tmp_path / "CN01.sqlite")
    assert store.head().seq in {3, 4}
    store.close()


def test_the_stand_in_that_answers_early_has_not_written_what_it_promised(tmp_path: Path) -> None:
    store = EarlyStore(tmp_path / "CN01.sqlite")
    group = Group(entries=entries_after(Head(), an_id()))
    store.append(group)
    reader = SqliteReader(tmp_path / "CN01.sqlite")
    assert (reader.read(0, 9), store.read(0, 9), store.head().seq) == ([], list(group.entries), 1)
    refused = an_id()
    store.append(Group(refusals={refused: Refused(RefusalCode.DAY_OVER, day="2026-03-02")}))
    told = store.answers([group.entries[0].command_id, refused, an_id()])
    assert told.keys() == {group.entries[0].command_id, refused}
    store.append(Group(entries=entries_after(store.head(), an_id())))
    store.close()
    assert len(reader.read(0, 9)) == 2
    reader.close()


def test_a_diary_is_read_as_it_was_written_but_for_a_line_that_was_cut_off(tmp_path: Path) -> None:
    path = tmp_path / "diary.jsonl"
    notes = (
        Note(what="answered", id="a", kind="CallNext", told=(Told(epoch=1, seq=4, digest="d"),)),
        Note(what="shown", number="A001", token=TOKEN, visit="v", at="2026-03-02T01:00:00+00:00"),
    )
    diary = Diary(path)
    for note in notes:
        diary.note(note)
    diary.close()
    with path.open("ab") as file:
        file.write(b'{"what": "sent", "id"')
    diary = Diary(path)
    diary.note(Note(what="paper", visit="v", fault="paper_out"))
    diary.close()
    assert notes_in(path.read_bytes()) == (*notes, Note(what="paper", visit="v", fault="paper_out"))


def test_the_numbers_in_a_kiosks_journal_are_those_it_gave_out_by_itself(tmp_path: Path) -> None:
    own = IssueTicket(id=an_id(), needs=(CIVIL,), token=a_token(), number="K1-001", taken_at=EIGHT)
    refused = replace(own, id=an_id(), token=a_token(), number="K1-002")
    others = (
        IssueTicket(id=an_id(), needs=(CIVIL,), token=a_token()),
        ReportPrint(id=an_id(), visit=VisitId(an_id()), fault=None),
    )

    async def kept() -> None:
        async def send(_command: object) -> Settled:
            raise Refused(RefusalCode.DAY_OVER, day="2026-03-02")

        outbox = Outbox(tmp_path / "outbox", send=send, pause=asyncio.sleep, random=middle)
        await outbox.open()
        await outbox.keep(refused)
        running = asyncio.ensure_future(outbox.run())
        await until(lambda: bool(outbox.parked))
        running.cancel()
        for command in (own, *others):
            await outbox.keep(command)
        await outbox.close()

    assert kept_numbers(tmp_path / "outbox") == ((), 0)
    asyncio.run(kept())
    numbers, waiting = kept_numbers(tmp_path / "outbox")
    assert waiting == 3
    assert {(one.number, one.token, one.is_parked) for one in numbers} == {
        ("K1-001", own.token, False),
        ("K1-002", refused.token, True),
    }


def test_a_kiosks_given_numbers_are_known_by_their_tokens(tmp_path: Path) -> None:
    async def note() -> None:
        given = GivenTickets(KeptLines(tmp_path / "given"))
        await given.open()
        for ordinal in (1, 2):
            given.note(ticket(ordinal))
        await given.close()

    assert given_tokens(tmp_path / "given") == frozenset()
    asyncio.run(note())
    assert given_tokens(tmp_path / "given") == {"token-1", "token-2"}


def face(number: str, token: str, copy: int = 0) -> TicketFace:
    return TicketFace(
        office="Trung tâm Phục vụ hành chính công",
        branch="Chi nhánh số 1",
        number=number,
        service="Hộ tịch",
        issued_at=EIGHT,
        valid_on=EIGHT.date(),
        language="vi",
        tracking_url=f"https://hcc.vn/t/{token}",
        copy=copy,
    )


def test_papers_are_read_back_from_the_printers_bytes(tmp_path: Path) -> None:
    printer, artist = printer_from(f"virtual:{tmp_path}"), TicketArtist(ASSETS, 576)
    tokens: list[str] = [a_token() for _ in range(5)]
    faces = [
        face("A001", tokens[0]),
        face("K1-017", tokens[1]),
        face("2A003", tokens[2], copy=1),
        face("A004", tokens[3]),
    ]
    for one in faces:
        printer.print(escpos_job(artist.draw(one)))
    (tmp_path / "fault").write_text(f"{PrinterFault.UNREACHABLE.value} midway")
    with pytest.raises(PrinterUnavailable):
        printer.print(escpos_job(artist.draw(face("A005", tokens[4]))))
    # Whoever printed this one was killed in the middle.
    whole = (tmp_path / "ticket-0001.bin").read_bytes()
    (tmp_path / "ticket-0006.bin").write_bytes(whole[: len(whole) // 3 + 1])
    reader = Reader.of_tickets()
    claimed = {tokens[0]: "A001", tokens[1]: "K1-017", tokens[2]: "2A003", tokens[3]: "A044"}
    read = [
        (one.order, one.token, one.number, one.copy, one.whole)
        for one in papers(reader, tmp_path, range(1, 9), claimed)
    ]
    assert read == [
        (1, tokens[0], "A001", False, True),
        (2, tokens[1], "K1-017", False, True),
        (3, tokens[2], "2A003", True, True),
        # What is claimed is not what stands on it.
        (4, tokens[3], "", False, True),
        (5, "", "", False, False),
        (6, "", "", False, False),
    ]
    assert [one.order for one in papers(reader, tmp_path, range(3, 5), claimed)] == [3, 4]


async def echo(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with suppress(ConnectionError):
        while data := await reader.read(1 << 16):
            writer.write(data)
    await closed(writer)


async def said_through(line: Line, words: bytes) -> bytes:
    reader, writer = await asyncio.open_connection("127.0.0.1", line.port)
    writer.write(words)
    writer.write_eof()
    try:
        return await rest_of(reader)
    finally:
        await closed(writer)


async def rest_of(reader: asyncio.StreamReader) -> bytes:
    """Return what still comes; nothing if the line breaks, which may be seen as an end."""
    with suppress(ConnectionError):
        return await reader.read()
    return b""


async def closed(writer: asyncio.StreamWriter) -> None:
    writer.close()
    with suppress(ConnectionError):
        await writer.wait_closed()


def test_a_line_is_open_cut_dumb_or_slow_and_can_be_laid_elsewhere() -> None:
    async def story() -> None:
        far = await asyncio.start_server(echo, "127.0.0.1", 0)
        async with far, line_to() as line:
            assert line.url.endswith(str(line.port))
            # It leads nowhere yet.
            assert await said_through(line, b"nobody") == b""
            line.lay(far.sockets[0].getsockname()[1])
            assert await said_through(line, b"open") == b"open"
            line.set(Way.SLOW, slow_s=0.02)
            assert await said_through(line, os.urandom(600) + b"end") != b""
            line.set(Way.DUMB)
            waiting = asyncio.ensure_future(said_through(line, b"later"))
            assert not (await asyncio.wait({waiting}, timeout=0.15))[0]
            line.set(Way.OPEN)
            assert await waiting == b"later"
            reader, writer = await asyncio.open_connection("127.0.0.1", line.port)
            writer.write(b"here")
            assert await reader.read(4) == b"here"
            line.set(Way.CUT)
            assert await rest_of(reader) == b""
            await closed(writer)
            assert await said_through(line, b"cut") == b""
        # Each end of each connection goes by itself.
        if left := asyncio.all_tasks() - {asyncio.current_task()}:
            await asyncio.wait(left, timeout=10)

    asyncio.run(story())
