"""Who looks at what a citizen has prepared or handed in, from which counter; it decides nothing about what they see."""

from dataclasses import dataclass

from starlette.requests import Request

from server_client.queue_model.ids import ClerkId, CounterId
from server_client.server.credentials import Credential, Role
from server_client.server.routes.desk import ProblemFoundError, desk_of
from server_client.server.routes.sessions import signed_in
from server_client.server.staff.account import Account, StaffRole
from server_client.server.vault.reading_rights import Look
from server_client.wire.answers import problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Looker:
    """A look, and who takes it: `account` is whoever has signed in, `at_counter` who has the named counter open."""

    look: Look
    account: Account | None
    at_counter: ClerkId | None


def looking(request: Request, reader: Credential) -> Looker:
    """Return who looks at the counter that the request names; 404 if there is no such counter.

    In a branch with PINs a console needs a session, and the counter must be free or its clerk's own; 403 if not.
    """
    branch, counter = desk_of(request).hosted.state, request.query_params.get("counter")
    if counter and (branch.configuration is None or branch.configuration.counter(CounterId(counter)) is None):
        raise ProblemFoundError(
            problem("unknown_counter", "There is no such counter", 404, "Name a counter of the branch's configuration")
        )
    look = Look(reader=reader, branch=branch, counter=CounterId(counter) if counter else None)
    at_counter = None if look.counter is None else branch.counter(look.counter).clerk
    account = signed_in(request, reader) if reader.role is Role.COUNTER else None
    is_bound = account is not None and account.role is not StaffRole.SUPERVISOR
    if is_bound and account is not None and at_counter not in {None, account.clerk}:
        raise other_clerk(f"Counter {counter} is open for {at_counter}; they close it, or a supervisor does")
    return Looker(look=look, account=account, at_counter=at_counter)


def other_clerk(detail: str) -> ProblemFoundError:
    """Return the refusal of what another clerk has in hand."""
    return ProblemFoundError(problem("other_clerk", "Not this clerk's work", 403, detail))
