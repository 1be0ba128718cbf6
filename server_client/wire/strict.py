"""Strict readers for the model's dataclasses: unknown fields, odd ids and boundless texts are refused, not ignored.

The model is of the standard library only, and msgspec is strict about its own structs only: so each dataclass gets a
struct twin here, made from its fields. What is sent is defined once, in the model.
"""

import types
import typing
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import UTC, datetime
from functools import cache
from typing import Annotated, Any, Generic, NewType, TypeVar, Union

import msgspec

from server_client.queue_model import ids
from server_client.wire.errors import Malformed
from server_client.wire.reading import read

M = TypeVar("M")

# To Python a `$` also stands before a last line break; in JSON Schema it does not, and the pattern is read by both.
_END = r"$(?!\n)"
CODE = Annotated[str, msgspec.Meta(pattern=rf"^[A-Za-z0-9_.-]{{1,64}}{_END}")]
UUID7 = Annotated[
    str, msgspec.Meta(pattern=rf"^[0-9a-f]{{8}}-[0-9a-f]{{4}}-7[0-9a-f]{{3}}-[89ab][0-9a-f]{{3}}-[0-9a-f]{{12}}{_END}")
]
LANGUAGE = Annotated[str, msgspec.Meta(pattern=rf"^[a-z]{{2,3}}{_END}")]
TIME = Annotated[datetime, msgspec.Meta(tz=True)]
TEXT = Annotated[str, msgspec.Meta(max_length=400)]
# Far enough from the ends of the calendar that no rule steps over them, in any zone.
_YEARS = range(1970, 3000)
_FORMS: Mapping[Any, Any] = {
    ids.CommandId: UUID7,
    ids.TicketId: UUID7,
    ids.VisitId: UUID7,
    ids.Token: Annotated[str, msgspec.Meta(pattern=rf"^[A-Za-z0-9_-]{{22}}{_END}")],
    ids.Language: LANGUAGE,
    str: TEXT,
    int: Annotated[int, msgspec.Meta(ge=-(2**53), le=2**53)],
    datetime: TIME,
}


class StrictReader(Generic[M]):
    """Reads JSON into one of several dataclasses, told apart by `type`, or into the only one given."""

    def __init__(self, *models: type[M]) -> None:
        """Prepare to read the given dataclasses."""
        twins: dict[type[msgspec.Struct], Callable[[Any], M]] = {}
        for model in models:
            twins[_twin(model, len(models) > 1)] = _builder(model)  # type: ignore[arg-type]  # every class is hashable
        self._builders = twins
        self._decoder = msgspec.json.Decoder(Union[tuple(self._builders)])  # noqa: UP007  # the members are values

    def read(self, body: bytes) -> M:
        """Return what the body says; Malformed if it is not JSON or not of one of the forms."""
        twin = read(self._decoder, body)
        model: M = self._builders[type(twin)](twin)
        return model

    @property
    def twins(self) -> tuple[type[msgspec.Struct], ...]:
        """Return the structs that describe the forms, for their schemas."""
        return tuple(self._builders)


@cache  # one twin a model: schemas are told apart by their names
def _twin(model: Any, tagged: bool) -> type[msgspec.Struct]:
    hints = typing.get_type_hints(model)
    twin_fields: list[tuple[str, Any] | tuple[str, Any, Any]] = [
        (field.name, _form(hints[field.name]))
        if field.default is MISSING
        else (field.name, _form(hints[field.name]), field.default)
        for field in fields(model)
    ]
    return msgspec.defstruct(
        model.__name__,
        twin_fields,
        tag=model.__name__ if tagged else None,
        tag_field="type" if tagged else None,
        forbid_unknown_fields=True,
        kw_only=True,
        module=__name__,
    )


def _form(hint: Any) -> Any:
    if hint in _FORMS:
        return _FORMS[hint]
    if isinstance(hint, NewType):
        return CODE
    if is_dataclass(hint):
        return _twin(hint, False)  # type: ignore[arg-type]  # every class is hashable
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin is tuple:
        return tuple[_form(arguments[0]), ...]  # type: ignore[misc]  # the form is made at run time
    if origin is Mapping:
        return dict[_form(arguments[0]), _form(arguments[1])]  # type: ignore[misc]  # as above
    if origin in (Union, types.UnionType):
        return Union[tuple(_form(argument) for argument in arguments)]  # noqa: UP007  # the members are values
    return hint


def _builder(model: type[Any]) -> Callable[[Any], Any]:
    hints = typing.get_type_hints(model)
    plain = tuple(field.name for field in fields(model) if _converter(hints[field.name]) is None)
    converted = tuple(
        (field.name, converter) for field in fields(model) if (converter := _converter(hints[field.name])) is not None
    )

    def build(twin: Any) -> Any:
        values = {name: getattr(twin, name) for name in plain}
        for name, convert in converted:
            values[name] = convert(getattr(twin, name))
        return model(**values)

    return build


def _converter(hint: Any) -> Callable[[Any], Any] | None:
    if hint is datetime:
        return in_utc
    if is_dataclass(hint):
        return _builder(hint)  # type: ignore[arg-type]  # a hint that is a dataclass is its class
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin is tuple:
        item = _converter(arguments[0])
        return None if item is None else lambda values: tuple(map(item, values))
    if origin in (Union, types.UnionType):
        # Of the members at most one needs converting; the others are None and plain values.
        member = next((converter for one in arguments if (converter := _converter(one)) is not None), None)
        return None if member is None else lambda value: None if value is None else member(value)
    return None


def in_utc(at: datetime) -> datetime:
    """Return the time in UTC, to the millisecond; Malformed if it is outside the years that the rules reckon with."""
    if at.year not in _YEARS:
        raise Malformed(f"The time {at.isoformat()} is outside the years {_YEARS[0]} to {_YEARS[-1]}")
    # Finer than a millisecond is nobody's clock, and what enters the log is to look alike everywhere.
    at = at.astimezone(UTC)
    return at.replace(microsecond=at.microsecond // 1000 * 1000)
