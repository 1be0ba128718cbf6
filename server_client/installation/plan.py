"""The steps by which a machine comes to a role, and loses it again; it carries none of them out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path

from server_client.installation.machine import Machine
from server_client.installation.roles import ROLES, SETTINGS, UNITS, Installed, Role, decoded, encoded
from server_client.installation.setting_lines import variable, with_flags, with_keys, with_variables
from server_client.installation.steps import File, Folder, Gone, Run, Step
from server_client.server.errors import SettingsFault

ASSETS = Path(str(files("assets"))) / "deployment"
PROGRAM = "/opt/motcua/.venv/bin/motcua"
"""Where the units have the program; another place is written into them."""
RECORD = f"{SETTINGS}/installed"
VAULT_KEY = f"{SETTINGS}/vault.key"
_UDEV = "[ ! -S /run/udev/control ] || { udevadm control --reload && udevadm trigger; }"
"""A machine without devices of its own has no udev to be told."""
KEPT_FILES = {"certificate": "server.pem", "key": "server.key", "ca": "authority.pem", "authority": "authority.pem"}
"""Options that name a file, and what it is called where it is copied to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What an operator wants of a role: values by option, ports of a centre, a branch's configuration, the program."""

    role: Role
    values: Mapping[str, str] = field(default_factory=dict)
    ports: tuple[str, ...] = ()
    points: Mapping[str, Path] = field(default_factory=dict)
    configuration: Path | None = None
    options: str | None = None
    program: str = PROGRAM
    starts: bool = True

    @property
    def enabled(self) -> tuple[str, ...]:
        """Return the units that are to start with the machine."""
        return tuple(
            unit.format(port=port) for unit in self.role.enabled for port in (self.ports if "{port}" in unit else ("",))
        )


def installed_on(machine: Machine) -> tuple[Installed, ...]:
    """Return the roles that the machine has."""
    record = machine.at(RECORD)
    return decoded(record.read_text(encoding="utf-8")) if record.is_file() else ()


def steps_to_have(wish: Wish, machine: Machine) -> Iterator[Step]:
    """Return what has to be so for the role, in order; SettingsFault if a value does not fit."""
    role = wish.role
    _insist_on_first(wish, machine)
    yield Folder(path=SETTINGS)
    yield from _users()
    yield from _files_of(role, wish)
    yield from _handed(wish, machine)
    yield File(path=f"{SETTINGS}/{role.settings}", body=settings_of(wish, machine).encode())
    yield from _examples(wish)
    yield _record(wish, machine)
    yield from _rights()
    if role.is_server:
        yield from _of_a_server(wish, machine)
    yield from _started(wish, machine)


def _insist_on_first(wish: Wish, machine: Machine) -> None:
    if machine.at(f"{SETTINGS}/{wish.role.settings}").is_file():
        return
    unsaid = [f"--{name.replace('_', '-')}" for name in wish.role.first if name not in wish.values]
    if unsaid:
        raise SettingsFault(f"{wish.role.name} is set up for the first time: give {' and '.join(unsaid)} too")


def settings_of(wish: Wish, machine: Machine) -> str:
    """Return the role's file of settings: what is there, or the example, with the operator's values."""
    role = wish.role
    there = machine.at(f"{SETTINGS}/{role.settings}")
    text = (there if there.is_file() else ASSETS / role.settings).read_text(encoding="utf-8")
    values = {name: _place(name, value) for name, value in wish.values.items()}
    if role.settings.endswith(".toml"):
        return with_keys(text, values)
    if wish.options is not None:
        text = with_variables(text, {"MOTCUA_OPTIONS": wish.options})
    flags = {flag: values[name] for name, flag in role.flags.items() if name in values}
    if "center" in values:
        flags["--center-credential"] = f"{SETTINGS}/center.credential"
    text = with_variables(text, {line: values[name] for name, line in role.variables.items() if name in values})
    for point in wish.points:
        # An option that may stand several times: its value says whether it is there.
        if f"{point}={SETTINGS}/{point}.json" not in text:
            text = with_variables(
                text, {"MOTCUA_OPTIONS": f"{variable(text, 'MOTCUA_OPTIONS')} --host {point}={SETTINGS}/{point}.json"}
            )
    return with_flags(text, flags)


def _place(name: str, value: str) -> str:
    return f"{SETTINGS}/{KEPT_FILES[name]}" if name in KEPT_FILES else value


