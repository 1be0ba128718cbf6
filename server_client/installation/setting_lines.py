"""Puts an operator's values into a file of settings and leaves every other line, comments too, as it was."""

import re
import shlex
from collections.abc import Mapping

from server_client.server.errors import SettingsFault

OPTIONS = "MOTCUA_OPTIONS"


def with_variables(text: str, values: Mapping[str, str]) -> str:
    """Return the text of an environment file in which these variables have these values."""
    for name, value in values.items():
        if "\n" in value:
            raise SettingsFault(f"{name} has two lines: give it one")
        line = f"{name}={value}"
        found = re.compile(rf"^{name}=.*$", flags=re.MULTILINE)
        text = _replaced(found, line, text) if found.search(text) else f"{text}{line}\n"
    return text


def with_flags(text: str, values: Mapping[str, str]) -> str:
    """Return the text of an environment file whose MOTCUA_OPTIONS have these options with these values."""
    if not values:
        return text
    found = re.search(rf"^{OPTIONS}=(.*)$", text, flags=re.MULTILINE)
    words = shlex.split(found[1]) if found else []
    for flag, value in values.items():
        # systemd splits this line at each blank, whatever stands around it.
        if re.search(r"\s", value):
            raise SettingsFault(f"{flag} {value}: a blank cannot stand in it; use a path or address without one")
        if flag in words:
            words[words.index(flag) + 1] = value
        else:
            words += [flag, value]
    return with_variables(text, {OPTIONS: " ".join(words)})


def with_keys(text: str, values: Mapping[str, str]) -> str:
    """Return the text of a TOML file in which these keys, each written once there, have these values."""
    for name, value in values.items():
        quoted = '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
        found = re.compile(rf"^(?:# )?{name} = .*$", flags=re.MULTILINE)
        if not found.search(text):
            raise SettingsFault(f"{name}: the settings have no such line; write it by hand")
        text = _replaced(found, f"{name} = {quoted}", text)
    return text


def _replaced(found: re.Pattern[str], line: str, text: str) -> str:
    # Not as a template: a value may hold a backslash.
    return found.sub(lambda _: line, text, count=1)


def variable(text: str, name: str) -> str:
    """Return a variable of an environment file, empty if it is not set."""
    found = re.search(rf"^{name}=(.*)$", text, flags=re.MULTILINE)
    return found[1].strip() if found else ""
