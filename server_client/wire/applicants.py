"""A person's data as JSON and back, as little as was given; it goes to counters and into the vault, nowhere else."""

from datetime import date
from typing import Annotated

import msgspec

from server_client.dossier_model.applicant import Applicant, ApplicantId, ApplicantSource
from server_client.dossier_model.birth_date import BirthDate, read_birth_date
from server_client.dossier_model.identity_number import Sex
from server_client.dossier_model.phone_number import PhoneNumber, read_phone_number
from server_client.dossier_model.tax_code import TaxCode, read_tax_code
from server_client.wire.errors import Malformed
from server_client.wire.strict import TEXT

_Written = Annotated[str, msgspec.Meta(max_length=40)]


class ApplicantForm(msgspec.Struct, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """An applicant as sent: numbers in digits, `born` as `15/08/1999`, `08/1999` or `1999`."""

    source: ApplicantSource
    name: TEXT = ""
    identity_number: Annotated[str, msgspec.Meta(pattern=r"^[0-9]{12}$(?!\n)")] | None = None
    former_number: _Written | None = None
    issued_on: date | None = None
    passport_number: _Written | None = None
    nationality: _Written | None = None
    born: _Written | None = None
    sex: Sex | None = None
    address: TEXT = ""
    tax_code: _Written | None = None
    phone: _Written | None = None

    def __repr__(self) -> str:
        return "<ApplicantForm: hidden>"


def applicant_form(applicant: Applicant) -> ApplicantForm:
    """Return the applicant as sent, without the id, which is the pre-registration's business."""
    return ApplicantForm(
        source=applicant.source,
        name=applicant.name,
        identity_number=applicant.identity_number,
        former_number=applicant.former_number,
        issued_on=applicant.issued_on,
        passport_number=applicant.passport_number,
        nationality=applicant.nationality,
        born=None if applicant.born is None else applicant.born.written,
        sex=applicant.sex,
        address=applicant.address,
        tax_code=None if applicant.tax_code is None else applicant.tax_code.text,
        phone=None if applicant.phone is None else applicant.phone.text,
    )


def applicant_of(form: ApplicantForm, applicant: ApplicantId) -> Applicant:
    """Return the applicant of that id; Malformed, without a word of what was sent, names the field that is none."""
    return Applicant(
        id=applicant,
        source=form.source,
        name=form.name,
        identity_number=form.identity_number,
        former_number=form.former_number,
        issued_on=form.issued_on,
        passport_number=form.passport_number,
        nationality=form.nationality,
        born=_born(form.born),
        sex=form.sex,
        address=form.address,
        tax_code=_tax_code(form.tax_code),
        phone=_phone(form.phone),
    )


def _born(text: str | None) -> BirthDate | None:
    born = None if text is None else read_birth_date(text)
    if text is not None and born is None:
        raise Malformed("This is no date of birth - at `$.applicant.born`")
    return born


def _tax_code(text: str | None) -> TaxCode | None:
    code = None if text is None else read_tax_code(text)
    if text is not None and code is None:
        raise Malformed("This is no tax code - at `$.applicant.tax_code`")
    return code


def _phone(text: str | None) -> PhoneNumber | None:
    phone = None if text is None else read_phone_number(text)
    if text is not None and phone is None:
        raise Malformed("This is no phone number - at `$.applicant.phone`")
    return phone
