"""How a wait reads on the pages, in Vietnamese and English: in full, and in brief for tables."""

from collections.abc import Mapping
from dataclasses import replace

from server_client.queue_model.configuration import VIETNAMESE
from server_client.queue_model.ids import Language
from server_client.server.pages.bilingual import ENGLISH
from server_client.wait_forecast.told_in_words import WaitWords

VIETNAMESE_WAIT = WaitWords(
    few="vài phút",
    under="dưới {high} phút",
    between="khoảng {low}–{high} phút",
    beyond="{low} phút đến hơn 2 giờ",
    maybe_over="có thể hơn 2 giờ",
    over="hơn 2 giờ",
)
ENGLISH_WAIT = WaitWords(
    few="a few minutes",
    under="under {high} min",
    between="about {low}–{high} min",
    beyond="{low} min to more than 2 hours",
    maybe_over="perhaps more than 2 hours",
    over="more than 2 hours",
)
WAIT_WORDS: Mapping[Language, WaitWords] = {VIETNAMESE: VIETNAMESE_WAIT, ENGLISH: ENGLISH_WAIT}
BRIEF_WAIT_WORDS: Mapping[Language, WaitWords] = {
    VIETNAMESE: replace(VIETNAMESE_WAIT, between="{low}–{high} phút", beyond="hơn {low} phút"),
    ENGLISH: replace(ENGLISH_WAIT, between="{low}–{high} min", beyond="over {low} min", over="over 2 hours"),
}
