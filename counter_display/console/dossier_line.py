"""Keeps the server told of what a clerk does to dossiers, one call after the other, again and again until it answers.

It waits for nothing but its own calls: numbers are called and finished whether the dossiers can be had or not.
"""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Protocol

from counter_display.console.form_memory import UnprintedForm
from counter_display.console.visit_book import VisitBook
from counter_display.serving.dossier_ending import prepared, reasons_of
from counter_display.serving.dossier_picture import Access, Ahead, Told
from counter_display.serving.dossiers import Dossier, answered, edited
from server_client.client.errors import NotSignedIn, OfficeRefused, Rejected, ServerUnavailable
from server_client.dossier_model.dossier_code import read_dossier_code
from server_client.dossier_model.preregistration_order import PreregistrationDocument
from server_client.dossier_model.reception import Reception, ReceptionId, ReceptionRefusal, prepared_gaps
from server_client.dossier_model.visit_note import VisitNote
from server_client.queue_model.branch import BEFORE_ALL
from server_client.queue_model.ids import CounterId, VisitId
from server_client.wire.receptions import Choice, EndWish

STILL = timedelta(seconds=1)
"""After the last press, until what was pressed is sent: ten ticks in a row are one message."""
LOOK_FOR_CODE = timedelta(seconds=5)
MOST_LOOKED_FOR = 16
"""Visits that have gone and lack but a code: the city's system may be away all day, and each holds a person's data."""
_FIRST_PAUSE, _LONGEST_PAUSE = timedelta(seconds=2), timedelta(seconds=30)


class ReceptionCalls(Protocol):
    """The server's receptions and notes; `ReceptionApi` is the real one."""

    async def open(
        self, visit: VisitId, at: CounterId | None = None, *, choice: Choice | None = None
    ) -> tuple[Reception, ...]:
        """Open what is prepared, or one that the clerk chose."""
        ...

    async def list(self, visit: VisitId, at: CounterId | None = None) -> tuple[Reception, ...]:
        """Return the visit's receptions."""
        ...

    async def put(self, reception: Reception, at: CounterId | None = None) -> Reception:
        """Keep a reception as it was corrected."""
        ...

    async def end(self, reception: ReceptionId, wish: EndWish, at: CounterId | None = None) -> Reception:
        """End a reception."""
        ...

    async def note(self, visit: VisitId, at: CounterId | None = None) -> VisitNote | None:
        """Return the visit's note."""
        ...

    async def set_note(self, visit: VisitId, text: str, at: CounterId | None = None) -> VisitNote | None:
        """Leave a note on the visit."""
        ...


class PreparedCalls(Protocol):
    """What the server knows of a visit before its call; `OfficeApi` is the real one."""

    async def preregistration_of(self, visit: VisitId, at: CounterId | None = None) -> PreregistrationDocument | None:
        """Return what the visit has prepared."""
        ...


class Listener(Protocol):
    """Who is told what came of the calls; the dossier's desk is the real one."""

    def changed(self) -> None:
        """Take that something of the books has changed."""
        ...

    def ended(self, book: VisitBook, reception: ReceptionId) -> None:
        """Take that a dossier has just been ended."""
        ...

    def fetched(self, form: UnprintedForm, reception: Reception | None) -> None:
        """Take the dossier of a form, or that the visit does not have it any more."""
        ...

    def not_fetched(self, said: str) -> None:
        """Take why a form's dossier is not to be had here now."""
        ...

    def session_ended(self) -> None:
        """Take that the server wants a new session."""
        ...


_Call = Callable[[], Awaitable[None]]


