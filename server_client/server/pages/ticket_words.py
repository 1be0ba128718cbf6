"""What a citizen reads about their ticket, in Vietnamese and English: how it stands, and what to do."""

from collections.abc import Mapping
from dataclasses import dataclass

from server_client.queue_model.configuration import VIETNAMESE
from server_client.queue_model.ids import Language
from server_client.queue_model.ticket import TicketState

ENGLISH = Language("en")
# From this many people ahead on, one should not be far.
SOON = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The texts of the page in one language; `{ahead}` and `{counter}` are filled in."""

    language: Language
    own_name: str
    your_number: str
    taken_at: str
    then: str
    go_to_counter: str
    keeps_itself_new: str
    offline: str
    unknown: str
    unknown_detail: str
    states: Mapping[TicketState, tuple[str, str]]
    soon: tuple[str, str]
    next: tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What is said of a ticket now; `tone` and `icon` repeat it for the eye."""

    headline: str
    detail: str
    tone: str
    icon: str


_VIETNAMESE = Words(
    language=VIETNAMESE,
    own_name="Tiếng Việt",
    your_number="Số của quý khách",
    taken_at="Lấy số lúc",
    then="Tiếp theo",
    go_to_counter="Mời đến quầy số",
    keeps_itself_new="Trang này tự cập nhật. Không cần tải lại.",
    offline="Mất kết nối. Số của quý khách vẫn giữ nguyên, trang đang thử lại.",
    unknown="Hôm nay không có số này",
    unknown_detail="Mỗi số chỉ dùng trong ngày lấy số. Xin quét lại mã trên phiếu, hoặc hỏi nhân viên hướng dẫn.",
    states={
        TicketState.WAITING: ("Còn {ahead} người trước quý khách", "Xin ngồi chờ; trang này sẽ báo khi đến lượt."),
        TicketState.CALLED: ("Mời quý khách đến quầy số {counter}", "Xin mang theo phiếu và hồ sơ."),
        TicketState.SERVING: ("Đang phục vụ tại quầy số {counter}", "Cảm ơn quý khách đã chờ."),
        TicketState.HELD: ("Đang tạm dừng", "Xong việc được dặn, xin báo lại quầy vừa phục vụ quý khách."),
        TicketState.MISSED: ("Đã gọi nhưng chưa gặp quý khách", "Xin báo nhân viên hướng dẫn để được gọi lại."),
        TicketState.FINISHED: ("Đã phục vụ xong", "Cảm ơn quý khách."),
        TicketState.ABANDONED: ("Số đã hết hiệu lực", "Đã gọi nhiều lần mà chưa gặp quý khách. Xin lấy số mới."),
        TicketState.CANCELLED: ("Số đã được huỷ", "Nếu còn cần giải quyết, xin lấy số mới."),
        TicketState.EXPIRED: ("Đã hết giờ làm việc", "Số chỉ dùng trong ngày. Xin quay lại và lấy số mới."),
    },
    soon=("Sắp đến lượt: còn {ahead} người", "Xin có mặt ở khu vực chờ."),
    next=("Quý khách là người tiếp theo", "Xin có mặt ở khu vực chờ."),
)
_ENGLISH = Words(
    language=ENGLISH,
    own_name="English",
    your_number="Your number",
    taken_at="Taken at",
    then="After that",
    go_to_counter="Please go to counter",
    keeps_itself_new="This page updates by itself. No need to reload.",
    offline="No connection. You keep your number; the page is trying again.",
    unknown="There is no such number today",
    unknown_detail="A number is good for its day only. Scan the code on the paper again, or ask the staff.",
    states={
        TicketState.WAITING: ("{ahead} people ahead of you", "Please take a seat; this page tells you when to come."),
        TicketState.CALLED: ("Please go to counter {counter}", "Bring your ticket and your documents."),
        TicketState.SERVING: ("Being served at counter {counter}", "Thank you for waiting."),
        TicketState.HELD: ("On hold", "When you are ready, tell the counter that was serving you."),
        TicketState.MISSED: ("You were called and not found", "Tell the staff, and you will be called again."),
        TicketState.FINISHED: ("All done", "Thank you for your visit."),
        TicketState.ABANDONED: ("This number is no longer valid", "You were called several times. Take a new number."),
        TicketState.CANCELLED: ("This number was cancelled", "If you still need us, please take a new number."),
        TicketState.EXPIRED: ("The office has closed", "A number is good for its day. Please come again."),
    },
    soon=("Your turn is near: {ahead} ahead", "Please be in the waiting area."),
    next=("You are next", "Please be in the waiting area."),
)
ALL_WORDS: Mapping[Language, Words] = {words.language: words for words in (_VIETNAMESE, _ENGLISH)}

_LOOKS: Mapping[TicketState, tuple[str, str]] = {
    TicketState.WAITING: ("waiting", "clock"),
    TicketState.CALLED: ("called", "megaphone"),
    TicketState.SERVING: ("serving", "user-round"),
    TicketState.HELD: ("attention", "circle-pause"),
    TicketState.MISSED: ("attention", "bell-ring"),
    TicketState.FINISHED: ("serving", "circle-check"),
    TicketState.ABANDONED: ("ended", "circle-x"),
    TicketState.CANCELLED: ("ended", "circle-x"),
    TicketState.EXPIRED: ("ended", "door-closed"),
}


def words_in(*wishes: str) -> Words:
    """Return the texts in the first language wished for that there is, else in Vietnamese."""
    return next((ALL_WORDS[Language(wish)] for wish in wishes if wish in ALL_WORDS), _VIETNAMESE)


def said_of(state: TicketState, ahead: int | None, counter: int | None, words: Words) -> Said:
    """Return what is said of a ticket in this state."""
    headline, detail = words.states[state]
    tone, icon = _LOOKS[state]
    if ahead is not None and ahead <= SOON:
        headline, detail = words.soon if ahead else words.next
        tone = "soon"
    elif counter is None:
        # A counter that has been taken down since: the words do without its number.
        headline = headline.replace("{counter}", "–")
    return Said(headline=headline.format(ahead=ahead, counter=counter), detail=detail, tone=tone, icon=icon)
