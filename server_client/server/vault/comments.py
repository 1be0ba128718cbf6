"""What is done with citizens' comments in an open vault: one is kept sealed for each ticket; it has no clock."""

from collections.abc import Iterable
from datetime import date

from server_client.queue_model.ids import ClerkId, TicketId
from server_client.server.vault.comment_table import ClerksDays, CommentId
from server_client.server.vault.person_keys import PersonKeys
from server_client.server.vault.sealing import Sealing
from server_client.server.vault.vault_file import VaultFile


class Comments:
    """The comments of an open vault; its methods block, and raise VaultClosed if a record does not open."""

    def __init__(self, file: VaultFile, sealing: Sealing, marks: PersonKeys) -> None:
        """Keep in `file` what `sealing` seals; `marks` make of a ticket what only this vault knows it by."""
        self._file = file
        self._sealing = sealing
        self._marks = marks

    def keep(self, ticket: TicketId, about: tuple[ClerkId | None, date], text: str, new: CommentId) -> bool:
        """Keep a comment about a clerk on a day; say False, and keep nothing, if the ticket has another already."""
        mark = self._marks.key(f"comment {ticket}")
        with self._file.transaction():
            known = self._file.comments.marked(mark)
            if known is not None:
                return self._sealing.open(comment_record(known)) == text.encode()
            self._file.comments.add(new, mark, *about)
            self._sealing.keep(comment_record(new), text.encode())
        return True

    def of_ticket(self, ticket: TicketId) -> CommentId | None:
        """Return the comment of a ticket of today."""
        return self._file.comments.marked(self._marks.key(f"comment {ticket}"))

    def texts(self, asked: Iterable[ClerksDays]) -> list[str]:
        """Return the comments about these clerks on these days, in no order of time."""
        found = sorted({comment for days in asked for comment in self._file.comments.of(days)})
        texts = [self._sealing.open(comment_record(comment)) for comment in found]
        return [text.decode() for text in texts if text is not None]


def comment_record(comment: CommentId) -> str:
    """Return the name under which a comment's text is sealed."""
    return f"comment {comment}"
