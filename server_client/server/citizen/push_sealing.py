"""Web push messages as browsers read them: sealed for one browser (RFC 8291), signed as of this office (RFC 8292)."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from server_client.server.errors import SettingsFault

_POINT_BYTES, _AUTH_BYTES, SALT_BYTES = 65, 16, 16
_RECORD = 4096
# Push services take no token that is good for longer than a day.
_GOOD_FOR = timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class Subscriber:
    """The keys of a browser, as it gave them: its public point, and a secret that it shares with the sender."""

    point: bytes
    secret: bytes


class PushKey:
    """The office's key, by which push services know that messages are from the same sender (VAPID)."""

    def __init__(self, key: ec.EllipticCurvePrivateKey, contact: str) -> None:
        """Use a key of P-256; `contact` is where a push service can complain, as mailto:."""
        self._key = key
        self._contact = contact

    @classmethod
    def in_file(cls, path: Path, contact: str) -> "PushKey":
        """Return the key in a PEM file; SettingsFault if it holds none."""
        try:
            key = serialization.load_pem_private_key(path.read_bytes(), None)
        except (OSError, ValueError, TypeError, UnsupportedAlgorithm) as wrong:
            raise SettingsFault(f"--push-key {path} cannot be read ({wrong}): give a PEM file") from wrong
        if not isinstance(key, ec.EllipticCurvePrivateKey) or not isinstance(key.curve, ec.SECP256R1):
            raise SettingsFault(
                f"--push-key {path} is no key of P-256: make one by openssl ecparam -genkey -name prime256v1 -noout"
            )
        return cls(key, contact)

    @property
    def public(self) -> str:
        """Return what browsers subscribe with."""
        return encoded(_point(self._key.public_key()))

    def authorization(self, endpoint: str, now: datetime) -> str:
        """Return the header by which the push service at the endpoint knows the sender."""
        parts = urlsplit(endpoint)
        claims = {
            "aud": f"{parts.scheme}://{parts.netloc}",
            "exp": int((now + _GOOD_FOR).timestamp()),
            "sub": self._contact,
        }
        signed = ".".join(encoded(json.dumps(part).encode()) for part in ({"typ": "JWT", "alg": "ES256"}, claims))
        r, s = decode_dss_signature(self._key.sign(signed.encode(), ec.ECDSA(hashes.SHA256())))
        return f"vapid t={signed}.{encoded(r.to_bytes(32) + s.to_bytes(32))}, k={self.public}"


def subscriber(point: str, secret: str) -> Subscriber:
    """Return the keys of a browser; ValueError if they are none."""
    known = Subscriber(decoded(point), decoded(secret))
    if len(known.point) != _POINT_BYTES or len(known.secret) != _AUTH_BYTES:
        raise ValueError("These are no keys of a browser")
    ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), known.point)
    return known


def sealed(text: bytes, known: Subscriber, *, salt: bytes, scalar: int) -> bytes:
    """Return the text for this browser alone; `salt` and `scalar` (below the curve's order) are new for each."""
    own = ec.derive_private_key(scalar, ec.SECP256R1())
    own_point = _point(own.public_key())
    shared = own.exchange(ec.ECDH(), ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), known.point))
    key = _derived(shared, known.secret, b"WebPush: info\0" + known.point + own_point, 32)
    content_key = _derived(key, salt, b"Content-Encoding: aes128gcm\0", 16)
    nonce = _derived(key, salt, b"Content-Encoding: nonce\0", 12)
    head = salt + _RECORD.to_bytes(4) + bytes([len(own_point)]) + own_point
    return head + AESGCM(content_key).encrypt(nonce, text + b"\x02", None)


def encoded(content: bytes) -> str:
    """Return base64url without padding."""
    return urlsafe_b64encode(content).rstrip(b"=").decode()


def decoded(text: str) -> bytes:
    """Return what base64url stands for, padded or not; ValueError if it is none."""
    return urlsafe_b64decode(text.rstrip("=") + "=" * (-len(text.rstrip("=")) % 4))


def _point(key: ec.EllipticCurvePublicKey) -> bytes:
    return key.public_bytes(serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint)


def _derived(secret: bytes, salt: bytes, info: bytes, length: int) -> bytes:
    return HKDF(algorithm=hashes.SHA256(), length=length, salt=salt, info=info).derive(secret)
