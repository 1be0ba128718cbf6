"""What operations can measure, for Prometheus; no number, name or token is ever a label."""

from collections.abc import Mapping

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8"


class Metrics:
    """The measures of one server."""

    def __init__(self) -> None:
        """Begin at zero, in a registry of its own."""
        self._registry = CollectorRegistry()
        self._answers = Counter(
            "motcua_commands_total",
            "Commands by type and how they were answered",
            ["type", "answer"],
            registry=self._registry,
        )
        # Looking a labelled counter up costs more than counting.
        self._answer_counters: dict[tuple[str, str], Counter] = {}
        self._sign_ins = Counter(
            "motcua_sign_ins_total", "Sign-ins of the staff by how they ended", ["answer"], registry=self._registry
        )
        self._city_answers = Counter(
            "motcua_city_messages_total",
            "Messages to the city's system by how they were answered",
            ["answer"],
            registry=self._registry,
        )
        self._city_undelivered = Gauge(
            "motcua_city_undelivered",
            "Messages to the city's system that are not delivered",
            ["state"],
            registry=self._registry,
        )
        self._entries = Counter("motcua_log_entries_total", "Entries made durable", registry=self._registry)
        self._commit = Histogram(
            "motcua_commit_seconds",
            "Time of one durable commit",
            registry=self._registry,
            buckets=(0.0002, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.5, 2),
        )
        self._group = Histogram(
            "motcua_commit_commands",
            "Commands in one commit",
            registry=self._registry,
            buckets=(1, 2, 4, 8, 16, 32, 64, 128, 256, 512),
        )
        self._lag = Histogram(
            "motcua_loop_lag_seconds",
            "How late the event loop was",
            registry=self._registry,
            buckets=(0.0005, 0.001, 0.002, 0.003, 0.004, 0.005, 0.007, 0.01, 0.015, 0.02, 0.05, 0.1, 0.5),
        )
        self._listeners = Gauge("motcua_feed_listeners", "Open event feeds", registry=self._registry)
        self._waiting = Gauge("motcua_waiting", "People waiting by service", ["service"], registry=self._registry)
        self._counters = Gauge("motcua_counters", "Counters by state", ["state"], registry=self._registry)
        self._seq = Gauge("motcua_log_seq", "Last entry of the log", registry=self._registry)

    def answered(self, kind: str, answer: str) -> None:
        """Count one answer to a command of the type `kind`."""
        counter = self._answer_counters.get((kind, answer))
        if counter is None:
            counter = self._answer_counters[kind, answer] = self._answers.labels(kind, answer)
        counter.inc()

    def signed_in(self, answer: str) -> None:
        """Count one sign-in that ended so; nobody is named."""
        self._sign_ins.labels(answer).inc()

    def city_answered(self, answer: str) -> None:
        """Count one message to the city's system that was answered so."""
        self._city_answers.labels(answer).inc()

    def city_messages(self, undelivered: Mapping[str, int]) -> None:
        """Take down how many messages are undelivered, by state."""
        for state, count in undelivered.items():
            self._city_undelivered.labels(state).set(count)

    def committed(self, *, commands: int, entries: int, commit_s: float) -> None:
        """Take down one commit: how many commands it answered, how many entries it added, what it took (seconds)."""
        self._entries.inc(entries)
        self._commit.observe(commit_s)
        self._group.observe(commands)

    def lagged(self, late_s: float) -> None:
        """Take down how late the event loop was once."""
        self._lag.observe(late_s)

    def text(self, *, listeners: int, seq: int, waiting: dict[str, int], counters: dict[str, int]) -> bytes:
        """Return everything as Prometheus reads it, with the present state of the branch."""
        self._listeners.set(listeners)
        self._seq.set(seq)
        for service, count in waiting.items():
            self._waiting.labels(service).set(count)
        self._counters.clear()
        for state, count in counters.items():
            self._counters.labels(state).set(count)
        return generate_latest(self._registry)
