"""The few files that pages need beside themselves, each under a name that changes with its content."""

from collections.abc import Mapping
from gzip import compress
from hashlib import sha256
from importlib.resources import files
from types import MappingProxyType

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

_TYPES: Mapping[str, str] = MappingProxyType(
    {"css": "text/css", "js": "text/javascript", "svg": "image/svg+xml", "ttf": "font/ttf"}
)
_FOR_EVER = {"Cache-Control": "public, max-age=31536000, immutable", "X-Content-Type-Options": "nosniff"}


class WebFiles:
    """Files of assets, kept in memory; `address` gives where each is served.

    A style may name the others, as `url("NAME")`: those are to be given before it.
    """

    def __init__(self, folder: str = "/web", **resources: str) -> None:
        """Read the files, each given as its path in assets under the name by which a page knows it."""
        self._addresses: dict[str, str] = {}
        self._files: dict[str, tuple[bytes, str]] = {}
        self._packed: dict[str, bytes] = {}
        for name, resource in resources.items():
            content = files("assets").joinpath(resource).read_bytes()
            ending = resource.rpartition(".")[2]
            if ending == "css":
                for known, where in self._addresses.items():
                    content = content.replace(f'url("{known}")'.encode(), f'url("{where}")'.encode())
            address = f"{name}.{sha256(content).hexdigest()[:12]}.{ending}"
            self._addresses[name] = f"{folder}/{address}"
            self._files[address] = (content, _TYPES[ending])
            packed = compress(content, 9)
            if len(packed) < len(content):
                self._packed[address] = packed

    def address(self, name: str) -> str:
        """Return the path under which the file is served."""
        return self._addresses[name]

    async def get(self, request: Request) -> Response:
        """Return one of the files."""
        found = self._files.get(request.path_params["name"])
        if found is None:
            raise HTTPException(404)
        content, media_type = found
        packed = self._packed.get(request.path_params["name"])
        if packed is None:
            return Response(content, media_type=media_type, headers=_FOR_EVER)
        headers = {**_FOR_EVER, "Vary": "Accept-Encoding"}
        if "gzip" in request.headers.get("accept-encoding", ""):
            content, headers["Content-Encoding"] = packed, "gzip"
        return Response(content, media_type=media_type, headers=headers)
