"""Joins a panel's parts into a process of its own: shows the first frame, then reaches for the branch."""

import asyncio
import random
import secrets
from datetime import UTC, datetime

from assets.process import run_until_closed, start_application, start_log
from counter_display.panel.desk import trouble_of
from counter_display.panel.settings import PanelSettings
from counter_display.panel.ui.second_screen import Panel, PanelSetting
from server_client.queue_model.ids import CommandId
from server_client.wire.new_ids import ID_BYTES, new_id


def run(settings: PanelSettings) -> int:
    """Show the panel until its window is closed; returns the exit status."""
    start_log()
    application = start_application("motcua-panel")
    setting = PanelSetting(server=settings.server, language=settings.language, comments=settings.comments)
    panel = Panel(setting, clock=_now, new_id=_new_id)
    panel.desk.sit_at(settings.counter)
    panel.show_alone(settings.windowed)
    status = run_until_closed(application, panel.window, lambda: _work(settings, panel))
    panel.close()
    return status


async def _work(settings: PanelSettings, panel: Panel) -> None:
    # Importing the client takes longer than drawing the first frame.
    from server_client.client.api import BranchApi  # noqa: PLC0415
    from server_client.client.feed import BranchFeed  # noqa: PLC0415
    from server_client.client.staff_api import StaffApi  # noqa: PLC0415

    api = BranchApi(settings.server, settings.branch, settings.credential, authority=settings.authority)
    staff = StaffApi(settings.server, settings.branch, settings.credential, authority=settings.authority)
    feed = BranchFeed(
        api,
        show=lambda branch, _: panel.desk.know(branch),
        connection=lambda state: panel.desk.line(trouble_of(state, is_shut_out=feed.is_shut_out)),
        pause=asyncio.sleep,
        random=random.random,
    )
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(feed.run())
            group.create_task(panel.run(api, staff))
    finally:
        await api.close()
        await staff.close()


def _now() -> datetime:
    return datetime.now(UTC)


def _new_id() -> CommandId:
    return new_id(_now(), secrets.token_bytes(ID_BYTES))
