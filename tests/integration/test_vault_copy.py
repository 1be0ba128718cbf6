"""A vault's sealed copy at the centre: what is there, when it goes, and how a replaced node gets its vault back."""

import asyncio
import secrets
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path

import httpx
import pytest

from server_client.dossier_model.preregistration import Retention
from server_client.node.command import node
from server_client.server.app import now
from server_client.server.credentials import Role
from server_client.server.errors import VaultClosed
from server_client.server.replication.centre_line import CentreAddress, CentreRefused, CentreUnavailable
from server_client.server.replication.vault_line import HttpVaultLine
from server_client.server.replication.vault_shipping import VaultShipper
from server_client.server.vault.copying import Copying, put_back
from server_client.server.vault.key_set import KeySet
from server_client.server.vault.rotation import rotate
from server_client.server.vault.rules import VaultRules
from server_client.server.vault.sealing import Sealing
from server_client.server.vault.vault_file import VaultFile, reads
from server_client.wire.vault_copies import CopiedPortion, CopiedRow, encode_portion
from tests.fakes.log_entries import CN01
from tests.fakes.office import EIGHT, LAN
from tests.fakes.preregistrations import ADDRESS, NAME, PHONE, number_of, order
from tests.fakes.running_center import a_node, running_center
from tests.fakes.vaults import LOOK, VaultRig, vault_rig

COPIED = VaultRules(is_copied=True)
TOMORROW = EIGHT + timedelta(days=1)


@dataclass
class Line:
    """A centre that keeps what it gets, until it is cut off."""

    kept: dict[str, CopiedRow] = field(default_factory=dict)
    sent: int = 0
    fault: Exception | None = None

    async def send(self, portion: CopiedPortion) -> None:
        """Keep the rows."""
        if self.fault is not None:
            raise self.fault
        self.sent += len(portion.rows)
        for row in portion.rows:
            self.kept.pop(row.mark, None)
            if row.body is not None:
                self.kept[row.mark] = row

    async def close(self) -> None:
        """Have nothing to close."""


def shipper_of(rig: VaultRig, line: Line | HttpVaultLine) -> VaultShipper:
    """Return what keeps the rig's copy up, as after a start."""
    copying = Copying(rig.rules, secrets.token_bytes)
    return VaultShipper(rig.vault, copying, line, epoch=lambda: 1, now=lambda: rig.now, dice=lambda: 0.5)


def ship(rig: VaultRig, line: Line) -> VaultShipper:
    """Send all that there is, or find out why not."""
    shipper = shipper_of(rig, line)

    async def until_done() -> None:
        while await shipper.step() == 0:
            pass

    asyncio.run(until_done())
    return shipper


@pytest.fixture
def rig(tmp_path: Path) -> Iterator[VaultRig]:
    """Return a vault that is copied."""
    with vault_rig(tmp_path / "node", COPIED) as rig:
        yield rig


@pytest.fixture
def line() -> Line:
    """Return the way to a centre."""
    return Line()


def back(folder: Path, rig: VaultRig, line: Line) -> VaultRig:
    """Return a vault in another folder with what the centre has, and the key from where the office keeps it."""
    folder.mkdir()
    (folder / "vault.key").write_bytes(rig.place.path.read_bytes())
    (folder / "vault.key").chmod(0o600)
    spare = VaultRig(folder, rig.rules, rig.now)
    file = VaultFile(spare.path)
    Sealing(file, spare.place, secrets.token_bytes)
    put_back(file, spare.place.load(), line.kept.values(), rig.now)
    file.close()
    return spare


