"""What can be wrong with bytes from outside.

Malformed          what came is not what was asked for: say where, change nothing
└── BrokenChain    entries of a log that do not follow each other
"""


class Malformed(Exception):
    """The bytes are not of the form that the contract asks for; the message says where and how."""


class BrokenChain(Malformed):
    """An entry of a log does not follow the one before it."""
