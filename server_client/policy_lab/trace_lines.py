"""Writes the events of a made-up branch as lines of the trace format; reading, and the product's log, are elsewhere."""

import json
from typing import TypeAlias, cast

from server_client.policy_lab.generator.scenario import CLASSES, Scenario
from server_client.policy_lab.generator.scribe import CLASS_CODES
from server_client.queue_model.ids import TicketId
from server_client.wait_forecast import trace

Fields: TypeAlias = dict[str, object]


def config_line(scenario: Scenario) -> str:
    """Return the first line of the protocol: services, rule and the fixed hours and limits."""
    services = [
        {"code": one.code, "name": one.name, "nominal_s": one.nominal_s, "promise_s": one.promise_s}
        for one in scenario.services
    ]
    slopes = {str(CLASS_CODES[cls]): scenario.slopes[cls] for cls in CLASSES}
    config = {
        "services": services,
        "rule": {"kind": "urgency", "slopes": slopes, "overtaking_limit": scenario.overtaking_limit},
        "issue_end": scenario.issue_end,
        "transfer_credit_s": scenario.transfer_credit_s,
        "noshow_after_s": scenario.noshow_after_s,
    }
    return json.dumps({"config": config})


def line_of(event: trace.TraceEvent, *, in_numbers: bool = False) -> str:
    """Return one event as a line of JSON, without its end; some write tickets, counters and clerks as numbers."""
    fields = {"day": event.day, "t": event.t, **_fields(event.data)}
    return json.dumps(_numbered(fields) if in_numbers else fields, separators=(",", ":"))


def prediction_line(day: int, ticket: TicketId, *, in_numbers: bool = False) -> str:
    """Return the question how long a ticket will wait."""
    fields: Fields = {"predict": True, "day": day, "ticket": ticket}
    return json.dumps(_numbered(fields) if in_numbers else fields)


def _fields(data: trace.TraceData) -> Fields:  # noqa: PLR0911, C901 - one case for each kind of event
    match data:
        case trace.BranchOpened():
            return {"type": "branch_open", "rule": "urgency", "roster": [_shift(shift) for shift in data.roster]}
        case trace.BranchClosed():
            return {"type": "branch_close"}
        case trace.Booked():
            return {"type": "booked", "slot": data.slot_s, "service": data.service}
        case trace.TicketIssued():
            issued: Fields = {
                "type": "ticket_issued",
                "ticket": data.ticket,
                "service": data.service,
                "cls": data.class_code,
            }
            return issued if data.slot_s is None else {**issued, "slot": data.slot_s}
        case trace.CounterOpened():
            return {
                "type": "counter_open",
                "counter": data.counter,
                "clerk": data.clerk,
                "skills": [skill.service for skill in data.skills],
            }
        case trace.CounterClosed():
            return {"type": "counter_close", "counter": data.counter, "reason": data.reason}
        case trace.TicketCalled():
            return {"type": "ticket_called", "ticket": data.ticket, "counter": data.counter}
        case trace.TicketRecalled():
            return {"type": "ticket_recalled", "ticket": data.ticket, "counter": data.counter}
        case trace.ServiceStarted():
            return {
                "type": "service_started",
                "ticket": data.ticket,
                "counter": data.counter,
                "service": data.service,
            }
        case trace.ServiceEnded():
            ended: Fields = {"type": "service_ended", "ticket": data.ticket}
            return {**ended, "outcome": "done"} if data.to is None else {**ended, "outcome": "transfer", "to": data.to}
        case trace.NoShow() | trace.TicketReturned() | trace.TicketHeld() | trace.Cancelled() | trace.Expired():
            return {"type": _NAMES[type(data)], "ticket": data.ticket}
        case _:
            raise ValueError(f"A made-up branch does not write {type(data).__name__}")


_NAMES: dict[type, str] = {
    trace.NoShow: "no_show",
    trace.TicketReturned: "ticket_returned",
    trace.TicketHeld: "ticket_held",
    trace.Cancelled: "cancelled",
    trace.Expired: "expired",
}


def _shift(shift: trace.Shift) -> Fields:
    return {
        "counter": shift.counter,
        "clerk": shift.clerk,
        "skills": [skill.service for skill in shift.skills],
        "plan": [list(interval) for interval in shift.plan],
    }


def _numbered(fields: Fields) -> Fields:
    """Return the same with numbers for names, such as 17 for t17."""
    numbered = {
        key: int(str(value)[1:]) if key in {"ticket", "counter", "clerk"} else value for key, value in fields.items()
    }
    if "roster" in fields:
        numbered["roster"] = [_numbered(shift) for shift in cast("list[Fields]", fields["roster"])]
    return numbered
