"""Dates, times and counts as Vietnamese documents write them (Decree 30/2020/NĐ-CP, Appendix I)."""

from datetime import date, datetime

from server_client.dossier_model.procedure import ProcessingTime, TimeUnit
from server_client.queue_model.local_time import VIETNAM

_UNITS = {
    TimeUnit.WORKING_HOUR: "giờ làm việc",
    TimeUnit.WORKING_DAY: "ngày làm việc",
    TimeUnit.CALENDAR_DAY: "ngày",
    TimeUnit.MONTH: "tháng",
}


def day_in_words(day: date) -> str:
    """Return `ngày 05 tháng 02 năm 2026`: days below 10 and the months 1 and 2 get a nought, against forgery."""
    month = f"{day.month:02d}" if day.month <= 2 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def moment_in_words(at: datetime | None) -> str:
    """Return `08 giờ 30 phút, ngày 23 tháng 11 năm 2026`; room to write by hand if the time is not known."""
    if at is None:
        return "…… giờ …… phút, ngày …… tháng …… năm ………"
    local = at.astimezone(VIETNAM)
    return f"{local.hour:02d} giờ {local.minute:02d} phút, {day_in_words(local.date())}"


def short_moment(at: datetime | None) -> str:
    """Return `08:30 23/11/2026`, for tables; empty if the time is not known."""
    return "" if at is None else at.astimezone(VIETNAM).strftime("%H:%M %d/%m/%Y")


def count(number: int) -> str:
    """Return `01`, as counts are written on forms; empty for none."""
    return f"{number:02d}" if number else ""


def length_in_words(time: ProcessingTime | None) -> str:
    """Return `03 ngày làm việc`; the published wording where there is no number, empty where there is nothing."""
    if time is None:
        return ""
    if time.unit is TimeUnit.SAME_DAY or (time.unit is not None and time.value == 0):
        return "trong ngày làm việc"
    if time.unit is None or time.value is None:
        return time.text
    return f"{count(time.value)} {_UNITS[time.unit]}"
