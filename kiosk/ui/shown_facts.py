"""Which facts of a screen belong together, so that QML is told only of those that have changed; it shows nothing."""

from kiosk.screen import Screen


def place(screen: Screen) -> object:
    """Whose house it is, in which language."""
    return screen.language, screen.office, screen.branch


def offers(screen: Screen) -> object:
    """How much there is to choose from."""
    return len(screen.services), len(screen.priorities)


def choice(screen: Screen) -> object:
    """What was chosen for the number."""
    return screen.service, screen.priority, screen.told


def ticket(screen: Screen) -> object:
    """The number, or why there is none."""
    return screen.number, screen.ahead, screen.announced, screen.tracking_url, screen.refusal


def minute(screen: Screen) -> object:
    """The time of day, as exactly as it is shown."""
    at = screen.wall_time
    return at.date(), at.hour, at.minute


def patience(screen: Screen) -> object:
    """How much longer the page waits."""
    return screen.seconds_left, screen.still_there


def page(screen: Screen) -> object:
    """The page itself."""
    return screen.step
