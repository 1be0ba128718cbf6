"""A line to the panels over the network: a converter in front of them, or a panel with a socket of its own."""

import asyncio

from counter_display.led.errors import LedUnavailable
from counter_display.led.led_address import TcpPlace

_CONNECT_S = 3.0
_SEND_S = 3.0


async def open_tcp(place: TcpPlace) -> "TcpLine":
    """Connect."""
    try:
        async with asyncio.timeout(_CONNECT_S):
            reader, writer = await asyncio.open_connection(place.host, place.port)
    except (OSError, TimeoutError) as error:
        why = str(error) or f"no answer within {_CONNECT_S:.0f} s"
        raise LedUnavailable(
            f"The panels at {place.host}:{place.port} cannot be reached ({why}): check address, power and network"
        ) from error
    return TcpLine(place, reader, writer)


class TcpLine:
    """A connection; `open_tcp` makes it."""

    def __init__(self, place: TcpPlace, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._place = place
        self._reader = reader
        self._writer = writer

    async def send(self, data: bytes) -> None:
        """Send all; a connection that the other side has closed is gone."""
        if self._reader.at_eof():
            raise self._gone("it was closed there")
        try:
            async with asyncio.timeout(_SEND_S):
                self._writer.write(data)
                await self._writer.drain()
        except (OSError, TimeoutError) as error:
            raise self._gone(str(error) or f"nothing was taken for {_SEND_S:.0f} s") from error

    async def receive(self, seconds: float) -> bytes:
        """Return what comes next."""
        try:
            async with asyncio.timeout(seconds):
                told = await self._reader.read(64)
        except TimeoutError:
            return b""
        except OSError as error:
            raise self._gone(str(error)) from error
        if not told:
            raise self._gone("it was closed there")
        return told

    def close(self) -> None:
        """Let the connection go, without waiting for it."""
        self._writer.close()

    def _gone(self, why: str) -> LedUnavailable:
        return LedUnavailable(f"The connection to the panels at {self._place.host}:{self._place.port} broke ({why})")
