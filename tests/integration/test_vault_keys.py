"""Where the vault's keys are kept, how they are renewed while the server works, and what a kill on the way leaves."""

import os
import secrets
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked

from server_client.dossier_model.preregistration import PreregistrationRefused
from server_client.server.errors import LogInUse, VaultClosed
from server_client.server.store.database import only_writer
from server_client.server.vault import command
from server_client.server.vault.key_places import KeyFile, KeyPlace, key_place
from server_client.server.vault.key_set import KeySet, Random, new_key_set, with_new_key
from server_client.server.vault.rotation import rotate
from server_client.server.vault.vault_file import VaultFile
from tests.fakes.office import EIGHT
from tests.fakes.preregistrations import NAME, order
from tests.fakes.vaults import VaultRig, vault_rig


class KeyringInMemory(KeyringBackend):
    """A keyring for as long as the test runs, which a test may lock."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # the package gives it no types
        self.entries: dict[tuple[str, str], str] = {}
        self.is_locked = False

    def get_password(self, service: str, username: str) -> str | None:
        if self.is_locked:
            raise KeyringLocked("it is locked")
        return self.entries.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        if self.is_locked:
            raise KeyringLocked("it is locked")
        self.entries[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.entries[service, username]


@pytest.fixture
def ring() -> Iterator[KeyringInMemory]:
    """Have the system's keyring be one in memory."""
    before, ring = keyring.get_keyring(), KeyringInMemory()
    keyring.set_keyring(ring)
    yield ring
    keyring.set_keyring(before)


def new_keys() -> KeySet:
    """Return keys that were never used."""
    return new_key_set(secrets.token_bytes, EIGHT)


@pytest.mark.parametrize("kind", ["file", "keyring"])
def test_keys_are_kept_as_they_were_given(kind: str, tmp_path: Path, ring: KeyringInMemory) -> None:
    place: KeyPlace = key_place("keyring:CN01" if kind == "keyring" else str(tmp_path / "keys" / "vault.key"))
    keys = new_keys()

    with pytest.raises(VaultClosed, match="There is no vault key"):
        place.load()
    place.make(keys)
    assert place.load() == keys
    with pytest.raises(VaultClosed, match="already: it is left as it is"):
        place.make(new_keys())
    place.replace(with_new_key(keys, secrets.token_bytes, EIGHT))
    assert len(place.load().keys) == 2
    assert place.load().persons == keys.persons
    assert sorted(file.name for file in tmp_path.rglob("*") if file.is_file()) == (
        ["vault.key"] if kind == "file" else []
    )


def test_a_locked_keyring_closes_the_vault_with_words(ring: KeyringInMemory) -> None:
    ring.is_locked = True
    place = key_place("keyring:CN01")

    for step in (place.load, lambda: place.make(new_keys()), lambda: place.replace(new_keys())):
        with pytest.raises(VaultClosed, match=r"cannot be used \(it is locked\): unlock it for this user"):
            step()


def test_a_key_file_that_others_may_read_is_refused_with_the_remedy(tmp_path: Path) -> None:
    place = KeyFile(tmp_path / "vault.key")
    place.make(new_keys())
    assert place.path.stat().st_mode & 0o777 == 0o600
    place.path.chmod(0o640)

    with pytest.raises(VaultClosed, match=rf"can be read by others \(mode 640\): chmod 600 {place.path}"):
        place.load()

    place.path.chmod(0o400)
    place.load()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may give a file away")
