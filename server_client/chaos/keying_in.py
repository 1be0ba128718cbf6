"""Staff key in the numbers of a kiosk whose journal was lost, from people's papers, as the console lets them."""

import secrets
from datetime import UTC, datetime

from server_client.chaos.branch_site import BranchSite
from server_client.chaos.city import City
from server_client.client.api import BranchApi
from server_client.client.errors import Rejected, ServerUnavailable
from server_client.demo.city.city import until_so
from server_client.demo.errors import NotSeen
from server_client.queue_model.commands import AdoptPaperTickets, PaperTicket
from server_client.queue_model.ids import CommandId, ServiceCode, TicketId
from server_client.queue_model.refusals import Refused
from server_client.wire.new_ids import ID_BYTES, new_id


async def key_in(city: City, site: BranchSite) -> str | None:
    """Key in what was lost and the branch does not know; return why not, if it does not take one."""
    lost = [one for one in site.lost if one.number not in site.keyed_in]
    url = site.node_url if site.place.node else city.straight.url
    api = BranchApi(url, site.code, site.secret_file("onlooker").read_text(encoding="ascii"))
    refused: list[str] = []
    try:
        for one in lost:
            paper = PaperTicket(
                ticket=TicketId(_new_id()),
                number=one.number,
                service=ServiceCode(one.service),
                taken_at=datetime.fromisoformat(one.taken_at),
            )
            command = AdoptPaperTickets(id=_new_id(), papers=(paper,))

            async def is_taken(command: AdoptPaperTickets = command) -> bool:
                await api.send(command)
                return True

            try:
                await until_so(is_taken, f"{one.number} is keyed in")
                site.keyed_in.add(one.number)
            except (Refused, Rejected, ServerUnavailable, NotSeen) as no:
                refused.append(f"{one.number} of a lost journal is not keyed in: {no}")
    finally:
        await api.close()
    return "; ".join(refused) or None


def _new_id() -> CommandId:
    return new_id(datetime.now(UTC), secrets.token_bytes(ID_BYTES))  # noqa: TID251 - an adapter to real processes
