"""All decoders that there are: found by their form, so that a new one is tried without being named here."""

import asyncio
import inspect
import pkgutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import aclosing
from dataclasses import dataclass
from datetime import date
from functools import partial
from importlib import import_module
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from types import ModuleType

import httpx
import msgspec

from server_client import wire
from server_client.bench.http_load.adapter import BadAdapter, read_adapter
from server_client.catalogue_files.calendar_file import read_calendar_days
from server_client.catalogue_files.errors import FileFault
from server_client.catalogue_files.everyday_words_file import read_everyday_words
from server_client.catalogue_files.working_hours_file import read_office_hours
from server_client.client.api import BranchApi
from server_client.client.errors import NotResumable, Rejected, ServerUnavailable
from server_client.policy_lab.trial_files import read_result, read_trial
from server_client.queue_model.ids import BranchId
from server_client.queue_model.refusals import Refused
from server_client.wire.errors import Malformed
from server_client.wire.portal import PortalRefused
from server_client.wire.strict import StrictReader
from tests.fuzz.made_up import Json, made_up

_ROOT = Path(__file__).parents[2]
# What reads no bytes from outside: numbers by chance, and what a process of our own says to its parent.
_NOT_FROM_OUTSIDE = {"new_ids", "forecast_talk"}
_ERRORS: Mapping[str, tuple[type[Exception], ...]] = {"portal": (Malformed, PortalRefused)}
_CN01 = BranchId("CN01")
# What a decoder may want to know besides the bytes, by its name.
_BESIDES: Mapping[str, object] = {"branch": _CN01, "day": date(2026, 3, 9), "applicant": "a1"}
Make = Callable[[Random], bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoder:
    """A decoder, what makes bytes that are nearly for it, and which errors it is documented to raise."""

    name: str
    read: Callable[[bytes], object]
    make: Make
    errors: tuple[type[Exception], ...] = (Malformed,)

    def tried(self, seed: int) -> None:
        """Read what that seed makes; what is raised beyond the documented errors is a find."""
        body = self.make(Random(seed))
        try:
            self.read(body)
        except self.errors:
            return


def decoders() -> list[Decoder]:
    """Return all of them."""
    names = [one.name for one in pkgutil.iter_modules(wire.__path__) if one.name not in _NOT_FROM_OUTSIDE]
    modules = [import_module(f"{wire.__name__}.{name}") for name in names]
    return [one for module in modules for one in _of_module(module)] + list(_of_files())


def _of_module(module: ModuleType) -> Iterator[Decoder]:
    forms = _forms(module)
    make = partial(_like_one_of, forms)
    for name, function in inspect.getmembers(module, inspect.isfunction):
        if function.__module__ != module.__name__ or name.startswith("_"):
            continue
        asked = list(inspect.signature(function).parameters.values())
        if asked and asked[0].annotation is bytes and all(one.name in _BESIDES for one in asked[1:]):
            besides = {one.name: _BESIDES[one.name] for one in asked[1:]}
            kind = module.__name__.rpartition(".")[2]
            yield Decoder(
                name=f"{kind}.{name}",
                read=partial(_called, function, besides),
                make=make,
                errors=_ERRORS.get(kind, (Malformed,)),
            )


def _called(function: Callable[..., object], besides: Mapping[str, object], body: bytes) -> object:
    return function(body, **besides)


def _forms(module: ModuleType) -> list[tuple[Mapping[str, Json], Mapping[str, Json]]]:
    types: list[object] = []
    for value in vars(module).values():
        if isinstance(value, msgspec.json.Decoder | msgspec.msgpack.Decoder):
            types.append(value.type)
        elif isinstance(value, StrictReader):
            types += value.twins
    made = [_schema(one) for one in types]
    return [one for one in made if one is not None]


def _schema(form: object) -> tuple[Mapping[str, Json], Mapping[str, Json]] | None:
    try:
        (schema,), parts = msgspec.json.schema_components([form])
    except TypeError:
        # A form of bytes in bytes has no schema; its decoder gets what others get.
        return None
    return schema, parts


def _like_one_of(forms: list[tuple[Mapping[str, Json], Mapping[str, Json]]], dice: Random) -> bytes:
    if not forms:
        return made_up({}, {}, dice)
    schema, parts = dice.choice(forms)
    return made_up(schema, parts, dice)


def _of_files() -> Iterator[Decoder]:
    starter = _ROOT / "assets" / "starter"
    yield Decoder(
        name="bench adapter",
        read=_adapter,
        make=_mutated(_ROOT / "server_client" / "bench" / "http_load" / "motcua.toml"),
        errors=(BadAdapter,),
    )
    yield Decoder(
        name="calendar",
        read=lambda body: read_calendar_days(body, "f"),
        make=_mutated(starter / "calendar.csv"),
        errors=(FileFault,),
    )
    yield Decoder(
        name="office hours",
        read=lambda body: read_office_hours(body.decode(errors="replace"), "f"),
        make=_mutated(starter / "working_hours.toml"),
        errors=(FileFault,),
    )
    yield Decoder(
        name="everyday words",
        read=lambda body: read_everyday_words(body.decode(errors="replace"), "f"),
        make=_mutated(starter / "everyday_words.toml", most=4000),
        errors=(FileFault,),
    )
    yield Decoder(name="trial", read=read_trial, make=partial(_like_one_of, _TRIAL))
    yield Decoder(name="trial result", read=read_result, make=partial(_like_one_of, _TRIAL))
    yield Decoder(
        name="feed",
        read=_followed,
        make=_feed,
        errors=(ServerUnavailable, NotResumable, Rejected, Refused),
    )


_TRIAL: list[tuple[Mapping[str, Json], Mapping[str, Json]]] = [
    (
        {
            "type": "object",
            "required": ["title", "changes"],
            "properties": {
                "title": {"type": "string"},
                "changes": {"type": "array", "minItems": 1, "items": {"$ref": "#/x/Change"}},
            },
        },
        {
            "Change": {
                "type": "object",
                "required": ["type"],
                "properties": {
                    "type": {"enum": ["SetPromise", "SetSlope", "OpenCounter", "CloseCounter", "ShiftHours"]},
                    "service": {"type": "string"},
                    "counter": {"type": "string"},
                    "seconds": {"type": "integer"},
                },
            }
        },
    )
]


def _mutated(sample: Path, most: int = 20_000) -> Make:
    text = sample.read_bytes()[:most]

    def make(dice: Random) -> bytes:
        body = bytearray(text)
        for _ in range(dice.randrange(1, 4)):
            at = dice.randrange(len(body))
            match dice.randrange(4):
                case 0:
                    body[at] = dice.randrange(256)
                case 1:
                    del body[at : at + dice.randrange(1, 30)]
                case 2:
                    body[at:at] = dice.choice(
                        (b'"', b"[[", b"=", b",", b"\n", b"{", b"99999999999999999999", b"\xff", b"''")
                    )
                case _:
                    start = dice.randrange(len(body))
                    body[at:at] = body[start : start + 40]
        return bytes(body)

    return make


def _adapter(body: bytes) -> object:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "adapter.toml"
        file.write_bytes(body)
        return read_adapter(file)


def _feed(dice: Random) -> bytes:
    lines = [
        dice.choice(
            (b"id: ", b"data: ", b"data:", b"event: ", b"event: entry", b"retry: ", b": ", b"data", b"", b"\xff")
        )
        + dice.choice(
            (b"", b"1", b"{}", b"forecast", b'{"seq":1}', b"null", b"x" * 3000, b"\x00", b"\xc3", b"99999999999")
        )
        for _ in range(dice.randrange(12))
    ]
    return dice.choice((b"\n", b"\r\n", b"\r")).join(lines) + b"\n\n"


def _followed(body: bytes) -> object:
    return asyncio.run(_all_of(body))


async def _all_of(body: bytes) -> int:
    def answer(_: httpx.Request) -> httpx.Response:
        return httpx.Response(200, headers={"Content-Type": "text/event-stream"}, content=body)

    api = BranchApi("http://node", _CN01, "secret", transport=httpx.MockTransport(answer))
    async with aclosing(api.events(0, foretold=lambda _: None)) as events:
        return len([event async for event in events])
