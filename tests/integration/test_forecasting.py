"""The forecast beside the queue: brought up from the log, begun again when its process dies, and never in the way."""

import asyncio
import gc
import os
import signal
import sys
import weakref
from collections.abc import Coroutine
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest

from server_client.queue_model.commands import CloseDay, OpenCounter, OpenDay
from server_client.queue_model.configuration import WALK_IN
from server_client.queue_model.ids import BranchId
from server_client.queue_model.local_time import local_day
from server_client.server.forecasting.experience_file import read_experience
from server_client.server.forecasting.foreteller import LATEST_S, LEARNED_FROM
from server_client.server.forecasting.worker import Teller, Tidying, serve
from server_client.server.forecasting.worker_process import ForecastWorker, WorkerGone
from server_client.server.killing import kill
from server_client.wire.chain import event_of
from server_client.wire.forecast_talk import Learn, Unknown, decode_answer, encode_talk
from tests.fakes.foretelling import Foretold, NearWorker
from tests.fakes.node_log import NodeLog, fresh_id
from tests.proof.branches import ALL, C1, A, clerk_of

CN01 = BranchId("CN01")
DEAF = [sys.executable, "-c", "import sys; sys.stdin.read()"]


def at_work() -> NodeLog:
    """Return a branch that is open, with a counter that serves everything and three who wait."""
    log = NodeLog(CN01).open()
    log.do(OpenCounter(id=fresh_id(), counter=C1, clerk=clerk_of(C1), profile=ALL))
    return log.take(3)


def next_day(log: NodeLog) -> int:
    """Let the day end after eight hours and another begin; return the entry that ended it."""
    log.now += timedelta(hours=8)
    log.do(CloseDay(id=fresh_id()))
    closed = log.seq
    log.now += timedelta(hours=16)
    log.do(OpenDay(id=fresh_id()))
    log.do(OpenCounter(id=fresh_id(), counter=C1, clerk=clerk_of(C1), profile=ALL))
    return closed


def learned(worker: NearWorker) -> list[int]:
    """Return how many entries the worker was told of at a time."""
    return [len(said.entries) for said in worker.asked if isinstance(said, Learn)]


def done(work: Coroutine[object, object, None]) -> None:
    """Do a work, within a time that only a fault takes."""
    asyncio.run(asyncio.wait_for(work, 60))


def test_a_process_foretells_dies_and_another_goes_on(tmp_path: Path) -> None:
    async def work() -> None:
        told = Foretold.of(at_work(), worker := ForecastWorker(lambda: told.seconds), tmp_path)
        try:
            await told.foreteller.refresh()
            assert len(told.boards[-1].tickets) == 3
            first = worker.process_id
            assert first is not None
            os.kill(first, signal.SIGKILL)
            told.log.take()
            await told.foreteller.refresh()
            assert (len(told.boards), told.failures) == (1, 1)
            # For a moment it is left alone.
            await told.foreteller.refresh()
            assert (len(told.boards), told.failures) == (1, 2)
            told.seconds += 5
            await told.foreteller.refresh()
            assert len(told.boards[-1].tickets) == 4
            assert worker.process_id != first
        finally:
            await worker.close()
        assert worker.process_id is None

    done(work())


def test_a_process_that_is_too_slow_is_ended_and_left_alone_for_longer_and_longer() -> None:
    seconds = 0.0

    async def work() -> None:
        nonlocal seconds
        worker = ForecastWorker(lambda: seconds, DEAF)
        for rest_s in (1.0, 2.0):
            with pytest.raises(WorkerGone, match="longer than"):
                await worker.ask(b"well?", 0.01)
            assert worker.process_id is None
            seconds += rest_s - 0.5
            with pytest.raises(WorkerGone, match="tried again"):
                await worker.ask(b"well?", 0.01)
            seconds += 0.6

    done(work())


def test_a_process_that_cannot_be_started_is_no_more_than_a_forecast_that_fails() -> None:
    async def work() -> None:
        worker = ForecastWorker(lambda: 0.0, ["/nowhere/at/all"])
        with pytest.raises(WorkerGone, match="cannot be started"):
            await worker.ask(b"well?", 1.0)
        await worker.close()

    done(work())


def test_the_answer_to_who_is_gone_is_nobody_elses() -> None:
    async def work() -> None:
        worker = ForecastWorker(lambda: 0.0, DEAF)
        asking = asyncio.ensure_future(worker.ask(b"well?", 60.0))
        while worker.process_id is None:  # noqa: ASYNC110 - nobody tells of it
            await asyncio.sleep(0)
        asking.cancel()
        await asyncio.gather(asking, return_exceptions=True)
        assert worker.process_id is None

    done(work())


def test_only_what_is_new_is_told_of_after_the_beginning(tmp_path: Path) -> None:
    async def work() -> None:
        told = Foretold.of(at_work(), worker := NearWorker(), tmp_path)
        await told.foreteller.refresh()
        told.log.take(2)
        await told.foreteller.refresh()
        assert learned(worker) == [told.log.log.seq - 2, 2]
        assert worker.beginnings == [False]
        assert [len(board.tickets) for board in told.boards] == [3, 5]

    done(work())


def test_a_log_of_years_is_learned_from_where_it_still_matters(tmp_path: Path) -> None:
    async def work() -> None:
        log = at_work()
        next_day(log)
        log.now += LEARNED_FROM
        next_day(log)
        told = Foretold.of(log.take(3), worker := NearWorker(), tmp_path)
        await told.foreteller.refresh()
        days = [local_day(event_of(entry.body).at) for entry in log.entries]
        recent = [day for day in days if day >= local_day(log.now) - LEARNED_FROM]
        assert 0 < len(recent) < len(days)
        assert sum(learned(worker)) == len(recent)
        assert len(told.boards[-1].tickets) == 3

    done(work())


