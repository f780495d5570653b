"""``/blobs``: which files are held, their receipts, and reading them in ranges."""

import asyncio
import re

from litestar import Response, get, post
from litestar.response import Stream

from headquarters.api.answers import AnyRequest, answer, read
from headquarters.services.office import Office
from record.journal.exchange import MAX_BODY, BlobsAsked
from record.problems import Problem

_RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})")


@post("/blobs:have", sync_to_thread=True, request_max_body_size=MAX_BODY)
def have(request: AnyRequest, office: Office, body: bytes) -> Response[bytes]:
    """Say which files are stored, uploading, wanted or refused."""
    return answer(office.files.states(request.user, read(request, body, BlobsAsked).h))


@get("/blobs/{h:str}/receipt", sync_to_thread=True)
def receipt(request: AnyRequest, office: Office, h: str) -> Response[bytes]:
    """Give the signed receipt of a stored file."""
    return answer(office.files.receipt(request.user, h))


@get("/blobs/{h:str}")
async def content(request: AnyRequest, office: Office, h: str) -> Response[bytes] | Stream:
    """Give a file or a range of it, as an attachment that nothing guesses the type of."""
    blob = await asyncio.to_thread(office.files.find, request.user, h)
    asked = request.headers.get("range")
    start, end = _range(asked, blob.size) if asked else (0, blob.size)
    headers = {
        "ETag": f'"{blob.h}"',
        "Accept-Ranges": "bytes",
        "Content-Length": str(end - start),
        "Content-Disposition": "attachment",
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "private, no-transform",
    }
    if asked:
        headers["Content-Range"] = f"bytes {start}-{end - 1}/{blob.size}"
    return Stream(
        office.files.objects.read_range(blob.object, start, end),
        status_code=206 if asked else 200,
        media_type="application/octet-stream",
        headers=headers,
    )


def _range(asked: str, size: int) -> tuple[int, int]:
    """Return start and end (not included) of the one range asked for."""
    found = _RANGE.fullmatch(asked.strip())
    first, last = found.groups() if found else ("", "")
    if first:
        start, end = int(first), min(int(last) + 1 if last else size, size)
    else:
        start, end = max(0, size - int(last or 0)), size
    if start >= end:
        raise Problem("hq.range", size=size)
    return start, end
