"""How the theme looks with a person's aids on; whether they are on is told elsewhere."""

from dataclasses import replace

from assets.engine import Look
from kiosk.accessibility import Accessibility


def look_with(look: Look, accessibility: Accessibility) -> Look:
    """Return the kiosk's `look` with larger letters and white on black, as asked for.

    White on black and not the reverse: it blinds less on a bright panel, and whoever wants dark on light has it.
    """
    return replace(
        look,
        large_type=look.large_type or accessibility.large_type,
        high_contrast=look.high_contrast or accessibility.high_contrast,
        dark=look.dark or accessibility.high_contrast,
    )
