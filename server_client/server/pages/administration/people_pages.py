"""The pages about people of a centre: who there is, adding and changing them; for administrators."""

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from server_client.server.administration.account import Account, branches_of, branches_text
from server_client.server.administration.administrator import Administrator, CenterRole
from server_client.server.administration.people import Person, PersonFault
from server_client.server.administration.session import form_of, signed_in
from server_client.server.pages.administration.people_words import PEOPLE_WORDS
from server_client.server.pages.frame import Asked, page
from server_client.server.pages.moments import moment_text
from server_client.server.routes.desk import center_of, desks_of

_HERE = "/admin/people"


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRow:
    """Someone as they stand in the list."""

    account: Account
    state: str
    tone: str
    seen: str

    @property
    def path(self) -> str:
        """Return where their own page is."""
        return f"{_HERE}/{self.account.name}"


async def get_people(request: Request) -> Response:
    """Return the list, with the form for one more."""
    return await _list(request, await signed_in(request, CenterRole.ADMINISTRATOR))


async def post_people(request: Request) -> Response:
    """Add someone, and show their initial password this once."""
    who = await signed_in(request, CenterRole.ADMINISTRATOR)
    form = await form_of(request, who)
    people = center_of(request).administration.people
    try:
        person = _person(form, form.get("name", "").strip().lower())
        password = await people.add(person, by=who.name)
    except PersonFault as fault:
        return await _list(request, who, given=form, wrong=fault.why)
    return await _person_page(request, who, person.name, password=password)


async def get_person(request: Request) -> Response:
    """Return the page of one person."""
    who = await signed_in(request, CenterRole.ADMINISTRATOR)
    return await _person_page(request, who, request.path_params["name"])


async def post_person(request: Request) -> Response:
    """Change someone, give them an initial password again, or end their account: `do` says which."""
    who = await signed_in(request, CenterRole.ADMINISTRATOR)
    form, name = await form_of(request, who), request.path_params["name"]
    people = center_of(request).administration.people
    try:
        match form.get("do"):
            case "end":
                await people.end(name, by=who.name)
                return RedirectResponse(_HERE, 303)
            case "renew":
                return await _person_page(request, who, name, password=await people.renew(name, by=who.name))
            case _:
                await people.change(_person(form, name), by=who.name)
    except PersonFault as fault:
        return await _person_page(request, who, name, wrong=fault.why)
    return await _person_page(request, who, name, is_saved=True)


async def _list(
    request: Request, who: Administrator, *, given: dict[str, str] | None = None, wrong: str = ""
) -> Response:
    accounts = await center_of(request).administration.people.all()
    return page(
        Asked(request=request, who=who, here=_HERE),
        "administration/people.html",
        PEOPLE_WORDS,
        status=409 if wrong else 200,
        rows=[_row(request, account) for account in accounts],
        roles=[role.value for role in CenterRole],
        given=given or {},
        wrong=wrong,
    )


async def _person_page(
    request: Request, who: Administrator, name: str, *, password: str = "", wrong: str = "", is_saved: bool = False
) -> Response:
    account = await center_of(request).administration.people.find(name)
    if account is None:
        return RedirectResponse(_HERE, 303)
    return page(
        Asked(request=request, who=who, here=_HERE),
        "administration/person.html",
        PEOPLE_WORDS,
        status=409 if wrong else 200,
        row=_row(request, account),
        roles=[role.value for role in CenterRole],
        branches=branches_text(account.branches),
        password=password,
        wrong=wrong,
        is_saved=is_saved,
    )


def _row(request: Request, account: Account) -> PersonRow:
    now = desks_of(request).now()
    state, tone = "begun", "positive"
    if account.initial_until is not None:
        state, tone = ("waiting", "accent") if now < account.initial_until else ("expired", "caution")
    return PersonRow(account=account, state=state, tone=tone, seen=moment_text(account.seen_at, now))


def _person(form: dict[str, str], name: str) -> Person:
    try:
        role = CenterRole(form.get("role", ""))
    except ValueError as wrong:
        raise PersonFault("role", "There is no such role") from wrong
    # Only a supervisor's branches mean anything; another role's would come back with a change of the role.
    branches = branches_of(form.get("branches", "")) if role is CenterRole.SUPERVISOR else frozenset()
    return Person(name=name, shown_name=" ".join(form.get("shown", "").split()), role=role, branches=branches)
