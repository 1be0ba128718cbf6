"""The texts of a screen that stands beside another one of the same program, cut out of the translations.

Qt has one language for a whole program: whoever asks for a text is told by whichever translation has it. A screen
beside another therefore has a file of its own texts, which lies before the program's; the names of its QML files begin
with `BESIDE`, and no other screen's do.
"""

import xml.etree.ElementTree as ET
from collections.abc import Iterator

BESIDE = "Panel"


def cut_out(language: str, complete: str) -> str:
    """Return the source of `language` with those texts alone; both are contents of ``.ts`` files.

    `complete` is a language that has every text. Where `language` has none, as English for English, the text itself
    stands: else the program's language would answer.
    """
    own = {_key(context, message): message for context, message in _texts(ET.fromstring(language))}  # noqa: S314 - ours
    tree = ET.Element("TS", version="2.1", language=ET.fromstring(language).get("language", ""))  # noqa: S314 - ours
    for context, message in _texts(ET.fromstring(complete)):  # noqa: S314 - ours
        part = ET.SubElement(tree, "context")
        ET.SubElement(part, "name").text = context
        part.append(own.get(_key(context, message)) or _as_it_is(message))
    return ET.tostring(tree, encoding="unicode")


def _texts(tree: ET.Element) -> Iterator[tuple[str, ET.Element]]:
    for context in tree.iter("context"):
        name = context.findtext("name", "")
        if name.startswith(BESIDE):
            yield from ((name, message) for message in context.iter("message"))


def _key(context: str, message: ET.Element) -> tuple[str, str, str]:
    return context, message.findtext("source", ""), message.findtext("comment", "")


def _as_it_is(message: ET.Element) -> ET.Element:
    plain = ET.Element("message")
    for name in ("source", "comment"):
        if (text := message.findtext(name)) is not None:
            ET.SubElement(plain, name).text = text
    ET.SubElement(plain, "translation").text = message.findtext("source", "")
    return plain
