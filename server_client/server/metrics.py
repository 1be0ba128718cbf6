"""What operations can measure, for Prometheus; no number, name or token is ever a label."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

from server_client.queue_model.ids import BranchId
from server_client.server.announced_waits import AnnouncedWaitMeasures

MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8"


@dataclass(frozen=True, slots=True, kw_only=True)
class BranchFigures:
    """How a hosted branch stands at the moment of asking: open feeds, last entry, waiting by service, counters."""

    branch: BranchId
    listeners: int
    seq: int
    waiting: Mapping[str, int]
    counters: Mapping[str, int]
    forecast_age_s: float | None = None
    """None if nothing is shown."""


class ServerMetrics:
    """The measures of one server process, for all its branches."""

    def __init__(self) -> None:
        """Begin at zero, in a registry of its own."""
        self.registry = CollectorRegistry()
        self.answers = self._counter("commands_total", "Commands by type and how they were answered", "type", "answer")
        self.sign_ins = self._counter("sign_ins_total", "Sign-ins of the staff by how they ended", "answer")
        self.city_answers = self._counter(
            "city_messages_total", "Messages to the city's system by how they were answered", "answer"
        )
        self.city_undelivered = self._gauge(
            "city_undelivered", "Messages to the city's system that are not delivered", "state"
        )
        self.entries = self._counter("log_entries_total", "Entries made durable")
        self.commit = self._histogram(
            "commit_seconds",
            "Time of one durable commit",
            (0.0002, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.5, 2),
        )
        self.group = self._histogram(
            "commit_commands", "Commands in one commit", (1, 2, 4, 8, 16, 32, 64, 128, 256, 512)
        )
        self.shipped = self._counter("shipped_entries_total", "Entries that the centre has taken in")
        self.lag = self._gauge("shipping_lag", "Entries that the centre does not hold yet")
        self.linked = self._gauge("shipping_linked", "1 if the centre answers")
        self.announced_waits = AnnouncedWaitMeasures("motcua_", "branch")
        self.show(self.announced_waits)
        self.forecasts = self._histogram(
            "forecast_seconds",
            "Time of the forecasting process for all waits of a branch",
            (0.002, 0.005, 0.01, 0.02, 0.03, 0.05, 0.1, 0.2, 0.5, 1, 5),
        )
        self.forecast_failures = self._counter("forecast_failures_total", "Refreshes of the forecast that failed")
        self._forecast_age = self._gauge("forecast_age_seconds", "How old the forecast is that is shown")
        self._listeners = self._gauge("feed_listeners", "Open event feeds")
        self._waiting = self._gauge("waiting", "People waiting by service", "service")
        self._counters = self._gauge("counters", "Counters by state", "state")
        self._seq = self._gauge("log_seq", "Last entry of the log")
        self.certificate_ends = Gauge(
            "motcua_certificate_ends_seconds",
            "When the server's certificate ends, in seconds since 1970; 0 if it has none of its own",
            registry=self.registry,
        )
        self._lag = Histogram(
            "motcua_loop_lag_seconds",
            "How late the event loop was",
            registry=self.registry,
            buckets=(0.0005, 0.001, 0.002, 0.003, 0.004, 0.005, 0.007, 0.01, 0.015, 0.02, 0.05, 0.1, 0.5),
        )

    def show(self, measures: "TakingInMeasures | AnnouncedWaitMeasures") -> None:
        """Show these as well."""
        for one in measures.all:
            self.registry.register(one)

    def lagged(self, late_s: float) -> None:
        """Take down how late the event loop was once."""
        self._lag.observe(late_s)

    def text(self, branches: Iterable[BranchFigures]) -> bytes:
        """Return everything as Prometheus reads it, with how the branches stand."""
        self._counters.clear()
        self._forecast_age.clear()
        for one in branches:
            self._listeners.labels(one.branch).set(one.listeners)
            self._seq.labels(one.branch).set(one.seq)
            if one.forecast_age_s is not None:
                self._forecast_age.labels(one.branch).set(one.forecast_age_s)
            for service, count in one.waiting.items():
                self._waiting.labels(one.branch, service).set(count)
            for state, count in one.counters.items():
                self._counters.labels(one.branch, state).set(count)
        return generate_latest(self.registry)

    def _counter(self, name: str, told: str, *labels: str) -> Counter:
        return Counter(f"motcua_{name}", told, ["branch", *labels], registry=self.registry)

    def _gauge(self, name: str, told: str, *labels: str) -> Gauge:
        return Gauge(f"motcua_{name}", told, ["branch", *labels], registry=self.registry)

    def _histogram(self, name: str, told: str, buckets: tuple[float, ...]) -> Histogram:
        return Histogram(f"motcua_{name}", told, ["branch"], registry=self.registry, buckets=buckets)


class TakingInMeasures:
    """What a centre takes in of the logs of its branches; thousands of them, so none has figures of its own."""

    def __init__(self) -> None:
        """Begin at zero, shown nowhere yet."""
        self._taken = Counter("motcua_taken_entries_total", "Entries of nodes that were taken in", registry=None)
        self._refused = Counter(
            "motcua_refused_runs_total", "Runs of nodes that were not taken, by why", ["reason"], registry=None
        )
        self._lag = Histogram(
            "motcua_taken_run_lag_entries",
            "How many entries of its node's log the centre still lacked after a run",
            registry=None,
            buckets=(0, 1, 10, 100, 1_000, 10_000, 100_000),
        )
        self._group = Histogram(
            "motcua_taking_in_seconds",
            "Time of one transaction of runs",
            registry=None,
            buckets=(0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 20),
        )
        self.all = (self._taken, self._refused, self._lag, self._group)

    def taken(self, entries: int, took_s: float) -> None:
        """Take down a transaction that has added so many entries."""
        self._taken.inc(entries)
        self._group.observe(took_s)

    def lacking(self, entries: int) -> None:
        """Take down how many entries of a node's log are lacking after a run."""
        self._lag.observe(entries)

    def refused(self, reason: str) -> None:
        """Count one run that was not taken."""
        self._refused.labels(reason).inc()


