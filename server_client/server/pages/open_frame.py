"""The frame of the pages that are open to everyone: no sign-in, no person on them, nothing to click that writes."""

from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from server_client.queue_model.configuration import VIETNAMESE, Names
from server_client.queue_model.ids import Language
from server_client.server.pages.bilingual import ENGLISH, Bilingual, in_language
from server_client.server.pages.frame import icon
from server_client.server.pages.templates import TEMPLATES
from server_client.server.pages.web_files import WebFiles

HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; base-uri 'none'; form-action 'self'; "
        "frame-ancestors 'none'"
    ),
    # An address may hold a ticket's token.
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}

_files = WebFiles(
    folder="/web/open",
    regular="fonts/BeVietnamPro-Regular.ttf",
    semibold="fonts/BeVietnamPro-SemiBold.ttf",
    extrabold="fonts/BeVietnamPro-ExtraBold.ttf",
    style="web/motcua.css",
    own_style="web/open.css",
    icon="icons/brand.svg",
)


def open_frame_routes() -> list[BaseRoute]:
    """Return the calls for what these pages need beside themselves."""
    return [Route("/web/open/{name}", _files.get)]


def language_asked(request: Request, own: Language | None = None) -> Language:
    """Return the language asked for by `?lang=`, else `own`, else what the browser likes of the two."""
    for wish in (request.query_params.get("lang"), own, request.headers.get("accept-language", "")[:2]):
        if wish in {VIETNAMESE, ENGLISH}:
            return Language(wish)
    return VIETNAMESE


def named(names: Names, language: Language, otherwise: str = "") -> str:
    """Return the name in the language, or in Vietnamese, or `otherwise` if there is none."""
    return names.get(language) or names.get(VIETNAMESE) or otherwise


def open_page(
    request: Request,
    template: str,
    texts: Bilingual,
    shown: Mapping[str, object],
    *,
    language: Language,
    status: int = 200,
) -> Response:
    """Return a page made of a template of assets/web; its words are `words.NAME`."""
    other = VIETNAMESE if language == ENGLISH else ENGLISH
    text = TEMPLATES.get_template(template).render(
        language=language,
        words=in_language(texts, language),
        address=_files.address,
        icon=icon,
        other_language=str(request.url.include_query_params(lang=other).query),
        query_language=f"?lang={language}" if request.query_params.get("lang") == language else "",
        **shown,
    )
    return Response(text, status, {**HEADERS, "Cache-Control": "no-cache"}, "text/html")