def _users() -> Iterator[Step]:
    for folder in ("sysusers.d", "tmpfiles.d"):
        body = (ASSETS / folder / "motcua.conf").read_bytes()
        yield File(path=f"/etc/{folder}/motcua.conf", body=body)
    yield Run(
        says="users motcua, motcua-kiosk, …",
        words=("systemd-sysusers", "/etc/sysusers.d/motcua.conf"),
        unless=("getent", "passwd", "motcua-led"),
    )


def _files_of(role: Role, wish: Wish) -> Iterator[Step]:
    folder = "/etc/systemd/user" if role.at_desktop else UNITS
    for unit in role.units:
        text = (ASSETS / "systemd" / unit).read_text(encoding="utf-8").replace(PROGRAM, wish.program)
        yield File(path=f"{folder}/{unit}", body=text.encode())
    yield Run(says="systemd knows the units", words=("systemctl", "daemon-reload"))
    for source, target in role.files:
        yield File(path=target, body=(ASSETS / source).read_bytes())
    if any(target.startswith("/etc/udev/") for _, target in role.files):
        yield Run(says="udev knows the rules", words=("sh", "-c", _UDEV))


def _handed(wish: Wish, machine: Machine) -> Iterator[Step]:
    """Certificates and keys: copied to where the units have them, the key for its user alone."""
    for name, value in wish.values.items():
        kept = KEPT_FILES.get(name)
        if kept is None or value == f"{SETTINGS}/{kept}":
            continue
        is_key = name == "key"
        yield File(
            path=f"{SETTINGS}/{kept}",
            body=_read(Path(value), name),
            mode=0o600 if is_key else 0o644,
            owner=wish.role.user if is_key else "",
        )


def _read(path: Path, name: str) -> bytes:
    try:
        return path.read_bytes()
    except OSError as failed:
        raise SettingsFault(f"--{name} {path} cannot be read ({failed.strerror})") from failed


def _examples(wish: Wish) -> Iterator[Step]:
    for source, name in wish.role.examples:
        yield File(path=f"{SETTINGS}/{name}", body=(ASSETS / source).read_bytes(), kept=True)
    starter = (ASSETS / "../starter/hanoi.json").read_bytes()
    if wish.role.name == "node":
        given = wish.configuration
        body = starter if given is None else _read(given, "configuration")
        yield File(path=f"{SETTINGS}/branch.json", body=body, kept=given is None)
    for point, file in wish.points.items():
        yield File(path=f"{SETTINGS}/{point}.json", body=_read(file, "host"))


def _record(wish: Wish, machine: Machine) -> File:
    others = tuple(one for one in installed_on(machine) if one.role is not wish.role)
    return File(path=RECORD, body=encoded((*others, Installed(wish.role, wish.enabled))))


def _rights() -> Iterator[Step]:
    """Folders of the screens, and who may read what devices prove themselves with."""
    yield Run(
        says="rights of /etc/motcua",
        words=("systemd-tmpfiles", "--create", "/etc/tmpfiles.d/motcua.conf"),
        always=True,
    )


def _of_a_server(wish: Wish, machine: Machine) -> Iterator[Step]:
    data = wish.role.data[0]
    yield Run(
        says=f"key of the vault, {VAULT_KEY}: keep a copy away from this machine",
        words=(wish.program, "vault", "init", "--data", data, "--key", VAULT_KEY),
        made=str(machine.at(VAULT_KEY)),
    )
    database = variable(settings_of(wish, machine), "MOTCUA_DATABASE")
    if database.startswith("postgres"):
        yield Run(
            says="tables of the database",
            words=("runuser", "-u", wish.role.user, "--", wish.program, "migrate", "--database", database),
            always=True,
        )