class Metrics:
    """The measures of one branch that is hosted."""

    def __init__(self, server: ServerMetrics, branch: BranchId) -> None:
        """Take the branch's part in the server's measures."""
        self._server = server
        self._branch = branch
        # Looking a labelled counter up costs more than counting.
        self._answer_counters: dict[tuple[str, str], Counter] = {}
        self._entries = server.entries.labels(branch)
        self._commit = server.commit.labels(branch)
        self._group = server.group.labels(branch)
        self.announced_waits = server.announced_waits.of(branch)

    def answered(self, kind: str, answer: str) -> None:
        """Count one answer to a command of the type `kind`."""
        counter = self._answer_counters.get((kind, answer))
        if counter is None:
            counter = self._answer_counters[kind, answer] = self._server.answers.labels(self._branch, kind, answer)
        counter.inc()

    def signed_in(self, answer: str) -> None:
        """Count one sign-in that ended so; nobody is named."""
        self._server.sign_ins.labels(self._branch, answer).inc()

    def city_answered(self, answer: str) -> None:
        """Count one message to the city's system that was answered so."""
        self._server.city_answers.labels(self._branch, answer).inc()

    def city_messages(self, undelivered: Mapping[str, int]) -> None:
        """Take down how many messages are undelivered, by state."""
        for state, count in undelivered.items():
            self._server.city_undelivered.labels(self._branch, state).set(count)

    def committed(self, *, commands: int, entries: int, commit_s: float) -> None:
        """Take down one commit: how many commands it answered, how many entries it added, what it took (seconds)."""
        self._entries.inc(entries)
        self._commit.observe(commit_s)
        self._group.observe(commands)

    def foretold(self, took_s: float) -> None:
        """Take down one refresh of the forecast, and what it took in the forecasting process."""
        self._server.forecasts.labels(self._branch).observe(took_s)

    def not_foretold(self) -> None:
        """Count one refresh of the forecast that failed."""
        self._server.forecast_failures.labels(self._branch).inc()

    def shipped(self, entries: int) -> None:
        """Count entries that the centre has taken in."""
        self._server.shipped.labels(self._branch).inc(entries)

    def shipping(self, *, linked: bool, lag: int) -> None:
        """Take down how the line to the centre stands, and how many entries it does not hold."""
        self._server.linked.labels(self._branch).set(linked)
        self._server.lag.labels(self._branch).set(lag)
