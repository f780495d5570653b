"""Opening the cameras of a case for one time line, and keeping what they show at a moment."""

from collections.abc import Sequence
from datetime import datetime

from desktop import zone
from desktop.progress import Progress
from desktop.services.footage.cameras import Camera
from desktop.services.footage.footage import Shown
from desktop.services.footage.stills import Stills
from desktop.ui.footage.bench import FootageServices
from record.case import Case
from record.evidence import Exhibit
from record.exhibits.footage import footage_of
from record.timekeeping import ClockKind, correction

TAKING = "stills.taking"


def name_of(clip: Exhibit) -> str:
    """Return what a clip's camera is called."""
    return footage_of(clip).camera or clip.title or clip.original_name


def open_all(
    stills: Stills, case: Case, clips: Sequence[Exhibit], progress: Progress
) -> list[tuple[Exhibit, Camera]]:
    """Open footage; what does not say when it begins is left out.

    Raises the Problems of opening.
    """
    found = []
    for clip in clips:
        progress.check()
        footage = stills.open(case.id, clip.id, progress)
        starts_at = _start(footage.starts_at)
        if starts_at is None:
            stills.close(footage)
            continue
        offset, half = _clock(case, clip)
        name = f"{clip.exhibit_no} {name_of(clip)}"
        camera = Camera(
            name=name, footage=footage, starts_at=starts_at, offset_s=offset, uncertainty_s=half
        )
        found.append((clip, camera))
    return found


def make_panel(
    services: FootageServices,
    case_id: str,
    shown: Sequence[tuple[Exhibit, Camera, Shown]],
    title: str,
    progress: Progress,
) -> Exhibit:
    """Keep every frame as a still, and all of them side by side as one exhibit."""
    taken = []
    for place, (clip, camera, frame) in enumerate(shown):
        progress.check()
        progress.report(place, len(shown) + 1, TAKING)
        words = f"{title} {camera.name}"
        still = services.stills.take(
            case_id, clip.id, camera.footage, frame, words, offset_s=camera.offset_s or None
        )
        taken.append(still.id)
    language = services.words.language
    return services.derivatives.add_panel(case_id, taken, title, language, progress)


def _start(text: str) -> datetime | None:
    try:
        return zone.local(datetime.fromisoformat(text)) if text else None
    except (ValueError, OverflowError):
        return None


def _clock(case: Case, clip: Exhibit) -> tuple[float, float]:
    camera = footage_of(clip).camera
    sheet = correction(
        case.time_pairs, f"{ClockKind.RECORDER}:{camera}" if camera else ClockKind.RECORDER
    )
    if sheet is not None:
        return sheet.offset_s, sheet.uncertainty_s
    return float(footage_of(clip).offset_s or 0), 0.0
