"""Push messages are what browsers read: the worked example of RFC 8291, and a token that its own key vouches for."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature

from server_client.server.citizen.push_sealing import PushKey, decoded, encoded, sealed, subscriber
from server_client.server.errors import SettingsFault
from server_client.wire.errors import Malformed
from server_client.wire.pushes import decode_subscription, encode_subscription

# RFC 8291, appendix A.
POINT = "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"
SECRET = "BTBZMqHH6r4Tts7J_aSIgg"  # published
SENDERS = "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"
SALT = "DGv6ra1nlYgDCS1FRnbzlw"
MESSAGE = (
    "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6"
    "cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN"
)
NOON = datetime(2026, 3, 2, 5, 0, tzinfo=UTC)


def test_the_worked_example_of_the_standard_comes_out() -> None:
    text = b"When I grow up, I want to be a watermelon"
    message = sealed(text, subscriber(POINT, SECRET), salt=decoded(SALT), scalar=int.from_bytes(decoded(SENDERS)))
    assert encoded(message) == MESSAGE


def test_a_push_service_can_tell_who_sends() -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    header = PushKey(key, "mailto:it@example.org").authorization("https://fcm.googleapis.com/fcm/send/abc", NOON)
    scheme, token, public = header.replace(",", "").split(" ")
    signed, _, signature = token.removeprefix("t=").rpartition(".")
    raw = decoded(signature)
    r, s = int.from_bytes(raw[:32]), int.from_bytes(raw[32:])
    key.public_key().verify(encode_dss_signature(r, s), signed.encode(), ec.ECDSA(hashes.SHA256()))
    claims = json.loads(decoded(signed.partition(".")[2]))
    assert (scheme, claims["aud"], claims["sub"]) == ("vapid", "https://fcm.googleapis.com", "mailto:it@example.org")
    assert claims["exp"] - NOON.timestamp() == 12 * 3600
    assert len(decoded(public.removeprefix("k="))) == 65


@pytest.mark.parametrize(("point", "secret"), [("", SECRET), (POINT, "AA"), ("B" * 87, SECRET), (SECRET, POINT)])
def test_what_is_no_browsers_key_is_refused(point: str, secret: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        subscriber(point, secret)


def test_a_key_file_that_holds_no_such_key_is_named(tmp_path: Path) -> None:
    path = tmp_path / "push.pem"
    for content in (b"nothing", pem(ec.generate_private_key(ec.SECP384R1()))):
        path.write_bytes(content)
        with pytest.raises(SettingsFault, match=r"--push-key .*push.pem"):
            PushKey.in_file(path, "mailto:it@example.org")
    path.write_bytes(pem(ec.generate_private_key(ec.SECP256R1())))
    assert len(decoded(PushKey.in_file(path, "mailto:it@example.org").public)) == 65


def pem(key: ec.EllipticCurvePrivateKey) -> bytes:
    """Return the key as a file holds it."""
    return key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )


@pytest.mark.parametrize(
    "endpoint",
    [
        "http://fcm.googleapis.com/x",
        "https://fcm.googleapis.com:8443/x",
        "https://127.0.0.1/x",
        "https://fcm.googleapis.com.evil.example/x",
        "https://a@fcm.googleapis.com/x",
        "file:///etc/passwd",
    ],
)
def test_nothing_but_a_browsers_push_service_is_ever_called(endpoint: str) -> None:
    body = json.dumps({"endpoint": endpoint, "keys": {"p256dh": POINT, "auth": SECRET}}).encode()
    with pytest.raises(Malformed):
        decode_subscription(body)


def test_what_browsers_say_besides_is_passed_over() -> None:
    keys = {"p256dh": POINT, "auth": SECRET}
    said = {"endpoint": "https://web.push.apple.com/x", "expirationTime": None, "keys": keys}
    known = decode_subscription(json.dumps(said).encode())
    assert decode_subscription(encode_subscription(known)) == known
