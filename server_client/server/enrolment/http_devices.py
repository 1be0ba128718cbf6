"""The centre's list of devices by HTTP, for a node; foreign errors end here. Imported only by a node with a centre."""

from http import HTTPStatus

from server_client.server.replication.centre_calls import CentreCalls
from server_client.server.replication.centre_line import CentreAddress, CentreRefused, CentreUnavailable
from server_client.wire.answers import PROBLEM_MEDIA_TYPE, decode_problem
from server_client.wire.enrolment import DeviceList, decode_device_list
from server_client.wire.errors import Malformed

_CALL_S = 10.0
_CALL = "/v1/devices"


class HttpDevices:
    """One address, as the holder of the credential in a file."""

    def __init__(self, address: CentreAddress) -> None:
        """Name the centre; nothing is connected or read yet."""
        self._calls = CentreCalls(address, call_s=_CALL_S)

    async def devices(self, tag: str) -> tuple[str, DeviceList] | None:
        """Return the list with its tag, None if it is still the one of `tag`."""
        try:
            answer = await self._calls.answer("GET", _CALL, headers={"If-None-Match": tag} if tag else {})
        except CentreUnavailable as failed:
            raise CentreUnavailable(f"The centre's list of devices cannot be had: {failed}") from failed
        if answer.status_code == HTTPStatus.NOT_MODIFIED:
            return None
        try:
            if answer.status_code == HTTPStatus.OK:
                return answer.headers.get("etag", ""), decode_device_list(answer.content)
            if answer.headers.get("content-type", "").startswith(PROBLEM_MEDIA_TYPE) and answer.is_client_error:
                found = decode_problem(answer.content)
                raise CentreRefused(found.code, found.detail, found.particulars)
        except Malformed as wrong:
            raise CentreUnavailable(f"The centre's list of devices cannot be read: {wrong}") from wrong
        raise CentreUnavailable(f"The centre's list of devices cannot be had: status {answer.status_code}")

    async def close(self) -> None:
        """Close all connections."""
        await self._calls.close()
