"""Every page of the centre by every role, session and sender of forms, and what each page tells browsers to refuse."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import httpx
import pytest
from starlette.routing import Route

from server_client.queue_model.commands import IssueTicket
from server_client.queue_model.ids import BranchId
from server_client.server.administration.administrator import CenterRole
from server_client.server.administration.people import Person
from server_client.server.credentials import Role
from server_client.server.pages.bilingual import ENGLISH
from server_client.server.routing import all_routes
from tests.fakes.access import ENTRANCE, OPEN_PAGES, PAGES
from tests.fakes.log_entries import CN01, a_token, an_id
from tests.fakes.office import CIVIL, OFFICE
from tests.fakes.running_center import RunningCenter, running_center

CN02 = BranchId("CN02")
_IMPORT = "POST /admin/configuration/import"
_NOT_YOURS, _OLD_FORM = "This is not for your role", "This form is no longer valid"
_FORM = {"Content-Type": "application/x-www-form-urlencoded"}
_TOKEN = a_token()
_NAMES: Mapping[str, str] = {
    "branch": CN01,
    "name": "K1",
    "run": "0" * 13,
    "version": "1",
    "day": "2999-12-31",
    "token": _TOKEN,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Looker:
    """Somebody at a browser: `role` is None for who has not signed in, or not to the end."""

    name: str
    http: httpx.Client
    cookie: str = ""
    role: CenterRole | None = None
    csrf: str = ""

    def ask(self, label: str, query: str = "", **headers: str) -> httpx.Response:
        """Ask for a page, or send its form with the session's mark and nothing else."""
        method, path = label.split(" ", 1)
        body = f"csrf={self.csrf}" if method == "POST" else None
        cookie = f"motcua_session={self.cookie}; motcua_language=en"
        return self.http.request(
            method, path.format(**_NAMES) + query, content=body, headers={**_FORM, "Cookie": cookie, **headers}
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A centre, and everybody in front of it."""

    centre: RunningCenter
    people: Mapping[str, Looker]

    @property
    def administrator(self) -> Looker:
        """Return who may see everything."""
        return self.people["administrator"]


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    """Run a centre with a point, and let people sign in."""
    with running_center(tmp_path_factory.mktemp("centre"), CN01) as centre:
        centre.do(centre.center.board.look())
        kiosk = centre.holder("K1", Role.KIOSK, CN01)
        assert kiosk.send(CN01, IssueTicket(id=an_id(), needs=(CIVIL,), token=_TOKEN)).status_code == 200
        people = [
            _signed_in(centre, "administrator", CenterRole.ADMINISTRATOR),
            _signed_in(centre, "director", CenterRole.DIRECTOR),
            _signed_in(centre, "supervisor", CenterRole.SUPERVISOR, CN01),
            _signed_in(centre, "elsewhere", CenterRole.SUPERVISOR, CN02),
            _signed_in(centre, "gone", CenterRole.ADMINISTRATOR),
            _beginning(centre, "beginner"),
            Looker(name="nobody", http=centre.http),
            Looker(name="made up", http=centre.http, cookie="x" * 43),
        ]
        assert next(one for one in people if one.name == "gone").ask("POST /admin/sign-out").status_code == 303
        yield Scene(centre=centre, people={one.name: one for one in people})


def _signed_in(centre: RunningCenter, name: str, role: CenterRole, *branches: BranchId) -> Looker:
    person = Person(name=name, shown_name=name, role=role, branches=frozenset(branches))
    cookie = centre.do(_begun(centre, person, is_beginning=False))
    page = Looker(name=name, http=centre.http, cookie=cookie).ask("GET /admin").text
    found = re.search(r'name="csrf" value="([^"]+)"', page)
    assert found is not None, page
    if name == "gone":
        return Looker(name=name, http=centre.http, cookie=cookie, csrf=found[1])
    return Looker(name=name, http=centre.http, cookie=cookie, role=role, csrf=found[1])


def _beginning(centre: RunningCenter, name: str) -> Looker:
    person = Person(name=name, shown_name=name, role=CenterRole.ADMINISTRATOR, branches=frozenset())
    return Looker(name=name, http=centre.http, cookie=centre.do(_begun(centre, person, is_beginning=True)))


async def _begun(centre: RunningCenter, person: Person, *, is_beginning: bool) -> str:
    administration = centre.center.administration
    await administration.people.add(person, by="test")
    if not is_beginning:
        # Whoever begins has to choose a password first; that is told in `test_center_sign_in`.
        change = "UPDATE administrators SET initial_until_ms = NULL WHERE name = $1"
        await centre.center.sql.change(change, person.name)
    async with centre.center.sql.transaction() as session:
        return await administration.sessions.begin(session, person.name, is_beginning=is_beginning)


def test_a_page_is_for_the_roles_of_the_table_and_nobody_else(scene: Scene) -> None:
    assert "\n".join(wrong for label in PAGES for wrong in _wrong_doors(label, scene)) == ""


def _wrong_doors(label: str, scene: Scene) -> Iterator[str]:
    for who in scene.people.values():
        answer = who.ask(label)
        found = _door(answer)
        if who.role is not None:
            wanted = "in" if who.role in PAGES[label] else "not yours"
        else:
            wanted = "/admin/begin" if who.name == "beginner" else "/admin/sign-in"
        if found != wanted or answer.status_code >= 500:
            yield f"{label} by {who.name}: {found} ({answer.status_code}), not {wanted}"


def _door(answer: httpx.Response) -> str:
    where = str(answer.headers.get("location", "")).partition("?")[0]
    if where in {"/admin/begin", "/admin/sign-in"}:
        return where
    if answer.status_code == 403:
        return "not yours" if _NOT_YOURS in answer.text else "old form" if _OLD_FORM in answer.text else "refused"
    return "in"


def test_a_form_without_the_sessions_mark_or_from_another_site_changes_nothing(scene: Scene) -> None:
    unmarked = Looker(
        name="unmarked", http=scene.centre.http, cookie=scene.administrator.cookie, role=CenterRole.ADMINISTRATOR
    )
    others_mark = Looker(
        name="another's mark",
        http=scene.centre.http,
        cookie=scene.administrator.cookie,
        csrf=scene.people["director"].csrf,
    )
    for label in PAGES.keys() - {_IMPORT}:
        if label.startswith("POST"):
            assert _door(unmarked.ask(label)) == "old form", label
            assert _door(others_mark.ask(label)) == "old form", label
            for site in ("cross-site", "same-site"):
                refused = scene.administrator.ask(label, **{"Sec-Fetch-Site": site})
                assert _door(refused) == "old form", label


def test_a_file_is_taken_with_the_sessions_mark_alone(scene: Scene) -> None:
    cookie = {"Cookie": f"motcua_session={scene.administrator.cookie}; motcua_language=en"}
    # Read as far as the file only with the mark: then the file is what is wrong.
    told = [
        scene.centre.http.post(
            "/admin/configuration/import",
            data={"csrf": csrf},
            files={"file": ("city.json", b"{}")},
            headers={**cookie, "Sec-Fetch-Site": site},
        ).text
        for csrf, site in (
            ("", "none"),
            ("x", "same-origin"),
            (scene.administrator.csrf, "cross-site"),
            (scene.administrator.csrf, "same-origin"),
        )
    ]
    assert ["missing required field" in text for text in told] == [False, False, False, True]


def test_a_supervisor_sees_no_branch_but_their_own(scene: Scene) -> None:
    elsewhere, name = scene.people["elsewhere"], OFFICE.branch[ENGLISH]
    pages = [label for label, roles in PAGES.items() if label.startswith("GET") and CenterRole.SUPERVISOR in roles]
    assert any(name in scene.people["supervisor"].ask(label).text for label in pages)

    for label in pages:
        for query in ("", f"?branch={CN01}", f"?branch={CN01}&by=branch"):
            answer = elsewhere.ask(label, query)
            assert name not in answer.text, (label, query)
            assert answer.status_code != 200 or "{branch}" not in label, label

    lock = f"csrf={elsewhere.csrf}&do=lock"
    cookie = f"motcua_session={elsewhere.cookie}"
    scene.centre.http.post(f"/admin/devices/{CN01}/K1", content=lock, headers={**_FORM, "Cookie": cookie})
    assert scene.centre.center.known_devices.locks(CN01) == {}


def test_every_page_tells_browsers_what_to_refuse(scene: Scene) -> None:
    readers = [scene.people[name] for name in ("administrator", "director", "beginner", "nobody")]
    labels = [label for label in (*PAGES, *OPEN_PAGES, *ENTRANCE) if label != "POST /admin/sign-out"]
    seen = [_checked(label, who.ask(label)) for label in labels for who in readers]

    assert "text/html" in seen
    assert {label for label in _page_routes() if label not in {*PAGES, *OPEN_PAGES, *ENTRANCE}} == set()


def _page_routes() -> set[str]:
    routes = [route for route in all_routes() if isinstance(route, Route)]
    paths = [route for route in routes if route.path.startswith(("/admin", "/monitor", "/t", "/open", "/web"))]
    programs = (".json", ".csv")
    return {
        f"{min((route.methods or set()) - {'HEAD'})} {route.path}"
        for route in paths
        if not (route.path.startswith("/open") and route.path.endswith(programs))
    }


def _checked(label: str, answer: httpx.Response) -> str:
    kind = str(answer.headers.get("content-type", "")).partition(";")[0]
    if not answer.content or kind == "application/problem+json":
        return kind
    told = answer.headers
    assert told["x-content-type-options"] == "nosniff", label
    is_for_staff = label.partition(" ")[2].startswith(("/admin", "/monitor"))
    if is_for_staff:
        assert told["cache-control"] == "private, no-store", label
    if kind == "text/html":
        policy = dict(part.strip().partition(" ")[::2] for part in told["content-security-policy"].split(";"))
        assert policy["default-src"] == policy["base-uri"] == policy["frame-ancestors"] == "'none'", label
        assert policy["form-action"] == "'self'", label
        assert set(policy.values()) == {"'none'", "'self'"}, label
        assert told["referrer-policy"] == ("same-origin" if is_for_staff else "no-referrer"), label
        # What the policy would refuse must not be there at all.
        assert not re.search(r"<style|<script(?! src)|\sstyle=|\son[a-z]+=|javascript:", answer.text), label
    if "/t/" in label and kind == "text/html":
        assert told["x-robots-tag"] == "noindex, nofollow", label
        assert told["cache-control"].startswith("private"), label
    return kind


def test_cookies_cannot_be_read_by_scripts_or_sent_by_other_sites(scene: Scene) -> None:
    chosen = scene.administrator.ask("GET /admin", "?lang=en").headers["set-cookie"]
    ended = scene.people["gone"].ask("POST /admin/sign-out").headers["set-cookie"]

    for cookie in (chosen, ended):
        assert {"httponly", "samesite=strict", "path=/"} <= {part.strip().lower() for part in cookie.split(";")}
