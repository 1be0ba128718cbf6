"""What a node is asked for from afar: nothing but what a citizen may ask."""

import pytest

from server_client.queue_model.commands import CallNext, CancelTicket, IssueTicket, PostponeTicket
from server_client.queue_model.configuration import MOVED, NOT_PRINTED
from server_client.queue_model.ids import CounterId, TicketId
from server_client.wire.errands import decode_errands, encode_errands
from server_client.wire.errors import Malformed
from server_client.wire.messages import encode_command
from tests.fakes.log_entries import a_token, an_id
from tests.fakes.office import CIVIL


def test_a_citizens_errands_come_as_they_were_sent() -> None:
    asked = (
        PostponeTicket(id=an_id(), ticket=TicketId(an_id())),
        IssueTicket(id=an_id(), needs=(CIVIL,), token=a_token(), is_online=True),
        CancelTicket(id=an_id(), ticket=TicketId(an_id()), reason=MOVED),
    )
    read = decode_errands(encode_errands([encode_command(one) for one in asked], "7"))

    assert (read.errands, read.bookings) == (asked, "7")


def test_a_counters_work_is_no_errand() -> None:
    body = encode_errands([encode_command(CallNext(id=an_id(), counter=CounterId("q01")))], "")

    with pytest.raises(Malformed, match="CallNext is not what a citizen asks for from afar"):
        decode_errands(body)


def test_a_number_of_the_kiosks_own_is_no_errand() -> None:
    order = IssueTicket(id=an_id(), needs=(CIVIL,), token=a_token(), is_online=True, number="K1-001")

    with pytest.raises(Malformed, match="IssueTicket"):
        decode_errands(encode_errands([encode_command(order)], ""))


def test_a_place_is_given_up_from_afar_only_for_another() -> None:
    order = CancelTicket(id=an_id(), ticket=TicketId(an_id()), reason=NOT_PRINTED)

    with pytest.raises(Malformed, match="CancelTicket"):
        decode_errands(encode_errands([encode_command(order)], ""))
