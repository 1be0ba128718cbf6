"""Tickets as they come out on paper: dot by dot, through a reader of receipts and a reader of QR codes."""

import shutil
import subprocess
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from kiosk.printing.errors import TicketAssetBroken
from kiosk.printing.escpos_job import BAND_ROWS, escpos_job
from kiosk.printing.printed_paper import printed_paper
from kiosk.printing.raster import Raster
from kiosk.printing.ticket_artist import TicketArtist
from kiosk.printing.ticket_face import TicketFace
from tests.golden.faces import EMERGENCY, ENGLISH, GOLDEN, REPRINT, VIETNAMESE, WIDTHS
from tests.golden.receipt_reader import read_receipt

ASSETS = Path(str(files("assets")))
FOLDER = Path(__file__).parent.parent / "golden"


@pytest.fixture(scope="module", params=WIDTHS)
def artist(request: pytest.FixtureRequest) -> TicketArtist:
    width: int = request.param
    return TicketArtist(ASSETS, width)


def dots(raster: Raster) -> list[str]:
    bits = "".join(f"{byte:08b}" for byte in raster.rows).replace("1", "#").replace("0", " ")
    return [bits[start : start + raster.width] for start in range(0, len(bits), raster.width)]


def trimmed(rows: list[str]) -> list[str]:
    inked = [index for index, row in enumerate(rows) if row.strip()]
    return rows[: inked[-1] + 1]


def read_by_zbar(picture: Path) -> str:
    if shutil.which("zbarimg") is None:
        pytest.skip("zbarimg is not installed: apt install zbar-tools")
    run = subprocess.run(
        ["zbarimg", "--quiet", "--raw", picture], capture_output=True, text=True, check=True, timeout=30
    )
    return run.stdout.strip()


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", GOLDEN)
def test_a_golden_ticket_keeps_its_bytes(name: str, width: int) -> None:
    job = escpos_job(TicketArtist(ASSETS, width).draw(GOLDEN[name]))

    assert job == (FOLDER / f"{name}_{width}.bin").read_bytes()


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", GOLDEN)
def test_the_bytes_of_a_golden_ticket_make_its_picture(name: str, width: int) -> None:
    receipt = read_receipt((FOLDER / f"{name}_{width}.bin").read_bytes(), width)

    with Image.open(FOLDER / f"{name}_{width}.png") as picture:
        black = [" " if white else "#" for white in picture.convert("1").get_flattened_data()]
    assert receipt.dots == ["".join(black[at : at + width]) for at in range(0, len(black), width)]
    assert receipt.cuts == [len(receipt.dots)]


@pytest.mark.parametrize("face", [VIETNAMESE, ENGLISH], ids=["vi", "en"])
def test_a_phone_reads_the_address_off_the_printed_picture(
    artist: TicketArtist, face: TicketFace, tmp_path: Path
) -> None:
    raster = artist.draw(face)
    picture = tmp_path / "ticket.png"
    picture.write_bytes(printed_paper(escpos_job(raster), raster.width).png())

    assert read_by_zbar(picture) == face.tracking_url


def test_a_phone_reads_a_long_address_too(artist: TicketArtist, tmp_path: Path) -> None:
    address = "https://hcc.example.vn/t/" + "Xk3v9QmT2r" * 12
    raster = artist.draw(replace(VIETNAMESE, tracking_url=address))
    picture = tmp_path / "ticket.png"
    picture.write_bytes(printed_paper(escpos_job(raster), raster.width).png())

    assert read_by_zbar(picture) == address


@pytest.mark.parametrize("face", GOLDEN.values(), ids=GOLDEN)
def test_the_reader_gets_back_each_dot_that_was_drawn(artist: TicketArtist, face: TicketFace) -> None:
    raster = artist.draw(face)

    receipt = read_receipt(escpos_job(raster), raster.width)

    drawn = trimmed(dots(raster))
    assert receipt.dots[: len(drawn)] == drawn
    assert not receipt.chinese_mode
    assert receipt.tallest_image <= BAND_ROWS


