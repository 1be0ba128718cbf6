"""Form 05, which tells that a dossier is no longer processed (Decree 118/2025/NĐ-CP, Article 21), and why."""

from dataclasses import dataclass
from datetime import datetime

from server_client.dossier_model.forms.filled_in import FormHead, Submitter, numbered
from server_client.dossier_model.forms.page import FormDocument, Line, Passage, Signature, Signatures
from server_client.dossier_model.forms.wording import day_in_words, moment_in_words
from server_client.dossier_model.personal import Personal
from server_client.queue_model.local_time import local_day


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class StopForm(Personal):
    """A notice that a dossier stops at `stopped_at`; `collected_at` is where the papers are given back."""

    head: FormHead
    submitter: Submitter
    request: str
    received_at: datetime
    stopped_at: datetime
    reasons: tuple[str, ...]
    collected_at: str
    signer: str

    def document(self) -> FormDocument:
        """Return the notice."""
        office = self.head.office.name
        received = day_in_words(local_day(self.received_at)).capitalize()
        return self.head.document(
            Passage(text=f"Kính gửi: {self.submitter.name or '………………………………'}", is_centred=True),
            Passage(text=f"{received}, {office} đã tiếp nhận hồ sơ của Ông/Bà (tổ chức):"),
            Line(label="Nội dung yêu cầu giải quyết:", value=self.request),
            Line(label="Địa chỉ:", value=self.submitter.address),
            Passage(text=f"{office} thông báo dừng giải quyết hồ sơ nêu trên."),
            Line(label="Thời điểm dừng giải quyết:", value=moment_in_words(self.stopped_at), is_strong=True),
            Line(label="Lý do:", value=numbered(self.reasons)),
            Line(label="Nơi nhận lại hồ sơ:", value=self.collected_at),
            Passage(text="Xin thông báo để Ông/Bà (tổ chức) được biết./."),
            Signatures(
                places=(
                    None,
                    Signature(role="Thủ trưởng cơ quan", hint="(Ký, ghi rõ họ tên và đóng dấu)", name=self.signer),
                )
            ),
        )
