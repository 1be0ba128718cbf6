"""The administrator's calls about webhooks by HTTP, for the command line; foreign errors end here."""

import ssl
from http import HTTPStatus

import httpx

from server_client.tls.trust import why_not_believed
from server_client.wire.answers import decode_problem
from server_client.wire.errors import Malformed
from server_client.wire.webhooks import (
    MovedCursor,
    NewWebhook,
    Tested,
    WebhookShown,
    decode_tested,
    decode_webhook,
    decode_webhook_list,
    encode_webhooks,
)

_CALL_S = 30.0
_CALLS = "/v1/webhooks"


class CentreSaysNo(Exception):
    """The centre cannot be reached, or does not do it; the message says why."""


class WebhookCalls:
    """One centre, asked with the credential of an administrator."""

    def __init__(self, address: str, secret: str, verify: ssl.SSLContext | bool = True) -> None:
        """Name the centre; nothing is connected yet."""
        self._address = address.rstrip("/")
        self._verify = verify
        self._headers = {"Authorization": f"Bearer {secret}", "Content-Type": "application/json"}

    def all(self) -> list[WebhookShown]:
        """Return all webhooks."""
        return decode_webhook_list(self._call("GET"))

    def add(self, wish: NewWebhook) -> WebhookShown:
        """Return the new webhook, with its secret."""
        return decode_webhook(self._call("POST", body=encode_webhooks(wish)))

    def exchange(self, id_: str) -> WebhookShown:
        """Return the webhook, with its new secret."""
        return decode_webhook(self._call("POST", f"{id_}/secret"))

    def remove(self, id_: str) -> None:
        """Forget a webhook."""
        self._call("DELETE", id_)

    def test(self, id_: str) -> Tested:
        """Send a test message."""
        return decode_tested(self._call("POST", f"{id_}/test"))

    def do(self, id_: str, what: str) -> WebhookShown:
        """Pause or resume a webhook."""
        return decode_webhook(self._call("POST", f"{id_}/{what}"))

    def go_on_after(self, id_: str, moved: MovedCursor) -> WebhookShown:
        """Send again, or pass over."""
        return decode_webhook(self._call("POST", f"{id_}/cursor", body=encode_webhooks(moved)))

    def _call(self, method: str, path: str = "", *, body: bytes | None = None) -> bytes:
        address = f"{self._address}{_CALLS}" + (f"/{path}" if path else "")
        try:
            answer = httpx.request(
                method,
                address,
                content=body,
                headers=self._headers,
                timeout=_CALL_S,
                trust_env=False,
                verify=self._verify,
            )
        except (httpx.HTTPError, httpx.InvalidURL) as failed:
            why = why_not_believed(failed, self._address)
            raise CentreSaysNo(why or f"the centre at {self._address} cannot be reached ({failed})") from failed
        if answer.status_code == HTTPStatus.OK:
            return answer.content
        try:
            found = decode_problem(answer.content)
        except Malformed as wrong:
            raise CentreSaysNo(f"{self._address} answers with status {answer.status_code}: is it a centre?") from wrong
        raise CentreSaysNo(f"{found.title}: {found.detail}")
