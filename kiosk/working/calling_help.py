"""Calls a member of staff to the kiosk; the call is on disk before it is sent, so that it outlives a cut line."""

import asyncio
import logging

from kiosk.visiting.helping import HelpCall, HelpHeard
from kiosk.working.work import Work
from server_client.client.connection import ConnectionState
from server_client.client.errors import OutboxUnavailable, Rejected, ServerUnavailable
from server_client.queue_model.device_commands import AskForHelp
from server_client.queue_model.refusals import RefusalCode, Refused

log = logging.getLogger("motcua.kiosk")

ANSWER_WITHIN_S = 3.0
"""After that the person is sent to the desk; the call itself still goes out when the line is back."""


async def call_help(work: Work) -> None:
    """Let the staff know that someone at this kiosk waits for them."""
    command = AskForHelp(id=work.world.new_id(), device=work.world.device)
    heard = HelpCall.HEARD
    try:
        post = await work.world.post()
        if work.around().line is ConnectionState.OFFLINE:
            await post.keep(command)
            heard = HelpCall.UNHEARD
        else:
            async with asyncio.timeout(ANSWER_WITHIN_S):
                await post.deliver(command)
    except Refused as refused:
        # Whoever calls again while one call is open is heard already.
        if refused.code is not RefusalCode.NOTHING_NEW:
            log.error("The branch takes no call for help from %s: %s", work.world.device, refused.sentence)
            heard = HelpCall.UNHEARD
    except (TimeoutError, ServerUnavailable, Rejected, OutboxUnavailable) as exc:
        log.warning("Nobody hears the call for help: %s", exc)
        heard = HelpCall.UNHEARD
    work.happen(HelpHeard(call=heard))
