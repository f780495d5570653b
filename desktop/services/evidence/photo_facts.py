"""What a photo says of itself beside what the case says: time, place, device, later changes.

Remarks are facts to look at, never a verdict: cameras' clocks are wrong more often than people
lie. Each is a code with its numbers, put into words where it is shown.
"""

import math
from collections.abc import Iterator
from datetime import datetime, timedelta

from desktop import zone
from desktop.evidence.pictures.messages import Described
from record.case import Case
from record.codes import ExhibitStatus
from record.evidence import Exhibit
from record.exhibits.photos import CameraFacts, PhotoRemark, photo_of
from record.timekeeping import ClockKind, ClockOffset, correction

_DAY = timedelta(days=1)
# A photo of the pump, the receipt or the car is made within the day of the event.
_NEAR = timedelta(hours=24)
_AHEAD = timedelta(minutes=5)
_EARTH_KM = 6371.0
_FAR_KM = 1.0
_EDITORS = (
    "photoshop", "lightroom", "gimp", "snapseed", "picsart", "meitu", "美图", "acdsee",
    "pixelmator", "paint.net", "affinity", "facetune", "vsco", "canva", "polarr", "darktable",
    "capture one", "picasa", "photoscape", "醒图", "imagemagick", "luminar",
)  # fmt: skip


def told(seen: Described) -> CameraFacts:
    """Return what a picture says of itself, nothing that is not there."""
    return CameraFacts(
        captured_at=seen.captured_at,
        changed_at=seen.changed_at if seen.changed_at != seen.captured_at[:19] else "",
        device=seen.device,
        software=seen.software,
        latitude=seen.latitude,
        longitude=seen.longitude,
        orientation=seen.orientation if seen.orientation > 1 else None,
        width=seen.width,
        height=seen.height,
    )


def captured(seen: Described) -> datetime | None:
    """Return when a picture says it was made; without a zone it is that of the rules."""
    return _moment(seen.captured_at)


def offset_of(case: Case, device: str) -> ClockOffset | None:
    """Return how fast the phone's clock is by the case's clock sheet, if anybody compared it."""
    return correction(case.time_pairs, f"{ClockKind.PHONE}:{device}" if device else ClockKind.PHONE)


def compared(seen: Described, case: Case, now: datetime) -> tuple[PhotoRemark, ...]:
    """Return what is worth a look when a picture is put beside its case."""
    found = [
        *_of_time(seen, case, now), *_of_place(seen, case), *_of_changes(seen), *_of_nonsense(seen),
        *_of_ending(seen),
    ]  # fmt: skip
    return tuple(found)


def _of_time(seen: Described, case: Case, now: datetime) -> Iterator[PhotoRemark]:
    at = captured(seen)
    if at is None:
        if not seen.device and not seen.impossible and not seen.own:
            yield PhotoRemark(code="photo.tells_no_time")
        return
    if offset := offset_of(case, seen.device):
        at -= timedelta(seconds=offset.offset_s)
        seconds = round(offset.offset_s)
        yield PhotoRemark(code="photo.time_corrected", seconds=seconds, at=at.isoformat())
    if at > now + _AHEAD:
        yield _apart("photo.ahead_of_now", at - now)
        return
    event = case.occurred_at or case.raised_at
    if event is not None and at < event - _NEAR:
        yield _apart("photo.older_than_case", event - at)
    elif event is not None and at > event + _NEAR:
        yield _apart("photo.later_than_case", at - event)


def _of_place(seen: Described, case: Case) -> Iterator[PhotoRemark]:
    if seen.latitude is None or seen.longitude is None:
        return
    others = [place for place in map(_place, case.evidence.values()) if place is not None]
    if not others:
        return
    here = seen.latitude, seen.longitude
    away = min(_kilometres(here, other) for other in others)
    if away > _FAR_KM:
        yield PhotoRemark(code="photo.far_from_others", km=round(away, 1))


def _of_changes(seen: Described) -> Iterator[PhotoRemark]:
    software = seen.software.lower()
    if any(editor in software for editor in _EDITORS):
        yield PhotoRemark(code="photo.edited_with", software=seen.software)
    made, changed = _moment(seen.captured_at[:19]), _moment(seen.changed_at)
    if made is not None and changed is not None and changed - made > timedelta(minutes=1):
        yield _apart("photo.saved_later", changed - made)


def _of_nonsense(seen: Described) -> Iterator[PhotoRemark]:
    for each in seen.impossible:
        yield PhotoRemark(code=f"photo.impossible_{each.what}", at=each.written)


def _of_ending(seen: Described) -> Iterator[PhotoRemark]:
    if seen.missing:
        yield PhotoRemark(code="photo.ends_early", amount=seen.missing, unit=seen.missing_side)
    elif seen.coarse:
        yield PhotoRemark(code="photo.ends_coarse")
    elif seen.early:
        yield PhotoRemark(code="photo.lacks_end")


def _place(exhibit: Exhibit) -> tuple[float, float] | None:
    photo = photo_of(exhibit).photo
    if (
        exhibit.status == ExhibitStatus.WITHDRAWN
        or photo.latitude is None
        or photo.longitude is None
    ):
        return None
    return photo.latitude, photo.longitude


def _kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Return the distance on a sphere (haversine)."""
    (a, b), (c, d) = (tuple(map(math.radians, place)) for place in (one, other))
    half = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 2 * _EARTH_KM * math.asin(math.sqrt(min(1.0, half)))


def _apart(code: str, span: timedelta) -> PhotoRemark:
    """Remark on a span, in the largest unit that says it: days, hours or minutes."""
    if span >= 2 * _DAY:
        return PhotoRemark(code=code, amount=span.days, unit="d")
    if span >= timedelta(hours=2):
        return PhotoRemark(code=code, amount=int(span.total_seconds() // 3600), unit="h")
    return PhotoRemark(code=code, amount=max(1, int(span.total_seconds() // 60)), unit="min")


def _moment(text: str) -> datetime | None:
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        return None
    return at if at.tzinfo else zone.local(at)
