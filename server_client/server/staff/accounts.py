"""The accounts of a branch in `staff.json`: found, added, changed and removed; it checks no PIN."""

import secrets
from collections.abc import Callable, Iterable
from dataclasses import replace
from time import monotonic

from server_client.queue_model.ids import ClerkId
from server_client.server.errors import LogDamaged, SettingsFault, StaffUnusable, StoreUnavailable
from server_client.server.kept_file import KeptFile
from server_client.server.staff.account import Account, StaffRole
from server_client.server.staff.staff_files import StaffFiles


class Accounts:
    """All accounts; every method raises StaffUnusable if the file cannot be read."""

    def __init__(self, files: StaffFiles, clock: Callable[[], float] = monotonic) -> None:
        """Name the files; nothing is read before the first use."""
        self._files = files
        self._file: KeptFile[tuple[Account, ...]] = KeptFile(files.accounts, tuple[Account, ...], (), clock)
        self._known: tuple[Account, ...] = ()
        self._by_clerk: dict[ClerkId, Account] = {}

    def all(self) -> tuple[Account, ...]:
        """Return all accounts, in the order of their ids."""
        try:
            found = self._file.value()
        except (LogDamaged, StoreUnavailable) as failed:
            raise StaffUnusable(str(failed)) from failed
        # A key without accounts tells that the file was lost: then nobody is let in unchecked.
        if not found and not self._files.accounts.exists() and self._files.key.exists():
            raise StaffUnusable(
                f"{self._files.accounts} is gone: restore it, or remove {self._files.key} to work without PINs"
            )
        if found is not self._known:
            self._known = found
            self._by_clerk = {account.clerk: account for account in found}
        return found

    def find(self, clerk: ClerkId) -> Account | None:
        """Return the account of a clerk, if there is one."""
        self.all()
        return self._by_clerk.get(clerk)

    def renew(self) -> None:
        """Look at the file now, after a change that this object has not made."""
        try:
            self._file.renew()
        except (LogDamaged, StoreUnavailable) as failed:
            raise StaffUnusable(str(failed)) from failed

    def add(self, accounts: Iterable[Account]) -> None:
        """Add accounts; SettingsFault if a clerk has one already."""

        def added(known: tuple[Account, ...]) -> tuple[Account, ...]:
            taken = {account.clerk for account in known}
            for account in accounts:
                if account.clerk in taken:
                    raise SettingsFault(f"There is an account {account.clerk} already: choose another id")
                taken.add(account.clerk)
                known = (*known, account)
            return tuple(sorted(known, key=lambda account: account.clerk))

        self._file.change(added)

    def change(self, clerk: ClerkId, changed: Callable[[Account], Account]) -> Account:
        """Keep what `changed` makes of an account, and return it; SettingsFault if there is none."""

        def with_change(known: tuple[Account, ...]) -> tuple[Account, ...]:
            _insist(known, clerk)
            return tuple(changed(account) if account.clerk == clerk else account for account in known)

        return _insist(self._file.change(with_change), clerk)

    def set_pin(self, clerk: ClerkId, pin_hash: str, *, is_initial: bool = False) -> Account:
        """Give an account another PIN, which ends its sessions."""
        return self.change(
            clerk,
            lambda account: replace(
                account, pin_hash=pin_hash, pin_version=new_pin_version(), pin_is_initial=is_initial
            ),
        )

    def remove(self, clerk: ClerkId) -> int:
        """Remove an account, which ends its sessions, and return how many are left; SettingsFault if there is none."""

        def without(known: tuple[Account, ...]) -> tuple[Account, ...]:
            _insist(known, clerk)
            return tuple(account for account in known if account.clerk != clerk)

        return len(self._file.change(without))


def new_account(clerk: ClerkId, name: str, role: StaffRole, pin_hash: str) -> Account:
    """Return an account with a PIN that is its holder's own."""
    return Account(clerk=clerk, name=name, role=role, pin_hash=pin_hash, pin_version=new_pin_version())


def new_pin_version() -> str:
    """Return what no PIN was ever known by, not even one of an account that was removed and made again."""
    return secrets.token_hex(8)


def _insist(known: Iterable[Account], clerk: ClerkId) -> Account:
    for account in known:
        if account.clerk == clerk:
            return account
    raise SettingsFault(f"There is no account {clerk}: see them with motcua staff list")
