"""Lets calls wait until something is told about a name, in whatever process; a wake-up is never the truth itself."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager

from server_client.server.sql.sql import Sql


class Waking:
    """Those who wait, by the channel's texts; who hears nothing goes on when the time is over."""

    def __init__(self, sql: Sql, channel: str) -> None:
        """Prepare; the channel is listened to from the first waiting on."""
        self._sql = sql
        self._channel = channel
        self._waiting: dict[str, set[asyncio.Event]] = {}
        self._is_listening = False
        self._has_ended = False

    def end(self) -> None:
        """Let nobody wait any more."""
        self._has_ended = True
        self._hear("")

    @contextmanager
    def told(self, name: str) -> Iterator[asyncio.Event]:
        """Give what is set when something is told about the name from now on: look after this, then wait."""
        if not self._is_listening:
            self._is_listening = True
            self._sql.heard(self._channel, self._hear)
        event = asyncio.Event()
        if self._has_ended:
            event.set()
        waiting = self._waiting.setdefault(name, set())
        waiting.add(event)
        try:
            yield event
        finally:
            waiting.discard(event)
            if not waiting and self._waiting.get(name) is waiting:
                del self._waiting[name]

    def _hear(self, name: str) -> None:
        # An empty text says that something may have been missed: everybody looks.
        for waiting in [self._waiting.get(name, set())] if name else self._waiting.values():
            for event in waiting:
                event.set()
