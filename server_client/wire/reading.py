"""Reading JSON by msgspec, with every way in which bytes can be wrong made into Malformed; it knows no form itself."""

from typing import TypeVar

import msgspec

from server_client.wire.errors import Malformed

T = TypeVar("T")


def read(decoder: "msgspec.json.Decoder[T]", body: bytes | msgspec.Raw, what: str = "") -> T:
    """Return what the body says; Malformed, beginning with `what`, if it is not JSON or not of the decoder's form."""
    try:
        return decoder.decode(body)
    except msgspec.ValidationError as wrong:
        raise Malformed(f"{what}{wrong}") from wrong
    except msgspec.DecodeError as wrong:
        raise Malformed(f"{what}The body is not JSON: {wrong}") from wrong
    except (UnicodeDecodeError, RecursionError) as wrong:
        raise Malformed(f"{what}The body is not readable as JSON in UTF-8") from wrong
