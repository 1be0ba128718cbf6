"""Writes the events of a made-up branch as lines of the trace format; reading, and the product's log, are elsewhere."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias, cast

from server_client.policy_lab.generator.scenario import CLASSES, Scenario
from server_client.policy_lab.generator.scribe import CLASS_CODES
from server_client.queue_model.ids import ClassCode, TicketId
from server_client.wait_forecast import trace

Fields: TypeAlias = dict[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """What the protocol's first line tells: services by code with name and terms, the rule, hours and limits."""

    services: tuple[tuple[str, str, trace.ServiceTerms], ...]
    slopes: Mapping[ClassCode, float]
    overtaking_limit: int
    issue_end_s: float | None
    transfer_credit_s: float
    noshow_after_s: float | None


def config_line(scenario: Scenario) -> str:
    """Return the protocol's first line for a made-up branch."""
    return setup_line(
        Config(
            services=tuple(
                (one.code, one.name, trace.ServiceTerms(nominal_s=one.nominal_s, promise_s=one.promise_s))
                for one in scenario.services
            ),
            slopes={CLASS_CODES[cls]: scenario.slopes[cls] for cls in CLASSES},
            overtaking_limit=scenario.overtaking_limit,
            issue_end_s=scenario.issue_end,
            transfer_credit_s=scenario.transfer_credit_s,
            noshow_after_s=scenario.noshow_after_s,
        )
    )


def setup_line(config: Config) -> str:
    """Return the protocol's first line."""
    services = [
        {"code": code, "name": name, "nominal_s": terms.nominal_s, "promise_s": terms.promise_s}
        for code, name, terms in config.services
    ]
    told: Fields = {
        "services": services,
        "rule": {"kind": "urgency", "slopes": config.slopes, "overtaking_limit": config.overtaking_limit},
        "issue_end": config.issue_end_s,
        "transfer_credit_s": config.transfer_credit_s,
        "noshow_after_s": config.noshow_after_s,
    }
    known = {key: value for key, value in told.items() if value is not None}
    return json.dumps({"config": known}, ensure_ascii=False)


def line_of(event: trace.TraceEvent, *, in_numbers: bool = False) -> str:
    """Return one event as a line of JSON, without its end; some write tickets, counters and clerks as numbers."""
    fields = {"day": event.day, "t": event.t, **_fields(event.data)}
    if isinstance(event.data, trace.TicketIssued) and event.data.clock_s < event.t - 1:
        # Whoever was given a number elsewhere, or had an earlier need, stands by that time.
        fields["clock"] = event.data.clock_s
    return json.dumps(_numbered(fields) if in_numbers else fields, separators=(",", ":"))


def prediction_line(day: int, ticket: TicketId, *, in_numbers: bool = False) -> str:
    """Return the question how long a ticket will wait."""
    fields: Fields = {"predict": True, "day": day, "ticket": ticket}
    return json.dumps(_numbered(fields) if in_numbers else fields)


def _fields(data: trace.TraceData) -> Fields:  # noqa: PLR0911, PLR0912, C901 - one case for each kind of event
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
            return _ended(data)
        case trace.TicketReturned(offered_from_s=float(offered)):
            return {"type": "ticket_returned", "ticket": data.ticket, "offered_from": offered}
        case trace.NoShow() | trace.TicketReturned() | trace.TicketHeld() | trace.Cancelled() | trace.Expired():
            return {"type": _NAMES[type(data)], "ticket": data.ticket}
        case _:
            raise ValueError(f"A made-up branch does not write {type(data).__name__}")


def _ended(data: trace.ServiceEnded) -> Fields:
    ended: Fields = {"type": "service_ended", "ticket": data.ticket}
    if data.to is None:
        return {**ended, "outcome": "done"}
    sent_on: Fields = {**ended, "outcome": "transfer", "to": data.to}
    return sent_on if data.clock_s is None else {**sent_on, "clock": data.clock_s}


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
