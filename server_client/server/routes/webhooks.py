"""Setting webhooks up and looking after them, by an administrator of the centre; what is told is not decided here."""

from collections.abc import Awaitable
from typing import TypeVar

from starlette.requests import Request
from starlette.responses import Response

from server_client.queue_model.ids import BranchId
from server_client.server.credentials import Role
from server_client.server.routes.bodies import read_body
from server_client.server.routes.desk import JSON, ProblemFoundError, holder_of, permitted_at_center
from server_client.server.webhooks.guard import NotAllowed, Unknown
from server_client.server.webhooks.webhook_table import Webhook
from server_client.server.webhooks.webhooks import ToldSecret, WebhookRefused, Webhooks
from server_client.wire.answers import problem
from server_client.wire.webhooks import (
    Tested,
    WebhookShown,
    WebhooksShown,
    WebhookState,
    decode_moved_cursor,
    decode_new_webhook,
    encode_webhooks,
)

T = TypeVar("T")
_STATUS = {"unknown_webhook": 404, "unknown_branch": 404, "unknown_event": 422, "too_many_webhooks": 409}
_EVERYTHING = 100_000


async def get_webhooks(request: Request) -> Response:
    """Return all webhooks and how they stand, without their secrets."""
    webhooks = _webhooks(request)
    shown = [await _shown(webhooks, one) for one in await webhooks.table.all()]
    return _answer(WebhooksShown(webhooks=shown))


async def post_webhook(request: Request) -> Response:
    """Make a webhook that is told of what happens from now on; its secret is in this answer and nowhere else."""
    webhooks = _webhooks(request)
    wish = await read_body(request, decode_new_webhook)
    try:
        added = await _done(webhooks.add(wish, _who(request)))
    except (NotAllowed, Unknown) as refused:
        raise ProblemFoundError(problem("not_an_address", "No webhook can go there", 422, str(refused))) from refused
    return await _told(webhooks, added)


async def post_webhook_secret(request: Request) -> Response:
    """Give a webhook another secret, which is in this answer and nowhere else; the one before signs on for a day."""
    webhooks = _webhooks(request)
    return await _told(webhooks, await _done(webhooks.exchange(request.path_params["webhook"], _who(request))))


async def delete_webhook(request: Request) -> Response:
    """Forget a webhook."""
    webhooks = _webhooks(request)
    await _done(webhooks.remove(request.path_params["webhook"], _who(request)))
    return await get_webhooks(request)


async def post_webhook_test(request: Request) -> Response:
    """Send a test message now and tell what came of it."""
    fault = await _done(_webhooks(request).test(request.path_params["webhook"]))
    return _answer(Tested(taken=not fault, fault=fault))


async def post_webhook_pause(request: Request) -> Response:
    """Tell it nothing more until it is resumed; nothing is lost."""
    return await _set(request, WebhookState.PAUSED)


async def post_webhook_resume(request: Request) -> Response:
    """Go on where it was paused or parked."""
    return await _set(request, WebhookState.ACTIVE)


async def post_webhook_cursor(request: Request) -> Response:
    """Send again what follows an entry of a branch, or pass over all up to it."""
    webhooks, id_ = _webhooks(request), request.path_params["webhook"]
    moved = await read_body(request, decode_moved_cursor)
    await _done(webhooks.go_on_after(id_, BranchId(moved.branch), moved.after, _who(request)))
    return _answer(await _shown(webhooks, await _done(webhooks.known(id_))))


async def _set(request: Request, state: WebhookState) -> Response:
    webhooks, id_ = _webhooks(request), request.path_params["webhook"]
    await _done(webhooks.set_state(id_, state, _who(request)))
    return _answer(await _shown(webhooks, await _done(webhooks.known(id_))))


def _webhooks(request: Request) -> Webhooks:
    return permitted_at_center(request, Role.ADMINISTRATOR).webhooks


def _who(request: Request) -> str:
    return holder_of(request).name


async def _told(webhooks: Webhooks, told: ToldSecret) -> Response:
    shown = await _shown(webhooks, told.webhook)
    shown.secret = told.secret
    return _answer(shown)


async def _done(work: Awaitable[T]) -> T:
    try:
        return await work
    except WebhookRefused as refused:
        title = "It cannot be done as asked"
        raise ProblemFoundError(problem(refused.code, title, _STATUS[refused.code], str(refused))) from refused


async def _shown(webhooks: Webhooks, webhook: Webhook) -> WebhookShown:
    return WebhookShown(
        id=webhook.id,
        url=webhook.url,
        events=sorted(webhook.events),
        branches=sorted(webhook.branches),
        state=webhook.state,
        fault=webhook.fault,
        tries=webhook.tries,
        failing_since=webhook.failing_since,
        next_try=webhook.next_try if webhook.tries else None,
        behind=len(await webhooks.table.behind(webhook, _EVERYTHING)),
        made_at=webhook.made_at,
    )


def _answer(body: WebhookShown | WebhooksShown | Tested) -> Response:
    return Response(encode_webhooks(body), media_type=JSON, headers={"Cache-Control": "no-store"})
