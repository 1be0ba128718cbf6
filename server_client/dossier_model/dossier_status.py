"""How far a dossier has come, in the ten statuses of the national portal, and what that means for who asks.

The ticket is not the dossier: nothing here knows of queues, and no state of a ticket is one of these.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum, StrEnum

from server_client.dossier_model.dossier_code import DossierCode
from server_client.dossier_model.vietnamese_text import tidy


class NationalStatus(IntEnum):
    """The statuses of the national portal (DVCQG), by their numbers."""

    REGISTERED = 1
    """Mới đăng ký"""
    ACCEPTED = 2
    """Được tiếp nhận"""
    NOT_ACCEPTED = 3
    """Không được tiếp nhận"""
    PROCESSING = 4
    """Đang xử lý"""
    SUPPLEMENT_ASKED = 5
    """Yêu cầu bổ sung giấy tờ"""
    PAYMENT_ASKED = 6
    """Yêu cầu thực hiện nghĩa vụ tài chính"""
    WITHDRAWN = 7
    """Công dân yêu cầu rút hồ sơ"""
    STOPPED = 8
    """Dừng xử lý"""
    FINISHED = 9
    """Đã xử lý xong"""
    RETURNED = 10
    """Đã trả kết quả"""

    @property
    def is_final(self) -> bool:
        """Say whether nothing follows."""
        return self in _FINAL

    @property
    def is_ready(self) -> bool:
        """Say whether the result waits to be collected."""
        return self is NationalStatus.FINISHED


_FINAL = frozenset(
    {NationalStatus.NOT_ACCEPTED, NationalStatus.WITHDRAWN, NationalStatus.STOPPED, NationalStatus.RETURNED}
)


class DossierVerdict(StrEnum):
    """What a citizen is told; the screen says each in its own words."""

    READY_HERE = "ready_here"
    READY_ELSEWHERE = "ready_elsewhere"
    """The status names the place."""
    READY = "ready"
    """The place was not told: the receipt names it."""
    REGISTERED = "registered"
    """Sent in, and not yet accepted."""
    PROCESSING = "processing"
    OVERDUE = "overdue"
    """Still being processed after the time on the receipt."""
    SUPPLEMENT_ASKED = "supplement_asked"
    PAYMENT_ASKED = "payment_asked"
    WITHDRAWN = "withdrawn"
    STOPPED = "stopped"
    RETURNED = "returned"
    NOT_ACCEPTED = "not_accepted"
    UNKNOWN = "unknown"
    """The one-stop system has told of dossiers, but not of this one."""
    NOT_TOLD = "not_told"
    """The one-stop system has told of no dossier at all: nothing can be said here about any."""

    @property
    def may_collect_here(self) -> bool:
        """Say whether a number for collecting the result is worth taking."""
        return self in {DossierVerdict.READY_HERE, DossierVerdict.READY}


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierStatus:
    """What the one-stop system said of a dossier at `updated_at`.

    `due_at` is when the result is due by the receipt, `ready_at` when it was ready; `place` is where it is collected:
    a branch's code, or words.
    """

    code: DossierCode
    status: NationalStatus
    updated_at: datetime
    due_at: datetime | None = None
    ready_at: datetime | None = None
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierFound:
    """What a look-up found at `at`: the status, if any is known.

    A status older than `stale_after` has to be told with its age. `delivered_at` is when the one-stop system last told
    of any dossier, None for never.
    """

    status: DossierStatus | None
    at: datetime
    stale_after: timedelta
    delivered_at: datetime | None

    @property
    def age(self) -> timedelta:
        """Return how old the news are."""
        return timedelta() if self.status is None else max(self.at - self.status.updated_at, timedelta())

    @property
    def is_stale(self) -> bool:
        """Say whether the news are too old to be told as if they were of today."""
        return self.age > self.stale_after

    def verdict(self, here: Collection[str]) -> DossierVerdict:
        """Return what the citizen is told; `here` are the code and the names of this branch."""
        if self.status is None:
            return DossierVerdict.NOT_TOLD if self.delivered_at is None else DossierVerdict.UNKNOWN
        return verdict(self.status, self.at, here)


def verdict(status: DossierStatus, now: datetime, here: Collection[str]) -> DossierVerdict:
    """Return what a status means at `now`; `here` are the code and the names of this branch."""
    if status.status.is_ready:
        return _ready(status.place, here)
    if status.status in _IN_WORK:
        is_late = status.due_at is not None and now > status.due_at
        return DossierVerdict.OVERDUE if is_late else DossierVerdict.PROCESSING
    return _MEANINGS[status.status]


def _ready(place: str, here: Collection[str]) -> DossierVerdict:
    if not place.strip():
        return DossierVerdict.READY
    is_here = _plain(place) in {_plain(name) for name in here}
    return DossierVerdict.READY_HERE if is_here else DossierVerdict.READY_ELSEWHERE


def _plain(name: str) -> str:
    return tidy(name).casefold()


_IN_WORK = frozenset({NationalStatus.ACCEPTED, NationalStatus.PROCESSING})
_MEANINGS: Mapping[NationalStatus, DossierVerdict] = {
    NationalStatus.REGISTERED: DossierVerdict.REGISTERED,
    NationalStatus.NOT_ACCEPTED: DossierVerdict.NOT_ACCEPTED,
    NationalStatus.SUPPLEMENT_ASKED: DossierVerdict.SUPPLEMENT_ASKED,
    NationalStatus.PAYMENT_ASKED: DossierVerdict.PAYMENT_ASKED,
    NationalStatus.WITHDRAWN: DossierVerdict.WITHDRAWN,
    NationalStatus.STOPPED: DossierVerdict.STOPPED,
    NationalStatus.RETURNED: DossierVerdict.RETURNED,
}
