"""The units, rules and examples for real machines: they name commands that there are, with options that these take."""

import re
import shlex
import shutil
import subprocess
import tomllib
from collections.abc import Callable, Mapping, Sequence
from importlib.resources import files
from pathlib import Path

import pytest

from counter_display.console import settings as console_settings
from counter_display.led import settings as led_settings
from counter_display.lobby import settings as lobby_settings
from counter_display.panel import settings as panel_settings
from kiosk.wayland_session import session_words
from server_client.installation.backup_command import backup_parser
from server_client.installation.roles import ROLES
from server_client.server.options import branch_settings, center_settings

DEPLOYMENT = Path(str(files("assets"))) / "deployment"
UNITS = sorted((DEPLOYMENT / "systemd").iterdir())
PROJECT = Path(__file__).parents[2]
COMMANDS = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["entry-points"][
    "motcua.commands"
]
PROGRAM = "/opt/motcua/.venv/bin/motcua"


def lines(unit: Path, key: str) -> list[str]:
    """The values of a key, as systemd has them: without comments, each line by itself."""
    text = unit.read_text(encoding="utf-8")
    return re.findall(rf"^{key}=(.*)$", text, flags=re.MULTILINE)


def variables(unit: Path) -> Mapping[str, str]:
    """What the example of its environment file holds."""
    found: dict[str, str] = {}
    for file in lines(unit, "EnvironmentFile"):
        example = (DEPLOYMENT / Path(file).name).read_text(encoding="utf-8")
        found |= dict(line.split("=", 1) for line in example.splitlines() if line and not line.startswith("#"))
    return found


def words(unit: Path, credential: Path) -> list[str]:
    """The command line as systemd makes it; a device's credential is one that is there."""
    known = {**variables(unit), "MOTCUA_CREDENTIAL": str(credential)}
    filled = re.sub(r"\$\{(\w+)\}|\$(\w+)", lambda name: known[name[1] or name[2]], lines(unit, "ExecStart")[0])
    for specifier, value in {"%S": "/var/lib", "%h": "/home/lan", "%d": "/run/credentials/unit", "%i": "8200"}.items():
        filled = filled.replace(specifier, value)
    return shlex.split(filled)


def kiosk_session(arguments: Sequence[str]) -> object:
    # The example stands where the unit says that the settings are.
    where = [str(DEPLOYMENT / Path(word).name) if word.startswith("/etc/motcua/") else word for word in arguments]
    return session_words(where, motcua=Path(PROGRAM))


def console(arguments: Sequence[str]) -> object:
    # The example's head of forms is the one that ships.
    office = str(DEPLOYMENT.parent / "starter" / "office.toml")
    return console_settings.parse([office if word == "/etc/motcua/office.toml" else word for word in arguments])


PARSERS: Mapping[str, Callable[[Sequence[str]], object]] = {
    "backup": backup_parser().parse_args,
    "branch": branch_settings,
    "center": center_settings,
    "counter": console,
    "kiosk-session": kiosk_session,
    "led": led_settings.parse,
    "lobby": lobby_settings.parse,
    "panel": panel_settings.parse,
}
STARTING_OURS = [unit for unit in UNITS if PROGRAM in unit.read_text(encoding="utf-8")]


@pytest.fixture
def credential(tmp_path: Path) -> Path:
    file = tmp_path / "credential"
    file.write_text("secret", encoding="ascii")
    return file


@pytest.mark.parametrize("unit", STARTING_OURS, ids=lambda unit: unit.name)
def test_each_unit_starts_a_command_with_options_that_it_takes(unit: Path, credential: Path) -> None:
    said = words(unit, credential)
    command, *arguments = said[said.index(PROGRAM) + 1 :]
    assert command in COMMANDS
    PARSERS[command](arguments)


def test_all_seven_programs_and_both_backups_have_a_unit() -> None:
    assert {unit.stem for unit in STARTING_OURS} == {
        "motcua-backup",
        "motcua-branch",
        "motcua-center-backup",
        "motcua-center@",
        "motcua-counter",
        "motcua-kiosk",
        "motcua-led",
        "motcua-lobby",
        "motcua-panel",
    }


