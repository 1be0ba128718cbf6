"""The words of the first page for people of a centre, in Vietnamese and English."""

from server_client.server.pages.bilingual import Bilingual

HOME_WORDS: Bilingual = {
    "title": ("Tổng quan", "Overview"),
    "attention": ("Việc cần chú ý", "What needs attention"),
    "all_well": ("Không có việc gì cần xử lý lúc này.", "Nothing needs you at the moment."),
    "branches": ("điểm tiếp nhận", "branches"),
    "linked": ("đang kết nối", "linked"),
    "waiting": ("người đang chờ", "people waiting"),
    "enrolled": ("thiết bị đã ghi danh", "devices enrolled"),
    "to_branch": ("Xem điểm", "See the branch"),
    "to_device": ("Xem thiết bị", "See the device"),
    "silent": ("Mất kết nối với {branch}", "No line to {branch}"),
    "silent_since": (
        "Nghe lần cuối {when}. Điểm vẫn tự phục vụ.",
        "Last heard {when}. The branch goes on by itself.",
    ),
    "never": ("{branch} chưa từng kết nối", "{branch} has never been heard"),
    "never_detail": ("Kiểm tra máy chủ của điểm và mã ghi danh.", "Check the branch's node and its enrolment."),
    "branch_fault": ("{branch} có lỗi dữ liệu", "{branch}: a fault in its log"),
    "branch_certificate": ("Chứng thư số của {branch} sắp hết hạn", "The certificate of {branch} ends soon"),
    "kiosk_fault": ("{device} tại {branch}", "{device} at {branch}"),
    "locked": ("{device} tại {branch} đang khoá", "{device} at {branch} is locked"),
    "locked_detail": ("Từ {when}", "Since {when}"),
    "certificate": ("Chứng thư số của {name} hết hạn {ends}", "The certificate of {name} ends {ends}"),
    "certificate_detail": (
        "Gia hạn bằng motcua certificate renew hoặc nơi đã cấp, rồi chép đè tệp cũ: máy chủ tự nhận trong một phút.",
        "Renew it by motcua certificate renew, or where it was issued, and put it in place: it is taken in a minute.",
    ),
    "locked_out": ("Tài khoản {name} bị tạm khoá", "The account {name} was locked out"),
    "locked_out_detail": (
        "Nhập sai nhiều lần, lần cuối {when}. Hãy hỏi người đó có phải họ không.",
        "Many wrong tries, the last {when}. Ask whether it was them.",
    ),
    "stolen": ("Mã bí mật của {device} dùng trên máy khác", "The secret of {device} was used on another machine"),
    "stolen_detail": (
        "Lúc {when}. Nếu không phải bạn chuyển máy, hãy thu hồi ngay.",
        "At {when}. Unless you moved it, revoke it now.",
    ),
    "more": ("và {count} việc khác", "and {count} more"),
}
