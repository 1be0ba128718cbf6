"""Whose certificates a client believes, and in words why it does not believe one; it connects nothing.

The private authority of a city is believed alone: with it given, no public authority can vouch for a server of ours.
"""

import base64
import binascii
import re
import ssl
from hashlib import sha256
from pathlib import Path

_BLOCK = re.compile(rb"-----BEGIN CERTIFICATE-----(.+?)-----END CERTIFICATE-----", re.DOTALL)
# 120 bits of the hash: nobody makes another certificate that has them, and a person can still type them.
_MARK_BYTES = 15
_GROUP = 4
# X509_V_ERR_…, as OpenSSL numbers them.
_NOT_YET, _ENDED = 9, 10
_OTHER_NAME = frozenset({62, 64})
_UNKNOWN_ISSUER = frozenset({18, 19, 20, 21})


class NoAuthority(Exception):
    """What was given as an authority's certificate holds none; the message names it and the next step."""


def trusting(authority: Path | None) -> ssl.SSLContext | bool:
    """Return what httpx is to verify a server by: this authority alone, or the public ones; NoAuthority."""
    if authority is None:
        return True
    try:
        return ssl.create_default_context(cafile=authority)
    except OSError as wrong:
        why = wrong.strerror if not isinstance(wrong, ssl.SSLError) and wrong.strerror else "it holds no certificate"
        raise NoAuthority(
            f"{authority} is no authority's certificate ({why}): give the PEM file that motcua certificate made"
        ) from wrong


def mark_of(pem: bytes) -> str:
    """Return by what an authority's certificate is known in a one-time code: 24 signs in groups of four; NoAuthority.

    It stands for all certificates in the file, so that none can be added to them either.
    """
    blocks = _BLOCK.findall(pem)
    if not blocks:
        raise NoAuthority("There is no certificate in it: an authority's is a PEM file")
    whole = sha256()
    for block in blocks:
        try:
            whole.update(base64.b64decode(b"".join(block.split()), validate=True))
        except binascii.Error as wrong:
            raise NoAuthority("A certificate in it cannot be read: fetch the file anew") from wrong
    signs = base64.b32encode(whole.digest()[:_MARK_BYTES]).decode()
    return "-".join(signs[start : start + _GROUP] for start in range(0, len(signs), _GROUP))


def is_marked(pem: bytes, mark: str) -> bool:
    """Say whether the mark, however it was typed, is of this authority's certificate; NoAuthority."""
    return _plain(mark_of(pem)) == _plain(mark)


def why_not_believed(error: BaseException, url: str) -> str | None:
    """Return in a sentence what was wrong with the server's certificate; None if that was not it."""
    found: BaseException | None = error
    while found is not None and not isinstance(found, ssl.SSLError):
        found = found.__cause__ or found.__context__
    if isinstance(found, ssl.SSLCertVerificationError):
        return _of_certificate(found, url)
    if isinstance(found, ssl.SSLError):
        return f"What answers at {url} speaks no TLS as it should ({found.reason}): check host and port"
    return None


def _of_certificate(wrong: ssl.SSLCertVerificationError, url: str) -> str:
    said, code = wrong.verify_message, wrong.verify_code
    if code == _ENDED:
        return f"The certificate of {url} has ended: whoever runs that server has it renewed (motcua certificate renew)"
    if code == _NOT_YET:
        return f"The certificate of {url} does not hold yet: see that the clock of this machine is right, and its own"
    if code in _OTHER_NAME:
        return (
            f"The certificate of {url} is another's ({said.rstrip('.')}): write the address by a name that it has, or"
            " have one issued with this name (motcua certificate issue)"
        )
    if code in _UNKNOWN_ISSUER:
        return (
            f"The certificate of {url} comes from an authority that is not believed here ({said}): give the right"
            " authority's by --ca FILE, and if it is given see who answers there instead"
        )
    return f"The certificate of {url} cannot be believed ({said}): see motcua certificate show"


def _plain(mark: str) -> str:
    return mark.upper().translate({ord("-"): None, ord(" "): None})
