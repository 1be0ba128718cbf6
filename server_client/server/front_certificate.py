"""A server's own certificate while it is served by: taken anew when its files change, and told of before it ends."""

import asyncio
import ssl
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from server_client.server import logs
from server_client.server.errors import SettingsFault
from server_client.tls.certificates import Certificate, CertificateFault, Ending, certificates_of

_LOOK_S = 20.0
_log = logs.logger(__name__)


class FrontCertificate:
    """Certificate and key in their files; open connections go on with what they began with."""

    def __init__(self, certificate: Path, key: Path, now: Callable[[], datetime]) -> None:
        """Read the certificate; SettingsFault if there is none."""
        self._certificate = certificate
        self._key = key
        self._now = now
        self._seen = self._marks()
        self._context: ssl.SSLContext | None = None
        self._fault: str | None = None
        self._told = Ending.FAR
        try:
            self.present = _first_to_end(certificate)
        except CertificateFault as wrong:
            raise SettingsFault(f"--certificate {wrong}") from wrong

    @property
    def notice(self) -> str | None:
        """Return what somebody has to do about it; None if nothing."""
        return self._fault or self.present.notice(self._now())

    @property
    def ending(self) -> Ending:
        """Return how near its end is."""
        return self.present.ending(self._now())

    @property
    def days_left(self) -> int:
        """Return how many whole days are left."""
        return self.present.days_left(self._now())

    def serve_by(self, context: ssl.SSLContext) -> None:
        """Say by which context new connections are made; it gets what is in the files from now on."""
        self._context = context

    async def run(self) -> None:
        """Look at the files now and then, until cancelled."""
        while True:
            self.look()
            await asyncio.sleep(_LOOK_S)

    def look(self) -> None:
        """Take the files if they have changed and fit, and tell once of an end that comes near."""
        marks = self._marks()
        if marks != self._seen:
            self._take(marks)
        else:
            # Files that did not fit may have been put back.
            self._fault = None
        if self.ending is not self._told:
            self._told = self.ending
            if self.notice is not None:
                _log.warning("certificate", why=self.notice)

    def _take(self, marks: object) -> None:
        try:
            # Into one that nobody is served by: a pair that does not fit must not spoil the one in use.
            ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(self._certificate, self._key)
            present = _first_to_end(self._certificate)
            if self._context is not None:
                self._context.load_cert_chain(self._certificate, self._key)
        except (OSError, CertificateFault) as wrong:
            fault = (
                f"{self._certificate} and {self._key} have changed and do not fit ({wrong}): the certificate before is"
                f" served on, which ends on {self.present.ends_at:%Y-%m-%d}; put files of one pair there"
            )
            if fault != self._fault:
                _log.error("certificate not taken", why=fault)
            self._fault = fault
            return
        self._seen, self.present, self._fault = marks, present, None
        _log.info("certificate taken", name=present.name, ends_at=present.ends_at.isoformat())

    def _marks(self) -> object:
        try:
            found = [path.stat() for path in (self._certificate, self._key)]
        except OSError:
            return None
        return tuple((one.st_ino, one.st_mtime_ns, one.st_size) for one in found)


def front_certificate(
    certificate: Path | None, key: Path | None, now: Callable[[], datetime]
) -> FrontCertificate | None:
    """Return what is served by; None where no TLS is spoken here. SettingsFault if it cannot be read."""
    return None if certificate is None or key is None else FrontCertificate(certificate, key, now)


def _first_to_end(path: Path) -> Certificate:
    # Of a chain too: it is believed as long as its shortest part.
    return min(certificates_of(path), key=lambda one: one.ends_at)
