"""A centre over a real socket: points that it hosts, each for itself, and branches that it follows."""

import json
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from time import monotonic

import httpx
import pytest

from server_client.queue_model.commands import CallNext, IssueTicket, OpenCounter
from server_client.queue_model.ids import BranchId, Token
from server_client.server.credentials import Role
from server_client.server.following.followed_branch import FollowedBranch
from server_client.server.following.log_reader import LogReader
from server_client.server.store.store import Head
from server_client.wire.documents import decode_branch
from tests.fakes.log_entries import a_token, an_id
from tests.fakes.node_log import NodeLog
from tests.fakes.office import ALL, CIVIL, COUNTER_5, LAN, OFFICE
from tests.fakes.running_center import Holder, RunningCenter, a_node, running_center

HN07, HN08 = BranchId("HN07"), BranchId("HN08")
CN01 = BranchId("CN01")


@pytest.fixture(scope="module")
def center(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningCenter]:
    """Run a centre that hosts two points."""
    with running_center(tmp_path_factory.mktemp("center"), HN07, HN08) as center:
        yield center


@pytest.fixture
def node(center: RunningCenter) -> NodeLog:
    """Return a branch of its own that is open, and known to the centre."""
    node = a_node(BranchId(f"CN{an_id()[-6:]}"))
    center.take_in(node)
    return node


def ticket() -> IssueTicket:
    """Return the order of a ticket."""
    return IssueTicket(id=an_id(), needs=(CIVIL,), token=a_token())


def until(is_so: Callable[[], bool]) -> None:
    """Ask until it is so."""
    end = monotonic() + 20
    while not is_so():
        assert monotonic() < end, "it did not come to pass"


def seq_of(answer: httpx.Response) -> int:
    """Return how far a branch document goes."""
    assert answer.status_code == 200, answer.text
    seq: int = answer.json()["seq"]
    return seq


def test_each_point_has_a_queue_of_its_own(center: RunningCenter) -> None:
    here = center.holder("kiosk-1", Role.KIOSK, HN07)
    there = center.holder("kiosk-1", Role.KIOSK, HN08)

    def ordinal(holder: Holder, branch: BranchId) -> int:
        given: int = holder.send(branch, ticket()).json()["events"][0]["data"]["ordinal"]
        return given

    # Other tests take numbers at these points too.
    first_here, first_there = ordinal(here, HN07), ordinal(there, HN08)
    assert [ordinal(here, HN07), ordinal(here, HN07)] == [first_here + 1, first_here + 2]
    assert ordinal(there, HN08) == first_there + 1


def test_the_kiosk_of_one_point_cannot_touch_the_other(center: RunningCenter) -> None:
    kiosk = center.holder("kiosk-2", Role.KIOSK, HN07)

    for answer in (
        kiosk.send(HN08, ticket()),
        kiosk.get(f"/v1/branches/{HN08}"),
        kiosk.get(f"/v1/branches/{HN08}/events"),
    ):
        assert (answer.status_code, answer.json()["code"]) == (403, "other_branch")
        assert f"of branch {HN07}" in answer.json()["detail"]


def test_a_kiosk_of_no_branch_gives_out_numbers_nowhere(center: RunningCenter) -> None:
    kiosk = center.holder("stray", Role.KIOSK)

    assert kiosk.send(HN07, ticket()).json()["code"] == "other_branch"
    assert kiosk.get("/v1/procedures?q=khai").json()["code"] == "unknown_branch"


def test_calls_that_name_no_branch_are_about_the_credentials(center: RunningCenter) -> None:
    counter = center.holder("counter-5", Role.COUNTER, HN08)

    assert counter.get("/v1/credential").json()["branch"] == HN08
    assert counter.get("/v1/procedures?q=khai").status_code == 200
    assert counter.get("/v1/health").json()["branch"] == HN08
    assert center.http.get("/v1/health").json()["branch"] == ""
    assert center.http.get("/v1/health", params={"branch": HN07}).json()["branch"] == HN07


def test_a_supervisor_of_all_opens_a_counter_at_any_point(center: RunningCenter) -> None:
    supervisor = center.holder("city", Role.SUPERVISOR)

    for branch in (HN07, HN08):
        opened = OpenCounter(id=an_id(), counter=COUNTER_5, clerk=LAN, profile=ALL)
        assert supervisor.send(branch, opened).status_code == 200


def test_a_name_may_be_used_once_in_each_branch(center: RunningCenter) -> None:
    names = [(one.name, one.branch) for one in center.credentials.all() if one.name == "kiosk-1"]

    assert len(names) == len(set(names))


