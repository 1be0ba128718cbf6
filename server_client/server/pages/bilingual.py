"""Words of pages, each in Vietnamese and English side by side, and in which of the two someone reads."""

from collections.abc import Mapping
from typing import TypeAlias

from starlette.requests import Request

from server_client.queue_model.configuration import VIETNAMESE
from server_client.queue_model.ids import Language

ENGLISH = Language("en")
Bilingual: TypeAlias = Mapping[str, tuple[str, str]]
"""By name: what it is called in Vietnamese, and in English."""

LANGUAGE_COOKIE = "motcua_language"


def in_language(texts: Bilingual, language: Language) -> dict[str, str]:
    """Return the words in one language; Vietnamese for all that are not English."""
    at = 1 if language == ENGLISH else 0
    return {name: both[at] for name, both in texts.items()}


def language_of(request: Request) -> Language:
    """Return the language that was asked for by `?lang=`, else the one chosen before, else Vietnamese."""
    for wish in (request.query_params.get("lang"), request.cookies.get(LANGUAGE_COOKIE)):
        if wish in {VIETNAMESE, ENGLISH}:
            return Language(wish)
    return VIETNAMESE
