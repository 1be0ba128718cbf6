"""Changes of a trial in Vietnamese and English words; it decides nothing about them."""

from collections.abc import Mapping

from server_client.policy_lab import changes
from server_client.policy_lab.changes import AnyChange
from server_client.policy_lab.results import BranchNames
from server_client.queue_model.configuration import VIETNAMESE, Names
from server_client.queue_model.ids import Language

_SENTENCES: Mapping[type[AnyChange], tuple[str, str]] = {
    changes.SetSlope: ("Độ ưu tiên của “{class_code}” là {slope}", "The slope of “{class_code}” is {slope}"),
    changes.SetOvertakingLimit: (
        "Mỗi số bị vượt nhiều nhất {limit} lượt",
        "A number is passed by at most {limit} later ones",
    ),
    changes.FirstComeFirstServed: (
        "Ai đến trước phục vụ trước, không ưu tiên",
        "First come, first served; no priority",
    ),
    changes.SetPromise: (
        "Cam kết chờ {minutes} phút cho “{service}”",
        "A wait of {minutes} minutes is promised for “{service}”",
    ),
    changes.ServeAlso: ("{counter} phục vụ thêm “{service}”", "{counter} serves “{service}” too"),
    changes.ServeNoMore: ("{counter} thôi phục vụ “{service}”", "{counter} does not serve “{service}” any more"),
    changes.OpenCounter: (
        "{counter} mở từ {begins} đến {ends}, nhóm việc “{profile}”",
        "{counter} is open from {begins} to {ends} under “{profile}”",
    ),
    changes.CloseCounter: ("{counter} đóng từ {begins} đến {ends}", "{counter} is closed from {begins} to {ends}"),
    changes.LastNumberAt: ("Ngừng phát số từ {at}", "No number is given out from {at} on"),
    changes.CloseAt: ("Các quầy làm việc đến {at}", "Counters work until {at}"),
}


# A counter that the branch does not have yet is called so in trials.
_NEW: Names = {VIETNAMESE: "Một quầy mới", Language("en"): "A new counter"}


def change_words(change: AnyChange, names: BranchNames, language: Language) -> str:
    """Return the change as a sentence without its full stop, things by their names at the branch."""
    vietnamese, english = _SENTENCES[type(change)]
    sentence = vietnamese if language == VIETNAMESE else english
    return sentence.format_map(_values(change, names, language))


def _values(change: AnyChange, names: BranchNames, language: Language) -> dict[str, str]:
    known: Mapping[str, Mapping[str, Names]] = {
        "class_code": names.classes,
        "service": names.services,
        "counter": names.counters,
        "profile": names.profiles,
    }
    values: dict[str, str] = {}
    for name in change.__slots__:
        value = getattr(change, name)
        text = f"{value:g}" if isinstance(value, float) else str(value)
        values[name] = named(known.get(name, {}).get(text, _NEW if text == "new" else {}), language, text)
    return values


def named(names: Names, language: Language, otherwise: str) -> str:
    """Return the name in the language, in Vietnamese, or what it is known by."""
    return names.get(language) or names.get(VIETNAMESE) or otherwise
