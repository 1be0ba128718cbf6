"""The languages of the screens are whatever translation files there are; refuses to say what the texts mean."""

from pathlib import Path

import pytest

from assets.languages import LanguageMissing, compile_languages, compiled_language, language_codes

EMPTY = (
    '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n<TS version="2.1" language="{}" sourcelanguage="en"></TS>\n'
)


def folder_with(tmp_path: Path, *names: str) -> Path:
    for name in names:
        tmp_path.joinpath(name).write_text(EMPTY.format(name[7:9]), encoding="utf-8")
    return tmp_path


def test_a_third_language_needs_only_a_file(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, "motcua_en.ts", "motcua_vi.ts", "motcua_fr.ts")
    assert language_codes(folder) == ("vi", "en", "fr")


def test_a_language_delivered_only_compiled_counts_too(tmp_path: Path) -> None:
    assert language_codes(folder_with(tmp_path, "motcua_vi.ts", "motcua_ko.qm")) == ("vi", "ko")


def test_other_files_are_no_languages(tmp_path: Path) -> None:
    assert language_codes(folder_with(tmp_path, "motcua_vi.ts", "README.md", "qt_de.ts")) == ("vi",)


def test_vietnamese_and_english_are_shipped() -> None:
    assert {"vi", "en"} <= set(language_codes())


def test_a_language_that_is_not_built_names_the_command(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, "motcua_vi.ts")
    with pytest.raises(LanguageMissing, match=r"'vi' is not built yet: run: python -m assets\.languages"):
        compiled_language("vi", folder)


def test_an_unknown_language_is_told_which_there_are(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, "motcua_vi.ts", "motcua_en.ts")
    with pytest.raises(LanguageMissing, match=r"no language 'xx': add motcua_xx\.ts .*there are: vi, en"):
        compiled_language("xx", folder)


def test_building_makes_two_files_for_each_language(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, "motcua_en.ts", "motcua_vi.ts")
    built = ("motcua_en.qm", "motcua_vi.qm", "beside_en.qm", "beside_vi.qm")
    assert compile_languages(folder) == tuple(folder / name for name in built)
    assert compiled_language("vi", folder) == folder / "motcua_vi.qm"
    assert compiled_language("vi", folder, beside=True) == folder / "beside_vi.qm"


def test_a_damaged_file_is_named(tmp_path: Path) -> None:
    tmp_path.joinpath("motcua_vi.ts").write_text("<TS><context>", encoding="utf-8")
    with pytest.raises(LanguageMissing, match=r"motcua_vi\.ts could not be built: .+"):
        compile_languages(tmp_path)
