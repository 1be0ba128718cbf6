"""The vault on a real disk: what lies there, what is altered is noticed, and what is purged is gone."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import cast

import apsw
import pytest

from server_client.dossier_model.limits import Limits
from server_client.dossier_model.preregistration import PreregistrationRefused, Retention
from server_client.queue_model.ids import VisitId
from server_client.server.errors import VaultClosed
from server_client.server.vault.rules import VaultRules
from server_client.server.vault.vault_file import reads
from tests.fakes.log_entries import an_id
from tests.fakes.office import EIGHT, LAN, LAND
from tests.fakes.preregistrations import ADDRESS, NAME, PHONE, TAX_CODE, number_of, order
from tests.fakes.vaults import LOOK, VaultRig, vault_rig

MIDNIGHT = EIGHT + timedelta(hours=16)
SECRETS = (NAME, NAME.upper(), number_of(1), PHONE, ADDRESS, TAX_CODE, "012345678", "1999", "1.001193", "Tờ khai")


@pytest.fixture
def rig(tmp_path: Path) -> Iterator[VaultRig]:
    """Return an open vault."""
    with vault_rig(tmp_path) as rig:
        yield rig


def sealed(rig: VaultRig) -> dict[str, tuple[str, bytes]]:
    """Return each record's key and ciphertext."""
    with apsw.Connection(str(rig.path)) as db:
        rows = db.execute("SELECT record, key, body FROM sealed").fetchall()
    return {record: (key, body) for record, key, body in cast("list[tuple[str, str, bytes]]", rows)}


def alter(rig: VaultRig, statement: str, *values: str | bytes) -> None:
    """Do to the file what the server never does."""
    with apsw.Connection(str(rig.path)) as db:
        db.execute(statement, values)


def test_nothing_in_the_folder_can_be_read_without_the_key(rig: VaultRig, tmp_path: Path) -> None:
    code = rig.keep(order(1))

    assert rig.name_at(code) == NAME
    for file in tmp_path.iterdir():
        content = file.read_bytes()
        for secret in (*SECRETS, code):
            assert secret.encode() not in content, (secret, file)
    for file in tmp_path.glob("vault.sqlite*"):
        assert file.stat().st_mode & 0o077 == 0, file


def test_the_same_person_is_sealed_differently_each_time(rig: VaultRig) -> None:
    rig.keep(order(1))
    rig.keep(order(1, LAND))

    bodies = [body for record, (_, body) in sealed(rig).items() if record.startswith("applicant")]
    assert len(bodies) == len({body[:12] for body in bodies}) == len(set(bodies)) == 2


def test_records_that_change_places_are_noticed(rig: VaultRig) -> None:
    first, second = order(1), order(2)
    codes = [rig.keep(first), rig.keep(second)]
    bodies = sealed(rig)
    for one, other in ((first, second), (second, first)):
        body = bodies[f"applicant {other.id}"][1]
        alter(rig, "UPDATE sealed SET body = ? WHERE record = ?", body, f"applicant {one.id}")

    for code in codes:
        with pytest.raises(VaultClosed, match="was altered"):
            rig.name_at(code)


def test_a_bit_that_changed_is_noticed(rig: VaultRig) -> None:
    wish = order(1)
    code = rig.keep(wish)
    body = sealed(rig)[f"preregistration {wish.id}"][1]
    alter(
        rig,
        "UPDATE sealed SET body = ? WHERE record = ?",
        body[:-1] + bytes([body[-1] ^ 1]),
        f"preregistration {wish.id}",
    )

    with pytest.raises(VaultClosed, match="was altered"):
        rig.name_at(code)


def test_another_key_is_refused_by_name_and_the_right_one_is_taken_when_it_is_back(
    rig: VaultRig, tmp_path: Path
) -> None:
    code = rig.keep(order(1))
    (tmp_path / "kept").write_bytes(rig.place.path.read_bytes())
    rig.place.path.unlink()
    other = VaultRig(tmp_path)

    with pytest.raises(VaultClosed, match=r"vault.key does not open .*vault.sqlite, which needs key [0-9a-f]{12}: put"):
        other.name_at(code)
    assert "put the right key back" in str(other.vault.fault)

    other.place.path.write_bytes((tmp_path / "kept").read_bytes())
    assert other.name_at(code) == NAME
    assert other.vault.fault is None
    other.vault.close()


