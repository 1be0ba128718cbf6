"""A private authority in a folder: it is made once, and issues and renews the certificates of centre and nodes.

Keys are of P-256, in files that only their owner reads. The authority's key belongs on a machine that serves nobody:
whoever has it can pass for any server. A renewed certificate keeps its key, so the authority need not see that.
"""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from server_client.tls.certificates import Certificate, CertificateFault, certificates_in, certificates_of

CERTIFICATE, KEY = "authority.pem", "authority.key"
# Machines whose clock is a little behind believe it too.
_BEFORE = timedelta(hours=1)
_ANY = 0o644
_OWNER = 0o600
_Issuing = x509.CertificateBuilder
_PublicKey = ec.EllipticCurvePublicKey


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What a certificate is to be for: host names, and addresses, at least one of both; and for how long."""

    names: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    days: int = 397

    def alternatives(self) -> list[x509.GeneralName]:
        """Return the names as a certificate has them; CertificateFault if one is none."""
        try:
            found = [
                *(x509.DNSName(name) for name in self.names),
                *(x509.IPAddress(ip_address(address)) for address in self.addresses),
            ]
        except ValueError as wrong:
            told = f"A name or address does not fit ({wrong}): write it as hcc.example.vn, or 10.1.2.3"
            raise CertificateFault(told) from wrong
        if not found:
            raise CertificateFault("A certificate is for a name or an address: give --name or --address")
        return found


class Authority:
    """The authority in a folder; every method raises CertificateFault."""

    def __init__(self, folder: Path) -> None:
        """Name the folder; nothing is read yet."""
        self._folder = folder

    def make(self, name: str, days: int, now: datetime) -> Certificate:
        """Make the authority; it is an error if there is one, or a part of one."""
        for path in (self._folder / CERTIFICATE, self._folder / KEY):
            if path.exists():
                raise CertificateFault(f"{path} is there already: use it, or name another folder")
        key = ec.generate_private_key(ec.SECP256R1())
        signed = self._self_signed(name, key, days, now)
        _write(self._folder / KEY, _key_pem(key), _OWNER)
        _write(self._folder / CERTIFICATE, _pem(signed), _ANY)
        return _described(signed)

    def renew_itself(self, days: int, now: datetime) -> Certificate:
        """Let the authority hold for longer, under its name and key: what it has issued stays good."""
        present, key = self._own()
        signed = self._self_signed(present.subject, key, days, now)
        _write(self._folder / CERTIFICATE, _pem(signed), _ANY)
        return _described(signed)

    def issue(self, wish: Wish, to: Path, now: datetime) -> Certificate:
        """Issue a certificate with a key of its own, as `to` and beside it the same with `.key`."""
        own, signing = self._own()
        alternatives, key_path = wish.alternatives(), to.with_suffix(".key")
        for path in (to, key_path):
            if path.exists():
                raise CertificateFault(f"{path} is there already: renew it, or name another file by --to")
        key = ec.generate_private_key(ec.SECP256R1())
        signed = _leaf(own, signing, key.public_key(), alternatives, _span(own, wish.days, now))
        _write(key_path, _key_pem(key), _OWNER)
        _write(to, _pem(signed), _ANY)
        return _described(signed)

    def renew(self, path: Path, days: int, now: datetime) -> Certificate:
        """Issue anew, in the same file, what this authority issued: the same names and key."""
        own, signing = self._own()
        present = certificates_of(path)[0]
        key = present.signed.public_key()
        if not _is_issued(present, own) or not isinstance(key, ec.EllipticCurvePublicKey):
            raise CertificateFault(
                f"{path} is not from the authority {own.subject} but from {present.issuer}: have it renewed there"
            )
        named = present.signed.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
        signed = _leaf(own, signing, key, list(named), _span(own, days, now))
        _write(path, _pem(signed), _ANY)
        return _described(signed)

    def _own(self) -> tuple[Certificate, ec.EllipticCurvePrivateKey]:
        own = certificates_of(self._folder / CERTIFICATE)[0]
        path = self._folder / KEY
        try:
            key = serialization.load_pem_private_key(path.read_bytes(), None)
        except OSError as failed:
            raise CertificateFault(f"{path} cannot be read ({failed.strerror}): work where the key is") from failed
        except (ValueError, TypeError) as wrong:
            raise CertificateFault(f"{path} is no key that can be read: put the right one back") from wrong
        if not isinstance(key, ec.EllipticCurvePrivateKey) or key.public_key() != own.signed.public_key():
            raise CertificateFault(f"{path} is not the key of {CERTIFICATE} beside it: put the right one back")
        return own, key

    def _self_signed(self, name: str, key: ec.EllipticCurvePrivateKey, days: int, now: datetime) -> x509.Certificate:
        subject = _named(name)
        public = key.public_key()
        identifier = x509.SubjectKeyIdentifier.from_public_key(public)
        usage = _usage(signs_certificates=True)
        return (
            _begun(subject, subject, public, (now - _BEFORE, now + timedelta(days=days)))
            .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
            .add_extension(usage, critical=True)
            .add_extension(identifier, critical=False)
            .add_extension(x509.AuthorityKeyIdentifier.from_issuer_subject_key_identifier(identifier), critical=False)
            .sign(key, hashes.SHA256())
        )


def _leaf(
    own: Certificate,
    signing: ec.EllipticCurvePrivateKey,
    public: _PublicKey,
    alternatives: Sequence[x509.GeneralName],
    span: tuple[datetime, datetime],
) -> x509.Certificate:
    first = str(alternatives[0].value)
    issuer = own.signed.extensions.get_extension_for_class(x509.SubjectKeyIdentifier).value
    return (
        _begun(_named(first), own.signed.subject, public, span)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(x509.SubjectAlternativeName(alternatives), critical=False)
        .add_extension(_usage(signs_certificates=False), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_subject_key_identifier(issuer), critical=False)
        .sign(signing, hashes.SHA256())
    )


def _begun(subject: x509.Name, issuer: x509.Name, public: _PublicKey, span: tuple[datetime, datetime]) -> _Issuing:
    return x509.CertificateBuilder(
        issuer_name=issuer,
        subject_name=subject,
        public_key=public,
        serial_number=x509.random_serial_number(),
        not_valid_before=span[0],
        not_valid_after=span[1],
    )


def _span(own: Certificate, days: int, now: datetime) -> tuple[datetime, datetime]:
    if now >= own.ends_at:
        raise CertificateFault(
            f"The authority {own.subject} has ended on {own.ends_at:%Y-%m-%d}: renew it first, by motcua certificate"
            " authority --renew"
        )
    # Nobody would believe it for longer than the authority.
    return now - _BEFORE, min(now + timedelta(days=days), own.ends_at)


def _named(name: str) -> x509.Name:
    try:
        return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    except ValueError as wrong:
        told = f"{name!r} cannot be a certificate's name ({wrong}): give one of 1 to 64 signs"
        raise CertificateFault(told) from wrong


def _usage(*, signs_certificates: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not signs_certificates,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=signs_certificates,
        crl_sign=signs_certificates,
        encipher_only=False,
        decipher_only=False,
    )


def _is_issued(one: Certificate, own: Certificate) -> bool:
    try:
        identifier = one.signed.extensions.get_extension_for_class(x509.AuthorityKeyIdentifier).value.key_identifier
    except x509.ExtensionNotFound:
        return False
    return identifier == own.signed.extensions.get_extension_for_class(x509.SubjectKeyIdentifier).value.digest


def _described(signed: x509.Certificate) -> Certificate:
    return certificates_in(_pem(signed), "the new certificate")[0]


def _pem(signed: x509.Certificate) -> bytes:
    return signed.public_bytes(serialization.Encoding.PEM)


def _key_pem(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )


def _write(path: Path, text: bytes, mode: int) -> None:
    new = path.with_name(f".{path.name}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        new.unlink(missing_ok=True)
        with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "wb") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        new.replace(path)
    except OSError as failed:
        raise CertificateFault(f"{path} cannot be written ({failed.strerror}): check folder and rights") from failed
