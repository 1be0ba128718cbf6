"""The page of the audit trail, for administrators."""

from starlette.requests import Request
from starlette.responses import Response

from server_client.queue_model.local_time import VIETNAM
from server_client.server.administration.administrator import CenterRole
from server_client.server.administration.session import signed_in
from server_client.server.audit.trail import NOBODY, Sought
from server_client.server.pages.administration.audit_words import AUDIT_WORDS
from server_client.server.pages.bilingual import in_language, language_of
from server_client.server.pages.frame import Asked, page
from server_client.server.routes.desk import center_of

_A_PAGE = 50
_LONGEST = 100


async def get_audit(request: Request) -> Response:
    """Return the newest deeds that fit `who`, `what` and `about`, older than the one numbered `before`."""
    who = await signed_in(request, CenterRole.ADMINISTRATOR)
    sought = Sought(
        before=_number(request.query_params.get("before", "")),
        who=_text(request, "who"),
        what=_text(request, "what"),
        about=_text(request, "about"),
        most=_A_PAGE + 1,
    )
    found = await center_of(request).trail.search(sought)
    words = in_language(AUDIT_WORDS, language_of(request))
    deeds = [
        (
            one.at.astimezone(VIETNAM).strftime("%d/%m/%Y %H:%M:%S"),
            "" if one.deed.who == NOBODY else one.deed.who,
            # A later part of the program may record what this page has no word for.
            words.get(f"what_{one.deed.what}", one.deed.what),
            one,
        )
        for one in found[:_A_PAGE]
    ]
    return page(
        Asked(request=request, who=who, here="/admin/audit"),
        "administration/audit.html",
        AUDIT_WORDS,
        deeds=deeds,
        sought=sought,
        kinds=sorted(
            ((name.removeprefix("what_"), word) for name, word in words.items() if name.startswith("what_")),
            key=lambda kind: kind[1],
        ),
        older=found[_A_PAGE - 1].seq if len(found) > _A_PAGE else None,
    )


def _text(request: Request, name: str) -> str:
    return request.query_params.get(name, "").replace("\0", "").strip()[:_LONGEST]


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 18 else None
