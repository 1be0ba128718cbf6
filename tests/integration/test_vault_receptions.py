"""Receptions, notes and messages in a vault on a real disk: sealed, sealed anew, and gone when their time is over."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from server_client.dossier_model.dossier_status import NationalStatus
from server_client.dossier_model.preregistration import Retention
from server_client.dossier_model.reception import Ending, Reception, ReceptionEnd, ended
from server_client.dossier_model.visit_note import VisitNote
from server_client.queue_model.ids import VisitId
from server_client.server.errors import VaultClosed
from server_client.server.vault import command
from server_client.server.vault.outgoing_table import CityService, MessageId, Outgoing
from server_client.server.vault.rules import VaultRules
from server_client.server.vault.safe import Safe
from tests.fakes.office import EIGHT, LAN
from tests.fakes.preregistrations import ADDRESS, NAME, PHONE, number_of
from tests.fakes.receptions import VISIT, reception
from tests.fakes.vaults import VaultRig, vault_rig

MIDNIGHT = EIGHT + timedelta(hours=16)
MESSAGE = MessageId("message-1")


@pytest.fixture
def rig(tmp_path: Path) -> Iterator[VaultRig]:
    """Return an open vault."""
    with vault_rig(tmp_path) as rig:
        yield rig


def outgoing(at: datetime = EIGHT) -> Outgoing:
    """Return a message that was never tried."""
    return Outgoing(
        id=MESSAGE,
        service=CityService.REGISTER,
        reception=reception().id,
        status=NationalStatus.ACCEPTED,
        result_due_at=None,
        made_at=at,
        next_at=at,
    )


def fill(rig: VaultRig) -> None:
    """Keep one of each."""

    def work(safe: Safe) -> None:
        with safe.file.transaction():
            safe.receptions.keep(replace(reception(), opened_at=EIGHT), EIGHT)
            safe.receptions.keep_note(VISIT, VisitNote(text=f"{NAME} quay lại", clerk=LAN, at=EIGHT))
            safe.receptions.send(outgoing(), f"ChuHoSo {NAME}".encode())

    rig.run(rig.vault.inside(work))


def kept(rig: VaultRig) -> tuple[int, bool, bool]:
    """Return how many receptions there are, and whether there are a note and a message."""

    def work(safe: Safe) -> tuple[int, bool, bool]:
        found = safe.receptions.of_visit(VISIT)
        return len(found), safe.receptions.note(VISIT) is not None, safe.file.outgoing.find(MESSAGE) is not None

    return rig.run(rig.vault.inside(work))


def test_what_is_kept_comes_back_and_nothing_in_the_folder_tells_of_it(rig: VaultRig, tmp_path: Path) -> None:
    fill(rig)

    (found,) = rig.run(rig.vault.inside(lambda safe: safe.receptions.of_visit(VISIT)))
    assert found == replace(reception(), opened_at=EIGHT)
    assert rig.run(rig.vault.inside(lambda safe: safe.receptions.message(MESSAGE))).endswith(NAME.encode())
    for secret in (NAME, number_of(1), PHONE, ADDRESS, "1.001193", "Tờ khai", "quay lại"):
        assert secret.encode() not in rig.on_disk(), secret


def test_a_new_key_opens_them_all(rig: VaultRig, tmp_path: Path) -> None:
    fill(rig)

    assert command.vault(["rotate", "--data", str(tmp_path)]) == 0

    assert kept(rig) == (1, True, True)


def test_notes_and_receptions_go_with_the_day_and_messages_stay_until_they_are_delivered(rig: VaultRig) -> None:
    fill(rig)
    rig.now = MIDNIGHT - timedelta(seconds=1)
    rig.run(rig.vault.purge())
    assert kept(rig) == (1, True, True)

    rig.now = MIDNIGHT
    rig.run(rig.vault.purge())

    assert kept(rig) == (0, False, True)
    assert b"note visit-1" not in rig.on_disk()


def test_an_office_may_keep_what_ended_longer_but_never_a_note(tmp_path: Path) -> None:
    with vault_rig(tmp_path, VaultRules(retention=Retention(days_taken=2))) as rig:
        fill(rig)
        rig.now = MIDNIGHT + timedelta(days=1)
        over = ended(reception(), Ending(ending=ReceptionEnd.ADVISED, at=rig.now))
        _keep(rig, over, rig.now)

        rig.now += timedelta(days=2)
        rig.run(rig.vault.purge())
        assert kept(rig) == (1, False, True)

        rig.now += timedelta(days=1)
        rig.run(rig.vault.purge())
        assert kept(rig) == (0, False, True)


def _keep(rig: VaultRig, one: Reception, at: datetime) -> None:
    def work(safe: Safe) -> None:
        with safe.file.transaction():
            safe.receptions.keep(one, at)

    rig.run(rig.vault.inside(work))


def test_what_nobody_takes_is_given_up_in_the_end(rig: VaultRig) -> None:
    fill(rig)
    rig.now = EIGHT + timedelta(days=30)
    rig.run(rig.vault.purge())
    assert kept(rig)[2]

    rig.now += timedelta(seconds=1)
    rig.run(rig.vault.purge())

    assert not kept(rig)[2]


def test_the_purge_needs_no_key(tmp_path: Path) -> None:
    with vault_rig(tmp_path) as rig:
        fill(rig)
        key = rig.place.path.read_bytes()
    with vault_rig(tmp_path) as rig:
        rig.place.path.unlink()
        rig.now = MIDNIGHT
        rig.run(rig.vault.purge())
        rig.place.path.write_bytes(key)
        rig.place.path.chmod(0o600)

        assert kept(rig) == (0, False, True)


def test_a_message_without_its_words_is_said_so(rig: VaultRig) -> None:
    fill(rig)
    rig.run(rig.vault.in_file(lambda file: file.drop([f"message {MESSAGE}"])))

    with pytest.raises(VaultClosed, match="message-1"):
        rig.run(rig.vault.inside(lambda safe: safe.receptions.message(MESSAGE)))


def test_a_visit_that_is_not_there_has_nothing(rig: VaultRig) -> None:
    assert rig.run(rig.vault.inside(lambda safe: safe.receptions.of_visit(VisitId("nobody")))) == ()
