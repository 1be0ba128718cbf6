"""The commands of counters and halls: read their arguments, then import what they need and start it."""

from collections.abc import Sequence

from assets.garbage_collection import put_off


@put_off()
def counter(arguments: Sequence[str]) -> int:
    """Show the clerk's console."""
    from counter_display.console.settings import parse  # noqa: PLC0415  # two commands, neither loads the other's

    settings = parse(arguments)
    from counter_display.console.app import run  # noqa: PLC0415  # Qt takes longer to import than a mistake to be told

    return run(settings)


@put_off()
def lobby(arguments: Sequence[str]) -> int:
    """Show and speak the calls of a branch's hall."""
    from counter_display.lobby.settings import parse  # noqa: PLC0415  # as above

    settings = parse(arguments)
    from counter_display.lobby.app import run  # noqa: PLC0415  # as above

    return run(settings)


@put_off()
def panel(arguments: Sequence[str]) -> int:
    """Show a counter's panel to the citizen."""
    from counter_display.panel.settings import parse  # noqa: PLC0415  # as above

    settings = parse(arguments)
    from counter_display.panel.app import run  # noqa: PLC0415  # as above

    return run(settings)


def led(arguments: Sequence[str]) -> int:
    """Write what counters do on the text panels above them."""
    from counter_display.led.settings import parse  # noqa: PLC0415  # as above

    settings = parse(arguments)
    from counter_display.led.app import run  # noqa: PLC0415  # as above

    return run(settings)
