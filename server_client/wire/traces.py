"""Lines of a trace and of the evaluation protocol, read from JSON; what comes of them is not known here.

Traces come from elsewhere, so reading is lenient: the key that names the kind of an event is free, what is not known is
passed over, and only a line from which nothing can be made is Malformed.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias, cast
from zlib import crc32

import msgspec

from server_client.queue_model.ids import ClassCode, ClerkId, CounterId, ServiceCode, TicketId
from server_client.wait_forecast import trace
from server_client.wait_forecast.picking import Candidate
from server_client.wait_forecast.trace import ServiceTerms, Shift, Skill, Terms, TraceData, TraceEvent
from server_client.wire.errors import Malformed
from server_client.wire.reading import read

Fields: TypeAlias = Mapping[str, object]

WALK_IN = ClassCode("walkin")
APPOINTMENT = ClassCode("appointment")
_CLASSES = (WALK_IN, ClassCode("priority"), APPOINTMENT)
_BOOKING_NAMES = frozenset({APPOINTMENT, ClassCode("booking")})
_SLOPES = {WALK_IN: 1.0, ClassCode("priority"): 4.0, APPOINTMENT: 10.0}
_KIND_KEYS = ("type", "event", "ev", "kind", "e", "name", "what")
_NOT_KIND_KEYS = frozenset({"reason", "outcome", "ticket", "counter", "service", "clerk", "to"})
_DEFAULT_NOMINAL_S = 480.0
_DEFAULT_PROMISE_S = 1800.0
_DEFAULT_CREDIT_S = 900.0
_DEFAULT_LIMIT = 6

_lines = msgspec.json.Decoder()


@dataclass(frozen=True, slots=True, kw_only=True)
class Predict:
    """How long will this ticket wait?"""

    day: int
    ticket: TicketId


@dataclass(frozen=True, slots=True, kw_only=True)
class Choose:
    """Who of these is next?"""

    now_s: float
    candidates: tuple[Candidate, ...]


Line: TypeAlias = Terms | TraceEvent | Predict | Choose | None


def read_trace_line(line: bytes) -> Line:
    """Return what a line says, None if it is of no known kind; Malformed if nothing can be made of it."""
    fields = read(_lines, line, "This is no line of a trace: ")
    if not isinstance(fields, dict):
        raise Malformed("This is no line of a trace: it is not an object")
    known = cast("Fields", fields)
    if isinstance(known.get("config"), dict):
        return _terms(cast("Fields", known["config"]))
    if known.get("predict"):
        return Predict(day=_day(known), ticket=TicketId(_text(known, "ticket")))
    if known.get("choose"):
        return _choose(known)
    kind = _kind(known)
    if kind is None:
        return None
    return TraceEvent(day=_day(known), t=_number(known, "t"), data=_READERS[kind](known))


def _kind(fields: Fields) -> str | None:
    keys = (*_KIND_KEYS, *(key for key in fields if key not in _NOT_KIND_KEYS))
    return next((name for key in keys if isinstance(name := fields.get(key), str) and name in _READERS), None)


def _terms(config: Fields) -> Terms:
    services = {}
    for one in _objects(config.get("services")):
        code = ServiceCode(_text(one, "code"))
        services[code] = ServiceTerms(
            nominal_s=max(1.0, _number(one, "nominal_s", _DEFAULT_NOMINAL_S)),
            promise_s=max(1.0, _number(one, "promise_s", _DEFAULT_PROMISE_S)),
        )
    rule = _object(config.get("rule"))
    slopes = {ClassCode(cls): _number(_object(rule.get("slopes")), cls) for cls in _object(rule.get("slopes"))}
    classes = tuple(dict.fromkeys((*slopes, *_CLASSES)))
    ends = config.get("issue_end")
    if isinstance(ends, dict):
        issue_end = {ServiceCode(code): _number(cast("Fields", ends), code) for code in ends}
    else:
        issue_end = dict.fromkeys(services, _number(config, "issue_end")) if ends is not None else {}
    return Terms(
        services=services,
        slopes={**_SLOPES, **slopes},
        classes=classes,
        booking_classes=_BOOKING_NAMES.intersection(classes),
        overtaking_limit=int(_number(rule, "overtaking_limit", _DEFAULT_LIMIT)),
        issue_end_s=issue_end,
        transfer_class=WALK_IN,
        transfer_credit_s=_number(config, "transfer_credit_s", _DEFAULT_CREDIT_S),
        noshow_after_s=_number(config, "noshow_after_s") if config.get("noshow_after_s") is not None else None,
    )


def _choose(fields: Fields) -> Choose:
    return Choose(
        now_s=_number(fields, "now"),
        candidates=tuple(
            Candidate(
                index=int(_number(one, "i")),
                service=ServiceCode(_text(one, "service")),
                class_code=ClassCode(_text(one, "cls")),
                clock_s=_number(one, "clock"),
                issued_s=_number(one, "issued", _number(one, "clock")),
                passed=int(_number(one, "passed", 0.0)),
            )
            for one in _objects(fields.get("candidates"))
        ),
    )


def _opened(fields: Fields) -> TraceData:
    roster = tuple(
        Shift(
            counter=CounterId(_text(one, "counter")),
            clerk=ClerkId(_text(one, "clerk", "")),
            skills=_skills(one.get("skills")),
            plan=_plan(one.get("plan")),
        )
        for one in _objects(fields.get("roster"))
    )
    return trace.BranchOpened(roster=roster)


def _plan(intervals: object) -> tuple[tuple[float, float], ...]:
    found = []
    for one in intervals if isinstance(intervals, list) else []:
        if isinstance(one, dict):
            ends = cast("Fields", one)
            begin = _number(ends, "from" if "from" in ends else "start")
            found.append((begin, _number(ends, "to" if "to" in ends else "end")))
        elif isinstance(one, list) and len(one) == 2:
            found.append((_number({"from": one[0]}, "from"), _number({"to": one[1]}, "to")))
        else:
            raise Malformed("A planned interval is neither two numbers nor an object")
    return tuple(sorted(found))


def _skills(skills: object) -> tuple[Skill, ...]:
    found = []
    for one in skills if isinstance(skills, list) else []:
        code = _text(cast("Fields", one), "service") if isinstance(one, dict) else str(one)
        found.append(Skill(service=ServiceCode(code)))
    return tuple(found)


def _issued(fields: Fields) -> TraceData:
    cls = ClassCode(_text(fields, "cls", WALK_IN))
    now = _number(fields, "t")
    slot = _number(fields, "slot") if fields.get("slot") is not None and cls in _BOOKING_NAMES else None
    return trace.TicketIssued(
        ticket=_ticket(fields),
        service=ServiceCode(_text(fields, "service")),
        class_code=cls,
        clock_s=_number(fields, "clock", now if slot is None else max(now, slot)),
        slot_s=slot,
    )


def _ended(fields: Fields) -> TraceData:
    to = fields.get("to")
    is_transfer = to is not None and fields.get("outcome", "transfer") == "transfer"
    if not is_transfer:
        return trace.ServiceEnded(ticket=_ticket(fields))
    clock = _number(fields, "clock") if fields.get("clock") is not None else None
    return trace.ServiceEnded(ticket=_ticket(fields), to=ServiceCode(str(to)), clock_s=clock)


_READERS: dict[str, Callable[[Fields], TraceData]] = {
    "branch_open": _opened,
    "branch_close": lambda fields: trace.BranchClosed(),
    "booked": lambda fields: trace.Booked(
        service=ServiceCode(_text(fields, "service")), slot_s=_number(fields, "slot")
    ),
    "ticket_issued": _issued,
    "counter_open": lambda fields: trace.CounterOpened(
        counter=_counter(fields), clerk=ClerkId(_text(fields, "clerk", "")), skills=_skills(fields.get("skills"))
    ),
    "counter_close": lambda fields: trace.CounterClosed(counter=_counter(fields), reason=_text(fields, "reason", "")),
    "ticket_called": lambda fields: trace.TicketCalled(ticket=_ticket(fields), counter=_counter(fields)),
    "ticket_recalled": lambda fields: trace.TicketRecalled(ticket=_ticket(fields), counter=_counter(fields)),
    "no_show": lambda fields: trace.NoShow(ticket=_ticket(fields)),
    "ticket_returned": lambda fields: trace.TicketReturned(
        ticket=_ticket(fields),
        offered_from_s=_number(fields, "offered_from") if fields.get("offered_from") is not None else None,
    ),
    "ticket_held": lambda fields: trace.TicketHeld(ticket=_ticket(fields)),
    "service_started": lambda fields: trace.ServiceStarted(
        ticket=_ticket(fields),
        counter=CounterId(_text(fields, "counter", "")),
        service=ServiceCode(_text(fields, "service", "")),
    ),
    "service_ended": _ended,
    "cancelled": lambda fields: trace.Cancelled(ticket=_ticket(fields)),
    "expired": lambda fields: trace.Expired(ticket=_ticket(fields)),
}


def _ticket(fields: Fields) -> TicketId:
    return TicketId(_text(fields, "ticket"))


def _counter(fields: Fields) -> CounterId:
    return CounterId(_text(fields, "counter"))


def _day(fields: Fields) -> int:
    day = fields.get("day", 0)
    if isinstance(day, int):
        return day
    # A day that has a name instead of a number is only compared with others and never put in order.
    return crc32(str(day).encode())


def _number(fields: Fields, key: str, default: float | None = None) -> float:
    found = fields.get(key)
    if isinstance(found, int | float):
        return float(found)
    if found is None and default is not None:
        return default
    raise Malformed(f"{key} is not a number")


def _text(fields: Fields, key: str, default: str | None = None) -> str:
    found = fields.get(key)
    if found is None:
        if default is None:
            raise Malformed(f"{key} is missing")
        return default
    return str(found)


def _object(found: object) -> Fields:
    return cast("Fields", found) if isinstance(found, dict) else {}


def _objects(found: object) -> Iterable[Fields]:
    return [cast("Fields", one) for one in found if isinstance(one, dict)] if isinstance(found, list) else []
