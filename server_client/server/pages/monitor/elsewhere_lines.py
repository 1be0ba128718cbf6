"""For which services of a branch newcomers would be served sooner elsewhere, as sentences; it sends nobody."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from server_client.queue_model.configuration import VIETNAMESE
from server_client.queue_model.ids import Language
from server_client.server.elsewhere.suggesting import Elsewhere
from server_client.server.errors import Unavailable
from server_client.server.monitor.branch_line import BranchLine
from server_client.server.pages.bilingual import ENGLISH
from server_client.server.pages.monitor.shown_values import service_name
from server_client.server.pages.wait_words import WAIT_WORDS
from server_client.wait_forecast.told_in_words import in_words

_TITLES: Mapping[Language, str] = {
    VIETNAMESE: "Chi nhánh khác nhanh hơn",
    ENGLISH: "Sooner at another branch",
}
_SENTENCES: Mapping[Language, str] = {
    VIETNAMESE: "{branch}: nhanh hơn khoảng {saves} phút (đi {travel} phút, chờ {wait})",
    ENGLISH: "{branch}: about {saves} min sooner ({travel} min on the way, then {wait})",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ElsewhereLines:
    """A title, and for each service where and by how much."""

    title: str
    lines: Sequence[tuple[str, str]]


async def elsewhere_lines(elsewhere: Elsewhere, line: BranchLine, language: Language) -> ElsewhereLines | None:
    """Return them; None if nowhere is sooner for anything, or nobody knows."""
    configuration, lines = line.configuration, list[tuple[str, str]]()
    if configuration is None:
        return None
    try:
        for service in configuration.services:
            place = await elsewhere.for_newcomer(line.branch, service.code)
            if place is not None:
                wait = in_words(place.low_min, place.high_min, WAIT_WORDS[language])
                told = _SENTENCES[language].format(
                    branch=place.names.get(language) or place.names.get(VIETNAMESE) or place.branch,
                    saves=place.saves_min,
                    travel=place.travel_min,
                    wait=wait,
                )
                lines.append((service_name(configuration, service.code, language), told))
    except Unavailable:
        # The page says in its own place that the database is away.
        return None
    return ElsewhereLines(title=_TITLES[language], lines=lines) if lines else None
