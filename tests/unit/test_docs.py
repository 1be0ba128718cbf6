"""README and docs are true where a program can tell: links lead somewhere, commands and options exist, names occur."""

import argparse
import re
from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from html import unescape
from importlib.metadata import EntryPoint, distribution
from pathlib import Path
from typing import cast
from urllib.parse import unquote

import pytest

from server_client.server.openapi import CALLS

ROOT = Path(__file__).parents[2]
DOCUMENTS = sorted([ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")])
LINK = re.compile(r"\]\(([^)\s]+)\)|<img src=\"([^\"]+)\"")
NAMED = re.compile(r"\]\((?P<file>[^)\s#]+)\) \((?P<names>`[^`]+`(?:, `[^`]+`)*)\)")
"""A link to a file with names in backticks in brackets behind it: they have to occur in that file."""
COMMAND = re.compile(r"(?<![\w/.-])motcua (?!motcua )(?P<words>[a-z][^`]*)")
OWN_PATH = re.compile(r"`((?:kiosk|counter_display|server_client|assets|tests|docs|\.ci)/[\w./*-]*)`")
PROMPT = re.compile(r"\s*(sudo |-u [\w-]+ |motcua |alias \w+='|[^|`]*\| )*")
"""What may stand before a command in a block of shell."""
PLACEHOLDER = re.compile(r"[A-Z…./]|\.\.")
CUT = {"|", ">", ";", "&&", "&"}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: str(document.relative_to(ROOT)))
def test_every_link_of_a_document_leads_somewhere(document: Path) -> None:
    assert [link for link in _links(document) if not _leads_somewhere(document, link)] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: str(document.relative_to(ROOT)))
def test_every_name_behind_a_link_occurs_in_the_file(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    pairs = [
        (document.parent / found["file"], name)
        for found in NAMED.finditer(text)
        for name in re.findall(r"`([^`]+)`", found["names"])
    ]
    assert [(file.name, name) for file, name in pairs if not _occurs(name, file)] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: str(document.relative_to(ROOT)))
def test_every_file_and_test_that_a_document_names_is_there(document: Path) -> None:
    text = _without_code(document.read_text(encoding="utf-8"))
    # Some are named without their ending, or a folder with all that is in it.
    assert [path for path in OWN_PATH.findall(text) if not any(ROOT.glob(f"{path.rstrip('/')}*"))] == []
    assert [name for name in re.findall(r"`(test_\w+)`", text) if name not in _tests()] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: str(document.relative_to(ROOT)))
def test_every_call_that_a_document_names_is_in_the_contract(document: Path) -> None:
    known = [(call.method.upper(), re.sub(r"\{\w+\}", "[^/]+", call.path)) for call in CALLS]
    named = re.findall(r"(GET|POST|PUT|DELETE) (/[\w/{}.-]+)", document.read_text(encoding="utf-8"))
    assert [
        f"{method} {path}"
        for method, path in named
        if not any(method == its and re.fullmatch(pattern, path.rstrip(".")) for its, pattern in known)
    ] == []


