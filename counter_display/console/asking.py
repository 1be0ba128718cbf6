"""What a clerk is being asked: about a deed that is not said to the end, or what is to be done to a ticket."""

from counter_display.serving.deeds import Action, Deed
from counter_display.serving.outlook import Outlook
from counter_display.serving.questions import Question, question_about, ticket_question
from server_client.queue_model.ids import TicketId


class Asking:
    """At most one question; what the branch has made pointless is asked no more."""

    def __init__(self) -> None:
        self._deed: Deed | None = None
        self._ticket: TicketId | None = None

    @property
    def is_open(self) -> bool:
        """Say whether anything is asked."""
        return self._deed is not None or self._ticket is not None

    def ask_about(self, deed: Deed) -> None:
        """Ask what is still to be chosen for the deed."""
        self._deed, self._ticket = deed, None

    def ask_what_for(self, ticket: TicketId) -> None:
        """Ask what is to be done to a ticket."""
        self._deed, self._ticket = None, ticket

    def drop(self) -> None:
        """Ask nothing any more."""
        self._deed = self._ticket = None

    def answered(self, choice: str) -> Deed | None:
        """Return the deed that the answer makes, and ask no more; None if nothing was asked."""
        deed, ticket = self._deed, self._ticket
        self.drop()
        if deed is not None:
            return deed.choosing(choice)
        return None if ticket is None else Deed(action=Action(choice), ticket=ticket)

    def question(self, outlook: Outlook) -> Question | None:
        """Return the question as it stands now; None if nothing is asked, or nothing can be answered any more."""
        question = None
        if self._deed is not None:
            question = question_about(outlook, self._deed)
        elif self._ticket is not None and outlook.branch.tickets.get(self._ticket):
            question = ticket_question(outlook, self._ticket)
        return question if question and any(one.refused is None for one in question.options) else None
