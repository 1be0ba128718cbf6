"""A real node and a real centre over HTTP: what is published is worked by, what would strand someone is not, yet."""

import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from time import monotonic

import httpx
import pytest

from server_client.organisation_model import editing
from server_client.organisation_model.city import City
from server_client.queue_model.ids import BranchId
from server_client.server.credentials import Role
from server_client.server.replication.centre_line import CentreAddress
from server_client.wire.organisation import Publication, encode_city, encode_reply
from tests.fakes.city import CITY, CN01, POINT
from tests.fakes.office import CIVIL, LAND
from tests.fakes.running_center import Holder, RunningCenter, running_center
from tests.fakes.running_server import RunningServer, running_server

# Open at any hour and on any day, since a test may run at any.
ALWAYS = replace(CITY, groups=tuple(replace(group, hours=()) for group in CITY.groups), calendar=())
OPEN = editing.with_service(ALWAYS, CN01, LAND, hours=(), daily_quota=70)
WITHOUT_LAND = replace(editing.offering(OPEN, CN01, (CIVIL,)), calendar=())
WITHOUT_LAND = editing.without_profile(WITHOUT_LAND, CN01, OPEN.sites[0].own_profiles[0].code)


@dataclass(frozen=True)
class Pair:
    """A centre that hosts a point, and the node of CN01 with its line there."""

    center: RunningCenter
    node: RunningServer
    administrator: Holder
    nodes: Holder

    def publish(self, city: City, *branches: BranchId) -> httpx.Response:
        """Let branches have this document."""
        kept = self._send("PUT", "draft", encode_city(city))
        assert kept.status_code == 200, kept.text
        wish = Publication(version=kept.json()["version"], branches=list(branches))
        return self._send("POST", "publications", encode_reply(wish))

    def standing(self, branch: BranchId) -> dict[str, object]:
        """Return how a branch stands."""
        answer = self.administrator.get("/v1/configuration/versions").json()
        found: dict[str, object] = next(one for one in answer["branches"] if one["branch"] == branch)
        return found

    def _send(self, method: str, path: str, body: bytes) -> httpx.Response:
        return self.center.http.request(
            method,
            f"/v1/configuration/{path}",
            content=body,
            headers={"Authorization": f"Bearer {self.administrator.secret}", "Content-Type": "application/json"},
        )


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[Pair]:
    """Run both."""
    with running_center(tmp_path / "centre", POINT) as center:
        holder = center.holder("node-1", Role.NODE, CN01)
        (tmp_path / "secret").write_text(holder.secret)
        centre = CentreAddress(url=center.url, credential=tmp_path / "secret")
        with running_server(tmp_path / "node", centre=centre) as node:
            yield Pair(center, node, center.holder("hoa", Role.ADMINISTRATOR), holder)


def until(is_so: Callable[[], bool]) -> None:
    """Ask until it is so."""
    end = monotonic() + 30
    while not is_so():
        assert monotonic() < end, "it did not come to pass"


def quotas(node: RunningServer) -> list[int | None]:
    """Return the quotas that the node works by."""
    configuration = node.hosted.state.configuration
    return [] if configuration is None else [service.daily_quota for service in configuration.services]


def test_a_publication_is_taken_over_by_node_and_point_and_seen_at_the_centre(pair: Pair) -> None:
    answer = pair.publish(OPEN, CN01, POINT)
    assert answer.json() == {"version": 1, "branches": [CN01, POINT]}
    # The node hears of it with the answer to what it sends next.
    pair.node.take(CIVIL)
    until(lambda: quotas(pair.node) == [100, 70])
    until(lambda: pair.standing(CN01)["state"] == "adopted" and pair.standing(POINT)["state"] == "adopted")
    assert pair.standing(CN01)["works_by"] == pair.standing(CN01)["offered"]

    mine = pair.nodes.get("/v1/configuration")
    tag = mine.headers["etag"]
    headers = {"Authorization": f"Bearer {pair.nodes.secret}", "If-None-Match": tag}
    assert pair.center.http.get("/v1/configuration", headers=headers).status_code == 304

    # Someone waits for what the next one lacks: the branch goes on as it was, and says whose number it is.
    pair.node.take(LAND)
    pair.publish(WITHOUT_LAND, CN01)
    pair.node.take(CIVIL)
    until(lambda: pair.standing(CN01)["state"] == "refused")
    assert "lacks service land (needed by H001)" in str(pair.standing(CN01)["reason"])
    assert quotas(pair.node) == [100, 70]
    listed = pair.administrator.get("/v1/branches").json()["branches"]
    assert [one["faults"][0]["kind"] for one in listed if one["branch"] == CN01] == ["configuration_refused"]

    # Back to the first version: nothing stands in its way.
    back = Publication(version=1, branches=[CN01])
    assert pair._send("POST", "publications", encode_reply(back)).status_code == 200
    pair.node.take(CIVIL)
    until(lambda: pair.standing(CN01)["state"] == "adopted")


def test_only_those_who_should_can_ask_and_publish(tmp_path: Path) -> None:
    with running_center(tmp_path / "centre") as center:
        node, kiosk = center.holder("node-1", Role.NODE, CN01), center.holder("K1", Role.KIOSK, CN01)
        stray = Holder(center.http, center.credentials.add("stray", Role.NODE, lambda: secrets.token_urlsafe(32)))
        hoa = center.holder("hoa", Role.ADMINISTRATOR)

        def told(answer: httpx.Response) -> tuple[int, str]:
            return answer.status_code, answer.json()["code"]

        assert told(node.get("/v1/configuration")) == (404, "no_configuration")
        assert told(kiosk.get("/v1/configuration")) == (403, "not_permitted")
        assert told(stray.get("/v1/configuration")) == (403, "other_branch")
        assert told(node.get("/v1/configuration/versions")) == (403, "not_permitted")
        assert told(hoa.get("/v1/configuration/versions/7")) == (404, "unknown_version")
        assert told(hoa.get("/v1/configuration/versions/x")) == (404, "unknown_version")

        pair = Pair(center, None, hoa, node)  # type: ignore[arg-type]  # no node is needed here
        assert told(pair._send("PUT", "draft", b"{}")) == (400, "malformed")
        assert told(pair._send("PUT", "refusal", b"{}")) == (403, "not_permitted")
        assert told(pair.publish(replace(CITY, policies=()), CN01)) == (409, "faulty_city")
        assert told(pair.publish(CITY, BranchId("XX"))) == (409, "nothing_to_publish")
        assert told(pair._send("POST", "publications", b'{"version":99,"branches":[]}')) == (404, "unknown_version")
        assert hoa.get("/v1/configuration/versions/1").content == encode_city(CITY)
