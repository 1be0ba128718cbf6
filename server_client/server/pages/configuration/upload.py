"""A file that is sent by a form, with the mark of the session that the form was made for; only the one file is read."""

import hmac
from email.parser import BytesParser
from email.policy import HTTP

from starlette.requests import Request

from server_client.server.administration.administrator import Administrator
from server_client.server.pages.configuration.typed import TypedWrong
from server_client.server.routes.bodies import read_within
from server_client.wire.organisation import LARGEST_CITY

_FORM = "multipart/form-data"
_AROUND = 64 << 10


async def uploaded(request: Request, who: Administrator) -> bytes:
    """Return the file in the field `file`; TypedWrong if there is none, or if the form is not one of this session."""
    kind = request.headers.get("content-type", "")
    if kind.partition(";")[0].strip().lower() != _FORM or not kind.isascii() or not kind.isprintable():
        raise TypedWrong("file", "multipart/form-data")
    body = await read_within(request, LARGEST_CITY + _AROUND)
    fields = _parts(kind, body)
    came_from = request.headers.get("sec-fetch-site", "same-origin")
    if came_from not in {"same-origin", "none"} or not hmac.compare_digest(fields.get("csrf", b""), who.csrf.encode()):
        raise TypedWrong("file", "csrf")
    if not fields.get("file"):
        raise TypedWrong("file")
    return fields["file"]


def _parts(kind: str, body: bytes) -> dict[str, bytes]:
    message = BytesParser(policy=HTTP).parsebytes(b"Content-Type: " + kind.encode() + b"\r\n\r\n" + body)
    fields: dict[str, bytes] = {}
    for part in message.iter_parts() if message.is_multipart() else ():
        name = part.get_param("name", header="content-disposition")
        content = part.get_payload(decode=True)
        if isinstance(name, str) and isinstance(content, bytes):
            fields[name] = content
    return fields
