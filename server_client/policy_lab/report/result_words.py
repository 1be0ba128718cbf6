"""The words of a result, in Vietnamese and English side by side."""

from collections.abc import Mapping

from server_client.queue_model.configuration import VIETNAMESE
from server_client.queue_model.ids import Language

Words = Mapping[str, str]

RESULT_WORDS: Mapping[str, tuple[str, str]] = {
    "title": ("Thử chính sách trên những ngày đã qua", "A policy tried on past days"),
    "tried": ("Điều được thử", "What was tried"),
    "days": ("Số ngày", "Days"),
    "period": ("Ngày", "From – to"),
    "numbers": ("Số đã phát", "Numbers given out"),
    "plays": ("Số lần chạy lại mỗi ngày", "Replays of each day"),
    "findings": ("Kết quả đáng kể", "What it would have changed"),
    "no_findings": (
        "Không thấy khác biệt rõ rệt nào. Thay đổi này không giúp, cũng không hại, trong những ngày đã chọn.",
        "No clear difference in anything: on these days the change neither helped nor harmed.",
    ),
    "everybody": ("Tất cả mọi người", "Everybody"),
    "by_class": ("Theo đối tượng", "By class"),
    "by_service": ("Theo lĩnh vực", "By service"),
    "group": ("Nhóm", "Group"),
    "measure": ("Chỉ số", "Measure"),
    "logged": ("Thực tế đã ghi", "As it was"),
    "replayed": ("Chạy lại, trung bình", "Replayed, on the mean"),
    "changed": ("Với thay đổi, trung bình", "With the change, on the mean"),
    "difference": ("Khác biệt (khoảng 90\u00a0%)", "Difference (90\u00a0% interval)"),
    "unclear": ("không rõ khác biệt", "no clear difference"),
    "from_to": ("từ {low} đến {high}", "{low} to {high}"),
    "numbers_a_day": ("Số mỗi ngày", "Numbers a day"),
    "mean": ("Chờ trung bình", "Mean wait"),
    "p50": ("Chờ trung vị", "Median wait"),
    "p95": ("Chờ, 95\u00a0% người", "Wait of 95\u00a0%"),
    "longest": ("Chờ lâu nhất", "Longest wait"),
    "within": ("Trong thời gian cam kết", "Within promise"),
    "most_passed": ("Bị vượt nhiều nhất", "Most overtakings"),
    "mean_passed": ("Bị vượt trung bình", "Mean overtakings"),
    "unserved": ("Chưa được gọi khi đóng cửa, mỗi ngày", "Not called by closing, a day"),
    "left": ("Bỏ về trước khi được gọi, mỗi ngày", "Left before their call, a day"),
    "turned_away": ("Đến sau giờ phát số, mỗi ngày", "Came too late for a number, a day"),
    "minutes": ("phút", "min"),
    "points": ("điểm %", "points"),
    "plot_quantiles": (
        "Thời gian chờ (phút): thanh là trung vị, vạch là 95\u00a0%",
        "Waits (minutes): bar to the median, line to 95\u00a0%",
    ),
    "plot_waiting": ("Số người đang chờ trong ngày", "People waiting through the day"),
    "plot_curves": (
        "Bao nhiêu phần trăm người được gọi trong bấy nhiêu phút",
        "Share of people called within so many minutes",
    ),
    "plot_differences": (
        "Thay đổi của thời gian chờ trung bình (phút), khoảng 90\u00a0%",
        "Change of the mean wait (minutes), 90\u00a0% interval",
    ),
    "fidelity": ("Độ tin cậy của việc chạy lại", "How true the replay is"),
    "fidelity_told": (
        (
            "Khi chạy lại không thay đổi gì, thời gian chờ trung bình là {mean_replayed} phút (thực tế "
            "{mean_logged}), 95\u00a0% là {p95_replayed} phút (thực tế {p95_logged}). Lượt gọi của một người lệch "
            "trung bình {apart} phút; {near}\u00a0% lệch không quá 2 phút."
        ),
        (
            "Replayed without any change, the mean wait is {mean_replayed} min (it was {mean_logged}) and 95\u00a0% "
            "wait up to {p95_replayed} min (it was {p95_logged}). A person's call is {apart} min off on the "
            "mean; {near}\u00a0% are off by 2 minutes at most."
        ),
    ),
    "good": ("Sát thực tế", "True to what was"),
    "fair": ("Gần thực tế; hãy xem khác biệt nhỏ một cách dè dặt", "Near to what was; mind small differences"),
    "poor": (
        "Lệch nhiều so với thực tế: những ngày này có điều mà quy tắc gọi không giải thích được, ví dụ gọi chọn tay",
        "Far from what was: these days hold what the rule does not explain, such as calls by hand",
    ),
    "notes": ("Cách tính", "How it is reckoned"),
    "note_people": (
        "Vẫn những người ấy đến vào giờ ấy; ai vắng mặt khi được gọi thì vẫn vắng, ai chuyển quầy thì vẫn chuyển.",
        "The same people come at the same times; who did not come when called still does not, transfers stay.",
    ),
    "note_drawn": (
        (
            "Thời gian phục vụ của người chưa từng được phục vụ, và lúc bỏ về của người phải chờ lâu hơn, được "
            "rút ngẫu nhiên từ những ngày đã chọn."
        ),
        "The serving of who was never served, and when somebody leaves who waits longer, is drawn from these days.",
    ),
    "note_spread": (
        (
            "Mỗi ngày được chạy lại nhiều lần với thời gian phục vụ rút lại, hai bên dùng cùng một lần rút. "
            "Khoảng 90\u00a0% tính cả việc rút lại các ngày."
        ),
        (
            "Each day is played several times with servings drawn anew, the same for both sides. The 90\u00a0% "
            "interval comes of these and of days drawn by lot."
        ),
    ),
    "note_wait": (
        "Chờ tính từ giờ ưu tiên của số (giờ phát số, hoặc giờ hẹn) đến lần gọi đầu tiên.",
        "A wait counts from the number's priority clock (issue, or booked time) to the first call.",
    ),
    "note_promise": (
        "Nếu thời gian cam kết được thay đổi, cả hai bên đều tính theo cam kết mới.",
        "Where a promise is changed, both sides are measured by the new one.",
    ),
    "note_one_day": (
        "Chỉ một ngày: khoảng 90\u00a0% không cho biết ngày khác sẽ thế nào. Hãy chọn ít nhất năm ngày.",
        "One day only: the interval does not tell what other days would be like. Choose five days at least.",
    ),
    "before": ("như đã là", "as it was"),
    "after": ("với thay đổi", "with the change"),
}


def result_words(language: Language) -> Words:
    """Return the words in one language; Vietnamese for all that are not English."""
    at = 0 if language == VIETNAMESE else 1
    return {name: both[at] for name, both in RESULT_WORDS.items()} | {"language": language}


def number(value: float, words: Words, digits: int = 1) -> str:
    """Return a number as it is written in the language: 1.234,5 or 1,234.5."""
    rounded = round(value, digits) + 0.0
    text = f"{rounded:,.{digits}f}"
    return text if words["language"] != VIETNAMESE else text.translate(str.maketrans(",.", ".,"))


def signed(value: float, words: Words, digits: int = 1) -> str:
    """Return a number with its sign, in typographic minus."""
    text = number(abs(value), words, digits)
    if round(abs(value), digits) == 0:
        return text
    return f"{'+' if value > 0 else '−'}{text}"
