"""What is read from the national portal or a city's system that speaks its fields: procedures and dossiers' statuses.

Only the fields named in docs/integration.md are read; all others are passed over. Nothing is made up: a field that is
not there stays empty.
"""

from typing import TypeAlias

import msgspec

from server_client.wire.errors import Malformed
from server_client.wire.reading import read

Text: TypeAlias = str | int | float | None


class _Answer(msgspec.Struct, kw_only=True):
    error_code: Text = None
    data: msgspec.Raw = msgspec.Raw(b"[]")


class FeeTold(msgspec.Struct, kw_only=True):
    """One fee: amount, its unit, and the words about it."""

    amount: Text = msgspec.field(default=None, name="SOTIEN")
    unit: Text = msgspec.field(default=None, name="DONVI")
    words: Text = msgspec.field(default=None, name="MOTA")


class TimeTold(msgspec.Struct, kw_only=True):
    """How long it takes by one channel, and what that costs."""

    count: Text = msgspec.field(default=None, name="THOIGIANGIAIQUYET")
    unit: Text = msgspec.field(default=None, name="DONVITINH")
    fees: list[FeeTold] = msgspec.field(default_factory=list, name="PHILEPHI")


class ChannelTold(msgspec.Struct, kw_only=True):
    """One way to hand a dossier in: 1 directly, 2 online, 3 by post, or in words."""

    channel: Text = msgspec.field(default=None, name="KENH")
    times: list[TimeTold] = msgspec.field(default_factory=list, name="THOIGIAN")


class PaperTold(msgspec.Struct, kw_only=True):
    """One paper of a dossier."""

    code: Text = msgspec.field(default=None, name="MAGIAYTO")
    form: Text = msgspec.field(default=None, name="TENMAUDON")


class CaseTold(msgspec.Struct, kw_only=True):
    """The papers of one case."""

    name: Text = msgspec.field(default=None, name="TRUONGHOP")
    papers: list[PaperTold] = msgspec.field(default_factory=list, name="GIAYTO")


class FieldTold(msgspec.Struct, kw_only=True):
    """A field of work."""

    name: Text = msgspec.field(default=None, name="TENLINHVUC")


class ProcedureTold(msgspec.Struct, kw_only=True):
    """A procedure as `LayThuTuc` gives it; of `LayDanhSachTTHC` only the code is read."""

    code: Text = msgspec.field(default=None, name="MATTHC")
    name: Text = msgspec.field(default=None, name="TENTTHC")
    fields: list[FieldTold] = msgspec.field(default_factory=list, name="LINHVUCTHUCHIEN")
    channels: list[ChannelTold] = msgspec.field(default_factory=list, name="CACHTHUCTHUCHIEN")
    cases: list[CaseTold] = msgspec.field(default_factory=list, name="THANHPHANHOSO")
    authority: Text = msgspec.field(default=None, name="COQUANTHUCHIEN")


class DossierTold(msgspec.Struct, kw_only=True):
    """A dossier's status as `TraCuuHoSo` gives it; names and numbers of people are not read."""

    code: Text = msgspec.field(default=None, name="MaHoSo")
    status: Text = msgspec.field(default=None, name="TrangThaiHoSo")
    due: Text = msgspec.field(default=None, name="NgayHenTra")
    ended: Text = msgspec.field(default=None, name="NgayKetThucXuLy")
    unit: Text = msgspec.field(default=None, name="DonViXuLy")


class PortalRefused(Exception):
    """The portal is well and does not answer this; told by its own number, since its words may hold a person's data."""


_encoder = msgspec.json.Encoder()
_answers = msgspec.json.Decoder(_Answer)
_procedures = msgspec.json.Decoder(list[ProcedureTold])
_dossiers = msgspec.json.Decoder(list[DossierTold])


def encode_question(service: str, *, session: str, unit: str, **asked: str) -> bytes:
    """Return a question to one of the portal's services."""
    return _encoder.encode({"service": service, "session": session, "madonvi": unit, **asked})


def decode_procedures(body: bytes) -> list[ProcedureTold]:
    """Return the procedures in an answer; Malformed, or PortalRefused with its error_code."""
    return read(_procedures, _data(body), "The procedures cannot be read: ")


def decode_dossiers(body: bytes) -> list[DossierTold]:
    """Return the dossiers in an answer; errors as above."""
    try:
        return read(_dossiers, _data(body))
    except Malformed as wrong:
        # What a decoder says may quote what came, and that may be a person's.
        raise Malformed("The dossiers in the answer are not of the form of TraCuuHoSo") from wrong


def _data(body: bytes) -> msgspec.Raw:
    answer = read(_answers, body, "This is not an answer of the portal: ")
    error = told(answer.error_code)
    if error.strip("0") or not error:
        raise PortalRefused(f"error_code {error[:40] or '(none)'}")
    return answer.data


def told(text: Text) -> str:
    """Return what stands in a field, as text; empty if nothing does."""
    return "" if text is None else str(text).strip()
