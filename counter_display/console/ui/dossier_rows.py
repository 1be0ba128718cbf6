"""The lists of the dossier pane, each with what QML reads of a row."""

from assets.keyed_rows import KeyedRows, fields
from counter_display.serving.dossier_merge import Clash
from counter_display.serving.dossier_picture import AskedRow, CaseRow, FoundRow, PaperRow, TabRow


def tab_rows() -> KeyedRows[TabRow]:
    """Return the list of the visit's dossiers."""
    return KeyedRows(
        key=lambda row: row.key,
        roles={
            **fields("number", "gaps", "current", "unsent", "clashes"),
            "title": lambda row: row.title,
            "ending": lambda row: row.end,
        },
    )


def paper_rows() -> KeyedRows[PaperRow]:
    """Return the list of papers."""
    return KeyedRows(
        key=lambda row: row.key,
        roles={
            **fields("place", "note", "gap", "needed", "shown", "originals", "certified", "photocopies"),
            "paper": lambda row: row.name,
            "standing": lambda row: row.state,
            "wantedOriginals": lambda row: row.wanted_originals,
            "wantedCopies": lambda row: row.wanted_copies,
        },
    )


def case_rows() -> KeyedRows[CaseRow]:
    """Return the list of the procedure's cases."""
    return KeyedRows(key=lambda row: row.name, roles=fields("name", "current"))


def found_rows() -> KeyedRows[FoundRow]:
    """Return the list of procedures that were found."""
    return KeyedRows(
        key=lambda row: row.code,
        roles={
            **fields("code", "title", "subtitle"),
            "lasting": lambda row: row.time,
            "onlineOnly": lambda row: row.online_only,
        },
    )


def asked_rows() -> KeyedRows[AskedRow]:
    """Return the list of papers that a supplement asks for."""
    return KeyedRows(
        key=lambda row: f"{row.place}",
        roles={**fields("place", "asked", "fault"), "paper": lambda row: row.name},
    )


def clash_rows() -> KeyedRows[Clash]:
    """Return the list of what two have changed."""
    return KeyedRows(key=lambda row: f"{row.part} {row.paper}", roles=fields("part", "paper", "mine", "theirs"))
