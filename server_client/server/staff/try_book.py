"""Which wrong PINs came for whom from where, kept over restarts; it belongs to one thread and checks no PIN.

Tries are counted for a clerk and a place. A place is a console at which that clerk has signed in before, by itself, and
all other consoles together. So whoever guesses at one console, or at a hundred, locks a clerk out there only: at the
usual console the clerk is let in as ever, and nobody can lock out everybody.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path

from server_client.queue_model.ids import ClerkId
from server_client.queue_model.local_time import local_day
from server_client.server import logs
from server_client.server.errors import LogDamaged, StoreUnavailable
from server_client.server.kept_file import KeptFile
from server_client.server.staff.lockout import Tries

ELSEWHERE = ""
_KNOWN_FOR = timedelta(days=60)
_MOST_STRANGERS = 200
_log = logs.logger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptTries:
    """The wrong PINs for a clerk at a place, which is a credential's name, or empty for all consoles but known ones."""

    clerk: ClerkId
    place: str
    tries: Tries


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownConsole:
    """A credential with which a clerk has signed in, last on `day`."""

    clerk: ClerkId
    credential: str
    day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class TryRecord:
    """What the file holds."""

    tries: tuple[KeptTries, ...] = ()
    known: tuple[KnownConsole, ...] = ()


class TryBook:
    """The tries of all clerks; a disk that takes nothing does not stop the counting, only a restart then forgets."""

    def __init__(self, path: Path) -> None:
        """Name the file; it is read with the first use."""
        self._file: KeptFile[TryRecord] = KeptFile(path, TryRecord, TryRecord())
        self._record = TryRecord()
        self._strangers: dict[ClerkId, Tries] = {}

    def tries(self, clerk: ClerkId, credential: str, now: datetime) -> Tries:
        """Return the tries that count for this clerk at this console now."""
        self._look()
        place = self._place(clerk, credential, now)
        for kept in self._record.tries:
            if (kept.clerk, kept.place) == (clerk, place):
                return Tries() if kept.tries.is_forgotten(now) else kept.tries
        return self._strangers.get(clerk, Tries())

    def was_wrong(self, clerk: ClerkId, credential: str, now: datetime, *, has_account: bool) -> Tries:
        """Count a wrong PIN and return the tries with it; whoever has no account is remembered till a restart only."""
        tries = self.tries(clerk, credential, now).after_wrong(now)
        if has_account:
            place = self._place(clerk, credential, now)
            self._keep(lambda record: _with_tries(_tidied(record, now), clerk, place, tries))
        else:
            self._remember_stranger(clerk, tries)
            # The disk is asked all the same: else its time would tell who has an account.
            self._keep(lambda record: _tidied(record, now))
        return tries

    def was_right(self, clerk: ClerkId, credential: str, now: datetime) -> None:
        """Forget the wrong PINs at this console, and know it as one of the clerk's."""
        today = local_day(now)
        known = KnownConsole(clerk=clerk, credential=credential, day=today)
        if known in self._record.known and self.tries(clerk, credential, now) == Tries():
            return
        # Wrong PINs from elsewhere stay counted: a right one here would else wash a guesser's slate clean.
        self._keep(lambda record: _with_known(_with_tries(_tidied(record, now), clerk, credential, Tries()), known))

    def forgive(self, clerk: ClerkId) -> None:
        """Forget all wrong PINs for a clerk, durably; raises what keeps it from that."""
        self._file.change(
            lambda record: replace(record, tries=tuple(kept for kept in record.tries if kept.clerk != clerk))
        )

    def locked(self, now: datetime) -> dict[ClerkId, datetime]:
        """Return who is locked out somewhere, and until when at most; raises if the file cannot be read."""
        self._file.renew()
        found: dict[ClerkId, datetime] = {}
        for kept in self._file.value().tries:
            until = kept.tries.locked_until
            if until is not None and kept.tries.is_locked(now):
                found[kept.clerk] = max(until, found.get(kept.clerk, until))
        return found

    def _place(self, clerk: ClerkId, credential: str, now: datetime) -> str:
        since = local_day(now) - _KNOWN_FOR
        is_known = any(
            (known.clerk, known.credential) == (clerk, credential) and known.day >= since
            for known in self._record.known
        )
        return credential if is_known else ELSEWHERE

    def _look(self) -> None:
        before = self._file.kept
        try:
            self._file.renew()
        except (LogDamaged, StoreUnavailable) as failed:
            _log.warning("wrong PINs are not remembered", why=str(failed))
            return
        if self._file.kept is not before:
            self._record = self._file.kept

    def _remember_stranger(self, clerk: ClerkId, tries: Tries) -> None:
        self._strangers.pop(clerk, None)
        self._strangers[clerk] = tries
        if len(self._strangers) > _MOST_STRANGERS:
            del self._strangers[next(iter(self._strangers))]

    def _keep(self, changed: Callable[[TryRecord], TryRecord]) -> None:
        try:
            self._record = self._file.change(changed)
        except (LogDamaged, StoreUnavailable) as failed:
            self._record = changed(self._record)
            _log.warning("wrong PINs are not remembered", why=str(failed))


def _tidied(record: TryRecord, now: datetime) -> TryRecord:
    since = local_day(now) - _KNOWN_FOR
    return TryRecord(
        tries=tuple(kept for kept in record.tries if not kept.tries.is_forgotten(now)),
        known=tuple(known for known in record.known if known.day >= since),
    )


def _with_tries(record: TryRecord, clerk: ClerkId, place: str, tries: Tries) -> TryRecord:
    others = tuple(kept for kept in record.tries if (kept.clerk, kept.place) != (clerk, place))
    return replace(
        record, tries=others if tries == Tries() else (*others, KeptTries(clerk=clerk, place=place, tries=tries))
    )


def _with_known(record: TryRecord, known: KnownConsole) -> TryRecord:
    others = tuple(one for one in record.known if (one.clerk, one.credential) != (known.clerk, known.credential))
    return replace(record, known=(*others, known))
