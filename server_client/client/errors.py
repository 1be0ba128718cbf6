"""What can go wrong between a device and its branch; refusals by the queue's rules are the model's `Refused`.

Unavailable             a part of the world does not answer: show the state, it is tried again
├── ServerUnavailable   no connection, no answer in time, or the server itself says that it cannot now
│   ├── NotResumable    events cannot be followed from where we are: load the branch anew
│   └── TooManyMisses   this device asked for too many codes that there are not: wait a minute
└── OutboxUnavailable   the disk does not keep what we give it: nothing was sent
OfficeRefused           the rules of the office say no (limits, states): tell the person; nothing has changed
SignInRefused           nobody was signed in
├── WrongPin            clerk and PIN do not fit, or there is no such clerk
├── LockedOut           too many wrong PINs for this clerk here: none is looked at for a while
└── PinWeak             the PIN that was chosen is not taken
Rejected                the server is well and does not take this: our credential, our rights, or a fault of ours
└── NotSignedIn         the branch works with PINs, and no session of today went with it: sign in
"""

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from server_client.wire.answers import Problem


class Unavailable(Exception):
    """A part of the world that we depend on does not answer now; the message says which and what to do."""


class ServerUnavailable(Unavailable):
    """The branch's server cannot be reached, or cannot answer now; whether it acted is not known."""


class NotResumable(ServerUnavailable):
    """The events after the last one held cannot be had from this server, or cannot be read."""


class TooManyMisses(ServerUnavailable):
    """Too many codes or numbers were looked up here that there are not; for a minute none is answered."""


class OutboxUnavailable(Unavailable):
    """The disk is full, read-only, broken, or in another program's hands; nothing was kept and nothing sent."""


class OfficeRefused(Exception):
    """The rules of the office say no; `code` names the rule and `particulars` the things concerned."""

    def __init__(self, code: str, particulars: Mapping[str, str | int], sentence: str) -> None:
        """Keep what the server said, whose English sentence serves where this program has no words for the code."""
        super().__init__(sentence)
        self.code = code
        self.particulars = particulars


class SignInRefused(Exception):
    """Nobody was signed in; the message is the server's, in English."""


class WrongPin(SignInRefused):
    """Clerk and PIN do not fit; `left` is how many more wrong ones are borne."""

    def __init__(self, left: int, sentence: str) -> None:
        """Keep what the server said."""
        super().__init__(sentence)
        self.left = left


class LockedOut(SignInRefused):
    """No PIN of this clerk is looked at here before `until`."""

    def __init__(self, until: datetime, sentence: str) -> None:
        """Keep what the server said."""
        super().__init__(sentence)
        self.until = until


class PinWeak(SignInRefused):
    """The PIN that was chosen would be tried first, or is the present one; the present one stays."""


class Rejected(Exception):
    """The server does not take this from us; it changed nothing, and the same again would not be taken either."""

    def __init__(self, problem: "Problem") -> None:
        """Keep the problem document, whose status is 0 if the fault was found on our side."""
        super().__init__(f"{problem.title}: {problem.detail}")
        self.problem = problem


class NotSignedIn(Rejected):
    """Whoever sent this has not signed in, or the session has ended; after a sign-in the same may be sent again."""