def test_a_key_file_of_another_user_is_refused(tmp_path: Path) -> None:
    place = KeyFile(tmp_path / "vault.key")
    place.make(new_keys())
    os.chown(place.path, 12345, 12345)

    with pytest.raises(VaultClosed, match="belongs to another user: chown it"):
        place.load()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff",
        b"{}",
        b'{"format":2,"keys":[],"persons":""}',
        b'{"format":1,"keys":[],"persons":"AAAA"}',
        b'{"format":1,"keys":[{"id":"a","secret":"AAAA","made_at":"2026-03-09T01:00:00Z"}],"persons":"AAAA"}',
    ],
)
def test_a_file_that_holds_no_keys_says_so_and_nothing_of_its_content(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "vault.key"
    path.touch(mode=0o600)
    path.write_bytes(content)

    with pytest.raises(VaultClosed, match="put the right ones back") as closed:
        KeyFile(path).load()

    assert "AAAA" not in str(closed.value)


def test_a_place_that_cannot_be_written_or_read_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("a file where the folder should be")
    place = KeyFile(tmp_path / "file" / "vault.key")

    with pytest.raises(VaultClosed, match=r"cannot be written \(.*\): do this where the key is made and kept"):
        place.make(new_keys())
    with pytest.raises(VaultClosed, match=r"cannot be read \(.*\): check it"):
        place.load()
    folder = KeyFile(tmp_path / "folder")
    folder.path.mkdir()
    with pytest.raises(VaultClosed, match="cannot be written"):
        folder.replace(new_keys())


def test_no_key_is_shown_where_a_key_set_is_printed(tmp_path: Path) -> None:
    keys = new_keys()

    shown = f"{keys} {keys!r} {keys.newest} {keys.keys}"

    assert keys.newest.id in shown
    assert "secret" not in shown
    assert "x" + keys.persons.hex() not in shown
    assert str(keys.persons) not in shown


def rotated(rig: VaultRig, random: Random = secrets.token_bytes) -> int:
    """Renew the vault's key as another process does, and return how many records were sealed anew."""
    file = VaultFile(rig.path)
    try:
        return rotate(file, rig.place, random, EIGHT + timedelta(hours=1)).records
    finally:
        file.close()


def test_after_a_rotation_all_is_readable_with_the_new_key_only(tmp_path: Path) -> None:
    with vault_rig(tmp_path) as rig:
        orders = [order(person) for person in range(1, 131)]
        codes = [rig.keep(wish) for wish in orders]
        old = rig.place.load()

        assert rotated(rig) == 2 * 130 + 1

        new = rig.place.load()
        assert len(new.keys) == 1
        assert new.newest.id != old.newest.id
        assert new.persons == old.persons
        assert {rig.name_at(code) for code in codes} == {NAME}
        assert old.newest.id.encode() not in rig.on_disk()
    with vault_rig(tmp_path) as again:
        assert again.name_at(codes[0]) == NAME
        with pytest.raises(PreregistrationRefused):
            again.keep(order(1))


def test_a_server_that_works_through_a_rotation_seals_with_the_new_key_at_once(tmp_path: Path) -> None:
    with vault_rig(tmp_path) as rig:
        first = rig.keep(order(1))
        rotated(rig)
        second = rig.keep(order(2))
        rotated(rig)

        assert (rig.name_at(first), rig.name_at(second)) == (NAME, NAME)
    with vault_rig(tmp_path) as again:
        assert (again.name_at(first), again.name_at(second)) == (NAME, NAME)


# Every key, nonce and write of a key file is an event; the process dies at the one it is told.
KILLED = """
import os, secrets, sys
from server_client.server.vault.command import vault

die_at, events, fsync = int(sys.argv[2]), 0, os.fsync

def count():
    global events
    events += 1
    if events == die_at:
        os.kill(os.getpid(), 9)

def counted_bytes(number):
    count()
    return os.urandom(number)

def counted_fsync(file):
    count()
    fsync(file)

secrets.token_bytes, os.fsync = counted_bytes, counted_fsync
vault(["rotate", "--data", sys.argv[1]])
"""


@pytest.mark.parametrize("step", [1, 2, 3, 4, 5, 6, 104, 105, 106, 150, 265, 266, 267])
def test_a_rotation_that_is_killed_loses_nothing_and_is_taken_up_again(step: int, tmp_path: Path) -> None:
    with vault_rig(tmp_path) as rig:
        codes = [rig.keep(order(person)) for person in range(1, 131)]
        before = rig.place.load().newest.id

        killed = subprocess.run(
            [sys.executable, "-c", KILLED, str(tmp_path), str(step)], capture_output=True, timeout=60, check=False
        )

        assert killed.returncode == -9, killed.stderr
        assert {rig.name_at(code) for code in codes} == {NAME}
        late = rig.keep(order(500))
        with vault_rig(tmp_path) as other:
            assert {other.name_at(code) for code in (*codes, late)} == {NAME}
        assert command.vault(["rotate", "--data", str(tmp_path)]) == 0
        assert len(rig.place.load().keys) == 1
        assert rig.place.load().newest.id != before
        assert {rig.name_at(code) for code in (*codes, late)} == {NAME}
        assert before.encode() not in rig.on_disk()


def test_two_rotations_at_once_are_one_too_many(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with vault_rig(tmp_path) as rig:
        rig.keep(order(1))
        alone = only_writer(tmp_path / "vault.lock", "renews the vault's key")
        try:
            assert command.vault(["rotate", "--data", str(tmp_path)]) == 1
            with pytest.raises(LogInUse):
                only_writer(tmp_path / "vault.lock", "renews the vault's key")
        finally:
            os.close(alone)

    assert f"Another process renews the vault's key at {tmp_path}" in capsys.readouterr().err


def test_the_command_line_makes_a_key_once_and_tells_who_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command.vault(["init", "--data", str(tmp_path)]) == 0
    assert "keep a copy apart from the backups" in capsys.readouterr().out
    assert command.vault(["init", "--data", str(tmp_path)]) == 1
    assert "already: it is left as it is" in capsys.readouterr().err
    with vault_rig(tmp_path) as rig:
        wish = order(1)
        rig.name_at(rig.keep(wish))
        assert command.vault(["init", "--data", str(tmp_path)]) == 1
        assert "already: it is left as it is" in capsys.readouterr().err
        rig.place.path.unlink()
        assert command.vault(["init", "--data", str(tmp_path)]) == 1
        assert "put that key back" in capsys.readouterr().err

    assert command.vault(["audit", "--data", str(tmp_path)]) == 0
    line = f"2026-03-09T08:00:00+07:00\tsupervisor-1\tsupervisor\t{wish.id}\tfull\tcode at c05\n"
    assert capsys.readouterr().out == line
    assert command.vault(["audit", "--data", str(tmp_path), "--since", "2026-03-10"]) == 0
    assert capsys.readouterr().out == ""
    assert command.vault(["audit", "--data", str(tmp_path / "nowhere")]) == 1
    assert "cannot be read as a vault" in capsys.readouterr().err


def test_the_command_line_keeps_the_key_where_it_is_told(tmp_path: Path, ring: KeyringInMemory) -> None:
    assert command.vault(["init", "--data", str(tmp_path), "--key", "keyring:CN01"]) == 0
    assert command.vault(["rotate", "--data", str(tmp_path), "--key", "keyring:CN01"]) == 0

    assert set(ring.entries) == {("motcua vault", "CN01")}
    assert not (tmp_path / "vault.key").exists()
