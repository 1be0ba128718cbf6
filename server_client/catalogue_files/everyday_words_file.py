"""Reads everyday words from their TOML file and names the key that is wrong; it does not judge what they lead to."""

import tomllib
from collections.abc import Sequence
from pathlib import Path

from server_client.catalogue_files.errors import FileFault, Unavailable
from server_client.dossier_model.everyday_words import EverydayWords


def load_everyday_words(path: Path) -> EverydayWords:
    """Read the file; FileFault if something in it does not fit, Unavailable if it cannot be read."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as fault:
        raise FileFault(f"{path} is no UTF-8 (byte {fault.start}); save it as UTF-8") from fault
    except OSError as fault:
        raise Unavailable(f"{path} cannot be read: {fault.strerror}") from fault
    return read_everyday_words(text, str(path))


def read_everyday_words(text: str, name: str) -> EverydayWords:
    """Read the text of a file of this name; a phrase that stands twice means all that it is said to mean."""
    try:
        whole: dict[str, object] = tomllib.loads(text)
    except (ValueError, RecursionError) as fault:
        raise FileFault(f"{name} is no TOML: {fault}") from fault
    unknown = sorted(set(whole) - {"light", "often", "phrase"})
    if unknown:
        raise FileFault(f"{name}: {unknown[0]} is not known; there are light, often and [[phrase]]")
    entries = whole.get("phrase", [])
    if not isinstance(entries, list):
        raise FileFault(f"{name}: phrase is one table; write each as [[phrase]]")
    phrases: dict[str, tuple[str, ...]] = {}
    for number, entry in enumerate(entries, start=1):
        place = f"{name}: phrase {number}"
        if not isinstance(entry, dict) or set(entry) != {"said", "means"}:
            raise FileFault(f"{place} does not have said and means, and nothing else")
        means = _words(entry["means"], f"{place}, means")
        for said in _words(entry["said"], f"{place}, said"):
            phrases[said] = (*phrases.get(said, ()), *means)
    light, often = (_words(whole.get(key, []), f"{name}: {key}") for key in ("light", "often"))
    return EverydayWords(phrases=phrases, light=frozenset(light), often=tuple(often))


def _words(value: object, place: str) -> Sequence[str]:
    if not isinstance(value, list) or not all(isinstance(word, str) and word.strip() for word in value):
        raise FileFault(f'{place}: is no list of words; write ["…", "…"]')
    return value
