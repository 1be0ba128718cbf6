"""What can go wrong outside when the screen is read aloud.

VoiceUnavailable    the synthesizer, the player or the sound card; the person reads the screen, or asks the staff
"""


class VoiceUnavailable(Exception):
    """Nothing is heard just now; the message names what is missing, its state and what to do."""
