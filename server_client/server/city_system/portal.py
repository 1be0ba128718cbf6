"""Asks the national portal, or a system that speaks its fields, about procedures and dossiers; it writes nothing."""

from collections.abc import Callable, Iterator, Sequence
from http import HTTPStatus
from pathlib import Path
from typing import TypeVar

import httpx

from server_client.server.city_system.account import account_in
from server_client.server.city_system.city_system import CityUnavailable
from server_client.wire.city_messages import decode_session, encode_login
from server_client.wire.errors import Malformed
from server_client.wire.portal import (
    DossierTold,
    PortalRefused,
    ProcedureTold,
    decode_dossiers,
    decode_procedures,
    encode_question,
    told,
)

T = TypeVar("T")
_CALL_S = 30.0
_JSON = {"Content-Type": "application/json; charset=utf-8", "User-Agent": "motcua"}


class Portal:
    """One address: `ADDRESS/login` for a session, `ADDRESS/services` for every question; it is asked in turn."""

    def __init__(self, address: str, unit: str, account: Path | None) -> None:
        """Name the address, the unit (`madonvi`) and the file of the account (name and password, a line each)."""
        self._address = address.rstrip("/")
        self._unit = unit
        self._account = account
        self._session: str | None = None

    def procedures(self, codes: Sequence[str] = ()) -> Iterator[ProcedureTold]:
        """Go through the procedures of these codes, or all there are; raises CityUnavailable, PortalRefused."""
        for code in codes or [told(one.code) for one in self._read(decode_procedures, "LayDanhSachTTHC")]:
            for procedure in self._read(decode_procedures, "LayThuTuc", maTTHC=code):
                procedure.code = procedure.code or code
                yield procedure

    def dossiers(self, codes: Sequence[str]) -> Iterator[DossierTold]:
        """Go through what is known of dossiers by their codes; one that is unknown there is left out."""
        for code in codes:
            try:
                yield from self._read(decode_dossiers, "TraCuuHoSo", maHoSo=code)
            except PortalRefused:
                continue

    def _read(self, decode: Callable[[bytes], list[T]], service: str, **asked: str) -> list[T]:
        answer = self._asked(service, asked)
        if answer.status_code == HTTPStatus.UNAUTHORIZED:
            self._session = None
            answer = self._asked(service, asked)
        if answer.status_code != HTTPStatus.OK:
            raise CityUnavailable(f"{self._address} answers with status {answer.status_code}: try again later")
        try:
            return decode(answer.content)
        except Malformed as wrong:
            raise CityUnavailable(f"{self._address} cannot be understood: {wrong}") from wrong

    def _asked(self, service: str, asked: dict[str, str]) -> httpx.Response:
        if self._session is None:
            self._session = self._log_in()
        return self._post("services", encode_question(service, session=self._session, unit=self._unit, **asked))

    def _log_in(self) -> str:
        if self._account is None:
            return ""
        name, password = account_in(self._account)
        try:
            session = decode_session(self._post("login", encode_login(name, password)).content)
        except Malformed as wrong:
            raise CityUnavailable(f"The login at {self._address} cannot be understood: {wrong}") from wrong
        if session is None:
            raise CityUnavailable(f"{self._address} refuses the account in {self._account}: put the right one there")
        return session

    def _post(self, what: str, body: bytes) -> httpx.Response:
        try:
            return httpx.post(f"{self._address}/{what}", content=body, headers=_JSON, timeout=_CALL_S, trust_env=False)
        except (httpx.HTTPError, httpx.InvalidURL) as failed:
            raise CityUnavailable(f"{self._address} cannot be reached ({type(failed).__name__})") from failed
