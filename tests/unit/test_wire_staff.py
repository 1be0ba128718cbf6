"""Signing in, staff and ratings as JSON: strict with what comes in, and mute about PINs and comments."""

import json
from datetime import UTC, date, datetime

import pytest

from server_client.queue_model.ids import ClerkId, ReasonCode
from server_client.wire.errors import Malformed
from server_client.wire.staff import (
    CommentForm,
    PinForm,
    RatingResults,
    SignedIn,
    SignInForm,
    StaffMember,
    decode_comment,
    decode_new_pin,
    decode_ratings,
    decode_sign_in,
    decode_signed_in,
    decode_staff,
    encode_comment,
    encode_new_pin,
    encode_ratings,
    encode_sign_in,
    encode_signed_in,
    encode_staff,
)

LAN = ClerkId("LAN01")
NOON = datetime(2026, 3, 9, 5, tzinfo=UTC)
SIGNED_IN = SignedIn(clerk=LAN, name="Lan", role="clerk", session="secret", until=NOON, wrong_before=2)
RESULTS = RatingResults(
    first=date(2026, 3, 2),
    last=date(2026, 3, 8),
    until=date(2026, 3, 8),
    clerk=None,
    n=6,
    levels=(5, 0, 1),
    reasons={ReasonCode("slow"): 1},
    comments=("Chờ lâu",),
)


def test_a_wish_to_sign_in_comes_through() -> None:
    form = decode_sign_in(encode_sign_in(LAN, "480271"))

    assert (form.clerk, form.pin) == (LAN, "480271")


def test_a_wish_for_another_pin_comes_through() -> None:
    form = decode_new_pin(encode_new_pin(LAN, "480271", "5839"))

    assert (form.clerk, form.pin, form.new_pin) == (LAN, "480271", "5839")


@pytest.mark.parametrize(
    "wrong",
    [
        {"pin": "480"},
        {"pin": "480271930"},
        {"pin": "48O271"},
        {"pin": "480271\n"},
        {"pin": 480271},
        {"clerk": "LAN 01"},
        {"clerk": ""},
        {"name": "Lan"},
    ],
)
def test_a_wrong_wish_is_refused_without_a_word_of_it(wrong: dict[str, object]) -> None:
    body = json.dumps({"clerk": "LAN01", "pin": "480271"} | wrong).encode()

    with pytest.raises(Malformed) as refused:
        decode_sign_in(body)
    assert "480" not in str(refused.value).replace("{4,8}", "")
    with pytest.raises(Malformed):
        decode_new_pin(body)


def test_who_is_signed_in_comes_through() -> None:
    assert decode_signed_in(encode_signed_in(SIGNED_IN)) == SIGNED_IN


def test_the_staff_comes_through() -> None:
    members = (
        StaffMember(clerk=LAN, role="clerk", name="Lan", picture=True, shows_name=True),
        StaffMember(clerk=ClerkId("HOA"), role="supervisor"),
    )

    assert decode_staff(encode_staff(members)) == members


def test_a_comment_comes_through_without_the_space_around_it() -> None:
    assert decode_comment(encode_comment("  Chờ lâu\n")) == "Chờ lâu"
    assert decode_comment(encode_comment("ạ" * 300)) == "ạ" * 300


@pytest.mark.parametrize("text", ["", "  \n", "x" * 301])
def test_a_comment_says_something_and_not_too_much(text: str) -> None:
    with pytest.raises(Malformed):
        decode_comment(encode_comment(text))


def test_what_ratings_come_to_comes_through() -> None:
    assert decode_ratings(encode_ratings(RESULTS)) == RESULTS
    few = RatingResults(first=RESULTS.first, last=RESULTS.last, until=RESULTS.until, clerk=LAN, n=None)
    assert json.loads(encode_ratings(few)) == {
        "first": "2026-03-02",
        "last": "2026-03-08",
        "until": "2026-03-08",
        "clerk": "LAN01",
        "n": None,
        "levels": [],
        "reasons": {},
        "comments": [],
    }


def test_no_representation_holds_a_secret() -> None:
    forms = (
        SignInForm(clerk=LAN, pin="480271"),
        PinForm(clerk=LAN, pin="480271", new_pin="5839"),
        CommentForm(text="Chờ lâu"),
        SIGNED_IN,
        RESULTS,
    )

    for form in forms:
        for secret in ("480271", "5839", "Chờ", "secret"):
            assert secret not in repr(form)
