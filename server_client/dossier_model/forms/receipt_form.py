"""Form 01 (CT04, CC02), the receipt that promises when and where the result is returned; it computes no date."""

from dataclasses import dataclass
from datetime import datetime

from server_client.dossier_model.forms.filled_in import FormHead, PaperRow, Submitter, paper_table
from server_client.dossier_model.forms.page import FormDocument, Line, Passage, SideBySide, Signature, Signatures
from server_client.dossier_model.forms.wording import count, moment_in_words
from server_client.dossier_model.personal import Personal


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class ReceiptForm(Personal):
    """A receipt. `lasts` is the published time in words, `collected_at` where the result is returned.

    `volume` and `entry` are the place in the register of dossiers; `receiver` is the clerk who signs.
    """

    head: FormHead
    submitter: Submitter
    request: str
    papers: tuple[PaperRow, ...]
    received_at: datetime
    due_at: datetime | None
    lasts: str
    collected_at: str
    receiver: str
    sets: int = 1
    volume: str = ""
    entry: str = ""

    def document(self) -> FormDocument:
        """Return the receipt, once to keep and once to hand out."""
        return self.head.document(
            Line(label="Bộ phận tiếp nhận và trả kết quả:", value=self.head.office.name),
            self.submitter.named("Tiếp nhận hồ sơ của:"),
            *self.submitter.contact(),
            Line(label="Nội dung yêu cầu giải quyết:", value=self.request),
            Passage(text="Thành phần hồ sơ nộp gồm:"),
            paper_table(self.papers),
            Line(label="Số lượng hồ sơ:", value=f"{count(self.sets)} (bộ)"),
            Line(label="Thời gian giải quyết hồ sơ theo quy định là:", value=self.lasts),
            Line(label="Thời gian nhận hồ sơ:", value=moment_in_words(self.received_at)),
            Line(label="Thời gian trả kết quả giải quyết hồ sơ:", value=moment_in_words(self.due_at), is_strong=True),
            Line(label="Đăng ký nhận kết quả tại:", value=self.collected_at),
            SideBySide(
                left=Line(label="Vào Sổ theo dõi hồ sơ, Quyển số:", value=self.volume),
                right=Line(label="Số thứ tự:", value=self.entry),
                left_share=62,
            ),
            Signatures(
                places=(
                    Signature(role="Người nộp hồ sơ"),
                    Signature(role="Người tiếp nhận hồ sơ", name=self.receiver),
                )
            ),
        )
