"""A city's document and what goes around it, as JSON: strict on the way in, the same on the way out."""

import json
from dataclasses import replace

import pytest

from server_client.organisation_model.compiling import branch_configuration
from server_client.wire.errors import Malformed
from server_client.wire.messages import decode_configuration
from server_client.wire.organisation import (
    AdoptionRefused,
    BranchStanding,
    Publication,
    Saved,
    VersionLine,
    Versions,
    content_mark,
    decode_city,
    decode_publication,
    decode_refusal,
    decode_saved,
    decode_versions,
    encode_city,
    encode_offer,
    encode_refusal,
    encode_reply,
    mark_of,
    mark_of_document,
)
from tests.fakes.city import CITY, CN01, TODAY


def test_a_city_comes_back_whole() -> None:
    assert decode_city(encode_city(CITY)) == CITY


@pytest.mark.parametrize(
    ("member", "value", "said"),
    [
        ("units", [{"code": "HN"}], "kind"),
        ("sites", [{"branch": "../etc", "services": [], "counters": []}], "branch"),
        ("colour", "red", "colour"),
        ("rating_levels", "three", "rating_levels"),
    ],
)
def test_a_document_that_is_not_of_the_form_is_refused_with_its_place(member: str, value: object, said: str) -> None:
    document = json.loads(encode_city(CITY))
    document[member] = value
    with pytest.raises(Malformed, match=said):
        decode_city(json.dumps(document).encode())


def test_the_mark_is_of_all_that_goes_out_and_the_contents_of_all_but_the_version() -> None:
    offer = branch_configuration(CITY, CN01, TODAY, version=7)
    document = encode_offer(offer)

    assert mark_of(decode_configuration(document)) == mark_of_document(document) != mark_of(replace(offer, version=8))
    assert content_mark(offer) == content_mark(replace(offer, version=8)) != content_mark(replace(offer, kiosks=()))


def test_a_refusal_comes_back_and_a_boundless_one_is_cut() -> None:
    refused = AdoptionRefused(version=3, code="would_strand", sentence="A001 waits", current=2)
    assert decode_refusal(encode_refusal(refused)) == refused
    long = AdoptionRefused(version=3, code="would_strand", sentence="A" * 9_000)
    assert len(decode_refusal(encode_refusal(long)).sentence) == 4_000
    with pytest.raises(Malformed, match="why a configuration was refused"):
        decode_refusal(b"{}")


def test_what_administrators_are_told_comes_back() -> None:
    line = VersionLine(version=1, is_draft=False, revision=2, by="hoa", note="", at_ms=5)
    branch = BranchStanding(branch="CN01", version=1, offered=None, works_by=2, state="none")
    versions = Versions(versions=[line], branches=[branch])
    assert decode_versions(encode_reply(versions)) == versions
    saved = Saved(version=1, revision=2, faults=["one"])
    assert decode_saved(encode_reply(saved)) == saved
    wish = Publication(version=1, branches=["CN01"])
    assert decode_publication(encode_reply(wish)) == wish
    for decode in (decode_versions, decode_saved, decode_publication):
        with pytest.raises(Malformed):
            decode(b"[]")
