"""What is wrong with a kiosk, in the words of people at the centre, Vietnamese and English."""

from collections.abc import Iterable, Mapping

from server_client.queue_model.device import DeviceFault
from server_client.server.pages.bilingual import Bilingual

FAULT_WORDS: Bilingual = {
    "fault_paper_low": ("Sắp hết giấy", "Paper low"),
    "fault_paper_out": ("Hết giấy", "Out of paper"),
    "fault_paper_jam": ("Kẹt giấy", "Paper jam"),
    "fault_cover_open": ("Nắp máy in đang mở", "Printer cover open"),
    "fault_printer_unreachable": ("Mất kết nối máy in", "Printer not reached"),
    "fault_printer_fault": ("Lỗi máy in", "Printer fault"),
    "fault_scanner_unreachable": ("Mất kết nối máy quét", "Scanner not reached"),
    "fault_sound_fault": ("Lỗi âm thanh", "Sound fault"),
    "fault_clock_wrong": ("Sai giờ", "Wrong clock"),
    "fault_disk_full": ("Đầy ổ đĩa", "Disk full"),
    "fault_disk_fault": ("Lỗi ổ đĩa", "Disk fault"),
    "fault_unreachable": ("Mất kết nối", "Not reached"),
}
MILD = frozenset({DeviceFault.PAPER_LOW, DeviceFault.SCANNER_UNREACHABLE, DeviceFault.SOUND_FAULT})
"""What still lets the kiosk give out numbers on paper."""


def faults_text(words: Mapping[str, str], faults: Iterable[DeviceFault]) -> str:
    """Return the faults in words, in their order."""
    return ", ".join(words[f"fault_{fault.value}"] for fault in faults)
