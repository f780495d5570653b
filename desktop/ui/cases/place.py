"""Which page shows a case at this desk: a station works on it, a region reviews it."""

from desktop.app import Application

REGION = "region"


def case_page(app: Application) -> str:
    """Return the name of the page that opens a case."""
    return "review_case" if app.device.role == REGION else "case"


def may_open_cases(app: Application) -> bool:
    """Tell whether complaints are taken at this desk."""
    return app.device.role != REGION
