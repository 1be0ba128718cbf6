"""Form 03 (CT06, CC03), which says why a dossier is not received; it does not judge the reasons."""

from dataclasses import dataclass

from server_client.dossier_model.forms.filled_in import FormHead, PaperRow, Submitter, numbered, paper_table
from server_client.dossier_model.forms.page import FormDocument, Line, Passage, Signature, Signatures
from server_client.dossier_model.personal import Personal


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class RefusalForm(Personal):
    """A refusal with its reasons, and the papers that were shown; `receiver` is the clerk who signs."""

    head: FormHead
    submitter: Submitter
    request: str
    reasons: tuple[str, ...]
    receiver: str
    papers: tuple[PaperRow, ...] = ()

    def document(self) -> FormDocument:
        """Return the refusal."""
        office = self.head.office.name
        return self.head.document(
            Line(label="Bộ phận tiếp nhận và trả kết quả:", value=office),
            self.submitter.named("Tiếp nhận hồ sơ của Ông/Bà:"),
            Line(label="Nội dung yêu cầu giải quyết:", value=self.request),
            *self.submitter.contact(),
            *((Passage(text="Thành phần hồ sơ gồm:"), paper_table(self.papers)) if self.papers else ()),
            Passage(
                text=f"Qua xem xét, {office} thông báo không tiếp nhận, giải quyết hồ sơ này với lý do cụ thể như sau:"
            ),
            Line(label="Lý do từ chối:", value=numbered(self.reasons)),
            Passage(text="Xin thông báo cho Ông/Bà được biết và thực hiện./."),
            Signatures(
                places=(
                    Signature(role="Người nộp hồ sơ"),
                    Signature(role="Người tiếp nhận hồ sơ", name=self.receiver),
                )
            ),
        )
