"""From what is on a page to what is said of it, in the person's language; it sees no screen and makes no sound.

Said first is what tells one thing from the next, so that whoever knows it already can go on: the name, then the state,
then what it is and its place, then what is worth knowing besides.
"""

import re
from dataclasses import dataclass

from kiosk.guidance.words import ENGLISH, WORDS, Role, Words
from server_client.queue_model.ids import Language

LONGEST_COUNT = 4
"""Digits up to which a number is said as one: more of them are an identity or a phone number and are said singly."""

_MASKED = re.compile(r"(\S*?)[•●*]{2,}(\S*)")
# Letters and digits together are a code, such as a ticket's number; so are many digits, and digits with dashes between.
_CODE = re.compile(r"(?<![\w/.:])(?=[^\s]*\d)[A-ZĐ]{0,6}-?\d[\dA-Z]*(?:-[\dA-Z]+)*(?![\w%])(?![/:,.]\d)")


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFacts:
    """What a page says by itself: its title, a sentence more, and the other texts on it in their order.

    `is_personal` says that the texts tell who the person is.
    """

    title: str = ""
    lead: str = ""
    texts: tuple[str, ...] = ()
    is_personal: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Control:
    """What is focused. `is_on` is None for what is neither on nor off; `is_personal`: its value tells who one is.

    `place` counts from 1 among the `of` controls of its page.
    """

    name: str
    role: Role
    description: str = ""
    value: str | None = None
    is_on: bool | None = None
    is_available: bool = True
    is_personal: bool = False
    place: int = 0
    of: int = 0


def page_said(page: PageFacts, language: Language, *, in_private: bool) -> str:
    """Return what is said when a page comes; empty for one without a word."""
    words = WORDS.get(language, ENGLISH)
    texts = page.texts if in_private or not page.is_personal else (words.private_page,)
    parts = dict.fromkeys(part.strip() for part in (page.title, page.lead, *texts) if part.strip())
    return _sentences([_pronounced(part, words) for part in parts])


def control_said(control: Control, language: Language, *, in_private: bool) -> str:
    """Return what is said of the focused control; what is personal is said only when nobody else hears it."""
    words = WORDS.get(language, ENGLISH)
    parts = [_pronounced(control.name, words)]
    if control.value is not None:
        parts.append(_value_said(control, words, in_private=in_private))
    if control.is_on is not None:
        parts.append((words.on if control.is_on else words.off)[control.role])
    if not control.is_available:
        parts.append(words.unavailable)
    place = words.place.format(place=control.place, of=control.of) if control.of > 1 else ""
    parts.append(", ".join(filter(None, (words.roles[control.role], place))))
    if control.description:
        parts.append(_pronounced(control.description, words))
    return _sentences(parts)


def spelled(text: str, words: Words) -> str:
    """Return a code letter by letter and digit by digit."""
    return ", ".join(words.letters.get(sign.upper(), sign) for sign in text if not sign.isspace())


def typed(text: str, language: Language) -> str:
    """Return what is said of what has just been typed."""
    return spelled(text, WORDS.get(language, ENGLISH))


def greeting(language: Language) -> str:
    """Return how the guidance introduces itself and the keypad."""
    return WORDS.get(language, ENGLISH).greeting


def farewell(language: Language) -> str:
    """Return its last words."""
    return WORDS.get(language, ENGLISH).bye


def volume_said(level: int, language: Language) -> str:
    """Return the new volume, a level from 1 on."""
    return WORDS.get(language, ENGLISH).volume.format(level=level)


def _value_said(control: Control, words: Words, *, in_private: bool) -> str:
    value = control.value or ""
    if not value:
        return words.empty
    if control.is_personal and not in_private:
        return words.private
    return _pronounced(value, words)


def _pronounced(text: str, words: Words) -> str:
    """What is masked stays masked; codes and long numbers are taken apart."""
    text = _MASKED.sub(lambda found: _masked(found, words), text.replace("\u00a0", " "))
    return " ".join(_CODE.sub(lambda found: _taken_apart(found.group(), words), text).split())


def _masked(found: re.Match[str], words: Words) -> str:
    before, after = (spelled(part, words) for part in found.groups())
    return ", ".join(filter(None, (before, words.hidden, after)))


def _taken_apart(code: str, words: Words) -> str:
    is_count = code.isdigit() and (len(code) <= 2 or (len(code) <= LONGEST_COUNT and code[0] != "0"))
    return code if is_count else spelled(code, words)


def _sentences(parts: list[str]) -> str:
    return " ".join(part if part[-1] in ".!?…" else part + "." for part in parts if part)
