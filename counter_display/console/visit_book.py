"""What the console knows of one visit's dossiers, and what of it the server has yet to be told; it calls nobody."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime

from counter_display.serving.dossier_ending import EndDraft
from counter_display.serving.dossier_picture import Access, Told
from counter_display.serving.dossiers import Dossier, FormFate, met, opened
from server_client.dossier_model.reception import Reception, ReceptionId
from server_client.dossier_model.visit_note import VisitNote
from server_client.queue_model.ids import CounterId, TicketId, VisitId
from server_client.wire.receptions import Choice


@dataclass(slots=True, repr=False)
class VisitBook:
    """One visit at one counter; `refused_drafts` are those that the server does not take, until they change.

    `looked_at` is when its code was last looked for, `note_draft` is None while the clerk has not touched the note;
    `ending` are the ends that are to be sent.
    """

    visit: VisitId
    ticket: TicketId
    number: str
    counter: CounterId
    access: Access = Access.OPENING
    dossiers: list[Dossier] = field(default_factory=list)
    current: int = 0
    to_add: deque[Choice] = field(default_factory=deque)
    ending: dict[ReceptionId, EndDraft] = field(default_factory=dict)
    refused_drafts: dict[ReceptionId, Reception] = field(default_factory=dict)
    edited_at: datetime | None = None
    looked_at: datetime | None = None
    note: VisitNote | None = None
    note_is_known: bool = False
    note_draft: str | None = None
    note_is_wanted: bool = False
    told: Told = Told.NONE
    said: str = ""

    def __repr__(self) -> str:
        return f"<VisitBook {self.visit}: hidden>"

    @property
    def front(self) -> Dossier | None:
        """Return the dossier that is in front."""
        return self.dossiers[self.current] if self.current < len(self.dossiers) else None

    @property
    def is_owed(self) -> bool:
        """Say whether the server has yet to be told something of it, or to tell a code that a form waits for."""
        return self.waits_for_code or self.is_untold

    @property
    def waits_for_code(self) -> bool:
        """Say whether a form of it waits for its code."""
        return any(one.fate is FormFate.WAITS_FOR_CODE for one in self.dossiers)

    @property
    def is_untold(self) -> bool:
        """Say whether the server has yet to be told something of it."""
        dirty = any(self.may_put(one) for one in self.dossiers)
        return dirty or bool(self.to_add or self.ending or self.note_is_wanted)

    def may_put(self, one: Dossier) -> bool:
        """Say whether the server should be told what the clerk has changed of it."""
        return one.is_dirty and one.theirs is None and self.refused_drafts.get(one.kept.id) != one.draft

    def find(self, reception: ReceptionId) -> Dossier | None:
        """Return the dossier of that id, if the visit has it."""
        return next((one for one in self.dossiers if one.kept.id == reception), None)

    def change(self, reception: ReceptionId, how: Callable[[Dossier], Dossier]) -> None:
        """Let one dossier become another."""
        self.dossiers = [how(one) if one.kept.id == reception else one for one in self.dossiers]

    def change_front(self, how: Callable[[Dossier], Dossier]) -> None:
        """Let the dossier in front become another."""
        if self.front is not None:
            self.change(self.front.kept.id, how)

    def learn(self, receptions: Iterable[Reception]) -> None:
        """Take all that the server has of the visit: what is new is opened, what has changed is joined."""
        for reception in receptions:
            known = self.find(reception.id)
            if known is None:
                self.dossiers.append(opened(reception))
                self.current = len(self.dossiers) - 1 if self.access is not Access.OPENING else 0
            elif known.kept.version != reception.version:
                self.dossiers[self.dossiers.index(known)] = met(known, reception)
        self.access = Access.OPEN if self.dossiers else Access.EMPTY

    def fated(self, reception: ReceptionId, fate: FormFate, said: str = "") -> None:
        """Take what has come of a dossier's form."""
        self.change(reception, lambda one: replace(one, fate=fate, said=said))

    def dirty(self) -> Iterator[Dossier]:
        """Go through the dossiers that the server has yet to be told."""
        return (one for one in self.dossiers if self.may_put(one))
