"""Why someone is not let in; the words for the person at the console are the caller's.

SignInRefused           nobody is signed in
├── WrongPin            the PIN is not that clerk's, or there is no such clerk: nobody is told which
├── LockedOut           too many wrong PINs: none is looked at before the time told
└── TooBusy             so many sign-ins are under way that this one is not begun
NotSignedIn             a command needs a session, and what came with it is none or has ended
"""

from datetime import datetime


class SignInRefused(Exception):
    """Nobody was signed in."""


class WrongPin(SignInRefused):
    """Clerk and PIN do not belong together; `left` is how many more wrong ones are borne."""

    def __init__(self, left: int) -> None:
        """Keep what is left."""
        super().__init__(f"Clerk and PIN do not fit; {left} wrong ones more and this clerk has to wait")
        self.left = left


class LockedOut(SignInRefused):
    """No PIN of this clerk is looked at here before `until`."""

    def __init__(self, until: datetime) -> None:
        """Keep the time."""
        super().__init__("Too many wrong PINs: wait, use the console you usually sign in at, or ask a supervisor")
        self.until = until


class TooBusy(SignInRefused):
    """Another sign-in of this console, or too many of others, are under way."""


class NotSignedIn(Exception):
    """There is no session behind the command; the message says why and what to do."""
