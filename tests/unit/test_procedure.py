"""What a procedure tells and what it keeps to itself, its code, and the version that is the law on a day."""

from datetime import date

import pytest

from server_client.dossier_model.catalogue import Catalogue
from server_client.dossier_model.catalogue_check import Weight, check
from server_client.dossier_model.procedure import (
    Case,
    Channel,
    Confidence,
    Document,
    Fee,
    Procedure,
    ProcedureCode,
    ProcessingTime,
    TimeUnit,
)
from server_client.dossier_model.procedure_code import is_national, national, tidy

CODE = ProcedureCode("1.001193")
MARCH = date(2027, 3, 1)


def procedure(
    code: ProcedureCode = CODE,
    *,
    name: str = "Thủ tục đăng ký khai sinh",
    since: date | None = None,
    until: date | None = None,
    cases: tuple[Case, ...] = (),
    fees: tuple[Fee, ...] = (),
) -> Procedure:
    return Procedure(
        code=code, official_name=name, short_name=name, effective_from=since, effective_to=until, cases=cases, fees=fees
    )


def taking(confidence: Confidence) -> Procedure:
    time = ProcessingTime(value=3, unit=TimeUnit.WORKING_DAY, text="03 ngày làm việc", confidence=confidence)
    return Procedure(code=CODE, official_name="Tên", short_name="Tên", time=time)


def fee(channel: Channel | None, text: str, confidence: Confidence = Confidence.HIGH) -> Fee:
    return Fee(channel=channel, text=text, amount=None, confidence=confidence)


@pytest.mark.parametrize("confidence", [Confidence.HIGH, Confidence.MEDIUM])
def test_a_time_that_is_known_is_promised(confidence: Confidence) -> None:
    assert taking(confidence).promised_time == taking(confidence).time


def test_a_time_of_low_confidence_is_never_promised() -> None:
    assert taking(Confidence.LOW).promised_time is None
    assert procedure().promised_time is None


def test_a_channel_without_a_fee_of_its_own_costs_what_all_cost() -> None:
    online, others = fee(Channel.ONLINE, "4.000 đồng"), fee(None, "8.000 đồng")
    both = procedure(fees=(online, others))
    assert both.promised_fee(Channel.ONLINE) == online
    assert both.promised_fee(Channel.DIRECT) == others
    assert procedure(fees=(online,)).promised_fee(Channel.POST) is None


def test_a_fee_of_low_confidence_is_never_promised() -> None:
    assert procedure(fees=(fee(None, "?", Confidence.LOW),)).promised_fee(Channel.DIRECT) is None


def test_only_papers_that_every_dossier_needs_and_no_database_has_must_be_brought() -> None:
    form = Document(name="Tờ khai", originals=1, copies=0)
    proxy = Document(name="Văn bản ủy quyền", originals=1, copies=0, mandatory=False)
    card = Document(name="Căn cước", originals=0, copies=0, replaced_by_data=True)
    assert Case(name="", documents=(form, proxy, card)).must_be_brought == (form,)
    assert [document.only_shown for document in (form, proxy, card)] == [False, False, True]


@pytest.mark.parametrize(
    ("code", "is_one", "without_suffix"),
    [
        ("1.001193", True, "1.001193"),
        ("6.006710", True, "6.006710"),
        ("2.000815.000.00.00.H61", True, "2.000815"),
        ("1.014199.H05", True, "1.014199"),
        ("1.00119", False, "1.00119"),
        ("NB-07", False, "NB-07"),
        ("", False, ""),
    ],
)
def test_codes_are_told_apart_and_none_is_refused(code: str, is_one: bool, without_suffix: str) -> None:
    assert is_national(code) is is_one
    assert national(code) == without_suffix


def test_a_typed_code_is_tidied() -> None:
    assert tidy(" 1.014199.h05\n") == "1.014199.H05"


def test_the_version_in_force_is_that_of_the_day() -> None:
    old, new = procedure(until=date(2027, 2, 28)), procedure(since=MARCH)
    catalogue = Catalogue(procedures=(old, new))
    assert catalogue.version(CODE, date(2027, 2, 28)) == old
    assert catalogue.version(CODE, MARCH) == new
    assert catalogue.in_force(MARCH) == (new,)
    assert catalogue.version(ProcedureCode("9.999999"), MARCH) is None


def test_a_procedure_that_has_ended_is_in_force_no_more() -> None:
    assert Catalogue(procedures=(procedure(until=date(2027, 2, 28)),)).version(CODE, MARCH) is None


def test_a_sound_catalogue_has_no_findings() -> None:
    assert check(Catalogue(procedures=(procedure(until=date(2027, 2, 28)), procedure(since=MARCH)))) == ()


@pytest.mark.parametrize(
    ("procedures", "words"),
    [
        ((), "no procedure"),
        ((procedure(), procedure(since=MARCH)), "twice for the same days"),
        ((procedure(since=MARCH, until=date(2027, 2, 1)),), "before it begins"),
        ((procedure(fees=(fee(None, "a"), fee(None, "b"))),), "two fees for one channel"),
        ((procedure(cases=(Case(name="", documents=()), Case(name="", documents=()))),), "same name"),
    ],
)
def test_what_makes_a_catalogue_unusable_is_a_fault(procedures: tuple[Procedure, ...], words: str) -> None:
    faults = [finding.text for finding in check(Catalogue(procedures=procedures)) if finding.weight is Weight.FAULT]
    assert any(words in text for text in faults)


@pytest.mark.parametrize(
    ("procedures", "words"),
    [
        ((procedure(ProcedureCode("NB-07")),), "no code of the national catalogue"),
        ((procedure(name="Thủ tục " + "rất " * 30 + "dài"),), "short name"),
        ((procedure(), procedure(ProcedureCode("2.000927"))), "same official name as 1.001193"),
        (tuple(procedure(ProcedureCode(f"1.{n:06}"), name=str(n)) for n in range(6001)), "more than 6000"),
    ],
)
def test_what_deserves_a_look_is_a_remark(procedures: tuple[Procedure, ...], words: str) -> None:
    findings = check(Catalogue(procedures=procedures))
    assert any(words in finding.text for finding in findings)
    assert all(finding.weight is Weight.REMARK for finding in findings)
