"""Which page shows a case at this desk: a station works on it, a region reviews it."""

from desktop.services.desk.session import Device
from desktop.ui.window.place import Place
from desktop.ui.window.visit import ToCase, ToReviewCase, Visit
from record.codes import Role


def to_case(
    device: Device, case_id: str, at: Place | None = None, queue: tuple[str, ...] = ()
) -> Visit:
    """Return the visit that shows a case; a place is one of the station's page.

    ``queue`` has the ids of the cases that come before and after it there.
    """
    if device.role == Role.REGION:
        return ToReviewCase(case_id)
    return ToCase(case_id, at, queue)


def may_open_cases(device: Device) -> bool:
    """Tell whether complaints are taken at this desk."""
    return device.role != Role.REGION
