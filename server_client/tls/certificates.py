"""What certificates in PEM say, and how near their end is; it judges no chain, which TLS does."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.x509.oid import NameOID

SOON = timedelta(days=30)
URGENT = timedelta(days=7)


class CertificateFault(Exception):
    """A certificate or key cannot be used or made; the message names it and the next step."""


class Ending(StrEnum):
    """How near a certificate's end is."""

    FAR = "far"
    SOON = "soon"
    """Within 30 days."""
    URGENT = "urgent"
    """Within 7 days."""
    OVER = "over"


def ending_at(ends_at: datetime, now: datetime) -> Ending:
    """Return how near an end is."""
    left = ends_at - now
    if left <= timedelta(0):
        return Ending.OVER
    if left <= URGENT:
        return Ending.URGENT
    return Ending.SOON if left <= SOON else Ending.FAR


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """One certificate: whose, by whom, for which host names and addresses, and from when to when."""

    subject: str
    issuer: str
    names: tuple[str, ...]
    begins_at: datetime
    ends_at: datetime
    is_authority: bool
    fingerprint: str
    signed: x509.Certificate = field(repr=False)

    @property
    def name(self) -> str:
        """Return by what people know it."""
        return self.names[0] if self.names else self.subject

    def ending(self, now: datetime) -> Ending:
        """Return how near the end is."""
        return ending_at(self.ends_at, now)

    def days_left(self, now: datetime) -> int:
        """Return how many whole days are left; negative once it is over."""
        return (self.ends_at - now) // timedelta(days=1)

    def notice(self, now: datetime) -> str | None:
        """Return what somebody has to do about its end, in a sentence; None while that is far."""
        match self.ending(now):
            case Ending.FAR:
                return None
            case Ending.OVER:
                when = f"has ended on {self.ends_at:%Y-%m-%d}, and nobody believes it"
            case _:
                when = f"ends on {self.ends_at:%Y-%m-%d}, in {self.days_left(now)} days"
        return (
            f"The certificate of {self.name} {when}: renew it with motcua certificate renew, or where it was issued,"
            " and put the new file in its place; a running server takes it within a minute"
        )


def certificates_in(pem: bytes, where: str) -> list[Certificate]:
    """Return all certificates in the text, a server's own first; CertificateFault if there are none."""
    try:
        found = x509.load_pem_x509_certificates(pem)
    except ValueError as wrong:
        raise CertificateFault(f"{where} holds no certificate that can be read: give a PEM file") from wrong
    return [_described(one) for one in found]


def certificates_of(path: Path) -> list[Certificate]:
    """Return all certificates in the file, a server's own first; CertificateFault."""
    try:
        pem = path.read_bytes()
    except OSError as failed:
        raise CertificateFault(f"{path} cannot be read ({failed.strerror}): check path and rights") from failed
    return certificates_in(pem, str(path))


def _described(one: x509.Certificate) -> Certificate:
    return Certificate(
        subject=_known_as(one.subject),
        issuer=_known_as(one.issuer),
        names=_names(one),
        begins_at=one.not_valid_before_utc,
        ends_at=one.not_valid_after_utc,
        is_authority=_is_authority(one),
        fingerprint=one.fingerprint(hashes.SHA256()).hex(),
        signed=one,
    )


def _known_as(name: x509.Name) -> str:
    common = name.get_attributes_for_oid(NameOID.COMMON_NAME)
    return str(common[0].value) if common else name.rfc4514_string()


def _names(one: x509.Certificate) -> tuple[str, ...]:
    try:
        names = one.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except x509.ExtensionNotFound:
        return ()
    hosts = names.get_values_for_type(x509.DNSName)
    return (*hosts, *map(str, names.get_values_for_type(x509.IPAddress)))


def _is_authority(one: x509.Certificate) -> bool:
    try:
        return one.extensions.get_extension_for_class(x509.BasicConstraints).value.ca
    except x509.ExtensionNotFound:
        return False
