"""The words around every page for people of the centre, in Vietnamese and English."""

from server_client.server.pages.bilingual import Bilingual

FRAME_WORDS: Bilingual = {
    "skip": ("Đến nội dung chính", "Skip to the content"),
    "areas": ("Các mục", "Areas"),
    "home": ("Tổng quan", "Overview"),
    "monitor": ("Theo dõi", "Monitor"),
    "lab": ("Thử chính sách", "Policy lab"),
    "devices": ("Thiết bị", "Devices"),
    "configuration": ("Cấu hình", "Configuration"),
    "people": ("Người quản trị", "People"),
    "audit": ("Nhật ký", "Audit trail"),
    "sign_out": ("Đăng xuất", "Sign out"),
    "other_language": ("en", "vi"),
    "other_language_name": ("English", "Tiếng Việt"),
    "role_administrator": ("Quản trị viên", "Administrator"),
    "role_director": ("Lãnh đạo", "Director"),
    "role_supervisor": ("Giám sát điểm", "Supervisor"),
}
