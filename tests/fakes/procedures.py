"""A small catalogue with one procedure of each kind, and a branch whose lines receive some of its fields."""

from dataclasses import replace
from datetime import date

from kiosk.guide import Guide
from server_client.dossier_model.catalogue import Catalogue
from server_client.dossier_model.everyday_words import EverydayWords
from server_client.dossier_model.procedure import (
    Case,
    Channel,
    Confidence,
    Document,
    Fee,
    Procedure,
    ProcedureCode,
    ProcessingTime,
    TimeUnit,
)
from tests.fakes.office import CIVIL, LAND, OFFICE

NOTICE = "Dữ liệu mẫu, chỉ để thử."
FORM = Document(name="Tờ khai", originals=1, copies=0)
PROOF = Document(name="Giấy chứng sinh", originals=1, copies=2, note="bản điện tử thay thế")
PROXY = Document(name="Văn bản ủy quyền (nếu ủy quyền)", originals=1, copies=0, mandatory=False)
SHOWN = Document(name="Hộ chiếu", originals=0, copies=0)
BY_DATA = Document(name="Căn cước", originals=0, copies=1, replaced_by_data=True)

BIRTH = Procedure(
    code=ProcedureCode("1.001193"),
    official_name="Thủ tục đăng ký khai sinh",
    short_name="Đăng ký khai sinh",
    english_name="Birth registration",
    field="Hộ tịch",
    authority="UBND cấp xã",
    cases=(Case(name="", documents=(FORM, PROOF, PROXY, SHOWN, BY_DATA)),),
    time=ProcessingTime(value=0, unit=TimeUnit.SAME_DAY, text="Ngay trong ngày", confidence=Confidence.HIGH),
    fees=(
        Fee(channel=Channel.DIRECT, text="8.000 đồng", amount=8000, confidence=Confidence.HIGH),
        Fee(channel=Channel.ONLINE, text="Miễn phí", amount=0, confidence=Confidence.HIGH),
    ),
)
MARRIAGE = Procedure(
    code=ProcedureCode("1.000894"),
    official_name="Thủ tục đăng ký kết hôn lưu động tại nơi cư trú",
    short_name="Đăng ký kết hôn",
    field="Hộ tịch",
    cases=(Case(name="Trong nước", documents=(FORM,)), Case(name="Có yếu tố nước ngoài", documents=(FORM, PROOF))),
    time=ProcessingTime(value=5, unit=TimeUnit.WORKING_DAY, text="05 ngày làm việc", confidence=Confidence.MEDIUM),
)
TITLE = Procedure(
    code=ProcedureCode("1.012753"),
    official_name="Sang tên quyền sử dụng đất",
    short_name="Sang tên sổ đỏ",
    field="Đất đai",
    cases=(Case(name="", documents=(FORM,)),),
    time=ProcessingTime(value=10, unit=TimeUnit.WORKING_DAY, text="10 ngày làm việc", confidence=Confidence.LOW),
    fees=(Fee(channel=None, text="500.000 đồng", amount=500_000, confidence=Confidence.LOW),),
)
RECORD = Procedure(
    code=ProcedureCode("2.000488"),
    official_name="Cấp phiếu lý lịch tư pháp",
    short_name="Lý lịch tư pháp",
    field="Hộ tịch",
    cases=(Case(name="", documents=(FORM,)),),
    online_only="Nộp tại dichvucong.gov.vn.",
)
PERMIT = Procedure(
    code=ProcedureCode("2.000205"),
    official_name="Cấp giấy phép lao động cho người nước ngoài",
    short_name="Giấy phép lao động",
    field="Việc làm",
    cases=(Case(name="", documents=(PROXY,)),),
    time=ProcessingTime(value=None, unit=None, text="Theo thỏa thuận " * 4, confidence=Confidence.HIGH),
)
ADVICE = Procedure(
    code=ProcedureCode("9.000001"), official_name="Tư vấn pháp luật", short_name="Tư vấn pháp luật", field="Hộ tịch"
)

PROCEDURES = (BIRTH, MARRIAGE, TITLE, RECORD, PERMIT, ADVICE)
CATALOGUE = Catalogue(procedures=PROCEDURES, notice=NOTICE, is_sample=True)

_FIELDS = {CIVIL: ("Hộ tịch",), LAND: ("Đất đai",)}
HOUSE = replace(OFFICE, services=tuple(replace(one, fields=_FIELDS[one.code]) for one in OFFICE.services))
"""The small branch, whose lines receive civil status and land, and nothing of labour."""


def a_guide(*procedures: Procedure) -> Guide:
    """The guide to these procedures, or to all that are here."""
    return Guide(replace(CATALOGUE, procedures=procedures or PROCEDURES), EverydayWords(), date(2026, 3, 9))
