"""AES-256-GCM (NIST SP 800-38D) as the vault uses it: each text is bound to its record; keys are kept elsewhere."""

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

KEY_BYTES = 32
NONCE_BYTES = 12
"""At random nonces a key is good for 2^32 texts, far more than any office seals between two rotations."""


class Unopenable(Exception):
    """The key does not open this, or what was sealed was altered or put in another record's place."""


def seal(key: bytes, text: bytes, bound_to: bytes, nonce: bytes) -> bytes:
    """Return nonce and ciphertext with its tag; `nonce` must be new, `bound_to` is needed again to open it."""
    return nonce + AESGCM(key).encrypt(nonce, text, bound_to)


def unseal(key: bytes, sealed: bytes, bound_to: bytes) -> bytes:
    """Return the text; Unopenable if the key or `bound_to` is another, or a bit has changed."""
    if len(sealed) < NONCE_BYTES:
        raise Unopenable("What is sealed is too short to be whole")
    try:
        return AESGCM(key).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], bound_to)
    except InvalidTag as wrong:
        raise Unopenable("What is sealed does not open with this key and record") from wrong