def test_a_process_that_has_forgotten_the_branch_is_told_anew(tmp_path: Path) -> None:
    async def work() -> None:
        told = Foretold.of(at_work(), worker := NearWorker(), tmp_path)
        await told.foreteller.refresh()
        worker.forget()
        await told.foreteller.refresh()
        await told.foreteller.refresh()
        worker.forget()
        told.log.take()
        await told.foreteller.refresh()
        await told.foreteller.refresh()
        assert [len(board.tickets) for board in told.boards] == [3, 3, 4]
        assert worker.beginnings == [False] * 3

    done(work())


def test_nothing_is_foretold_while_the_day_is_closed_or_another_does_it(tmp_path: Path) -> None:
    async def work() -> None:
        closed = Foretold.of(NodeLog(CN01), NearWorker(), tmp_path)
        await closed.foreteller.refresh()
        told = Foretold.of(at_work(), NearWorker(), tmp_path)
        told.may = False
        await told.foreteller.refresh()
        assert (closed.boards, told.boards, told.failures) == ([], [], 0)

    done(work())


def test_what_fails_is_counted_and_tried_again(tmp_path: Path) -> None:
    async def work() -> None:
        told = Foretold.of(at_work(), worker := NearWorker(), tmp_path)
        told.log.is_readable = False
        await told.foreteller.refresh()
        worker.is_away = True
        await told.foreteller.refresh()
        told.log.is_readable, worker.is_away = True, False
        await told.foreteller.refresh()
        assert (len(told.boards), told.failures) == (1, 2)

    done(work())


def test_what_a_day_has_taught_is_kept_and_taken_up_by_the_next_process(tmp_path: Path) -> None:
    async def work() -> None:
        log = at_work()
        closed = next_day(log)
        log.take(2)
        for began_after in (0, closed):
            told = Foretold.of(log, worker := NearWorker(), tmp_path)
            await told.foreteller.refresh()
            assert learned(worker) == [log.seq - began_after]
            assert len(told.boards[-1].tickets) == 2
        kept = read_experience(tmp_path / "experience-CN01.json")
        assert kept is not None
        assert (kept.seq, kept.digest, kept.learned.days) == (closed, log.hash_at(closed), 1)

    done(work())


def test_what_another_log_has_taught_counts_for_nothing(tmp_path: Path) -> None:
    async def work() -> None:
        workers = [NearWorker(), NearWorker()]
        for more, worker in enumerate(workers):
            log = at_work().take(more)
            next_day(log)
            told = Foretold.of(log.take(3), worker, tmp_path)
            await told.foreteller.refresh()
            assert len(told.boards[-1].tickets) == 3
        assert [worker.beginnings for worker in workers] == [[False], [False, True]]

    done(work())


def test_a_file_that_is_none_counts_for_nothing(tmp_path: Path) -> None:
    path = tmp_path / "experience-CN01.json"
    assert read_experience(path) is None
    for content in (b"", b"nonsense", b"0" * 64 + b"\n{}", b"x\n{}"):
        path.write_bytes(content)
        assert read_experience(path) is None


def test_what_was_told_before_is_gone_on_from_by_the_next_process(tmp_path: Path) -> None:
    async def work() -> None:
        first = Foretold.of(at_work(), NearWorker(), tmp_path)
        await first.foreteller.refresh()
        second = Foretold.of(first.log.log, NearWorker(), tmp_path)
        second.last = first.last
        await second.foreteller.refresh()
        assert second.boards == first.boards
        assert second.boards[0].for_newcomer(A, WALK_IN) is not None

    done(work())


def test_news_are_foretold_soon(tmp_path: Path) -> None:
    async def work() -> None:
        told = Foretold.of(at_work(), NearWorker(), tmp_path)
        running = asyncio.ensure_future(told.foreteller.run())
        # It listens as soon as it has begun.
        await asyncio.sleep(0)
        told.seconds += LATEST_S
        told.log.take()
        await told.news.wait()
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
        assert told.log.feed.listeners == 0

    done(work())


def test_the_process_answers_until_nothing_more_is_asked() -> None:
    question = encode_talk(Learn(branch=CN01, entries=[]))
    answers = BytesIO()
    serve(BytesIO((len(question).to_bytes(4) + question) * 2), answers, Teller(lambda: 0.0))
    said = encode_talk(Unknown())
    assert answers.getvalue() == (len(said).to_bytes(4) + said) * 2
    assert decode_answer(said) == Unknown()


def test_circles_are_searched_for_between_answers_and_in_the_end_found() -> None:
    class Circle:
        def __init__(self) -> None:
            self.itself = self

    question = encode_talk(Learn(branch=CN01, entries=[]))
    asked = len(question).to_bytes(4) + question
    try:
        tidying = Tidying()
        kept = weakref.ref(Circle())
        serve(BytesIO(asked), BytesIO(), Teller(lambda: 0.0), tidying)
        before = kept()
        assert before is not None
        del before
        serve(BytesIO(asked * 31), BytesIO(), Teller(lambda: 0.0), tidying)
        assert kept() is None
    finally:
        gc.enable()


def test_a_process_that_has_just_died_is_killed_without_a_quarrel_about_its_end(
    caplog: pytest.LogCaptureFixture,
) -> None:
    async def work() -> None:
        for _ in range(20):
            process = await asyncio.create_subprocess_exec("sleep", "60")
            os.kill(process.pid, signal.SIGKILL)
            # It ends in this moment, and nobody has told asyncio.
            kill(process)
            assert await process.wait() == -signal.SIGKILL

    done(work())
    assert caplog.messages == []
