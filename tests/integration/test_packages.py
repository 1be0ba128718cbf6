"""What the Debian packages are made of, and the way back that an upgrade keeps; nothing large is built here."""

import os
import re
import shutil
import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from server_client.installation.machine import Machine
from server_client.installation.plan import ASSETS, PROGRAM
from server_client.installation.roles import ROLES, Installed
from server_client.installation.upgrading import database_of, keep, new_steps
from server_client.server.errors import SettingsFault
from server_client.server.sql.steps import all_steps

PROJECT = Path(__file__).parents[2]
DEB = PROJECT / ".ci" / "deb"
SCRIPTS = sorted([*DEB.glob("*.p*"), *ASSETS.glob("*.sh"), PROJECT / ".ci" / "package"])
NODE = Installed(ROLES["node"], ("motcua-branch.service", "motcua-backup.timer"))
COUNTER = Installed(ROLES["counter"], ("motcua-counter.service",))
NOW = datetime.now(UTC)  # noqa: TID251 - files are as old as they are


def field(package: str, name: str) -> str:
    found = re.search(rf"^{name}: (.*)$", (DEB / f"{package}.control").read_text(encoding="utf-8"), flags=re.MULTILINE)
    return found[1] if found else ""


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
def test_each_script_is_one_that_its_shell_reads(script: Path) -> None:
    shell = script.read_text(encoding="utf-8").splitlines()[0].split("/")[-1].split()[-1]
    done = subprocess.run((shell, "-n", str(script)), capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_the_package_puts_the_program_where_the_units_have_it() -> None:
    build = (PROJECT / ".ci" / "package").read_text(encoding="utf-8")
    assert f"ln -s {PROGRAM} " in build
    assert f"#!{PROGRAM.removesuffix('motcua')}python" in build


def test_screens_recommend_all_programs_of_a_session() -> None:
    recommended = set(field("motcua-screens", "Recommends").split(", "))
    wanted = {package for role in ROLES.values() if not role.is_server for package in role.programs.values()}
    assert wanted - recommended == set()


def test_what_is_split_off_for_screens_is_what_a_server_never_imports() -> None:
    build = (PROJECT / ".ci" / "package").read_text(encoding="utf-8")
    split = re.search(r"mv (.*) \"\$to\"", build)
    assert split
    names = {name.lower().rstrip("*") for name in split[1].split() if "dist-info" not in name and ".libs" not in name}
    assert names == {"pyside6", "shiboken6", "av", "qasync"}
    server = PROJECT / "server_client"
    imports = re.compile(rf"^\s*(?:from|import) (?:{'|'.join(names)})\b", flags=re.MULTILINE | re.IGNORECASE)
    assert [str(file) for file in server.rglob("*.py") if imports.search(file.read_text(encoding="utf-8"))] == []


def test_no_registry_and_no_path_of_a_machine_is_named() -> None:
    text = "".join(script.read_text(encoding="utf-8") for script in [*SCRIPTS, *DEB.glob("*.control")])
    assert re.findall(r"https?://[^\s\"]+|/home/\w+|/work/|/root\b", text) == []


def test_an_upgrade_keeps_units_data_and_the_way_back_once_an_hour(tmp_path: Path) -> None:
    machine = Machine(root=tmp_path)
    told = list(keep((NODE, COUNTER), machine, "1.2.3", NOW))
    kept = tmp_path / "var/lib/motcua-upgrade/1.2.3"
    assert (kept / "units").read_text(encoding="utf-8").split() == list(NODE.enabled)
    assert (kept / "complete").read_text(encoding="utf-8") == "1.2.3\n"
    assert os.access(kept / "roll-back", os.X_OK)
    assert kept.parent.stat().st_mode & 0o077 == 0
    assert f"the way back is sudo {kept}/roll-back" in told[-1]
    assert "already" in next(keep((NODE,), machine, "1.2.3", NOW))
    assert "already" not in next(keep((NODE,), machine, "1.2.3", NOW + timedelta(hours=2)))


def test_of_the_versions_that_were_left_two_are_kept(tmp_path: Path) -> None:
    machine = Machine(root=tmp_path)
    folder = tmp_path / "var/lib/motcua-upgrade"
    for place, version in enumerate(("1.0", "1.1", "1.2")):
        list(keep((NODE,), machine, version, NOW))
        os.utime(folder / version, (place, place))
    assert sorted(one.name for one in folder.iterdir()) == ["1.1", "1.2"]


def test_without_room_nothing_is_stopped_and_nothing_upgraded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = shutil.disk_usage(tmp_path)._replace(free=1000)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage)
    with pytest.raises(SettingsFault, match="make room first"):
        list(keep((NODE,), Machine(root=tmp_path), "1.2.3", NOW))
    assert not (tmp_path / "var/lib/motcua-upgrade/1.2.3/complete").exists()


def test_a_packages_new_steps_of_the_database_are_told() -> None:
    folder = "-rw-r--r-- root/root 1 2026-01-01 00:00 ./opt/server_client/server/sql/migrations"
    names = [*(step.name for step in all_steps()), "m9999_next"]
    assert new_steps("\n".join(f"{folder}/{name}.py" for name in names)) == ["m9999_next"]


def test_only_a_centre_on_postgresql_has_a_database_to_keep(tmp_path: Path) -> None:
    centre = Installed(ROLES["center"], ())
    settings = tmp_path / "etc/motcua/center.env"
    assert database_of(centre, Machine(root=tmp_path)) == ""
    settings.parent.mkdir(parents=True)
    settings.write_text("MOTCUA_DATABASE=postgresql:///motcua\n", encoding="utf-8")
    assert database_of(centre, Machine(root=tmp_path)) == "postgresql:///motcua"
    assert database_of(NODE, Machine(root=tmp_path)) == ""
