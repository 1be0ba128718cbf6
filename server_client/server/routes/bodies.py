"""What a call was sent: JSON within a limit, read by the form of the call; everything else is a problem document."""

from collections.abc import Callable
from typing import TypeVar

from starlette.requests import ClientDisconnect, Request

from server_client.server.routes.desk import JSON, ProblemFoundError
from server_client.wire.answers import problem
from server_client.wire.errors import Malformed

T = TypeVar("T")

# The largest honest body is a configuration; a ticket's is 200 bytes.
LARGEST_BODY = 1 << 20


async def read_body(request: Request, decode: Callable[[bytes], T], *, largest: int = LARGEST_BODY) -> T:
    """Return what `decode` makes of the body; 413 over `largest` bytes, 415 for another type, 400 for another form."""
    body = await read_within(request, largest)
    media_type = request.headers.get("content-type", JSON).partition(";")[0].strip().lower()
    if media_type != JSON:
        raise ProblemFoundError(
            problem("media_type", "Bodies are JSON", 415, f"The body is {media_type}; send it as {JSON}")
        )
    try:
        return decode(body)
    except Malformed as wrong:
        raise ProblemFoundError(
            problem("malformed", "The body does not fit the call", 400, f"{wrong}; see /openapi.json for the form")
        ) from wrong


async def read_within(request: Request, largest: int) -> bytes:
    """Return the body as it came; 413 over `largest` bytes."""
    if int(request.headers.get("content-length", "0")) > largest:
        raise too_large(largest)
    # Put together once: a run of a log is a megabyte.
    chunks: list[bytes] = []
    length = 0
    try:
        async for chunk in request.stream():
            chunks.append(chunk)
            length += len(chunk)
            if length > largest:
                raise too_large(largest)
    except ClientDisconnect as gone:
        # Nobody reads the answer; but it is no mistake of the server's.
        raise ProblemFoundError(
            problem("malformed", "The body is not whole", 400, "The connection ended before the body did")
        ) from gone
    return b"".join(chunks)


def too_large(largest: int) -> ProblemFoundError:
    """Return the refusal of a body that is larger than the call takes."""
    return ProblemFoundError(
        problem("too_large", "The body is too large", 413, f"This call takes at most {largest} bytes"),
        Connection="close",
    )
