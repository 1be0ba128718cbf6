"""Taking in what nodes send, on SQLite and on a real PostgreSQL: every entry once, in order, or not at all."""

import asyncio
from datetime import timedelta

import pytest

from server_client.queue_model.ids import BranchId
from server_client.server.errors import StoreBroken, StoreUnavailable
from server_client.server.metrics import ServerMetrics
from server_client.server.replication.noted_faults import QUIET
from server_client.server.replication.taking_in import TakingIn
from server_client.wire.replication import LONGEST_RUN, Held, decode_run
from server_client.wire.run_entries import FaultyEntry
from tests.contract.centre_taking_in import CN01, CN02, At, Centre, whole, worked
from tests.fakes.node_log import NodeLog
from tests.proof.branches import MORNING
from tests.unit.picture_of_state import picture_of
from tests.unit.test_branch_picture import plain


@pytest.fixture
def at(sql_address: str) -> At:
    """Return what does the work at a centre."""
    return lambda work: worked(sql_address, work)


def test_a_log_comes_in_piece_by_piece_and_its_picture_with_it(at: At) -> None:
    node = NodeLog(CN01).open().take(5)

    async def work(centre: Centre) -> None:
        first = await centre.taking_in.take(node.run(0, 3))
        assert first == Held(epoch=1, seq=3, hash=node.hash_at(3))
        await centre.taking_in.take(node.run(3))
        assert await centre.log() == whole(node)
        assert plain(await centre.picture()) == picture_of(node.state)
        ((heard,),) = await centre.sql.rows("SELECT heard_ms FROM branches WHERE branch = $1", CN01)
        assert heard == MORNING.timestamp() * 1000

    at(work)


def test_what_is_known_is_passed_over_however_it_comes_again(at: At) -> None:
    node = NodeLog(CN01).open().take(5)

    async def work(centre: Centre) -> None:
        for after, last in [(0, 4), (0, 4), (1, 3), (2, 6), (0, node.seq), (4, node.seq), (0, 0)]:
            held = await centre.taking_in.take(
                decode_run(node.body(after, last).replace(b'"head":%d' % node.seq, b'"head":99'), CN01)
            )
            assert held.hash == node.hash_at(held.seq)
        assert await centre.log() == whole(node)
        assert await centre.faults() == []

    at(work)


def test_a_backlog_keeps_what_is_not_urgent_back_for_a_moment_and_live_entries_do_not(at: At) -> None:
    node = NodeLog(CN01).open().take(LONGEST_RUN - 2)

    async def work(centre: Centre) -> None:
        await centre.taking_in.take(NodeLog(CN02).open().take(20).run())
        assert not centre.taking_in.is_busy
        await centre.taking_in.take(node.run())
        assert centre.taking_in.is_busy

    at(work)


def test_many_branches_at_once_are_taken_in_together(at: At) -> None:
    nodes = [NodeLog(BranchId(f"B{number:03d}")).open().take(number % 7) for number in range(40)]

    async def work(centre: Centre) -> None:
        answers = await asyncio.gather(*(centre.taking_in.take(node.run()) for node in nodes for _ in range(3)))
        assert {(held.seq, held.hash) for held in answers} == {(node.seq, node.hash_at(node.seq)) for node in nodes}
        for node in nodes:
            assert await centre.log(node.branch) == whole(node)
            assert (await centre.picture(node.branch)).waiting == node.seq - 2
        ((tokens,),) = await centre.sql.rows("SELECT COUNT(*) FROM tokens")
        assert tokens == sum(node.seq - 2 for node in nodes)

    at(work)


def test_more_tokens_than_one_statement_takes_are_kept(at: At) -> None:
    node = NodeLog(CN01).open().take(230)

    async def work(centre: Centre) -> None:
        await centre.taking_in.take(node.run())
        assert await centre.sql.rows("SELECT COUNT(*), MIN(branch) FROM tokens") == [(230, CN01)]

    at(work)


