"""Form 04, the apology for a late result with its new time; a dossier is put off only once."""

from dataclasses import dataclass
from datetime import datetime

from server_client.dossier_model.forms.filled_in import FormHead, Submitter, numbered
from server_client.dossier_model.forms.page import FormDocument, Line, Passage, Signature, Signatures
from server_client.dossier_model.forms.wording import day_in_words, moment_in_words
from server_client.dossier_model.personal import Personal
from server_client.queue_model.local_time import local_day


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class ApologyForm(Personal):
    """An apology: due at `due_at` by the receipt, now promised for `new_due_at`; `signer` is the head of the office."""

    head: FormHead
    submitter: Submitter
    request: str
    received_at: datetime
    due_at: datetime
    new_due_at: datetime
    reasons: tuple[str, ...]
    signer: str

    def document(self) -> FormDocument:
        """Return the apology."""
        office, name = self.head.office.name, self.submitter.name
        received = day_in_words(local_day(self.received_at)).capitalize()
        code = f", mã hồ sơ {self.head.code_text}" if self.head.code_text else ""
        return self.head.document(
            Passage(text=f"Kính gửi: {name or '………………………………'}", is_centred=True),
            Passage(text=f"{received}, {office} tiếp nhận hồ sơ đề nghị giải quyết: {self.request}{code}."),
            Line(label="Thời gian hẹn trả kết quả:", value=moment_in_words(self.due_at)),
            Passage(
                text=f"Tuy nhiên đến nay, {office} chưa trả kết quả giải quyết hồ sơ của Ông/Bà đúng thời hạn quy định "
                "ghi trong Giấy tiếp nhận hồ sơ và hẹn trả kết quả."
            ),
            Line(label="Lý do:", value=numbered(self.reasons)),
            Passage(
                text="Sự chậm trễ này đã gây phiền hà, tốn kém chi phí, công sức của Ông/Bà (tổ chức). "
                f"{office} xin lỗi Ông/Bà (tổ chức)."
            ),
            Line(
                label="Thời gian trả kết quả được gia hạn đến:", value=moment_in_words(self.new_due_at), is_strong=True
            ),
            Passage(text="Mong nhận được sự thông cảm của Ông/Bà (tổ chức) vì sự chậm trễ này./."),
            Signatures(
                places=(
                    None,
                    Signature(role="Thủ trưởng cơ quan", hint="(Ký, ghi rõ họ tên và đóng dấu)", name=self.signer),
                )
            ),
        )
