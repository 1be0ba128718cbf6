"""Whole visits: a client issues a ticket, calls the next at its counter and ends it, over and over; all is counted.

Which ticket a client gets to call is the system's choice. Whatever number or ticket comes twice is counted apart: one
number on two papers, one person called to two counters.
"""

import secrets
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import cycle
from time import perf_counter
from urllib.parse import quote
from uuid import UUID

from server_client.bench.http_load.adapter import Adapter, Step
from server_client.bench.http_load.conversation import Conversation
from server_client.bench.http_load.taking import Answer
from server_client.wire.new_ids import ID_BYTES, TOKEN_BYTES, new_id, new_token

_SHOWN = 300


class NotReady(Exception):
    """A client could not begin: the system refused a step that comes before the load, or the answer lacks a value."""


@dataclass(slots=True)
class Tally:
    """What all clients have seen; latencies are in seconds, by the name of the step."""

    latencies: defaultdict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    failures: Counter[str] = field(default_factory=Counter)
    numbers: Counter[str] = field(default_factory=Counter)
    calls: Counter[str] = field(default_factory=Counter)
    nobody: int = 0
    visits: int = 0

    @property
    def duplicate_numbers(self) -> int:
        """Return how often a number was given that had been given before."""
        return self.numbers.total() - len(self.numbers)

    @property
    def double_calls(self) -> int:
        """Return how often a ticket was called that had been called before."""
        return self.calls.total() - len(self.calls)


class Client:
    """One client: a kiosk and a counter in one, on a connection of its own."""

    def __init__(self, adapter: Adapter, number: int, values: Mapping[str, str], *, host: str, tally: Tally) -> None:
        """Prepare client `number`, from 0 on; `values` is what the command line has set."""
        self._adapter = adapter
        self._host = host
        self._tally = tally
        self._values = {**values, "client": str(number + 1)}
        self._values.update({name: one[number] for name, one in adapter.by_client.items()})
        # Each client begins at another place, or all would ask for the same service at the same time.
        self._lists = {
            name: cycle([*some[number % len(some) :], *some[: number % len(some)]])
            for name, some in adapter.by_request.items()
        }

    def begin(self) -> Conversation:
        """Do what comes before the load, as opening the counter; NotReady if the system says no."""
        for step in self._adapter.before:
            answer = yield self._request(step)
            if answer.status not in step.ok or not self._has_taken(step, answer):
                raise NotReady(f"{step.name} was answered with {_shown(answer)}")

    def work(self, until: float) -> Conversation:
        """Go through visits until that time; the last is ended."""
        while perf_counter() < until:
            answer = yield self._request(self._adapter.issue)
            if self._is_done(self._adapter.issue, answer):
                self._tally.numbers[self._values["number"]] += 1
            answer = yield self._request(self._adapter.call)
            if answer.status in self._adapter.call.nobody:
                self._tally.nobody += 1
                continue
            if not self._is_done(self._adapter.call, answer):
                continue
            self._tally.calls[self._values["ticket"]] += 1
            yield from self._end_visit()

    def _end_visit(self) -> Conversation:
        for step in self._adapter.after_call:
            answer = yield self._request(step)
            if not self._is_done(step, answer):
                return
        self._tally.visits += 1

    def _is_done(self, step: Step, answer: Answer) -> bool:
        if answer.status not in step.ok:
            self._tally.failures[f"{step.name} {answer.status}"] += 1
            return False
        if not self._has_taken(step, answer):
            self._tally.failures[f"{step.name} {answer.status} without a value"] += 1
            return False
        self._tally.latencies[step.name].append(answer.seconds)
        return True

    def _has_taken(self, step: Step, answer: Answer) -> bool:
        taken = {name: take(answer) for name, take in step.take.items()}
        found = {name: value for name, value in taken.items() if value is not None}
        self._values.update(found)
        return len(found) == len(taken)

    def _request(self, step: Step) -> bytes:
        values = {**self._values, **{name: next(values) for name, values in self._lists.items()}, **_made()}
        body = b"" if step.body is None else step.body.substitute(values).encode()
        in_address = {name: quote(value, safe="") for name, value in values.items()}
        head = [f"{step.method} {step.path.substitute(in_address)} HTTP/1.1", f"Host: {self._host}"]
        head += [f"{name}: {value.substitute(values)}" for name, value in step.headers.items()]
        if step.body is not None or step.method != "GET":
            head.append(f"Content-Length: {len(body)}")
        return "\r\n".join(head).encode("latin-1") + b"\r\n\r\n" + body


def _made() -> dict[str, str]:
    return {
        "uuid4": str(UUID(bytes=secrets.token_bytes(16), version=4)),
        "uuid7": new_id(datetime.now(UTC), secrets.token_bytes(ID_BYTES)),  # noqa: TID251 - a load is a client
        "token": new_token(secrets.token_bytes(TOKEN_BYTES)),
    }


def _shown(answer: Answer) -> str:
    return f"{answer.status}: {answer.body[:_SHOWN].decode('utf-8', 'replace')}"