def test_a_followed_branch_is_read_here_and_its_work_refused(center: RunningCenter, node: NodeLog) -> None:
    supervisor, branch = center.holder(an_id(), Role.SUPERVISOR), node.branch
    order = ticket()
    node.do(order)
    center.take_in(node)

    state, head = decode_branch(supervisor.get(f"/v1/branches/{branch}").content)
    assert (head, state.seq) == (node.hash_at(node.seq), node.seq)
    assert [one.id for one in state.visits.values()] == [one.id for one in node.state.visits.values()]
    waiting = supervisor.get(f"/v1/branches/{branch}/waiting").json()
    assert sum(service["waiting"] for service in waiting["services"]) == 1

    refused = supervisor.send(branch, ticket())
    assert (refused.status_code, refused.json()["code"]) == (409, "not_hosted_here")


def test_a_branch_that_nobody_has_heard_of_is_unknown(center: RunningCenter) -> None:
    supervisor = center.holder(an_id(), Role.SUPERVISOR)

    assert supervisor.get("/v1/branches/CN99").json()["code"] == "unknown_branch"
    assert supervisor.send(BranchId("CN99"), ticket()).json()["code"] == "unknown_branch"


def test_the_page_of_a_ticket_works_for_every_branch(center: RunningCenter, node: NodeLog) -> None:
    there, here = ticket(), ticket()
    node.do(there)
    center.take_in(node)
    center.holder(an_id(), Role.KIOSK, HN07).send(HN07, here)

    for order, branch in ((there, node.branch), (here, HN07)):
        page = center.http.get(f"/t/{order.token}")
        assert page.status_code == 200
        assert "A0" in page.text
        assert center.http.get(f"/v1/branches/{branch}/tickets/{order.token}").json()["state"] == "waiting"
    assert center.http.get(f"/t/{a_token()}").status_code == 404
    assert center.http.get(f"/v1/branches/{HN07}/tickets/{there.token}").status_code == 404


def test_a_page_follows_what_its_branch_does(center: RunningCenter, node: NodeLog) -> None:
    order = ticket()
    node.do(order)
    center.take_in(node)
    address = f"/v1/branches/{node.branch}/tickets/{order.token}"
    assert center.http.get(address).json()["state"] == "waiting"

    node.do(OpenCounter(id=an_id(), counter=COUNTER_5, clerk=LAN, profile=ALL))
    node.do(CallNext(id=an_id(), counter=COUNTER_5))
    center.take_in(node)

    until(lambda: center.http.get(address).json()["state"] == "called")


def test_states_of_branches_that_nobody_looks_at_are_not_built(center: RunningCenter, node: NodeLog) -> None:
    node.do(ticket())
    center.take_in(node)
    center.http.get(f"/t/{Token('A' * 22)}")

    assert node.branch not in {one.state.id for one in center.center.following.alive()}


def test_the_feed_of_a_followed_branch_resumes_without_gap_or_repeat(center: RunningCenter, node: NodeLog) -> None:
    display = center.holder(an_id(), Role.DISPLAY)
    for _ in range(3):
        node.do(ticket())
    center.take_in(node)
    seen: list[int] = []

    def follow(after: int, last: int) -> None:
        headers = {"Authorization": f"Bearer {display.secret}", "Last-Event-ID": str(after)}
        with center.http.stream("GET", f"/v1/branches/{node.branch}/events", headers=headers) as feed:
            for line in feed.iter_lines():
                if line.startswith("id: "):
                    seen.append(int(line.removeprefix("id: ")))
                if seen and seen[-1] == last:
                    return

    follow(0, node.seq)
    resumed = threading.Thread(target=follow, args=(node.seq, node.seq + 2))
    resumed.start()
    for _ in range(2):
        node.do(ticket())
        center.take_in(node)
    resumed.join(20)

    assert seen == list(range(1, node.seq + 1))


def test_a_log_that_was_restored_is_read_anew(center: RunningCenter, node: NodeLog) -> None:
    supervisor, branch = center.holder(an_id(), Role.SUPERVISOR), node.branch
    before, digest = node.seq, node.hash_at(node.seq)
    node.do(ticket())
    center.take_in(node)
    assert seq_of(supervisor.get(f"/v1/branches/{branch}")) == node.seq

    async def cut_back() -> None:
        async with center.center.sql.transaction() as session:
            await session.change("DELETE FROM entries WHERE branch = $1 AND seq > $2", branch, before)
            await session.change("UPDATE branches SET seq = $2, hash = $3 WHERE branch = $1", branch, before, digest)

    center.do(cut_back())
    until(lambda: seq_of(supervisor.get(f"/v1/branches/{branch}")) == before)