class DossierLine:
    """`here` is the visit at the counter, `behind` those that went while the server lacks something of them."""

    def __init__(self, listener: Listener, clock: Callable[[], datetime]) -> None:
        self._listener = listener
        self._clock = clock
        self.here: VisitBook | None = None
        self.behind: list[VisitBook] = []
        self.ahead: Ahead | None = None
        self._to_fetch: deque[UnprintedForm] = deque()
        self._next: tuple[VisitId, CounterId] | None = None
        self._ahead_is_wanted = False
        self._pause = _FIRST_PAUSE
        self._not_before: datetime | None = None
        self._looked_at: datetime | None = None
        self._is_hurried = False
        self._wake, self._rest = asyncio.Event(), asyncio.Event()

    async def run(self, calls: ReceptionCalls, office: PreparedCalls) -> None:
        """Call the server whenever there is something to say or to ask, until cancelled."""
        while True:
            await self._wake.wait()
            self._wake.clear()
            while (work := self._work(calls, office)) is not None:
                await self._do(*work)
            self._rest.set()

    def fetch(self, form: UnprintedForm) -> None:
        """Bring the dossier of a form."""
        if form not in self._to_fetch:
            self._to_fetch.append(form)
        self.hurry()

    async def tell_all(self, within_s: float) -> None:
        """Tell the server at once what it lacks of the visit at the counter; no longer than so many seconds."""
        if self.here is None or not self.here.is_owed:
            return
        self._is_hurried = True
        self._rest.clear()
        self.wake()
        try:
            with suppress(TimeoutError):
                async with asyncio.timeout(within_s):
                    await self._rest.wait()
        finally:
            self._is_hurried = False

    def wake(self) -> None:
        """Look whether there is something to do."""
        self._wake.set()

    def hurry(self) -> None:
        """Try again at once what had no answer."""
        self._not_before, self._pause = None, _FIRST_PAUSE
        self.wake()

    def come(self, book: VisitBook | None) -> None:
        """Let this visit be the one at the counter; what the server lacks of the one before is still told."""
        if self.here is not None and self.here.is_owed:
            self.behind.append(self.here)
        self.here = book
        self.hurry()

    def expect(self, visit: VisitId | None, counter: CounterId) -> None:
        """Let this visit be the one that comes next, or none."""
        coming = None if visit is None else (visit, counter)
        if coming != self._next:
            self._next, self.ahead, self._ahead_is_wanted = coming, None, coming is not None
            self.wake()

    def _work(self, calls: ReceptionCalls, office: PreparedCalls) -> tuple[VisitBook | None, _Call] | None:
        now = self._clock()
        if self._not_before is not None and now < self._not_before:
            return None
        self._let_go()
        # Each has its turn before one is looked at again.
        for book in (self.here, *sorted(self.behind, key=lambda book: book.looked_at or BEFORE_ALL)):
            call = None if book is None else self._of_book(book, calls, now)
            if call is not None:
                return book, call
        if self._to_fetch:
            return None, lambda: self._fetch(calls)
        if self._next is not None and self._ahead_is_wanted:
            visit, counter = self._next
            return None, lambda: self._look_ahead(calls, office, visit, counter)
        return None

    def _let_go(self) -> None:
        """Keep those behind that are owed something; a form whose code is not looked for any more is brought anew."""
        looked_for = [book for book in self.behind if book.waits_for_code and not book.is_untold]
        over = looked_for[:-MOST_LOOKED_FOR]
        self.behind = [book for book in self.behind if book.is_owed and book not in over]

    def _of_book(self, book: VisitBook, calls: ReceptionCalls, now: datetime) -> _Call | None:
        if book.access in {Access.OPENING, Access.AWAY}:
            return lambda: self._open(book, calls)
        if book.access is Access.REFUSED:
            return None
        return self._of_dossiers(book, calls, now) or self._of_visit(book, calls, now)

    def _of_dossiers(self, book: VisitBook, calls: ReceptionCalls, now: datetime) -> _Call | None:
        if book.to_add:
            return lambda: self._add(book, calls)
        for one in book.dossiers:
            if one.kept.id in book.ending and one.theirs is None:
                return lambda: self._end(book, one, calls)
        is_waited_for = book is not self.here or self._is_hurried
        is_still = is_waited_for or book.edited_at is None or now - book.edited_at >= STILL
        dirty = next(book.dirty(), None) if is_still else None
        return None if dirty is None else lambda: self._put(book, dirty, calls)

    def _of_visit(self, book: VisitBook, calls: ReceptionCalls, now: datetime) -> _Call | None:
        if not book.note_is_known:
            return lambda: self._read_note(book, calls)
        if book.note_is_wanted:
            return lambda: self._write_note(book, calls)
        if any(one.waits_for_code for one in book.dossiers) and self._may_look(now):
            return lambda: self._list(book, calls)
        return None

    def _may_look(self, now: datetime) -> bool:
        if self._looked_at is not None and now - self._looked_at < LOOK_FOR_CODE:
            return False
        self._looked_at = now
        return True

    async def _do(self, book: VisitBook | None, call: _Call) -> None:
        try:
            await call()
        except ServerUnavailable:
            self._wait(book)
        except NotSignedIn:
            self._wait(book)
            self._listener.session_ended()
        except OfficeRefused as refused:
            if book is not None:
                book.told, book.said = _told(refused.code), str(refused)
        except Rejected as rejected:
            self._rejected(book, rejected)
        else:
            self._pause, self._not_before = _FIRST_PAUSE, None
            if book is not None and book.told is Told.WAITING_FOR_LINE:
                book.told = Told.NONE
        self._listener.changed()

    def _wait(self, book: VisitBook | None) -> None:
        self._not_before = self._clock() + self._pause
        self._pause = min(2 * self._pause, _LONGEST_PAUSE)
        if book is not None:
            book.told = Told.WAITING_FOR_LINE
            book.access = Access.AWAY if book.access is Access.OPENING else book.access

    def _rejected(self, book: VisitBook | None, rejected: Rejected) -> None:
        if book is None:
            # Not ours to look at any more: whoever called the person has it before them.
            self._ahead_is_wanted = False
            return
        if book in self.behind:
            self.behind.remove(book)
            return
        book.told = Told.OTHER_CLERK if rejected.problem.code == "other_clerk" else Told.NOT_OURS
        book.said = str(rejected)
        book.to_add.clear()
        book.ending.clear()
        book.note_is_wanted = False
        book.note_is_known = True
        book.refused_drafts |= {one.kept.id: one.draft for one in book.dirty()}
        book.access = Access.REFUSED if not book.dossiers else book.access

    async def _open(self, book: VisitBook, calls: ReceptionCalls) -> None:
        receptions = await calls.open(book.visit, book.counter)
        book.access = Access.OPENING
        book.learn(receptions)

    async def _add(self, book: VisitBook, calls: ReceptionCalls) -> None:
        try:
            book.learn(await calls.open(book.visit, book.counter, choice=book.to_add[0]))
        except OfficeRefused:
            book.to_add.popleft()
            raise
        book.to_add.popleft()

    async def _put(self, book: VisitBook, one: Dossier, calls: ReceptionCalls) -> None:
        sent = one.draft
        try:
            answer = await calls.put(sent, book.counter)
        except OfficeRefused as refused:
            if not await self._met(book, calls, refused) or book.find(sent.id) == one:
                book.refused_drafts[sent.id] = sent
                raise
            return
        book.change(sent.id, lambda now: answered(now, sent, answer))

    async def _end(self, book: VisitBook, one: Dossier, calls: ReceptionCalls) -> None:
        """Send the papers as they are on the desk first: what is not asked for is not needed."""
        end, key = book.ending[one.kept.id], one.kept.id
        book.change(key, lambda now: edited(now, lambda draft: prepared(draft, end)))
        changed = book.find(key)
        if changed is not None and book.may_put(changed):
            await self._put(book, changed, calls)
            return
        wish = EndWish(
            version=one.kept.version,
            ending=end.ending,
            reasons=reasons_of(one.kept, end),
            code=read_dossier_code(end.code),
            despite_gaps=end.despite_gaps,
        )
        try:
            answer = await calls.end(key, wish, book.counter)
        except OfficeRefused as refused:
            del book.ending[key]
            if not await self._met(book, calls, refused):
                raise
            return
        del book.ending[key]
        book.change(key, lambda now: answered(now, one.kept, answer))
        self._listener.ended(book, key)

    async def _met(self, book: VisitBook, calls: ReceptionCalls, refused: OfficeRefused) -> bool:
        """Look at what somebody else has made of it; say whether that is why it was refused."""
        if refused.code not in {ReceptionRefusal.CHANGED, ReceptionRefusal.ENDED}:
            return False
        book.learn(await calls.list(book.visit, book.counter))
        return True

    async def _list(self, book: VisitBook, calls: ReceptionCalls) -> None:
        book.looked_at = self._looked_at
        book.learn(await calls.list(book.visit, book.counter))

    async def _fetch(self, calls: ReceptionCalls) -> None:
        form = self._to_fetch[0]
        try:
            receptions = await calls.list(form.visit, form.counter)
        except NotSignedIn:
            raise
        except (OfficeRefused, Rejected) as refused:
            self._to_fetch.popleft()
            self._listener.not_fetched(str(refused))
            return
        self._to_fetch.popleft()
        self._listener.fetched(form, next((one for one in receptions if one.id == form.reception), None))

    async def _read_note(self, book: VisitBook, calls: ReceptionCalls) -> None:
        book.note = await calls.note(book.visit, book.counter)
        book.note_is_known = True

    async def _write_note(self, book: VisitBook, calls: ReceptionCalls) -> None:
        text = (book.note_draft or "").strip()
        note = await calls.set_note(book.visit, text, book.counter)
        book.note, book.note_is_wanted = note, text != (book.note_draft or "").strip()

    async def _look_ahead(
        self, calls: ReceptionCalls, office: PreparedCalls, visit: VisitId, counter: CounterId
    ) -> None:
        document = await office.preregistration_of(visit, counter)
        note = await calls.note(visit, counter)
        if self._next != (visit, counter):
            return
        self._ahead_is_wanted = False
        dossiers = () if document is None else document.plan.dossiers
        self.ahead = Ahead(
            dossiers=len(dossiers),
            gaps=sum(len(prepared_gaps(one)) for one in dossiers),
            note="" if note is None else note.text,
            noted_by="" if note is None else note.clerk,
        )


def _told(code: str) -> Told:
    is_unknown = code in {ReceptionRefusal.UNKNOWN_PROCEDURE, ReceptionRefusal.UNKNOWN_CASE}
    return Told.UNKNOWN_PROCEDURE if is_unknown else Told.REFUSED
