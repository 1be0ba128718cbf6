"""All that a vault has of one person, found by a number of theirs: told or erased, and recorded first; it has no clock.

The keyed hash by which a person is counted ends with the day, so every record is opened and looked at: a vault has some
days of them. What has the number in it is theirs, and what hangs on that: their dossiers, notes, messages, comments.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from server_client.dossier_model.reception import ReceptionId
from server_client.queue_model.ids import CommandId, TicketId, VisitId
from server_client.server.vault.comment_table import CommentId
from server_client.server.vault.comments import comment_record
from server_client.server.vault.outgoing_table import MessageId
from server_client.server.vault.receptions import message_record, note_record, reception_record
from server_client.server.vault.safe import Safe, records_of
from server_client.server.vault.vault_file import Read

_ROLE = "command line"
_NOTHING = CommandId("")


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """Who asked for a person's data, when, why, and for what: `find`, `export` or `erase`."""

    by: str
    at: datetime
    why: str
    extent: str


@dataclass(frozen=True, slots=True)
class Said:
    """A record's name and what it says."""

    record: str
    text: bytes

    def __repr__(self) -> str:
        return f"<Said {self.record}: hidden>"


@dataclass(slots=True)
class _Theirs:
    """What is theirs, by kind, in the order in which it was found."""

    preregistrations: dict[CommandId, None] = field(default_factory=dict)
    receptions: dict[ReceptionId, None] = field(default_factory=dict)
    notes: dict[VisitId, None] = field(default_factory=dict)
    messages: dict[MessageId, None] = field(default_factory=dict)
    comments: dict[CommentId, None] = field(default_factory=dict)

    def records(self) -> Iterator[str]:
        for one in self.preregistrations:
            yield from records_of(one)
        yield from map(reception_record, self.receptions)
        yield from map(note_record, self.notes)
        yield from map(message_record, self.messages)
        yield from map(comment_record, self.comments)


class OnePerson:
    """One person's share of an open vault; its methods block, and raise VaultClosed if a record does not open."""

    def __init__(self, safe: Safe, number: str) -> None:
        """Look for a number: of a paper, a tax code, a phone."""
        self._safe = safe
        self._number = re.compile(
            rb"(?<![0-9A-Za-z])" + re.escape(number.encode()) + rb"(?![0-9A-Za-z])", re.IGNORECASE
        )

    def told(self, request: Request) -> list[Said]:
        """Return all that is theirs, once it is recorded that somebody asked."""
        with self._safe.file.transaction():
            theirs = self._found()
            self._record(request, theirs)
            return self._said(theirs)

    def erased(self, request: Request) -> list[str]:
        """Forget all that is theirs and return the names of the records; of the files it is gone with `forget_deleted`.

        That there was a pre-registration, and who read it, stays known for its year.
        """
        file = self._safe.file
        with file.transaction():
            theirs = self._found()
            self._record(request, theirs)
            gone = [said.record for said in self._said(theirs)]
            file.drop(theirs.records())
            file.purge(list(theirs.preregistrations), request.at)
            file.receptions.forget(theirs.receptions)
            file.receptions.forget_notes(list(theirs.notes))
            file.outgoing.forget(theirs.messages)
            file.comments.forget(list(theirs.comments))
        return gone

    def _found(self) -> _Theirs:
        theirs = _Theirs()
        for record in [one.record for one in self._all() if self._number.search(one.text)]:
            self._add(theirs, record)
        for one in theirs.preregistrations:
            entry = self._safe.file.by_id(one)
            if entry is not None and entry.visit is not None:
                self._add_visit(theirs, entry.visit)
        for reception in theirs.receptions:
            theirs.messages |= dict.fromkeys(one.id for one in self._safe.file.outgoing.of_reception(reception))
        return theirs

    def _add(self, theirs: _Theirs, record: str) -> None:
        kind, _, owner = record.partition(" ")
        match kind:
            case "preregistration" | "applicant":
                theirs.preregistrations[CommandId(owner)] = None
            case "reception":
                self._add_reception(theirs, ReceptionId(owner))
            case "note":
                theirs.notes[VisitId(CommandId(owner))] = None
            case "comment":
                theirs.comments[CommentId(owner)] = None
            case "message":
                theirs.messages[MessageId(owner)] = None
                sent = self._safe.file.outgoing.find(MessageId(owner))
                if sent is not None:
                    self._add_reception(theirs, sent.reception)
            case _:
                pass

    def _add_reception(self, theirs: _Theirs, reception: ReceptionId) -> None:
        if reception in theirs.receptions:
            return
        theirs.receptions[reception] = None
        found = self._safe.receptions.find(reception)
        if found is not None:
            self._add_visit(theirs, found.visit)

    def _add_visit(self, theirs: _Theirs, visit: VisitId) -> None:
        """Add what hangs on their visit, but no dossier that they handed in for somebody else."""
        for one in self._safe.receptions.of_visit(visit):
            if one.applicant is None or one.applicant.counted_as is None:
                theirs.receptions[one.id] = None
        entry = self._safe.by_visit(visit)
        document = self._safe.find(entry)
        if entry is not None and document is not None and document.applicant is None:
            theirs.preregistrations[entry.id] = None
        if self._safe.receptions.note(visit) is not None:
            theirs.notes[visit] = None
        comment = self._safe.comments.of_ticket(TicketId(CommandId(visit)))
        if comment is not None:
            theirs.comments[comment] = None

    def _record(self, request: Request, theirs: _Theirs) -> None:
        # That somebody asked is told even if there is nothing.
        about: Sequence[str] = [*theirs.preregistrations, *theirs.receptions, *theirs.notes] or [_NOTHING]
        for one in about:
            self._safe.file.record(
                Read(
                    at=request.at,
                    reader=request.by,
                    role=_ROLE,
                    preregistration=CommandId(one),
                    extent=request.extent,
                    reason=request.why,
                )
            )

    def _said(self, theirs: _Theirs) -> list[Said]:
        opened = ((record, self._safe.opened(record)) for record in theirs.records())
        return [Said(record, text) for record, text in opened if text is not None]

    def _all(self) -> Iterator[Said]:
        for record in self._safe.file.sealed_names():
            text = self._safe.opened(record)
            if text is not None:
                yield Said(record, text)
