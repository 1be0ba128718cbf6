"""What becomes of the content of a centre's file: each form, each fault at its cell, and nothing half imported."""

import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from server_client.catalogue_files.importing import Imported, import_bytes
from server_client.catalogue_files.json_writing import catalogue_json
from server_client.dossier_model.catalogue import Catalogue
from server_client.dossier_model.procedure import Channel, Confidence, Document, Procedure, TimeUnit
from tests.fakes.workbook import workbook

HEADER = (
    "code,name_vi,short_name_vi,processing_days,processing_unit,fee_text_vi,case_vi,document_name_vi,document_copy\n"
)
TABLE = HEADER + (
    "1.004222,Đăng ký thường trú,,7,working_day,20.000 đồng,Nhà của mình,Tờ khai CT01,\n"
    ",,,,,,,Giấy tờ nhà,1\n"
    ",,,,,,Thuê nhà,Tờ khai CT01,\n"
    "1.004194,Đăng ký tạm trú,Tạm trú,3,working_day,,,,\n"
)


def from_json(*procedures: object, **head: object) -> Imported:
    return import_bytes(json.dumps({**head, "procedures": list(procedures)}).encode(), ".json")


def from_csv(text: str) -> Imported:
    return import_bytes(text.encode(), ".csv")


def only(imported: Imported) -> Procedure:
    assert imported.faults == ()
    assert imported.catalogue is not None
    (procedure,) = imported.catalogue.procedures
    return procedure


def faults(imported: Imported) -> list[str]:
    assert imported.catalogue is None
    return [str(note) for note in imported.faults]


FULL = {
    "code": "1.004222.h26",
    "name_vi": "  Đăng ký\nthường trú ",
    "name_en": "Permanent residence",
    "processing_days": 7,
    "processing_unit": "ngày làm việc",
    "processing_text_vi": "07 ngày làm việc",
    "fees": [{"channel": "trực tuyến", "text_vi": "10.000 đồng", "vnd": 10000}, {"text_vi": "20.000 đồng"}],
    "cases": [
        {"name_vi": "Thuê nhà", "documents": [{"name_vi": "Tờ khai", "original": 1, "copy": 2, "mandatory": "x"}]}
    ],
    "online_only_vi": "Chỉ nhận trực tuyến: mời đến bàn hỗ trợ.",
    "effective_from": "01/07/2026",
    "confidence_time": "thấp",
    "popularity": 1200,
}


def test_the_full_form_in_json_is_read_as_it_is_meant() -> None:
    procedure = only(from_json(FULL))
    assert (procedure.code, procedure.official_name) == ("1.004222.H26", "Đăng ký thường trú")
    assert procedure.short_name == procedure.official_name
    assert procedure.time is not None
    assert (procedure.time.value, procedure.time.unit, procedure.time.confidence) == (
        7,
        TimeUnit.WORKING_DAY,
        Confidence.LOW,
    )
    assert [(fee.channel, fee.text, fee.amount) for fee in procedure.fees] == [
        (Channel.ONLINE, "10.000 đồng", 10000),
        (None, "20.000 đồng", None),
    ]
    assert procedure.cases[0].documents == (Document(name="Tờ khai", originals=1, copies=2),)
    assert procedure.effective_from == date(2026, 7, 1)
    assert procedure.popularity == 1200


def test_what_was_imported_is_written_and_read_again_without_a_change() -> None:
    imported = from_json(FULL, sample=True, notice_vi="Dữ liệu mẫu")
    assert imported.catalogue is not None
    assert import_bytes(catalogue_json(imported.catalogue).encode(), ".json").catalogue == imported.catalogue
    assert imported.catalogue.is_sample
    assert imported.catalogue.notice == "Dữ liệu mẫu"


def test_papers_whose_wording_says_so_are_conditional_or_replaced_by_data() -> None:
    papers = [
        {"name_vi": "Văn bản ủy quyền (nếu ủy quyền)", "original": 1},
        {"name_vi": "Căn cước", "original": 0, "copy": 0, "note": "được thay bằng khai thác CSDLQG"},
        {"name_vi": "Giấy tờ (nếu có)", "mandatory": True, "note": "nếu tra cứu được", "replaced_by_data": False},
    ]
    procedure = only(from_json({"code": "1.000001", "name_vi": "Tên", "documents": papers}))
    assert [(paper.mandatory, paper.replaced_by_data) for paper in procedure.cases[0].documents] == [
        (False, False),
        (True, True),
        (True, False),
    ]
    assert [paper.originals for paper in procedure.cases[0].documents] == [1, 0, 1]