def test_a_snapshot_brings_a_followed_branch_to_the_same_state(center: RunningCenter, node: NodeLog) -> None:
    branch, sql = node.branch, center.center.sql
    node.do(ticket())
    center.take_in(node)

    async def through_a_snapshot() -> FollowedBranch:
        whole = FollowedBranch(branch, LogReader(sql, branch))
        await whole.built()
        await center.center.snapshots.keep(whole)
        node.do(ticket())
        return whole

    whole = center.do(through_a_snapshot())
    center.take_in(node)
    shorter = FollowedBranch(branch, LogReader(sql, branch))
    center.do(shorter.built())

    assert whole.head.seq < shorter.head.seq
    assert shorter.head == Head(node.seq, node.hash_at(node.seq))
    assert dict(shorter.state.tickets) == dict(node.state.tickets)


def test_all_branches_are_listed_for_who_looks_after_all(center: RunningCenter, node: NodeLog) -> None:
    everyone = center.holder(an_id(), Role.ADMINISTRATOR)
    of_one = center.holder(an_id(), Role.ADMINISTRATOR, HN07)

    lines: Mapping[str, dict[str, object]] = {
        line["branch"]: line for line in json.loads(everyone.get("/v1/branches").content)["branches"]
    }
    assert (lines[HN07]["hosted"], lines[HN07]["link"]) == (True, "hosted")
    assert lines[HN07]["names"] == dict(OFFICE.branch)
    followed = lines[node.branch]
    assert (followed["hosted"], followed["link"], followed["seq"]) == (False, "linked", node.seq)
    assert of_one.get("/v1/branches").json()["code"] == "other_branch"
    assert center.holder(an_id(), Role.DISPLAY).get("/v1/branches").json()["code"] == "not_permitted"


def test_measures_are_told_apart_by_branch(center: RunningCenter) -> None:
    text = center.http.get("/metrics").text

    assert 'motcua_log_seq{branch="HN07"}' in text
    assert 'motcua_log_seq{branch="HN08"}' in text


def test_points_are_as_they_were_after_a_restart(tmp_path: Path) -> None:
    with running_center(tmp_path, HN07) as center:
        kiosk = center.holder("kiosk-1", Role.KIOSK, HN07)
        order = ticket()
        before = kiosk.send(HN07, order).content
        secret = kiosk.secret
    with running_center(tmp_path, HN07) as center:
        headers = {"Authorization": f"Bearer {secret}"}
        assert seq_of(center.http.get(f"/v1/branches/{HN07}", headers=headers)) == json.loads(before)["seq"]


def test_two_processes_on_one_database_are_one_centre(tmp_path: Path, postgres: str) -> None:
    with (
        running_center(tmp_path, HN07, database=postgres) as one,
        running_center(tmp_path, HN07, database=postgres) as other,
    ):
        kiosk = one.holder("kiosk-1", Role.KIOSK, HN07)
        elsewhere = replace(kiosk, http=other.http)
        orders = [ticket() for _ in range(6)]

        answers = [holder.send(HN07, order) for holder, order in zip([kiosk, elsewhere] * 3, orders, strict=True)]

        numbers = [answer.json()["events"][0]["data"]["number"] for answer in answers]
        assert len(set(numbers)) == len(numbers)
        assert elsewhere.send(HN07, orders[0]).content == answers[0].content
        last = answers[-1].json()["seq"]
        for holder in (kiosk, elsewhere):
            until(lambda holder=holder: seq_of(holder.get(f"/v1/branches/{HN07}")) == last)  # type: ignore[misc]  # bound now
        node = a_node(CN01)
        order = ticket()
        node.do(order)
        one.take_in(node)
        page = f"/v1/branches/{CN01}/tickets/{order.token}"
        until(lambda: other.http.get(page).status_code == 200)


def test_a_point_whose_log_is_damaged_is_named_and_the_others_go_on(tmp_path: Path) -> None:
    with running_center(tmp_path, HN07, HN08) as center:
        secrets = [center.holder("kiosk-1", Role.KIOSK, branch).secret for branch in (HN07, HN08)]
        center.do(center.center.sql.change("UPDATE entries SET hash = $2 WHERE branch = $1", HN07, "0" * 64))
        center.do(center.center.sql.change("DELETE FROM snapshots WHERE branch = $1", HN07))
        center.desks.hosted[HN07].hosted.stop()
    with running_center(tmp_path, HN07, HN08) as center:
        broken, sound = (Holder(center.http, secret) for secret in secrets)

        refused = broken.send(HN07, ticket())
        assert (refused.status_code, refused.json()["code"]) == (503, "stopped")
        assert broken.get(f"/v1/branches/{HN07}").status_code == 503
        assert sound.send(HN08, ticket()).status_code == 200
        health = center.http.get("/v1/health").json()
        assert health["ready"]
        assert [reason.partition(":")[0] for reason in health["why_not"]] == [HN07]
