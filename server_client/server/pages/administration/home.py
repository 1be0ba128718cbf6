"""The first page for people of a centre: the state of things in four figures, and what somebody should look at."""

from collections.abc import Iterator
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from server_client.server.administration.administrator import Administrator, CenterRole
from server_client.server.administration.session import signed_in
from server_client.server.audit.trail import Sought
from server_client.server.center import Center
from server_client.server.front_certificate import FrontCertificate
from server_client.server.monitor.branch_line import BranchLine
from server_client.server.pages.administration.device_rows import DeviceRow, DeviceState, device_rows
from server_client.server.pages.administration.fault_words import FAULT_WORDS, faults_text
from server_client.server.pages.administration.home_words import HOME_WORDS
from server_client.server.pages.bilingual import in_language, language_of
from server_client.server.pages.frame import Asked, page
from server_client.server.pages.moments import moment_text
from server_client.server.replication.node_certificates import CERTIFICATE_ENDS
from server_client.server.replication.noted_faults import told_in
from server_client.server.routes.desk import center_of, desks_of
from server_client.tls.certificates import Ending
from server_client.wire.overview import Link

_MOST = 12
_RECENT = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """Something that somebody should look at, and where."""

    tone: str
    icon: str
    title: str
    detail: str
    path: str


async def get_home(request: Request) -> Response:
    """Return the page."""
    who = await signed_in(request)
    center, language = center_of(request), language_of(request)
    rows = device_rows(center, who, language)
    lines = [line for branch, line in sorted(center.board.shown.lines.items()) if who.sees(branch)]
    seen = _Seen(request, center, who)
    matters = [
        *seen.of_certificate(desks_of(request).certificate),
        *await seen.of_people(),
        *seen.of_branches(lines),
        *seen.of_devices(rows),
    ]
    now = desks_of(request).now()
    return page(
        Asked(request=request, who=who, here="/admin"),
        "administration/home.html",
        HOME_WORDS,
        branches=len(lines),
        linked=sum(line.link(now) in {Link.HOSTED, Link.LINKED} for line in lines),
        waiting=sum(line.waiting for line in lines),
        enrolled=sum(row.device is not None and row.state is not DeviceState.REVOKED for row in rows),
        matters=matters[:_MOST],
        more=max(0, len(matters) - _MOST),
    )


class _Seen:
    """What is to be looked at, in the reader's words."""

    def __init__(self, request: Request, center: Center, who: Administrator) -> None:
        self._center = center
        self._who = who
        self._language = language_of(request)
        self._words = in_language({**HOME_WORDS, **FAULT_WORDS}, self._language)
        self._now = desks_of(request).now()

    async def of_people(self) -> list[Matter]:
        """Return what the trail of the last deeds tells of accounts and of secrets on other machines."""
        if self._who.role is not CenterRole.ADMINISTRATOR:
            return []
        found: dict[tuple[str, str], Matter] = {}
        for one in await self._center.trail.search(Sought(most=_RECENT)):
            deed, when = one.deed, moment_text(one.at, self._now)
            key = (deed.what, deed.about)
            if key in found or (self._now - one.at).total_seconds() > 24 * 3600:
                continue
            if deed.what == "locked_out":
                path = f"/admin/audit?what=locked_out&about={deed.about}"
                found[key] = self._matter("caution", "lock", "locked_out", path, name=deed.about, when=when)
            elif deed.what == "device_on_other_machine":
                path = f"/admin/devices/{deed.about}"
                found[key] = self._matter("danger", "triangle-alert", "stolen", path, device=deed.about, when=when)
        return list(found.values())

    def of_certificate(self, served_by: FrontCertificate | None) -> Iterator[Matter]:
        """Go through what is to be done about the centre's own certificate, at most one thing."""
        if served_by is not None and served_by.notice is not None:
            tone = "caution" if served_by.ending is Ending.SOON else "danger"
            ends = moment_text(served_by.present.ends_at, self._now)
            yield self._matter(tone, "lock", "certificate", "/admin", name=served_by.present.name, ends=ends)

    def of_branches(self, lines: list[BranchLine]) -> Iterator[Matter]:
        """Go through branches that cannot be reached, or whose logs are at fault."""
        for line in lines:
            path, name = f"/monitor/{line.branch}", line.name(self._language)
            for fault in line.faults:
                word = "branch_certificate" if fault.kind == CERTIFICATE_ENDS else "branch_fault"
                title = self._words[word].format(branch=name)
                yield Matter(tone="danger", icon="triangle-alert", title=title, detail=told_in(fault.detail), path=path)
            link = line.link(self._now)
            if link is Link.SILENT:
                when = moment_text(line.heard, self._now)
                detail = self._words["silent_since"].format(when=when)
                title = self._words["silent"].format(branch=name)
                yield Matter(tone="danger", icon="cloud-off", title=title, detail=detail, path=path)
            elif link is Link.NEVER:
                title = self._words["never"].format(branch=name)
                yield Matter(tone="", icon="cloud-off", title=title, detail=self._words["never_detail"], path=path)

    def of_devices(self, rows: list[DeviceRow]) -> Iterator[Matter]:
        """Go through kiosks that are broken or locked."""
        for row in sorted(rows, key=lambda row: list(DeviceState).index(row.state)):
            names = {"device": row.name, "branch": row.branch_name}
            if row.state is DeviceState.LOCKED and row.device is not None and row.device.lock is not None:
                when = moment_text(row.device.lock.since, self._now)
                yield self._matter("caution", "lock-keyhole", "locked", row.path, when=when, **names)
            elif row.faults:
                title = self._words["kiosk_fault"].format(**names)
                detail = faults_text(self._words, row.faults)
                yield Matter(tone=row.tone, icon="printer-x", title=title, detail=detail, path=row.path)

    def _matter(self, tone: str, icon: str, word: str, path: str, **filled: str) -> Matter:
        title, detail = (self._words[name].format(**filled) for name in (word, f"{word}_detail"))
        return Matter(tone=tone, icon=icon, title=title, detail=detail, path=path)
