"""One person's data on a real disk: found by a number from standard input, written out, erased, each in the trail."""

import io
import json
import secrets
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from server_client.dossier_model.booking import Booking, identity_counted_as
from server_client.dossier_model.visit_note import VisitNote
from server_client.queue_model.ids import BookingCode, CommandId, TicketId, VisitId
from server_client.server.app import now
from server_client.server.records.booking_table import BookingRow
from server_client.server.records.record_store import RecordStore
from server_client.server.vault.command import vault
from server_client.server.vault.copying import Copying
from server_client.server.vault.outgoing_table import MessageId
from server_client.server.vault.rules import VaultRules
from server_client.server.vault.safe import Safe
from server_client.server.vault.vault_file import reads
from tests.fakes.office import CIVIL, LAN
from tests.fakes.preregistrations import ADDRESS, NAME, PHONE, applicant, number_of, order
from tests.fakes.receptions import reception
from tests.fakes.vaults import VaultRig, vault_rig
from tests.integration.test_vault_receptions import outgoing

HERS, HIS = number_of(1), number_of(2)
THEIRS_TOO = replace(applicant(2), name="Trần Văn Khác", phone=None, former_number=None)


@pytest.fixture
def rig(tmp_path: Path) -> Iterator[VaultRig]:
    """Return a vault of today, in which two people have all that there is, and one has handed in for the other."""
    with vault_rig(tmp_path, VaultRules(is_copied=True), now()) as rig:
        hers, his = order(1), order(2)
        his = replace(his, applicant=THEIRS_TOO)
        for wish in (hers, his):
            rig.keep(wish)
        assert hers.visit is not None
        rig.run(rig.vault.inside(lambda safe: fill(safe, hers.visit or VisitId(CommandId("")), rig.now)))
        rig.run(rig.vault.comment(TicketId(CommandId(hers.visit)), LAN, "thầy cô tận tình"))
        book(rig, HERS, "HN-0001")
        book(rig, HIS, "HN-0002")
        yield rig


def fill(safe: Safe, visit: VisitId, at: datetime) -> None:
    """Keep a dossier of hers, one that she hands in for him, a note and a message."""
    with safe.file.transaction():
        own = replace(reception(), visit=visit, opened_at=at, applicant=applicant(1))
        for one in (own, replace(own, id=type(own.id)("for-him"), applicant=THEIRS_TOO)):
            safe.receptions.keep(one, at)
        safe.receptions.keep_note(visit, VisitNote(text="quay lại", clerk=LAN, at=at))
        safe.receptions.send(outgoing(at), f'{{"ChuHoSo": "{NAME}"}}'.encode())
    Copying(VaultRules(is_copied=True), secrets.token_bytes).next(safe)


def book(rig: VaultRig, number: str, code: str) -> None:
    """Have a booking of tomorrow or the day after in the file of bookings."""
    day = (rig.now + timedelta(days=int(code[-1]))).date()
    store = RecordStore(rig.folder / "records.sqlite")
    booking = Booking(code=BookingCode(code), service=CIVIL, booked_for=rig.now + timedelta(days=1))
    key = rig.vault.person_keys.key(identity_counted_as(number))
    store.bookings.put(day, [BookingRow(booking=booking, identity=key)], rig.now)
    store.close()


def said(rig: VaultRig, number: str, *words: str) -> int:
    """Run the command with a number on standard input; return its status."""
    before, sys.stdin = sys.stdin, io.StringIO(f"{number}\n")
    try:
        return vault([*words, "--data", str(rig.folder)])
    finally:
        sys.stdin = before


def test_what_there_is_is_told_without_what_it_says(rig: VaultRig, capsys: pytest.CaptureFixture[str]) -> None:
    assert said(rig, HERS, "find", "--id-number") == 0
    told = capsys.readouterr().out.splitlines()
    assert told.pop() == "6 records, 1 bookings"
    kinds = [line.split()[0] for line in told]
    assert kinds == ["preregistration", "applicant", "reception", "note", "message", "comment"]
    assert said(rig, PHONE, "find", "--phone") == 0
    assert said(rig, "001199099999", "find", "--id-number") == 3
    assert NAME not in capsys.readouterr().out


