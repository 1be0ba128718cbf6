"""What the search promises for the sample catalogue: everyday queries, as one types, any spelling, no surprises."""

import unicodedata
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from server_client.bench.search import largest_catalogue
from server_client.catalogue_files.everyday_words_file import load_everyday_words
from server_client.catalogue_files.importing import load_catalogue
from server_client.dossier_model.catalogue import LARGEST
from server_client.dossier_model.everyday_words import EverydayWords
from server_client.dossier_model.procedure import Procedure, ProcedureCode
from server_client.dossier_model.search import ProcedureSearch
from server_client.dossier_model.search_text import plain
from tests.unit.everyday_queries import TUNED_ON, UNSEEN

STARTER = Path(__file__).parents[2] / "assets" / "starter"


@cache
def everyday_words() -> EverydayWords:
    return load_everyday_words(STARTER / "everyday_words.toml")


@cache
def sample() -> tuple[Procedure, ...]:
    return load_catalogue(STARTER / "procedures.json").procedures


@cache
def sample_search() -> ProcedureSearch:
    return ProcedureSearch(sample(), everyday_words())


@cache
def largest_search() -> ProcedureSearch:
    return ProcedureSearch(largest_catalogue(LARGEST), everyday_words())


def codes(found: Sequence[Procedure]) -> list[str]:
    return [procedure.code for procedure in found]


def share_found(search: ProcedureSearch, asked: Sequence[tuple[str, frozenset[str]]]) -> float:
    found = [not wanted.isdisjoint(codes(search.find(query, limit=3))) for query, wanted in asked]
    return sum(found) / len(found)


def procedure(code: str, name: str, *, popularity: int = 0) -> Procedure:
    return Procedure(code=ProcedureCode(code), official_name=name, short_name=name, popularity=popularity)


def test_everyday_queries_find_their_procedure_among_the_first_three() -> None:
    assert share_found(sample_search(), TUNED_ON) >= 0.97


def test_everyday_queries_that_nothing_was_tuned_on_fare_as_well() -> None:
    assert len(UNSEEN) >= 60
    assert share_found(sample_search(), UNSEEN) >= 0.95


def test_everyday_queries_fare_as_well_among_6000_procedures() -> None:
    assert share_found(largest_search(), (*TUNED_ON, *UNSEEN)) >= 0.93


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKC", "NFKD"])
def test_any_unicode_form_and_case_gives_the_same_answer(form: str) -> None:
    for query, _ in TUNED_ON:
        expected = codes(sample_search().find(query))
        assert codes(sample_search().find(unicodedata.normalize(form, query))) == expected  # type: ignore[arg-type]
        assert codes(sample_search().find(unicodedata.normalize(form, query.upper()))) == expected  # type: ignore[arg-type]


def test_a_name_finds_its_procedure_first_with_and_without_marks() -> None:
    for each in sample():
        assert sample_search().find(each.short_name)[0].short_name == each.short_name
        assert sample_search().find(plain(each.short_name))[0].short_name == each.short_name


def test_old_and_new_placement_of_the_tone_are_the_same() -> None:
    search = ProcedureSearch([procedure("1.000001", "Hoà giải"), procedure("1.000002", "Hoa quả")], EverydayWords())
    assert codes(search.find("hòa giải")) == codes(search.find("hoà giải"))
    assert codes(search.find("hoà"))[0] == codes(search.find("hòa"))[0] == "1.000001"


def test_marks_that_were_typed_rank_those_that_bear_them_first() -> None:
    search = ProcedureSearch([procedure("1.000001", "Cấp mất"), procedure("1.000002", "Cấp mật")], EverydayWords())
    assert codes(search.find("mật"))[0] == "1.000002"
    assert codes(search.find("mất"))[0] == "1.000001"


def test_what_is_otherwise_alike_stands_in_the_order_of_popularity() -> None:
    alike = [procedure(f"1.00000{number}", "Đăng ký xe", popularity=number) for number in range(1, 6)]
    assert codes(ProcedureSearch(alike, EverydayWords()).find("dang ky xe")) == [f"1.00000{n}" for n in range(5, 0, -1)]


def test_each_keystroke_of_a_common_wish_leads_nearer() -> None:
    typed = "đăng ký kết hôn"
    for end in range(len("đăng ký kế"), len(typed) + 1):
        assert codes(sample_search().find(typed[:end]))[0] == "1.000894"


@pytest.mark.parametrize("typed", ["1.001193", "1.0011", " 1.001193 "])
def test_a_code_or_its_beginning_finds_its_procedure(typed: str) -> None:
    assert codes(sample_search().find(typed))[0] == "1.001193"


def test_a_code_finds_the_procedure_that_bears_it_with_a_suffix_of_the_province() -> None:
    local = procedure("1.001193.H26", "Đăng ký khai sinh")
    words = EverydayWords(phrases={"đẻ": ("1.001193",)})
    assert ProcedureSearch([local], words).find("1.001193") == (local,)
    assert ProcedureSearch([local], words).find("mới đẻ") == (local,)


@pytest.mark.parametrize(
    "typed",
    [
        "giaays khai sinh",
        "gia6y1 khai sinh",
        "khaisinh",
        "khai xinh",
        "khia sinh",
        "KHAI SINH",
        "khai-sinh",
        "khai  sinh ",
    ],
)
def test_slips_of_the_keyboard_and_of_spelling_are_forgiven(typed: str) -> None:
    assert codes(sample_search().find(typed))[0] == "1.001193"


@pytest.mark.parametrize("typed", ["", " ", "?!…", "\x00", "\u200b", "qqqqqq", "🙂"])
def test_what_means_nothing_finds_nothing(typed: str) -> None:
    assert sample_search().find(typed) == ()


def test_an_empty_catalogue_finds_nothing() -> None:
    assert ProcedureSearch([], everyday_words()).find("khai sinh") == ()


def test_a_phrase_that_leads_out_of_the_catalogue_does_no_harm() -> None:
    words = EverydayWords(phrases={"sổ đỏ": ("9.999999", "không có ở đâu")})
    assert ProcedureSearch([procedure("1.000001", "Cấp sổ đỏ")], words).find("so do")[0].code == "1.000001"


def test_no_more_are_found_than_were_asked_for() -> None:
    assert len(sample_search().find("đăng ký", limit=3)) == 3
    assert sample_search().find("đăng ký", limit=0) == ()


@given(st.text(max_size=300))
@settings(deadline=None)
def test_no_input_crashes_the_search(typed: str) -> None:
    found = sample_search().find(typed)
    assert found == sample_search().find(typed)


_LETTERS = st.text(alphabet="aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạ fjwz1.", max_size=60)


@given(_LETTERS)
@settings(deadline=None)
def test_no_vietnamese_letters_crash_the_search_and_no_unicode_form_changes_its_answer(typed: str) -> None:
    assert sample_search().find(typed) == sample_search().find(unicodedata.normalize("NFD", typed).upper())
