"""The words of the pages about people of a centre, in Vietnamese and English."""

from server_client.server.pages.bilingual import Bilingual

PEOPLE_WORDS: Bilingual = {
    "title": ("Người quản trị", "People"),
    "intro": (
        "Ai được vào trang của trung tâm. Nhân viên quầy có tài khoản riêng tại điểm của họ.",
        "Who may use the centre's pages. Staff at counters have accounts at their own branch.",
    ),
    "name": ("Tên đăng nhập", "Name"),
    "name_hint": ("Chữ thường không dấu, số, dấu chấm; ví dụ lan.nguyen", "Small letters and figures; e.g. lan.nguyen"),
    "shown": ("Họ và tên", "Full name"),
    "role": ("Vai trò", "Role"),
    "branches": ("Các điểm phụ trách", "Their branches"),
    "branches_hint": (
        "Mã điểm, cách nhau bằng dấu cách. Chỉ cần cho giám sát điểm.",
        "Codes with blanks between them. For supervisors only.",
    ),
    "state": ("Tình trạng", "State"),
    "seen": ("Đăng nhập gần nhất", "Last signed in"),
    "add": ("Thêm người", "Add someone"),
    "add_do": ("Thêm", "Add"),
    "begun": ("Đang dùng", "In use"),
    "waiting": ("Chờ đăng nhập lần đầu", "Has not begun"),
    "expired": ("Mật khẩu tạm đã hết hạn", "Initial password is over"),
    "change": ("Thay đổi", "Change"),
    "save": ("Lưu", "Save"),
    "saved": ("Đã lưu. Có hiệu lực ngay.", "Saved. It holds at once."),
    "renew": ("Cấp lại mật khẩu", "New initial password"),
    "renew_detail": (
        "Khi người này quên mật khẩu hoặc mất điện thoại. Các phiên đang mở sẽ kết thúc.",
        "If they forgot their password or lost their phone. Open sessions end.",
    ),
    "renew_do": ("Cấp mật khẩu tạm", "Make one"),
    "end": ("Kết thúc tài khoản", "End the account"),
    "end_detail": (
        "Người này không vào được nữa, kể cả phiên đang mở. Không khôi phục được.",
        "They cannot get in any more, open sessions included. It cannot be taken back.",
    ),
    "end_do": ("Kết thúc", "End it"),
    "initial": ("Mật khẩu tạm, chỉ hiện một lần", "Initial password, shown this once"),
    "initial_detail": (
        "Trao tận tay cho {name}. Dùng được trong 72 giờ, và chỉ để đặt mật khẩu riêng và gắn điện thoại.",
        "Hand it to {name} in person. It is good for 72 hours, to set a password and add a phone.",
    ),
    "back": ("Danh sách", "The list"),
    "you": ("bạn", "you"),
    "wrong_name": (
        "Tên đăng nhập: 2 đến 32 chữ thường, số, dấu chấm, gạch",
        "A name is 2 to 32 small letters, figures, dots and dashes",
    ),
    "wrong_shown": ("Hãy ghi họ và tên", "Give the full name"),
    "wrong_role": ("Hãy chọn vai trò", "Choose a role"),
    "wrong_branches": ("Giám sát điểm cần ít nhất một mã điểm đúng", "A supervisor needs at least one branch code"),
    "wrong_taken": ("Tên này đã có người dùng, hãy chọn tên khác", "This name is taken: choose another"),
    "wrong_last": (
        "Đây là quản trị viên cuối cùng, hãy thêm người khác trước",
        "The last administrator: add one first",
    ),
    "wrong_unknown": ("Không còn tài khoản này", "There is no such account any more"),
}
