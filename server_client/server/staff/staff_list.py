"""Reads a list of the staff, CSV with the columns clerk, name and role; it makes no account and knows no PIN."""

import csv
import re
from dataclasses import dataclass
from pathlib import Path

from server_client.queue_model.ids import ClerkId
from server_client.server.errors import SettingsFault
from server_client.server.staff.account import StaffRole

LONGEST_NAME = 80
_CLERK = re.compile(r"[A-Za-z0-9_.-]{1,64}")
_COLUMNS = ("clerk", "name", "role")


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """Someone who is to have an account."""

    clerk: ClerkId
    name: str
    role: StaffRole


def read_clerk(text: str) -> ClerkId:
    """Return the id of a clerk; SettingsFault if the text is none."""
    if not _CLERK.fullmatch(text):
        raise SettingsFault(f"{text!r} is no id of a clerk: write letters, figures and . _ - without a space, as LAN01")
    return ClerkId(text)


def read_name(text: str) -> str:
    """Return the name of a clerk as it is published; SettingsFault if the text is none."""
    name = " ".join(text.split())
    if not name or len(name) > LONGEST_NAME:
        raise SettingsFault(f"A name has 1 to {LONGEST_NAME} characters, as the office publishes it")
    return name


def read_role(text: str) -> StaffRole:
    """Return the role of that name, a clerk's if there is none; SettingsFault if there is no such role."""
    try:
        return StaffRole(text.strip().lower() or StaffRole.CLERK)
    except ValueError:
        raise SettingsFault(f"{text!r} is no role: write {' or '.join(StaffRole)}") from None


def read_staff_list(file: Path) -> tuple[Listed, ...]:
    """Return who is listed in the file; SettingsFault tells all that is wrong, each with its line."""
    rows = _rows(file)
    listed: list[Listed] = []
    faults: list[str] = []
    for line, row in rows:
        try:
            one = Listed(clerk=read_clerk(row[0].strip()), name=read_name(row[1]), role=read_role(row[2]))
            if any(known.clerk == one.clerk for known in listed):
                raise SettingsFault(f"{one.clerk} is listed twice")
        except SettingsFault as fault:
            faults.append(f"line {line}: {fault}")
        else:
            listed.append(one)
    if faults:
        raise SettingsFault(f"{file}: nothing was imported: " + "; ".join(faults))
    if not listed:
        raise SettingsFault(f"{file} lists nobody: write a line for each, as LAN01,Nguyễn Thị Lan,clerk")
    return tuple(listed)


def _rows(file: Path) -> list[tuple[int, tuple[str, str, str]]]:
    try:
        text = file.read_text(encoding="utf-8-sig")
    except OSError as failed:
        raise SettingsFault(f"{file} cannot be read ({failed.strerror}): check the path") from failed
    except UnicodeDecodeError as wrong:
        raise SettingsFault(f"{file} is not UTF-8: save it as CSV UTF-8") from wrong
    lines = text.splitlines()
    head = lines[0] if lines else ""
    reader = csv.reader(lines, delimiter=";" if head.count(";") > head.count(",") else ",")
    columns = [name.strip().lower() for name in next(reader, [])]
    if not {"clerk", "name"} <= set(columns):
        raise SettingsFault(f"{file} needs a first line with the columns {', '.join(_COLUMNS)}")
    found: list[tuple[int, tuple[str, str, str]]] = []
    for row in reader:
        if any(cell.strip() for cell in row):
            cells = dict(zip(columns, row, strict=False))
            found.append((reader.line_num, (cells.get("clerk", ""), cells.get("name", ""), cells.get("role", ""))))
    return found
