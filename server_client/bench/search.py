"""`motcua bench search`: the time of one keystroke in a catalogue of the size that the search is made for."""

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter

from server_client.catalogue_files.everyday_words_file import load_everyday_words
from server_client.catalogue_files.importing import load_catalogue
from server_client.dossier_model.catalogue import LARGEST
from server_client.dossier_model.everyday_words import EverydayWords
from server_client.dossier_model.procedure import Procedure, ProcedureCode
from server_client.dossier_model.search import ProcedureSearch

_NAMES = Path(__file__).with_name("procedure_names.json")
_STARTER = Path(__file__).parents[2] / "assets" / "starter"
# What authorities put before and after the names of their procedures, so that variants share words as real ones do.
_BEFORE = ("Cấp lại", "Gia hạn", "Điều chỉnh", "Thu hồi", "Thủ tục xác nhận", "Liên thông:")
_AFTER = ("", "(cấp tỉnh)", "đối với tổ chức", "trong trường hợp bị mất hoặc hỏng", "thuộc thẩm quyền của cấp xã")
_QUERIES = 150


def search(arguments: Sequence[str]) -> int:
    """Measure the search as one types, in the largest catalogue."""
    parser = argparse.ArgumentParser(prog="motcua bench search", description=search.__doc__)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--procedures", type=int, default=LARGEST)
    given = parser.parse_args(arguments)
    figures = _measure(given.procedures)
    if given.json:
        print(json.dumps(figures))
    else:
        for name, value in figures.items():
            print(f"{name:12} {value}")
    return 0


def _measure(size: int) -> dict[str, float]:
    words = load_everyday_words(_STARTER / "everyday_words.toml")
    procedures = largest_catalogue(size)
    began = perf_counter()
    finder = ProcedureSearch(procedures, words)
    built = perf_counter() - began
    keys = [key for typed in _typed(procedures, words) for key in _keystrokes(typed)]
    times = [_time(finder, key) for key in keys]
    return {
        "procedures": len(procedures),
        "keystrokes": len(times),
        "build_ms": round(built * 1000, 1),
        "p50_ms": round(median(times) * 1000, 3),
        "p99_ms": round(quantiles(times, n=100)[98] * 1000, 3),
        "max_ms": round(max(times) * 1000, 3),
    }


def _time(finder: ProcedureSearch, typed: str) -> float:
    began = perf_counter()
    finder.find(typed)
    return perf_counter() - began


def largest_catalogue(size: int) -> tuple[Procedure, ...]:
    """The sample procedures, then real names from published decisions, then variants of these, up to the size."""
    sample = load_catalogue(_STARTER / "procedures.json").procedures
    codes = {procedure.code for procedure in sample}
    named = [procedure for procedure in load_catalogue(_NAMES).procedures if procedure.code not in codes]
    return tuple(islice((*sample, *named, *_variants(named, size)), size))


def _variants(named: Sequence[Procedure], most: int) -> Iterator[Procedure]:
    additions = ((before, after) for after in cycle(_AFTER) for before in _BEFORE)
    for number, (procedure, (before, after)) in enumerate(zip(islice(cycle(named), most), additions, strict=False)):
        name = f"{before} {procedure.official_name[:1].lower()}{procedure.official_name[1:]} {after}".strip()
        code = ProcedureCode(f"9.{number:06}")
        yield replace(procedure, code=code, official_name=name, short_name=name)


def _typed(procedures: Sequence[Procedure], words: EverydayWords) -> list[str]:
    """What people type: everyday phrases, names, names with a letter missing, all spread over the data."""
    step = max(1, len(procedures) // _QUERIES)
    names = [" ".join(procedure.short_name.split()[:6]) for procedure in procedures[::step]]
    misspelt = [name[: len(name) // 2] + name[len(name) // 2 + 1 :] for name in names]
    phrases = list(words.phrases)
    return [*phrases[:: max(1, len(phrases) // _QUERIES)], *names, *misspelt]


def _keystrokes(typed: str) -> Iterator[str]:
    return (typed[:end] for end in range(1, len(typed) + 1))
