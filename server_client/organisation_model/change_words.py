"""Changes of a configuration in Vietnamese and English words; it decides nothing about them."""

from collections.abc import Mapping
from dataclasses import dataclass

from server_client.organisation_model.difference import Change, Deed
from server_client.organisation_model.shown import value_text
from server_client.queue_model.configuration import VIETNAMESE
from server_client.queue_model.ids import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    deeds: Mapping[Deed, str]
    since: str
    subjects: Mapping[str, str]
    fields: Mapping[str, str]


_VI = _Words(
    deeds={
        Deed.ADDED: "Thêm {what}",
        Deed.REMOVED: "Bỏ {what}",
        Deed.CHANGED: "Sửa {what}",
        Deed.MOVED: "Đổi thứ tự {what}",
    },
    since="từ ngày {day}: ",
    subjects={
        "branch": "chi nhánh",
        "office": "tên trung tâm",
        "services": "lĩnh vực",
        "counters": "quầy",
        "profiles": "nhóm việc",
        "classes": "đối tượng",
        "policies": "quy tắc gọi số từ",
        "outcomes": "kết quả",
        "pause_reasons": "lý do tạm dừng",
        "call_reasons": "lý do gọi trước",
        "hold_reasons": "lý do chờ",
        "cancel_reasons": "lý do huỷ",
        "rating_levels": "số mức đánh giá",
        "rating_reasons": "lý do đánh giá",
        "kiosks": "ki-ốt",
        "devices": "thiết bị",
        "calendar": "ngày",
        "notices": "thông báo",
        "voice": "giọng đọc",
        "staff": "cán bộ",
    },
    fields={
        "names": "tên",
        "prefix": "chữ đầu số",
        "promise_s": "thời gian chờ cam kết (giây)",
        "nominal_s": "thời gian phục vụ thường (giây)",
        "icon": "biểu tượng",
        "hours": "giờ phát số",
        "daily_quota": "số lượng mỗi ngày",
        "fields": "lĩnh vực hồ sơ",
        "returns_results": "trả kết quả",
        "number": "số quầy",
        "entries": "lĩnh vực phục vụ",
        "kind": "loại",
        "basis": "căn cứ",
        "active_from": "áp dụng từ",
        "active_to": "áp dụng đến",
        "from_day": "từ ngày",
        "to_day": "đến hết ngày",
        "slopes": "độ ưu tiên",
        "overtaking_limit": "số lượt được vượt",
        "return_delay_s": "chờ gọi lại (giây)",
        "miss_limit": "số lần vắng",
        "call_limit": "số lần gọi",
        "move_limit": "số lần chuyển",
        "need_limit": "số việc mỗi lượt",
        "undo_s": "thời gian hoàn tác (giây)",
        "ends": "ý nghĩa",
        "hours_of": "theo giờ của thứ",
        "texts": "nội dung",
        "counter": "tại quầy",
        "packs": "giọng",
        "both_languages": "đọc cả hai thứ tiếng",
    },
)
_EN = _Words(
    deeds={
        Deed.ADDED: "{what} added",
        Deed.REMOVED: "{what} taken out",
        Deed.CHANGED: "{what} changed",
        Deed.MOVED: "Order of {what} changed",
    },
    since="from {day} on: ",
    subjects={
        "branch": "Branch",
        "office": "Name of the centre",
        "services": "Service",
        "counters": "Counter",
        "profiles": "Work profile",
        "classes": "Class",
        "policies": "Calling policy from",
        "outcomes": "Outcome",
        "pause_reasons": "Reason to pause",
        "call_reasons": "Reason to call",
        "hold_reasons": "Reason to hold",
        "cancel_reasons": "Reason to cancel",
        "rating_levels": "Levels of rating",
        "rating_reasons": "Reason of a rating",
        "kiosks": "Kiosk",
        "devices": "Device",
        "calendar": "Day",
        "notices": "Notice",
        "voice": "Voice",
        "staff": "Staff",
    },
    fields={
        "names": "name",
        "prefix": "prefix",
        "promise_s": "promised wait (s)",
        "nominal_s": "usual serving (s)",
        "icon": "icon",
        "hours": "hours",
        "daily_quota": "daily quota",
        "fields": "fields of dossiers",
        "returns_results": "returns results",
        "number": "number",
        "entries": "services",
        "kind": "kind",
        "basis": "basis",
        "active_from": "granted from",
        "active_to": "granted until",
        "from_day": "from",
        "to_day": "until the end of",
        "slopes": "urgency",
        "overtaking_limit": "overtaking limit",
        "return_delay_s": "delay of a return (s)",
        "miss_limit": "misses allowed",
        "call_limit": "calls allowed",
        "move_limit": "moves allowed",
        "need_limit": "needs of a visit",
        "undo_s": "time to take back (s)",
        "ends": "meaning",
        "hours_of": "hours of weekday",
        "texts": "text",
        "counter": "at counter",
        "packs": "voices",
        "both_languages": "always in both languages",
    },
)
_WORDS: Mapping[Language, _Words] = {VIETNAMESE: _VI, Language("en"): _EN}


def change_text(change: Change, language: Language) -> str:
    """Return the change as one sentence, in Vietnamese if the language is not known."""
    words = _WORDS.get(language, _VI)
    spoken = language if language in _WORDS else VIETNAMESE
    name = change.names.get(spoken) or change.names.get(VIETNAMESE, "")
    code = f" {change.code}" if change.code else ""
    what = f"{words.subjects.get(change.subject, change.subject)}{code}"
    if name and name != change.code:
        what = f"{what} ({name})"
    said = words.deeds[change.deed].format(what=what)
    since = "" if change.from_day is None else words.since.format(day=change.from_day)
    details = "; ".join(
        f"{words.fields.get(one.field, words.subjects.get(one.field, one.field))}: "
        f"{value_text(one.before, spoken)} → {value_text(one.after, spoken)}"
        for one in change.details
    )
    told = f"{since}{said}" + (f": {details}" if details else "")
    return told[:1].upper() + told[1:]
