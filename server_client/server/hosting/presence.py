"""Which kiosks are there, by the feeds that they hold open: timing alone, by a clock passed in; it sends nothing."""

from collections import Counter
from collections.abc import Callable, Iterator

from server_client.queue_model.branch import Branch
from server_client.queue_model.device import DeviceFault, in_order
from server_client.queue_model.ids import DeviceId

# A kiosk that starts its feed anew, after a change of its network say, does so within seconds.
GONE_AFTER_S = 20.0
# What has to hold before a kiosk that was gone counts as back, so that a bad cable does not fill the log.
BACK_AFTER_S = 5.0
# How long after the server's start a kiosk may take to come.
COMES_WITHIN_S = 60.0


class Presence:
    """When each kiosk was last there. A kiosk is one that the configuration lists; no other is missed."""

    def __init__(
        self,
        clock: Callable[[], float],
        *,
        gone_after_s: float = GONE_AFTER_S,
        back_after_s: float = BACK_AFTER_S,
        comes_within_s: float = COMES_WITHIN_S,
    ) -> None:
        """Begin with nobody there; `clock` is in seconds from anywhere."""
        self._clock = clock
        self._gone_after_s = gone_after_s
        self._back_after_s = back_after_s
        self._begun = clock()
        self._comes_within_s = comes_within_s
        self._feeds: Counter[DeviceId] = Counter()
        self._since: dict[DeviceId, float] = {}
        self._heard: dict[DeviceId, float] = {}

    def joined(self, device: DeviceId) -> None:
        """Note that the kiosk follows the feed."""
        if not self._feeds[device]:
            self._since[device] = self._clock()
        self._feeds[device] += 1

    def left(self, device: DeviceId) -> None:
        """Note that one feed of the kiosk has ended."""
        self._feeds[device] -= 1
        self.heard(device)

    def heard(self, device: DeviceId) -> None:
        """Note that the kiosk has said something, whatever its feed does."""
        self._heard[device] = self._clock()

    def was_heard(self, device: DeviceId, ago_s: float) -> None:
        """Note that another process of the server heard the kiosk so long ago."""
        self._heard[device] = max(self._clock() - ago_s, self._heard.get(device, float("-inf")))

    def there(self) -> list[DeviceId]:
        """Return the kiosks that follow the feed here, in order."""
        return sorted(device for device, feeds in self._feeds.items() if feeds)

    def news(self, branch: Branch) -> Iterator[tuple[DeviceId, tuple[DeviceFault, ...]]]:
        """Go through the kiosks of which the branch does not know that they are gone, or back, and their faults now."""
        for place in branch.configuration.kiosks if branch.configuration else ():
            known = branch.device(place.id).faults
            if DeviceFault.UNREACHABLE in known:
                if self._is_back(place.id):
                    yield place.id, tuple(fault for fault in known if fault is not DeviceFault.UNREACHABLE)
            elif self.is_gone(place.id):
                yield place.id, in_order((*known, DeviceFault.UNREACHABLE))

    def is_gone(self, device: DeviceId) -> bool:
        """Say whether the kiosk has not been heard for longer than a change of its network takes."""
        if self._feeds[device]:
            return False
        heard = self._heard.get(device)
        if heard is None:
            return self._clock() - self._begun >= self._comes_within_s
        return self._clock() - heard >= self._gone_after_s

    def _is_back(self, device: DeviceId) -> bool:
        return self._feeds[device] > 0 and self._clock() - self._since[device] >= self._back_after_s
