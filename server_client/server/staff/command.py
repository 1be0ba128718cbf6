"""The command `motcua staff`: who may sign in at the counters; a PIN is asked for unseen and is never an argument."""

import argparse
import csv
import getpass
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from server_client.queue_model.local_time import VIETNAM
from server_client.server.errors import SettingsFault, Unavailable
from server_client.server.staff.account import Account, StaffRole
from server_client.server.staff.accounts import Accounts, new_account
from server_client.server.staff.staff_files import StaffFiles
from server_client.server.staff.staff_list import Listed, read_clerk, read_name, read_role, read_staff_list


def staff(arguments: Sequence[str]) -> int:
    """Say who may sign in at a branch's counters, with PINs, names and pictures."""
    given = _parser().parse_args(arguments)
    try:
        _ACTIONS[given.action](given)
    except (SettingsFault, Unavailable) as fault:
        print(f"motcua staff: {fault}", file=sys.stderr)
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="motcua staff", description=staff.__doc__)
    actions = parser.add_subparsers(dest="action", required=True)
    add = actions.add_parser("add", help="make an account; from the first on the counters need a sign-in")
    tell = actions.add_parser("list", help="print all accounts, and who is locked out")
    change = actions.add_parser("change", help="change name, role, or whether citizens see the name")
    pin = actions.add_parser("pin", help="set another PIN, which ends the clerk's sessions")
    unlock = actions.add_parser("unlock", help="forget the wrong PINs that lock a clerk out")
    remove = actions.add_parser("remove", help="remove an account, which ends its sessions")
    picture = actions.add_parser("picture", help="set the picture that citizens see at the counter")
    many = actions.add_parser("import", help="make the accounts of a CSV file: clerk,name,role; prints their PINs once")
    for action in (add, tell, change, pin, unlock, remove, picture, many):
        action.add_argument("--data", type=Path, required=True, help="folder of the server")
    for action in (add, change, pin, unlock, remove, picture):
        action.add_argument("--clerk", required=True, help="id of the clerk, as LAN01")
    for action in (add, change):
        action.add_argument("--name", required=action is add, help="as the office publishes it")
        action.add_argument("--role", choices=list(StaffRole), help="a supervisor may act at every counter")
        shown = action.add_mutually_exclusive_group()
        shown.add_argument("--hide-name", action="store_true", help="citizens see neither name nor picture")
        shown.add_argument("--show-name", action="store_true", help="citizens see name and picture (usual)")
    for action in (add, pin):
        action.add_argument("--make-pin", action="store_true", help="make a PIN by chance and print it, for its holder")
    given = picture.add_mutually_exclusive_group(required=True)
    given.add_argument("--file", type=Path, help="JPEG, PNG or WebP")
    given.add_argument("--none", action="store_true", help="show no picture")
    many.add_argument("file", type=Path, help="the CSV file")
    return parser


def _add(given: argparse.Namespace) -> None:
    from server_client.server.staff.pins import Pins  # noqa: PLC0415 - slow to load
    from server_client.server.staff.session_key import session_key  # noqa: PLC0415

    files = StaffFiles(data=given.data)
    accounts, clerk, name = Accounts(files), read_clerk(given.clerk), read_name(given.name)
    before = accounts.all()
    if accounts.find(clerk) is not None:
        raise SettingsFault(f"There is an account {clerk} already: change it, or choose another id")
    pin = _new_pin(given)
    account = new_account(clerk, name, read_role(given.role or ""), Pins().hashed(pin))
    session_key(files.key)
    accounts.add([replace(account, shows_name=not given.hide_name, pin_is_initial=given.make_pin)])
    if not before:
        _remark("This is the first account: from now on a counter takes commands from whoever has signed in there only")


def _list(given: argparse.Namespace) -> None:
    from server_client.server.staff.try_book import TryBook  # noqa: PLC0415 - slow to load

    files = StaffFiles(data=given.data)
    locked = TryBook(files.tries).locked(datetime.now(UTC))
    for one in Accounts(files).all():
        notes = [
            "" if one.shows_name else "name hidden",
            "picture" if one.picture else "",
            "initial PIN" if one.pin_is_initial else "",
            f"locked out until {locked[one.clerk].astimezone(VIETNAM):%H:%M:%S}" if one.clerk in locked else "",
        ]
        print(f"{one.clerk}\t{one.role}\t{one.name}\t{', '.join(filter(None, notes))}")


