"""``/cases`` and ``/statistics``: the region's list, search and figures."""

from litestar import Response, get
from litestar.params import Parameter

from headquarters.api.answers import AnyRequest, answer
from headquarters.services.office import Office

_TEXT = Parameter(default="", max_length=200)


@get("/cases", sync_to_thread=True)
def lines(
    request: AnyRequest,
    office: Office,
    text: str = _TEXT,
    status: str = _TEXT,
    limit: int = 50,
) -> Response[bytes]:
    """List cases, newest first."""
    return answer(office.overview.lines(request.user, text, status, limit))


@get("/cases/{case_id:str}", sync_to_thread=True)
def document(request: AnyRequest, office: Office, case_id: str) -> Response[bytes]:
    """Give a folded case as it stands here."""
    found = office.overview.document(request.user, case_id)
    return Response(found, media_type="application/json")


@get("/statistics", sync_to_thread=True)
def statistics(request: AnyRequest, office: Office) -> Response[bytes]:
    """Count the cases in scope."""
    return answer(office.overview.statistics(request.user))
