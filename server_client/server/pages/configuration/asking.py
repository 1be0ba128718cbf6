"""What an administrator asks for by these pages: the document they see, and a change that becomes the draft."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from server_client.organisation_model.city import City
from server_client.organisation_model.editing import NotThere
from server_client.server.administration.administrator import Administrator, CenterRole
from server_client.server.administration.session import signed_in
from server_client.server.audit.trail import Deed
from server_client.server.configurations.configurations import Configurations
from server_client.server.configurations.errors import VersionsRefused
from server_client.server.configurations.versions import StoredCity
from server_client.server.pages.configuration.typed import TypedWrong
from server_client.server.pages.configuration.words import WORDS
from server_client.server.pages.frame import Asked, page
from server_client.server.routes.desk import center_of

HERE = "/admin/configuration"


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Who asks, and what they work on."""

    request: Request
    who: Administrator
    configurations: Configurations

    def show(self, template: str, *, status: int = 200, **shown: object) -> Response:
        """Return a page of this area."""
        wrong = shown.pop("wrong", None)
        return page(
            Asked(request=self.request, who=self.who, here=HERE),
            f"configuration/{template}",
            WORDS,
            status=status,
            done=self.request.query_params.get("done", ""),
            wrong=wrong,
            **shown,
        )

    async def newest(self) -> StoredCity:
        """Return the newest version; NotThere if there is none at all."""
        stored = await self.configurations.versions.newest()
        if stored is None:
            raise NotThere("There is no configuration yet; import one")
        return stored

    async def keep(self, seen: str, change: Callable[[City], City]) -> None:
        """Let the changed document be the draft; `seen` is the state that the form was made from."""
        stored = await self.newest()
        changed = change(stored.city)
        version, _, revision = seen.partition(".")
        at = (int(version), int(revision)) if version.isdecimal() and revision.isdecimal() else (0, 0)
        line = await self.configurations.versions.keep_draft(changed, by=self.who.name, note=stored.line.note, seen=at)
        if line.revision == 1:
            # The first change tells who began it; what came of it is in the publication's difference.
            deed = Deed(who=self.who.name, what="configuration_drafted", about=str(line.version))
            await center_of(self.request).trail.record(deed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrong:
    """Why something was not done: the word's name, and what was typed or said."""

    word: str
    detail: str = ""


async def desk_at(request: Request) -> Desk:
    """Return the desk of whoever is signed in as an administrator; leads others to the sign-in page."""
    who = await signed_in(request, CenterRole.ADMINISTRATOR)
    return Desk(request=request, who=who, configurations=center_of(request).configurations)


def wrong_of(error: VersionsRefused | NotThere | TypedWrong) -> Wrong:
    """Return what to say of it."""
    match error:
        case TypedWrong():
            return Wrong(word=f"wrong_{error.what}", detail=error.typed)
        case NotThere():
            return Wrong(word="wrong_not_there")
        case _:
            return Wrong(word=f"wrong_{error.code}")


def gone_to(path: str, done: str) -> Response:
    """Return the way to the page that shows what was done."""
    return RedirectResponse(f"{path}?done={done}", 303)


def seen_mark(stored: StoredCity) -> str:
    """Return what a form carries of the state that it was made from."""
    return f"{stored.line.version}.{stored.line.revision}"


def first(fields: Mapping[str, list[str]], name: str) -> str:
    """Return what was typed into a field, without blanks around it; empty if it is not there."""
    return fields.get(name, [""])[-1].strip()
