"""A city's document and the configurations that go out of it, as JSON and back, strictly; and the marks of both."""

from dataclasses import replace
from hashlib import sha256

import msgspec

from server_client.organisation_model.city import City
from server_client.queue_model.configuration import Configuration
from server_client.wire.reading import read
from server_client.wire.strict import CODE, StrictReader

# 126 points of a city and all their counters are a fifth of it.
LARGEST_CITY = 8 << 20
LARGEST_REFUSAL = 16 << 10
_LONGEST_SENTENCE = 4_000

_cities: StrictReader[City] = StrictReader(City)
_encoder = msgspec.json.Encoder()


class AdoptionRefused(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A branch does not take a configuration over: which, by what rule, and why in words; `current` is what it has."""

    version: int
    code: CODE
    sentence: str
    current: int | None = None


class VersionLine(msgspec.Struct, frozen=True, kw_only=True):
    """One version of the document; `is_draft` is the one that can still be changed."""

    version: int
    is_draft: bool
    revision: int
    by: str
    note: str
    at_ms: int


class BranchStanding(msgspec.Struct, frozen=True, kw_only=True):
    """How the configuration of one branch stands.

    `version` is the document's that was published to it, `offered` the number under which the branch gets it,
    `works_by` the number that its log says it works by.
    """

    branch: str
    version: int | None
    offered: int | None
    works_by: int | None
    state: str
    reason: str = ""
    since_ms: int | None = None


class Versions(msgspec.Struct, frozen=True, kw_only=True):
    """All versions, newest first, and all branches."""

    versions: list[VersionLine]
    branches: list[BranchStanding]


class Publication(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A wish: this version for these branches."""

    version: int
    branches: list[CODE]


class Saved(msgspec.Struct, frozen=True, kw_only=True):
    """The draft as it was kept, and what keeps it from being published."""

    version: int
    revision: int
    faults: list[str]


_refusals = msgspec.json.Decoder(AdoptionRefused)
_publications = msgspec.json.Decoder(Publication)
_versions = msgspec.json.Decoder(Versions)
_saved = msgspec.json.Decoder(Saved)


def decode_city(body: bytes) -> City:
    """Return the city that the file describes; Malformed says what is wrong with it, and where."""
    return _cities.read(body)


def encode_city(city: City) -> bytes:
    """Return the document as a file that a person can read and change."""
    return msgspec.json.format(_encoder.encode(city), indent=2)


def encode_offer(configuration: Configuration) -> bytes:
    """Return a configuration as it goes to its branch."""
    return _encoder.encode(configuration)


def mark_of(configuration: Configuration) -> str:
    """Return the mark of a configuration, the same wherever it is made: its ETag without the quotes."""
    return mark_of_document(encode_offer(configuration))


def mark_of_document(document: bytes) -> str:
    """Return the mark of a configuration that is encoded already."""
    return sha256(document).hexdigest()[:32]


def content_mark(configuration: Configuration) -> str:
    """Return the mark of what a configuration says, whatever its version."""
    return mark_of(replace(configuration, version=0))


def encode_refusal(refused: AdoptionRefused) -> bytes:
    """Return the word that a configuration was not taken over; too long a sentence is cut."""
    return _encoder.encode(msgspec.structs.replace(refused, sentence=refused.sentence[:_LONGEST_SENTENCE]))


def decode_refusal(body: bytes) -> AdoptionRefused:
    """Return the word that a configuration was not taken over; Malformed if it is none."""
    return read(_refusals, body, "This does not tell why a configuration was refused: ")


def encode_reply(reply: Versions | Saved | Publication) -> bytes:
    """Return what administrators are told, or ask."""
    return _encoder.encode(reply)


def decode_versions(body: bytes) -> Versions:
    """Return the list of versions; Malformed if it is none."""
    return read(_versions, body, "This is not a list of versions: ")


def decode_saved(body: bytes) -> Saved:
    """Return what came of keeping a draft; Malformed if it does not tell."""
    return read(_saved, body, "This does not tell what was kept: ")


def decode_publication(body: bytes) -> Publication:
    """Return the wish to publish; Malformed if it is none."""
    return read(_publications, body, "This is no publication: ")
