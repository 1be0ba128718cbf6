"""The ways between a city's branches, as one branch has them; how long each takes, people say who know the city."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from server_client.organisation_model.city import City, Travel
from server_client.organisation_model.editing import site_of
from server_client.queue_model.ids import BranchId


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """Minutes to another branch, and back from there; None where nobody is sent that way."""

    there: int | None
    back: int | None


def ways_from(city: City, branch: BranchId) -> dict[BranchId, Way]:
    """Return the way to each other branch with a queue; NotThere if this one has none."""
    site_of(city, branch)
    return {
        one.branch: Way(
            there=city.travel_minutes(branch, one.branch),
            back=city.travel_minutes(one.branch, branch),
        )
        for one in city.sites
        if one.branch != branch
    }


def with_ways(city: City, branch: BranchId, ways: Mapping[BranchId, Way]) -> City:
    """Give the branch these ways, and leave those to branches that are not named; NotThere.

    What takes as long there as back is one line of the document.
    """
    known = ways_from(city, branch)
    for end in ways:
        site_of(city, end)
    changed = {end: way for end, way in ways.items() if known.get(end) != way}
    kept = tuple(
        one
        for one in city.travel
        if not (branch in {one.start, one.end} and (one.end if one.start == branch else one.start) in changed)
    )
    new = (one for end, way in changed.items() for one in _lines(branch, end, way))
    return replace(city, travel=(*kept, *new))


def _lines(branch: BranchId, end: BranchId, way: Way) -> Iterator[Travel]:
    if way.there is not None and way.there == way.back:
        yield Travel(start=branch, end=end, minutes=way.there)
        return
    if way.there is not None:
        yield Travel(start=branch, end=end, minutes=way.there, one_way=True)
    if way.back is not None:
        yield Travel(start=end, end=branch, minutes=way.back, one_way=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class WayChange:
    """A way from a branch that takes other minutes than before; None where nobody is or was sent that way."""

    end: BranchId
    before: int | None
    after: int | None


def changed_ways(old: City, new: City, branch: BranchId) -> Iterator[WayChange]:
    """Go through the ways from a branch that are different in two documents."""
    for site in new.sites:
        before = old.travel_minutes(branch, site.branch)
        after = new.travel_minutes(branch, site.branch)
        if before != after:
            yield WayChange(end=site.branch, before=before, after=after)
