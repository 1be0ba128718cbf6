"""Says what the panel above a counter shows, from the branch; refuses to know panels, lines and clocks."""

from dataclasses import dataclass

from counter_display.led.led_protocol import Situation
from server_client.queue_model.branch import Branch
from server_client.queue_model.counter import CounterState
from server_client.queue_model.ids import CounterId

_SITUATIONS = {
    CounterState.CLOSED: Situation.CLOSED,
    CounterState.IDLE: Situation.IDLE,
    CounterState.CALLED: Situation.CALLED,
    CounterState.SERVING: Situation.SERVING,
    CounterState.WRAP_UP: Situation.WRAP_UP,
    CounterState.PAUSED: Situation.PAUSED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class CounterSign:
    """What a panel tells: the situation, and the number that it is about, if any."""

    situation: Situation = Situation.CUT
    number: str = ""


def sign_of(branch: Branch | None, counter: CounterId) -> CounterSign:
    """Return what the panel shows; nothing that could be wrong while the branch, or such a counter, is not known."""
    if branch is None or branch.configuration is None or branch.configuration.counter(counter) is None:
        return CounterSign()
    state = branch.counter(counter)
    ticket = branch.tickets.get(state.ticket) if state.ticket is not None else None
    return CounterSign(situation=_SITUATIONS[state.state], number=ticket.number if ticket is not None else "")
