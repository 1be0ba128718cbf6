"""What is told to the log after the fact."""

from dataclasses import replace

import pytest

from server_client.queue_model import device_events, events
from server_client.queue_model.commands import CloseDay, CorrectOutcome, OpenDay, RateService
from server_client.queue_model.device_commands import ReportPrint
from server_client.queue_model.ids import CounterId, OutcomeCode, ReasonCode, TicketId, VisitId
from server_client.queue_model.refusals import RefusalCode
from tests.proof.branches import ADVISED, C1, C2, DONE, OTHER_REASON, REASON
from tests.unit.queue_office import Office, at_work


def served() -> tuple[Office, TicketId]:
    """Return an office that has served one ticket."""
    office = at_work()
    office.issue()
    return office, office.serve()


def test_a_citizen_rates_what_is_finished_once() -> None:
    office, ticket = served()
    reasons = (REASON, OTHER_REASON)
    happened = office.do(RateService, ticket=ticket, score=2, reasons=reasons)
    assert happened == (events.ServiceRated(ticket=ticket, score=2, reasons=reasons),)
    assert office.ticket(ticket).rating == 2
    refused = office.refusal(RateService, ticket=ticket, score=2)
    assert refused.code is RefusalCode.ALREADY_RATED
    assert refused.sentence == "Ticket A001 has been rated already"


def test_a_rating_may_come_after_the_days_end() -> None:
    office, ticket = served()
    office.do(CloseDay)
    office.do(RateService, ticket=ticket, score=1)
    assert office.ticket(ticket).rating == 1


@pytest.mark.parametrize("score", [1, 3])
def test_the_best_and_the_worst_level_are_scores(score: int) -> None:
    office, ticket = served()
    office.do(RateService, ticket=ticket, score=score)
    assert office.ticket(ticket).rating == score


@pytest.mark.parametrize("score", [0, 4])
def test_a_score_is_one_of_the_levels(score: int) -> None:
    office, ticket = served()
    refused = office.refusal(RateService, ticket=ticket, score=score)
    assert refused.code is RefusalCode.BAD_SCORE
    assert refused.sentence == f"The score {score} is not between 1 and 3"


def test_a_reason_of_a_rating_is_from_the_list() -> None:
    office, ticket = served()
    reasons = (REASON, ReasonCode("slow"))
    office.refuses(RefusalCode.UNKNOWN_REASON, RateService, ticket=ticket, score=1, reasons=reasons)


def test_only_a_known_finished_ticket_is_rated() -> None:
    office = at_work()
    ticket = office.issue()
    office.refuses(RefusalCode.UNKNOWN_TICKET, RateService, ticket=TicketId("none"), score=1)
    refused = office.refusal(RateService, ticket=ticket, score=1)
    assert refused.code is RefusalCode.WRONG_STATE
    assert refused.sentence == "Ticket A001 is waiting; it must be finished for this"


def test_each_paper_of_a_visit_is_counted() -> None:
    office = Office()
    visit = office.visit(office.issue()).id
    assert office.do(ReportPrint, visit=visit) == (device_events.TicketPrinted(visit=visit, copy=1),)
    assert office.do(ReportPrint, visit=visit) == (device_events.TicketPrinted(visit=visit, copy=2),)
    assert office.branch.visits[visit].prints == 2


def test_a_print_that_failed_is_known_until_one_comes_out() -> None:
    office = Office()
    ticket = office.issue()
    visit = office.visit(ticket).id
    happened = office.do(ReportPrint, visit=visit, fault="paper_out")
    assert happened == (device_events.TicketPrintFailed(visit=visit, fault="paper_out"),)
    assert (office.visit(ticket).prints, office.visit(ticket).print_fault) == (0, "paper_out")
    office.do(ReportPrint, visit=visit)
    assert (office.visit(ticket).prints, office.visit(ticket).print_fault) == (1, None)


def test_only_a_known_visit_has_a_paper() -> None:
    refused = Office().refusal(ReportPrint, visit=VisitId("none"))
    assert refused.code is RefusalCode.UNKNOWN_VISIT
    assert refused.sentence == "There is no visit none today; look it up by its number"


def test_the_counter_that_finished_a_ticket_puts_its_outcome_right() -> None:
    office, ticket = served()
    before = office.ticket(ticket)
    happened = office.do(CorrectOutcome, counter=C1, ticket=ticket, outcome=ADVISED)
    assert happened == (events.OutcomeCorrected(ticket=ticket, counter=C1, outcome=ADVISED),)
    assert office.ticket(ticket) == replace(before, outcome=ADVISED)
    office.do(CorrectOutcome, counter=C1, ticket=ticket, outcome=DONE)
    assert office.ticket(ticket) == before


def test_no_other_counter_puts_an_outcome_right() -> None:
    office, ticket = served()
    refused = office.refusal(CorrectOutcome, counter=C2, ticket=ticket, outcome=ADVISED)
    assert refused.code is RefusalCode.FINISHED_ELSEWHERE
    assert refused.sentence == "Ticket A001 was finished at counter 1; its outcome is put right there"
    office.refuses(RefusalCode.FINISHED_ELSEWHERE, CorrectOutcome, counter=CounterId("c9"), ticket=ticket, outcome=DONE)


def test_an_outcome_is_put_right_only_to_another_of_the_list() -> None:
    office, ticket = served()
    refused = office.refusal(CorrectOutcome, counter=C1, ticket=ticket, outcome=DONE)
    assert refused.code is RefusalCode.OUTCOME_UNCHANGED
    assert refused.sentence == "Ticket A001 has the outcome done already"
    office.refuses(
        RefusalCode.UNKNOWN_OUTCOME, CorrectOutcome, counter=C1, ticket=ticket, outcome=OutcomeCode("perhaps")
    )


def test_only_what_is_finished_has_an_outcome_to_put_right() -> None:
    office = at_work()
    office.issue()
    ticket = office.call()
    refused = office.refusal(CorrectOutcome, counter=C1, ticket=ticket, outcome=DONE)
    assert refused.sentence == "Ticket A001 is called; it must be finished for this"
    office.refuses(RefusalCode.UNKNOWN_TICKET, CorrectOutcome, counter=C1, ticket=TicketId("none"), outcome=DONE)


def test_what_the_days_end_cut_short_has_its_outcome_put_right_the_same_day_only() -> None:
    office = at_work()
    office.issue()
    ticket = office.call()
    office.start(ticket)
    office.do(CloseDay)
    office.do(CorrectOutcome, counter=C1, ticket=ticket, outcome=DONE)
    assert office.ticket(ticket).outcome == DONE
    office.wait(24 * 3600)
    refused = office.refusal(CorrectOutcome, counter=C1, ticket=ticket, outcome=ADVISED)
    assert refused.sentence == "The open day 2026-03-02 is over; open the new day first"
    office.do(OpenDay)
    office.refuses(RefusalCode.UNKNOWN_TICKET, CorrectOutcome, counter=C1, ticket=ticket, outcome=ADVISED)
