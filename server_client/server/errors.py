"""What can go wrong around a server.

Unavailable              the environment's fault: say what to do, change nothing, try again
├── StoreUnavailable     the disk took nothing, and nothing is half done: free space or rights, then repeat
├── Fenced               another node has this branch now, or the log was put back: a new epoch is needed
├── StoreBroken          the disk failed in the middle; this process writes no more: restart it
├── LogInUse             another process writes this log
├── LogDamaged           the log or a file beside it is not what was written
├── StaffUnusable        accounts of the staff or their key cannot be used: nobody signs in; kiosks go on
├── VaultClosed          pre-registrations cannot be kept or read: the vault's key or file; the queue goes on
├── CatalogueUnusable    the file of procedures cannot be read; the queue goes on
├── CalendarUnusable     the office's calendar or hours cannot be read: no dossier is received; the queue goes on
└── CityUnavailable      the city's system cannot be reached or understood; it is told later (`city_system`)
SettingsFault            what the engineer gave does not fit: the message names it
"""


class Unavailable(Exception):
    """The environment is at fault, not the person who asked; the message says what to do."""


class StoreUnavailable(Unavailable):
    """The disk took nothing and nothing has changed."""


class StoreBroken(Unavailable):
    """The disk failed while it was written to; what it holds is known again only after a restart."""


class Fenced(Unavailable):
    """This node may not write its branch: another has taken it over, or its database was put back."""


class LogInUse(Unavailable):
    """Another process is the writer of this log."""


class LogDamaged(Unavailable):
    """What is on disk is not what was written there."""


class StaffUnusable(Unavailable):
    """The staff's accounts or the key of their sessions cannot be used; kiosks and lobbies do not depend on them."""


class VaultClosed(Unavailable):
    """The vault's key is missing or another's, or its file cannot be used; the queue does not depend on it."""


class CatalogueUnusable(Unavailable):
    """The catalogue or its everyday words are missing or at fault; the queue does not depend on them."""


class CalendarUnusable(Unavailable):
    """The office's calendar or its working hours are missing or at fault; the queue does not depend on them."""


class SettingsFault(Exception):
    """A setting does not fit; the message names it and the next step."""
