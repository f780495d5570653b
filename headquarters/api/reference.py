"""``/ref`` and ``/.well-known/sj``: the world around a device, and who headquarters is."""

from litestar import Response, get

from headquarters.api.answers import AnyRequest, answer
from headquarters.api.guard import OPEN
from headquarters.services.office import Office
from record.journal.exchange import WELL_KNOWN
from record.problems import Problem

NAME = "reference"


@get("/ref/{name:str}", sync_to_thread=True)
def reference(request: AnyRequest, office: Office, name: str) -> Response[bytes]:
    """Give the signed reference data, or 304 when the device has it."""
    if name != NAME:
        raise Problem("hq.not_found")
    envelope = office.references.signed(request.user)
    tag = f'"{envelope.digest}"'
    if request.headers.get("if-none-match") == tag:
        return Response(b"", status_code=304, headers={"ETag": tag})
    return answer(envelope, headers={"ETag": tag, "Cache-Control": "private, no-cache"})


@get("/ref/rules/{version:str}", sync_to_thread=True)
def rules(office: Office, version: str) -> Response[bytes]:
    """Give a released rule set, signed."""
    return answer(office.references.rules(version))


@get(WELL_KNOWN, sync_to_thread=False, opt=OPEN)
def info(office: Office) -> Response[bytes]:
    """Say who is there."""
    return answer(office.references.info())
