"""How the reason of a call is put to a citizen, in Vietnamese and English; what is true is told by `explaining`."""

from collections.abc import Mapping

from server_client.queue_model.configuration import ClassKind
from server_client.queue_model.ids import Language
from server_client.server.pages.bilingual import ENGLISH, Bilingual
from server_client.server.trust.explaining import Why

WHY_WORDS: Bilingual = {
    "why_title": ("Vì sao {called} được gọi trước {other}", "Why {called} was called before {other}"),
    "why_when": (
        "Lúc {at}, quầy {counter} gọi số {called}. Khi đó số {other} đang chờ.",
        "At {at} counter {counter} called number {called}. Number {other} was waiting then.",
    ),
    "at_that_time": ("Hai số vào lúc đó", "The two at that moment"),
    "row_service": ("Lĩnh vực", "Service"),
    "row_kind": ("Nhóm", "Class"),
    "row_clock": ("Tính chờ từ", "Waiting counts from"),
    "row_waited": ("Đã chờ", "Waited"),
    "row_promise": ("Thời gian cam kết", "Promised wait"),
    "row_slope": ("Hệ số của nhóm", "Factor of the class"),
    "row_urgency": ("Độ gấp", "Urgency"),
    "row_passed": ("Đã bị vượt trước đó", "Overtaken before"),
    "kind_walk_in": ("Lấy số tại chỗ", "Walk-in"),
    "kind_priority": ("Ưu tiên theo quy định", "Priority by regulation"),
    "kind_booking": ("Đã đặt lịch", "Booked"),
    "minutes": ("{minutes} phút", "{minutes} min"),
    "times": ("{passed} / {limit} lần", "{passed} of {limit} times"),
    "called_side": ("được gọi", "called"),
    "other_side": ("đang chờ", "waiting"),
    "passes": (
        (
            "Lần gọi này tính là một lần vượt số {other}. Nhiều nhất {limit} số lấy sau cùng lĩnh vực được vượt; "
            "sau đó số {other} phải được gọi trước."
        ),
        (
            "This call counts as overtaking number {other}. At most {limit} later numbers of a service may do "
            "that; then number {other} has to be called first."
        ),
    ),
    "passes_not": (
        "Lần gọi này không tính là vượt số {other}.",
        "This call does not count as overtaking number {other}.",
    ),
    "checked": (
        "Đã tính lại từ nhật ký: quy tắc chọn đúng số này với đúng lý do đã ghi.",
        "Gone through again from the log: the rule names this number for the reason that was recorded.",
    ),
    "differs": (
        "Tính lại từ nhật ký thì quy tắc không cho kết quả này. Xin báo cho trung tâm để kiểm tra.",
        (
            "Going through the log again, the rule does not come to this. Please tell the centre, so that it is "
            "looked into."
        ),
    ),
    "rule": ("Quy tắc gọi số", "The rule of calling"),
    "rule_note": (
        (
            "Độ gấp = hệ số của nhóm × thời gian đã chờ ÷ thời gian cam kết của lĩnh vực. Quầy gọi số có độ gấp "
            "lớn nhất trong các lĩnh vực mà quầy giải quyết. Trong cùng lĩnh vực và nhóm, ai đến trước được gọi "
            "trước. Không số nào bị quá {limit} số lấy sau cùng lĩnh vực vượt (không kể người đã đặt lịch)."
        ),
        (
            "Urgency = factor of the class × time waited ÷ promised wait of the service. A counter calls the most "
            "urgent of the services that it deals with. Within a service and class who came first is called first. "
            "No number is overtaken by more than {limit} later ones of its service (bookings aside)."
        ),
    ),
    "apart_title": ("Hai số không cùng chờ", "The two did not wait together"),
    "apart_note": (
        "Không lúc nào một số được gọi trong khi số kia đang chờ, nên không số nào vượt số nào.",
        "At no time was one called while the other waited, so neither went before the other.",
    ),
    "taken": ("Lấy số lúc", "Taken at"),
    "first_called": ("Gọi lần đầu lúc", "First called at"),
    "never": ("chưa được gọi", "not called"),
    "unknown_numbers": ("Không tìm thấy hai số này", "These two numbers are not found"),
    "unknown_numbers_note": (
        (
            "Hãy nhập hai số khác nhau đã phát trong ngày, đúng như trên phiếu, ví dụ A042 và A043. Các lần gọi "
            "chỉ tra được trong 14 ngày."
        ),
        (
            "Enter two different numbers given out that day as they stand on the tickets, for example A042 and "
            "A043. Calls can be asked about for 14 days."
        ),
    ),
    "mine_title": ("Ai được gọi trước số {number}?", "Who was called before {number}?"),
    "mine_none": (
        "Đến giờ chưa có số nào lấy sau mà được gọi trước số của quý khách.",
        "So far no later number has been called before yours.",
    ),
    "mine_some": (
        "{count} số đã được gọi trước số của quý khách dù đứng sau. Nhiều nhất {limit} số có thể như vậy.",
        "{count} numbers behind yours were called before it. At most {limit} can be.",
    ),
    "mine_aside": (
        "Người đã đặt lịch trước và số của lĩnh vực khác không tính là vượt.",
        "People with a booked time and numbers of other services do not count.",
    ),
    "back": ("Về trang số của quý khách", "Back to your ticket"),
    "more": ("Các con số", "The figures"),
}

