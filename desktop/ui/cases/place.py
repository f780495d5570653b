"""Which page shows a case at this desk: a station works on it, a region reviews it."""

from desktop.services.desk.session import Device
from record.codes import Role


def case_page(device: Device) -> str:
    """Return the name of the page that opens a case."""
    return "review_case" if device.role == Role.REGION else "case"


def may_open_cases(device: Device) -> bool:
    """Tell whether complaints are taken at this desk."""
    return device.role != Role.REGION