def test_a_centre_sees_sizes_and_ends_and_nothing_else(
    rig: VaultRig, line: Line, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    wish = order(1)
    code = rig.keep(wish)
    assert rig.name_at(code) == NAME
    shipper = ship(rig, line)

    assert (shipper.state.waiting, shipper.state.fault) == (0, None)
    logged = caplog.text + "".join(capsys.readouterr())
    held = b"".join((row.body or b"") + row.mark.encode() for row in line.kept.values())
    for secret in (NAME, PHONE, ADDRESS, number_of(1), code, wish.id, str(wish.visit), "preregistration", "supervisor"):
        assert secret.encode() not in held, secret
        assert secret not in logged, secret
    # The entry, document and applicant, and who has looked.
    assert len(line.kept) == 4


def test_a_replaced_vault_is_as_the_one_before(rig: VaultRig, line: Line, tmp_path: Path) -> None:
    codes = [rig.keep(order(1)), rig.keep(order(2))]
    assert rig.run(rig.vault.take(codes[1], LAN, LOOK)) is not None
    ship(rig, line)

    spare = back(tmp_path / "spare", rig, line)
    try:
        assert [spare.name_at(code) for code in codes] == [NAME, NAME]
        assert len(reads(spare.path, EIGHT - timedelta(days=1))) == 3
    finally:
        spare.vault.close()


def test_only_what_has_changed_is_sent(rig: VaultRig, line: Line) -> None:
    rig.keep(order(1))
    ship(rig, line)
    before = line.sent
    ship(rig, line)
    assert line.sent == before
    rig.keep(order(2))
    ship(rig, line)
    assert line.sent == before + 3


def test_what_is_withdrawn_or_purged_goes_there_too(rig: VaultRig, line: Line) -> None:
    first, second = rig.keep(order(1)), rig.keep(order(2))
    ship(rig, line)
    rig.run(rig.vault.withdraw_code(first))
    ship(rig, line)
    assert len(line.kept) == 4

    rig.now = TOMORROW
    rig.run(rig.vault.purge())
    ship(rig, line)
    # That there were two is known for a year, and nothing of them.
    assert {row.due_ms for row in line.kept.values()} == {
        int((TOMORROW + timedelta(days=366)).timestamp() * 1000),
    }
    assert rig.name_at(second) is None


def test_nothing_is_due_later_at_the_centre_than_at_the_branch(tmp_path: Path, line: Line) -> None:
    rules = replace(COPIED, retention=Retention(days_confirmed=2))
    with vault_rig(tmp_path / "node", rules) as rig:
        rig.keep(order(1))
        ship(rig, line)

        midnight = EIGHT.replace(hour=17, minute=0) + timedelta(days=2)
        assert {row.due_ms for row in line.kept.values()} == {int(midnight.timestamp() * 1000)}
        rig.now = midnight
        spare = back(tmp_path / "spare", rig, line)
        assert spare.run(spare.vault.purge()) == 0
        spare.vault.close()


@pytest.mark.parametrize(
    ("fault", "pause"),
    [(CentreUnavailable("The centre cannot be reached"), 20.0), (CentreRefused("no_credential", "Unknown", {}), 60.0)],
)
def test_what_could_not_be_sent_waits_through_a_restart(
    rig: VaultRig, line: Line, fault: Exception, pause: float
) -> None:
    rig.keep(order(1))
    line.fault = fault
    shipper = ship(rig, line)
    assert shipper.state.fault == str(fault)
    assert 0 < asyncio.run(shipper.step()) <= pause
    assert line.kept == {}

    line.fault = None
    assert ship(rig, line).state.waiting == 0
    assert len(line.kept) == 3


def test_a_later_stamp_at_the_centre_is_passed(rig: VaultRig) -> None:
    stamps: list[int] = []

    class Ahead(Line):
        async def send(self, portion: CopiedPortion) -> None:
            stamps.append(portion.stamp)
            if portion.stamp <= 10**15:
                raise CentreRefused("stale_copy", "Later", {"stamp": 10**15})

    rig.keep(order(1))
    assert ship(rig, Ahead()).state.fault is None
    assert stamps[1:] == [10**15 + 1]


def test_after_a_rotation_the_copy_opens_with_the_new_key_alone(rig: VaultRig, line: Line, tmp_path: Path) -> None:
    code = rig.keep(order(1))
    ship(rig, line)
    before = rig.place.load()
    file = VaultFile(rig.path)
    rotate(file, rig.place, secrets.token_bytes, EIGHT)
    ship(rig, line)

    assert {row.key for row in line.kept.values()} == {rig.place.load().newest.id}
    spare = back(tmp_path / "spare", rig, line)
    assert spare.name_at(code) == NAME
    spare.vault.close()
    with pytest.raises(VaultClosed, match="give the one that the branch used last"):
        put_back(file, before, line.kept.values(), EIGHT)
    file.close()


@pytest.mark.parametrize(
    ("answer", "fault"),
    [
        (httpx.Response(503), "answers with status 503"),
        (httpx.Response(404, text="not here"), "answers with status 404"),
        (httpx.Response(403, content=b"{", headers={"content-type": "application/problem+json"}), "be understood"),
        (
            httpx.Response(
                403,
                json={"type": "urn:motcua:other_branch", "title": "t", "status": 403, "detail": "Another's"},
                headers={"content-type": "application/problem+json"},
            ),
            "Another's",
        ),
    ],
)
def test_a_centre_that_does_not_take_it_is_told_of(
    rig: VaultRig, tmp_path: Path, answer: httpx.Response, fault: str
) -> None:
    (tmp_path / "secret").write_text("secret")
    address = CentreAddress(url="http://centre", credential=tmp_path / "secret")
    rig.keep(order(1))
    shipper = shipper_of(rig, HttpVaultLine(address, CN01, transport=httpx.MockTransport(lambda _: answer)))

    assert asyncio.run(shipper.step()) > 0
    assert fault in str(shipper.state.fault)


def test_a_copy_that_is_not_wanted_any_more_is_taken_back(rig: VaultRig, line: Line) -> None:
    rig.keep(order(1))
    ship(rig, line)
    rig.rules = VaultRules()
    ship(rig, line)
    assert line.kept == {}

    sent = line.sent
    rig.keep(order(2))
    ship(rig, line)
    assert line.sent == sent


def test_a_vault_that_is_not_copied_sends_nothing(tmp_path: Path, line: Line) -> None:
    with vault_rig(tmp_path / "node") as rig:
        rig.keep(order(1))
        ship(rig, line)
    assert line.sent == 0


def test_a_vault_that_cannot_be_opened_says_so_and_waits(rig: VaultRig, line: Line) -> None:
    rig.place.path.unlink()
    assert "There is no vault key" in str(ship(rig, line).state.fault)


def test_an_altered_row_is_noticed(rig: VaultRig, line: Line, tmp_path: Path) -> None:
    rig.keep(order(1))
    ship(rig, line)
    keys, rows = rig.place.load(), list(line.kept.values())
    swapped = [CopiedRow(mark=rows[0].mark, due_ms=rows[0].due_ms, key=rows[0].key, body=rows[1].body)]

    assert put_in(tmp_path / "a.sqlite", keys, rows) == 3
    with pytest.raises(VaultClosed, match="was altered"):
        put_in(tmp_path / "b.sqlite", keys, swapped)


def put_in(path: Path, keys: KeySet, rows: list[CopiedRow]) -> int:
    """Put rows into a new vault's file."""
    file = VaultFile(path)
    try:
        return put_back(file, keys, rows, EIGHT)
    finally:
        file.close()


def refusal_of(secret: Path, url: str, portion: CopiedPortion) -> str:
    """Send a portion that is not taken, and return the code of why."""
    headers = {"Authorization": f"Bearer {secret.read_text()}", "Content-Type": "application/json"}
    answer = httpx.post(f"{url}/v1/vault/{CN01}", content=encode_portion(portion), headers=headers)
    assert answer.status_code == 409
    return str(answer.json()["type"]).rpartition(":")[2]


def test_new_hardware_gets_the_vault_with_the_key_from_the_office(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    secret = tmp_path / "secret"
    with running_center(tmp_path / "center") as center, vault_rig(tmp_path / "node", COPIED, now()) as rig:
        center.take_in(a_node(CN01, 2))
        secret.write_text(center.holder("node-1", Role.NODE, CN01).secret)
        line = HttpVaultLine(CentreAddress(url=center.url, credential=secret), CN01)
        code = rig.keep(order(1))
        shipper = shipper_of(rig, line)

        async def sent() -> None:
            while await shipper.step() == 0:
                pass
            await line.close()

        asyncio.run(sent())
        assert (shipper.state.waiting, shipper.state.fault) == (0, None)

        words = ["replace", "--center", center.url, "--center-credential", str(secret), "--old-node-is-off"]
        kept = tmp_path / "kept.key"
        kept.write_bytes(b"{}")
        kept.chmod(0o600)
        assert node([*words, "--data", str(tmp_path / "b"), "--vault-key", str(kept)]) == 1
        assert "holds no vault keys" in capsys.readouterr().err
        kept.write_bytes(rig.place.path.read_bytes())
        assert node([*words, "--data", str(tmp_path / "spare"), "--vault-key", str(kept)]) == 0
        assert "3 rows of the vault are back" in capsys.readouterr().out
        (tmp_path / "spare" / "vault.key").write_bytes(kept.read_bytes())
        (tmp_path / "spare" / "vault.key").chmod(0o600)
        spare = VaultRig(tmp_path / "spare", COPIED, rig.now)
        assert spare.name_at(code) == NAME
        spare.vault.close()

        assert node([*words, "--data", str(tmp_path / "c"), "--expected", "2"]) == 0
        assert "The centre has a sealed copy of the vault: --vault-key" in capsys.readouterr().out
        # The node that was replaced may still run.
        assert refusal_of(secret, center.url, CopiedPortion(rows=[], stamp=1 << 50, epoch=1)) == "old_epoch"
        assert refusal_of(secret, center.url, CopiedPortion(rows=[], stamp=0, epoch=9)) == "stale_copy"
        with_other = center.holder("K1", Role.KIOSK, CN01)
        assert with_other.get("/v1/vault/CN01").status_code == 403
