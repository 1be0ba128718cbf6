"""What a branch or a centre's point has of one person, for them: found, written out, erased; by the command line.

The number is read from standard input, so that it stands in no list of processes and in no shell's history.
"""

import argparse
import getpass
import json
import os
import secrets
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from time import sleep
from typing import TYPE_CHECKING, TextIO

from server_client.server.errors import SettingsFault, VaultClosed

if TYPE_CHECKING:
    from server_client.server.records.record_store import RecordStore
    from server_client.server.vault.one_person import OnePerson, Request, Said
    from server_client.server.vault.safe import Safe

ACTIONS = ("find", "export", "erase")
_SHORTEST = 6
# Another process may read the file just now, for a moment.
_TRIES, _PAUSE_S = 50, 0.1
_WHAT = {
    "find": "say what there is of one person, without telling what it says",
    "export": "write out all that there is of one person, as JSON",
    "erase": "forget all that there is of one person, at once and for good",
}


def add_to(actions: "argparse._SubParsersAction[argparse.ArgumentParser]") -> list[argparse.ArgumentParser]:
    """Add the three commands, and return their parsers."""
    parsers = []
    for name in ACTIONS:
        parser = actions.add_parser(name, help=_WHAT[name])
        whom = parser.add_mutually_exclusive_group(required=True)
        told = "is read from standard input, never from the command line"
        whom.add_argument("--id-number", action="store_true", help=f"the number of a paper or a tax code; it {told}")
        whom.add_argument("--phone", action="store_true", help=f"a phone number; it {told}")
        parser.add_argument("--why", default="the person's request", help="what the trail is to say of the reason")
        if name == "export":
            parser.add_argument("--out", type=Path, help="file, which nobody else may read (default: standard output)")
        parsers.append(parser)
    return parsers


def for_person(given: argparse.Namespace, path: Path, key: str) -> int:
    """Find, export or erase, as asked; 3 if there is nothing of that person."""
    from server_client.server.records.record_store import RecordStore  # noqa: PLC0415 - slow to load
    from server_client.server.vault.key_places import key_place  # noqa: PLC0415
    from server_client.server.vault.one_person import OnePerson, Request  # noqa: PLC0415
    from server_client.server.vault.rules import VaultRules  # noqa: PLC0415
    from server_client.server.vault.safe import Safe  # noqa: PLC0415
    from server_client.server.vault.sealing import Sealing  # noqa: PLC0415
    from server_client.server.vault.vault_file import VaultFile  # noqa: PLC0415

    number = _number(given)
    if not path.exists():
        raise SettingsFault(f"There is no vault at {path}: name the server's folder with --data")
    file = VaultFile(path)
    records = RecordStore(given.data / "records.sqlite") if (given.data / "records.sqlite").exists() else None
    try:
        safe = Safe(file, Sealing(file, key_place(key), secrets.token_bytes), VaultRules().retention)
        request = Request(by=_who(), at=datetime.now(UTC), why=given.why, extent=given.action)
        return _done(given, OnePerson(safe, number), request, _Bookings(safe, records, number))
    finally:
        if records is not None:
            records.close()
        file.close()


class _Bookings:
    """The bookings of that number, of any day, where there is a file of them."""

    def __init__(self, safe: "Safe", records: "RecordStore | None", number: str) -> None:
        from server_client.dossier_model.booking import counted_as_any  # noqa: PLC0415 - slow to load

        self.safe = safe
        self._records = records
        self._keys = [safe.persons.key(one) for one in counted_as_any(number)]

    def told(self) -> list[dict[str, str]]:
        """Return them as they are written out."""
        found = [] if self._records is None else [one for key in self._keys for one in self._records.bookings.of(key)]
        return [
            {"code": one.code, "service": one.service, "booked_for": one.booked_for.isoformat()}
            for one in dict.fromkeys(found)
        ]

    def erase(self) -> None:
        """Forget them, in the file too."""
        if self._records is not None:
            for key in self._keys:
                self._records.erase_person(key)


def _done(given: argparse.Namespace, person: "OnePerson", request: "Request", bookings: _Bookings) -> int:
    booked = bookings.told()
    if given.action == "erase":
        gone = person.erased(request)
        bookings.erase()
        _insist_on_gone(bookings.safe)
        waiting = bookings.safe.file.copied.waiting()
        print(f"erased: {len(gone)} records, {len(booked)} bookings")
        if waiting:
            print(f"the centre's copy lacks {waiting} changes: they go with the running node's next contact")
        return 0 if gone or booked else 3
    said = person.told(request)
    if given.action == "find":
        for one in said:
            print(one.record)
        print(f"{len(said)} records, {len(booked)} bookings")
    else:
        _write_out(given.out, _document(request, said, booked))
    return 0 if said or booked else 3


def _document(request: "Request", said: "Sequence[Said]", booked: list[dict[str, str]]) -> str:
    records = [{"record": one.record, "says": _readable(one.text)} for one in said]
    told = {"made_at": request.at.isoformat(), "records": records, "bookings": booked}
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def _readable(text: bytes) -> object:
    try:
        return json.loads(text)
    except ValueError:
        return text.decode(errors="replace")


def _write_out(path: Path | None, document: str) -> None:
    if path is None:
        sys.stdout.write(document)
        return
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
            file.write(document)
    except OSError as failed:
        raise SettingsFault(f"{path} cannot be written ({failed.strerror}): name a new file") from failed


def _insist_on_gone(safe: "Safe") -> None:
    for _ in range(_TRIES):
        if safe.file.forget_deleted():
            return
        sleep(_PAUSE_S)
    raise VaultClosed(
        f"It is erased, but another process reads {safe.file.path}: the bytes go with the server's next purge"
    )


def _number(given: argparse.Namespace, stream: TextIO | None = None) -> str:
    source = stream or sys.stdin
    asked = "Phone number: " if given.phone else "Number of the paper: "
    typed = getpass.getpass(asked) if source.isatty() else source.readline()
    number = "".join(typed.split())
    if len(number) < _SHORTEST or not number.isalnum():
        raise SettingsFault("Give one number, of six letters or digits at least, as a line of standard input")
    return number


def _who() -> str:
    return os.environ.get("SUDO_USER") or getpass.getuser()
