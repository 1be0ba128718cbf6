"""Any value that the wire may carry, made from the dataclasses themselves, so that a new field is tried at once."""

import types
import typing
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime, timedelta
from enum import Enum
from typing import Any, NewType, TypeVar, Union

from hypothesis import strategies as st

from server_client.queue_model import ids

T = TypeVar("T")

_UUID7 = st.from_regex(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}", fullmatch=True)
_MILLISECONDS = st.integers(min_value=0, max_value=4_000_000_000_000)
_FORMS: Mapping[Any, st.SearchStrategy[Any]] = {
    ids.CommandId: _UUID7,
    ids.TicketId: _UUID7,
    ids.VisitId: _UUID7,
    ids.Token: st.from_regex(r"[A-Za-z0-9_-]{22}", fullmatch=True),
    ids.Language: st.from_regex(r"[a-z]{2,3}", fullmatch=True),
    # No character of the second plane on its own: JSON in UTF-8 cannot say it.
    str: st.text(st.characters(exclude_categories=["Cs"]), max_size=40),
    int: st.integers(min_value=-(2**53), max_value=2**53),
    float: st.floats(allow_nan=False, allow_infinity=False),
    bool: st.booleans(),
    type(None): st.none(),
    date: st.dates(),
    datetime: _MILLISECONDS.map(lambda ms: datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=ms)),
}


def values_of(model: type[T]) -> st.SearchStrategy[T]:
    """Return any value of the dataclass that has the forms which the contract asks for."""
    hints = typing.get_type_hints(model)
    return st.builds(model, **{field.name: _any_of(hints[field.name]) for field in fields(model)})  # type: ignore[arg-type]  # given a dataclass


def _any_of(hint: Any) -> st.SearchStrategy[Any]:
    if hint in _FORMS:
        return _FORMS[hint]
    if isinstance(hint, NewType):
        return st.from_regex(r"[A-Za-z0-9_.-]{1,64}", fullmatch=True)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return st.sampled_from(list(hint))
    if is_dataclass(hint):
        return values_of(hint)  # type: ignore[arg-type]  # a hint that is a dataclass is its class
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin is tuple:
        return st.lists(_any_of(arguments[0]), max_size=2).map(tuple)
    if origin is Mapping:
        return st.dictionaries(_any_of(arguments[0]), _any_of(arguments[1]), max_size=2)
    if origin in (Union, types.UnionType):
        return st.one_of([_any_of(argument) for argument in arguments])
    raise NotImplementedError(f"No form for {hint}: say here how the wire carries it")