_REASONS: Mapping[Why, tuple[str, str]] = {
    Why.CHOSEN: (
        "Cán bộ tại quầy {counter} đã tự chọn gọi số {called}. Lý do được ghi lại: {because}.",
        "The clerk at counter {counter} chose number {called}. The recorded reason: {because}.",
    ),
    Why.AT_DESK: (
        "Người mang số {called} đã ở ngay tại quầy và được phục vụ luôn.",
        "The holder of number {called} was at the desk already and was served at once.",
    ),
    Why.SENT_HERE: (
        "Số {called} đã được một quầy khác chuyển đích danh đến quầy {counter}.",
        "Number {called} had been sent to counter {counter} by name.",
    ),
    Why.SENT_FIRST: (
        "Số {called} đã được phục vụ ở quầy khác và được chuyển đến để vào trước.",
        "Number {called} had been at another counter and was sent on to go first.",
    ),
    Why.SENT_ELSEWHERE: (
        "Số {other} được chuyển đích danh đến một quầy khác, nên quầy {counter} không gọi số đó.",
        "Number {other} was waiting for another counter by name, so counter {counter} could not call it.",
    ),
    Why.OTHER_SERVICE: (
        "Lúc đó quầy {counter} không giải quyết lĩnh vực của số {other}.",
        "Counter {counter} did not deal with the service of number {other} then.",
    ),
    Why.NOT_OFFERED: (
        (
            "Số {other} đã vắng khi được gọi, hoặc đã xin thêm thời gian, nên chỉ được gọi từ {offered_from}. Số "
            "đó vẫn giữ chỗ cũ."
        ),
        (
            "Number {other} had been missing when called, or had asked for more time, and could be called from "
            "{offered_from} on. It kept its place."
        ),
    ),
    Why.OTHER_CLASS: (
        "Trong lĩnh vực này quầy {counter} lúc đó chỉ gọi những nhóm không có số {other}.",
        "Of this service counter {counter} called only classes then to which number {other} does not belong.",
    ),
    Why.HELPS_LATER: (
        "Quầy {counter} chỉ gọi giúp lĩnh vực của số {other} khi đã chờ từ {after} phút.",
        "Counter {counter} helps out with the service of number {other} only after {after} minutes of waiting.",
    ),
    Why.GUARANTEE: (
        (
            "Trong hàng của số {called} đã có người bị {limit} số lấy sau vượt. Theo quy định không ai được vượt "
            "thêm, nên hàng đó được gọi trước."
        ),
        (
            "Someone in the line of number {called} had been overtaken by {limit} later numbers. Nobody may be "
            "overtaken more often, so that line went first."
        ),
    ),
    Why.EARLIER: (
        (
            "Cùng lĩnh vực và cùng nhóm thì ai đến trước được gọi trước: số {called} tính chờ từ {called_clock}, "
            "số {other} từ {other_clock}."
        ),
        (
            "Within a service and class who came first is called first: number {called} counts from "
            "{called_clock}, number {other} from {other_clock}."
        ),
    ),
    Why.URGENCY: (
        (
            "Quầy gọi số có độ gấp lớn hơn. Số {called} ({called_kind}, hệ số {called_slope}) đã chờ "
            "{called_waited} trên {called_promise} phút cam kết: độ gấp {called_urgency}. Số {other} "
            "({other_kind}, hệ số {other_slope}) đã chờ {other_waited} trên {other_promise} phút: độ gấp "
            "{other_urgency}."
        ),
        (
            "The counter calls the more urgent. Number {called} ({called_kind}, factor {called_slope}) had waited "
            "{called_waited} of {called_promise} promised minutes: urgency {called_urgency}. Number {other} "
            "({other_kind}, factor {other_slope}) had waited {other_waited} of {other_promise}: urgency "
            "{other_urgency}."
        ),
    ),
    Why.OTHERWISE: ("Nhật ký không cho thấy lý do theo quy tắc.", "The log does not show a reason by the rule."),
}


def reason_in(why: Why, language: Language) -> str:
    """Return the sentence about what decided, its figures still to be filled in."""
    return _REASONS[why][1 if language == ENGLISH else 0]


def kind_in(kind: ClassKind, language: Language) -> str:
    """Return what a kind of class is called."""
    return WHY_WORDS[f"kind_{kind.value}"][1 if language == ENGLISH else 0]