def test_a_vault_that_is_no_vault_closes_it_with_words(tmp_path: Path) -> None:
    (tmp_path / "vault.sqlite").write_bytes(b"somebody's work\n" * 1000)
    with vault_rig(tmp_path) as rig:
        with pytest.raises(VaultClosed, match="cannot be opened as a vault"):
            rig.keep(order(1))
        with pytest.raises(VaultClosed, match="cannot be opened as a vault"):
            rig.vault.person_keys.key("identity 1")


@pytest.mark.parametrize(
    ("retention", "before", "at"),
    [
        (Retention(), MIDNIGHT - timedelta(seconds=1), MIDNIGHT),
        (Retention(days_confirmed=2), MIDNIGHT + timedelta(days=2, seconds=-1), MIDNIGHT + timedelta(days=2)),
    ],
)
def test_what_was_not_taken_is_purged_on_time_and_leaves_no_byte(
    tmp_path: Path, retention: Retention, before: datetime, at: datetime
) -> None:
    rules = VaultRules(retention=retention)
    with vault_rig(tmp_path, rules) as rig:
        wish = order(1)
        code = rig.keep(wish)
        bodies = [body for record, (_, body) in sealed(rig).items() if record != "check"]
        assert len(bodies) == 2
        assert all(body in rig.on_disk() for body in bodies)

        rig.now = before
        assert rig.run(rig.vault.purge()) == 0
        assert rig.name_at(code) == NAME
        rig.now = at
        assert rig.run(rig.vault.purge()) == 1

        assert rig.name_at(code) is None
        assert rig.run(rig.vault.by_visit(wish.visit, LOOK)) is None
        left = rig.on_disk()
        assert not any(body in left for body in bodies)
        assert wish.visit.encode() not in left
        assert (tmp_path / "vault.sqlite-wal").stat().st_size == 0
        assert rig.run(rig.vault.purge()) == 0


def test_what_a_clerk_took_is_kept_as_long_as_the_office_says(tmp_path: Path) -> None:
    with vault_rig(tmp_path, VaultRules(retention=Retention(days_taken=1))) as rig:
        taken, left = rig.keep(order(1)), rig.keep(order(2))
        assert rig.run(rig.vault.take(taken, LAN, LOOK)) is not None

        rig.now = MIDNIGHT
        assert rig.run(rig.vault.purge()) == 1
        assert (rig.name_at(taken), rig.name_at(left)) == (NAME, None)
        rig.now += timedelta(days=1)
        assert rig.run(rig.vault.purge()) == 1
        assert rig.name_at(taken) is None


def test_a_withdrawn_one_is_gone_at_once_and_its_bytes_with_the_next_purge(rig: VaultRig) -> None:
    code = rig.keep(order(1))
    bodies = [body for record, (_, body) in sealed(rig).items() if record != "check"]

    assert rig.run(rig.vault.withdraw_code(code))
    assert rig.name_at(code) is None
    assert set(sealed(rig)) == {"check"}
    rig.run(rig.vault.purge())

    assert not any(body in rig.on_disk() for body in bodies)
    assert rig.run(rig.vault.withdraw_code(code))


def test_what_fell_due_while_the_server_was_off_is_purged_without_the_key(tmp_path: Path) -> None:
    with vault_rig(tmp_path) as rig:
        rig.keep(order(1))
    (tmp_path / "vault.key").rename(tmp_path / "away")
    with vault_rig(tmp_path, now=EIGHT + timedelta(days=3)) as later:
        later.place.path.unlink()

        assert later.run(later.vault.purge()) == 1

        with pytest.raises(VaultClosed, match="There is no vault key"):
            later.run(later.vault.open())


def test_whom_it_counted_for_is_forgotten_at_the_end_of_the_day_even_if_it_is_kept(tmp_path: Path) -> None:
    rules = VaultRules(retention=Retention(days_confirmed=5), limits=Limits(per_day=1))
    with vault_rig(tmp_path, rules) as rig:
        rig.keep(order(1))
        with pytest.raises(PreregistrationRefused):
            rig.keep(order(1, LAND))
        key = rig.vault.person_keys.key(f"identity {number_of(1)}")
        assert key in rig.on_disk()

        rig.now = MIDNIGHT
        rig.run(rig.vault.purge())

        assert key not in rig.on_disk()
        rig.keep(order(1))


