"""Writes a catalogue as JSON in the full form that the importer reads; every value of the model, nothing else."""

import json
from typing import TypeAlias

from server_client.dossier_model.catalogue import Catalogue
from server_client.dossier_model.procedure import Case, Document, Fee, Procedure

_Json: TypeAlias = "str | int | bool | list[_Json] | dict[str, _Json] | None"


def catalogue_json(catalogue: Catalogue) -> str:
    """The text of the file, one procedure a line, so that a change of one shows as one line."""
    head = {"sample": catalogue.is_sample, "notice_vi": catalogue.notice}
    lines = [json.dumps(_procedure(procedure), ensure_ascii=False) for procedure in catalogue.procedures]
    return json.dumps(head, ensure_ascii=False)[:-1] + ', "procedures": [\n' + ",\n".join(lines) + "\n]}\n"


def _procedure(one: Procedure) -> dict[str, _Json]:
    values: dict[str, _Json] = {
        "code": one.code,
        "name_vi": one.official_name,
        "short_name_vi": one.short_name,
        "name_en": one.english_name,
        "field_vi": one.field,
        "level": one.level,
        "authority_vi": one.authority,
        "processing_days": one.time.value if one.time else None,
        "processing_unit": one.time.unit.value if one.time and one.time.unit else None,
        "processing_text_vi": one.time.text if one.time else "",
        "fees": [_fee(fee) for fee in one.fees],
        "online_only_vi": one.online_only,
        "effective_from": one.effective_from.isoformat() if one.effective_from else None,
        "effective_to": one.effective_to.isoformat() if one.effective_to else None,
        "confidence": one.confidence.value,
        "confidence_time": one.time.confidence.value if one.time else None,
        "confidence_fee": one.fees[0].confidence.value if one.fees else None,
        "confidence_documents": one.documents_confidence.value,
        "cases": [_case(case) for case in one.cases],
        "keywords_vi": one.keywords,
        "note": one.note,
        "popularity": one.popularity or None,
    }
    return {name: value for name, value in values.items() if value not in (None, "", [])}


def _fee(fee: Fee) -> dict[str, _Json]:
    return {"channel": fee.channel.value if fee.channel else None, "text_vi": fee.text, "vnd": fee.amount}


def _case(case: Case) -> dict[str, _Json]:
    return {"name_vi": case.name, "documents": [_document(document) for document in case.documents]}


def _document(document: Document) -> dict[str, _Json]:
    return {
        "name_vi": document.name,
        "original": document.originals,
        "copy": document.copies,
        "note": document.note,
        "replaced_by_data": document.replaced_by_data,
        "mandatory": document.mandatory,
    }
