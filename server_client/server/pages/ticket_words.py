"""What a citizen reads about their ticket, in Vietnamese and English: how it stands, and what to do."""

from collections.abc import Mapping
from dataclasses import dataclass

from server_client.queue_model.configuration import VIETNAMESE
from server_client.queue_model.ids import Language
from server_client.queue_model.ticket import TicketState
from server_client.server.pages.wait_words import ENGLISH_WAIT, VIETNAMESE_WAIT
from server_client.wait_forecast.announcing import FEW_MIN, AnnouncementKind
from server_client.wait_forecast.forecast import WhyUnknown
from server_client.wait_forecast.told_in_words import WaitWords, in_words
from server_client.wire.forecasts import ForetoldWait

ENGLISH = Language("en")
# From this many people ahead on, one should not be far.
SOON = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The texts of the page in one language; what is in braces is filled in."""

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
    put_off: tuple[str, str]
    coming: tuple[str, str]
    later: str
    later_meaning: str
    later_once_more: str
    later_last: str
    notes: Mapping[str, str]
    stale: str
    ring: str
    rings: str
    rings_always: str
    missed_hint: str
    why: str
    wait: WaitWords
    expected: str
    unknown_waits: Mapping[WhyUnknown, str]


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
    put_off=("Tạm hoãn đến {time}", "Quý khách giữ nguyên chỗ. Từ giờ đó số của quý khách lại được gọi."),
    coming=("Được gọi từ {time}", "Chỗ đã được giữ. Xin có mặt tại đây trước giờ đó."),
    later="Tôi cần thêm {minutes} phút",
    later_meaning="Số được hoãn {minutes} phút, giữ nguyên chỗ; trong lúc đó người sau có thể được gọi trước.",
    later_once_more="Được hoãn {left} lần.",
    later_last="Chỉ còn hoãn được 1 lần.",
    notes={
        "away": "Chưa gửi được đến chi nhánh, số vẫn như cũ. Xin thử lại, hoặc báo nhân viên hướng dẫn.",
        "unsure": "Đã gửi, chi nhánh chưa trả lời. Trang sẽ cho biết khi số được hoãn.",
        "stays": "Chỗ không chuyển được nữa, số ở đây vẫn như cũ.",
        "moving": "Đã gửi, chi nhánh kia chưa trả lời. Trang sẽ cho biết khi đã chuyển.",
        "no": "Không hoãn được nữa: số đã được gọi, hoặc đã hết lượt hoãn.",
    },
    stale="Chi nhánh mất kết nối với trung tâm từ {time}: xin nhìn bảng gọi số tại sảnh.",
    ring="Đổ chuông khi đến lượt",
    rings="Sẽ đổ chuông. Xin để trang này mở.",
    rings_always="Sẽ đổ chuông và báo trên điện thoại.",
    missed_hint="Nếu lỡ lượt: báo nhân viên hướng dẫn; quý khách được gọi lại ở chỗ cũ.",
    why="Vì sao số khác được gọi trước?",
    wait=VIETNAMESE_WAIT,
    expected="Dự kiến chờ: {wait}",
    unknown_waits={
        WhyUnknown.NO_COUNTER: "Chưa có quầy nào mở cho việc này nên chưa tính được thời gian chờ.",
        WhyUnknown.CLOSED: "Việc này hôm nay không nhận thêm; số đã lấy vẫn theo thứ tự.",
        WhyUnknown.BEFORE_OPENING: "Các quầy chưa mở; số được gọi theo thứ tự từ giờ mở cửa.",
        WhyUnknown.TOO_LATE: "Hôm nay có thể không kịp phục vụ hết. Xin hỏi nhân viên hướng dẫn.",
    },
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
    put_off=("Put off until {time}", "You keep your place. From then on your number is called again."),
    coming=("Called from {time} on", "Your place is kept. Please be here before then."),
    later="I need {minutes} minutes more",
    later_meaning="Your number waits {minutes} minutes and keeps its place; meanwhile others may be called before you.",
    later_once_more="You can do this {left} times.",
    later_last="You can do this once.",
    notes={
        "away": "The branch could not be told; nothing has changed. Try again, or tell the staff.",
        "unsure": "It was sent, and the branch has not answered yet. This page tells you when it has.",
        "stays": "The place cannot be moved any more; your number here stays as it was.",
        "moving": "It was sent, and the other branch has not answered yet. This page tells you when it has moved.",
        "no": "It cannot be put off any more: it has been called, or put off as often as may be.",
    },
    stale="The branch has no line to the centre since {time}: please watch the board in the hall.",
    ring="Ring when it is my turn",
    rings="It will ring. Please leave this page open.",
    rings_always="It will ring, and your phone will tell you.",
    missed_hint="If you miss your turn, tell the staff: you are called again at your old place.",
    why="Why was another number called first?",
    wait=ENGLISH_WAIT,
    expected="Expected wait: {wait}",
    unknown_waits={
        WhyUnknown.NO_COUNTER: "No counter is open for this yet, so the wait cannot be told.",
        WhyUnknown.CLOSED: "No more numbers are given out for this today; yours keeps its place.",
        WhyUnknown.BEFORE_OPENING: "The counters have not opened yet; numbers are called in order from then on.",
        WhyUnknown.TOO_LATE: "There may not be enough time for everyone today. Please ask the staff.",
    },
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


def wait_of(forecast: ForetoldWait | None, unknown: WhyUnknown | None, words: Words) -> str:
    """Return what is said of the wait; empty if nothing is known, or if whoever is next has no more to be told."""
    if unknown is not None:
        return words.unknown_waits[unknown]
    if forecast is None or (forecast.kind is AnnouncementKind.NEXT and forecast.high_min <= FEW_MIN):
        return ""
    return words.expected.format(wait=in_words(forecast.low_min, forecast.high_min, words.wait))


def said_of(
    state: TicketState,
    ahead: int | None,
    counter: int | None,
    words: Words,
    *,
    put_off_until: str | None = None,
    is_coming: bool = False,
) -> Said:
    """Return what is said of a ticket in this state; `put_off_until` is a time of day, `is_coming` why it is so."""
    if put_off_until is not None:
        headline, detail = words.coming if is_coming else words.put_off
        return Said(headline=headline.format(time=put_off_until), detail=detail, tone="attention", icon="hourglass")
    headline, detail = words.states[state]
    tone, icon = _LOOKS[state]
    if ahead is not None and ahead <= SOON:
        headline, detail = words.soon if ahead else words.next
        tone = "soon"
    elif counter is None:
        # A counter that has been taken down since: the words do without its number.
        headline = headline.replace("{counter}", "–")
    return Said(headline=headline.format(ahead=ahead, counter=counter), detail=detail, tone=tone, icon=icon)
