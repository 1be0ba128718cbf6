"""What the portal tells, put into the files that are imported here: a catalogue as JSON, dossiers' statuses as CSV."""

import csv
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from io import StringIO
from typing import TypeAlias

from server_client.queue_model.local_time import VIETNAM
from server_client.wire.portal import CaseTold, ChannelTold, DossierTold, FeeTold, ProcedureTold, told

Cell: TypeAlias = str | int
Row: TypeAlias = dict[str, object]
DOSSIER_COLUMNS = ("code", "status", "updated_at", "due_at", "ready_at", "place")
_CHANNELS: Mapping[str, str] = {"1": "direct", "2": "online", "3": "post"}
_IN_WORDS: Mapping[str, str] = {"trực tiếp": "direct", "trực tuyến": "online", "bưu chính": "post"}
_FINISHED = "9"


def catalogue_file(procedures: Iterable[ProcedureTold]) -> str:
    """Return the catalogue in the form that `motcua procedures import` reads, which then says what is at fault."""
    rows = [_procedure(procedure) for procedure in procedures]
    return json.dumps({"procedures": rows}, ensure_ascii=False, indent=1) + "\n"


def dossier_file(dossiers: Iterable[DossierTold], asked_at: datetime) -> str:
    """Return the statuses as `motcua dossiers` reads them, as of the time at which the portal was asked."""
    text = StringIO()
    table = csv.writer(text)
    table.writerow(DOSSIER_COLUMNS)
    for one in dossiers:
        status = told(one.status)
        ready = _moment(told(one.ended)) if status == _FINISHED else ""
        asked = asked_at.astimezone(VIETNAM).strftime("%Y-%m-%d %H:%M")
        table.writerow((told(one.code), status, asked, _moment(told(one.due)), ready, told(one.unit)))
    return text.getvalue()


def _procedure(procedure: ProcedureTold) -> Row:
    direct = next((one for one in procedure.channels if _channel(one) == "direct"), None)
    times = direct.times if direct else [time for one in procedure.channels for time in one.times][:1]
    row: Row = {
        "code": told(procedure.code),
        "name_vi": told(procedure.name),
        "field_vi": told(procedure.fields[0].name) if procedure.fields else "",
        "authority_vi": told(procedure.authority),
        "fees": [fee for one in procedure.channels for fee in _fees(one)],
        "cases": [_case(case) for case in procedure.cases],
    }
    if times and told(times[0].count):
        row["processing_text_vi"] = f"{told(times[0].count)} {told(times[0].unit)}".strip()
        if told(times[0].count).isdecimal() and told(times[0].unit):
            row |= {"processing_days": int(told(times[0].count)), "processing_unit": told(times[0].unit).lower()}
    return row


def _fees(channel: ChannelTold) -> list[Row]:
    fees = [fee for time in channel.times for fee in time.fees]
    words = "; ".join(dict.fromkeys(text for fee in fees if (text := _fee_in_words(fee))))
    if not words or _channel(channel) is None:
        return []
    row: Row = {"channel": _channel(channel), "text_vi": words}
    if len(fees) == 1 and told(fees[0].amount).isdecimal():
        row["vnd"] = int(told(fees[0].amount))
    return [row]


def _fee_in_words(fee: FeeTold) -> str:
    amount = f"{told(fee.amount)} {told(fee.unit)}".strip()
    return told(fee.words) or amount


def _case(case: CaseTold) -> Row:
    names: Sequence[str] = [told(paper.form) or told(paper.code) for paper in case.papers]
    return {"name_vi": told(case.name), "documents": [{"name_vi": name} for name in names if name]}


def _channel(channel: ChannelTold) -> str | None:
    text = told(channel.channel)
    return _CHANNELS.get(text) or next((name for words, name in _IN_WORDS.items() if words in text.lower()), None)


def _moment(text: str) -> str:
    try:
        return datetime.strptime(text, "%Y%m%d%H%M%S").replace(tzinfo=VIETNAM).strftime("%Y-%m-%d %H:%M")
    except ValueError:
        return ""
