"""Calls that schemathesis makes of the OpenAPI document, right and wrong ones, and whether their answers fit it."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeAlias

import requests
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.core.result import Ok
from schemathesis.specs.openapi.checks import content_type_conformance, response_schema_conformance

from server_client.server.openapi import openapi_document
from server_client.wire.answers import PROBLEM_MEDIA_TYPE

_SCHEMA = schemathesis.openapi.from_dict(json.loads(openapi_document("http://127.0.0.1")))
_OPERATIONS = {found.ok().label: found.ok() for found in _SCHEMA.get_all_operations() if isinstance(found, Ok)}
# A stream without an end: tests of the feed listen to it.
_STREAMS = {"GET /v1/branches/{branch}/events"}
CALLS = sorted(_OPERATIONS.keys() - _STREAMS)
_RIGHT, _WRONG = 5, 4
# A whole city's configuration takes a second to make up.
_LARGE = {"PUT /v1/configuration/draft": (1, 1)}
_ANSWER_S = 20
# A 503 that a call may ask for: a device that has seen a later epoch is sent to the other node.
_ASKED_FOR = {"fenced"}

Case: TypeAlias = schemathesis.Case[Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asker:
    """Who asks: a name for messages, a secret if there is one, and what stands in the address of a call of theirs."""

    name: str
    secret: str | None
    known: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Host:
    """A server under test, and everyone who speaks to it."""

    url: str
    askers: Sequence[Asker]
    session: requests.Session


def ask(call: str, host: Host) -> None:
    """Make calls of this kind, by everyone; AssertionError or a Failure of schemathesis if an answer is not as said."""
    made = _made(call)
    for turn in range(max(len(made), len(host.askers))):
        # Two of three about what is there: else nearly every call would end at a branch or ticket that there is not.
        _ask(made[turn % len(made)], host, host.askers[turn % len(host.askers)], is_known=turn % 3 > 0)


def _ask(case: Case, host: Host, who: Asker, *, is_known: bool) -> None:
    before = case.path_parameters
    if is_known:
        case.path_parameters = {name: who.known.get(name, value) for name, value in before.items()}
    headers = {"Authorization": f"Bearer {who.secret}"} if who.secret else {}
    try:
        answer = case.call(base_url=host.url, session=host.session, headers=headers, timeout=_ANSWER_S)
        story = f"{who.name}: {answer.request.method} {answer.request.url} {answer.request.body!r}: {answer.text}"
        # `default` is for what nobody has thought of.
        said = case.operation.definition.raw["responses"].get(str(answer.status_code))
        assert said is not None, story
        if PROBLEM_MEDIA_TYPE in answer.headers.get("content-type", ()):
            code = answer.json()["code"]
            assert answer.status_code == 409 or f"`{code}`" in said["description"], story
            assert answer.status_code < 500 or code in _ASKED_FOR, story
        else:
            assert answer.status_code < 500, story
        case.validate_response(answer, checks=[content_type_conformance, response_schema_conformance])
    finally:
        case.path_parameters = before


@cache
def _made(call: str) -> list[Case]:
    right, wrong = _LARGE.get(call, (_RIGHT, _WRONG))
    made = _examples(call, GenerationMode.POSITIVE, right)
    # Nothing can be wrong where nothing is given.
    is_given = call.split(maxsplit=1)[0] != "GET" or "{" in call
    return made + _examples(call, GenerationMode.NEGATIVE, wrong) if is_given else made


def _examples(call: str, mode: GenerationMode, count: int) -> list[Case]:
    made: list[Case] = []

    # The same ones each time, and no search for smaller ones: an answer that is wrong says enough.
    @settings(
        max_examples=count,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(_OPERATIONS[call].as_strategy(mode))
    def draw(case: Case) -> None:
        made.append(case)

    try:
        draw()
    except Unsatisfiable:
        # Whatever may stand in an address is right, as far as the document goes.
        return []
    return made
