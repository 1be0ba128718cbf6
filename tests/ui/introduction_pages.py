"""The pages of saying who one is, and of what became of what was prepared, with the longest things that there are."""

from collections.abc import Iterator
from dataclasses import replace

from kiosk.screen import Screen
from kiosk.screens.introducing import IntroductionScreen, Question
from kiosk.screens.keeping import KeepingScreen
from kiosk.screens.presenting import Again, NotUsed
from kiosk.visiting.introducing import Entry
from kiosk.visiting.keeping import Limit
from kiosk.visiting.step import Step
from server_client.dossier_model.applicant import MaskedApplicant
from tests.unit.identity_papers import PASSPORT

SOMEBODY = MaskedApplicant(
    name="Công Tằng Tôn Nữ Nguyễn Thị Thử Nghiệm", number="001*****2345", birth_year="1948", tax_code="", phone=""
)
BUSINESS = MaskedApplicant(name="", number="", birth_year="", tax_code="010*******-001", phone="")
UPPER, LOWER = PASSPORT.split("\n")


def introduction_pages(start: Screen) -> Iterator[tuple[str, Screen]]:
    """One screen of each kind."""
    able = replace(start, may_scan=True)
    for step in (Step.NOTICE, Step.CARD, Step.PASSPORT, Step.PERSON, Step.PHONE):
        yield step.name.lower(), replace(able, step=step)
    yield "tax code", _told(able, Step.TAX_CODE, IntroductionScreen(entries=_ENTRIES))
    yield "notice of what was presented", _told(able, Step.NOTICE, IntroductionScreen(presented=True))
    yield "notice without a scanner", replace(start, step=Step.NOTICE)
    yield "card without a scanner", replace(start, step=Step.CARD)
    yield "notice of a day", _told(able, Step.NOTICE, IntroductionScreen(kept_days=0))
    for trouble in (Again.TYPED, NotUsed.UNKNOWN):
        yield f"card {trouble}", replace(able, step=Step.CARD, scan_trouble=trouble)
    for wrong in Entry:
        yield f"wrong {wrong.name}", _told(able, _PAGES[wrong], IntroductionScreen(entries=_ENTRIES, wrong=wrong))
    yield "review", _told(able, Step.REVIEW, IntroductionScreen(person=SOMEBODY))
    for questions in (tuple(Question)[:3], tuple(Question)[3:6], tuple(Question)[6:]):
        known = IntroductionScreen(person=SOMEBODY, questions=questions)
        yield f"review {questions[0]}", _told(able, Step.REVIEW, known)
    yield "notice of a year", _told(able, Step.NOTICE, IntroductionScreen(kept_days=365))
    yield "review of a business", _told(able, Step.REVIEW, IntroductionScreen(person=BUSINESS))


def keeping_pages(start: Screen) -> Iterator[tuple[str, Screen]]:
    """One screen for each thing that may become of what was prepared."""
    service = max(start.services, key=lambda offer: len(offer.name))
    numbered = replace(
        start,
        service=replace(service, waiting=127),
        number="K128",
        ahead=127,
        tracking_url="https://hcc.hanoi.gov.vn/t/k3Jd8sJq0aZxYp91mN4RtQ",
    )
    kept, lost = KeepingScreen(code="K7MA-4TXC-9HE2"), KeepingScreen(is_lost=True)
    yield "confirm who", replace(numbered, step=Step.CONFIRM, keeping=KeepingScreen(names_person=True))
    for step in (Step.PRINTING, Step.TICKET, Step.PAPERLESS):
        yield f"{step.name.lower()} kept", replace(numbered, step=step, keeping=kept)
        yield f"{step.name.lower()} lost", replace(numbered, step=step, keeping=lost)
    for number in ("", "A012"):
        active = KeepingScreen(limit=Limit.ACTIVE_TICKET, service=service.name, number=number)
        yield f"has number {number}", replace(numbered, step=Step.REFUSED, keeping=active)
    per_day = KeepingScreen(limit=Limit.PER_DAY, most=2)
    yield "has had enough", replace(numbered, step=Step.REFUSED, keeping=per_day)
    too_many = KeepingScreen(limit=Limit.DOSSIERS, most=10)
    yield "has too many dossiers", replace(numbered, step=Step.REFUSED, keeping=too_many)


_PAGES = {
    Entry.NAME: Step.PERSON,
    Entry.NUMBER: Step.PERSON,
    Entry.BORN: Step.PERSON,
    Entry.MRZ_UPPER: Step.PASSPORT,
    Entry.MRZ_LOWER: Step.PASSPORT,
    Entry.TAX_CODE: Step.TAX_CODE,
    Entry.PHONE: Step.PHONE,
}
_ENTRIES = {
    Entry.NAME: SOMEBODY.name,
    Entry.NUMBER: "001048012345",
    Entry.BORN: "01021948",
    Entry.MRZ_UPPER: UPPER,
    Entry.MRZ_LOWER: LOWER,
    Entry.TAX_CODE: "0100109106001",
    Entry.PHONE: "0912345678",
}


def _told(start: Screen, step: Step, introduction: IntroductionScreen) -> Screen:
    return replace(start, step=step, introduction=introduction)
