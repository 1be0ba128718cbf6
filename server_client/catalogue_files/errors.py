"""What can go wrong with a file: `FileFault` says what in it must be changed, `Unavailable` that it cannot be had."""


class FileFault(Exception):
    """The file cannot be used as it is; the message names the place and what to do, a line for each."""


class Unavailable(Exception):
    """The file is missing or may not be read; the message names it."""
