"""Which number of a kiosk's own series comes next, and for which time it counts; it keeps nothing and asks nobody.

No number may ever be on two papers of one day. The branch records such a ticket on the day of its time of issue, or
of its arrival if the kiosk's clock was ahead. So the series does not begin anew because a clock says that it is
tomorrow: it does when the branch itself is known to have begun a later day than any day that a number of the series
was given for. Until then it counts on, over midnight too.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from server_client.queue_model.ids import DeviceId
from server_client.queue_model.local_time import local_day
from server_client.queue_model.numbering import is_foreign, number_text, ordinal_in

_AFTER = timedelta(milliseconds=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """How far a series has come: its last ordinal and the time of that number.

    `day` is the latest that any number so far may be recorded for.
    """

    ordinal: int
    day: date
    taken_at: datetime


NOTHING_GIVEN = Mark(ordinal=0, day=date.min, taken_at=datetime(1970, 1, 1, tzinfo=UTC))


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """When a number is asked for: the time as well as it is known, and whether the branch's server has confirmed it.

    `branch_day` and `branch_at` are the branch's day and its last event's time, as far as they were heard.
    """

    now: datetime
    is_confirmed: bool
    branch_day: date | None
    branch_at: datetime


def prefix_of(device: DeviceId) -> str:
    """Return what the numbers of this kiosk begin with; ValueError if they could be taken for a service's."""
    prefix = f"{device}-"
    if not is_foreign(number_text(prefix, 1)):
        raise ValueError(f"device: {device!r} is not a letter A to Z and one or two digits, such as K1")
    return prefix


def next_mark(mark: Mark, moment: Moment) -> Mark:
    """Return the series with one more number given out.

    Each number is later than the one before, and than all that was heard of the branch. Only if a confirmed clock
    shows that the last number was dated ahead by mistake is the true time taken.
    """
    taken_at = max(moment.now, moment.branch_at)
    if not (moment.is_confirmed and mark.taken_at - taken_at > timedelta(minutes=1)):
        taken_at = max(taken_at, mark.taken_at + _AFTER)
    begins_anew = moment.branch_day is not None and moment.branch_day > mark.day
    return Mark(
        ordinal=1 if begins_anew else mark.ordinal + 1, day=max(mark.day, local_day(taken_at)), taken_at=taken_at
    )


def with_number(mark: Mark, prefix: str, number: str, taken_at: datetime) -> Mark:
    """Return the series if that number was given out too, whoever remembered it; of another series it changes nothing.

    Where memories differ the higher ordinal and the later time hold: a gap does no harm.
    """
    ordinal = ordinal_in(prefix, number)
    if ordinal is None or (ordinal <= mark.ordinal and taken_at <= mark.taken_at):
        return mark
    return Mark(
        ordinal=max(ordinal, mark.ordinal),
        day=max(mark.day, local_day(taken_at)),
        taken_at=max(mark.taken_at, taken_at),
    )


def mark_text(mark: Mark) -> bytes:
    """Return the mark as one line's worth of text."""
    return f"{mark.ordinal} {mark.day.isoformat()} {mark.taken_at.isoformat()}".encode()


def read_mark(text: bytes) -> Mark:
    """Return the mark that the text tells; ValueError if it tells none."""
    ordinal, day, taken_at = text.decode().split(" ")
    return Mark(ordinal=int(ordinal), day=date.fromisoformat(day), taken_at=datetime.fromisoformat(taken_at))