def test_who_hears_the_log_is_told_of_each_branch(at: At) -> None:
    async def work(centre: Centre) -> None:
        told: asyncio.Queue[str] = asyncio.Queue()
        centre.sql.heard("log", told.put_nowait)
        # It listens from now on.
        assert await told.get() == ""
        await centre.taking_in.take(NodeLog(CN02).open().run())
        while await told.get() != CN02:
            continue

    at(work)


def test_a_gap_is_answered_with_where_to_go_on(at: At) -> None:
    node = NodeLog(CN01).open().take(5)

    async def work(centre: Centre) -> None:
        await centre.taking_in.take(node.run(0, 2))
        refused = await centre.refusal(node.run(4))
        assert (refused.code, refused.particulars) == ("log_gap", {"seq": 2})
        assert await centre.log() == whole(node)[:2]

    at(work)


def test_what_was_taken_and_what_was_not_is_counted(at: At) -> None:
    async def work(centre: Centre) -> None:
        measures = ServerMetrics()
        measures.show(centre.taking_in.measures)
        node = NodeLog(CN01).open().take(10)
        await centre.taking_in.take(node.run(0, 5))
        assert (await centre.refusal(node.run(8, 12))).code == "log_gap"
        with pytest.raises(FaultyEntry) as faulty:
            decode_run(node.body(5, 9).replace(b"CN01", b"CN02", 1), CN01)
        await centre.taking_in.faulty(CN01, faulty.value)
        text = measures.text(()).decode()
        assert "motcua_taken_entries_total 5.0" in text
        assert 'motcua_refused_runs_total{reason="log_gap"} 1.0' in text
        assert f'motcua_refused_runs_total{{reason="{faulty.value.fault}"}} 1.0' in text
        assert f"motcua_taken_run_lag_entries_sum {float(node.seq - 5)}" in text

    at(work)


def test_a_node_that_asks_is_told_what_is_held_and_has_been_heard(at: At) -> None:
    node = NodeLog(CN01).open()

    async def work(centre: Centre) -> None:
        assert await centre.taking_in.held(CN01) == Held(epoch=1, seq=0, hash="0" * 64)
        await centre.taking_in.take(node.run())
        await centre.sql.change("UPDATE branches SET heard_ms = 1")
        assert (await centre.taking_in.held(CN01)).seq == 2
        assert await centre.sql.rows("SELECT heard_ms FROM branches") == [(MORNING.timestamp() * 1000,)]
        assert await centre.taking_in.hash_at(CN01, 2) == node.hash_at(2)
        assert await centre.taking_in.hash_at(CN01, 3) is None

    at(work)


def test_what_was_too_new_is_forgotten_once_it_is_taken_in(at: At) -> None:
    async def work(centre: Centre) -> None:
        await centre.taking_in.note(CN01, "too_new", entry=1, what="of an unknown type")
        await centre.taking_in.note(CN01, "forged", entry=1, what="altered")
        assert await centre.faults() == [(CN01, "forged"), (CN01, "too_new")]
        await centre.taking_in.take(NodeLog(CN01).open().run())
        assert await centre.faults() == [(CN01, "forged")]

    at(work)


@pytest.mark.parametrize("kind", ["forged", "foreign_branch", "unreadable", "old_epoch"])
def test_a_fault_ends_with_a_good_run_once_nobody_was_refused_for_a_while(at: At, kind: str) -> None:
    node = NodeLog(CN01).open()

    async def work(centre: Centre) -> None:
        await centre.taking_in.note(CN01, kind, entry=1, what="refused")
        centre.time += timedelta(minutes=2)
        await centre.taking_in.note(CN01, kind, entry=1, what="refused again")
        centre.time += QUIET - timedelta(seconds=1)
        await centre.taking_in.take(node.run())
        assert await centre.faults() == [(CN01, kind)]
        # Nothing new comes of a run that is known, nor of a sign of life.
        centre.time += timedelta(seconds=1)
        await centre.taking_in.take(node.run())
        await centre.taking_in.held(CN01)
        assert await centre.faults() == [(CN01, kind)]
        await centre.taking_in.take(node.take().run(2))
        assert await centre.faults() == []

    at(work)


