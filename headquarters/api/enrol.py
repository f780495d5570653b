"""``/enrol`` and ``/session``: become known, and get a token. The only open ways in."""

from litestar import Response, get, post

from headquarters.api.answers import AnyRequest, answer, read
from headquarters.api.guard import OPEN
from headquarters.services.office import Office
from record.journal.envelope import Envelope

_SMALL = 64 * 1024


@post("/enrol", sync_to_thread=True, request_max_body_size=_SMALL, opt=OPEN)
def enrol(request: AnyRequest, office: Office, body: bytes) -> Response[bytes]:
    """Enrol a device by its code."""
    envelope = read(request, body, Envelope)
    return answer(office.enrolments.enrol(envelope, _address(request)), 201)


@post("/enrol/rotate", sync_to_thread=True, request_max_body_size=_SMALL, opt=OPEN)
def rotate(request: AnyRequest, office: Office, body: bytes) -> Response[bytes]:
    """Enrol a device anew by its old key."""
    envelope = read(request, body, Envelope)
    return answer(office.enrolments.rotate(envelope, _address(request)), 201)


@get("/session/nonce", sync_to_thread=False, opt=OPEN)
def nonce(office: Office) -> Response[bytes]:
    """Give something to sign."""
    return answer(office.sessions.nonce(), headers={"Cache-Control": "no-store"})


@post("/session", sync_to_thread=True, request_max_body_size=_SMALL, opt=OPEN)
def session(request: AnyRequest, office: Office, body: bytes) -> Response[bytes]:
    """Give a token for a proof."""
    envelope = read(request, body, Envelope)
    opened = office.sessions.open(envelope, _address(request))
    return answer(opened, 201, headers={"Cache-Control": "no-store"})


def _address(request: AnyRequest) -> str:
    return request.client.host if request.client else ""
