"""What the looking after of kiosks changes: who waits for help there, and what is wrong with them."""

from dataclasses import replace

from server_client.queue_model import device_events
from server_client.queue_model.branch import Branch
from server_client.queue_model.configuration import Configuration
from server_client.queue_model.device import DeviceState
from server_client.queue_model.events import Event
from server_client.queue_model.ids import DeviceId
from server_client.queue_model.persistent_map import PersistentMap

Devices = PersistentMap[DeviceId, DeviceState]


def help_asked(branch: Branch, data: device_events.HelpAsked, event: Event) -> Branch:
    """Someone waits at the kiosk from now on."""
    device = branch.device(data.device)
    return _with_device(branch, replace(device, help_asked_at=event.at, help_answered_at=None, helper=None))


def help_answered(branch: Branch, data: device_events.HelpAnswered, event: Event) -> Branch:
    """Nobody waits there any more, and it is known who goes."""
    device = branch.device(data.device)
    return _with_device(branch, replace(device, help_asked_at=None, help_answered_at=event.at, helper=data.counter))


def device_reported(branch: Branch, data: device_events.DeviceReported, event: Event) -> Branch:
    """The kiosk has these faults and no others."""
    return _with_device(branch, replace(branch.device(data.device), faults=data.faults, reported_at=event.at))


def device_locked(branch: Branch, data: device_events.DeviceLocked, event: Event) -> Branch:
    """The kiosk is shut from now on, with these words."""
    device = branch.device(data.device)
    return _with_device(branch, replace(device, locked_at=event.at, lock_message=data.message))


def device_unlocked(branch: Branch, data: device_events.DeviceUnlocked, event: Event) -> Branch:
    """The kiosk is open again."""
    return _with_device(branch, replace(branch.device(data.device), locked_at=None, lock_message=""))


def still_there(branch: Branch, new: Configuration) -> Devices:
    """Return the kiosks but for those that were listed and are no longer: they have been taken out of the hall."""
    listed = branch.configuration.kiosks if branch.configuration else ()
    gone = {place.id for place in listed if new.kiosk(place.id) is None}
    return PersistentMap({id: device for id, device in branch.devices.items() if id not in gone})


def all_gone_home(branch: Branch) -> Devices:
    """Return the kiosks with nobody waiting for help: it does not outlive the day."""
    return PersistentMap(
        {
            id: replace(device, help_asked_at=None, help_answered_at=None, helper=None)
            for id, device in branch.devices.items()
        }
    )


def _with_device(branch: Branch, device: DeviceState) -> Branch:
    return replace(branch, devices=branch.devices.set(device.id, device))
