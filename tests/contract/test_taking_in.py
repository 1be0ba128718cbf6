"""Taking in what nodes send, on SQLite and on a real PostgreSQL: every entry once, in order, or not at all."""

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, TypeAlias, cast

import pytest

from server_client.branch_picture.picture import Picture
from server_client.queue_model.epoch_commands import BeginEpoch, EpochReason
from server_client.queue_model.events import Event, ServiceClosed
from server_client.queue_model.ids import BranchId
from server_client.server.epochs.granting import Epochs, left_over
from server_client.server.errors import StoreBroken, StoreUnavailable
from server_client.server.following.log_reader import LogReader
from server_client.server.metrics import ServerMetrics
from server_client.server.replication.noted_faults import QUIET
from server_client.server.replication.picture_keeper import PictureKeeper
from server_client.server.replication.refusing import NotTaken
from server_client.server.replication.taking_in import TakingIn
from server_client.server.sql.opening import open_sql
from server_client.server.sql.sql import Sql
from server_client.server.statistics.statistics_keeper import StatisticsKeeper
from server_client.wire.chain import seal
from server_client.wire.epochs import EpochRequest
from server_client.wire.pictures import decode_picture, shown_part
from server_client.wire.replication import Held, Run, decode_run, encode_run
from server_client.wire.run_entries import FaultyEntry
from tests.fakes.node_log import NodeLog, fresh_id
from tests.proof.branches import MORNING, A
from tests.unit.picture_of_state import picture_of
from tests.unit.test_branch_picture import plain

CN01, CN02 = BranchId("CN01"), BranchId("CN02")


@dataclass
class Centre:
    """A centre's way in on an open database."""

    sql: Sql
    taking_in: TakingIn
    pictures: PictureKeeper
    time: datetime = MORNING

    async def log(self, branch: BranchId = CN01) -> list[tuple[int, str]]:
        """Return the entries of a branch as seq and hash."""
        found = await self.sql.rows("SELECT seq, hash FROM entries WHERE branch = $1 ORDER BY seq, epoch", branch)
        return cast("list[tuple[int, str]]", found)

    async def picture(self, branch: BranchId = CN01) -> Picture:
        """Return the picture that is kept of a branch."""
        ((document,),) = await self.sql.rows("SELECT document FROM pictures WHERE branch = $1", branch)
        part = shown_part(cast("bytes", document))
        assert part is not None
        return decode_picture(part)

    async def faults(self) -> list[tuple[object, ...]]:
        """Return what is wrong, as branch and kind."""
        return [*await self.sql.rows("SELECT branch, kind FROM faults ORDER BY branch, kind")]

    async def granted(self, *, reserve: bool = False) -> None:
        """Grant the next epoch to another node."""
        request = EpochRequest(id=fresh_id(), expected=1, reason=EpochReason.REPLACED, reserve=reserve)
        await Epochs(self.sql, lambda: MORNING).grant(CN01, "node-2", request)

    async def refusal(self, run: Run) -> NotTaken:
        """Send a run that must not be taken, and return why."""
        with pytest.raises(NotTaken) as refused:
            await self.taking_in.take(run)
        return refused.value


Work: TypeAlias = Callable[[Centre], Coroutine[Any, Any, None]]
At: TypeAlias = Callable[[Work], None]


def worked(address: str, work: Work) -> None:
    """Open a centre, do the work while it takes in, and close it."""

    async def opened() -> None:
        sql = await open_sql(address)
        pictures = PictureKeeper(sql)
        taking_in = TakingIn(sql, pictures, now=lambda: centre.time)
        centre = Centre(sql, taking_in, pictures)
        try:
            async with asyncio.TaskGroup() as tasks:
                running = tasks.create_task(taking_in.run())
                await work(centre)
                running.cancel()
        finally:
            await sql.close()

    asyncio.run(asyncio.wait_for(opened(), 60))


@pytest.fixture
def at(sql_address: str) -> At:
    """Return what does the work at a centre."""
    return lambda work: worked(sql_address, work)


def whole(node: NodeLog) -> list[tuple[int, str]]:
    """Return the log of a node as it has to be at the centre."""
    return [(entry.seq, entry.hash) for entry in node.entries]


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


