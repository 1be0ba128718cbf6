"""What is shown of what the person prepared: whether it goes along, under which code it is kept, or why it is not."""

from dataclasses import dataclass

from kiosk.offering import in_language
from kiosk.visiting.keeping import Limit
from kiosk.visiting.step import Step
from kiosk.visiting.visit import Visit
from server_client.dossier_model.personal import Personal
from server_client.queue_model.configuration import Configuration

_STEPS = frozenset({Step.CONFIRM, Step.ISSUING, Step.PRINTING, Step.TICKET, Step.PAPERLESS, Step.REFUSED})


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class KeepingScreen(Personal):
    """The facts of the number's pages beside the number.

    `names_person` says whether who the person is goes along. `limit` is the one that is reached, `number` the ticket
    that the person has for `service` already, "" if it is still to come, and `most` how many the limit allows.
    """

    names_person: bool = False
    code: str = ""
    is_lost: bool = False
    limit: Limit | None = None
    service: str = ""
    number: str = ""
    most: int = 0


NOTHING_SHOWN = KeepingScreen()


def keeping_screen(visit: Visit, configuration: Configuration | None) -> KeepingScreen:
    """Return what these pages show of the visit; nothing while another page is shown."""
    if visit.step not in _STEPS:
        return NOTHING_SHOWN
    keeping, over = visit.keeping, visit.keeping.over
    code = over.service if over is not None else None
    service = configuration.service(code) if configuration is not None and code is not None else None
    return KeepingScreen(
        names_person=visit.person.confirmed,
        code=keeping.code or "",
        is_lost=keeping.is_lost,
        limit=over.limit if over is not None else None,
        service=in_language(service.names, visit.language) if service is not None else "",
        number=over.number if over is not None else "",
        most=over.most if over is not None else 0,
    )
