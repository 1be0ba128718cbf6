"""The words of the policy lab's pages, in Vietnamese and English."""

from server_client.server.pages.bilingual import Bilingual

LAB_WORDS: Bilingual = {
    "lab": ("Thử chính sách", "Policy lab"),
    "lab_intro": (
        (
            "Chạy lại những ngày đã qua của một điểm với quy tắc, quầy hoặc giờ khác, và xem ai sẽ chờ bao lâu. "
            "Không có gì được áp dụng tự động."
        ),
        (
            "Plays past days of a branch again with another rule, other counters or hours, and shows who would wait "
            "how long. Nothing is adopted by itself."
        ),
    ),
    "which_branch": ("Điểm", "Branch"),
    "choose": ("Chọn", "Choose"),
    "from": ("Từ ngày", "From"),
    "to": ("Đến hết ngày", "To"),
    "days": ("Những ngày được chạy lại", "Days to be replayed"),
    "name": ("Tên", "Title"),
    "name_hint": ("để tìm lại, ví dụ: Thêm quầy 5 buổi sáng", "to find it again, such as: Counter 5 in the morning"),
    "presets": ("Câu hỏi thường gặp", "Questions asked often"),
    "preset_priority_20": ("Ưu tiên gần như tuyệt đối (20)", "Priority all but absolute (20)"),
    "preset_limit_3": ("Bị vượt nhiều nhất 3 lượt", "Passed by three at most"),
    "preset_first_come": ("Ai đến trước phục vụ trước", "First come, first served"),
    "preset_open_counter": ("Mở thêm một quầy buổi sáng", "One more counter in the morning"),
    "preset_last_number_16": ("Ngừng phát số lúc 16:00", "Last number at 16:00"),
    "preset_close_1630": ("Đóng cửa lúc 16:30", "Close at 16:30"),
    "rule": ("Quy tắc gọi", "Calling rule"),
    "as_it_is": ("Như hiện nay", "As it is"),
    "first_come": ("Ai đến trước phục vụ trước", "First come, first served"),
    "limit": ("Bị vượt nhiều nhất (lượt)", "Passed by at most"),
    "slopes": ("Độ ưu tiên theo đối tượng", "Slope by class"),
    "promises": ("Cam kết chờ (phút)", "Promised wait (minutes)"),
    "empty_hint": (
        "Để trống là giữ như đã là; số mờ là cấu hình hiện nay.",
        "Empty means as it was; the faint figure is what is configured now.",
    ),
    "hours": ("Giờ làm việc", "Hours"),
    "last_number": ("Ngừng phát số từ", "No number from"),
    "close_at": ("Các quầy làm việc đến", "Counters work until"),
    "counters": ("Quầy", "Counters"),
    "new_counter": ("Một quầy mới", "A new counter"),
    "also": ("Phục vụ thêm", "Serves too"),
    "not_any_more": ("Thôi phục vụ", "Serves no more"),
    "open_from": ("Mở từ", "Open from"),
    "open_to": ("đến", "to"),
    "profile": ("Nhóm việc", "Work profile"),
    "shut_from": ("Đóng từ", "Closed from"),
    "nothing": ("–", "–"),
    "run": ("Chạy thử", "Run"),
    "wrong": ("Chưa chạy được", "This cannot be run"),
    "wrong_days": (
        "Chọn tối đa {most} ngày, đến hôm qua là muộn nhất.",
        "Choose {most} days at most, up to yesterday.",
    ),
    "wrong_number": ("Không phải là số: {typed}", "This is no number: {typed}"),
    "wrong_pair": (
        "Giờ mở hoặc đóng quầy cần cả hai đầu, và nhóm việc khi mở.",
        "The time of a counter needs both its ends, and a work profile where it opens.",
    ),
    "wrong_unchanged": ("Chưa có thay đổi nào để thử.", "Nothing is changed yet."),
    "results": ("Những lần thử gần đây", "Latest trials"),
    "no_results": ("Chưa thử lần nào.", "Nothing has been tried yet."),
    "by": ("Người thử", "By"),
    "asked": ("Lúc", "When"),
    "state": ("Tình trạng", "State"),
    "state_waiting": ("Đang chờ", "Waiting"),
    "state_running": ("Đang chạy", "Running"),
    "state_done": ("Xong", "Done"),
    "state_failed": ("Không có kết quả", "No result"),
    "running_hint": (
        "Trang này tự cập nhật; có thể đóng lại và xem sau.",
        "This page follows by itself; it can be closed and looked at later.",
    ),
    "failed_hint": ("Lần thử này không có kết quả.", "Nothing came of this trial."),
    "other_version": (
        "Kết quả này do một phiên bản khác của chương trình ghi; hãy chạy lại.",
        "Another version of the program wrote this result; run it again.",
    ),
    "back": ("Thử chính sách", "Policy lab"),
    "again": ("Sửa và thử lại", "Change and run again"),
    "report": ("Tải báo cáo", "Report as a file"),
    "as_file": ("Tải nội dung thử", "Trial as a file"),
    "to_configuration": ("Sang cấu hình", "To the configuration"),
    "unknown": ("Không tìm thấy lần thử này", "There is no such trial"),
    "unknown_hint": (
        "Chỉ những lần thử gần đây được giữ lại.",
        "Only the latest trials are kept.",
    ),
}
