"""Form 07, the register of dossiers: a row for each, as they were received; it is kept, not handed out."""

from dataclasses import dataclass
from datetime import datetime

from server_client.dossier_model.forms.filled_in import FormHead
from server_client.dossier_model.forms.page import Column, FormDocument, Passage, Table
from server_client.dossier_model.forms.wording import count, short_moment
from server_client.dossier_model.personal import Personal

_TAKEN = "Nhận và trả kết quả"


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class RegisterRow(Personal):
    """One dossier of the register; `delivery` is how the result is received."""

    code: str
    procedure: str
    name: str
    contact: str
    authority: str
    received_at: datetime
    due_at: datetime | None
    returned_at: datetime | None = None
    delivery: str = ""
    sets: int = 1


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class RegisterForm(Personal):
    """The register of a period, said in `period`."""

    head: FormHead
    period: str
    rows: tuple[RegisterRow, ...]

    def document(self) -> FormDocument:
        """Return the register."""
        return self.head.document(
            Passage(text=self.period, is_centred=True),
            Table(
                columns=_COLUMNS,
                rows=tuple(_cells(number, row) for number, row in enumerate(self.rows, start=1)),
                numbers_columns=True,
            ),
        )


_COLUMNS = (
    Column(heading="STT", share=4, is_centred=True),
    Column(heading="Mã hồ sơ", share=11, is_centred=True),
    Column(heading="Tên thủ tục hành chính", share=15),
    Column(heading="Số lượng hồ sơ (bộ)", share=6, is_centred=True),
    Column(heading="Tên cá nhân, tổ chức", share=10),
    Column(heading="Địa chỉ, số điện thoại", share=12),
    Column(heading="Cơ quan chủ trì giải quyết", share=9),
    Column(heading="Nhận hồ sơ", share=7, group=_TAKEN, is_centred=True),
    Column(heading="Hẹn trả kết quả", share=7, group=_TAKEN, is_centred=True),
    Column(heading="Trả kết quả", share=7, group=_TAKEN, is_centred=True),
    Column(heading="Phương thức nhận", share=7, group=_TAKEN),
    Column(heading="Ký nhận", share=5, group=_TAKEN),
)


def _cells(number: int, row: RegisterRow) -> tuple[str, ...]:
    return (
        str(number),
        row.code,
        row.procedure,
        count(row.sets),
        row.name,
        row.contact,
        row.authority,
        short_moment(row.received_at),
        short_moment(row.due_at),
        short_moment(row.returned_at),
        row.delivery,
        "",
    )
