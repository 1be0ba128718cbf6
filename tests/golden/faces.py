"""The tickets whose bytes and pictures are kept here; they hold sample data only."""

from dataclasses import replace
from datetime import UTC, date, datetime

from kiosk.printing.ticket_face import TicketFace, TicketRules
from server_client.queue_model.ticket import AnnouncedWait

SERVICE_OF_233_LETTERS = (
    "Cấp giấy xác nhận tình trạng hôn nhân cho người đã từng đăng ký thường trú tại nhiều nơi khác nhau, có yếu tố "
    "nước ngoài, thực hiện tại Ủy ban nhân dân cấp xã nơi cư trú hiện nay của người yêu cầu theo quy định của pháp "
    "luật hộ tịch"
)

VIETNAMESE = TicketFace(
    office="Trung tâm Phục vụ hành chính công thành phố Hà Nội",
    branch="Chi nhánh số 1 – 258 Võ Chí Công",
    number="A012",
    service="Đăng ký kết hôn",
    issued_at=datetime(2026, 11, 24, 2, 5, tzinfo=UTC),
    valid_on=date(2026, 11, 24),
    language="vi",
    people_ahead=7,
    announced=AnnouncedWait(low_s=1200, likely_s=1500, high_s=1800),
    tracking_url="https://hcc.example.vn/t/Xk3v9QmT2rLw8ZbC5nYd",
    rules=TicketRules(overtaking_limit=6, missed_minutes=5, misses_allowed=2),
)

ENGLISH = replace(
    VIETNAMESE,
    language="en",
    office="Hanoi Public Administration Service Centre",
    branch="Branch 1 – 258 Vo Chi Cong",
    service="Marriage registration",
    number="A1000",
    people_ahead=1,
    announced=AnnouncedWait(low_s=5400, likely_s=6600, high_s=9000),
    priority=True,
)

EMERGENCY = replace(
    VIETNAMESE,
    number="K2-001",
    service=SERVICE_OF_233_LETTERS,
    people_ahead=None,
    announced=None,
    by_time_of_issue=True,
)

BOOKED = replace(VIETNAMESE, number="C032", booked_for=datetime(2026, 11, 24, 2, 30, tzinfo=UTC))

REPRINT = replace(
    VIETNAMESE,
    number="C111",
    people_ahead=0,
    announced=None,
    copy=1,
    further_needs=("Chứng thực bản sao từ bản chính", "Cấp bản sao trích lục hộ tịch, bản sao giấy khai sinh"),
    notes=("Vui lòng chuẩn bị căn cước và hồ sơ gốc.",),
)

PREPARED = replace(
    VIETNAMESE,
    service="Hộ tịch",
    further_needs=("Chứng thực",),
    dossiers=(
        "Đăng ký khai sinh",
        "Cấp giấy xác nhận tình trạng hôn nhân",
        "Chứng thực bản sao từ bản chính giấy tờ, văn bản do cơ quan, tổ chức có thẩm quyền của Việt Nam cấp",
    ),
    preparation_code="K7MA-4TXC-9HE2",
)

ENGLISH_PREPARED = replace(
    ENGLISH,
    priority=False,
    service="Civil status",
    dossiers=tuple(f"Registering birth No. {number}" for number in range(1, 7)),
    preparation_code="K7MA-4TXC-9HE2",
)

GOLDEN = {
    "vi": VIETNAMESE,
    "en": ENGLISH,
    "emergency": EMERGENCY,
    "booked": BOOKED,
    "reprint": REPRINT,
    "prepared": PREPARED,
    "prepared_en": ENGLISH_PREPARED,
}
WIDTHS = (576, 384)
