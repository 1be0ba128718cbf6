"""Who hands a dossier in, and that nobody else gets to know it."""

import logging
import traceback
from dataclasses import replace

import pytest

from server_client.dossier_model.applicant import (
    Applicant,
    ApplicantId,
    ApplicantSource,
    applicant_of_card,
    applicant_of_passport,
    masked_applicant,
)
from server_client.dossier_model.birth_date import BirthDate
from server_client.dossier_model.identity_card import IdentityCard
from server_client.dossier_model.passport import PassportMrz
from server_client.dossier_model.phone_number import PhoneNumber
from server_client.dossier_model.scanned_payload import read_scan
from server_client.dossier_model.tax_code import read_tax_code
from tests.unit.identity_papers import ADDRESS, CARD, NAME, NUMBER, PASSPORT, TODAY

ID = ApplicantId("applicant-1")
SECRETS = (NUMBER, NAME, ADDRESS, "012345678", "0912345678", "0100109106", "1999", "ERIKSSON", "L898902C3")


def of_card() -> Applicant:
    """Return the bearer of the test card, with a phone and a tax code."""
    found = read_scan(CARD, TODAY)
    assert isinstance(found, IdentityCard)
    applicant = applicant_of_card(ID, found)
    return replace(applicant, phone=PhoneNumber(text="0912345678"), tax_code=read_tax_code("0100109106"))


def of_passport() -> Applicant:
    """Return the bearer of the specimen passport."""
    found = read_scan(PASSPORT, TODAY)
    assert isinstance(found, PassportMrz)
    return applicant_of_passport(ID, found)


def test_the_bearer_of_a_card_has_what_the_card_says() -> None:
    applicant = of_card()
    assert (applicant.source, applicant.name, applicant.identity_number) == (ApplicantSource.CARD, NAME, NUMBER)
    assert (applicant.former_number, applicant.address) == ("012345678", ADDRESS)
    assert applicant.born is not None
    assert applicant.born.written == "01/02/1999"


def test_the_bearer_of_a_passport_has_what_its_lines_say() -> None:
    applicant = of_passport()
    assert (applicant.source, applicant.name) == (ApplicantSource.PASSPORT, "ERIKSSON ANNA MARIA")
    assert (applicant.passport_number, applicant.nationality, applicant.identity_number) == ("L898902C3", "UTO", None)
    assert applicant.born is not None
    found = read_scan(PASSPORT.replace("740812", "749912"), TODAY)
    assert isinstance(found, PassportMrz)
    assert applicant_of_passport(ID, found).born is None


@pytest.mark.parametrize("applicant", [of_card(), of_passport()])
def test_no_log_and_no_traceback_shows_a_name_or_a_number(
    applicant: Applicant, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO):
        logging.getLogger("kiosk").info("confirmed %s %r %s", applicant, applicant, {"who": [applicant]})
        logging.getLogger("kiosk").info("shown %s", masked_applicant(applicant))
    trace = "".join(traceback.format_exception(ValueError(applicant)))
    for shown in (caplog.text, trace, f"{applicant}", f"{applicant.born!r}{applicant.phone}{applicant.tax_code}"):
        assert not [secret for secret in SECRETS if secret in shown]
    assert str(ID) in caplog.text


def test_the_screen_shows_the_ends_of_numbers_and_the_year_of_birth() -> None:
    shown = masked_applicant(of_card())
    assert (shown.name, shown.number, shown.birth_year) == (NAME, "001*****2345", "1999")
    assert (shown.tax_code, shown.phone) == ("01*****106", "09*****678")
    assert masked_applicant(of_passport()).number == "L8****2C3"


def test_who_says_nothing_is_shown_nothing() -> None:
    shown = masked_applicant(Applicant(id=ID, source=ApplicantSource.TYPED))
    assert (shown.name, shown.number, shown.birth_year, shown.tax_code, shown.phone) == ("", "", "", "", "")


def test_limits_count_the_identity_number_else_the_passport_else_the_tax_code() -> None:
    nobody = Applicant(id=ID, source=ApplicantSource.TYPED, born=BirthDate(year=1950))
    office = replace(nobody, tax_code=read_tax_code("0100109106"))
    stateless = replace(nobody, passport_number="X1")
    assert of_card().counted_as == f"identity {NUMBER}"
    assert of_passport().counted_as == "passport UTO L898902C3"
    assert (nobody.counted_as, office.counted_as, stateless.counted_as) == (None, "tax 0100109106", "passport  X1")
