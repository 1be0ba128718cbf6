"""Dossiers over a cut line and in two clerks' hands: nothing is lost, and what clashes is shown; no network."""

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from counter_display.console.dossiers_first import DossiersFirst
from counter_display.serving.dossier_picture import (
    Access,
    DossierSheet,
    Told,
)
from counter_display.serving.dossiers import FormFate
from server_client.dossier_model.checklist import PaperState
from server_client.dossier_model.reception import Reception, ReceptionEnd, with_applicant
from server_client.queue_model import commands
from server_client.queue_model.ids import ReasonCode
from server_client.wire.answers import Settled
from tests.fakes.dossier_rig import DossierRig
from tests.fakes.office import CIVIL, COUNTER_5, office
from tests.fakes.receptions import a_code
from tests.unit.dossier_place import PREPARED, a_rig, end, first, leave, one_loop, one_of, run, settle


@pytest.fixture(autouse=True)
def runner() -> Iterator[None]:
    """Run all that a test awaits in one loop."""
    with one_loop():
        yield


def test_what_was_ticked_last_is_at_the_server_before_the_ticket_leaves() -> None:
    rig, ticket = a_rig(PREPARED)
    sent: list[str] = []

    class Sender:
        async def send(self, command: commands.Command) -> Settled:
            sent.append(f"{type(command).__name__} after {rig.server.puts}")
            return Settled(events=(), seq=1)

    async def leave_at_once() -> None:
        async with asyncio.TaskGroup() as group:
            running = group.create_task(rig.desk.run(rig.server, rig.server, rig.procedures))
            rig.desk.work.tick(1)
            sender = DossiersFirst(Sender(), rig.desk.tell_all)
            await sender.send(commands.StartServing(id=rig.place.new_id(), counter=COUNTER_5, ticket=ticket))
            hold = commands.HoldTicket(
                id=rig.place.new_id(), counter=COUNTER_5, ticket=ticket, reason=ReasonCode("copies")
            )
            await sender.send(hold)
            running.cancel()

    run(leave_at_once())
    assert sent == ["StartServing after 0", "HoldTicket after 1"]
    assert rig.server.kept[first(ticket)].papers[1].state is PaperState.HELD


def test_a_ticket_does_not_wait_for_a_cut_line() -> None:
    rig, _ = a_rig(PREPARED)
    rig.server.is_cut = True
    rig.desk.work.tick(1)
    settle(rig)
    assert rig.picture.told is Told.WAITING_FOR_LINE

    async def tell() -> None:
        async with asyncio.timeout(0.5), asyncio.TaskGroup() as group:
            running = group.create_task(rig.desk.run(rig.server, rig.server, rig.procedures))
            await rig.desk.tell_all()
            running.cancel()

    run(tell())


def test_a_cut_line_loses_nothing_and_sends_it_later() -> None:
    rig, ticket = a_rig(PREPARED)
    rig.server.is_cut = True
    rig.work.tick(1)
    end(rig, ReceptionEnd.RECEIVED, code=a_code().text)
    assert (rig.picture.told, one_of(rig).ending_now, one_of(rig).gaps) == (Told.WAITING_FOR_LINE, True, 0)
    rig.server.is_cut = False
    rig.place.wait(minutes=1)
    settle(rig)
    assert rig.server.kept[first(ticket)].ending is ReceptionEnd.RECEIVED
    assert (rig.picture.told, one_of(rig).fate) == (Told.NONE, FormFate.PRINTED)


def test_what_a_cut_line_kept_is_sent_even_after_the_ticket_has_gone() -> None:
    rig, ticket = a_rig(PREPARED)
    rig.server.is_cut = True
    end(rig, ReceptionEnd.RECEIVED, despite=True)
    leave(rig, ticket)
    assert rig.picture.one is None
    rig.server.is_cut = False
    rig.place.wait(minutes=1)
    settle(rig)
    assert rig.server.kept[first(ticket)].ending is ReceptionEnd.RECEIVED
    assert rig.picture.left is not None


def test_dossiers_that_cannot_be_had_come_by_themselves() -> None:
    place = office()
    place.open()
    ticket = place.take(CIVIL)
    place.call()
    rig = DossierRig(place)
    rig.prepare(ticket, PREPARED)
    rig.server.is_cut = True
    settle(rig)
    away = rig.picture.access
    assert away is Access.AWAY
    rig.server.is_cut = False
    rig.desk.retry()
    settle(rig)
    assert rig.picture.access is Access.OPEN


def named(name: str) -> Callable[[Reception], Reception]:
    def change(one: Reception) -> Reception:
        assert one.applicant is not None
        return with_applicant(one, replace(one.applicant, name=name))

    return change


@pytest.mark.parametrize(("mine", "name"), [(True, "Của tôi"), (False, "Của họ")])
def test_what_two_clerks_have_changed_is_shown_with_both(mine: bool, name: str) -> None:
    rig, ticket = a_rig(PREPARED)
    rig.work.lay_out(DossierSheet.APPLICANT)
    rig.work.write_word("name", "Của tôi")
    rig.work.keep_words()
    rig.work.tick(1)
    rig.server.change(first(ticket), named("Của họ"))
    settle(rig)
    assert [(one.part, one.mine, one.theirs) for one in one_of(rig).clashes] == [("name", "Của tôi", "Của họ")]
    rig.work.settle(mine=mine)
    settle(rig)
    kept = rig.server.kept[first(ticket)]
    assert kept.applicant is not None
    assert (kept.applicant.name, len(kept.gaps)) == (name, 0)


def test_what_does_not_clash_is_joined_without_a_question() -> None:
    rig, ticket = a_rig(PREPARED)
    rig.work.tick(1)
    rig.server.change(first(ticket), named("Của họ"))
    settle(rig)
    settle(rig)
    kept = rig.server.kept[first(ticket)]
    assert kept.applicant is not None
    assert (kept.applicant.name, len(kept.gaps)) == ("Của họ", 0)


def test_a_dossier_in_other_hands_is_told_and_does_not_stop_the_counter() -> None:
    rig, ticket = a_rig(PREPARED)
    rig.server.problem = "other_clerk"
    rig.work.tick(1)
    settle(rig)
    assert rig.picture.told is Told.OTHER_CLERK
    assert one_of(rig).unsent
    rig.server.problem = ""
    rig.desk.retry()
    settle(rig)
    assert not rig.server.kept[first(ticket)].gaps


def test_two_clerks_may_change_fee_and_sets_apart() -> None:
    rig, ticket = a_rig(PREPARED)
    rig.desk.work.lay_out(DossierSheet.TERMS)
    rig.desk.work.write_word("fee", "8.000")
    rig.server.change(first(ticket), lambda one: replace(one, sets=3))
    rig.desk.work.keep_terms()
    settle(rig)
    settle(rig)
    kept = rig.server.kept[first(ticket)]
    assert (kept.sets, kept.fee) == (3, 8_000)
