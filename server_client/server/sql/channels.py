"""Who hears which channel within this process; it does not know how a text gets here from another one."""

from collections.abc import Callable, Iterable
from functools import partial


class Channels:
    """The ears of one database."""

    def __init__(self) -> None:
        """Begin with nobody listening."""
        self._ears: dict[str, list[Callable[[str], None]]] = {}

    @property
    def names(self) -> Iterable[str]:
        """Return the channels that somebody hears or has heard."""
        return tuple(self._ears)

    def join(self, channel: str, hear: Callable[[str], None]) -> Callable[[], None]:
        """Call `hear` with what is told in the channel; return what ends that."""
        self._ears.setdefault(channel, []).append(hear)
        return partial(self._leave, channel, hear)

    def tell(self, channel: str, text: str) -> None:
        """Tell everyone who hears the channel."""
        for hear in tuple(self._ears.get(channel, ())):
            hear(text)

    def wake_all(self) -> None:
        """Tell everyone that something may have been missed."""
        for channel in self.names:
            self.tell(channel, "")

    def _leave(self, channel: str, hear: Callable[[str], None]) -> None:
        if hear in self._ears[channel]:
            self._ears[channel].remove(hear)