def test_all_of_one_person_is_written_out_and_nothing_of_another(
    rig: VaultRig, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "hers.json"

    assert said(rig, HERS, "export", "--id-number", "--out", str(out)) == 0
    assert out.stat().st_mode & 0o777 == 0o600
    text = out.read_text(encoding="utf-8")
    assert all(part in text for part in (NAME, ADDRESS, HERS, PHONE, "thầy cô tận tình", "quay lại", "HN-0001"))
    assert not any(part in text for part in (HIS, THEIRS_TOO.name, "HN-0002"))
    assert len(json.loads(text)["records"]) == 6
    assert said(rig, HERS, "export", "--id-number", "--out", str(out)) == 1
    assert "cannot be written" in capsys.readouterr().err
    assert said(rig, HERS, "export", "--id-number") == 0
    assert NAME in capsys.readouterr().out


def test_what_is_erased_is_gone_from_disk_and_from_the_copy_and_the_others_stays(
    rig: VaultRig, capsys: pytest.CaptureFixture[str]
) -> None:
    before = rig.run(rig.vault.inside(lambda safe: {one: sealed(safe, one) for one in safe.file.sealed_names()}))
    rig.run(rig.vault.inside(settle))

    assert said(rig, HERS, "erase", "--id-number") == 0
    told = capsys.readouterr().out
    assert "erased: 6 records, 1 bookings" in told
    after = set(rig.run(rig.vault.inside(lambda safe: safe.file.sealed_names())))
    gone = before.keys() - after
    assert len(gone) == 6
    assert all(before[one] not in rig.on_disk() for one in gone)
    assert all(before[one] in rig.on_disk() for one in after)
    assert said(rig, HERS, "find", "--id-number") == 3
    assert said(rig, HIS, "find", "--id-number") == 0
    # The centre hears of it with the next portion: each as its mark alone.
    portion = rig.run(rig.vault.inside(Copying(VaultRules(is_copied=True), secrets.token_bytes).next))
    assert portion is not None
    taken_back = {change.id for change, row in zip(portion.changes, portion.rows, strict=True) if row.body is None}
    assert gone <= taken_back
    assert "the centre's copy lacks" in told


def sealed(safe: Safe, record: str) -> bytes:
    """Return a record as it lies on the disk."""
    found = safe.file.sealed(record)
    assert found is not None
    return found.body


def settle(safe: Safe) -> None:
    """Let the centre have everything."""
    copying = Copying(VaultRules(is_copied=True), secrets.token_bytes)
    while (portion := copying.next(safe)) is not None:
        copying.settled(safe, portion)


def test_what_was_asked_is_in_the_trail_even_if_nothing_was_found(
    rig: VaultRig, capsys: pytest.CaptureFixture[str]
) -> None:
    for action in ("find", "export", "erase", "find"):
        said(rig, HERS, action, "--id-number", "--why", "letter 17")

    assert NAME in capsys.readouterr().out
    found = reads(rig.path, rig.now - timedelta(days=1))
    assert {read.role for read in found} == {"command line"}
    assert {read.reason for read in found} == {"letter 17"}
    assert list(dict.fromkeys(read.extent for read in found)) == ["find", "export", "erase"]
    assert found[-1].preregistration == ""


def test_a_number_after_the_days_end_is_found_though_its_hash_is_gone(rig: VaultRig) -> None:
    rig.run(rig.vault.in_file(lambda file: file.forget_persons(rig.now + timedelta(days=1))))

    assert said(rig, HERS, "find", "--id-number") == 0


@pytest.mark.parametrize("typed", ["", "12345", "0011-99", "a b'c;DROP"])
def test_what_is_no_number_is_refused(rig: VaultRig, typed: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert said(rig, typed, "find", "--id-number") == 1
    assert "standard input" in capsys.readouterr().err


def test_a_number_on_the_command_line_is_neither_taken_nor_told_back(
    rig: VaultRig, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        vault(["find", "--id-number", HERS, "--data", str(rig.folder)])
    said = capsys.readouterr()
    assert HERS not in said.out + said.err
    assert "read from standard input" in said.err
    with pytest.raises(SystemExit):
        vault(["find", "--data", str(rig.folder)])


def test_without_a_vault_or_with_another_key_nothing_is_told(
    rig: VaultRig, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with vault_rig(tmp_path / "other") as other:
        other.run(other.vault.open())
    assert said(rig, HERS, "find", "--id-number", "--key", str(tmp_path / "other" / "vault.key")) == 1
    (tmp_path / "none").mkdir()
    assert said(replace(rig, folder=tmp_path / "none"), HERS, "find", "--id-number") == 1
    assert capsys.readouterr().out == ""


def test_what_has_the_number_in_its_own_text_is_found_whoever_it_hangs_on(
    rig: VaultRig, capsys: pytest.CaptureFixture[str]
) -> None:
    number, visit, comment = "012398765", VisitId(CommandId("of-nobody")), TicketId(CommandId("another"))

    def work(safe: Safe) -> None:
        with safe.file.transaction():
            own = replace(reception(), id=type(reception().id)("with-a-message"), visit=visit, opened_at=rig.now)
            safe.receptions.keep(replace(own, applicant=None), rig.now)
            safe.receptions.keep_note(visit, VisitNote(text=f"gọi {number}", clerk=LAN, at=rig.now))
            told = replace(outgoing(rig.now), id=MessageId("told"), reception=own.id)
            safe.receptions.send(told, f'{{"SoCCCD": "{number}"}}'.encode())

    rig.run(rig.vault.inside(work))
    rig.run(rig.vault.comment(comment, LAN, f"số của tôi: {number}."))

    assert said(rig, number, "erase", "--id-number") == 0
    assert "erased: 4 records, 0 bookings" in capsys.readouterr().out
    assert said(rig, number, "find", "--id-number") == 3
