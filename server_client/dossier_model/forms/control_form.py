"""Form 06, which goes with a dossier from office to office and says when each gave it on; it names no applicant."""

from dataclasses import dataclass
from datetime import datetime

from server_client.dossier_model.forms.filled_in import FormHead
from server_client.dossier_model.forms.page import Column, FormDocument, Line, Signature, Signatures, Table
from server_client.dossier_model.forms.wording import moment_in_words
from server_client.dossier_model.personal import Personal

_EMPTY_ROWS = 4
_APART = "\N{NO-BREAK SPACE}" * 14
_SIGNING_ROOM = "\n\n\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOver:
    """One hand-over: who gives to whom, when (None: still to come), and how that stands to the time allowed."""

    giver: str
    receiver: str
    at: datetime | None = None
    result: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class ControlForm(Personal):
    """A control form; `hours` is the time allowed in working hours, eight a day, where it is known."""

    head: FormHead
    request: str
    authority: str
    received_at: datetime
    due_at: datetime | None
    hand_overs: tuple[HandOver, ...]
    lasts: str = ""
    hours: int | None = None
    partners: str = ""

    def document(self) -> FormDocument:
        """Return the form, with empty rows for the hand-overs to come."""
        hours = "" if self.hours is None else f" ({self.hours} giờ)"
        rows = tuple(_row(hand_over) for hand_over in self.hand_overs)
        return self.head.document(
            Line(label="Nội dung yêu cầu giải quyết:", value=self.request),
            Line(label="Cơ quan (bộ phận) giải quyết hồ sơ:", value=self.authority),
            Line(label="Cơ quan phối hợp giải quyết hồ sơ:", value=self.partners),
            Line(label="Thời hạn giải quyết theo quy định:", value=f"{self.lasts}{hours}".strip()),
            Line(label="Thời gian nhận hồ sơ:", value=moment_in_words(self.received_at)),
            Line(label="Thời gian hẹn trả kết quả:", value=moment_in_words(self.due_at)),
            Table(columns=_COLUMNS, rows=rows + (_row(None),) * max(0, _EMPTY_ROWS - len(rows))),
            Signatures(places=(None, Signature(role="Người lập phiếu"))),
        )


_COLUMNS = (
    Column(heading="TÊN CƠ QUAN", share=24),
    Column(heading="THỜI GIAN GIAO, NHẬN HỒ SƠ", share=44, is_centred=True),
    Column(heading="KẾT QUẢ GIẢI QUYẾT HỒ SƠ (Trước hạn/đúng hạn/quá hạn)", share=18, is_centred=True),
    Column(heading="GHI CHÚ", share=14),
)


def _row(hand_over: HandOver | None) -> tuple[str, ...]:
    done = hand_over or HandOver(giver="………………", receiver="………………")
    parties = f"1. Giao: {done.giver}\n2. Nhận: {done.receiver}"
    when = f"{moment_in_words(done.at)}\nNgười giao{_APART}Người nhận{_SIGNING_ROOM}"
    return parties, when, done.result, done.note
