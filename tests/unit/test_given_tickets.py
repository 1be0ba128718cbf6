"""The last numbers of the day, for staff who print one again."""

import asyncio
from dataclasses import replace
from datetime import timedelta

from kiosk.given_tickets import KEPT, SHOWN, GivenTickets, read_ticket, ticket_text
from server_client.dossier_model.preregistration_code import PreregistrationCode
from server_client.queue_model.configuration import VIETNAMESE, WALK_IN
from server_client.queue_model.events import TicketIssued
from server_client.queue_model.ids import TicketId, Token, VisitId
from server_client.queue_model.ticket import TicketOrigin
from tests.fakes.cut_off_kiosk import SimulatedLines, World
from tests.fakes.office import CIVIL, EIGHT, LAND

CODE = PreregistrationCode("K7MA-4TXC-9HE2")


def ticket(ordinal: int) -> TicketIssued:
    return TicketIssued(
        visit=VisitId(f"visit-{ordinal}"),
        ticket=TicketId(f"visit-{ordinal}"),
        number=f"K2-{ordinal:03}",
        series=None,
        ordinal=None,
        token=Token(f"token-{ordinal}"),
        language=VIETNAMESE,
        needs=(CIVIL, LAND),
        class_code=WALK_IN,
        clock=EIGHT,
        issued_at=EIGHT + timedelta(seconds=ordinal),
        origin=TicketOrigin.OFFLINE,
        ahead=0,
    )


async def given(world: World, *tickets: TicketIssued) -> GivenTickets:
    opened = GivenTickets(SimulatedLines(world))
    await opened.open()
    for one in tickets:
        opened.note(one)
    return opened


def test_the_newest_comes_first_and_a_restart_forgets_nothing() -> None:
    async def story() -> None:
        world = World()
        before = await given(world, ticket(1), ticket(2))
        before.note_print(VisitId("visit-1"), None)
        before.note_print(VisitId("visit-2"), "paper_out")
        after = await given(world)
        assert after.recent(EIGHT) == before.recent(EIGHT)
        assert [(one.number, one.prints, one.fault) for one in after.recent(EIGHT)] == [
            ("K2-002", 0, "paper_out"),
            ("K2-001", 1, None),
        ]

    asyncio.run(story())


def test_only_the_last_ones_of_the_day_are_kept() -> None:
    async def story() -> None:
        world = World()
        kept = await given(world, *(ticket(ordinal) for ordinal in range(KEPT + 5)))
        assert len(kept.all()) == len(world.lines) == KEPT
        assert [one.number for one in kept.recent(EIGHT)] == [f"K2-{KEPT + 4 - ago:03}" for ago in range(SHOWN)]
        tomorrow = EIGHT + timedelta(days=1)
        assert kept.recent(tomorrow) == ()
        kept.note(replace(ticket(999), issued_at=tomorrow))
        assert len(world.lines) == 1

    asyncio.run(story())


def test_what_a_lost_node_alone_knew_outlives_an_hour_of_numbers_of_the_kiosks_own() -> None:
    async def story() -> None:
        world = World()
        await given(world, *(ticket(ordinal) for ordinal in range(121)))
        assert (await given(world)).all()[0].number == "K2-000"

    asyncio.run(story())


def test_one_ticket_is_found_by_its_visit_and_an_unknown_paper_changes_nothing() -> None:
    async def story() -> None:
        kept = await given(World(), ticket(1))
        kept.note_print(VisitId("nobody"), None)
        assert kept.given(VisitId("nobody")) is None
        found = kept.given(VisitId("visit-1"))
        assert found is not None
        assert read_ticket(ticket_text(replace(found, token=None))) == replace(found, token=None)
        booked = replace(found, booked_for=EIGHT)
        assert read_ticket(ticket_text(booked)) == booked
        for older_lines in (b"\t", b"\t\t"):
            assert read_ticket(ticket_text(found).removesuffix(older_lines)) == found

    asyncio.run(story())


def test_the_code_of_what_was_prepared_outlives_a_restart() -> None:
    async def story() -> None:
        world = World()
        before = await given(world, ticket(1), ticket(2))
        before.note_preparation(VisitId("visit-1"), CODE)
        before.note_preparation(VisitId("nobody"), CODE)
        before.note_print(VisitId("visit-1"), None)
        after = await given(world)
        assert [one.preparation_code for one in after.recent(EIGHT)] == [None, CODE]

    asyncio.run(story())
