"""Queue length × mean time / counters, as most products have it, to be beaten; it knows no rule and no roster."""

from server_client.policy_lab.generator.scenario import Scenario
from server_client.policy_lab.oracle import Prediction
from server_client.queue_model.ids import CounterId, ServiceCode, TicketId
from server_client.wait_forecast import trace

# An exponential wait of the same mean: the simple products give no range, so this says no more than the mean does.
_Q10, _Q90 = 0.105, 2.303


class QueueLengthBaseline:
    """Counts who waits for each service, who is open, and the mean serving time so far."""

    def __init__(self, scenario: Scenario) -> None:
        """Begin with the nominal times."""
        self._times = {ServiceCode(one.code): (one.nominal_s, 1) for one in scenario.services}
        self._waiting: dict[TicketId, ServiceCode] = {}
        self._skills: dict[CounterId, frozenset[ServiceCode]] = {}
        self._started: dict[TicketId, tuple[float, ServiceCode]] = {}

    def tell(self, event: trace.TraceEvent) -> None:
        """Keep the counts."""
        match event.data:
            case trace.BranchOpened():
                self._waiting, self._skills, self._started = {}, {}, {}
            case trace.TicketIssued(ticket=ticket, service=service):
                self._waiting[ticket] = service
            case trace.TicketCalled(ticket=ticket) | trace.Cancelled(ticket=ticket) | trace.Expired(ticket=ticket):
                self._waiting.pop(ticket, None)
            case trace.CounterOpened(counter=counter, skills=skills):
                self._skills[counter] = frozenset(skill.service for skill in skills)
            case trace.CounterClosed(counter=counter):
                self._skills.pop(counter, None)
            case trace.ServiceStarted(ticket=ticket, service=service):
                self._started[ticket] = (event.t, service)
            case trace.ServiceEnded(ticket=ticket, to=to):
                self._end(event.t, ticket, to)
            case _:
                pass

    def predict(self, day: int, ticket: TicketId) -> Prediction:
        """Return the people ahead in the service, times the mean, over the open counters that serve it."""
        service = self._waiting[ticket]
        ahead = sum(other == service for other in self._waiting.values()) - 1
        counters = sum(service in skills for skills in self._skills.values())
        wait = ahead * self._times[service][0] / max(1, counters)
        return Prediction(mean=wait, q10=_Q10 * wait, q50=wait, q90=_Q90 * wait)

    def close(self) -> None:
        """Nothing is left to do."""

    def _end(self, at: float, ticket: TicketId, to: ServiceCode | None) -> None:
        begun, service = self._started.pop(ticket)
        mean, count = self._times[service]
        self._times[service] = (mean + (at - begun - mean) / (count + 1), count + 1)
        if to is not None:
            self._waiting[ticket] = to
