"""Reads the accessibility bus as a screen reader does and prints what it finds as JSON; run by Debian's own Python.

Arguments: the program to wait for, and the name of a control to press by the bus. Only the standard library and gi.
"""

import json
import sys
from collections.abc import Callable, Iterator
from typing import TypeVar

from gi.repository import Gio, GLib  # type: ignore[import-not-found]  # of Debian's Python, not of ours

Thing = tuple[str, str]
"""A program's name on the bus and a path in it."""
Found = TypeVar("Found")

ATSPI = "org.a11y.atspi."
PATIENCE_MS, PAUSE_MS = 30_000, 100
# AtspiStateType of at-spi2-core.
CHECKED, FOCUSABLE, SHOWING = 4, 11, 25


class Bus:
    """The accessibility bus of the session."""

    def __init__(self) -> None:
        session = Gio.bus_get_sync(Gio.BusType.SESSION)
        address = ask(session, "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus.GetAddress")
        flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
        self._bus = Gio.DBusConnection.new_for_address_sync(address, flags, None, None)

    def children(self, thing: Thing) -> list[Thing]:
        """The accessible things directly below one."""
        return list(ask(self._bus, *thing, f"{ATSPI}Accessible.GetChildren"))

    def programs(self) -> dict[str, Thing]:
        """The programs on the bus, by name."""
        root = (f"{ATSPI}Registry", "/org/a11y/atspi/accessible/root")
        return {self.about(thing, "Name"): thing for thing in self.children(root)}

    def about(self, thing: Thing, what: str) -> str:
        """One property of a thing."""
        wanted = GLib.Variant("(ss)", (f"{ATSPI}Accessible", what))
        return str(ask(self._bus, *thing, "org.freedesktop.DBus.Properties.Get", wanted))

    def states(self, thing: Thing) -> list[int]:
        """The numbers of the states that a thing is in."""
        words = ask(self._bus, *thing, f"{ATSPI}Accessible.GetState")
        return [bit for bit in range(64) if words[bit // 32] >> (bit % 32) & 1]

    def role(self, thing: Thing) -> str:
        """What a thing is."""
        return str(ask(self._bus, *thing, f"{ATSPI}Accessible.GetRoleName"))

    def size(self, thing: Thing) -> list[int]:
        """Width and height in pixels of the screen."""
        extents = ask(self._bus, *thing, f"{ATSPI}Component.GetExtents", GLib.Variant("(u)", (0,)))
        return list(extents[2:])

    def press(self, thing: Thing) -> None:
        """Do the first thing that can be done with it."""
        ask(self._bus, *thing, f"{ATSPI}Action.DoAction", GLib.Variant("(i)", (0,)))

    def everything(self, thing: Thing) -> Iterator[Thing]:
        """All accessible things below one."""
        for child in self.children(thing):
            yield child
            yield from self.everything(child)


def ask(bus: Gio.DBusConnection, name: str, path: str, member: str, arguments: GLib.Variant | None = None):  # type: ignore[no-untyped-def]  # whatever the bus answers
    """Call a method and return its one answer."""
    interface, _, method = member.rpartition(".")
    answer = bus.call_sync(name, path, interface, method, arguments, None, Gio.DBusCallFlags.NONE, PATIENCE_MS, None)
    return answer.unpack()[0] if answer.unpack() else None


def wait_for(find: Callable[[], Found | None]) -> Found:
    """Return what `find` finds, as soon as it finds something; ends the program when it never does."""
    loop = GLib.MainLoop()
    found: list[Found] = []

    def look() -> bool:
        found[:] = [it for it in [find()] if it]
        if found:
            loop.quit()
        return not found

    GLib.timeout_add(PAUSE_MS, look)
    GLib.timeout_add(PATIENCE_MS, loop.quit)
    loop.run()
    return found[0] if found else sys.exit("It never came to the accessibility bus")


def main(program: str, pressed: str) -> None:
    """Print everything that the program shows, and whether the pressed control is on before and after."""
    bus = Bus()
    thing = wait_for(lambda: bus.programs().get(program))
    wait_for(lambda: [it for it in bus.everything(thing) if bus.about(it, "Name") == pressed])
    shown = [it for it in bus.everything(thing) if SHOWING in bus.states(it)]
    target = next(it for it in shown if bus.about(it, "Name") == pressed)
    things = [
        {
            "role": bus.role(it),
            "name": bus.about(it, "Name"),
            "focusable": FOCUSABLE in bus.states(it),
            "size": bus.size(it),
        }
        for it in shown
    ]
    before = CHECKED in bus.states(target)
    bus.press(target)
    wait_for(lambda: (CHECKED in bus.states(target)) != before or None)
    json.dump({"things": things, "before": before, "after": CHECKED in bus.states(target)}, sys.stdout)


if __name__ == "__main__":
    main(*sys.argv[1:])
