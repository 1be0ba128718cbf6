"""What pages say instead of what was asked for, in Vietnamese and English."""

from server_client.server.pages.bilingual import Bilingual

REFUSAL_WORDS: Bilingual = {
    "not_yours": ("Mục này không thuộc quyền của bạn", "This is not for your role"),
    "not_yours_detail": (
        "Nếu bạn cần làm việc này, hãy đề nghị quản trị viên của trung tâm.",
        "If you need to do this, ask an administrator of the centre.",
    ),
    "old_form": ("Biểu mẫu này đã cũ", "This form is no longer valid"),
    "old_form_detail": (
        "Chưa có gì thay đổi. Hãy mở lại trang và gửi lần nữa.",
        "Nothing was changed. Open the page anew and send it again.",
    ),
    "no_form": ("Không đọc được biểu mẫu", "The form could not be read"),
    "no_form_detail": (
        "Chưa có gì thay đổi. Hãy mở lại trang và gửi lần nữa.",
        "Nothing was changed. Open the page anew and send it again.",
    ),
    "unavailable": ("Hiện chưa xem được mục này", "This cannot be shown just now"),
    "unavailable_detail": (
        "Chưa có gì thay đổi hay mất đi. Hãy thử lại sau một phút; nếu vẫn vậy, hãy báo người quản lý hệ thống.",
        "Nothing was changed or lost. Try again in a minute; if it stays so, tell the engineer.",
    ),
    "back": ("Về trang tổng quan", "To the overview"),
}
