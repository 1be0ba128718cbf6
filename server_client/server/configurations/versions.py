"""The versions of the city's document in the centre's database: one may be a draft, all others stay as they are."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from server_client.organisation_model.city import City
from server_client.server.configurations.errors import DraftMoved, UnknownVersion
from server_client.server.errors import StoreBroken
from server_client.server.sql.sql import Row, Sql, SqlSession
from server_client.server.stored_time import stored
from server_client.wire.errors import Malformed
from server_client.wire.organisation import VersionLine, decode_city, encode_city

_COLUMNS = "version, is_draft, revision, by_name, note, at_ms"
_LONGEST_NOTE = 200
_KEPT_CITIES = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredCity:
    """One version with what it says."""

    line: VersionLine
    city: City


class Versions:
    """All versions of one city's document."""

    def __init__(self, sql: Sql, now: Callable[[], datetime]) -> None:
        """Keep them in the centre's database."""
        self._sql = sql
        self._now = now
        # A version that is no draft never changes, and reading one takes longer than most other work.
        self._cities: dict[int, StoredCity] = {}

    async def lines(self) -> list[VersionLine]:
        """Return all versions, newest first, without what they say."""
        found = await self._sql.rows(f"SELECT {_COLUMNS} FROM configuration_versions ORDER BY version DESC")  # noqa: S608
        return [_line(row) for row in found]

    async def newest(self) -> StoredCity | None:
        """Return the newest version, which may be the draft; None if there is none at all."""
        found = await self._sql.rows("SELECT MAX(version) FROM configuration_versions")
        newest = cast("int | None", found[0][0])
        return None if newest is None else await self.of(newest)

    async def of(self, version: int) -> StoredCity:
        """Return one version; UnknownVersion if there is none of that number."""
        known = self._cities.get(version)
        if known is not None:
            return known
        found = await self._sql.rows(
            f"SELECT {_COLUMNS}, document FROM configuration_versions WHERE version = $1",  # noqa: S608
            version,
        )
        if not found:
            raise UnknownVersion(f"There is no version {version}; see the list of versions")
        stored = StoredCity(line=_line(found[0]), city=_city(version, cast("bytes", found[0][6])))
        if not stored.line.is_draft:
            self._cities[version] = stored
            while len(self._cities) > _KEPT_CITIES:
                del self._cities[next(iter(self._cities))]
        return stored

    async def keep_draft(self, city: City, *, by: str, note: str, seen: tuple[int, int] | None) -> VersionLine:
        """Keep the document as the draft and return its line; `seen` is version and revision that it was made from.

        DraftMoved if there is another draft, or another state of it, than the one seen; None is for whoever replaces
        whatever there is.
        """
        async with self._sql.transaction() as session:
            # Who holds the newest version is alone here: what follows sees what those before have made.
            await session.rows("SELECT version FROM configuration_versions ORDER BY version DESC LIMIT 1 {lock}")
            draft = await _draft(session)
            if seen is not None and draft is not None and (draft.version, draft.revision) != seen:
                raise DraftMoved(
                    f"The draft {draft.version} was changed by {draft.by} meanwhile; look at it and do it once more"
                )
            version = draft.version if draft is not None else await _next_version(session)
            line = VersionLine(
                version=version,
                is_draft=True,
                revision=1 if draft is None else draft.revision + 1,
                by=by,
                note=note[:_LONGEST_NOTE],
                at_ms=stored(self._now()),
            )
            await _put(session, line, encode_city(city))
        return line

    async def discard_draft(self) -> None:
        """Take the draft away, if there is one."""
        await self._sql.change("DELETE FROM configuration_versions WHERE is_draft = $1", True)

    async def fix(self, session: SqlSession, line: VersionLine) -> None:
        """Make a draft a version that stays as it is; DraftMoved if it is not as in `line` any more."""
        changed = await session.change(
            "UPDATE configuration_versions SET is_draft = $3 WHERE version = $1 AND revision = $2",
            line.version,
            line.revision,
            False,
        )
        if changed != 1:
            raise DraftMoved(f"The draft {line.version} was changed meanwhile; look at it and publish it then")


async def _draft(session: SqlSession) -> VersionLine | None:
    found = await session.rows(
        f"SELECT {_COLUMNS} FROM configuration_versions WHERE is_draft = $1 ORDER BY version {{lock}}",  # noqa: S608
        True,
    )
    return _line(found[0]) if found else None


async def _next_version(session: SqlSession) -> int:
    found = await session.rows("SELECT MAX(version) FROM configuration_versions")
    return (cast("int | None", found[0][0]) or 0) + 1


async def _put(session: SqlSession, line: VersionLine, document: bytes) -> None:
    changed = await session.change(
        f"INSERT INTO configuration_versions ({_COLUMNS}, document) VALUES ($1, $2, $3, $4, $5, $6, $7)"  # noqa: S608
        " ON CONFLICT (version) DO UPDATE SET revision = $3, by_name = $4, note = $5, at_ms = $6, document = $7"
        " WHERE configuration_versions.is_draft = $2 AND configuration_versions.revision = $3 - 1",
        line.version,
        line.is_draft,
        line.revision,
        line.by,
        line.note,
        line.at_ms,
        document,
    )
    if changed != 1:
        raise DraftMoved("Somebody else has made a draft in this moment; look at it and do it once more")


def _line(row: Row) -> VersionLine:
    version, is_draft, revision, by, note, at_ms = cast("tuple[int, bool, int, str, str, int]", row[:6])
    return VersionLine(version=version, is_draft=bool(is_draft), revision=revision, by=by, note=note, at_ms=at_ms)


def _city(version: int, document: bytes) -> City:
    try:
        return decode_city(document)
    except Malformed as wrong:
        raise StoreBroken(
            f"Version {version} of the configuration cannot be read ({wrong}); it was made by a newer program"
        ) from wrong
