"""What the opening and closing of days and services changes, and a configuration taken over."""

from dataclasses import replace

from server_client.queue_model import epoch_events, events
from server_client.queue_model.applying import attending, taking_back
from server_client.queue_model.branch import Branch
from server_client.queue_model.events import Event
from server_client.queue_model.persistent_map import PersistentMap


def configuration_adopted(branch: Branch, data: events.ConfigurationAdopted, event: Event) -> Branch:
    """Work by it from now on; what was before may not be possible by it, so nothing of that can be taken back."""
    devices = attending.still_there(branch, data.configuration)
    return replace(taking_back.settled(branch), configuration=data.configuration, devices=devices)


def day_opened(branch: Branch, data: events.DayOpened, event: Event) -> Branch:
    """Begin the day with nothing of the last, or go on with the same one."""
    if data.day == branch.day:
        return replace(branch, is_open=True)
    is_marked = branch.marked_until is None or data.day <= branch.marked_until
    return replace(
        branch,
        mark=branch.mark if is_marked else "",
        marked_until=branch.marked_until if is_marked else None,
        day=data.day,
        is_open=True,
        closed_services=frozenset(),
        numbers=PersistentMap(),
        visits=PersistentMap(),
        tickets=PersistentMap(),
        lines=PersistentMap(),
        tokens=PersistentMap(),
        bookings=PersistentMap(),
        settled=PersistentMap(),
        devices=attending.all_gone_home(branch),
    )


def day_closed(branch: Branch, data: events.DayClosed, event: Event) -> Branch:
    """Be closed, with nobody waiting for help."""
    return replace(branch, is_open=False, devices=attending.all_gone_home(branch))


def epoch_begun(branch: Branch, data: epoch_events.EpochBegun, event: Event) -> Branch:
    """Go on from what is known here; nothing that was done before can be taken back, since more may have come of it."""
    return replace(taking_back.settled(branch), mark=data.mark, marked_until=data.marked_until)


def service_opened(branch: Branch, data: events.ServiceOpened, event: Event) -> Branch:
    """Give out numbers for it again."""
    return replace(branch, closed_services=branch.closed_services - {data.service})


def service_closed(branch: Branch, data: events.ServiceClosed, event: Event) -> Branch:
    """Give out no more numbers for it."""
    return replace(branch, closed_services=branch.closed_services | {data.service})
