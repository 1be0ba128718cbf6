"""The words that the spoken guidance adds to those of the screen, in each language; no sentence is built here."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto

from server_client.queue_model.ids import Language


class Role(Enum):
    """What a control is, as far as it matters to somebody who hears of it."""

    BUTTON = auto()
    CHOICE = auto()
    """One of several, of which one is chosen."""
    TICK = auto()
    """Ticked or not, whatever others are."""
    FIELD = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """One language. `place` has the holes `place` and `of`; `letters` are the names of letters that are said alone."""

    roles: Mapping[Role, str]
    on: Mapping[Role, str]
    off: Mapping[Role, str]
    place: str
    unavailable: str
    empty: str
    hidden: str
    private: str
    private_page: str
    greeting: str
    bye: str
    volume: str
    letters: Mapping[str, str]


def _by_letter(names: str) -> Mapping[str, str]:
    return {pair[0]: pair[2:] for pair in names.split("|")}


VIETNAMESE = Words(
    roles={
        Role.BUTTON: "nút bấm",
        Role.CHOICE: "lựa chọn",
        Role.TICK: "ô đánh dấu",
        Role.FIELD: "ô nhập",
    },
    on={Role.CHOICE: "đang chọn", Role.TICK: "đã đánh dấu"},
    off={Role.CHOICE: "chưa chọn", Role.TICK: "chưa đánh dấu"},
    place="mục {place} trên {of}",
    unavailable="hiện không dùng được",
    empty="chưa nhập",
    hidden="đã che",
    private="đã nhập, không đọc ra loa",
    private_page="Thông tin cá nhân trên trang này không đọc ra loa",
    greeting=(
        "Hướng dẫn bằng giọng nói đã bật. Dùng phím xuống và phím lên để chuyển mục, phím tròn giữa để chọn, "
        "phím quay lại để trở về, phím hỏi để nghe lại, phím cộng và phím trừ để chỉnh âm lượng."
    ),
    bye="Đã tắt hướng dẫn bằng giọng nói.",
    volume="Âm lượng {level}",
    letters=_by_letter(
        "A a|B bê|C xê|D dê|Đ đê|E e|F ép phờ|G giê|H hát|I i ngắn|J di|K ca|L e lờ|M em mờ|N en nờ|O o|P pê|Q quy|"
        "R e rờ|S ét sì|T tê|U u|V vê|W vê kép|X ích xì|Y i dài|Z dét|- gạch|/ gạch chéo|. chấm|@ a còng|+ cộng"
    ),
)
ENGLISH = Words(
    roles={Role.BUTTON: "button", Role.CHOICE: "choice", Role.TICK: "tick box", Role.FIELD: "entry field"},
    on={Role.CHOICE: "chosen", Role.TICK: "ticked"},
    off={Role.CHOICE: "not chosen", Role.TICK: "not ticked"},
    place="{place} of {of}",
    unavailable="not available now",
    empty="empty",
    hidden="hidden",
    private="filled in, not read out on the loudspeaker",
    private_page="The personal data on this page is not read out on the loudspeaker",
    greeting=(
        "Spoken guidance is on. Use the down and up keys to move, the round key in the middle to choose, the back key "
        "to go back, the question key to hear again, and the plus and minus keys for the volume."
    ),
    bye="Spoken guidance is off.",
    volume="Volume {level}",
    letters=_by_letter("- dash|/ slash|. dot|@ at|+ plus"),
)
WORDS: Mapping[Language, Words] = {Language("vi"): VIETNAMESE, Language("en"): ENGLISH}
