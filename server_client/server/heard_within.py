"""Waiting for news that may be lost: whoever waits looks for itself when the time is over."""

import asyncio


async def heard_within(news: asyncio.Event, at_most_s: float) -> None:
    """Return when the event is set, and clear it; or after the time."""
    try:
        async with asyncio.timeout(at_most_s):
            await news.wait()
    except TimeoutError:
        return
    news.clear()
