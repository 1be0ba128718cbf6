"""What is to be known of a queue system to put a load on it, read from an adapter file; it sends nothing.

An adapter is a TOML file. Its requests are templates: `$name` is replaced by what the command line sets, by a value
that was taken from an earlier answer of the same client, or by one that is made anew each time (`uuid4`, `uuid7`,
`token`, `client`). `docs/bench-http.md` explains each key with an example.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from string import Template
from typing import Any

from server_client.bench.http_load.taking import BadPattern, Take, take_of

_METHODS = frozenset({"GET", "POST", "PUT", "PATCH", "DELETE"})
_STEP_KEYS = frozenset({"name", "method", "path", "headers", "body", "ok", "nobody", "take"})
_KEYS = frozenset({"name", "given", "by_client", "by_request", "before", "issue", "call", "after_call"})
# Made anew for each request, or known of the client.
MADE = frozenset({"uuid4", "uuid7", "token", "client"})


class BadAdapter(Exception):
    """An adapter file says something that cannot be done; the text names the file, the key and what to write."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One request and what its answer gives; `ok` are the statuses that mean yes, `nobody` those for "no one waits"."""

    name: str
    method: str
    path: Template
    headers: Mapping[str, Template]
    body: Template | None
    ok: frozenset[int]
    nobody: frozenset[int]
    take: Mapping[str, Take]


@dataclass(frozen=True, slots=True, kw_only=True)
class Adapter:
    """How a ticket is issued, called and ended at one kind of system.

    `given` tells what the command line has to set, with the reason; `by_client` holds values of which each client has
    one, `by_request` those that follow each other request by request.
    """

    name: str
    given: Mapping[str, str]
    by_client: Mapping[str, Sequence[str]]
    by_request: Mapping[str, Sequence[str]]
    before: Sequence[Step]
    issue: Step
    call: Step
    after_call: Sequence[Step]

    @property
    def most_clients(self) -> int | None:
        """Return for how many clients there are values of their own; None if that is not limited."""
        return min(map(len, self.by_client.values()), default=None)


@dataclass(slots=True)
class _Known:
    """The names that a template may use where it stands."""

    file: Path
    names: set[str] = field(default_factory=lambda: set(MADE))


def read_adapter(path: Path) -> Adapter:
    """Return what the file says; BadAdapter if it cannot be read or does not hold together."""
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as wrong:
        raise BadAdapter(f"{path} cannot be read as TOML: {wrong}") from wrong
    _no_others(told, _KEYS, f"{path}")
    known = _Known(path)
    given = {name: _text(value, f"{path}: given.{name}") for name, value in _table(told, "given", path).items()}
    lists = {
        kind: {name: _texts(value, f"{path}: {kind}.{name}") for name, value in _table(told, kind, path).items()}
        for kind in ("by_client", "by_request")
    }
    known.names.update(given, *lists.values())
    before = [_step(one, f"before[{n}]", known) for n, one in enumerate(_array(told, "before", path))]
    issue = _step(_table(told, "issue", path), "issue", known, must_take="number")
    call = _step(_table(told, "call", path), "call", known, must_take="ticket")
    after = [_step(one, f"after_call[{n}]", known) for n, one in enumerate(_array(told, "after_call", path))]
    return Adapter(
        name=_text(told.get("name", path.stem), f"{path}: name"),
        given=given,
        by_client=lists["by_client"],
        by_request=lists["by_request"],
        before=before,
        issue=issue,
        call=call,
        after_call=after,
    )


def _step(told: Mapping[str, Any], where: str, known: _Known, *, must_take: str | None = None) -> Step:
    at = f"{known.file}: {where}"
    _no_others(told, _STEP_KEYS, at)
    method = _text(told.get("method", "POST"), f"{at}.method")
    if method not in _METHODS:
        raise BadAdapter(f"{at}.method is {method!r}; write one of {', '.join(sorted(_METHODS))}")
    headers = {
        name: _template(value, f"{at}.headers.{name}", known) for name, value in _inner(told, "headers", at).items()
    }
    takes = {name: _taking(value, f"{at}.take.{name}") for name, value in _inner(told, "take", at).items()}
    if must_take is not None and must_take not in takes:
        raise BadAdapter(f"{at}.take lacks {must_take!r}: the load has to know where the answer tells the {must_take}")
    body = told.get("body")
    step = Step(
        name=_text(told.get("name", where.partition("[")[0]), f"{at}.name"),
        method=method,
        path=_template(told.get("path"), f"{at}.path", known),
        headers=headers,
        body=None if body is None else _template(body, f"{at}.body", known),
        ok=_statuses(told.get("ok", [200]), f"{at}.ok"),
        nobody=_statuses(told.get("nobody", []), f"{at}.nobody"),
        take=takes,
    )
    known.names.update(takes)
    return step


def _template(value: object, at: str, known: _Known) -> Template:
    template = Template(_text(value, at))
    if not template.is_valid():
        raise BadAdapter(f"{at} has a $ that begins no name; write $$ for the sign itself")
    strange = sorted(set(template.get_identifiers()) - known.names)
    if strange:
        raise BadAdapter(f"{at} uses ${strange[0]}, which is not given, in no list, and taken from no earlier answer")
    return template


def _taking(value: object, at: str) -> Take:
    try:
        return take_of(_text(value, at))
    except BadPattern as wrong:
        raise BadAdapter(f"{at} is no pattern: {wrong}") from wrong


def _statuses(value: object, at: str) -> frozenset[int]:
    if isinstance(value, list) and all(type(one) is int and 100 <= one <= 599 for one in value):
        return frozenset(value)
    raise BadAdapter(f"{at} must be a list of HTTP statuses, as [200, 201]")


def _table(told: Mapping[str, Any], key: str, path: Path) -> Mapping[str, Any]:
    return _inner(told, key, f"{path}")


def _inner(told: Mapping[str, Any], key: str, at: str) -> Mapping[str, Any]:
    value = told.get(key, {})
    if not isinstance(value, dict):
        raise BadAdapter(f"{at}: {key} must be a table")
    return value


def _array(told: Mapping[str, Any], key: str, path: Path) -> Sequence[Mapping[str, Any]]:
    value = told.get(key, [])
    if isinstance(value, list) and all(isinstance(one, dict) for one in value):
        return value
    raise BadAdapter(f"{path}: {key} must be steps, each under [[{key}]]")


def _text(value: object, at: str) -> str:
    if isinstance(value, str) and value:
        return value
    raise BadAdapter(f"{at} must be a text that is not empty")


def _texts(value: object, at: str) -> Sequence[str]:
    if isinstance(value, list) and value and all(isinstance(one, str) for one in value):
        return value
    raise BadAdapter(f"{at} must be a list of texts that is not empty")


def _no_others(told: Mapping[str, Any], keys: frozenset[str], at: str) -> None:
    strange = sorted(set(told) - keys)
    if strange:
        raise BadAdapter(f"{at} has {strange[0]!r}, which means nothing; known are {', '.join(sorted(keys))}")
