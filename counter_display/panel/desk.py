"""The panel's use case: follows one counter, asks after each finish, and hands on what was said; it draws nothing.

What it has to send goes to `give` and `comment`, which return at once. A question belongs to the last ticket that was
finished here, and is gone as soon as the next number is called.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from counter_display.panel import rating as asking
from counter_display.panel.fee import FeeRequest
from counter_display.panel.picture import MOST_REASONS, ClerkCard, Outlook, PanelPicture, Trouble, levels_of, picture_of
from counter_display.panel.rating import GivenRating, Questions, Rating, RatingStep
from server_client.client.connection import ConnectionState
from server_client.queue_model.branch import Branch
from server_client.queue_model.configuration import VIETNAMESE
from server_client.queue_model.counter import CounterState
from server_client.queue_model.ids import ClerkId, CounterId, Language, ReasonCode, TicketId
from server_client.queue_model.ticket import TicketState

CHOSEN_LANGUAGE_S = 60.0
"""How long a language that somebody chose holds while nobody is called or served."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outbound:
    """Where what was said goes, and who is told which clerk's card is needed."""

    give: Callable[[GivenRating], None]
    comment: Callable[[TicketId, str], None]
    want: Callable[[ClerkId | None], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelRules:
    """How a panel is set up: the languages it has, its own first, and whether there is something to write with."""

    languages: Sequence[Language] = (VIETNAMESE,)
    comments: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Choice:
    language: Language
    ticket: TicketId | None
    until: float


class PanelDesk:
    """One counter's panel; every method returns at once, and `show` gets each new picture.

    `clock` is the wall clock, `elapsed` a clock in seconds that never jumps.
    """

    def __init__(
        self,
        rules: PanelRules,
        *,
        outbound: Outbound,
        clock: Callable[[], datetime],
        elapsed: Callable[[], float],
        show: Callable[[PanelPicture], None],
    ) -> None:
        """Begin with no counter: `sit_at` names it."""
        self._rules = rules
        self._outbound = outbound
        self._clock = clock
        self._elapsed = elapsed
        self._show = show
        self._counter: CounterId | None = None
        self._branch: Branch | None = None
        self._served: TicketId | None = None
        self._rating: Rating | None = None
        self._fee: FeeRequest | None = None
        self._card: ClerkCard | None = None
        self._choice: _Choice | None = None
        self._trouble = Trouble.CONNECTING
        self._stale_since: datetime | None = None

    def sit_at(self, counter: CounterId | None) -> None:
        """Belong to this counter from now on; the same again changes nothing."""
        if counter == self._counter:
            return
        self._stop_asking()
        self._counter, self._served, self._fee = counter, None, None
        self._look_at_counter()
        self.refresh()

    def know(self, branch: Branch) -> None:
        """Take the branch as it is now."""
        self._branch = branch
        self._look_at_counter()
        self.refresh()

    def line(self, trouble: Trouble) -> None:
        """Take how the line to the server is: NONE while the branch is followed."""
        if trouble is Trouble.NONE:
            self._stale_since = None
        elif self._trouble is Trouble.NONE:
            self._stale_since = self._clock()
        self._trouble = trouble
        self.refresh()

    def know_clerk(self, card: ClerkCard | None) -> None:
        """Take the card of the clerk who was asked for."""
        self._card = card
        self.refresh()

    def ask_fee(self, fee: FeeRequest) -> None:
        """Show what a citizen is asked to transfer, as long as the ticket is served here."""
        self._fee = fee
        self.refresh()

    def withdraw_fee(self) -> None:
        """Take it away again; nobody has said whether it was paid."""
        self._fee = None
        self.refresh()

    def speak(self, language: Language) -> None:
        """Take the language that the citizen chose, for as long as they are here."""
        if language in self._rules.languages:
            until = self._elapsed() + CHOSEN_LANGUAGE_S
            self._choice = _Choice(language=language, ticket=self._person(), until=until)
            self.refresh()

    def rate(self, score: int) -> None:
        """Take the level that was touched."""
        self._go_on(lambda rating, at: asking.rate(rating, score, at=at))

    def toggle(self, reason: ReasonCode) -> None:
        """Take a reason that was touched."""
        self._go_on(lambda rating, at: (asking.toggle(rating, reason, at=at), None))

    def choose_again(self) -> None:
        """Go back to the levels."""
        self._go_on(lambda rating, at: (asking.choose_again(rating, at=at), None))

    def give(self) -> None:
        """Take the lowest level with its reasons."""
        self._go_on(lambda rating, at: asking.give(rating, at=at))

    def write(self) -> None:
        """Let the citizen write, or go on writing."""
        self._go_on(lambda rating, at: (asking.write(rating, at=at), None))

    def comment(self, text: str) -> None:
        """Take what was written; nothing but white space is nothing."""
        rating = self._rating
        if rating is None or rating.step is not RatingStep.COMMENT:
            return
        if text.strip():
            self._outbound.comment(rating.ticket, text.strip())
        self._go_on(lambda rating, at: (asking.stop_writing(rating, at=at), None))

    def tick(self) -> None:
        """Take that time has gone on."""
        now = self._elapsed()
        if self._rating is not None and asking.is_over(self._rating, at=now):
            self._stop_asking()
        if self._choice is not None and self._choice.ticket is None and now >= self._choice.until:
            self._choice = None
        self.refresh()

    def refresh(self) -> None:
        """Show the panel as it is now."""
        outlook = Outlook(
            now=self._clock(),
            language=self._language(),
            branch=self._branch,
            counter=self._counter,
            trouble=self._trouble,
            stale_since=self._stale_since,
            clerk=self._card,
            fee=self._fee,
            rating=self._rating,
        )
        self._show(picture_of(outlook))

    def _look_at_counter(self) -> None:
        """See what has become of the ticket that was served here, and who sits here."""
        if self._branch is None or self._counter is None:
            self._outbound.want(None)
            return
        counter = self._branch.counter(self._counter)
        if counter.state.is_busy:
            self._stop_asking()
        elif self._served is not None:
            self._ask_about(self._branch, self._served)
        self._served = counter.ticket if counter.state is CounterState.SERVING else None
        if self._fee is not None and self._fee.ticket != self._served:
            self._fee = None
        self._outbound.want(counter.clerk)

    def _ask_about(self, branch: Branch, served: TicketId) -> None:
        ticket, configuration = branch.tickets.get(served), branch.configuration
        if ticket is None or ticket.state is not TicketState.FINISHED or ticket.rating is not None:
            return
        if ticket.ended_at is None or (branch.at - ticket.ended_at).total_seconds() > asking.ASKED_S:
            # It was finished while the line was cut, and whoever it was has left. Both times are the server's.
            return
        if configuration is None or not levels_of(configuration.rating_levels):
            return
        questions = Questions(
            levels=configuration.rating_levels,
            reasons=tuple(reason.code for reason in configuration.rating_reasons[:MOST_REASONS]),
            comments=self._rules.comments,
        )
        self._rating = asking.ask(served, questions, at=self._elapsed())

    def _go_on(self, step: Callable[[Rating, float], tuple[Rating, GivenRating | None]]) -> None:
        if self._rating is None:
            return
        self._rating, given = step(self._rating, self._elapsed())
        if given is not None:
            self._outbound.give(given)
        self.refresh()

    def _stop_asking(self) -> None:
        given = self._rating.unsent if self._rating is not None else None
        self._rating = None
        if given is not None:
            self._outbound.give(given)

    def _person(self) -> TicketId | None:
        """Return the ticket of whoever is asked, called or served here."""
        if self._rating is not None:
            return self._rating.ticket
        if self._branch is None or self._counter is None:
            return None
        return self._branch.counter(self._counter).ticket

    def _language(self) -> Language:
        person, own = self._person(), self._rules.languages[0]
        if self._choice is not None and self._choice.ticket == person:
            return self._choice.language
        if self._branch is None or person is None or person not in self._branch.tickets:
            return own
        spoken = self._branch.visits[self._branch.tickets[person].visit].language
        return spoken if spoken in self._rules.languages else own


def trouble_of(state: ConnectionState, *, is_shut_out: bool) -> Trouble:
    """Return what staff have to know of a line in that state."""
    match state:
        case ConnectionState.ONLINE:
            return Trouble.NONE
        case ConnectionState.CONNECTING:
            return Trouble.CONNECTING
        case ConnectionState.OFFLINE:
            return Trouble.SHUT_OUT if is_shut_out else Trouble.UNREACHABLE
