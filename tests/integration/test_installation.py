"""`motcua install` in a folder that stands for a machine: what it makes, what it leaves alone, what it refuses."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from server_client.installation.doing import Came, Outcome, carried_out
from server_client.installation.install_command import install, uninstall
from server_client.installation.machine import Machine, Ran, run_here
from server_client.installation.plan import (
    Wish,
    installed_on,
    missing_programs,
    steps_to_have,
    steps_to_lose,
    wish_again,
)
from server_client.installation.roles import ROLES, UNITS, decoded
from server_client.installation.setting_lines import with_flags, with_keys, with_variables
from server_client.installation.steps import Run
from server_client.server.errors import SettingsFault

FIRST = {
    "center": ["--public-url", "https://hcc.test:8200"],
    "node": ["--branch", "CN07", "--public-url", "https://cn07.test:8100"],
    "kiosk": ["--server", "https://cn07.test:8100", "--device", "K2", "--printer", "tcp:192.0.2.5:9100"],
    "counter": ["--server", "https://cn07.test:8100", "--counter", "q03"],
    "panel": ["--server", "https://cn07.test:8100", "--counter", "q03"],
    "lobby": ["--server", "https://cn07.test:8100", "--options=--columns 3"],
    "led": ["--server", "https://cn07.test:8100"],
}


def files(root: Path) -> dict[str, bytes]:
    return {str(file.relative_to(root)): file.read_bytes() for file in root.rglob("*") if file.is_file()}


def setting(root: Path, name: str) -> str:
    return (root / "etc/motcua" / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("role", ROLES)
def test_each_role_is_set_up_and_a_second_time_changes_nothing(role: str, tmp_path: Path) -> None:
    install([role, "--root", str(tmp_path), *FIRST[role]])
    made = files(tmp_path)
    folder = "etc/systemd/user" if ROLES[role].at_desktop else UNITS.lstrip("/")
    assert {f"{folder}/{unit}" for unit in ROLES[role].units} <= set(made)
    assert b"\n" in made["etc/motcua/installed"]
    install([role, "--root", str(tmp_path)])
    assert files(tmp_path) == made


def test_a_dry_run_and_a_check_write_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert install(["center", "--root", str(tmp_path), "--dry-run", *FIRST["center"]]) == 0
    assert install(["center", "--root", str(tmp_path), "--check", *FIRST["center"]]) == 1
    assert files(tmp_path) == {}
    assert "to do  file /etc/motcua/center.env" in capsys.readouterr().out


def test_the_first_time_asks_for_what_has_no_sensible_value(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert install(["kiosk", "--root", str(tmp_path), "--device", "K1"]) == 1
    assert "give --server and --printer too" in capsys.readouterr().err
    assert files(tmp_path) == {}


def test_one_setting_changes_and_what_a_person_wrote_stays(tmp_path: Path) -> None:
    install(["kiosk", "--root", str(tmp_path), *FIRST["kiosk"]])
    file = tmp_path / "etc/motcua/kiosk.toml"
    file.write_text(file.read_text(encoding="utf-8").replace("# volume = 70", "volume = 40"), encoding="utf-8")
    install(["kiosk", "--root", str(tmp_path), "--printer", "usb:04b8:0e15"])
    assert {'printer = "usb:04b8:0e15"', 'device = "K2"', "volume = 40"} <= set(
        setting(tmp_path, "kiosk.toml").splitlines()
    )


def test_certificates_are_copied_and_a_node_at_a_centre_lacks_its_credential(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = tmp_path / "root"
    for name in ("cn07.pem", "cn07.key", "authority.pem"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    tls = ["--certificate", str(tmp_path / "cn07.pem"), "--key", str(tmp_path / "cn07.key")]
    centre = ["--center", "https://hcc.test:8200", "--ca", str(tmp_path / "authority.pem")]
    assert install(["node", "--root", str(root), *FIRST["node"], *tls, *centre]) == 1
    assert "missing  /etc/motcua/center.credential" in capsys.readouterr().out
    assert setting(root, "server.key") == "cn07.key"
    assert (root / "etc/motcua/server.key").stat().st_mode & 0o777 == 0o600
    assert "--center-credential /etc/motcua/center.credential" in setting(root, "branch.env")
    (root / "etc/motcua/center.credential").write_text("secret", encoding="ascii")
    assert install(["node", "--root", str(root)]) == 0


def test_half_a_pair_and_a_file_that_is_not_there_are_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    center = ["center", "--root", str(tmp_path), *FIRST["center"]]
    assert install([*center, "--certificate", "x.pem"]) == 1
    assert install([*center, "--certificate", "nowhere.pem", "--key", "nowhere.key"]) == 1
    assert install([*center, "--host", "PT01"]) == 1
    assert capsys.readouterr().err.count("motcua install:") == 3


def test_points_and_ports_of_a_centre(tmp_path: Path) -> None:
    root, point = tmp_path / "root", tmp_path / "point.json"
    point.write_text("{}", encoding="ascii")
    install(["center", "--root", str(root), *FIRST["center"], "--port", "8300", "--host", f"PT01={point}"])
    install(["center", "--root", str(root), "--host", f"PT01={point}"])
    assert setting(root, "center.env").count("--host PT01=/etc/motcua/PT01.json") == 1
    (centre,) = installed_on(Machine(root=root))
    assert centre.enabled == ("motcua-center@8300.service", "motcua-center-backup.timer")
    assert wish_again(centre, "motcua").ports == ("8300",)
    moved = steps_to_have(Wish(role=ROLES["center"], ports=("8400",)), Machine(root=root))
    assert ("systemctl", "disable", "--now", "motcua-center@8300.service") in {
        tuple(step.words) for step in moved if isinstance(step, Run)
    }


def test_uninstalling_one_role_keeps_its_settings_and_what_another_needs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for role in ("panel", "lobby"):
        install([role, "--root", str(tmp_path), *FIRST[role]])
    assert uninstall(["lobby", "--root", str(tmp_path)]) == 0
    made = files(tmp_path)
    assert "etc/systemd/system/motcua-lobby.service" not in made
    assert {"etc/systemd/system/motcua-restart@.timer", "etc/motcua/lobby.env"} <= set(made)
    assert [one.role.name for one in installed_on(Machine(root=tmp_path))] == ["panel"]
    assert uninstall(["lobby", "--root", str(tmp_path)]) == 0
    assert "this machine is no lobby" in capsys.readouterr().out


def test_purging_takes_settings_and_keys_too(tmp_path: Path) -> None:
    install(["node", "--root", str(tmp_path), *FIRST["node"]])
    (tmp_path / "etc/motcua/vault.key").write_text("key", encoding="ascii")
    assert uninstall(["node", "--root", str(tmp_path), "--purge"]) == 0
    assert not {"etc/motcua/branch.env", "etc/motcua/vault.key"} & set(files(tmp_path))


@dataclass
class Programs:
    """The programs of a machine: each call is noted, and ends as it was said."""

    ends: Callable[[Sequence[str]], int] = lambda _: 0
    called: list[str] = field(default_factory=list)

    def run(self, words: Sequence[str]) -> Ran:
        self.called.append(" ".join(words))
        return Ran(self.ends(words), "the disk is full")


def run_steps(steps: Sequence[Run], programs: Programs, *, only_look: bool = False) -> list[Outcome]:
    # Nothing but programs: no file of this machine is touched.
    return list(carried_out(steps, Machine(runner=programs.run), only_look=only_look))


def test_a_program_runs_unless_it_is_so_and_the_first_that_fails_is_the_last() -> None:
    programs = Programs(ends=lambda words: int(words[0] in {"enable", "is-active"}))
    steps = [
        Run(says="follows a change", words=("reload",)),
        Run(says="known", words=("add",), unless=("getent",)),
        Run(says="each time", words=("rights",), always=True),
        Run(says="still follows a change", words=("reload",)),
        Run(says="running", words=("start",), unless=("is-active",)),
        Run(says="after a change", words=("reload",)),
        Run(says="enabled", words=("enable",), unless=("is-active",)),
        Run(says="never", words=("never",), always=True),
    ]
    outcomes = run_steps(steps, programs)
    assert programs.called == ["getent", "rights", "is-active", "start", "reload", "is-active", "enable"]
    assert outcomes[-1] == Outcome("enabled", Came.FAILED, "the disk is full")
    looked = run_steps(steps, Programs(ends=lambda _: 1), only_look=True)
    assert [one.says for one in looked if one.came is Came.TO_DO] == [
        *("known", "still follows a change", "running", "after a change", "enabled")
    ]


def test_a_server_migrates_makes_its_key_and_starts_each_process(tmp_path: Path) -> None:
    wish = Wish(role=ROLES["center"], values={"public_url": "https://hcc.test"}, ports=("8200", "8201"))
    steps = [step for step in steps_to_have(wish, Machine(root=tmp_path)) if isinstance(step, Run)]
    words = [" ".join(step.words) for step in steps]
    assert any("vault init --data /var/lib/motcua-center --key /etc/motcua/vault.key" in line for line in words)
    assert any("runuser -u motcua -- /opt/motcua/.venv/bin/motcua migrate" in line for line in words)
    assert [line for line in words if line.startswith("systemctl start")] == [
        f"systemctl start {unit}" for unit in wish.enabled
    ]


def test_a_screen_that_is_lost_lets_the_machine_start_to_a_login(tmp_path: Path) -> None:
    install(["kiosk", "--root", str(tmp_path), *FIRST["kiosk"]])
    machine = Machine(root=tmp_path)
    steps = list(steps_to_lose(installed_on(machine)[0], machine, purge=True))
    words = [" ".join(step.words) for step in steps if isinstance(step, Run)]
    assert "systemctl set-default multi-user.target" in words
    assert "rm -rf /var/lib/motcua-kiosk" in words


def test_programs_that_a_screen_lacks_are_named_by_their_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    role = ROLES["kiosk"]
    assert missing_programs(role, Machine(root=Path("/nowhere"))) == ()
    assert set(missing_programs(role, Machine())) <= set(role.programs.values())


def test_a_program_that_is_not_there_ends_with_127() -> None:
    assert run_here(("motcua-is-not-this",)).status == 127
    assert run_here(("sh", "-c", "echo first; echo last; exit 3")) == Ran(3, "last")


def test_a_value_that_systemd_would_split_or_a_toml_has_not_is_refused() -> None:
    assert with_flags("MOTCUA_OPTIONS=--ca old\n", {"--ca": "new"}) == "MOTCUA_OPTIONS=--ca new\n"
    with pytest.raises(SettingsFault, match="a blank"):
        with_flags("MOTCUA_OPTIONS=\n", {"--high-water": "/srv/other disk/mark"})
    with pytest.raises(SettingsFault, match="two lines"):
        with_variables("", {"MOTCUA_HOST": "a\nb"})
    with pytest.raises(SettingsFault, match="no such line"):
        with_keys('server = "x"\n', {"printer": "y"})
    with pytest.raises(SettingsFault, match="no role"):
        decoded("juggler x\n")
