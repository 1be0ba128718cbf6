"""One version before it goes out: what it changes at each branch, who would stand in its way, and the publication."""

from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import Response

from server_client.organisation_model.change_words import change_text
from server_client.organisation_model.checking import faults
from server_client.organisation_model.city import City
from server_client.organisation_model.compiling import NoQueue, branch_configuration
from server_client.organisation_model.difference import BranchChanges, changes_at
from server_client.organisation_model.ways import changed_ways
from server_client.queue_model.configuration import VIETNAMESE
from server_client.queue_model.ids import BranchId, Language
from server_client.queue_model.stranding import Stranded, stranded
from server_client.server.administration.session import fields_of
from server_client.server.configurations.errors import VersionsRefused
from server_client.server.configurations.versions import StoredCity
from server_client.server.pages.bilingual import in_language, language_of
from server_client.server.pages.configuration.asking import HERE, Desk, Wrong, desk_at, gone_to, wrong_of
from server_client.server.pages.configuration.words import WORDS
from server_client.server.routes.configuration import version_of
from server_client.server.routes.desk import desks_of, served

# To build a branch's state takes time and memory; of more than so many changed branches nobody reads who waits.
_MOST_LOOKED_INTO = 12


async def get_version_page(request: Request) -> Response:
    """Return the page of a version."""
    desk = await desk_at(request)
    return await _page(desk)


async def post_publish(request: Request) -> Response:
    """Let the chosen branches have the version."""
    desk = await desk_at(request)
    fields = await fields_of(request, desk.who)
    try:
        stored = await desk.configurations.versions.of(version_of(request.path_params["version"]))
        branches = [BranchId(branch) for branch in fields.get("branch", [])]
        await desk.configurations.publish(stored, branches, by=desk.who.name)
    except VersionsRefused as refused:
        return await _page(desk, wrong_of(refused))
    return gone_to(HERE, "published")


async def _page(desk: Desk, wrong: Wrong | None = None) -> Response:
    versions = desk.configurations.versions
    try:
        stored = await versions.of(version_of(desk.request.path_params["version"]))
    except VersionsRefused as refused:
        return desk.show("unknown.html", status=404, wrong=wrong_of(refused))
    wished = {one.branch: one.version for one in await desk.configurations.offers.publications()}
    changes = [await _changes(desk, stored, site.branch, wished) for site in stored.city.sites]
    ways = await _ways(desk, stored.city)
    newest = (await versions.lines())[0].version
    return desk.show(
        "version.html",
        status=409 if wrong else 200,
        wrong=wrong,
        stored=stored,
        is_old=stored.line.version != newest,
        faults=faults(stored.city, desk.configurations.today),
        branches=[
            _shown(one, wished.get(one.branch), language_of(desk.request), in_way, ways.get(one.branch, []))
            for one, in_way in zip(changes, await _in_the_way(desk, stored.city, changes), strict=True)
        ],
    )


async def _changes(desk: Desk, stored: StoredCity, branch: BranchId, wished: Mapping[BranchId, int]) -> BranchChanges:
    version = wished.get(branch)
    old: City | None = None if version is None else (await desk.configurations.versions.of(version)).city
    return changes_at(old, stored.city, branch, desk.configurations.today)


async def _ways(desk: Desk, city: City) -> dict[BranchId, list[str]]:
    """Return in words which ways are others than in the newest version that is published, which is the one in use."""
    published = [one.version for one in await desk.configurations.versions.lines() if not one.is_draft]
    if not published:
        # Of a first version everything is new.
        return {}
    old = (await desk.configurations.versions.of(max(published))).city
    words = in_language(WORDS, language_of(desk.request))

    def told(minutes: int | None) -> str:
        return words["way_none"] if minutes is None else words["way_minutes"].format(minutes=minutes)

    return {
        site.branch: [
            words["way_changed"].format(end=one.end, after=told(one.after), before=told(one.before))
            for one in changed_ways(old, city, site.branch)
        ]
        for site in city.sites
    }


async def _in_the_way(desk: Desk, city: City, changes: list[BranchChanges]) -> list[tuple[Stranded, ...]]:
    """Return who could not be served any more at this moment, for each of the branches."""
    looked_into = {one.branch for one in [one for one in changes if one.changes][:_MOST_LOOKED_INTO]}
    desks = desks_of(desk.request)
    found: list[tuple[Stranded, ...]] = []
    for one in changes:
        if one.branch not in looked_into or not desks.knows(one.branch) or one.branch in desks.unusable:
            found.append(())
            continue
        try:
            wanted = branch_configuration(city, one.branch, desk.configurations.today)
        except NoQueue:
            found.append(())
            continue
        found.append(stranded((await served(desks, one.branch)).state, wanted))
    return found


def _shown(
    changes: BranchChanges, wished: int | None, language: Language, in_way: tuple[Stranded, ...], ways: list[str]
) -> dict[str, object]:
    return {
        "code": changes.branch,
        "name": changes.names.get(language) or changes.names.get(VIETNAMESE, ""),
        "version": wished,
        "changes": [*(change_text(change, language) for change in changes.changes), *ways],
        "in_way": in_way,
    }