@pytest.mark.parametrize("whole", [b"[]", b"{}", b"3", b'"x"', b"{", b"", b"\xff\xfe\x00", b"[" * 100_000])
def test_json_without_procedures_is_a_fault(whole: bytes) -> None:
    assert len(faults(import_bytes(whole, ".json"))) == 1


def test_each_fault_names_the_place_and_what_to_do() -> None:
    wrong = {
        "code": "",
        "processing_days": "ba",
        "processing_unit": "năm",
        "effective_from": "32/13/2026",
        "documents": [{"original": -1}],
        "fees": {},
        "level": ["xã"],
    }
    found = faults(from_json({"code": "1.000001", "name_vi": "Tên"}, wrong, 7))
    units = "same_day, working_hour, working_day, calendar_day, month"
    for words in (
        "procedure 2, column code: is empty; write the code, as 1.001193",
        "procedure 2, column name_vi: is empty; write the official name",
        'procedure 2, column processing_days: "ba" is no whole number; write digits only, as 7',
        f'procedure 2, column processing_unit: "năm" is not known; write one of {units}',
        'procedure 2, column effective_from: "32/13/2026" is no day; write it as 2026-07-01 or 01/07/2026',
        "procedure 2, documents 1, column name_vi: is empty; write the name of the paper",
        'procedure 2, documents 1, column original: "-1" is no whole number; write digits only, as 7',
        "procedure 2, column fees: is no list; put it in [ ]",
        'procedure 2, column "level": holds a list or an object where a single value belongs',
        'procedure 3: is no object; write {"code": …, "name_vi": …}',
    ):
        assert words in found


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"processing_days": 3}, "column processing_unit: is empty"),
        ({"processing_unit": "month"}, "column processing_days: is empty"),
        ({"fee_vnd": 8000}, "column fee_text_vi: is empty"),
        ({"fee_vnd": "9" * 20, "fee_text_vi": "x"}, "is too large"),
        ({"fee_vnd": True, "fee_text_vi": "x"}, "is no whole number"),
        ({"confidence": "sure"}, "write one of high, med, low"),
        ({"code": "1" * 65}, "has 65 characters; at most 64"),
        ({"documents": [{"name_vi": "a", "mandatory": "perhaps"}]}, "is neither yes nor no"),
        ({"documents": ["a"]}, "documents 1: is no object"),
        ({"effective_from": "2026-07-01", "effective_to": "2026-06-01"}, "procedure 1, 1.000001: ends on 2026-06-01"),
    ],
)
def test_a_cell_that_does_not_fit_keeps_the_whole_file_out(values: dict[str, object], words: str) -> None:
    good: dict[str, object] = {"code": "1.000002", "name_vi": "Khác"}
    found = faults(from_json({"code": "1.000001", "name_vi": "Tên"} | values, good))
    assert any(words in fault for fault in found)


def test_one_code_twice_for_the_same_days_names_both_places() -> None:
    (fault,) = faults(from_json({"code": "1.000001", "name_vi": "A"}, {"code": "1.000001", "name_vi": "B"}))
    assert "procedure 1 and procedure 2, 1.000001" in fault


def test_what_is_not_read_is_remarked_and_keeps_nothing_out() -> None:
    imported = from_json({"code": "1.000001", "name_vi": "A", "colour": "red", "documents": [{"name_vi": "x", "b": 1}]})
    assert imported.catalogue is not None
    assert [str(remark) for remark in imported.remarks] == [
        'procedure 1, column "colour": is not read; docs/procedures.md lists what is',
        'procedure 1, documents 1, column "b": is not read; docs/procedures.md lists what is',
    ]


def test_a_table_has_a_row_for_each_paper() -> None:
    imported = from_csv(TABLE)
    assert imported.catalogue is not None
    residence, stay = imported.catalogue.procedures
    assert [(case.name, [document.name for document in case.documents]) for case in residence.cases] == [
        ("Nhà của mình", ["Tờ khai CT01", "Giấy tờ nhà"]),
        ("Thuê nhà", ["Tờ khai CT01"]),
    ]
    assert [document.copies for document in residence.cases[0].documents] == [0, 1]
    assert (stay.short_name, stay.cases) == ("Tạm trú", ())


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_table_may_come_from_any_spreadsheet_program(separator: str, encoding: str) -> None:
    text = f"Mã TTHC{separator}Tên thủ tục{separator}Lĩnh vực\n\n1.001193{separator}Khai sinh{separator}Hộ tịch\n"
    procedure = only(import_bytes(text.encode(encoding), ".csv"))
    assert (procedure.code, procedure.official_name, procedure.field) == ("1.001193", "Khai sinh", "Hộ tịch")


