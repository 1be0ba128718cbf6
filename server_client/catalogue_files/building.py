"""Makes procedures of the rows of any kind of file and says which cell keeps one from being made; it opens no file."""

from collections.abc import Sequence
from dataclasses import dataclass

from server_client.catalogue_files.cells import Row, shown
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
from server_client.dossier_model.procedure_code import LONGEST, tidy
from server_client.dossier_model.search_text import plain

PROCEDURE_COLUMNS = (
    "code", "name_vi", "short_name_vi", "name_en", "field_vi", "level", "authority_vi",
    "processing_days", "processing_unit", "processing_text_vi", "fee_vnd", "fee_text_vi", "online_only_vi",
    "effective_from", "effective_to", "confidence", "confidence_time", "confidence_fee", "confidence_documents",
    "keywords_vi", "note", "popularity",
)  # fmt: skip
DOCUMENT_COLUMNS = ("name_vi", "original", "copy", "note", "replaced_by_data", "mandatory")
FEE_COLUMNS = ("channel", "text_vi", "vnd")

_CONFIDENCES = {
    "medium": Confidence.MEDIUM,
    "cao": Confidence.HIGH,
    "trung binh": Confidence.MEDIUM,
    "thap": Confidence.LOW,
}
_UNITS = {
    "trong ngay": TimeUnit.SAME_DAY,
    "gio lam viec": TimeUnit.WORKING_HOUR,
    "gio": TimeUnit.WORKING_HOUR,
    "ngay lam viec": TimeUnit.WORKING_DAY,
    "ngay": TimeUnit.CALENDAR_DAY,
    "thang": TimeUnit.MONTH,
}
_CHANNELS = {"truc tiep": Channel.DIRECT, "truc tuyen": Channel.ONLINE, "buu chinh": Channel.POST}
_NAME_OF_A_CONDITION = "nếu"
_NOTES_OF_DATA = ("thay bằng khai thác", "thay thế bằng dữ liệu", "nếu tra cứu được", "được thay bằng dữ liệu")


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """The rows of one procedure: its own, those of its fees by channel, and those of the papers of each case."""

    own: Row
    fees: Sequence[Row]
    cases: Sequence[tuple[str, Sequence[Row]]]


def build(record: Record) -> Procedure:
    """The procedure that these rows describe; what is wrong is noted in them, and what is missing stays empty."""
    row = record.own
    name = row.required("name_vi", "the official name")
    return Procedure(
        code=_code(row),
        official_name=name,
        short_name=row.text("short_name_vi") or name,
        english_name=row.text("name_en"),
        field=row.text("field_vi"),
        level=row.text("level"),
        authority=row.text("authority_vi"),
        cases=tuple(_case(case, rows) for case, rows in record.cases),
        time=_time(row),
        fees=_fees(row, record.fees),
        online_only=row.text("online_only_vi"),
        effective_from=row.day("effective_from"),
        effective_to=row.day("effective_to"),
        confidence=_confidence(row, "confidence"),
        documents_confidence=_confidence(row, "confidence_documents"),
        keywords=row.text("keywords_vi"),
        note=row.text("note"),
        popularity=row.number("popularity") or 0,
    )


def _code(row: Row) -> ProcedureCode:
    code = tidy(row.required("code", "the code, as 1.001193"))
    if len(code) > LONGEST:
        row.fault("code", f"{shown(code)} has {len(code)} characters; at most {LONGEST} are kept")
    return ProcedureCode(code)


def _confidence(row: Row, column: str) -> Confidence:
    return row.choice(column, Confidence, _CONFIDENCES) or Confidence.MEDIUM


def _time(row: Row) -> ProcessingTime | None:
    value, unit = row.number("processing_days"), row.choice("processing_unit", TimeUnit, _UNITS)
    text = row.text("processing_text_vi")
    confidence = _confidence(row, "confidence_time")
    if value is None and unit is None and not text:
        return None
    if value is not None and unit is None and not row.has("processing_unit"):
        row.fault("processing_unit", f"is empty; say what the {value} in processing_days are, as working_day")
    if value is None and unit not in {None, TimeUnit.SAME_DAY} and not row.has("processing_days"):
        row.fault("processing_days", "is empty; write how many, or leave processing_unit empty, too")
    return ProcessingTime(value=value, unit=unit, text=text, confidence=confidence)


def _fees(row: Row, by_channel: Sequence[Row]) -> tuple[Fee, ...]:
    confidence = _confidence(row, "confidence_fee")
    fees = [
        Fee(
            channel=fee.choice("channel", Channel, _CHANNELS),
            text=fee.required("text_vi", "the fee as it is published"),
            amount=fee.number("vnd"),
            confidence=confidence,
        )
        for fee in by_channel
    ]
    amount, text = row.number("fee_vnd"), row.text("fee_text_vi")
    if amount is not None and not text:
        row.fault("fee_text_vi", "is empty; write the fee as it is published, which is what citizens see")
    if text:
        fees.append(Fee(channel=None, text=text, amount=amount, confidence=confidence))
    return tuple(fees)


def _case(name: str, rows: Sequence[Row]) -> Case:
    return Case(name=name, documents=tuple(_document(row) for row in rows))


def _originals(row: Row) -> int:
    """One original if neither number is given: that a paper is only shown has to be said."""
    number = row.number("original")
    return 1 if number is None and not row.has("copy") else number or 0


def _document(row: Row) -> Document:
    """A paper. What is not said about it is read off its wording, so that nobody is sent home for a conditional one."""
    name, note = row.required("name_vi", "the name of the paper"), row.text("note")
    by_data, mandatory = row.flag("replaced_by_data"), row.flag("mandatory")
    return Document(
        name=name,
        originals=_originals(row),
        copies=row.number("copy") or 0,
        note=note,
        replaced_by_data=any(words in note.casefold() for words in _NOTES_OF_DATA) if by_data is None else by_data,
        mandatory=plain(_NAME_OF_A_CONDITION) not in plain(name).split() if mandatory is None else mandatory,
    )
