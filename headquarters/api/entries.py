"""``/entries``, ``/heads`` and ``/parts``: push a chain, ask what is held."""

from litestar import Response, get, post

from headquarters.api.answers import AnyRequest, answer, read
from headquarters.services.office import Office
from record.journal.exchange import MAX_BODY, EntriesAsked, Push


@post("/entries", sync_to_thread=True, request_max_body_size=MAX_BODY)
def push(request: AnyRequest, office: Office, body: bytes) -> Response[bytes]:
    """Keep a batch of one chain."""
    return answer(office.arrivals.accept(request.user, read(request, body, Push)))


@post("/entries:have", sync_to_thread=True, request_max_body_size=MAX_BODY)
def have(request: AnyRequest, office: Office, body: bytes) -> Response[bytes]:
    """Say which entries are missing here."""
    asked = read(request, body, EntriesAsked)
    return answer(office.feed.missing(request.user, asked.eh))


@get("/entries/{eh:str}", sync_to_thread=True)
def entry(request: AnyRequest, office: Office, eh: str) -> Response[bytes]:
    """Give one entry."""
    return answer(office.feed.entry(request.user, eh))


@get("/parts/{h:str}", sync_to_thread=True)
def part(request: AnyRequest, office: Office, h: str) -> Response[bytes]:
    """Give one part with its salt."""
    return Response(office.feed.part(request.user, h), media_type="application/octet-stream")


@get("/heads", sync_to_thread=True)
def heads(request: AnyRequest, office: Office) -> Response[bytes]:
    """Say where the device's own chains end here."""
    return answer(office.feed.heads(request.user))
