"""A log, a snapshot and a configuration as the first version wrote them, before kiosks were in them, are still good."""

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from server_client.queue_model.apply import apply
from server_client.queue_model.branch import Branch
from server_client.queue_model.configuration_check import faults
from server_client.queue_model.decide import decide
from server_client.queue_model.device_commands import AskForHelp
from server_client.queue_model.ids import CommandId, DeviceId
from server_client.queue_model.lines import drawn_up
from server_client.queue_model.persistent_map import PersistentMap
from server_client.queue_model.ticket import TicketState
from server_client.wire.chain import GENESIS, Entry, checked, seal_all
from server_client.wire.documents import decode_branch, encode_branch, is_as_replayed
from server_client.wire.messages import decode_configuration
from tests.proof.branches import BRANCH

FIRST_FORM = Path(__file__).parent / "first_form"
SNAPSHOT = (FIRST_FORM / "snapshot.json").read_bytes()


def entries() -> list[Entry]:
    """Return the entries as they travelled."""
    found = []
    for line in (FIRST_FORM / "log.jsonl").read_bytes().splitlines():
        body, _, digest = line[:-2].rpartition(b',"hash":"')
        header = json.loads(line)
        found.append(Entry(header["seq"], header["command_id"], body + b"}", digest.decode()))
    return found


def replayed() -> Branch:
    """Return what the log makes of a branch."""
    branch = Branch(id=BRANCH)
    for event in checked(entries(), GENESIS, 0):
        branch = apply(branch, event)
    return branch


def test_a_log_of_the_first_form_replays_to_the_state_and_hash_that_its_writer_had() -> None:
    state, head = decode_branch(SNAPSHOT)

    # A line that has emptied leaves its key behind, which no document keeps; clerks and what can be taken back are new.
    now = replayed()
    tickets = PersistentMap({id: replace(ticket, clerk=None) for id, ticket in now.tickets.items()})
    counters = PersistentMap({id: replace(counter, undoable=None) for id, counter in now.counters.items()})
    assert replace(now, lines=drawn_up(tickets.values()), tickets=tickets, counters=counters) == state
    assert not is_as_replayed(SNAPSHOT)
    assert entries()[-1].hash == head
    assert (state.seq, len(state.tickets), dict(state.devices)) == (27, 4, {})


def test_a_ticket_that_the_first_form_let_expire_before_its_day_stays_expired() -> None:
    expired = [event for event in checked(entries(), GENESIS, 0) if type(event.data).__name__ == "TicketExpired"]

    assert [event.seq for event in expired] == [3]
    assert all(ticket.state is not TicketState.EXPIRED for ticket in replayed().tickets.values())


def test_a_configuration_of_the_first_form_lists_no_kiosks_no_fields_and_no_calendar() -> None:
    configuration = decode_configuration((FIRST_FORM / "configuration.json").read_bytes())

    assert faults(configuration) == ()
    assert configuration == replayed().configuration
    assert configuration.kiosks == ()
    assert configuration.calendar == ()
    assert all(service.fields == () for service in configuration.services)
    assert configuration.results_service is None


def test_a_log_of_the_first_form_goes_on_with_what_is_new() -> None:
    branch, old = replayed(), entries()
    asked = decide(branch, AskForHelp(id=CommandId("help"), device=DeviceId("K1")), branch.at + timedelta(minutes=1))
    new = seal_all(asked, old[-1].hash)

    assert [event.seq for event in checked([*old, *new], GENESIS, 0)] == list(range(1, 29))
    after = apply(branch, asked[0])
    document, head = decode_branch(encode_branch(after, new[-1].hash))
    assert (dict(document.devices), head) == (dict(after.devices), new[-1].hash)
