"""What a dossier's national status means for the citizen who asks."""

from datetime import UTC, datetime, timedelta

import pytest

from server_client.dossier_model.dossier_code import read_dossier_code
from server_client.dossier_model.dossier_status import (
    DossierFound,
    DossierStatus,
    DossierVerdict,
    NationalStatus,
    verdict,
)

NOON = datetime(2026, 3, 9, 5, 0, tzinfo=UTC)
DAY = timedelta(days=1)
HERE = ("CN01", "Chi nhánh số 1", "Branch No. 1")


def dossier(status: NationalStatus, *, due_at: datetime | None = None, place: str = "") -> DossierStatus:
    """Return a dossier of which the one-stop system told an hour ago."""
    code = read_dossier_code("H26.001.01-260305-0001")
    assert code is not None
    updated_at = NOON - timedelta(hours=1)
    return DossierStatus(code=code, status=status, updated_at=updated_at, due_at=due_at, place=place)


def found(status: DossierStatus | None, *, delivered_at: datetime | None = NOON, at: datetime = NOON) -> DossierFound:
    """Return what a look-up brought."""
    return DossierFound(status=status, at=at, stale_after=DAY, delivered_at=delivered_at)


def test_the_statuses_have_the_numbers_of_the_national_portal() -> None:
    assert [status.value for status in NationalStatus] == list(range(1, 11))
    assert [status.value for status in NationalStatus if status.is_final] == [3, 7, 8, 10]
    assert [status.value for status in NationalStatus if status.is_ready] == [9]


@pytest.mark.parametrize(
    ("status", "told"),
    [
        (NationalStatus.REGISTERED, DossierVerdict.REGISTERED),
        (NationalStatus.ACCEPTED, DossierVerdict.PROCESSING),
        (NationalStatus.NOT_ACCEPTED, DossierVerdict.NOT_ACCEPTED),
        (NationalStatus.PROCESSING, DossierVerdict.PROCESSING),
        (NationalStatus.SUPPLEMENT_ASKED, DossierVerdict.SUPPLEMENT_ASKED),
        (NationalStatus.PAYMENT_ASKED, DossierVerdict.PAYMENT_ASKED),
        (NationalStatus.WITHDRAWN, DossierVerdict.WITHDRAWN),
        (NationalStatus.STOPPED, DossierVerdict.STOPPED),
        (NationalStatus.FINISHED, DossierVerdict.READY),
        (NationalStatus.RETURNED, DossierVerdict.RETURNED),
    ],
)
def test_every_status_has_its_meaning(status: NationalStatus, told: DossierVerdict) -> None:
    assert verdict(dossier(status), NOON, HERE) is told


@pytest.mark.parametrize("status", [NationalStatus.ACCEPTED, NationalStatus.PROCESSING])
def test_only_a_dossier_in_work_can_be_overdue(status: NationalStatus) -> None:
    assert verdict(dossier(status, due_at=NOON), NOON, HERE) is DossierVerdict.PROCESSING
    assert verdict(dossier(status, due_at=NOON), NOON + timedelta(seconds=1), HERE) is DossierVerdict.OVERDUE
    waiting = dossier(NationalStatus.SUPPLEMENT_ASKED, due_at=NOON)
    assert verdict(waiting, NOON + DAY, HERE) is DossierVerdict.SUPPLEMENT_ASKED


@pytest.mark.parametrize(
    ("place", "told", "collects"),
    [
        ("CN01", DossierVerdict.READY_HERE, True),
        ("chi nha\u0301nh  so\u0302\u0301 1", DossierVerdict.READY_HERE, True),
        ("657 Lạc Long Quân", DossierVerdict.READY_ELSEWHERE, False),
        (" ", DossierVerdict.READY, True),
    ],
)
def test_a_result_is_ready_here_elsewhere_or_where_the_receipt_says(
    place: str, told: DossierVerdict, collects: bool
) -> None:
    ready = verdict(dossier(NationalStatus.FINISHED, place=place), NOON, HERE)
    assert (ready, ready.may_collect_here) == (told, collects)


def test_an_unknown_dossier_is_told_apart_from_a_system_that_never_told_of_any() -> None:
    assert found(None).verdict(HERE) is DossierVerdict.UNKNOWN
    assert found(None, delivered_at=None).verdict(HERE) is DossierVerdict.NOT_TOLD
    assert not found(None).is_stale


def test_old_news_are_told_with_their_age() -> None:
    status = dossier(NationalStatus.PROCESSING)
    assert (found(status).age, found(status).is_stale) == (timedelta(hours=1), False)
    assert found(status, at=NOON + DAY).is_stale
    assert found(status, at=NOON - DAY).age == timedelta()
    assert found(status).verdict(HERE) is DossierVerdict.PROCESSING


def test_the_code_stays_out_of_what_is_printed() -> None:
    assert "260305" not in repr(dossier(NationalStatus.FINISHED))
