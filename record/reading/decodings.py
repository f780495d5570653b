"""Whether a camera file was decoded from its first frame to its last, and what came of it."""

from record.case import Case
from record.codes import CustodyAct
from record.evidence import Exhibit
from record.exhibits.custody import Decoding, check_facts


def decoding_of(case: Case, exhibit_id: str) -> Decoding | None:
    """Return what the last whole decoding of an exhibit's file found; None before there is one."""
    for event in reversed(case.custody):
        if event.evidence_id == exhibit_id and event.event == CustodyAct.CHECKED:
            found = check_facts(event).decoding
            if found is not None:
                return found
    return None


def is_video(exhibit: Exhibit) -> bool:
    """Whether an exhibit's original is a video file."""
    return exhibit.original is not None and exhibit.original.t.startswith("video/")


def lies_in_error(case: Case, exhibit_id: str, stream: int, number: int) -> bool:
    """Whether a frame, by its number, lies where the whole decoding of its file met damage."""
    found = decoding_of(case, exhibit_id)
    if found is None or found.stream != stream:
        return False
    return any(first <= number <= last for first, last in found.spans)
