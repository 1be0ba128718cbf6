"""The command `motcua kiosk-pin`: asks for the staff's PIN twice and keeps its hash; it never shows the PIN."""

import argparse
import getpass
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from kiosk.staff_pin import PinWeak, hashed

USUAL_FILE = Path("/etc/motcua/kiosk.pin")


def kiosk_pin(arguments: Sequence[str]) -> int:
    """Set the PIN of a kiosk's staff menu."""
    parser = argparse.ArgumentParser(prog="motcua kiosk-pin", description=kiosk_pin.__doc__)
    parser.add_argument("--file", type=Path, default=USUAL_FILE, help=f"that keeps its hash (default: {USUAL_FILE})")
    file: Path = parser.parse_args(arguments).file
    try:
        _keep(file, hashed(_asked()))
    except PinWeak as weak:
        print(f"motcua kiosk-pin: {weak}", file=sys.stderr)
        return 1
    except OSError as error:
        print(f"motcua kiosk-pin: {file} cannot be written ({error.strerror}): run it with sudo", file=sys.stderr)
        return 1
    print(f'The PIN is set. The kiosk knows it when its settings have [staff] pin_file = "{file}" and it starts anew.')
    return 0


def _asked() -> str:
    if not sys.stdin.isatty():
        return sys.stdin.readline().strip()
    pin = getpass.getpass("New PIN of the staff menu: ")
    if getpass.getpass("The same again: ") != pin:
        raise PinWeak("The two PINs differ: nothing was changed")
    return pin


def _keep(file: Path, pin_hash: str) -> None:
    new = file.with_suffix(".new")
    new.unlink(missing_ok=True)
    new.touch(mode=0o640)
    # The folder's group is the kiosk's, which has to read the hash and must not change it.
    os.chown(new, -1, file.parent.stat().st_gid)
    with new.open("w", encoding="ascii") as out:
        out.write(pin_hash + "\n")
        out.flush()
        os.fsync(out.fileno())
    new.replace(file)