def test_a_restored_backup_that_went_on_is_stopped_at_the_first_entry_that_differs(at: At) -> None:
    node = NodeLog(CN01).open().take(8)
    restored = node.restored(5).take(9)

    async def work(centre: Centre) -> None:
        await centre.taking_in.take(node.run())
        refused = await centre.refusal(restored.run())
        expected = {"seq": 6, "held": node.hash_at(6), "sent": restored.hash_at(6), "first": 1}
        assert (refused.code, refused.particulars) == ("log_differs", expected)
        assert await centre.log() == whole(node)
        assert await centre.faults() == [(CN01, "log_differs")]
        aside = await centre.sql.rows("SELECT seq, hash FROM set_aside ORDER BY seq")
        assert aside == whole(restored)[5:]
        differs = (await centre.taking_in.held(CN01)).differs
        assert differs is not None
        assert (differs.seq, differs.held, differs.sent, differs.since) == (
            6,
            node.hash_at(6),
            restored.hash_at(6),
            MORNING,
        )

    at(work)


@pytest.mark.parametrize("last", [12, 9], ids=["reaching the end that is held", "within what is held"])
def test_a_run_after_the_difference_says_that_it_lies_before(at: At, last: int) -> None:
    node = NodeLog(CN01).open().take(8)
    restored = node.restored(5).take(9)

    async def work(centre: Centre) -> None:
        await centre.taking_in.take(node.run())
        refused = await centre.refusal(restored.run(8, last))
        assert refused.particulars == {"seq": 8, "held": node.hash_at(8), "sent": restored.hash_at(8), "first": 0}
        assert "at entry 8, and before it" in refused.sentence

    at(work)


def test_a_log_that_has_become_shorter_differs_by_what_it_lacks(at: At) -> None:
    node = NodeLog(CN01).open().take(8)
    restored = node.restored(5)

    async def work(centre: Centre) -> None:
        await centre.taking_in.take(node.run())
        refused = await centre.refusal(restored.run(5))
        assert refused.particulars == {"seq": 6, "held": node.hash_at(6), "sent": "", "first": 1}

    at(work)


def test_the_true_writer_goes_on_while_a_second_one_is_refused(at: At) -> None:
    node = NodeLog(CN01).open().take(3)
    second = node.restored(3).take(2)

    async def work(centre: Centre) -> None:
        await centre.taking_in.take(node.run())
        await centre.refusal(second.run())
        held = await centre.taking_in.take(node.take(1).run(5))
        assert (held.seq, held.differs is not None) == (6, True)

    at(work)


def begun(node: NodeLog, epoch: int = 2) -> NodeLog:
    """Let the node begin an epoch."""
    node.do(BeginEpoch(id=fresh_id(), epoch=epoch, reason=EpochReason.REPLACED, is_alone=True))
    return node


def test_a_new_epoch_ends_the_difference_and_what_the_old_one_still_has_is_history(at: At) -> None:
    old = NodeLog(CN01).open().take(3)
    new = old.restored(5)
    old.take(4)

    async def work(centre: Centre) -> None:
        await centre.taking_in.take(new.run())
        await centre.refusal(new.restored(3).take(2).run())
        await centre.granted()
        begun(new).take(1)
        held = await centre.taking_in.take(new.run(5))
        assert held == Held(epoch=2, seq=new.seq, hash=new.hash_at(new.seq))
        assert await centre.faults() == []

        refused = await centre.refusal(old.run(7))
        assert (refused.code, refused.particulars) == ("old_epoch", {"epoch": 2, "kept": 5})
        assert (await centre.refusal(old.run(5, 7))).particulars == {"epoch": 2, "kept": 7}
        assert (await centre.refusal(old.run(6))).particulars == {"epoch": 2, "kept": 9}
        assert (await centre.refusal(old.run(4, 8))).particulars == {"epoch": 2, "kept": 8}
        rows = await centre.sql.rows("SELECT seq, hash FROM entries WHERE epoch = 1 ORDER BY seq")
        assert rows == whole(old)
        assert await centre.sql.rows("SELECT * FROM set_aside WHERE why <> 'log_differs'") == []

        strange = old.restored(6).take(2)
        assert (await centre.refusal(strange.run(5))).particulars == {"epoch": 2, "kept": 8}
        aside = await centre.sql.rows("SELECT seq, hash FROM set_aside WHERE why <> 'log_differs' ORDER BY seq")
        assert aside == whole(strange)[6:]
        assert (await centre.taking_in.held(CN01)).seq == new.seq

    at(work)


