"""Keeps the way back from an upgrade: the packages of the version in use, its settings and its data, as they are now.

What is kept lies in a folder of its version, root's alone, with a script beside it that puts it back; the script needs
nothing of the version that came. `finish` belongs to the package too: it sets each role of the machine up again.
"""

import re
import shutil
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

from server_client.installation.backing_up import FORGOTTEN
from server_client.installation.machine import Machine
from server_client.installation.plan import ASSETS
from server_client.installation.roles import SETTINGS, Installed
from server_client.installation.setting_lines import variable
from server_client.server.errors import SettingsFault
from server_client.server.sql.steps import all_steps

KEPT = "/var/lib/motcua-upgrade"
COMPLETE = "complete"
_ROOM = 700 * 1024**2
"""Bytes that the packages take, roughly."""
_AN_UPGRADE_S = 3600
_MIGRATION = re.compile(r"server_client/server/sql/migrations/(m\d{4}_\w+)\.py$", flags=re.MULTILINE)


def keep(installed: Sequence[Installed], machine: Machine, version: str, now: datetime) -> Iterator[str]:
    """Stop what runs and keep packages, settings and data of `version`; tells each thing, SettingsFault if it can't.

    Each package of an upgrade asks for it; what was kept within the last hour is kept no second time.
    """
    folder = machine.at(f"{KEPT}/{version}")
    complete = folder / COMPLETE
    if complete.is_file() and now.timestamp() - complete.stat().st_mtime < _AN_UPGRADE_S:
        yield f"{folder} has been kept already"
        return
    if folder.exists():
        shutil.rmtree(folder)
    (folder / "packages").mkdir(mode=0o700, parents=True)
    folder.parent.chmod(0o700)
    _insist_on_room(installed, machine, folder)
    yield from _repacked(machine, folder / "packages")
    units = [unit for one in installed if not one.role.at_desktop for unit in one.enabled]
    (folder / "units").write_text("".join(f"{unit}\n" for unit in units), encoding="utf-8")
    for unit in units:
        _must(machine, ("systemctl", "stop", unit))
        yield f"stopped {unit}"
    yield from _data(installed, machine, folder)
    shutil.copy(ASSETS / "roll-back.sh", folder / "roll-back")
    (folder / "roll-back").chmod(0o700)
    complete.write_text(f"{version}\n", encoding="utf-8")
    yield f"kept version {version} in {folder}; the way back is sudo {folder}/roll-back"
    for old in _older(folder):
        shutil.rmtree(old)
        yield f"removed {old}"


def _insist_on_room(installed: Sequence[Installed], machine: Machine, folder: Path) -> None:
    needed = _ROOM + sum(_size(machine.at(path)) for one in installed for path in one.role.data[:1])
    free = shutil.disk_usage(folder).free
    if free < needed:
        raise SettingsFault(f"{folder} has {free >> 20} MB free and needs {needed >> 20}: make room first")


def _size(path: Path) -> int:
    return sum(file.stat().st_size for file in path.rglob("*") if file.is_file()) if path.is_dir() else 0


def _repacked(machine: Machine, to: Path) -> Iterator[str]:
    for package in ("motcua", "motcua-screens"):
        if _must(machine, ("sh", str(ASSETS / "keep-package.sh"), package, str(to))) == package:
            yield f"kept the package {package}"


def _data(installed: Sequence[Installed], machine: Machine, folder: Path) -> Iterator[str]:
    _must(machine, ("cp", "-a", str(machine.at(SETTINGS)), str(folder / "etc")))
    # The way back goes on with the key and the persons' files of then: none of them waits here.
    (folder / "etc" / "vault.key").unlink(missing_ok=True)
    (folder / "data").mkdir(mode=0o700)
    for path in sorted({one.role.data[0] for one in installed if one.role.data}):
        if machine.at(path).is_dir():
            _must(machine, ("cp", "-a", str(machine.at(path)), str(folder / "data")))
            for file in (one for name in FORGOTTEN for one in (folder / "data").rglob(f"{name}*")):
                file.unlink()
            yield f"kept {path}"
    for one in installed:
        address = database_of(one, machine)
        if address:
            dump = folder / "center.dump"
            (folder / "database").write_text(f"{address}\n", encoding="utf-8")
            words = f"runuser -u {one.role.user} -- pg_dump --format=custom --no-owner --dbname='{address}' > {dump}"
            _must(machine, ("sh", "-c", words))
            yield "kept the database"


def database_of(installed: Installed, machine: Machine) -> str:
    """Return the address of a centre's PostgreSQL; empty if it has none."""
    settings = machine.at(f"{SETTINGS}/{installed.role.settings}")
    if installed.role.name != "center" or not settings.is_file():
        return ""
    address = variable(settings.read_text(encoding="utf-8"), "MOTCUA_DATABASE")
    return address if address.startswith("postgres") else ""


def _must(machine: Machine, words: Sequence[str]) -> str:
    ran = machine.run(words)
    if ran.status:
        raise SettingsFault(f"{' '.join(words)} failed: {ran.said}; nothing was upgraded")
    return ran.said


def _older(folder: Path) -> list[Path]:
    kept = [one for one in folder.parent.iterdir() if one != folder and one.is_dir()]
    return sorted(kept, key=lambda one: one.stat().st_mtime)[:-1]


def new_steps(listing: str) -> list[str]:
    """Return the steps of the database in a package's list of files that this version does not know."""
    known = {step.name for step in all_steps()}
    return sorted(set(_MIGRATION.findall(listing)) - known)
