"""Each documented call, right and wrong, to a node and to a centre: no fault, nothing undocumented."""

import secrets
from collections.abc import Iterator

import pytest
import requests

from server_client.queue_model.commands import IssueTicket
from server_client.queue_model.ids import BranchId
from server_client.server.app import now
from server_client.server.credentials import Role
from server_client.server.vault.key_places import KeyFile
from server_client.server.vault.key_set import new_key_set
from tests.fakes.documented_calls import CALLS, Asker, Host, ask
from tests.fakes.log_entries import a_token, an_id
from tests.fakes.office import CIVIL, LAND
from tests.fakes.running_center import a_node, running_center
from tests.fakes.running_server import running_server

POINT, FOLLOWED = BranchId("PT01"), BranchId("CN07")


@pytest.fixture(scope="module")
def node(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    """Run a node in which a ticket waits and another is called."""
    with running_server(tmp_path_factory.mktemp("node")) as server, requests.Session() as session:
        ticket = server.take(CIVIL, LAND)
        server.take(CIVIL)
        server.open()
        server.call()
        known = {"branch": "CN01", "token": ticket.token, "visit": ticket.id, "ticket": ticket.id, "clerk": "LAN01"}
        askers = [Asker(name=role, secret=server.secrets[role], known=known) for role in Role]
        nobody = Asker(name="nobody", secret=None, known=known)
        yield Host(url=server.url, askers=[nobody, *askers], session=session)


@pytest.fixture(scope="module")
def center(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    """Run a centre that hosts a point and follows a branch."""
    data = tmp_path_factory.mktemp("center")
    (data / POINT).mkdir()
    KeyFile(data / POINT / "vault.key").make(new_key_set(secrets.token_bytes, now()))
    with running_center(data, POINT) as running, requests.Session() as session:
        running.take_in(a_node(FOLLOWED, tickets=3))
        ticket = IssueTicket(id=an_id(), needs=(CIVIL,), token=a_token())
        assert running.holder("supervisor", Role.SUPERVISOR, POINT).send(POINT, ticket).status_code == 200
        askers = [
            Asker(
                name=f"{role} of {branch}",
                secret=running.holder(f"{role}-asks", role, branch).secret,
                known={"branch": branch or FOLLOWED, "token": ticket.token, "visit": ticket.id, "ticket": ticket.id},
            )
            for role, branch in [
                *((role, POINT) for role in Role),
                *((role, FOLLOWED) for role in (Role.NODE, Role.DISPLAY, Role.SUPERVISOR)),
                *((role, None) for role in (Role.SUPERVISOR, Role.ADMINISTRATOR)),
            ]
        ]
        nobody = Asker(name="nobody", secret=None, known={"branch": POINT, "token": ticket.token})
        yield Host(url=running.url, askers=[nobody, *askers], session=session)


@pytest.mark.parametrize("call", CALLS)
def test_a_node_answers_as_the_document_says(node: Host, call: str) -> None:
    ask(call, node)


@pytest.mark.parametrize("call", CALLS)
def test_a_centre_answers_as_the_document_says(center: Host, call: str) -> None:
    ask(call, center)
