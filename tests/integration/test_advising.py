"""Advice beside the forecast: found in the forecasting process, answered by a supervisor, kept beside the log."""

import asyncio
from collections.abc import Coroutine
from datetime import timedelta
from pathlib import Path

import pytest

from server_client.client.errors import Rejected
from server_client.client.staff_api import StaffApi
from server_client.queue_model.commands import OpenCounter
from server_client.queue_model.ids import BranchId
from server_client.server.credentials import Role
from server_client.server.forecasting.worker_process import WorkerGone
from server_client.wait_forecast.deed import Deed
from server_client.wire.advising import AdviceMessage, Said, decode_kept
from tests.fakes.foretelling import Foretold, NearWorker
from tests.fakes.node_log import NodeLog, fresh_id
from tests.fakes.office import LAN
from tests.fakes.running_center import running_center
from tests.fakes.running_server import running_server
from tests.fakes.staff import HOA, PINS, hire
from tests.proof.branches import ALL, C1, C2, clerk_of

CN01, POINT = BranchId("CN01"), BranchId("X001")
MINUTE = timedelta(minutes=1)


def crowded() -> NodeLog:
    """Return a branch with one counter of several, and thirty who wait for it."""
    log = NodeLog(CN01).open()
    log.do(OpenCounter(id=fresh_id(), counter=C1, clerk=clerk_of(C1), profile=ALL))
    return log.take(30)


def done(work: Coroutine[object, object, None]) -> None:
    asyncio.run(asyncio.wait_for(work, 60))


def opening(told: Foretold) -> AdviceMessage:
    """Return the opening that is advised now."""
    return next(one for one in told.boards[-1].advice if one.deed is Deed.OPEN)


def test_one_more_counter_is_advised_answered_opened_and_told(tmp_path: Path) -> None:
    async def work() -> None:
        log = crowded()
        told = Foretold.of(log, NearWorker(), tmp_path)
        await told.foreteller.refresh()
        first = opening(told)
        assert first.waiting > 0
        assert first.saves.low_min > 0
        assert told.boards[-1].risks
        assert await told.foreteller.say(first.id, Said.DO)
        assert not await told.foreteller.say("another", Said.DO)
        await told.foreteller.refresh()
        assert opening(told).said is Said.DO
        log.now += MINUTE
        log.do(OpenCounter(id=fresh_id(), counter=C2, clerk=clerk_of(C2), profile=first.profile or ALL))
        await told.foreteller.refresh()
        assert first.id not in [one.id for one in told.boards[-1].advice]
        assert next(one for one in told.boards[-1].advised if one.id == first.id).done_at is not None

    done(work())


def test_what_came_of_it_is_known_after_two_hours_also_to_another_process(tmp_path: Path) -> None:
    async def work() -> None:
        log = crowded()
        told = Foretold.of(log, worker := NearWorker(), tmp_path)
        await told.foreteller.refresh()
        first = opening(told)
        assert [one.advice.id for one in decode_kept((tmp_path / "advice-CN01.json").read_bytes())] == [first.id]
        worker.forget()
        with pytest.raises(WorkerGone, match="another process"):
            await told.foreteller.say(first.id, Said.DO)
        await told.foreteller.refresh()
        log.now += 121 * MINUTE
        await told.foreteller.refresh()
        settled = next(one for one in told.boards[-1].advised if one.id == first.id)
        assert settled.happened_min == pytest.approx(30 * 120, rel=0.01)

    done(work())


def test_a_file_that_cannot_be_read_is_none(tmp_path: Path) -> None:
    async def work() -> None:
        (tmp_path / "advice-CN01.json").write_text("broken")
        told = Foretold.of(crowded(), NearWorker(), tmp_path)
        await told.foreteller.refresh()
        assert told.boards[-1].advised == ()

    done(work())


def test_an_answer_to_an_unknown_advice_or_without_a_forecast_is_refused(tmp_path: Path) -> None:
    with running_center(tmp_path, POINT) as centre:
        holder = centre.holder("counter", Role.COUNTER, POINT)
        counter = StaffApi(centre.url, POINT, holder.secret)

        async def answer() -> None:
            with pytest.raises(Rejected) as refused:
                await counter.answer_advice("none", Said.DO)
            assert refused.value.problem.code == "unknown_advice"
            await counter.close()

        done(answer())


def test_at_a_console_a_supervisor_answers_and_no_other_clerk(tmp_path: Path) -> None:
    hire(tmp_path)
    with running_server(tmp_path) as server:
        console = StaffApi(server.url, CN01, server.secrets[Role.COUNTER])

        async def answer() -> None:
            for clerk, code in ((LAN, "other_clerk"), (HOA, "unknown_advice")):
                session = (await console.sign_in(clerk, PINS[clerk])).session
                with pytest.raises(Rejected) as refused:
                    await console.answer_advice("none", Said.DO, session=session)
                assert refused.value.problem.code == code
            await console.close()

        done(answer())
