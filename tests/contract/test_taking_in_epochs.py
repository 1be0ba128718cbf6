"""Epochs at the centre's way in, on SQLite and on PostgreSQL: who may go on, what becomes history, what is forged."""

from datetime import timedelta

import pytest

from server_client.queue_model.epoch_commands import BeginEpoch, EpochReason
from server_client.queue_model.events import Event, ServiceClosed
from server_client.server.epochs.granting import left_over
from server_client.server.following.log_reader import LogReader
from server_client.server.statistics.statistics_keeper import StatisticsKeeper
from server_client.wire.chain import seal
from server_client.wire.replication import Held, decode_run, encode_run
from tests.contract.centre_taking_in import CN01, At, Centre, whole, worked
from tests.fakes.node_log import NodeLog, fresh_id
from tests.proof.branches import MORNING, A
from tests.unit.picture_of_state import picture_of
from tests.unit.test_branch_picture import plain


@pytest.fixture
def at(sql_address: str) -> At:
    """Return what does the work at a centre."""
    return lambda work: worked(sql_address, work)


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
