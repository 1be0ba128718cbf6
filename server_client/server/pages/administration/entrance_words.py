"""What people read when they sign in at the centre, in Vietnamese and English."""

from server_client.server.pages.bilingual import Bilingual

ENTRANCE_WORDS: Bilingual = {
    "sign_in": ("Đăng nhập", "Sign in"),
    "centre": ("Trung tâm điều hành", "The centre"),
    "name": ("Tên đăng nhập", "Name"),
    "password": ("Mật khẩu", "Password"),
    "figures": ("Mã xác thực 6 số", "Six-figure code"),
    "figures_hint": (
        "Mở ứng dụng xác thực trên điện thoại. Đăng nhập lần đầu thì để trống.",
        "From the authenticator app on your phone. Leave it empty when you sign in for the first time.",
    ),
    "wrong": ("Chưa đăng nhập được", "Not signed in"),
    "wrong_detail": (
        "Tên, mật khẩu hoặc mã xác thực không đúng. Mỗi mã chỉ dùng một lần, hãy chờ mã mới.",
        "Name, password or code is wrong. Each code works once; wait for the next one.",
    ),
    "locked": ("Tạm khoá đăng nhập", "Locked for now"),
    "locked_detail": (
        "Đã nhập sai nhiều lần. Hãy thử lại lúc {until}, hoặc dùng máy bạn vẫn đăng nhập.",
        "Too many wrong tries. Try again at {until}, or use the computer at which you usually sign in.",
    ),
    "busy": ("Đang có nhiều người đăng nhập", "Many people are signing in"),
    "busy_detail": ("Hãy thử lại sau vài giây.", "Try again in a few seconds."),
    "slow": ("Thử quá nhiều lần", "Too many tries"),
    "slow_detail": ("Máy này phải chờ một phút rồi thử lại.", "This computer has to wait a minute."),
    "begin": ("Bắt đầu sử dụng", "Before you begin"),
    "begin_detail": (
        "Chào {name}. Hãy chọn mật khẩu riêng và gắn điện thoại của bạn. Mã QR chỉ hiện lần này.",
        "Welcome, {name}. Choose a password of your own and add your phone. The QR code is shown this once.",
    ),
    "step_phone": ("1. Quét bằng ứng dụng xác thực", "1. Scan with an authenticator app"),
    "step_phone_detail": (
        "Ứng dụng nào cũng được, ví dụ Google Authenticator, Microsoft Authenticator, Aegis.",
        "Any will do, for example Google Authenticator, Microsoft Authenticator or Aegis.",
    ),
    "by_hand": ("Không quét được? Nhập tay mã này", "Cannot scan? Type this in"),
    "step_password": ("2. Chọn mật khẩu", "2. Choose a password"),
    "new_password": ("Mật khẩu mới", "New password"),
    "password_hint": (
        "Ít nhất 12 ký tự. Một câu dài dễ nhớ là tốt nhất.",
        "At least 12 characters. A long phrase that you remember is best.",
    ),
    "again": ("Nhập lại mật khẩu mới", "The new password again"),
    "step_code": ("3. Nhập mã đang hiện trên điện thoại", "3. Type the code that your phone shows"),
    "finish": ("Hoàn tất", "Done"),
    "weak_short": ("Mật khẩu cần ít nhất 12 ký tự", "The password needs at least 12 characters"),
    "weak_long": ("Mật khẩu có nhiều nhất 128 ký tự", "The password has at most 128 characters"),
    "weak_common": ("Mật khẩu này dễ đoán, hãy chọn mật khẩu khác", "This password would be guessed: choose another"),
    "not_same": ("Hai lần nhập không giống nhau", "The two are not the same"),
    "wrong_figures": ("Mã không đúng, hãy chờ mã mới", "The code is wrong: wait for the next one"),
}
