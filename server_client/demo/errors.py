"""What can keep a demonstration from being given; each message names the part and what it last said.

DemoBroken
├── ProgramEnded    a program of it ended by itself
├── ProgramMissing  a program that it needs is not installed
├── FolderInUse     the folder for its output holds something else
├── NotSeen         a screen, a printer or the voice did not come to what was expected in time
└── PictureUntrue   the centre shows a branch otherwise than it is
"""


class DemoBroken(Exception):
    """The demonstration cannot go on."""


class ProgramEnded(DemoBroken):
    """A program ended by itself, or did not get ready."""


class ProgramMissing(DemoBroken):
    """A program that is needed is not installed."""


class FolderInUse(DemoBroken):
    """The folder for the output holds something that a demonstration did not write."""


class NotSeen(DemoBroken):
    """What was waited for did not come in time."""


class PictureUntrue(DemoBroken):
    """The centre shows a branch otherwise than its own server says, and goes on doing so."""
