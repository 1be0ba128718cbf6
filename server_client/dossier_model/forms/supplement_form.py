"""Form 02 (CT05), which asks for what a dossier lacks: once, and completely; it decides nothing about the dossier."""

from dataclasses import dataclass

from server_client.dossier_model.forms.filled_in import FormHead, PaperRow, Submitter, numbered, paper_table
from server_client.dossier_model.forms.page import FormDocument, Line, Passage, Signature, Signatures
from server_client.dossier_model.personal import Personal


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class SupplementForm(Personal):
    """A request for `papers` for these reasons; `adviser` is the clerk who signs."""

    head: FormHead
    submitter: Submitter
    request: str
    papers: tuple[PaperRow, ...]
    reasons: tuple[str, ...]
    adviser: str

    def document(self) -> FormDocument:
        """Return the request."""
        return self.head.document(
            self.submitter.named("Tiếp nhận hồ sơ của Ông/Bà:"),
            Line(label="Nội dung yêu cầu giải quyết:", value=self.request),
            *self.submitter.contact(),
            Passage(text="Yêu cầu hoàn thiện hồ sơ gồm những nội dung sau:"),
            paper_table(self.papers),
            Line(label="Lý do:", value=numbered(self.reasons)),
            Passage(text=self._where_to_ask()),
            Signatures(places=(None, Signature(role="Người hướng dẫn", name=self.adviser))),
        )

    def _where_to_ask(self) -> str:
        office = self.head.office
        website = f" hoặc tra cứu tại {office.website}" if office.website else ""
        return (
            f"Trong quá trình hoàn thiện hồ sơ nếu có vướng mắc, Ông/Bà liên hệ với {self.adviser or '………………'}, "
            f"số điện thoại {office.phone or '………………'}{website} để được hướng dẫn./."
        )
