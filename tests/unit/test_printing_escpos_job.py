"""The bytes of a job, command by command."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.printing.escpos_job import escpos_job
from kiosk.printing.printed_paper import JobUnreadable, printed_paper
from kiosk.printing.raster import Raster, stack
from tests.golden.receipt_reader import read_receipt

OPENING = bytes.fromhex("1b40 1c2e 1d50cbcb")
CUT = bytes.fromhex("1d564210")
INKED = b"\xff" * 48
BLANK = bytes(48)


def job_of(*rows: bytes) -> bytes:
    return escpos_job(stack(384, rows))


def test_a_row_of_dots_is_one_image() -> None:
    assert job_of(INKED) == OPENING + bytes.fromhex("1d763000 3000 0100") + INKED + CUT


def test_many_blank_rows_are_fed() -> None:
    image = bytes.fromhex("1d763000 3000 0100") + INKED

    assert job_of(INKED, *[BLANK] * 300, INKED) == OPENING + image + b"\x1bJ\xff\x1bJ\x2d" + image + CUT


def test_few_blank_rows_stay_in_the_image() -> None:
    assert job_of(INKED, BLANK, INKED) == OPENING + bytes.fromhex("1d763000 3000 0300") + INKED + BLANK + INKED + CUT


def test_blank_rows_at_the_end_are_left_to_the_cut() -> None:
    assert job_of(INKED, BLANK) == job_of(INKED)


def test_a_tall_image_goes_out_in_bands() -> None:
    assert job_of(*[INKED] * 300).count(b"\x1dv0\x00\x30\x00") == 3


@given(st.lists(st.sampled_from([BLANK, INKED, b"\x10\x04\x01" * 16, b"\x1b@" + BLANK[2:]]), min_size=1, max_size=400))
def test_every_row_comes_back_from_the_bytes(rows: list[bytes]) -> None:
    raster = stack(384, rows)
    job = escpos_job(raster)

    printed = printed_paper(job, 384)
    read = read_receipt(job, 384)

    inked = raster.rows.rstrip(b"\x00")
    assert printed.rows.startswith(inked)
    assert not printed.rows[len(inked) :].strip(b"\x00")
    assert len(printed.rows) == 48 * len(read.dots)
    assert printed.cut


@pytest.mark.parametrize("job", [b"\x1bx", b"hello", job_of(INKED)[:-1], job_of(INKED)[:20]])
def test_bytes_that_are_no_job_are_refused(job: bytes) -> None:
    with pytest.raises(JobUnreadable, match="at byte"):
        printed_paper(job, 384)


@given(st.integers(0, 600))
def test_a_torn_job_leaves_what_had_come_out(length: int) -> None:
    whole = job_of(*[INKED] * 8, *[BLANK] * 20, INKED)

    torn = printed_paper(whole[:length], 384, torn=True)

    assert printed_paper(whole, 384).rows.startswith(torn.rows.rstrip(b"\x00"))
    assert torn.cut == (length >= len(whole))


def test_a_picture_of_half_a_row_is_a_fault_of_the_program() -> None:
    with pytest.raises(ValueError, match="no whole rows"):
        Raster(384, bytes(47))
