"""The lists of papers whose bytes and pictures are kept here; they hold sample data only."""

from dataclasses import replace
from datetime import UTC, datetime

from kiosk.printing.paper_list_face import ListedPaper, PaperListFace
from tests.golden.faces import ENGLISH, SERVICE_OF_233_LETTERS, VIETNAMESE

BIRTH = PaperListFace(
    office=VIETNAMESE.office,
    branch=VIETNAMESE.branch,
    procedure="Đăng ký khai sinh",
    papers=(
        ListedPaper(name="Tờ khai đăng ký khai sinh (hoặc biểu mẫu điện tử tương tác)", originals=1),
        ListedPaper(
            name="Giấy chứng sinh",
            originals=1,
            copies=2,
            note="không có thì văn bản của người làm chứng hoặc giấy cam đoan; bản điện tử thay thế",
        ),
        ListedPaper(name="Căn cước, hộ chiếu hoặc giấy tờ có ảnh của người đi đăng ký"),
    ),
    further=(
        ListedPaper(
            name="Văn bản ủy quyền (nếu ủy quyền)",
            originals=1,
            note="không phải chứng thực nếu người được ủy quyền là ông, bà, cha, mẹ, con, vợ, chồng",
        ),
    ),
    notice="Dữ liệu mẫu, chỉ để thử: giấy tờ, thời hạn và lệ phí chưa được kiểm tra. Hãy hỏi cán bộ tại quầy.",
    printed_at=datetime(2026, 11, 24, 2, 5, tzinfo=UTC),
    language="vi",
)

SINGLE = replace(
    BIRTH,
    office=ENGLISH.office,
    branch=ENGLISH.branch,
    language="en",
    procedure="Certified copies from originals",
    case="Bản chính do cơ quan nước ngoài cấp",
    papers=(ListedPaper(name="Bản chính giấy tờ làm cơ sở để chứng thực bản sao", copies=1),),
    further=(),
    notice="",
)

LONGEST = replace(BIRTH, procedure=SERVICE_OF_233_LETTERS, further=())

LISTS = {"papers_vi": BIRTH, "papers_en": SINGLE, "papers_long": LONGEST}
