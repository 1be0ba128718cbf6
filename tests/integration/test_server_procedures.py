"""Procedures over a real socket: searched as one types, loaded whole with an ETag, and never in the queue's way."""

import asyncio
import json
import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import httpx
import pytest

from server_client.catalogue_files.importing import import_bytes
from server_client.client.errors import Rejected, ServerUnavailable
from server_client.client.office_api import OfficeApi
from server_client.queue_model.ids import BranchId
from server_client.server.credentials import Role
from server_client.server.errors import CatalogueUnusable
from server_client.server.procedures import Procedures
from server_client.server.settings import STARTER
from tests.fakes.log_entries import CN01
from tests.fakes.running_server import RunningServer, running_server

WORDS = STARTER / "everyday_words.toml"
TODAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    """Run one server for all."""
    with running_server(tmp_path_factory.mktemp("data")) as server:
        yield server


def catalogue(server: RunningServer, etag: str | None) -> tuple[str, bytes] | None:
    """Return what a kiosk gets."""

    async def work() -> tuple[str, bytes] | None:
        office = OfficeApi(server.url, CN01, server.secrets[Role.KIOSK])
        try:
            return await office.catalogue(etag)
        finally:
            await office.close()

    return asyncio.run(work())


def codes(body: bytes) -> list[str]:
    """Return the codes of the procedures in an answer."""
    return [procedure["code"] for procedure in json.loads(body)["procedures"]]


def write(path: Path, *procedures: tuple[str, str]) -> None:
    """Write a catalogue of these codes and names."""
    rows = [{"code": code, "name_vi": name} for code, name in procedures]
    path.write_text(json.dumps({"procedures": rows}), encoding="utf-8")


def find(procedures: Procedures, text: str, day: date = TODAY) -> list[str]:
    """Return the codes that are found."""
    return codes(asyncio.run(procedures.found(text, 5, day)))


@pytest.mark.parametrize("query", ["lam giay khai sinh cho con", "làm giấy khai sinh cho con"])
def test_procedures_are_found_as_one_types(server: RunningServer, query: str) -> None:
    answer = server.http.get(
        "/v1/procedures",
        params={"q": query, "limit": "3"},
        headers={"Authorization": f"Bearer {server.secrets[Role.COUNTER]}"},
    )

    assert answer.status_code == 200
    assert "1.001193" in codes(answer.content)
    assert len(codes(answer.content)) <= 3
    assert answer.json()["sample"] is True


@pytest.mark.parametrize("query", ["limit=0", "limit=51", "limit=x", "limit=²", "limit=-1", "limit=", "q=" + "a" * 201])
def test_a_query_that_does_not_fit_is_a_problem(server: RunningServer, query: str) -> None:
    answer = server.get(f"/v1/procedures?{query}", Role.KIOSK)

    assert (answer.status_code, answer.json()["code"]) == (400, "bad_query")


def test_no_words_find_nothing(server: RunningServer) -> None:
    assert codes(server.get("/v1/procedures", Role.KIOSK).content) == []


def test_the_whole_catalogue_comes_once_and_reads_as_the_importer_reads_it(server: RunningServer) -> None:
    found = catalogue(server, None)

    assert found is not None
    etag, body = found
    imported = import_bytes(body, ".json")
    assert imported.faults == ()
    assert imported.catalogue is not None
    assert len(imported.catalogue.procedures) == 96
    assert imported.catalogue.is_sample
    assert catalogue(server, etag) is None
    assert catalogue(server, '"another"') is not None


def test_a_catalogue_that_is_replaced_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "catalogue.json"
    write(path, ("1.000001", "Đăng ký khai sinh"))
    procedures = Procedures(path, WORDS)
    first = asyncio.run(procedures.published())
    assert find(procedures, "khai sinh") == ["1.000001"]

    write(path, ("1.000001", "Đăng ký khai sinh"), ("1.000002", "Đăng ký khai tử"))
    os.utime(path, ns=(1, 1))

    assert find(procedures, "khai tu") == ["1.000002"]
    second = asyncio.run(procedures.published())
    assert second.etag != first.etag
    assert asyncio.run(procedures.published()) is second
    procedures.close()


def test_what_is_found_is_in_force_on_the_day(tmp_path: Path) -> None:
    path = tmp_path / "catalogue.json"
    row = {"code": "1.000001", "name_vi": "Đăng ký khai sinh", "effective_from": "2026-11-24"}
    path.write_text(json.dumps([row]), encoding="utf-8")
    procedures = Procedures(path, WORDS)

    assert find(procedures, "khai sinh") == []
    assert find(procedures, "khai sinh", date(2026, 11, 24)) == ["1.000001"]
    procedures.close()


@pytest.mark.parametrize("content", [None, b"{", b"[]"])
def test_a_catalogue_that_cannot_be_used_says_what_to_do_and_is_tried_again(
    tmp_path: Path, content: bytes | None
) -> None:
    path = tmp_path / "catalogue.json"
    if content is not None:
        path.write_bytes(content)
    procedures = Procedures(path, WORDS)

    with pytest.raises(CatalogueUnusable, match="put a catalogue there that motcua procedures check accepts"):
        asyncio.run(procedures.published())
    write(path, ("1.000001", "Đăng ký khai sinh"))
    assert find(procedures, "khai sinh") == ["1.000001"]
    procedures.close()


def answering(answer: httpx.Response) -> OfficeApi:
    """Return the calls of a server that always answers so."""
    return OfficeApi("http://node", BranchId("CN01"), "secret", transport=httpx.MockTransport(lambda _: answer))


def test_what_answers_in_the_servers_place_is_no_catalogue() -> None:
    with pytest.raises(ServerUnavailable, match="Something else answers"):
        asyncio.run(answering(httpx.Response(200, html="<h1>Welcome</h1>")).catalogue(None))


def test_a_no_that_is_not_about_the_code_is_told() -> None:
    problem = {"type": "x", "title": "No", "status": 403, "detail": "Not yours", "code": "not_permitted"}
    answer = httpx.Response(403, json=problem, headers={"Content-Type": "application/problem+json"})

    with pytest.raises(Rejected, match="Not yours"):
        asyncio.run(answering(answer).catalogue(None))


def test_a_faulty_catalogue_is_told_over_the_socket_and_numbers_are_given_out(tmp_path: Path) -> None:
    with running_server(tmp_path / "data", catalogue=tmp_path / "none.json") as server:
        answer = server.get("/v1/catalogue", Role.KIOSK)
        assert (answer.status_code, answer.json()["code"]) == (503, "catalogue")
        assert "none.json cannot be read" in answer.json()["detail"]
        server.take()
