"""People of a centre for tests: someone who has begun, and signs in over HTTP as a browser would."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count

import httpx

from server_client.queue_model.ids import BranchId
from server_client.server.administration.administrator import CenterRole
from server_client.server.administration.passwords import check_password
from server_client.server.administration.people import Person
from server_client.server.administration.second_factor import STEP_S
from server_client.server.staff.pins import Pins
from tests.fakes.running_center import RunningCenter
from tests.seeds import sow

_addresses = count(1)
PASSWORD = "ba con mèo ngủ trưa"


def present_figures(secret: str, steps: int = 0) -> str:
    """Return the figures that an authenticator shows now, or so many steps from now."""
    import pyotp  # noqa: PLC0415 - what a phone does

    at = datetime.now(UTC) + timedelta(seconds=STEP_S * steps)  # noqa: TID251 - a phone has a clock
    return pyotp.TOTP(secret, interval=STEP_S).at(at)


@dataclass
class Visitor:
    """A browser without a screen: it keeps cookies, and sends forms with the mark that their page has."""

    http: httpx.Client
    name: str = ""
    secret: str = ""
    used_steps: int = 0
    csrf: str = field(default="", repr=False)

    def get(self, path: str) -> httpx.Response:
        """Open a page."""
        answer = self.http.get(path)
        found = re.search(r'name="csrf" value="([^"]+)"', answer.text)
        self.csrf = found[1] if found else self.csrf
        return answer

    def post(self, path: str, fields: Mapping[str, str] | None = None, **more: str) -> httpx.Response:
        """Send a form of the last page."""
        return self.http.post(path, data={"csrf": self.csrf, **(fields or {}), **more})

    def sign_in(self, password: str = PASSWORD, figures: str | None = None) -> httpx.Response:
        """Send the form of the sign-in page; without figures given, those of the phone."""
        if figures is None:
            figures = present_figures(self.secret, self.used_steps)
            self.used_steps += 1
        return self.http.post("/admin/sign-in", data={"name": self.name, "password": password, "figures": figures})

    def begin(self, initial: str) -> httpx.Response:
        """Sign in with an initial password, choose another and add a phone."""
        self.http.post("/admin/sign-in", data={"name": self.name, "password": initial, "figures": ""})
        page = self.get("/admin/begin")
        found = re.search(r'id="secret">([^<]+)<', page.text)
        assert found, page.text
        self.secret = found[1].replace(" ", "")
        sow(self.secret)
        figures = present_figures(self.secret, -1)
        return self.post("/admin/begin", password=PASSWORD, again=PASSWORD, figures=figures)


def visitor(center: RunningCenter) -> Visitor:
    """Return somebody in front of a browser at the centre, at an address of their own."""
    # What a hash costs is told in the tests of PINs.
    center.center.administration.people.pins = Pins(memory_kib=8, passes=1, check=check_password)
    address = {"X-Forwarded-For": f"198.51.100.{next(_addresses)}"}
    return Visitor(httpx.Client(base_url=center.url, timeout=30, headers=address))


def someone(
    center: RunningCenter, name: str, role: CenterRole = CenterRole.ADMINISTRATOR, *branches: BranchId
) -> Visitor:
    """Return someone with an account who has begun and is signed in."""
    person = Person(name=name, shown_name=f"Bà {name}", role=role, branches=frozenset(branches))
    one = visitor(center)
    initial = center.do(center.center.administration.people.add(person, by="test"))
    sow(initial)
    one.name = name
    answer = one.begin(initial)
    assert answer.status_code == 303, answer.text
    return one
