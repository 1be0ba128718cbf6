"""The slip that tries a printer: a ticket in all its parts, with a number that nobody can wait for."""

from datetime import datetime

from kiosk.printing.ticket_face import TicketFace
from server_client.queue_model.local_time import local_day

NUMBER = "TEST-000"
_WORDS = {
    "vi": ("PHIẾU IN THỬ", "Không phải số thứ tự, không có giá trị", "Đủ chữ, đủ dấu, cắt gọn: máy in dùng được."),
    "en": ("TRIAL SLIP", "No queue number, without value", "All letters whole and cut clean: this printer works."),
}


def trial_face(language: str, at: datetime, printer: str) -> TicketFace:
    """Return the slip; its code holds the printer's address, to be read back with a phone."""
    heading, warning, hint = _WORDS.get(language, _WORDS["vi"])
    return TicketFace(
        office="Một Cửa",
        branch=heading,
        number=NUMBER,
        service=warning,
        issued_at=at,
        valid_on=local_day(at),
        language=language,
        tracking_url=printer,
        notes=(
            hint,
            "ĂăÂâĐđÊêÔôƠơƯư ẰẮẲẴẶ ầấẩẫậ ềếểễệ ồốổỗộ ờớởỡợ ừứửữự ỳýỷỹỵ",
            "0123456789 ABCDEFGHIJKLMNOPQRSTUVWXYZ",
        ),
    )
