"""The person or organisation that hands a dossier in, as far as they wish to say; never part of an event."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NewType

from server_client.dossier_model.birth_date import BirthDate, birth_on
from server_client.dossier_model.identity_card import IdentityCard
from server_client.dossier_model.identity_number import Sex
from server_client.dossier_model.passport import PassportMrz
from server_client.dossier_model.personal import Personal, masked
from server_client.dossier_model.phone_number import PhoneNumber
from server_client.dossier_model.tax_code import TaxCode

ApplicantId = NewType("ApplicantId", str)


class ApplicantSource(StrEnum):
    """Where the data came from; what was typed deserves a clerk's look at the paper."""

    CARD = "card"
    PASSPORT = "passport"
    TYPED = "typed"


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Applicant(Personal):
    """What a form would ask again; everything but the id may be left out."""

    id: ApplicantId
    source: ApplicantSource
    name: str = ""
    identity_number: str | None = None
    former_number: str | None = None
    issued_on: date | None = None
    passport_number: str | None = None
    nationality: str | None = None
    born: BirthDate | None = None
    sex: Sex | None = None
    address: str = ""
    tax_code: TaxCode | None = None
    phone: PhoneNumber | None = None

    def __repr__(self) -> str:
        return f"<Applicant {self.id}: hidden>"

    @property
    def counted_as(self) -> str | None:
        """Return what identifies them for limits, to be hashed with a key before it is kept; None if nothing does."""
        if self.identity_number is not None:
            return f"identity {self.identity_number}"
        if self.passport_number is not None:
            return f"passport {self.nationality or ''} {self.passport_number}"
        return None if self.tax_code is None else f"tax {self.tax_code.text}"


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class MaskedApplicant(Personal):
    """What the screen shows its holder for confirmation; the name is for nobody else."""

    name: str
    number: str
    birth_year: str
    tax_code: str
    phone: str


def applicant_of_card(applicant: ApplicantId, card: IdentityCard) -> Applicant:
    """Return the bearer of the card."""
    return Applicant(
        id=applicant,
        source=ApplicantSource.CARD,
        name=card.name,
        identity_number=card.number,
        former_number=card.former_number,
        issued_on=card.issued_on,
        born=card.born,
        sex=card.sex,
        address=card.address,
    )


def applicant_of_passport(applicant: ApplicantId, passport: PassportMrz) -> Applicant:
    """Return the bearer of the passport."""
    return Applicant(
        id=applicant,
        source=ApplicantSource.PASSPORT,
        name=passport.name,
        passport_number=passport.number,
        nationality=passport.nationality,
        born=None if passport.born is None else birth_on(passport.born),
        sex=passport.sex,
    )


def masked_applicant(applicant: Applicant) -> MaskedApplicant:
    """Return the applicant for the screen: numbers mostly hidden, of the birth only the year."""
    return MaskedApplicant(
        name=applicant.name,
        number=masked(applicant.identity_number or applicant.passport_number or ""),
        birth_year="" if applicant.born is None else str(applicant.born.year),
        tax_code="" if applicant.tax_code is None else masked(applicant.tax_code.text),
        phone="" if applicant.phone is None else masked(applicant.phone.text),
    )
