"""What a log comes to, reckoned from its plain JSON and the state at its end, with nothing of the centre's own.

A fault in the centre's reading, folding or adding up shows as a difference. What is counted is defined in
docs/statistics.md.
"""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from server_client.queue_model.branch import Branch
from server_client.queue_model.device import DeviceFault
from server_client.queue_model.ticket import TicketState
from server_client.wire.chain import Entry

_LATE_S = 600
_COUNTED_AS = {
    "TicketIssued": "issued",
    "NeedQueued": "issued",
    "TicketCalled": "called",
    "TicketFinished": "served",
    "TicketMissed": "no_shows",
    "TicketAbandoned": "no_shows",
    "TicketCancelled": "cancelled",
    "TicketExpired": "expired",
    "TicketTransferred": "transfers",
}
_NEVER_KNOWN = frozenset({"TicketTransferred", "TicketCancelled", "TicketExpired"})
_PAPER = frozenset({DeviceFault.PAPER_OUT})


@dataclass(slots=True)
class Reckoned:
    """The sums of one log; of announced waits how many a call made known, and how many of those held or came late."""

    sums: Counter[str] = field(default_factory=Counter)
    numbers: int = 0
    known: int = 0
    held: int = 0
    late: int = 0


def reckoned(entries: Iterable[Entry]) -> Reckoned:
    """Return what the entries of a day come to."""
    found, told, came = Reckoned(), dict[str, tuple[Mapping[str, int], datetime]](), set[str]()
    for entry in entries:
        event = json.loads(entry.body)
        kind, data, at = event["type"], event["data"], datetime.fromisoformat(event["at"])
        if kind in _COUNTED_AS:
            found.sums[_COUNTED_AS[kind]] += 1
        if kind == "ServiceRated":
            found.sums[f"rating.{data['score']}"] += 1
        elif kind == "ServingStarted" and data["ticket"] not in came:
            came.add(data["ticket"])
            found.sums["started"] += 1
        elif kind == "TicketIssued":
            found.numbers += 1
            if data.get("announced"):
                told[data["ticket"]] = (data["announced"], datetime.fromisoformat(data["issued_at"]))
        elif kind == "TicketCalled" and data["ticket"] in told:
            _judge(found, *told.pop(data["ticket"]), at)
        elif kind in _NEVER_KNOWN:
            told.pop(data["ticket"], None)
    return found


def _judge(found: Reckoned, announced: Mapping[str, int], issued_at: datetime, at: datetime) -> None:
    waited_s = int((at - issued_at).total_seconds())
    found.known += 1
    found.held += announced["low_s"] <= waited_s <= announced["high_s"]
    found.late += waited_s - announced["likely_s"] > _LATE_S


Shape = dict[str, object]


def shape_of(branch: Branch) -> Shape:
    """Return what a picture of the state has to show: counts by service, counters, kiosks."""
    counts: dict[str, Counter[str]] = {}
    first: dict[str, datetime] = {}
    for ticket in branch.tickets.values():
        counts.setdefault(ticket.service, Counter())[ticket.state.value] += 1
        if ticket.state is TicketState.WAITING:
            first[ticket.service] = min(ticket.queued_at, first.get(ticket.service, ticket.queued_at))
    return {
        "seq": branch.seq,
        "is_open": branch.is_open,
        "services": {service: {**count, "longest_since": first.get(service)} for service, count in counts.items()},
        "counters": {one.id: (one.state, one.clerk, one.ticket) for one in branch.counters.values()},
        "kiosks": {one.id: (frozenset(one.faults), one.help_asked_at) for one in branch.devices.values()},
    }


def due_alarms(branch: Branch, sums: Reckoned, now: datetime, *, margin: float) -> set[tuple[str, str, str]]:
    """Return which alarms the rules of the beginning ask for: branch, kind, and of what.

    `margin` is the share of each threshold that counts: an alarm that goes on ends only below four fifths of it.
    """
    found = set[tuple[str, str]]()
    waiting = [one.queued_at for one in branch.tickets.values() if one.state is TicketState.WAITING]
    if branch.is_open:
        if waiting and now - min(waiting) > timedelta(minutes=45 * margin):
            found.add(("longest_wait", ""))
        if len(waiting) > 60 * margin:
            found.add(("waiting", ""))
        if sums.known >= 50 and 100 - 100 * sums.held / sums.known > 35 * margin:
            found.add(("forecast_missed", ""))
        if sums.known >= 50 and 100 * sums.late / sums.known > 15 * margin:
            found.add(("forecast_late", ""))
    for kiosk in branch.devices.values():
        if _PAPER & set(kiosk.faults):
            found.add(("printer", kiosk.id))
        if kiosk.help_asked_at is not None and now - kiosk.help_asked_at > timedelta(minutes=5 * margin):
            found.add(("help", kiosk.id))
    return {(branch.id, kind, subject) for kind, subject in found}
