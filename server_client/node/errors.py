"""Why a node was not replaced, promoted or restored; the message says what to do, and nothing has begun."""


class GuardError(Exception):
    """A guard holds: what was asked for would lose or double something."""
