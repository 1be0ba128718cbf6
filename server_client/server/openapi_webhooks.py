"""The calls by which an administrator looks after webhooks, as the contract's document describes them."""

from server_client.server.openapi_call import Call, Json, parameter, ref
from server_client.server.routes.desk import JSON
from server_client.wire.webhooks import Message, MovedCursor, NewWebhook, Tested, WebhookShown, WebhooksShown

_WEBHOOK = parameter("webhook", "path", {"type": "string"}, description="Id of the webhook", required=True)
_ASKED = ("no_credential", "not_permitted", "other_branch", "no_such_call", "disk")
_ALL = ("All webhooks and how they stand", JSON, ref("WebhooksShown"))
_ONE = ("The webhook as it stands now", JSON, ref("WebhookShown"))
_BODY = ("malformed", "too_large", "media_type")

WEBHOOK_FORMS = (Message, MovedCursor, NewWebhook, Tested, WebhookShown, WebhooksShown)


def _call(path: str, summary: str, answer: tuple[str, str, Json], method: str, *problems: str, body: str = "") -> Call:
    return Call(
        path=f"/v1/webhooks{path}",
        method=method,
        summary=summary,
        tag="centre",
        parameters=(_WEBHOOK,) if path else (),
        body=ref(body) if body else None,
        answer=answer,
        problems=(*_ASKED, *problems, *(_BODY if body else ())),
    )


WEBHOOK_CALLS: tuple[Call, ...] = (
    _call("", "Who is told of what happens, and how that stands", _ALL, "get"),
    _call(
        "",
        "Tell an address of what happens from now on; the answer holds the secret, this once",
        _ONE,
        "post",
        "unknown_event",
        "not_an_address",
        "too_many_webhooks",
        "secrets_locked",
        body="NewWebhook",
    ),
    _call("/{webhook}", "Forget a webhook", _ALL, "delete", "unknown_webhook"),
    _call(
        "/{webhook}/test",
        "Send a test message now",
        ("What came of it", JSON, ref("Tested")),
        "post",
        "unknown_webhook",
    ),
    _call(
        "/{webhook}/secret",
        "Give it another secret, which the answer holds this once; the one before signs beside it for a day",
        _ONE,
        "post",
        "unknown_webhook",
        "secrets_locked",
    ),
    _call("/{webhook}/pause", "Tell it nothing until it is resumed; nothing is lost", _ONE, "post", "unknown_webhook"),
    _call("/{webhook}/resume", "Go on where it was paused or parked", _ONE, "post", "unknown_webhook"),
    _call(
        "/{webhook}/cursor",
        "Send again what follows an entry of a branch, or pass over all up to it",
        _ONE,
        "post",
        "unknown_webhook",
        "unknown_branch",
        body="MovedCursor",
    ),
)
