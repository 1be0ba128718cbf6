"""What can go wrong in the world outside when speaking; rules of the queue and bugs are not among it.

Unavailable
├── PackUnusable            a voice pack or chime that cannot be spoken from
├── SpeakerUnavailable      the sound card, its program or its folder
└── SynthesizerUnavailable  the program that makes a pack
"""


class Unavailable(Exception):
    """Something outside is missing or broken; the message names it, its state and what to do."""


class PackUnusable(Unavailable):
    """A voice pack or chime that cannot be spoken from."""


class SpeakerUnavailable(Unavailable):
    """Sound that cannot be played just now."""


class SynthesizerUnavailable(Unavailable):
    """The program that makes a voice pack is missing or failed."""
