"""``/healthz`` and ``/readyz``: for whoever watches the service."""

from litestar import Response, get

from headquarters.api.answers import answer
from headquarters.api.guard import OPEN
from headquarters.services.office import Office


@get("/healthz", sync_to_thread=False, opt=OPEN)
def alive() -> Response[bytes]:
    """Say that the process answers."""
    return answer({"alive": True})


@get("/readyz", sync_to_thread=True, opt=OPEN)
def ready(office: Office) -> Response[bytes]:
    """Say whether database, objects and sequencer do their work."""
    office.health.check()
    return answer({"ready": True})