def test_reads_are_known_for_a_year_and_hold_nothing_of_the_person(rig: VaultRig) -> None:
    wish = order(1)
    code = rig.keep(wish)
    rig.name_at(code)
    rig.run(rig.vault.by_visit(wish.visit, LOOK))
    rig.run(rig.vault.take(code, LAN, LOOK))
    rig.run(rig.vault.by_visit(VisitId(an_id()), LOOK))

    found = reads(rig.path, EIGHT)
    assert [(read.at, read.reader, read.role, read.preregistration, read.reason) for read in found] == [
        (EIGHT, "supervisor-1", "supervisor", wish.id, f"{reason} at c05") for reason in ("code", "visit", "taking")
    ]
    rig.now += timedelta(days=300)
    rig.run(rig.vault.purge())
    assert len(reads(rig.path, EIGHT)) == 3
    assert reads(rig.path, EIGHT + timedelta(seconds=1)) == []
    rig.now += timedelta(days=67)
    rig.run(rig.vault.purge())
    assert reads(rig.path, EIGHT) == []


def test_a_read_that_cannot_be_recorded_is_not_given(rig: VaultRig) -> None:
    code = rig.keep(order(1))
    alter(rig, "DROP TABLE reads")

    with pytest.raises(VaultClosed, match="check the disk"):
        rig.name_at(code)


def test_everything_is_there_when_the_vault_is_opened_again(tmp_path: Path) -> None:
    wish = order(1)
    with vault_rig(tmp_path) as rig:
        code = rig.keep(wish)
    with vault_rig(tmp_path) as again:
        assert again.name_at(code) == NAME
        assert again.keep(wish) == code


@pytest.mark.parametrize(
    "step",
    [
        lambda rig, code: rig.run(rig.vault.take(code, LAN, LOOK)),
        lambda rig, code: rig.name_at(code),
        lambda rig, code: rig.run(rig.vault.withdraw_code(code)) or None,
    ],
    ids=["take", "show", "withdraw"],
)
def test_what_there_is_not_is_told_so(rig: VaultRig, step: Callable[[VaultRig, object], object]) -> None:
    code = rig.keep(order(1))
    rig.now = MIDNIGHT
    rig.run(rig.vault.purge())

    assert step(rig, code) is None


def test_an_order_that_was_purged_is_not_kept_a_second_time(rig: VaultRig) -> None:
    wish = order(1)
    rig.keep(wish)
    rig.now = MIDNIGHT
    rig.run(rig.vault.purge())

    with pytest.raises(PreregistrationRefused, match="is purged; it must be confirmed"):
        rig.keep(wish)
    rig.run(rig.vault.withdraw_order(wish.id))


def test_a_full_disk_closes_the_vault_until_there_is_room(rig: VaultRig) -> None:
    rig.keep(order(1))
    file = rig.vault._file
    assert file is not None
    file._db.pragma("max_page_count", file._db.pragma("page_count"))

    with pytest.raises(VaultClosed, match="is full: free some space"):
        _ = [rig.keep(order(person)) for person in range(2, 500)]

    assert "is full" in str(rig.vault.fault)
    rig.keep(order(501))
    assert rig.vault.fault is None


def test_a_purge_does_not_go_through_what_is_known_for_a_year(tmp_path: Path) -> None:
    carried_out: list[str] = []

    def heard(_: apsw.Cursor, statement: str, __: object) -> bool:
        carried_out.append(statement)
        return True

    def listen(db: apsw.Connection) -> None:
        db.exec_trace = heard

    apsw.connection_hooks.append(listen)
    try:
        with vault_rig(tmp_path) as rig:
            rig.keep(order())
            rig.now = MIDNIGHT
            carried_out.clear()
            assert rig.run(rig.vault.purge()) == 1
    finally:
        apsw.connection_hooks.remove(listen)
    with apsw.Connection(str(rig.path)) as db:
        looked = [word for word in carried_out if word.startswith(("SELECT", "UPDATE", "DELETE"))]
        plans = [(word, step) for word in looked for step in _plan(db, word)]
    long_kept = ("SCAN preregistrations", "SCAN reads", "SCAN sealed", "SCAN receptions")
    assert [plan for plan in plans if plan[1].startswith(long_kept)] == []
    assert len(plans) > 8


def _plan(db: apsw.Connection, statement: str) -> list[str]:
    """Return how SQLite would carry the statement out."""
    marks = statement.count("?")
    return [str(row[3]) for row in db.execute(f"EXPLAIN QUERY PLAN {statement}", [None] * marks)]