def _change(given: argparse.Namespace) -> None:
    def changed(account: Account) -> Account:
        return replace(
            account,
            name=account.name if given.name is None else read_name(given.name),
            role=account.role if given.role is None else read_role(given.role),
            shows_name=given.show_name or (account.shows_name and not given.hide_name),
        )

    Accounts(StaffFiles(data=given.data)).change(read_clerk(given.clerk), changed)


def _pin(given: argparse.Namespace) -> None:
    from server_client.server.staff.pins import Pins  # noqa: PLC0415 - slow to load
    from server_client.server.staff.try_book import TryBook  # noqa: PLC0415

    files, clerk = StaffFiles(data=given.data), read_clerk(given.clerk)
    accounts = Accounts(files)
    if accounts.find(clerk) is None:
        raise SettingsFault(f"There is no account {clerk}: see them with motcua staff list")
    accounts.set_pin(clerk, Pins().hashed(_new_pin(given)), is_initial=given.make_pin)
    TryBook(files.tries).forgive(clerk)


def _unlock(given: argparse.Namespace) -> None:
    from server_client.server.staff.try_book import TryBook  # noqa: PLC0415 - slow to load

    files, clerk = StaffFiles(data=given.data), read_clerk(given.clerk)
    if Accounts(files).find(clerk) is None:
        raise SettingsFault(f"There is no account {clerk}: see them with motcua staff list")
    TryBook(files.tries).forgive(clerk)


def _remove(given: argparse.Namespace) -> None:
    from server_client.server.staff.picture import drop_picture  # noqa: PLC0415 - slow to load

    files, clerk = StaffFiles(data=given.data), read_clerk(given.clerk)
    accounts = Accounts(files)
    account = accounts.find(clerk)
    left = accounts.remove(clerk)
    drop_picture(files.pictures, account.picture if account else None)
    if not left:
        _remark("This was the last account: from now on the counters take commands without a sign-in")


def _picture(given: argparse.Namespace) -> None:
    from server_client.server.staff.picture import drop_picture, fit_picture, keep_picture  # noqa: PLC0415

    files, clerk = StaffFiles(data=given.data), read_clerk(given.clerk)
    accounts = Accounts(files)
    before = accounts.find(clerk)
    if before is None:
        raise SettingsFault(f"There is no account {clerk}: see them with motcua staff list")
    name = None if given.none else keep_picture(files.pictures, clerk, fit_picture(given.file))
    accounts.change(clerk, lambda account: replace(account, picture=name))
    if before.picture != name:
        drop_picture(files.pictures, before.picture)


def _import(given: argparse.Namespace) -> None:
    from server_client.server.staff.pins import Pins, new_pin  # noqa: PLC0415 - slow to load
    from server_client.server.staff.session_key import session_key  # noqa: PLC0415

    files = StaffFiles(data=given.data)
    listed, accounts, pins = read_staff_list(given.file), Accounts(files), Pins()
    known = {account.clerk for account in accounts.all()}
    new = [(one, new_pin()) for one in listed if one.clerk not in known]
    session_key(files.key)
    accounts.add(
        replace(new_account(one.clerk, one.name, one.role, pins.hashed(pin)), pin_is_initial=True) for one, pin in new
    )
    for one in listed:
        if one.clerk in known:
            accounts.change(one.clerk, _as_listed(one))
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(["clerk", "name", "pin"])
    out.writerows([one.clerk, one.name, pin] for one, pin in new)
    _remark(f"{len(new)} new, {len(listed) - len(new)} known; the PINs are printed this once")


def _as_listed(one: Listed) -> Callable[[Account], Account]:
    return lambda account: replace(account, name=one.name, role=one.role)


def _remark(text: str) -> None:
    # What is printed otherwise may go into a file.
    print(text, file=sys.stderr)


def _new_pin(given: argparse.Namespace) -> str:
    from server_client.server.staff.pins import PinWeak, check_pin, new_pin  # noqa: PLC0415 - slow to load

    if given.make_pin:
        pin = new_pin()
        print(pin)
        return pin
    if not sys.stdin.isatty():
        pin = sys.stdin.readline().rstrip("\r\n")
        check_pin(pin)
        return pin
    pin = getpass.getpass(f"PIN of {given.clerk}, 4 to 8 figures, 6 are better: ")
    check_pin(pin)
    if getpass.getpass("The same again: ") != pin:
        raise PinWeak("The two PINs differ: nothing was changed")
    return pin


_ACTIONS: Mapping[str, Callable[[argparse.Namespace], None]] = {
    "add": _add,
    "list": _list,
    "change": _change,
    "pin": _pin,
    "unlock": _unlock,
    "remove": _remove,
    "picture": _picture,
    "import": _import,
}
