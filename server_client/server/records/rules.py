"""What an office sets about bookings and statuses; it reads no file and no command line."""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordRules:
    """How early one may check in, when news are old, and how long statuses are kept.

    Bookings are kept to the end of their day. A final status is kept for `final_kept` after the news of it, any other
    for `kept`: by then nobody renews it any more.
    """

    check_in_earliest: timedelta = timedelta(minutes=60)
    stale_after: timedelta = timedelta(hours=24)
    final_kept: timedelta = timedelta(days=30)
    kept: timedelta = timedelta(days=365)
