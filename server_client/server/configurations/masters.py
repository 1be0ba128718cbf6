"""The two ways to the centre's offers: over the line from a node, and straight from the database within the centre."""

from typing import Protocol

from server_client.queue_model.configuration import Configuration
from server_client.queue_model.ids import BranchId
from server_client.queue_model.refusals import RefusalCode
from server_client.server.configurations.configurations import Configurations
from server_client.server.errors import StoreBroken
from server_client.server.replication.centre_line import CentreRefused, CentreUnavailable
from server_client.wire.errors import Malformed
from server_client.wire.messages import decode_configuration
from server_client.wire.organisation import AdoptionRefused, encode_refusal, mark_of_document


class OfferLine(Protocol):
    """The centre's calls about configurations; each raises CentreUnavailable or CentreRefused."""

    async def offered(self, mark: str | None) -> bytes | None:
        """Return what the branch is offered, None if it has that mark or there is nothing."""

    async def tell_refused(self, body: bytes) -> None:
        """Let the centre know that something was refused."""

    async def close(self) -> None:
        """Close all connections."""


class DistantMaster:
    """The centre as a node reaches it."""

    def __init__(self, line: OfferLine) -> None:
        """Ask by this line."""
        self._line = line

    async def offered(self, mark: str | None) -> Configuration | None:
        """Return what is offered; CentreUnavailable if it cannot be had or understood."""
        try:
            body = await self._line.offered(mark)
            return None if body is None else decode_configuration(body)
        except CentreRefused as refused:
            raise CentreUnavailable(f"The centre gives no configuration: {refused}") from refused
        except Malformed as wrong:
            raise CentreUnavailable(
                f"The centre offers a configuration that this program cannot read ({wrong}): update it"
            ) from wrong

    async def tell_refused(self, refused: AdoptionRefused) -> None:
        """Let the centre know."""
        try:
            await self._line.tell_refused(encode_refusal(refused))
        except CentreRefused as answer:
            raise CentreUnavailable(f"The centre does not hear why a configuration is refused: {answer}") from answer

    async def close(self) -> None:
        """Close all connections."""
        await self._line.close()


class NearMaster:
    """The centre's own offers, for a point that it hosts."""

    def __init__(self, configurations: Configurations, branch: BranchId) -> None:
        """Look into these for this branch."""
        self._configurations = configurations
        self._branch = branch

    async def offered(self, mark: str | None) -> Configuration | None:
        """Return what is offered."""
        body = await self._configurations.offers.document(self._branch)
        if body is None:
            return None
        if mark_of_document(body) == mark:
            await self._configurations.offers.taken(self._branch)
            return None
        try:
            return decode_configuration(body)
        except Malformed as wrong:
            raise StoreBroken(
                f"What {self._branch} is offered cannot be read ({wrong}): update this process"
            ) from wrong

    async def tell_refused(self, refused: AdoptionRefused) -> None:
        """Take note of it."""
        await heard_refusal(self._configurations, self._branch, refused)

    async def close(self) -> None:
        """Have nothing to close."""


async def heard_refusal(configurations: Configurations, branch: BranchId, refused: AdoptionRefused) -> None:
    """Take note that a branch does not take its offer over; what it has to be newer for is offered anew."""
    if refused.code == RefusalCode.NOT_NEWER.value and refused.current is not None:
        await configurations.not_newer(branch, refused.current)
    else:
        await configurations.offers.refused(branch, refused.version, refused.sentence)