def test_a_fault_of_another_branch_stays(at: At) -> None:
    async def work(centre: Centre) -> None:
        await centre.taking_in.note(CN02, "forged", entry=1, what="refused")
        centre.time += QUIET
        await centre.taking_in.take(NodeLog(CN01).open().run())
        assert await centre.faults() == [(CN02, "forged")]

    at(work)


def test_a_fault_that_an_earlier_program_noted_ends_too(at: At) -> None:
    async def work(centre: Centre) -> None:
        detail = '{"seq": 1, "what": "altered"}'
        await centre.sql.change("INSERT INTO faults VALUES ($1, 'forged', 0, $2)", CN01, detail)
        await centre.taking_in.take(NodeLog(CN01).open().run())
        assert await centre.faults() == []

    at(work)


def test_a_node_of_a_hosted_point_is_a_fault_until_it_sends_no_more(at: At) -> None:
    async def work(centre: Centre) -> None:
        await centre.taking_in.note(CN01, "hosted_here", entry=1, what="refused")
        await centre.taking_in.note(CN02, "forged", entry=1, what="refused")
        centre.time += QUIET - timedelta(seconds=1)
        await centre.taking_in.end_faults()
        assert await centre.faults() == [(CN01, "hosted_here"), (CN02, "forged")]
        centre.time += timedelta(seconds=1)
        await centre.taking_in.end_faults()
        assert await centre.faults() == [(CN02, "forged")]

    at(work)


def test_a_branch_that_is_hosted_here_has_no_node(at: At) -> None:
    async def work(centre: Centre) -> None:
        await centre.sql.change(
            "INSERT INTO branches (branch, epoch, seq, hash, hosted) VALUES ($1, 1, 0, '', $2)", CN01, True
        )
        assert (await centre.refusal(NodeLog(CN01).open().run())).code == "hosted_here"

    at(work)


def test_pictures_that_were_lost_are_made_anew_from_the_log(at: At) -> None:
    node = NodeLog(CN01).open().take(8)

    async def work(centre: Centre) -> None:
        await centre.taking_in.take(node.run(0, 6))
        before = await centre.picture()
        await centre.sql.change("DELETE FROM pictures")
        await centre.pictures.bring_up(CN01)
        assert await centre.picture() == before
        await centre.sql.change("UPDATE pictures SET document = $1", b'{"format":0,"picture":{}}')
        held = await centre.taking_in.take(node.run(6))
        assert held.seq == 10
        await centre.pictures.bring_up(CN01)
        assert plain(await centre.picture()) == picture_of(node.state)

    at(work)


def test_no_one_suffers_for_a_run_that_the_database_refuses(at: At) -> None:
    good, bad = NodeLog(CN01).open(), NodeLog(CN02).open()

    async def work(centre: Centre) -> None:
        # What stands where the entries are to go: the database refuses them, whatever they are.
        await centre.taking_in.take(bad.run(0, 1))
        await centre.sql.change("UPDATE branches SET seq = 0, hash = $1 WHERE branch = $2", "0" * 64, CN02)
        await centre.sql.change("DELETE FROM pictures")
        answers = await asyncio.gather(
            centre.taking_in.take(bad.run()), centre.taking_in.take(good.run()), return_exceptions=True
        )
        assert isinstance(answers[0], StoreBroken)
        assert await centre.log(CN01) == whole(good)

    at(work)


def test_who_waits_when_the_centre_stops_is_told_to_send_it_again(at: At) -> None:
    node = NodeLog(CN01).open()

    async def work(centre: Centre) -> None:
        stopping = TakingIn(centre.sql, centre.pictures, now=lambda: MORNING)
        async with asyncio.TaskGroup() as tasks:
            running = tasks.create_task(stopping.run())
            asked = asyncio.gather(*(stopping.held(CN01) for _ in range(3)), return_exceptions=True)
            for _ in range(3):
                await asyncio.sleep(0)
            running.cancel()
            answers = await asked
        # Two were under way.
        assert answers[:2] == [Held(epoch=1, seq=0, hash="0" * 64)] * 2
        assert isinstance(answers[2], StoreUnavailable)
        with pytest.raises(StoreUnavailable):
            await stopping.take(node.run())

    at(work)
