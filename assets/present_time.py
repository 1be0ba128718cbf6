"""Says whether a screen's clock is to stand still, for pictures of a simulated day; it reads no clock itself."""

from collections.abc import Mapping
from datetime import datetime

ENVIRONMENT = "MOTCUA_STANDING_TIME"
"""Variable with a time (ISO 8601, with its offset); demonstrations alone set it."""


def standing_time(environment: Mapping[str, str]) -> datetime | None:
    """Return the time at which the clock is to stand (aware); None, as everywhere else, if it is to go."""
    told = environment.get(ENVIRONMENT)
    return None if told is None else datetime.fromisoformat(told).astimezone()
