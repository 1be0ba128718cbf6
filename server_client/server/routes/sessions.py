"""Who stands behind a console's command: the session that came with it, checked against what is asked; 403 if not."""

from starlette.requests import HTTPConnection

from server_client.queue_model.commands import Command
from server_client.server.credentials import Credential, Role
from server_client.server.routes.desk import ProblemFoundError, desk_of
from server_client.server.staff.account import Account
from server_client.server.staff.refusals import NotSignedIn
from server_client.server.staff.rights import needs_session, why_not
from server_client.wire.answers import problem

SESSION_HEADER = "Motcua-Clerk"


def signed_in(connection: HTTPConnection, holder: Credential) -> Account | None:
    """Return whose session came with the request; None in a branch without PINs, 403 `no_session` if there is none."""
    staff = desk_of(connection).staff
    if not staff.has_pins:
        return None
    try:
        return staff.signed_in(holder.name, connection.headers.get(SESSION_HEADER, ""))
    except NotSignedIn as not_signed_in:
        raise ProblemFoundError(
            problem("no_session", "Nobody has signed in here", 403, str(not_signed_in))
        ) from not_signed_in


def insist_on_session(connection: HTTPConnection, holder: Credential, command: Command) -> None:
    """Refuse a console's command with 403 unless whoever is signed in may give it; other roles pass."""
    if holder.role is not Role.COUNTER or not needs_session(command):
        return
    state = desk_of(connection).hosted.state
    account = signed_in(connection, holder)
    # What was carried out stays so, whoever has the counter since: the same id gets the same answer.
    if account is None or command.id in state.settled:
        return
    wrong = why_not(account, command, state)
    if wrong is not None:
        raise ProblemFoundError(problem("other_clerk", "Not this clerk's work", 403, wrong))
