"""A small year of one branch and a small day of some sites, by the benches' own ways."""

import asyncio
from datetime import date, timedelta
from math import inf
from pathlib import Path

import pytest

from server_client.bench.working_day import working_days
from server_client.bench.year.at_center import measure_center
from server_client.bench.year.node_life import NodeFolder
from server_client.bench.year.past_year import BRANCH, YearPlan, write_year
from server_client.bench.year.played_sites import SitesPlan, sites_of
from server_client.bench.year.reckoned import reckoned
from server_client.bench.year.site_nodes import Playing, SiteNode, played
from server_client.bench.year.sites_center import Differs, compare_database, compare_pictures, prompt_rules
from server_client.server.credentials import Role
from server_client.server.store.sqlite_store import SqliteReader
from server_client.server.verification import verified
from tests.fakes.running_center import running_center

LAST = date(2026, 11, 20)


def test_days_of_a_branch_are_taken_in_counted_backed_up_and_worked_on(tmp_path: Path) -> None:
    data = tmp_path / "node"
    data.mkdir()
    plan = YearPlan(days=3, tickets=15, counters=2, last=LAST, until=timedelta(hours=3), preregistered=0.5)
    written = write_year(data, plan, lambda _: None)
    log = SqliteReader(data / f"{BRANCH}.sqlite")
    sound = verified(log, BRANCH)
    log.close()
    assert (sound.head.seq, sound.snapshots) == (written.entries, 2)
    assert sound.branch.is_open
    assert written.filed > 5
    assert len(written.purge_s) == 2
    # It stops by itself if the statistics are not what was played, or if the restored branch is not sound.
    figures = measure_center(NodeFolder.of(data), "sqlite", working_days(LAST, 3), written.issued)
    assert figures["backup_mb"] > 0.1


def test_a_day_of_sites_arrives_whole_though_the_centre_falls_in_the_middle(tmp_path: Path) -> None:
    plan = SitesPlan(day=LAST, large=1, small=2, large_tickets=40, small_tickets=15)
    days, data = list(sites_of(plan)), tmp_path / "center"
    sums = {site.branch: reckoned(site.entries) for site in days}
    address, playing, sent = f"sqlite:{data / 'center.sqlite'}", Playing(60_000.0), [0, 0, 0]
    data.mkdir()
    asyncio.run(prompt_rules(address))
    for until_s in (17_000.0, inf):
        with running_center(data) as center:
            port = int(center.url.rpartition(":")[2])
            named = f"node-{until_s}"
            nodes = [SiteNode(site, port, center.holder(named, Role.NODE, site.branch).secret) for site in days]
            for node, known in zip(nodes, sent, strict=True):
                # The last of them did not hear what became of its run.
                node.sent = max(0, known - 5)
            asyncio.run(played(nodes, playing, until_s))
            sent = [node.sent for node in nodes]
            if until_s == inf:
                compare_pictures(center.holder("display", Role.DISPLAY).get("/v1/pictures").content, days)
    with running_center(data) as center:
        # Whoever looked while the day went on would look at its digest again ten minutes later.
        center.do(center.center.trust.maker.look())
        center.do(center.center.statistics_keeper.look())
        center.do(center.center.board.look())
    assert sent == [len(site.entries) for site in days]
    # It says so by itself if statistics, digests or alarms are not what the logs come to.
    assert asyncio.run(compare_database(address, days, sums, LAST)) >= 2
    sums[days[0].branch].sums["served"] += 1
    with pytest.raises(Differs, match="its log"):
        asyncio.run(compare_database(address, days, sums, LAST))
