"""What can go wrong with a text panel.

LedSetupWrong   an address or a protocol file that cannot be used: told at the start, and ends the program
LedUnavailable  the line or what is on it does not answer now: told once, and tried again
"""


class LedSetupWrong(Exception):
    """A setting that cannot be used; the message names it, what is wrong, and what to write."""


class LedUnavailable(Exception):
    """The line to the panels cannot be opened, broke, or does not take bytes."""
