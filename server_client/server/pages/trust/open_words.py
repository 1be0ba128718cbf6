"""The words of the open pages about days, in Vietnamese and English."""

from server_client.server.pages.bilingual import Bilingual

OPEN_WORDS: Bilingual = {
    "skip": ("Đến nội dung chính", "Skip to the content"),
    "open_pages": ("Công khai tiếp nhận", "Open figures"),
    "other_language": ("en", "vi"),
    "other_language_name": ("English", "Tiếng Việt"),
    "branches": ("Các điểm tiếp nhận", "Branches"),
    "branches_lead": (
        "Mỗi ngày, mỗi điểm công bố một bản tóm tắt: bao nhiêu lượt, chờ bao lâu, và mã băm của nhật ký ngày đó.",
        (
            "Each day each branch publishes a digest: how many came, how long they waited, and the hash of the "
            "day's log."
        ),
    ),
    "no_branches": ("Chưa có bản tóm tắt nào.", "There is no digest yet."),
    "branch": ("Điểm tiếp nhận", "Branch"),
    "last_day": ("Ngày mới nhất", "Last day"),
    "days": ("Các ngày", "Days"),
    "by_month": ("Dữ liệu mở theo tháng (CSV)", "Open data by month (CSV)"),
    "all_digests": ("Tất cả bản tóm tắt (JSON)", "All digests (JSON)"),
    "today": ("Hôm nay", "Today"),
    "day_title": ("Ngày {day}", "{day}"),
    "figures": ("Kết quả trong ngày", "The day in figures"),
    "numbers": ("số đã phát", "numbers given out"),
    "finished": ("lượt đã giải quyết", "served to the end"),
    "median": ("phút chờ ở giữa (trung vị)", "minutes waited by half or fewer (median)"),
    "within": ("được gọi trong thời gian cam kết", "called within the promised time"),
    "foretold": (
        "được gọi trong khoảng thời gian chờ đã báo (cam kết 80%)",
        "called within the wait that was announced (80% promised)",
    ),
    "few": ("dưới 5", "fewer than 5"),
    "too_few": (
        "Chưa đến 5 lượt được gọi trong ngày, nên không công bố số liệu chi tiết để không ai bị nhận ra.",
        "Fewer than five were called that day, so that no further figures are given: nobody is to be recognised.",
    ),
    "by_service": ("Theo lĩnh vực và nhóm", "By service and class"),
    "service": ("Lĩnh vực", "Service"),
    "class": ("Nhóm", "Class"),
    "tickets": ("Lượt", "Tickets"),
    "called": ("Được gọi", "Called"),
    "done": ("Xong", "Finished"),
    "promise": ("Đúng cam kết", "As promised"),
    "waits": ("Chờ: giữa / 90% / lâu nhất (phút)", "Wait: median / 90% / longest (min)"),
    "overtaken": ("Bị vượt nhiều nhất", "Overtaken at most"),
    "total": ("Cả ngày", "The whole day"),
    "other_services": ("Các lĩnh vực khác", "Other services"),
    "all_classes": ("Tất cả", "All"),
    "rows_note": (
        (
            "Một dòng luôn nói về ít nhất 5 lượt được gọi; nhóm nhỏ hơn được gộp lại. Chờ tính từ lúc lấy số (hoặc "
            "từ giờ đã đặt nếu muộn hơn) đến lần gọi đầu tiên, làm tròn lên phút."
        ),
        (
            "A row is always about at least five who were called; smaller groups are put together. A wait counts "
            "from the time of issue (or the booked time, if that is later) to the first call, rounded up to "
            "minutes."
        ),
    ),
    "proof": ("Để ai cũng kiểm tra được", "So that anyone can check"),
    "proof_note": (
        (
            "Mỗi việc trong ngày là một dòng nhật ký, mỗi dòng mang mã băm của dòng trước. Ai có bản nhật ký đều "
            "tính lại được các con số này; sửa bất cứ dòng nào cũng làm mã dưới đây khác đi."
        ),
        (
            "All that happens is an entry in a log, and each entry bears the hash of the one before. Whoever has "
            "the log can count again; changing any entry changes the hashes below."
        ),
    ),
    "entries": ("Các dòng nhật ký", "Entries of the log"),
    "entries_range": ("{first} đến {last}", "{first} to {last}"),
    "last_hash": ("Mã băm dòng cuối", "Hash of the last entry"),
    "digest_hash": ("Mã băm bản tóm tắt này", "Hash of this digest"),
    "digest_before": ("Mã băm bản tóm tắt ngày trước", "Hash of the digest before"),
    "first_digest": ("Đây là bản đầu tiên", "This is the first"),
    "as_json": ("Bản tóm tắt (JSON)", "The digest (JSON)"),
    "month_csv": ("Cả tháng (CSV)", "The month (CSV)"),
    "previous_day": ("Ngày trước", "Day before"),
    "not_yet": ("Ngày này chưa kết thúc", "This day is not over"),
    "not_yet_note": (
        "Bản tóm tắt được lập sau khi ngày làm việc kết thúc.",
        "The digest is made after the day has ended.",
    ),
    "unknown": ("Không có trang này", "There is no such page"),
    "unknown_note": (
        "Không có bản tóm tắt cho điểm hoặc ngày này. Hãy chọn từ danh sách.",
        "There is no digest of this branch or day. Please choose from the list.",
    ),
    "to_list": ("Đến danh sách", "To the list"),
    "ask": ("Vì sao một số được gọi trước?", "Why was a number called first?"),
    "ask_note": (
        "Nhập hai số của ngày này. Trang sẽ tính lại từ nhật ký theo đúng quy tắc gọi số.",
        "Enter two numbers of this day. The page goes through the log again by the very rule of calling.",
    ),
    "one_number": ("Một số", "One number"),
    "another_number": ("Số kia", "The other"),
    "ask_button": ("Xem lý do", "Show why"),
}
