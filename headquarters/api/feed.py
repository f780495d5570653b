"""``/feed``: what is new in a device's scope; the answer can wait for news."""

import asyncio

from litestar import Response, get
from litestar.params import Parameter

from headquarters.api.answers import AnyRequest, answer
from headquarters.services.office import Office
from record.journal.exchange import MAX_FEED_PAGE, MAX_WAIT_S, FeedPage


@get("/feed")
async def feed(
    request: AnyRequest,
    office: Office,
    cursor: str = "",
    limit: int = Parameter(default=MAX_FEED_PAGE, ge=1, le=MAX_FEED_PAGE),
    wait: int = Parameter(default=0, ge=0, le=MAX_WAIT_S),
) -> Response[bytes]:
    """Give the page after the cursor; while it is empty, wait for news at most ``wait`` seconds.

    Waiting costs a coroutine, not a thread.
    """
    number = office.news.number
    page = await _page(request, office, cursor, limit)
    if not page.entries and wait:
        stations = await asyncio.to_thread(office.feed.stations, request.user)
        await office.news.wait(stations, number, wait)
        page = await _page(request, office, page.next, limit)
    return answer(page)


async def _page(request: AnyRequest, office: Office, cursor: str, limit: int) -> FeedPage:
    return await asyncio.to_thread(office.feed.pull, request.user, cursor, limit)
