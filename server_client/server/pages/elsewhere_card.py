"""The card that tells a ticket's holder where it would be sooner, and what comes of taking that; in two languages."""

from asyncio import sleep
from collections.abc import Mapping
from dataclasses import dataclass

from server_client.queue_model.branch import Branch
from server_client.queue_model.configuration import VIETNAMESE
from server_client.queue_model.ids import BranchId, Language, Token
from server_client.queue_model.refusals import Refused
from server_client.queue_model.ticket import TicketState, Visit
from server_client.server.citizen.doing_there import ProblemTold
from server_client.server.citizen.errands import NodeUnsure
from server_client.server.desks import Desks
from server_client.server.elsewhere.moving import MoveRefused, moved
from server_client.server.errors import Unavailable
from server_client.server.pages.bilingual import ENGLISH
from server_client.server.pages.wait_words import WAIT_WORDS
from server_client.server.routes.branches import holder_of_paper
from server_client.wait_forecast.told_in_words import in_words
from server_client.wire.elsewhere import ElsewherePlace

# The number is given at the other end of a line, and its page is here a moment later.
_LOOKS, _LOOK_S = 40, 0.125


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    sooner: str
    how: str
    move: str
    meaning: str
    confirm: str
    moved: str
    moved_open: str


_WORDS: Mapping[Language, _Words] = {
    VIETNAMESE: _Words(
        sooner="{branch}: nhanh hơn khoảng {saves} phút",
        how="Đi khoảng {travel} phút, đến nơi chờ {wait}.",
        move="Chuyển chỗ sang {branch}",
        meaning="Quý khách có số mới ở đó ngay, không bị gọi trước khi kịp đến. Số ở đây sẽ hết hiệu lực.",
        confirm="Đồng ý chuyển",
        moved="Đã chuyển sang {branch}: số {number}",
        moved_open="Mở số mới",
    ),
    ENGLISH: _Words(
        sooner="{branch}: about {saves} min sooner",
        how="About {travel} min on the way, then {wait} of waiting.",
        move="Move my place to {branch}",
        meaning="You have a new number there at once, and are not called before you can be there. This number ends.",
        confirm="Yes, move it",
        moved="Moved to {branch}: number {number}",
        moved_open="Open the new number",
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ElsewhereCard:
    """What the card says; `to` is the branch's code."""

    to: BranchId
    sooner: str
    how: str
    address: str
    move: str
    meaning: str
    confirm: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MovedCard:
    """What the page of a place that was moved says; `token` opens the new number."""

    token: Token
    says: str
    open: str


async def elsewhere_card(desks: Desks, branch: Branch, visit: Visit, language: Language) -> ElsewhereCard | None:
    """Return the card; None if nowhere is worth the way, or nobody knows."""
    if desks.center is None:
        return None
    try:
        place = await desks.center.elsewhere.for_ticket(branch, visit)
    except Unavailable:
        # The ticket is shown all the same.
        return None
    return None if place is None else _card(place, language)


async def moved_card(desks: Desks, branch: Branch, visit: Visit, language: Language) -> MovedCard | None:
    """Return where a place that has ended here was moved to; None if it was not."""
    if desks.center is None or visit.token is None or branch.tickets[visit.ticket].state is not TicketState.CANCELLED:
        return None
    try:
        move = await desks.center.elsewhere.moves.of_token(visit.token)
    except Unavailable:
        return None
    if move is None or not move.has_moved:
        return None
    line = desks.center.board.shown.lines.get(move.destination)
    name = move.destination if line is None else line.name(language)
    words = _WORDS[language]
    return MovedCard(
        token=move.order.token, says=words.moved.format(branch=name, number=move.number), open=words.moved_open
    )


async def move_to(desks: Desks, branch: Branch, visit: Visit, to: BranchId) -> tuple[Token | None, str]:
    """Return the token of the place there, or None and the note for the page here."""
    if desks.center is None:
        return None, "stays"
    try:
        move = await moved(desks, desks.center, branch, visit, to)
    except (MoveRefused, Refused, ProblemTold):
        return None, "stays"
    except NodeUnsure:
        return None, "moving"
    except Unavailable:
        return None, "away"
    for _ in range(_LOOKS):
        if await holder_of_paper(desks, move.order.token) is not None:
            break
        await sleep(_LOOK_S)
    return move.order.token, ""


def _card(place: ElsewherePlace, language: Language) -> ElsewhereCard:
    words = _WORDS[language]
    name = place.names.get(language) or place.names.get(VIETNAMESE) or place.branch
    wait = in_words(place.low_min, place.high_min, WAIT_WORDS[language])
    return ElsewhereCard(
        to=place.branch,
        sooner=words.sooner.format(branch=name, saves=place.saves_min),
        how=words.how.format(travel=place.travel_min, wait=wait),
        address=place.address,
        move=words.move.format(branch=name),
        meaning=words.meaning,
        confirm=words.confirm,
    )