def _started(wish: Wish, machine: Machine) -> Iterator[Step]:
    if wish.role.at_desktop:
        for unit in wish.enabled:
            enable, is_enabled = (("systemctl", "--global", word, unit) for word in ("enable", "is-enabled"))
            yield Run(says=f"{unit} starts with a session", words=enable, unless=is_enabled)
        return
    if wish.role.is_session:
        yield Run(
            says="the machine starts into its screen",
            words=("systemctl", "set-default", "graphical.target"),
            unless=("sh", "-c", '[ "$(systemctl get-default)" = graphical.target ]'),
        )
        yield Run(
            says="no keys restart it",
            words=("systemctl", "mask", "ctrl-alt-del.target"),
            unless=("test", "-L", f"{UNITS}/ctrl-alt-del.target"),
        )
    yield from _given_up(wish, machine)
    ready = wish.starts and not lacking(wish.role, settings_of(wish, machine), machine)
    for unit in wish.enabled:
        enabled = ("systemctl", "is-enabled", "--quiet", unit)
        yield Run(says=f"{unit} starts with the machine", words=("systemctl", "enable", unit), unless=enabled)
        if ready:
            running = ("systemctl", "is-active", "--quiet", unit)
            yield Run(says=f"{unit} runs with these settings", words=("systemctl", "restart", unit))
            yield Run(says=f"{unit} runs", words=("systemctl", "start", unit), unless=running)


def _given_up(wish: Wish, machine: Machine) -> Iterator[Step]:
    """Processes of a centre at ports that are no longer wished for."""
    before = {unit for one in installed_on(machine) if one.role is wish.role for unit in one.enabled}
    for unit in sorted(before - set(wish.enabled)):
        yield Run(says=f"{unit} is no more", words=("systemctl", "disable", "--now", unit), always=True)


def lacking(role: Role, settings: str, machine: Machine) -> tuple[str, ...]:
    """Return the files without which the role can't start; a node with a centre needs its credential there."""
    needed = [f"{SETTINGS}/{name}" for name in role.needed]
    if role.name == "node" and "--center-credential" in variable(settings, "MOTCUA_OPTIONS"):
        needed.append(f"{SETTINGS}/center.credential")
    return tuple(file for file in needed if not machine.at(file).is_file())


def missing_programs(role: Role, machine: Machine) -> tuple[str, ...]:
    """Return the Debian packages whose programs the role needs and the machine lacks."""
    return tuple(sorted({package for program, package in role.programs.items() if not machine.has(program)}))


def steps_to_lose(installed: Installed, machine: Machine, *, purge: bool) -> Iterator[Step]:
    """Return what has to be so for the role to be gone; its data and settings stay unless they are purged."""
    role = installed.role
    others = tuple(one for one in installed_on(machine) if one.role is not role)
    scope = ("--global",) if role.at_desktop else ()
    for unit in installed.enabled:
        now = () if role.at_desktop else ("--now",)
        yield Run(says=f"{unit} is stopped", words=("systemctl", *scope, "disable", *now, unit), always=True)
    folder = "/etc/systemd/user" if role.at_desktop else UNITS
    mine = [f"{folder}/{unit}" for unit in role.units] + [target for _, target in role.files]
    still = {f"{UNITS}/{unit}" for one in others for unit in one.role.units}
    still |= {target for one in others for _, target in one.role.files}
    yield from (Gone(path=path) for path in mine if path not in still)
    yield File(path=RECORD, body=encoded(others))
    yield Run(says="systemd forgets the units", words=("systemctl", "daemon-reload"))
    if role.is_session and not any(one.role.is_session for one in others):
        yield Run(says="starts to a login", words=("systemctl", "set-default", "multi-user.target"), always=True)
        yield Run(says="keys restart it", words=("systemctl", "unmask", "ctrl-alt-del.target"), always=True)
    if purge:
        yield from _purged(role, others)


def _purged(role: Role, others: Sequence[Installed]) -> Iterator[Step]:
    yield from (Gone(path=f"{SETTINGS}/{name}") for name in (role.settings, *role.needed, f"{role.name}.pin"))
    if role.is_server and not any(one.role.is_server for one in others):
        yield from (Gone(path=path) for path in (VAULT_KEY, f"{SETTINGS}/server.key", f"{SETTINGS}/center.credential"))
    for folder in role.data:
        yield Run(says=f"no folder {folder}", words=("rm", "-rf", folder), unless=("test", "!", "-e", folder))


def wish_again(installed: Installed, program: str) -> Wish:
    """Return the wish by which a role is set up as it is, its settings untouched."""
    if installed.role not in ROLES.values():
        raise SettingsFault(f"{installed.role.name} is no role")
    ports = tuple(unit.partition("@")[2].removesuffix(".service") for unit in installed.enabled if "center@" in unit)
    return Wish(role=installed.role, ports=ports, program=program)