def test_a_version_that_begins_on_another_day_begins_a_procedure_of_its_own() -> None:
    text = "code,name_vi,effective_from,effective_to\n1.000001,A,,2027-02-28\n1.000001,A,2027-03-01,\n"
    imported = from_csv(text)
    assert imported.catalogue is not None
    assert len(imported.catalogue.procedures) == 2


def test_fees_by_channel_have_columns_of_their_own() -> None:
    procedure = only(from_csv("code,name_vi,fee_online_vi,fee_text_vi\n1.000001,A,Miễn phí,5.000 đồng\n"))
    assert {fee.channel: fee.text for fee in procedure.fees} == {Channel.ONLINE: "Miễn phí", None: "5.000 đồng"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "the table is empty"),
        ("name_vi\nA\n", "row 1, column code: is missing"),
        ("code,name_vi,code\n", "row 1, column code: is there twice"),
        ("code,name_vi\n1.000001,A\n,B\n", "row 3, column name_vi: differs from row 2"),
        ("code,name_vi,processing_days\n1.000001,A,x\n", 'row 2, column processing_days: "x" is no whole number'),
        ('code,name_vi\n"1.000001,A\n', "row 2, column name_vi: is empty"),
    ],
)
def test_a_fault_in_a_table_names_its_row_and_column(text: str, words: str) -> None:
    assert any(words in fault for fault in faults(from_csv(text)))


def test_csv_in_an_old_code_page_says_how_to_save_it() -> None:
    assert faults(import_bytes("mã".encode("cp1258", errors="replace") + b"\xea", ".csv")) == [
        "the file is no UTF-8 (byte 2); save it as CSV UTF-8"
    ]


def test_a_workbook_is_read_and_a_code_typed_as_a_number_gets_its_noughts_back() -> None:
    data = workbook(
        [["code", "name_vi", "processing_days", "processing_unit"], [2.0002, "Cấp thẻ", 7.0, "working_day"]]
    )
    procedure = only(import_bytes(data, ".xlsx"))
    assert procedure.code == "2.000200"
    assert procedure.time is not None
    assert procedure.time.value == 7


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"no workbook", workbook([["code"]])[:-40]])
def test_a_file_that_is_no_workbook_says_how_to_save_it(data: bytes) -> None:
    (fault,) = faults(import_bytes(data, ".xlsx"))
    assert "save it as .xlsx without a password" in fault


def test_a_stray_cell_at_the_far_end_of_a_sheet_does_not_fill_the_memory() -> None:
    (fault,) = faults(import_bytes(workbook([["code", "name_vi"]], stray="XFD1048576"), ".xlsx"))
    assert fault == "a sheet reaches to row 1048576, column 16384; delete what stands beyond the table"


def test_an_unknown_ending_names_those_that_are_known() -> None:
    assert faults(import_bytes(b"", ".pdf")) == ["the ending '.pdf' is not known; use one of .json, .csv, .xlsx"]


_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["code", "name_vi", "documents", "cases", "fees", "original", "x"]), inner)
    ),
    max_leaves=20,
)


@given(_VALUES)
def test_no_json_crashes_the_import(value: object) -> None:
    imported = import_bytes(json.dumps({"procedures": value}).encode(), ".json")
    assert (imported.catalogue is None) == bool(imported.faults)


@given(st.binary(max_size=400), st.sampled_from([".json", ".csv", ".xlsx"]))
def test_no_bytes_crash_the_import(data: bytes, suffix: str) -> None:
    assert import_bytes(data, suffix) == import_bytes(data, suffix)


@given(st.lists(st.lists(st.text(max_size=12), max_size=9), max_size=6))
def test_no_table_crashes_the_import(rows: list[list[str]]) -> None:
    text = HEADER + "\n".join(",".join(cells) for cells in rows)
    assert isinstance(import_bytes(text.encode(errors="replace"), ".csv"), Imported)


@given(st.integers(0, 5000), st.binary(min_size=1, max_size=6))
@settings(deadline=None)
def test_no_damaged_workbook_crashes_the_import(place: int, damage: bytes) -> None:
    data = bytearray(workbook([["code", "name_vi"], ["1.000001", "A"]]))
    data[place % len(data) : place % len(data) + len(damage)] = damage
    imported = import_bytes(bytes(data), ".xlsx")
    assert imported.catalogue is None or isinstance(imported.catalogue, Catalogue)
