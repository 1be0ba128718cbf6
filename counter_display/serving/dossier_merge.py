"""Joins what two clerks have made of one dossier: what one side changed is taken, what both did is told."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

from counter_display.serving.dong import grouped
from server_client.dossier_model.applicant import Applicant
from server_client.dossier_model.personal import Personal
from server_client.dossier_model.reception import PaperAtDesk, Reception


class Part(StrEnum):
    """What of a dossier a clash is about."""

    PROCEDURE = "procedure"
    PAPER = "paper"
    NAME = "name"
    ADDRESS = "address"
    PHONE = "phone"
    EMAIL = "email"
    CODE = "code"
    SETS = "sets"
    FEE = "fee"
    COLLECTED_AT = "collected_at"
    ENDED = "ended"


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Clash(Personal):
    """What both sides have changed: the part, the paper's name if it is one, and how each side has it."""

    part: Part
    mine: str
    theirs: str
    paper: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Merged(Personal):
    """Both sides joined, once with mine and once with theirs where they clash."""

    with_mine: Reception
    with_theirs: Reception
    clashes: tuple[Clash, ...]


_Take = Callable[[Reception, Reception], Reception]
_Read = Callable[[Reception], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Piece:
    part: Part
    read: _Read
    take: _Take
    words: Callable[[Reception], str]


def merged(base: Reception, mine: Reception, theirs: Reception) -> Merged:
    """Join what became of `base` on either side; the server's own facts, as the end and the version, are theirs."""
    with_mine = with_theirs = theirs
    clashes: list[Clash] = []
    if theirs.ending is not None and mine.ending is None and _content(mine) != _content(base):
        clashes.append(Clash(part=Part.ENDED, mine="", theirs=theirs.ending))
    for piece in _pieces(base, mine, theirs):
        if piece.read(mine) in (piece.read(base), piece.read(theirs)):
            continue
        with_mine = piece.take(with_mine, mine)
        if piece.read(theirs) == piece.read(base):
            with_theirs = piece.take(with_theirs, mine)
        else:
            clashes.append(Clash(part=piece.part, mine=piece.words(mine), theirs=piece.words(theirs)))
    if _same_list(base, mine, theirs):
        papers = _papers(base, mine, theirs, clashes)
        with_mine = replace(with_mine, papers=papers[0])
        with_theirs = replace(with_theirs, papers=papers[1])
    return Merged(with_mine=with_mine, with_theirs=with_theirs, clashes=tuple(clashes))


def _content(reception: Reception) -> tuple[object, ...]:
    return tuple(piece.read(reception) for piece in (_WHOLE_LIST, *_PIECES))


def _pieces(base: Reception, mine: Reception, theirs: Reception) -> tuple[_Piece, ...]:
    return _PIECES if _same_list(base, mine, theirs) else (_WHOLE_LIST, *_PIECES)


def _same_list(base: Reception, mine: Reception, theirs: Reception) -> bool:
    return _list_of(base) == _list_of(mine) == _list_of(theirs)


def _list_of(reception: Reception) -> tuple[object, ...]:
    names = tuple(paper.document.name for paper in reception.papers)
    return (reception.procedure, reception.effective_from, reception.case, names)


def _papers(
    base: Reception, mine: Reception, theirs: Reception, clashes: list[Clash]
) -> tuple[tuple[PaperAtDesk, ...], tuple[PaperAtDesk, ...]]:
    ours, others = [], []
    for before, my, their in zip(base.papers, mine.papers, theirs.papers, strict=True):
        if my in (before, their):
            ours.append(their)
            others.append(their)
            continue
        ours.append(my)
        others.append(my if their == before else their)
        if their != before:
            clashes.append(
                Clash(part=Part.PAPER, mine=_counted(my), theirs=_counted(their), paper=before.document.name)
            )
    return tuple(ours), tuple(others)


def _counted(paper: PaperAtDesk) -> str:
    counts = f"{paper.originals}+{paper.certified}+{paper.photocopies}"
    return f"{paper.state}:{counts}"


def _take_list(into: Reception, source: Reception) -> Reception:
    return replace(
        into,
        procedure=source.procedure,
        name=source.name,
        effective_from=source.effective_from,
        case=source.case,
        papers=source.papers,
    )


def _name(reception: Reception) -> str:
    return "" if reception.applicant is None else reception.applicant.name


def _address(reception: Reception) -> str:
    return "" if reception.applicant is None else reception.applicant.address


def _phone(reception: Reception) -> str:
    phone = None if reception.applicant is None else reception.applicant.phone
    return "" if phone is None else phone.text


def _take_name(into: Reception, source: Reception) -> Reception:
    both = _both_applicants(into, source)
    return replace(into, applicant=replace(both[0], name=both[1].name) if both else source.applicant)


def _take_address(into: Reception, source: Reception) -> Reception:
    both = _both_applicants(into, source)
    return replace(into, applicant=replace(both[0], address=both[1].address) if both else source.applicant)


def _take_phone(into: Reception, source: Reception) -> Reception:
    both = _both_applicants(into, source)
    return replace(into, applicant=replace(both[0], phone=both[1].phone) if both else source.applicant)


def _both_applicants(one: Reception, other: Reception) -> tuple[Applicant, Applicant] | None:
    return None if one.applicant is None or other.applicant is None else (one.applicant, other.applicant)


_WHOLE_LIST = _Piece(
    part=Part.PROCEDURE,
    read=lambda one: (_list_of(one), one.papers),
    take=_take_list,
    words=lambda one: f"{one.name} ({one.case})" if one.case else one.name,
)
_PIECES = (
    _Piece(part=Part.NAME, read=_name, take=_take_name, words=_name),
    _Piece(part=Part.ADDRESS, read=_address, take=_take_address, words=_address),
    _Piece(part=Part.PHONE, read=_phone, take=_take_phone, words=_phone),
    _Piece(
        part=Part.EMAIL,
        read=lambda one: one.email,
        take=lambda into, source: replace(into, email=source.email),
        words=lambda one: one.email,
    ),
    _Piece(
        part=Part.CODE,
        read=lambda one: one.code,
        take=lambda into, source: replace(into, code=source.code),
        words=lambda one: "" if one.code is None else one.code.text,
    ),
    _Piece(
        part=Part.SETS,
        read=lambda one: one.sets,
        take=lambda into, source: replace(into, sets=source.sets),
        words=lambda one: str(one.sets),
    ),
    _Piece(
        part=Part.FEE,
        read=lambda one: one.fee,
        take=lambda into, source: replace(into, fee=source.fee),
        words=lambda one: "" if one.fee is None else grouped(one.fee),
    ),
    _Piece(
        part=Part.COLLECTED_AT,
        read=lambda one: one.collected_at,
        take=lambda into, source: replace(into, collected_at=source.collected_at),
        words=lambda one: one.collected_at,
    ),
)
