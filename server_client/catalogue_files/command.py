"""The command line of the catalogue: bring a centre's own procedures in, check them, and try the search on them."""

import argparse
import json
import sys
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

from server_client.catalogue_files.errors import FileFault, Unavailable


def procedures(arguments: Sequence[str]) -> int:
    """Import, check and search the catalogue of procedures."""
    given = _parser().parse_args(arguments)
    try:
        return {"import": _import, "check": _check, "search": _search}[given.action](given)
    except (FileFault, Unavailable) as fault:
        print(f"motcua procedures: {fault}", file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    starter = Path(__file__).parents[2] / "assets" / "starter"
    parser = argparse.ArgumentParser(prog="motcua procedures", description=procedures.__doc__)
    actions = parser.add_subparsers(dest="action", required=True)
    bring = actions.add_parser("import", help="read a catalogue and write it in the form that the kiosk loads")
    bring.add_argument("file", type=Path, help="JSON, CSV or XLSX (docs/procedures.md)")
    bring.add_argument(
        "--out", type=Path, required=True, help="file to write; it is left alone if anything is at fault"
    )
    look = actions.add_parser("check", help="say what is wrong with a catalogue and write nothing")
    look.add_argument("file", type=Path, help="JSON, CSV or XLSX (docs/procedures.md)")
    find = actions.add_parser("search", help="find procedures as the kiosk does")
    find.add_argument("words", nargs="*", help="what a citizen would type")
    find.add_argument("--batch", action="store_true", help="read a query a line, print a JSON list of codes a line")
    find.add_argument("--limit", type=int, default=10, help="procedures a query at most (default 10)")
    find.add_argument("--catalogue", type=Path, default=starter / "procedures.json", help="default: the sample data")
    find.add_argument("--words-file", type=Path, default=starter / "everyday_words.toml", help="everyday words")
    find.add_argument("--day", type=date.fromisoformat, help="day whose versions are searched (default today)")
    return parser


def _import(given: argparse.Namespace) -> int:
    from server_client.catalogue_files.importing import import_catalogue  # noqa: PLC0415 - not needed for --help
    from server_client.catalogue_files.json_writing import catalogue_json  # noqa: PLC0415

    imported = import_catalogue(given.file)
    for note in imported.notes:
        print(f"{'fault' if note.is_fault else 'remark'}: {note}")
    if imported.catalogue is None:
        print(f"nothing was imported from {given.file}: {len(imported.faults)} faults, {len(imported.remarks)} remarks")
        return 1
    _write(given.out, catalogue_json(imported.catalogue))
    count = len(imported.catalogue.procedures)
    print(f"{count} procedures were written to {given.out}; {len(imported.remarks)} remarks")
    return 0


def _write(path: Path, text: str) -> None:
    """Put the file in its place as a whole: a kiosk that reads it meanwhile sees the old or the new one."""
    partial = path.with_name(f"{path.name}.partial")
    try:
        partial.write_text(text, encoding="utf-8")
        partial.replace(path)
    except OSError as fault:
        raise Unavailable(f"{path} cannot be written: {fault.strerror}") from fault


def _check(given: argparse.Namespace) -> int:
    from server_client.catalogue_files.importing import import_catalogue  # noqa: PLC0415

    imported = import_catalogue(given.file)
    for note in imported.notes:
        print(f"{'fault' if note.is_fault else 'remark'}: {note}")
    print(f"{given.file}: {len(imported.faults)} faults, {len(imported.remarks)} remarks")
    return 1 if imported.faults else 0


def _search(given: argparse.Namespace) -> int:
    from server_client.catalogue_files.everyday_words_file import load_everyday_words  # noqa: PLC0415
    from server_client.catalogue_files.importing import load_catalogue  # noqa: PLC0415
    from server_client.dossier_model.search import ProcedureSearch  # noqa: PLC0415

    words = load_everyday_words(given.words_file)
    in_force = load_catalogue(given.catalogue).in_force(given.day or datetime.now().astimezone().date())
    search = ProcedureSearch(in_force, words)
    if given.batch:
        for line in sys.stdin.buffer:
            found = search.find(line.decode("utf-8", errors="replace").rstrip("\r\n"), limit=given.limit)
            print(json.dumps([procedure.code for procedure in found]), flush=True)
        return 0
    for procedure in search.find(" ".join(given.words), limit=given.limit):
        print(f"{procedure.code}  {procedure.short_name}")
    return 0
