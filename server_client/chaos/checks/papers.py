"""Whether every paper that came out is of a ticket that a log knows, once for each person; it reads no paper itself."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from server_client.chaos.checks.log_audit import LogAudit
from server_client.chaos.checks.violation import Violation
from server_client.chaos.diary import Note
from server_client.queue_model.local_time import local_day


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """One paper as it was read from the printer's bytes: `number` is empty if it is not the one that was claimed.

    `kiosk` is where it came out, `path` its file. A piece that was torn off before its code has no token.
    """

    kiosk: str
    path: str
    token: str
    number: str
    is_copy: bool
    is_whole: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known of the tickets of a branch: by its logs, by what is still on its way, and by what is lost for good.

    `on_their_way` are tokens in kiosks' journals; `lost` those in journals that the campaign took away, which staff key
    in from the paper: `keyed_in` are the numbers that they have.
    """

    present: LogAudit
    on_their_way: Collection[str] = ()
    lost: Collection[str] = ()


def check_papers(papers: Sequence[Paper], diaries: Mapping[str, Sequence[Note]], known: Known) -> tuple[Violation, ...]:
    """Return what is wrong with the papers of one branch, and with the numbers that people were shown."""
    shown = {note.token: note for notes in diaries.values() for note in notes if note.what == "shown"}
    return (
        *_read_as_shown(papers, shown),
        *_known_to_a_log(papers, known),
        *_numbers_shown(diaries, known),
        *_one_for_each(papers),
        *_one_person_a_number(shown, known.present),
    )


def _read_as_shown(papers: Sequence[Paper], shown: Mapping[str, Note]) -> Iterator[Violation]:
    for paper in papers:
        if paper.is_whole and not paper.token:
            yield _wrong("unreadable paper", paper, "the paper is whole and its code cannot be read")
        elif paper.token and not paper.number:
            note = shown.get(paper.token)
            claimed = f"{note.number} was shown" if note is not None else "no number was shown for its code"
            yield _wrong("another number on paper", paper, f"the paper does not bear the number of its code; {claimed}")


def _known_to_a_log(papers: Sequence[Paper], known: Known) -> Iterator[Violation]:
    for paper in papers:
        if not paper.token or paper.token in known.on_their_way or paper.token in known.lost:
            continue
        ticket = known.present.tickets.get(paper.token)
        if ticket is None:
            yield _wrong("printed, in no log", paper, f"no log knows the paper of {paper.number or 'a number'}")
        elif paper.number and ticket.number != paper.number:
            what = f"the paper says {paper.number}, the log {ticket.number}"
            yield _wrong("another number on paper", paper, what)


def _numbers_shown(diaries: Mapping[str, Sequence[Note]], known: Known) -> Iterator[Violation]:
    for device, notes in diaries.items():
        for note in notes:
            if note.what != "shown" or note.token in known.on_their_way or note.token in known.lost:
                continue
            ticket = known.present.tickets.get(note.token)
            if ticket is None or ticket.number != note.number:
                said = "no log knows it" if ticket is None else f"the log says {ticket.number}"
                what = f"{note.number} was shown to somebody, and {said}"
                yield Violation(check="shown, in no log", where=device, what=what, look=known.present.look)


def _one_for_each(papers: Sequence[Paper]) -> Iterator[Violation]:
    whole: dict[str, Paper] = {}
    for paper in papers:
        if paper.token and paper.is_whole and not paper.is_copy:
            first = whole.setdefault(paper.token, paper)
            if first is not paper:
                what = f"{paper.number} came out twice without the mark of a copy: see also {first.path}"
                yield _wrong("printed twice", paper, what)


def _one_person_a_number(shown: Mapping[str, Note], present: LogAudit) -> Iterator[Violation]:
    holders: dict[tuple[str, str], set[str]] = defaultdict(set)
    for token, note in shown.items():
        ticket = present.tickets.get(token)
        # By the branch's record where there is one: a kiosk whose clock is off may have shown another day.
        day = local_day(ticket.issued_at).isoformat() if ticket is not None else note.at[:10]
        holders[day, note.number].add(note.visit)
    for (day, number), visits in holders.items():
        if len(visits) > 1:
            what = f"{number} of {day} was shown to {len(visits)} persons: {', '.join(sorted(visits))}"
            yield Violation(check="number twice", where=present.name, what=what, look=present.look)


def _wrong(check: str, paper: Paper, what: str) -> Violation:
    return Violation(check=check, where=paper.kiosk, what=what, look=paper.path)
