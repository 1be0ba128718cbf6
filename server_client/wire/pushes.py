"""What a browser gives to be told of a call while its page is closed, and what it is told; no person is in either."""

from typing import Annotated
from urllib.parse import urlsplit

import msgspec

from server_client.wire.errors import Malformed
from server_client.wire.reading import read

# Where browsers let messages be left: nothing else is ever called at a stranger's word.
_SERVICES = ("fcm.googleapis.com", "updates.push.services.mozilla.com", "web.push.apple.com")
_SUFFIXES = (".push.apple.com", ".notify.windows.com", ".push.services.mozilla.com")
_Key = Annotated[str, msgspec.Meta(max_length=100)]


class PushKeys(msgspec.Struct, frozen=True):
    """The keys of a browser, in base64url."""

    p256dh: _Key
    auth: _Key


class Subscription(msgspec.Struct, frozen=True):
    """Where a browser's messages are left, and for which keys; what else browsers say of it is passed over."""

    endpoint: Annotated[str, msgspec.Meta(max_length=1000)]
    keys: PushKeys


class PushText(msgspec.Struct, frozen=True):
    """What is shown."""

    title: str
    body: str
    page: str


_subscriptions = msgspec.json.Decoder(Subscription)
_encoder = msgspec.json.Encoder()


def decode_subscription(body: bytes) -> Subscription:
    """Return the subscription; Malformed if it is none, or its endpoint is no push service of a browser."""
    subscription = read(_subscriptions, body)
    parts = urlsplit(subscription.endpoint)
    host = parts.hostname or ""
    if parts.scheme != "https" or parts.port not in {None, 443} or parts.username is not None:
        raise Malformed("The endpoint is not an https address of a push service")
    if host not in _SERVICES and not host.endswith(_SUFFIXES):
        raise Malformed("The endpoint is of no push service that is known here")
    return subscription


def encode_subscription(subscription: Subscription) -> bytes:
    """Return the subscription as it is kept."""
    return _encoder.encode(subscription)


def encode_push_text(text: PushText) -> bytes:
    """Return what is shown, as the page's worker reads it."""
    return _encoder.encode(text)