def test_a_standby_that_parted_before_the_centres_last_entry_goes_on_and_the_rest_is_history(at: At) -> None:
    old = NodeLog(CN01).open().take(6)
    standby = old.restored(5)

    async def work(centre: Centre) -> None:
        await centre.taking_in.take(old.run())
        statistics = StatisticsKeeper(centre.sql, lambda: 0.0)
        await statistics.look()
        await centre.granted(reserve=True)
        begun(standby).take(1)
        assert (await centre.refusal(standby.run(6))).code == "log_differs"
        held = await centre.taking_in.take(standby.run(5))
        assert held == Held(epoch=2, seq=7, hash=standby.hash_at(7))
        assert await centre.faults() == []
        assert [(entry.seq, entry.hash) for entry in await LogReader(centre.sql, CN01).read(0, 99)] == whole(standby)
        after, left = await left_over(centre.sql, CN01, 1)
        assert (after, [(entry.seq, entry.hash) for entry in left]) == (5, whole(old)[5:])
        await centre.pictures.bring_up(CN01)
        assert plain(await centre.picture()) == picture_of(standby.state)
        assert await statistics.bring_up(CN01) == 7

        # It grows beyond where the old one ended, from which nothing is taken any more.
        standby.take(4)
        assert (await centre.taking_in.take(standby.run(7))).seq == 11
        assert (await centre.refusal(old.take(1).run(8))).particulars == {"epoch": 2, "kept": 9}
        assert plain(await centre.picture()) == picture_of(standby.state)

    at(work)


def test_an_epoch_that_was_granted_ends_the_one_before_at_once(at: At) -> None:
    node = NodeLog(CN01).open()

    async def work(centre: Centre) -> None:
        await centre.granted()
        assert (await centre.refusal(node.run())).particulars == {"epoch": 2, "kept": 2}
        assert (await centre.taking_in.held(CN01)).seq == 0

    at(work)


def test_an_epoch_that_is_only_reserved_ends_none_before_it_has_begun(at: At) -> None:
    node = NodeLog(CN01).open()

    async def work(centre: Centre) -> None:
        await centre.granted(reserve=True)
        assert (await centre.taking_in.take(node.run())).epoch == 1
        assert (await centre.taking_in.take(begun(node.restored(2)).run(2))).epoch == 2
        assert (await centre.refusal(node.take().run(2))).code == "old_epoch"

    at(work)


def test_an_epoch_that_nobody_granted_does_not_begin(at: At) -> None:
    node = begun(NodeLog(CN01).open())

    async def work(centre: Centre) -> None:
        assert (await centre.refusal(node.run())).code == "epoch_not_granted"
        assert await centre.log() == []

    at(work)


@pytest.mark.parametrize(("epoch", "days", "what"), [(1, -1, "of a time before"), (2, 0, "of an epoch that did not")])
def test_a_run_that_does_not_go_on_from_what_is_held_is_forged(at: At, epoch: int, days: int, what: str) -> None:
    node = NodeLog(CN01).open()
    odd = Event(
        branch=CN01,
        epoch=epoch,
        seq=3,
        at=MORNING + timedelta(days=days),
        command_id=fresh_id(),
        data=ServiceClosed(service=A),
    )
    sealed = seal(odd, node.hash_at(2))

    async def work(centre: Centre) -> None:
        await centre.taking_in.take(node.run())
        run = decode_run(encode_run([sealed], epoch=epoch, after=2, prev=node.hash_at(2), head=3), CN01)
        refused = await centre.refusal(run)
        assert refused.code == "forged"
        assert what in refused.sentence
        assert await centre.log() == whole(node)

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


def test_an_epoch_that_was_granted_after_all_is_no_fault_any_more(at: At) -> None:
    node = NodeLog(CN01).open()

    async def work(centre: Centre) -> None:
        await centre.taking_in.take(node.run())
        later = begun(node.restored(2))
        assert (await centre.refusal(later.run(2))).code == "epoch_not_granted"
        await centre.taking_in.note(CN01, "epoch_not_granted", entry=3, what="refused")
        await centre.granted()
        await centre.taking_in.take(later.run(2))
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
