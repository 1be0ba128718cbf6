"""What each kind of machine needs: units, rules, settings, programs and data; the files themselves are assets."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from server_client.server.errors import SettingsFault

SETTINGS = "/etc/motcua"
UNITS = "/etc/systemd/system"

_SESSION = {"cage": "cage", "Xwayland": "xwayland", "chvt": "kbd", "pkill": "procps", "dbus-daemon": "dbus"}
_RULES = (("udev/70-motcua.rules", "/etc/udev/rules.d/70-motcua.rules"),)
_LOCKS = (
    ("modprobe.d/motcua-usb-storage.conf", "/etc/modprobe.d/motcua-usb-storage.conf"),
    ("sysctl.d/motcua-kiosk.conf", "/etc/sysctl.d/motcua-kiosk.conf"),
    ("logind.conf.d/motcua-kiosk.conf", "/etc/systemd/logind.conf.d/motcua-kiosk.conf"),
)
_DAILY = ("motcua-restart@.service", "motcua-restart@.timer")
_DEVICE = {"server": "MOTCUA_SERVER", "branch": "MOTCUA_BRANCH"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """One kind of machine.

    `enabled` are the units that start with it, with {port} where each port has its own; `at_desktop` is one that starts
    with a person's session instead. `files` are copied from the assets, `examples` only if there is none yet.
    `variables` are the options of `motcua install` that become lines of the settings, `flags` those that become
    options in MOTCUA_OPTIONS. Options in `first` have no sensible value of their own. Without its `needed` files it
    can't start. `programs` are in the Debian packages named.
    """

    name: str
    user: str
    units: tuple[str, ...]
    enabled: tuple[str, ...]
    settings: str
    at_desktop: bool = False
    files: tuple[tuple[str, str], ...] = ()
    examples: tuple[tuple[str, str], ...] = ()
    variables: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    flags: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    first: tuple[str, ...] = ("server",)
    needed: tuple[str, ...] = ()
    programs: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    data: tuple[str, ...] = ()

    @property
    def is_server(self) -> bool:
        """Whether it keeps a log, and so a vault and backups."""
        return self.name in {"center", "node"}

    @property
    def is_session(self) -> bool:
        """Whether it is alone on a screen of its own."""
        return "cage" in self.programs


ROLES: Mapping[str, Role] = MappingProxyType(
    {
        role.name: role
        for role in (
            Role(
                name="center",
                user="motcua",
                units=("motcua-center@.service", "motcua-center-backup.service", "motcua-center-backup.timer"),
                enabled=("motcua-center@{port}.service", "motcua-center-backup.timer"),
                settings="center.env",
                first=("public_url",),
                variables={"public_url": "MOTCUA_PUBLIC_URL", "database": "MOTCUA_DATABASE", "listen": "MOTCUA_HOST"},
                flags={"certificate": "--certificate", "key": "--key", "authority": "--authority"},
                programs={"pg_dump": "postgresql-client"},
                data=("/var/lib/motcua-center", "/var/lib/motcua-center-backup"),
            ),
            Role(
                name="node",
                user="motcua",
                units=("motcua-branch.service", "motcua-backup.service", "motcua-backup.timer"),
                enabled=("motcua-branch.service", "motcua-backup.timer"),
                settings="branch.env",
                first=("branch", "public_url"),
                variables={"branch": "MOTCUA_BRANCH", "public_url": "MOTCUA_PUBLIC_URL", "listen": "MOTCUA_LISTEN"},
                flags={
                    "certificate": "--certificate",
                    "key": "--key",
                    "center": "--center",
                    "ca": "--ca",
                    "high_water": "--high-water",
                },
                data=("/var/lib/motcua", "/var/lib/motcua-backup"),
            ),
            Role(
                name="kiosk",
                user="motcua-kiosk",
                units=("motcua-kiosk.service",),
                enabled=("motcua-kiosk.service",),
                settings="kiosk.toml",
                first=("server", "device", "printer"),
                files=(*_RULES, *_LOCKS),
                needed=("kiosk.credential",),
                programs={**_SESSION, "espeak-ng": "espeak-ng", "aplay": "alsa-utils", "libinput": "libinput-tools"},
                data=("/var/lib/motcua-kiosk",),
            ),
            Role(
                name="counter",
                user="",
                units=("motcua-counter.service",),
                enabled=("motcua-counter.service",),
                settings="counter.env",
                at_desktop=True,
                examples=(("../starter/office.toml", "office.toml"),),
                variables={**_DEVICE, "counter": "MOTCUA_COUNTER"},
                flags={"ca": "--ca"},
                needed=("counter.credential",),
            ),
            Role(
                name="panel",
                user="motcua-panel",
                units=("motcua-panel.service", *_DAILY),
                enabled=("motcua-panel.service", "motcua-restart@motcua-panel.timer"),
                settings="panel.env",
                files=_RULES,
                variables={**_DEVICE, "counter": "MOTCUA_COUNTER"},
                flags={"ca": "--ca"},
                needed=("panel.credential",),
                programs=_SESSION,
                data=("/var/lib/motcua-panel",),
            ),
            Role(
                name="lobby",
                user="motcua-lobby",
                units=("motcua-lobby.service", *_DAILY),
                enabled=("motcua-lobby.service", "motcua-restart@motcua-lobby.timer"),
                settings="lobby.env",
                variables={**_DEVICE, "sound": "MOTCUA_SOUND"},
                flags={"ca": "--ca"},
                needed=("lobby.credential",),
                programs={**_SESSION, "aplay": "alsa-utils"},
                data=("/var/lib/motcua-lobby",),
            ),
            Role(
                name="led",
                user="motcua-led",
                units=("motcua-led.service",),
                enabled=("motcua-led.service",),
                settings="led.env",
                files=_RULES,
                variables={**_DEVICE, "address": "MOTCUA_ADDRESS"},
                flags={"ca": "--ca"},
                needed=("led.credential",),
            ),
        )
    }
)


@dataclass(frozen=True, slots=True)
class Installed:
    """A role that a machine has, and the units that start with it."""

    role: Role
    enabled: tuple[str, ...]


def encoded(installed: tuple[Installed, ...]) -> bytes:
    """Return the list of a machine's roles as it is kept: a line each, the role and its units."""
    return "".join(" ".join((one.role.name, *one.enabled)) + "\n" for one in installed).encode()


def decoded(text: str) -> tuple[Installed, ...]:
    """Return what `encoded` kept; SettingsFault names a line that is none."""
    lines = [line.split() for line in text.splitlines() if line.strip()]
    unknown = [words[0] for words in lines if words[0] not in ROLES]
    if unknown:
        raise SettingsFault(f"{SETTINGS}/installed: there is no role {unknown[0]}: write one of {', '.join(ROLES)}")
    return tuple(Installed(ROLES[words[0]], tuple(words[1:])) for words in lines)