def test_priority_changes_only_the_mark_beside_the_label(artist: TicketArtist) -> None:
    plain, marked = dots(artist.draw(VIETNAMESE)), dots(artist.draw(replace(VIETNAMESE, priority=True)))

    differing = [index for index, (one, other) in enumerate(zip(plain, marked, strict=True)) if one != other]
    assert len(plain) == len(marked)
    assert 0 < differing[-1] - differing[0] < 40


def test_a_reprint_says_so_in_a_black_bar(artist: TicketArtist) -> None:
    first = artist.draw(replace(REPRINT, copy=0))
    second = artist.draw(REPRINT)

    assert max(row.count("#") for row in dots(second)[: second.height // 3]) > 0.9 * second.width
    assert second.height > first.height


def test_a_language_without_words_prints_in_vietnamese(artist: TicketArtist) -> None:
    assert artist.draw(replace(VIETNAMESE, language="fr")) == artist.draw(VIETNAMESE)


def test_an_address_too_long_for_the_paper_is_left_out(artist: TicketArtist) -> None:
    assert artist.draw(replace(VIETNAMESE, tracking_url="x" * 5000)) == artist.draw(
        replace(VIETNAMESE, tracking_url=None)
    )


def test_numbers_of_one_length_have_one_size(artist: TicketArtist) -> None:
    heights = {artist.draw(replace(VIETNAMESE, number=number)).height for number in ("A012", "A111", "H787")}

    assert max(heights) - min(heights) <= 4  # round letters reach a little over flat ones


@pytest.mark.parametrize("number", ["A012", "A1000"])
def test_the_number_is_at_least_9_mm_high_and_most_of_the_paper_wide(artist: TicketArtist, number: str) -> None:
    paper = dots(artist.draw(replace(VIETNAMESE, number=number)))
    number_rows = max(_inked_runs(paper[: len(paper) // 2]), key=len)

    assert len(number_rows) >= 9 * 8
    assert max(len(row.strip()) for row in number_rows) > 0.8 * len(paper[0])


def _inked_runs(rows: list[str]) -> list[list[str]]:
    runs: list[list[str]] = [[]]
    for row in rows:
        if row.strip():
            runs[-1].append(row)
        elif runs[-1]:
            runs.append([])
    return runs


def test_a_prepared_address_makes_the_same_ticket(artist: TicketArtist) -> None:
    address = "https://hcc.example.vn/t/prepared"
    artist.prepare(address)

    prepared = artist.draw(replace(EMERGENCY, tracking_url=address))

    assert prepared == TicketArtist(ASSETS, prepared.width).draw(replace(EMERGENCY, tracking_url=address))


def test_a_missing_font_is_named(tmp_path: Path) -> None:
    (tmp_path / "translations").symlink_to(ASSETS / "translations")

    with pytest.raises(TicketAssetBroken, match=r"BeVietnamPro-\w+\.ttf: is missing"):
        TicketArtist(tmp_path, 576).draw(VIETNAMESE)


# Letters of every kind, halves of pairs and control characters too: a branch's texts come from outside.
anything = st.text(st.characters(), max_size=300)


faces = st.builds(
    replace,
    st.just(VIETNAMESE),
    number=st.from_regex(r"[A-Z][0-9-]{0,10}[0-9]", fullmatch=True),
    service=anything,
    tracking_url=anything,
    further_needs=st.tuples(anything),
    notes=st.tuples(anything),
)


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(face=faces)
def test_any_text_makes_a_ticket_of_the_papers_width(artist: TicketArtist, face: TicketFace) -> None:
    raster = artist.draw(face)

    assert len(read_receipt(escpos_job(raster), raster.width).dots[0]) == raster.width
    assert raster.height < 400 * 8