def test_every_documented_command_and_option_exists(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(argparse.ArgumentParser, "parse_known_args", _stop_at)
    assert [f"{line.place}: {fault}" for line in _command_lines() for fault in _faults(line.words, line.is_whole)] == []


def test_the_clerks_guide_names_the_words_and_the_keys_of_the_console() -> None:
    guide = (ROOT / "docs" / "huong-dan-can-bo.md").read_text(encoding="utf-8")
    shown = unescape((ROOT / "assets" / "translations" / "motcua_vi.ts").read_text(encoding="utf-8"))
    console = (ROOT / "counter_display" / "qml" / "Console").glob("*.qml")
    keys = "".join(page.read_text(encoding="utf-8") for page in console)
    # What ends in a colon is a heading of the guide's own; the first names bold type itself.
    words = [word for word in re.findall(r"\*\*([^*]+)\*\*", guide)[1:] if not word.endswith(":")]
    assert [word for word in words if word not in shown] == []
    assert [key for key in re.findall(r"\b(?:Ctrl|Alt)\+\w+|\bF\d+\b", guide) if f'"{key}' not in keys] == []


@pytest.mark.parametrize(
    "words",
    ["kiosk --sever x", "node replac", "lab replayy", "bench http --clents 1", "panell", "staff import x.csv"],
)
def test_a_slip_in_a_command_is_found(words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(argparse.ArgumentParser, "parse_known_args", _stop_at)
    assert list(_faults(words.split(), is_whole=True))


@dataclass(frozen=True, slots=True, kw_only=True)
class CommandLine:
    """One call of `motcua` in a document, from its first word on; a whole one is meant to be typed as it stands."""

    place: str
    words: tuple[str, ...]
    is_whole: bool


class ParserMade(Exception):
    """No error: it carries the parser out of the command before anything else of it runs."""

    def __init__(self, parser: argparse.ArgumentParser) -> None:
        super().__init__()
        self.parser = parser


def _stop_at(parser: argparse.ArgumentParser, *_: object) -> None:
    raise ParserMade(parser)


def _links(document: Path) -> Iterator[str]:
    for target, image in LINK.findall(_without_code(document.read_text(encoding="utf-8"))):
        link = target or image
        if not re.match(r"[a-z]+:", link):
            yield unquote(link)


def _occurs(name: str, file: Path) -> bool:
    return file.exists() and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", file.read_text(encoding="utf-8")) is not None


def _leads_somewhere(document: Path, link: str) -> bool:
    path, _, anchor = link.partition("#")
    file = document.parent / path if path else document
    return file.exists() and (not anchor or anchor in _anchors(file))


@cache
def _anchors(file: Path) -> frozenset[str]:
    text = _without_code(file.read_text(encoding="utf-8"))
    return frozenset(_anchor(heading) for heading in re.findall(r"^#+ (.+)$", text, re.MULTILINE))


def _anchor(heading: str) -> str:
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


@cache
def _tests() -> frozenset[str]:
    files = list((ROOT / "tests").rglob("*.py"))
    functions = (re.findall(r"def (test_\w+)", file.read_text(encoding="utf-8")) for file in files)
    return frozenset(name for found in functions for name in found) | {file.stem for file in files}


def _without_code(text: str) -> str:
    return re.sub(r"^ *```.*?^ *```", "", text, flags=re.MULTILINE | re.DOTALL)


def _command_lines() -> Iterator[CommandLine]:
    for document in DOCUMENTS:
        in_block = False
        for line in document.read_text(encoding="utf-8").replace("\\\n", "  ").splitlines():
            if line.lstrip().startswith("```"):
                in_block = not in_block
            for found in COMMAND.finditer(line):
                if _is_code(line[: found.start()], in_block=in_block or line.startswith("    ")):
                    words = tuple(_words(found["words"]))
                    place = f"{document.relative_to(ROOT)}: motcua {' '.join(words)}"
                    yield CommandLine(place=place, words=words, is_whole=in_block and "…" not in words)


def _is_code(before: str, *, in_block: bool) -> bool:
    return PROMPT.fullmatch(before) is not None if in_block else before.endswith("`")


def _words(text: str) -> Iterator[str]:
    for word in re.sub(r"\s#.*", "", text).replace("[", " ").replace("]", " ").split():
        if word in CUT:
            return
        yield word.strip("'\"").rstrip(":,")


def _faults(words: Sequence[str], is_whole: bool) -> Iterator[str]:
    own = distribution("motcua").entry_points
    group, called = ("motcua.benches", words[1:]) if words[0] == "bench" else ("motcua.commands", words)
    if not called or _is_placeholder(called[0]) or called[0].startswith("-"):
        return
    name, *rest = called
    if name not in own.select(group=group).names:
        yield f"there is no {name}"
        return
    parser = _parser_of(own.select(group=group)[name], rest)
    if parser is not None:
        yield from _unknown(parser, rest)
        yield from _missing(parser, rest) if is_whole else ()
    elif rest and not _is_placeholder(rest[0]):
        yield f"{name} has no {rest[0]}"


def _parser_of(point: EntryPoint, rest: Sequence[str]) -> argparse.ArgumentParser | None:
    """The parser that a command makes; the first word is given along, since `lab` finds its parser by it."""
    command: Callable[[Sequence[str]], int] = point.load()
    try:
        command(rest[:1])
    except ParserMade as made:
        return made.parser
    return None


def _unknown(parser: argparse.ArgumentParser, words: Sequence[str]) -> Iterator[str]:
    choices = _choices(parser)
    for place, word in enumerate(words):
        if word.startswith("-") and word.strip("-"):
            if word.partition("=")[0] not in parser._option_string_actions:
                yield f"{parser.prog} has no option {word}"
        elif choices is not None and not _is_value(parser, words[:place]) and not _is_placeholder(word):
            if word not in choices:
                yield f"{parser.prog} has no action {word}"
            elif isinstance(choices, dict):
                # What follows belongs to the action; options of the parser itself stand before it.
                yield from _unknown(choices[word], words[place + 1 :])
                return
            choices = None


def _missing(parser: argparse.ArgumentParser, words: Sequence[str]) -> Iterator[str]:
    given = {word.partition("=")[0] for word in words}
    for action in parser._actions:
        if action.option_strings and action.required and given.isdisjoint(action.option_strings):
            yield f"{parser.prog} needs {action.option_strings[-1]}"
    choices = _choices(parser)
    if isinstance(choices, dict):
        for place, word in enumerate(words):
            if word in choices:
                yield from _missing(choices[word], words[place + 1 :])
                return


def _choices(parser: argparse.ArgumentParser) -> Container[str] | None:
    """What the first word that is no option may be, if that is limited."""
    first = next((action for action in parser._actions if not action.option_strings), None)
    return None if first is None or first.choices is None else cast("Container[str]", first.choices)


def _is_value(parser: argparse.ArgumentParser, before: Sequence[str]) -> bool:
    action = parser._option_string_actions.get(before[-1]) if before else None
    return action is not None and action.nargs != 0


def _is_placeholder(word: str) -> bool:
    return PLACEHOLDER.match(word) is not None
