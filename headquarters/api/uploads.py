"""``/uploads``: files in checked pieces, after tus 1.0 with creation and checksum."""

import base64
import binascii
import re

from litestar import HttpMethod, Response, delete, head, patch, post, route

from headquarters.api.answers import AnyRequest
from headquarters.api.guard import OPEN
from headquarters.services.office import Office
from headquarters.store.blobs import Chunk, Upload
from record.journal.exchange import (
    MAX_BLOB,
    MAX_CHUNK,
    METHOD_OVERRIDE,
    PREFIX,
    TUS_CHUNK_TYPE,
    TUS_VERSION,
)
from record.problems import Problem

_TUS = {"Tus-Resumable": TUS_VERSION, "Cache-Control": "no-store"}
_HASH = re.compile(r"[0-9a-f]{64}")


@route("/uploads", http_method=[HttpMethod.OPTIONS], sync_to_thread=False, opt=OPEN)
def options() -> Response[None]:
    """Say what of tus is spoken here."""
    return Response(
        None,
        status_code=204,
        headers={
            **_TUS,
            "Tus-Version": TUS_VERSION,
            "Tus-Extension": "creation,checksum,termination,expiration",
            "Tus-Max-Size": str(MAX_BLOB),
            "Tus-Checksum-Algorithm": "sha256",
        },
    )


@post("/uploads", sync_to_thread=True, request_max_body_size=0)
def begin(request: AnyRequest, office: Office) -> Response[None]:
    """Begin an upload, or point to the one under way, or to the receipt when it is stored."""
    _check_version(request)
    h = _metadata(request).get("sha256", "")
    if not _HASH.fullmatch(h):
        raise Problem("hq.malformed", why="sha256 is missing from Upload-Metadata")
    upload = office.uploads.begin(request.user, h, _number(request, "upload-length"))
    if upload is None:
        location = f"{PREFIX}/blobs/{h}/receipt"
        return Response(None, status_code=200, headers={**_TUS, "Location": location})
    return Response(None, status_code=201, headers=_state(upload))


@head("/uploads/{upload_id:str}", sync_to_thread=True)
def state(request: AnyRequest, office: Office, upload_id: str) -> Response[None]:
    """Say how far an upload has come."""
    _check_version(request)
    upload = office.uploads.find(request.user, upload_id)
    return Response(None, status_code=200, headers=_state(upload))


@patch("/uploads/{upload_id:str}", sync_to_thread=True, request_max_body_size=MAX_CHUNK)
def append(request: AnyRequest, office: Office, upload_id: str, body: bytes) -> Response[None]:
    """Take one piece."""
    return _appended(request, office, upload_id, body)


@post("/uploads/{upload_id:str}", sync_to_thread=True, request_max_body_size=MAX_CHUNK)
def overridden(request: AnyRequest, office: Office, upload_id: str, body: bytes) -> Response[None]:
    """Do what the header says, for who is let through with POST only (tus 1.0.0)."""
    method = request.headers.get(METHOD_OVERRIDE, "").upper()
    if method == HttpMethod.PATCH:
        return _appended(request, office, upload_id, body)
    if method == HttpMethod.DELETE:
        return _removed(request, office, upload_id)
    raise Problem("hq.not_found")


@delete("/uploads/{upload_id:str}", sync_to_thread=True)
def remove(request: AnyRequest, office: Office, upload_id: str) -> Response[None]:
    """Give an upload up."""
    return _removed(request, office, upload_id)


def _appended(request: AnyRequest, office: Office, upload_id: str, body: bytes) -> Response[None]:
    _check_version(request)
    if request.headers.get("content-type") != TUS_CHUNK_TYPE:
        raise Problem("hq.media_type")
    piece = Chunk(_number(request, "upload-offset"), len(body), _checksum(request))
    offset = office.uploads.append(request.user, upload_id, piece, body)
    return Response(None, status_code=204, headers={**_TUS, "Upload-Offset": str(offset)})


def _removed(request: AnyRequest, office: Office, upload_id: str) -> Response[None]:
    _check_version(request)
    office.uploads.remove(request.user, upload_id)
    return Response(None, status_code=204, headers=_TUS)


def _state(upload: Upload) -> dict[str, str]:
    return {
        **_TUS,
        "Location": f"{PREFIX}/uploads/{upload.id}",
        "Upload-Offset": str(upload.offset),
        "Upload-Length": str(upload.size),
    }


def _check_version(request: AnyRequest) -> None:
    if request.headers.get("tus-resumable") != TUS_VERSION:
        raise Problem("hq.tus_version", version=TUS_VERSION)


def _number(request: AnyRequest, name: str) -> int:
    text = request.headers.get(name, "")
    if not (text.isascii() and text.isdigit() and len(text) < 19):
        raise Problem("hq.malformed", why=f"{name} is not a number")
    return int(text)


def _checksum(request: AnyRequest) -> str:
    algorithm, _, value = request.headers.get("upload-checksum", "").partition(" ")
    if algorithm != "sha256":
        raise Problem("hq.malformed", why="Upload-Checksum sha256 is required")
    return _decoded(value).hex()


def _metadata(request: AnyRequest) -> dict[str, str]:
    pairs = (pair.split() for pair in request.headers.get("upload-metadata", "").split(","))
    return {
        pair[0]: _decoded(pair[1]).decode("utf-8", "replace") for pair in pairs if len(pair) == 2
    }


def _decoded(value: str) -> bytes:
    try:
        return base64.b64decode(value, validate=True)
    except (binascii.Error, ValueError) as error:
        raise Problem("hq.malformed", why="not base64") from error
