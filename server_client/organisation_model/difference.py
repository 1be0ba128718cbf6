"""What is different between two documents of a city, branch by branch, as changes that can be put into words."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum

from server_client.organisation_model.city import City, DeviceKind, SiteDevice
from server_client.organisation_model.compiling import branch_configuration
from server_client.queue_model.configuration import Configuration, Names
from server_client.queue_model.ids import BranchId


class Deed(StrEnum):
    """What became of the thing."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"


@dataclass(frozen=True, slots=True, kw_only=True)
class Detail:
    """One field of a changed thing, before and after."""

    field: str
    before: object
    after: object


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One thing that is different; `subject` names its kind as the configuration's field does, as `services`.

    `from_day` is the first day on which it shows, None if it does at once. MOVED is a list in another order.
    """

    subject: str
    code: str
    deed: Deed
    names: Names
    details: tuple[Detail, ...] = ()
    from_day: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BranchChanges:
    """What is different at one branch; nothing of another that is not listed."""

    branch: BranchId
    names: Names
    changes: tuple[Change, ...]


# By what the things of each list are told apart.
_KEYS: Mapping[str, str] = {
    "services": "code",
    "counters": "id",
    "profiles": "code",
    "classes": "code",
    "policies": "from_day",
    "outcomes": "code",
    "pause_reasons": "code",
    "call_reasons": "code",
    "hold_reasons": "code",
    "cancel_reasons": "code",
    "rating_reasons": "code",
    "kiosks": "id",
    "devices": "id",
    "calendar": "day",
    "notices": "texts",
}
_NO_NAMES: Names = {}


def difference(old: City | None, new: City, on: date) -> tuple[BranchChanges, ...]:
    """Return what is different from the day `on` on, in the order of the new document; None is an empty one before."""
    before = () if old is None else tuple(site.branch for site in old.sites)
    branches = dict.fromkeys((*(site.branch for site in new.sites), *before))
    found = (changes_at(old, new, branch, on) for branch in branches)
    return tuple(one for one in found if one.changes)


def changes_at(old: City | None, new: City, branch: BranchId, on: date) -> BranchChanges:
    """Return what is different at one branch."""
    known: set[str] = set()
    changes: list[Change] = []
    turns = {*new.turning_days(branch), *(() if old is None else old.turning_days(branch))}
    for day in (on, *sorted(turn for turn in turns if turn > on)):
        for change in _on_day(old, new, branch, day):
            # What shows on an earlier day already is not told again.
            told = repr(change)
            if told not in known:
                known.add(told)
                changes.append(_dated(change, None if day == on else day))
    unit = new.unit(branch) or (old.unit(branch) if old is not None else None)
    return BranchChanges(branch=branch, names=_NO_NAMES if unit is None else unit.names, changes=tuple(changes))


def configuration_changes(old: Configuration, new: Configuration) -> tuple[Change, ...]:
    """Return what is different between two configurations of a branch, but for the version."""
    return tuple(_between(old, new))


def _on_day(old: City | None, new: City, branch: BranchId, day: date) -> Iterator[Change]:
    before, after = _compiled(old, branch, day), _compiled(new, branch, day)
    if before is None and after is not None:
        yield Change(subject="branch", code=branch, deed=Deed.ADDED, names=after.branch)
    elif before is not None and after is None:
        yield Change(subject="branch", code=branch, deed=Deed.REMOVED, names=before.branch)
    elif before is not None and after is not None:
        yield from _between(before, after)
        yield from _beside(old, new, branch, day)


def _compiled(city: City | None, branch: BranchId, day: date) -> Configuration | None:
    if city is None or city.site(branch) is None or not city.in_force(branch, day):
        return None
    return branch_configuration(city, branch, day)


def _beside(old: City | None, new: City, branch: BranchId, day: date) -> Iterator[Change]:
    """Go through what the queue does not know of: other devices, voices, staff."""
    before, after = None if old is None else old.site(branch), new.site(branch)
    if old is None or before is None or after is None:
        return
    yield from _lists("devices", _others(before.devices, day), _others(after.devices, day))
    heard, to_hear = before.voice or old.voice, after.voice or new.voice
    if heard != to_hear:
        yield Change(subject="voice", code="", deed=Deed.CHANGED, names=_NO_NAMES, details=_details(heard, to_hear))
    if before.staff != after.staff:
        detail = Detail(field="staff", before=before.staff, after=after.staff)
        yield Change(subject="staff", code="", deed=Deed.CHANGED, names=_NO_NAMES, details=(detail,))


def _others(devices: Sequence[SiteDevice], day: date) -> tuple[SiteDevice, ...]:
    return tuple(one for one in devices if one.kind is not DeviceKind.KIOSK and one.holds_on(day))


def _between(old: Configuration, new: Configuration) -> Iterator[Change]:
    for field in fields(Configuration):
        before, after = getattr(old, field.name), getattr(new, field.name)
        if before == after or field.name == "version":
            continue
        if field.name in _KEYS:
            yield from _lists(field.name, before, after)
        else:
            detail = Detail(field=field.name, before=before, after=after)
            yield Change(subject=field.name, code="", deed=Deed.CHANGED, names=_NO_NAMES, details=(detail,))


def _lists(subject: str, old: Sequence[object], new: Sequence[object]) -> Iterator[Change]:
    before, after = _by_key(subject, old), _by_key(subject, new)
    for key, thing in before.items():
        if key not in after:
            yield Change(subject=subject, code=key, deed=Deed.REMOVED, names=_names_of(thing))
    for key, thing in after.items():
        if key not in before:
            yield Change(subject=subject, code=key, deed=Deed.ADDED, names=_names_of(thing), details=_all_of(thing))
        elif before[key] != thing:
            details = _details(before[key], thing)
            yield Change(subject=subject, code=key, deed=Deed.CHANGED, names=_names_of(thing), details=details)
    if [key for key in before if key in after] != [key for key in after if key in before]:
        yield Change(subject=subject, code="", deed=Deed.MOVED, names=_NO_NAMES)


def _by_key(subject: str, things: Sequence[object]) -> dict[str, object]:
    return {_key_text(getattr(thing, _KEYS[subject])): thing for thing in things}


def _key_text(key: object) -> str:
    # A notice is its text: one whose words are changed is another one.
    return next(iter(key.values()), "") if isinstance(key, Mapping) else str(key)


def _names_of(thing: object) -> Names:
    names: Names = getattr(thing, "names", _NO_NAMES)
    return names


def _all_of(thing: object) -> tuple[Detail, ...]:
    """Return of a new thing what matters about it: its days, if it has some."""
    told = ("from_day", "to_day")
    values = [(name, getattr(thing, name, None)) for name in told]
    return tuple(Detail(field=name, before=None, after=value) for name, value in values if value is not None)


def _details(old: object, new: object) -> tuple[Detail, ...]:
    names = [field.name for field in fields(old)]  # type: ignore[arg-type]  # all in these lists are dataclasses
    found = ((name, getattr(old, name), getattr(new, name)) for name in names)
    return tuple(Detail(field=name, before=before, after=after) for name, before, after in found if before != after)


def _dated(change: Change, day: date | None) -> Change:
    return Change(
        subject=change.subject,
        code=change.code,
        deed=change.deed,
        names=change.names,
        details=change.details,
        from_day=day,
    )
