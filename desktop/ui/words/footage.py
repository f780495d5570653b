"""How footage and its frames are put into words."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from desktop.services.footage.contents import Footage
from desktop.services.footage.footage import Shown
from desktop.ui.words import moments
from record.case import Case
from record.codes import ExhibitKind
from record.evidence import Exhibit
from record.exhibits.stills import still_details
from record.measures import compact
from record.reading.decodings import decoding_of, is_video

translate = QCoreApplication.translate


_CODECS = {
    "h264": "H.264", "hevc": "H.265", "mpeg4": "MPEG-4", "mjpeg": "MJPEG",
    "mpeg2video": "MPEG-2", "msmpeg4": "MS-MPEG-4", "msmpeg4v2": "MS-MPEG-4",
    "msmpeg4v3": "MS-MPEG-4", "vp9": "VP9", "av1": "AV1",
}  # fmt: skip
VIDEO_ENDINGS = frozenset({
    ".mp4", ".avi", ".mkv", ".mov", ".dav", ".ts", ".ps", ".mpg", ".mpeg", ".h264", ".h265",
    ".264", ".265", ".flv", ".asf", ".wmv", ".m4v", ".webm", ".vob",
})  # fmt: skip
VIDEO_FILTER = " ".join(f"*{ending}" for ending in sorted(VIDEO_ENDINGS))


def footage_of(case: Case) -> tuple[Exhibit, ...]:
    """Return the exhibits of a case that can be played, the newest first."""
    found = [e for e in case.evidence.values() if e.in_force and is_footage(e)]
    return tuple(sorted(found, key=lambda e: e.added_at, reverse=True))


def is_footage(exhibit: Exhibit) -> bool:
    """Tell whether an exhibit is a video file."""
    original = exhibit.original
    if original is None:
        return False
    named = exhibit.original_name.lower().endswith(tuple(VIDEO_ENDINGS))
    return exhibit.kind == ExhibitKind.CCTV_CLIP or original.t.startswith("video/") or named


def stills_of(case: Case, clip_id: str) -> tuple[Exhibit, ...]:
    """Return the stills taken from a clip, in the order of the footage."""
    found = [
        e
        for e in case.evidence.values()
        if e.kind == ExhibitKind.CCTV_STILL and e.derived_from == clip_id and e.in_force
    ]
    return tuple(sorted(found, key=still_seconds))


def still_seconds(still: Exhibit) -> float:
    """Return where a still lies, in seconds from the first frame."""
    return float(still_details(still).seconds or 0)


def still_ordinal(still: Exhibit) -> int:
    """Return the number of a still's frame, from 0."""
    return still_details(still).frame or 0


def starts_at(footage: Footage) -> datetime | None:
    """Return when the recorder says the footage begins, or None."""
    return moments.start_of(footage.starts_at)


def pace(footage: Footage) -> float:
    """Return frames per second; 25 where the file says nothing."""
    return footage.fps or 25.0


def length(footage: Footage) -> float:
    """Return the length in seconds; without time stamps the frames are counted at their pace."""
    return footage.seconds if footage.has_times else footage.frames / pace(footage)


def place(footage: Footage, shown: Shown) -> float:
    """Return where a frame lies on the time line, in seconds."""
    return shown.seconds if footage.has_times else shown.ordinal / pace(footage)


def picture(footage: Footage) -> str:
    """Say what shape the picture has."""
    wide, high = footage.picture
    return f"{wide}:{high}"


def facts(footage: Footage) -> str:
    """Say codec, size, pace, length and bytes in one line."""
    parts = [_CODECS.get(footage.codec, footage.codec.upper())]
    parts.append(f"{footage.width}×{footage.height}")
    if footage.pixel_aspect != (1, 1):
        parts.append(translate("FootageWords", "shown {0}").format(picture(footage)))
    if footage.fps:
        parts.append(f"{compact(footage.fps, 2)} fps")
    if footage.has_times:
        parts.append(moments.length(footage.seconds))
    parts.append(moments.size(footage.size))
    return " · ".join(parts)


