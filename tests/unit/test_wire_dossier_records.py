"""Dossier statuses on the wire: what is delivered is read strictly, what is found comes back as it was."""

from contextlib import suppress
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server_client.dossier_model.dossier_code import DossierCode, read_dossier_code
from server_client.dossier_model.dossier_status import DossierFound, DossierStatus, NationalStatus
from server_client.wire.dossier_records import (
    DossiersKept,
    decode_dossier_found,
    decode_dossier_search,
    decode_dossiers,
    decode_dossiers_kept,
    encode_dossier_found,
    encode_dossier_search,
    encode_dossiers,
    encode_dossiers_kept,
)
from server_client.wire.errors import Malformed

TEN = datetime(2026, 3, 9, 3, 0, tzinfo=UTC)
TEXT = "H26.001.01-260305-0001"


def code(text: str = TEXT) -> DossierCode:
    """Return a code."""
    found = read_dossier_code(text)
    assert found is not None
    return found


BARE = DossierStatus(code=code(), status=NationalStatus.PROCESSING, updated_at=TEN)
FULL = DossierStatus(
    code=code("hồ sơ 5"),
    status=NationalStatus.FINISHED,
    updated_at=TEN,
    due_at=TEN + timedelta(days=1),
    ready_at=TEN - timedelta(days=1),
    place="657 Lạc Long Quân",
)


def test_a_delivery_comes_back_as_it_was() -> None:
    assert decode_dossiers(encode_dossiers((BARE, FULL))) == (BARE, FULL)


def test_codes_times_and_places_are_brought_into_one_form() -> None:
    body = f'[{{"code":" {TEXT.lower()} ","status":4,"updated_at":"2026-03-09T10:00:00.0004+07:00","place":"  "}}]'

    assert decode_dossiers(body.encode()) == (BARE,)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("", "not JSON"),
        ('[{"code":"H26","status":4}]', "updated_at"),
        ('[{"code":"H26","status":0,"updated_at":"2026-03-09T03:00:00Z"}]', "$[0].status"),
        ('[{"code":"H26","status":11,"updated_at":"2026-03-09T03:00:00Z"}]', "$[0].status"),
        ('[{"code":" ","status":4,"updated_at":"2026-03-09T03:00:00Z"}]', "$[0].code"),
        ('[{"code":"H26","status":4,"updated_at":"2026-03-09T03:00:00Z","owner":"Lan"}]', "unknown field `owner`"),
        ('[{"code":"H26","status":4,"updated_at":"3500-03-09T03:00:00Z"}]', "outside the years"),
        (
            (
                '[{"code":"H26","status":4,"updated_at":"2026-03-09T03:00:00Z"},'
                '{"code":"h26","status":9,"updated_at":"2026-03-09T03:00:00Z"}]'
            ),
            "twice - at `$[1].code`",
        ),
    ],
)
def test_a_delivery_that_does_not_fit_is_malformed_and_says_where(body: str, said: str) -> None:
    with pytest.raises(Malformed) as malformed:
        decode_dossiers(body.encode())
    assert said in str(malformed.value)


def test_a_look_up_comes_back_as_it_was() -> None:
    assert decode_dossier_search(encode_dossier_search(code())) == code()
    with pytest.raises(Malformed):
        decode_dossier_search(b'{"code":""}')


@pytest.mark.parametrize("status", [None, BARE, FULL])
def test_what_was_found_comes_back_as_it_was(status: DossierStatus | None) -> None:
    found = DossierFound(status=status, at=TEN, stale_after=timedelta(hours=24), delivered_at=None)

    assert decode_dossier_found(encode_dossier_found(found)) == found


def test_a_status_of_a_later_version_is_not_taken_for_another() -> None:
    found = DossierFound(status=BARE, at=TEN, stale_after=timedelta(hours=24), delivered_at=TEN)

    with pytest.raises(Malformed, match="too old"):
        decode_dossier_found(encode_dossier_found(found).replace(b'"status":4', b'"status":11'))


def test_what_was_kept_comes_back_as_it_was() -> None:
    assert decode_dossiers_kept(encode_dossiers_kept(DossiersKept(kept=5, older=1))) == DossiersKept(kept=5, older=1)


@given(st.binary())
def test_no_bytes_crash_the_reading(body: bytes) -> None:
    for read in (decode_dossiers, decode_dossier_search, decode_dossier_found):
        with suppress(Malformed):
            read(body)
