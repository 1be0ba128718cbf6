"""Lists of papers to prepare as they come out: dot by dot, through a reader of receipts, and in shipped words."""

from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import pytest

from kiosk.printing.errors import TicketAssetBroken
from kiosk.printing.escpos_job import escpos_job
from kiosk.printing.paper_list_words import load_paper_list_words, read_paper_list_words
from kiosk.printing.ticket_artist import TicketArtist
from tests.golden.faces import WIDTHS
from tests.golden.lists import BIRTH, LISTS
from tests.golden.receipt_reader import read_receipt

ASSETS = Path(str(files("assets")))
FOLDER = Path(__file__).parent.parent / "golden"


@pytest.fixture(scope="module", params=WIDTHS)
def artist(request: pytest.FixtureRequest) -> TicketArtist:
    width: int = request.param
    return TicketArtist(ASSETS, width)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", LISTS)
def test_a_golden_list_keeps_its_bytes(name: str, width: int) -> None:
    job = escpos_job(TicketArtist(ASSETS, width).draw(LISTS[name]))

    assert job == (FOLDER / f"{name}_{width}.bin").read_bytes()


def test_a_list_is_cut_once_at_its_end(artist: TicketArtist) -> None:
    raster = artist.draw(BIRTH)

    receipt = read_receipt(escpos_job(raster), raster.width)

    assert receipt.cuts == [len(receipt.dots)]
    assert raster.height > 400


def test_a_language_without_words_prints_in_vietnamese(artist: TicketArtist) -> None:
    assert artist.draw(replace(BIRTH, language="fr")) == artist.draw(BIRTH)


def test_each_shipped_language_of_the_ticket_has_words_for_lists_too() -> None:
    folder = ASSETS / "translations"
    assert set(load_paper_list_words(folder)) == {path.stem.removeprefix("ticket_") for path in folder.glob("ticket_*")}


def test_a_word_that_is_missing_is_named(tmp_path: Path) -> None:
    shipped = (ASSETS / "translations" / "paper_list_en.toml").read_text(encoding="utf-8")
    file = tmp_path / "paper_list_en.toml"
    file.write_text(shipped.replace("closing", "ending"), encoding="utf-8")
    with pytest.raises(TicketAssetBroken, match="key 'closing' is missing"):
        read_paper_list_words(file)