def frame(footage: Footage, shown: Shown) -> str:
    """Say which frame this is."""
    fps = compact(footage.fps, 2)
    words = translate("FootageWords", "frame {0} / {1} · {2} fps")
    return words.format(f"{shown.ordinal:,}", f"{footage.frames:,}", fps)


def short_hash(sha256: str) -> str:
    """Write a hash in short: its first eight digits and its last four."""
    return f"{sha256[:4]} {sha256[4:8]} … {sha256[-4:]}" if len(sha256) > 12 else sha256


def notices(footage: Footage) -> str:
    """Say what a person must know of this file before relying on its times and pictures."""
    said = []
    if not footage.has_times:
        said.append(
            translate(
                "FootageWords", "No time stamps in this file: frames are counted, times derived."
            )
        )
    if footage.damaged:
        said.append(
            translate(
                "FootageWords",
                "%n places are damaged; frames after them are suspect.",
                "",
                footage.damaged,
            )
        )
    said += _lost(footage)
    if footage.gaps:
        said.append(
            translate(
                "FootageWords",
                "%n gaps: stretches without frames are hatched.",
                "",
                len(footage.gaps),
            )
        )
    return "\n".join(said)


def decoded(case: Case, exhibit: Exhibit) -> str:
    """Say whether a camera file was decoded whole, and what came of it; nothing for others."""
    if not is_video(exhibit):
        return ""
    found = decoding_of(case, exhibit.id)
    if found is None:
        return translate("FootageWords", "not yet decoded whole")
    words = translate("FootageWords", "decoded whole: {0} frames, {1} errors")
    said = [words.format(f"{found.frames:,}", f"{found.errors:,}")]
    if found.declared_s:
        words = translate("FootageWords", "{0} of {1} promised are there")
        said.append(words.format(moments.length(found.found_s), moments.length(found.declared_s)))
    if found.declared_frames:
        words = translate("FootageWords", "{0} frames promised")
        said.append(words.format(f"{found.declared_frames:,}"))
    return ", ".join(said)


def _lost(footage: Footage) -> list[str]:
    """Say what the file promises and does not hold, or holds and nobody can read."""
    said = []
    if footage.lacks_s:
        words = translate("FootageWords", "The file says it lasts {0}; {1} of it are there.")
        said.append(
            words.format(moments.length(footage.declared_s), moments.length(footage.found_s))
        )
    if footage.lacks_frames:
        said.append(
            translate(
                "FootageWords",
                "The file says it has %Ln frames; {0} are there.",
                "",
                footage.declared_frames,
            ).format(f"{footage.found_frames:,}")
        )
    if footage.unread:
        words = translate("FootageWords", "{0} of the file belong to nothing that can be read.")
        said.append(words.format(moments.size(footage.unread)))
    if footage.declared_fps:
        words = translate("FootageWords", "The file says {0} fps; its time stamps say {1}.")
        said.append(words.format(compact(footage.declared_fps, 2), compact(footage.fps, 2)))
    if footage.parts:
        starts = ", ".join(moments.length(seconds) for _, seconds in footage.parts[1:])
        words = translate(
            "FootageWords",
            "{0} recordings are joined here; their times begin anew at {1} and run on here.",
        )
        said.append(words.format(len(footage.parts), starts))
    return said


def gap_spans(footage: Footage) -> list[tuple[float, float]]:
    """Return the stretches without frames, as start and end in seconds."""
    spans = []
    for gap in footage.gaps:
        try:
            start, end = float(gap[0]), float(gap[1])
        except (TypeError, ValueError, IndexError, KeyError):
            continue
        spans.append((start, end))
    return spans


def offset(seconds: float) -> str:
    """Say how a recorder's clock stands."""
    if not seconds:
        return translate("FootageWords", "Recorder clock not compared, or exact.")
    size = compact(abs(seconds))
    if seconds > 0:
        return translate("FootageWords", "{0} s fast: true times are converted.").format(size)
    return translate("FootageWords", "{0} s slow: true times are converted.").format(size)
