"""What can be chosen for a deed, each choice with what the branch would say to it now; it asks nothing."""

from collections.abc import Callable, Iterable

from counter_display.serving.deeds import TO_COUNTER, TO_SERVICE, Deed, refusal_of
from counter_display.serving.outlook import Option, Outlook
from server_client.queue_model.commands import TransferPosition
from server_client.queue_model.configuration import WALK_IN, ClassKind, Configuration, CounterPlace, Reason
from server_client.queue_model.counter import CounterState
from server_client.queue_model.local_time import local_day

YES = "yes"

Choices = Callable[[Outlook, Deed], Iterable[Option]]


def judged(outlook: Outlook, deed: Deed, options: Iterable[Option], *then: str) -> Iterable[Option]:
    """Go through the options with what refuses each; `then` is what would be chosen after it."""
    for option in options:
        whole = deed.choosing(option.code)
        for choice in then:
            whole = whole.choosing(choice)
        refused = refusal_of(outlook.branch, whole, outlook.seat, outlook.now)
        yield Option(code=option.code, name=option.name, icon=option.icon, refused=refused.code if refused else None)


def taken(choices: Choices) -> Choices:
    """Return the same without what the branch would refuse."""

    def offered(outlook: Outlook, deed: Deed) -> Iterable[Option]:
        return (option for option in choices(outlook, deed) if option.refused is None)

    return offered


def reasons(of: Callable[[Configuration], tuple[Reason, ...]]) -> Choices:
    """Return the choice from one of the office's lists of reasons."""

    def offered(outlook: Outlook, deed: Deed) -> Iterable[Option]:
        listed = of(outlook.configuration)
        return judged(outlook, deed, (Option(code=one.code, name=outlook.name(one.names)) for one in listed))

    return offered


def outcomes(outlook: Outlook, deed: Deed) -> Iterable[Option]:
    """Go through the outcomes, in the order of their number keys."""
    listed = outlook.configuration.outcomes
    return judged(outlook, deed, (Option(code=one.code, name=outlook.name(one.names)) for one in listed))


def places(outlook: Outlook, deed: Deed) -> Iterable[Option]:
    """Go through the services and the open counters, with who sits there, that a ticket can be sent to."""
    branch, configuration = outlook.branch, outlook.configuration
    ticket = branch.tickets.get(deed.ticket) if deed.ticket is not None else None
    services = (
        Option(code=f"{TO_SERVICE}{service.code}", name=outlook.name(service.names), icon=service.icon)
        for service in configuration.services
        if ticket is None or service.code != ticket.service
    )
    counters = (
        Option(code=f"{TO_COUNTER}{place.id}", name=_with_clerk(outlook, place), icon="user-round")
        for place in configuration.counters
        if place.id != outlook.seat.counter and branch.counter(place.id).state is not CounterState.CLOSED
    )
    return judged(outlook, deed, (*services, *counters), TransferPosition.BY_ISSUE)


def _with_clerk(outlook: Outlook, place: CounterPlace) -> str:
    clerk = outlook.branch.counter(place.id).clerk
    return " · ".join(filter(None, (outlook.name(place.names), clerk and outlook.clerks.get(clerk, clerk))))


def positions(outlook: Outlook, deed: Deed) -> Iterable[Option]:
    """Go through the places in the line that a ticket can join at."""
    order = (TransferPosition.BY_ISSUE, TransferPosition.FIRST, TransferPosition.LAST)
    return judged(outlook, deed, (Option(code=position) for position in order))


def services(outlook: Outlook, deed: Deed) -> Iterable[Option]:
    """Go through all services."""
    return judged(outlook, deed, _services(outlook))


def services_at_desk(outlook: Outlook, deed: Deed) -> Iterable[Option]:
    """Go through all services for someone who stands at the desk without a number."""
    return judged(outlook, deed, _services(outlook), WALK_IN)


def classes(outlook: Outlook, deed: Deed) -> Iterable[Option]:
    """Go through the classes that are granted today, the ordinary one first."""
    options = (
        Option(code=cls.code, name=outlook.name(cls.names), icon=cls.icon)
        for cls in outlook.configuration.classes
        if cls.kind is not ClassKind.BOOKING and cls.active_on(local_day(outlook.now))
    )
    return judged(outlook, deed, options)


def profiles(outlook: Outlook, deed: Deed) -> Iterable[Option]:
    """Go through the work profiles."""
    listed = outlook.configuration.profiles
    return judged(outlook, deed, (Option(code=one.code, name=outlook.name(one.names)) for one in listed))


def leaving(outlook: Outlook, deed: Deed) -> Iterable[Option]:
    """Offer that leaving is meant."""
    return judged(outlook, deed, (Option(code=YES, icon="log-out"),))


def _services(outlook: Outlook) -> Iterable[Option]:
    return (
        Option(code=service.code, name=outlook.name(service.names), icon=service.icon)
        for service in outlook.configuration.services
    )
