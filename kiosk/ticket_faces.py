"""What stands on the paper of a number, in the branch's own words, for the first print and for staff's reprint."""

from dataclasses import dataclass, replace
from datetime import datetime

from kiosk.given_tickets import GivenTicket
from kiosk.offering import in_language
from kiosk.printing.ticket_face import TicketFace, TicketRules
from server_client.dossier_model.preregistration_code import PreregistrationCode
from server_client.queue_model.configuration import Configuration
from server_client.queue_model.events import TicketIssued
from server_client.queue_model.ids import Language, ServiceCode
from server_client.queue_model.local_time import local_day
from server_client.queue_model.numbering import is_foreign


@dataclass(frozen=True, slots=True, kw_only=True)
class Printing:
    """What one print has of its own; `people_ahead` is None if nobody knows, `copy` 0 for the first print.

    `dossiers` and `preparation_code` are of what the clerk finds prepared; empty and None if nothing is kept.
    """

    language: Language
    people_ahead: int | None
    tracking_url: str
    copy: int
    dossiers: tuple[str, ...] = ()
    preparation_code: PreregistrationCode | None = None


def first_face(ticket: TicketIssued, configuration: Configuration, printing: Printing) -> TicketFace:
    """Return the face of a number that was just given; ValueError if it is for a service that is not configured."""
    face = _face(ticket.number, ticket.needs, ticket.issued_at, configuration, printing)
    return replace(face, booked_for=ticket.booked_for, announced=ticket.announced)


def reprinted_face(ticket: GivenTicket, configuration: Configuration, tracking_url: str) -> TicketFace:
    """Return the face for one more paper, in the language of the first; ValueError as above."""
    printing = Printing(
        language=ticket.language,
        people_ahead=None,
        tracking_url=tracking_url,
        copy=max(ticket.prints, 1),
        preparation_code=ticket.preparation_code,
    )
    face = _face(ticket.number, ticket.needs, ticket.issued_at, configuration, printing)
    return replace(face, booked_for=ticket.booked_for)


def _face(
    number: str, needs: tuple[ServiceCode, ...], issued_at: datetime, configuration: Configuration, printing: Printing
) -> TicketFace:
    services = tuple(configuration.service(code) for code in needs)
    names = tuple(in_language(service.names, printing.language) for service in services if service is not None)
    if len(names) < len(needs) or not names:
        raise ValueError(f"Number {number} is for a service that this kiosk does not know")
    policy = configuration.policy_on(local_day(issued_at))
    return TicketFace(
        office=in_language(configuration.office, printing.language),
        branch=in_language(configuration.branch, printing.language),
        number=number,
        service=names[0],
        further_needs=names[1:],
        dossiers=printing.dossiers,
        preparation_code=printing.preparation_code,
        issued_at=issued_at,
        valid_on=local_day(issued_at),
        language=printing.language,
        people_ahead=printing.people_ahead,
        tracking_url=printing.tracking_url or None,
        rules=TicketRules(
            overtaking_limit=policy.overtaking_limit,
            missed_minutes=policy.return_delay_s // 60,
            misses_allowed=policy.miss_limit,
        ),
        by_time_of_issue=is_foreign(number),
        copy=printing.copy,
    )
