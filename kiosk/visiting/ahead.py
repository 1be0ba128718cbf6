"""Where the next touch may lead from a step, so that its page can be ready by then; it decides no move."""

from kiosk.visiting.flow import MOVES
from kiosk.visiting.moves import destinations
from kiosk.visiting.presenting import Scanned
from kiosk.visiting.step import WORKING, Step


def steps_ahead(step: Step) -> frozenset[Step]:
    """Return the steps to which one touch may lead, with those that come by themselves after it; START is none.

    What is presented to the scanner is no touch: it may lead almost anywhere.
    """
    reached: set[Step] = set()
    front = {step}
    while front:
        reached |= front
        found = {
            target
            for (origin, happening), move in MOVES.items()
            if origin in front and happening is not Scanned
            for target in destinations(move)
        }
        front = (found & WORKING) - reached
        reached |= found
    return frozenset(reached | {Step.HELP}) - {step, Step.START}
