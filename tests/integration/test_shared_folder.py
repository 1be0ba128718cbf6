"""Several processes of a centre keep a point's files in one folder: what one writes the others see, nothing is lost."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

from server_client.dossier_model.limits import Limits
from server_client.dossier_model.preregistration import PreregistrationRefused
from server_client.dossier_model.preregistration_code import PreregistrationCode
from server_client.queue_model.ids import ServiceCode
from server_client.server.vault.rules import VaultRules
from server_client.server.vault.vault_file import VaultFile
from tests.fakes.office import CIVIL, LAND
from tests.fakes.preregistrations import NAME, order
from tests.fakes.vaults import VaultRig, vault_rig

RULES = VaultRules(limits=Limits(per_day=1))


def kept(rig: VaultRig, need: ServiceCode, *persons: int) -> list[PreregistrationCode]:
    """Return the codes of those pre-registrations that were taken."""
    codes: list[PreregistrationCode] = []
    for person in persons:
        try:
            codes.append(rig.keep(order(person, need)))
        except PreregistrationRefused:
            continue
    return codes


def test_what_processes_pre_register_at_once_is_all_kept_and_read_by_each(tmp_path: Path) -> None:
    with vault_rig(tmp_path, RULES) as one, vault_rig(tmp_path, RULES) as other, ThreadPoolExecutor(2) as threads:
        first = threads.submit(kept, one, CIVIL, *range(10, 30))
        second = threads.submit(kept, other, LAND, *range(30, 50))
        codes = [*first.result(60), *second.result(60)]

        assert len(set(codes)) == 40
        assert {rig.name_at(code) for code in codes for rig in (one, other)} == {NAME}


def test_the_limit_of_a_person_holds_over_all_processes(tmp_path: Path) -> None:
    with vault_rig(tmp_path, RULES) as one, vault_rig(tmp_path, RULES) as other, ThreadPoolExecutor(2) as threads:
        first = threads.submit(kept, one, CIVIL, *range(10, 20))
        second = threads.submit(kept, other, LAND, *range(10, 20))

        assert len(first.result(60)) + len(second.result(60)) == 10


def test_of_those_who_make_a_new_file_at_once_none_is_sent_away(tmp_path: Path) -> None:
    together = Barrier(4)

    def made(path: Path) -> None:
        together.wait(60)
        VaultFile(path).close()

    with ThreadPoolExecutor(4) as threads:
        for attempt in range(25):
            list(threads.map(made, [tmp_path / f"{attempt}.sqlite"] * 4))