@pytest.mark.parametrize("unit", STARTING_OURS, ids=lambda unit: unit.name)
def test_no_program_may_gain_rights(unit: Path) -> None:
    assert lines(unit, "NoNewPrivileges") == ["yes"]


@pytest.mark.parametrize(
    "name", ["motcua-kiosk", "motcua-led", "motcua-lobby", "motcua-panel", "motcua-branch", "motcua-center@"]
)
def test_what_a_unit_runs_as_is_made_by_sysusers(name: str) -> None:
    (user,) = lines(DEPLOYMENT / "systemd" / f"{name}.service", "User")
    made = (DEPLOYMENT / "sysusers.d" / "motcua.conf").read_text(encoding="utf-8")
    assert re.search(rf"^u {user} ", made, flags=re.MULTILINE)


@pytest.mark.parametrize("name", ["motcua-kiosk", "motcua-lobby", "motcua-panel"])
def test_no_key_leads_out_of_a_session(name: str) -> None:
    unit = DEPLOYMENT / "systemd" / f"{name}.service"
    assert "XKB_DEFAULT_OPTIONS=srvrkeys:none" in lines(unit, "Environment")
    # With -s cage would let consoles be switched.
    assert not re.search(r"cage.* -s", unit.read_text(encoding="utf-8"))


def test_the_kiosk_is_watched_and_always_comes_back() -> None:
    unit = DEPLOYMENT / "systemd" / "motcua-kiosk.service"
    assert lines(unit, "Type") == ["notify"]
    # The kiosk is a child of the session that systemd has started.
    assert lines(unit, "NotifyAccess") == ["all"]
    assert int(lines(unit, "WatchdogSec")[0]) >= 20
    assert lines(unit, "Restart") == ["always"]
    assert lines(unit, "StartLimitIntervalSec") == ["0"]


def test_the_vaults_key_reaches_the_node_from_a_file_of_root() -> None:
    unit = DEPLOYMENT / "systemd" / "motcua-branch.service"
    assert lines(unit, "LoadCredential") == ["vault-key:/etc/motcua/vault.key"]
    assert "%d/vault-key" in lines(unit, "ExecStart")[0]


def test_the_process_that_foretells_may_give_way_to_the_queue() -> None:
    for name in ("motcua-branch.service", "motcua-center@.service"):
        allowed = lines(DEPLOYMENT / "systemd" / name, "SystemCallFilter")
        assert allowed.index("setpriority") > allowed.index("~@privileged @resources")


def test_the_installer_copies_files_that_are_there() -> None:
    copied = {source for role in ROLES.values() for source, _ in (*role.files, *role.examples)}
    copied |= {f"systemd/{unit}" for role in ROLES.values() for unit in role.units}
    copied |= {role.settings for role in ROLES.values()}
    assert [name for name in copied if not (DEPLOYMENT / name).is_file()] == []
    made = {unit.name for unit in UNITS}
    assert {unit for role in ROLES.values() for unit in role.units} == made


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is not installed here")
@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.name)
def test_systemd_takes_each_unit(unit: Path, tmp_path: Path) -> None:
    for one in UNITS:
        text = one.read_text(encoding="utf-8")
        # Programs that this machine may lack stand in for themselves.
        for program in {*re.findall(r"(?<=[=+])/\S+/(?:cage|chvt|pidwait|pkill|motcua)\b", text), PROGRAM}:
            text = text.replace(program, "/bin/true")
        (tmp_path / one.name).write_text(text, encoding="utf-8")
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", "--recursive-errors=no", str(tmp_path / unit.name)],
        capture_output=True,
        text=True,
        check=False,
        env={"SYSTEMD_UNIT_PATH": f"{tmp_path}:", "PATH": "/usr/bin:/bin"},
    )
    assert (done.returncode, [line for line in done.stderr.splitlines() if "motcua" in line]) == (0, [])
