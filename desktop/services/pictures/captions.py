"""The words below a picture: which case, which frame, which time, and how that is known."""

from datetime import datetime, timedelta
from decimal import Decimal

import msgspec

from desktop import zone
from desktop.messages import phrase
from record.case import Case
from record.derivatives.stills import AspectSource, Provenance, TurnRemark, provenance
from record.evidence import Exhibit
from record.exhibits.stills import still_details
from record.measures import compact, digits
from record.reading.lineage import lineage
from record.reading.still_checks import StillStanding, still_standing
from record.timekeeping import ClockKind, correction

_WORDS = "caption."
_MILLISECONDS = 1000
# Details keep an offset in few digits.
_SAME_S = 0.5


class Caption(msgspec.Struct, frozen=True, kw_only=True):
    """Labels with their values in order, a warning or "", and the corrected time if known."""

    lines: tuple[tuple[str, str], ...]
    warning: str = ""
    corrected_at: datetime | None = None


class ShownTime(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of a picture's time: by the recorder, corrected, and where that is from.

    ``compared`` counts the pairs of the clock sheet it follows from, ``seen_in`` numbers the
    exhibits that show them.
    """

    recorder_at: datetime | None = None
    corrected_at: datetime | None = None
    offset_s: Decimal | None = None
    uncertainty_s: Decimal | None = None
    source: str = ""
    compared: int = 0
    seen_in: tuple[str, ...] = ()


class Stated(msgspec.Struct, frozen=True, kw_only=True):
    """What a caption states; ``provenance`` is that of a still, or None."""

    case_no: str = ""
    exhibit_no: str = ""
    origin_no: str = ""
    camera: str = ""
    file: str = ""
    sha256: str = ""
    time: ShownTime = ShownTime()
    provenance: Provenance | None = None
    standing: StillStanding = StillStanding.NO_STILL


def still_of(case: Case, exhibit: Exhibit) -> Exhibit | None:
    """Return the still that a picture was made from, or the picture itself when it is one."""
    steps = lineage(case, exhibit)
    return next((at for at in steps if provenance(at) is not None), None)


def stated(case: Case, exhibit: Exhibit) -> Stated:
    """Gather what the case knows of a picture."""
    still = still_of(case, exhibit)
    source = case.evidence.get(still.derived_from) if still else root_of(case, exhibit)
    origin = case.evidence.get(exhibit.derived_from)
    return Stated(
        case_no=case.case_no,
        exhibit_no=exhibit.exhibit_no,
        origin_no=origin.exhibit_no if origin else "",
        camera=still_details(still or exhibit).camera,
        file=(source.original_name or source.title) if source else "",
        sha256=_source_hash(still, source),
        time=_by_sheet(case, still or exhibit, _time(still or exhibit, is_still=still is not None)),
        provenance=provenance(still) if still else None,
        standing=still_standing(case, exhibit),
    )


def root_of(case: Case, exhibit: Exhibit) -> Exhibit:
    """Return the exhibit that a derivative goes back to."""
    *_, root = lineage(case, exhibit)
    return root


def caption(said: Stated, language: str) -> Caption:
    """Put into words; what is not known is left out, except a clock nobody has compared."""
    number = said.exhibit_no
    if said.origin_no:
        number += (
            f"（{_say('from', language)} {said.origin_no}）"
            if language == "zh"
            else (f" ({_say('from', language).lower()} {said.origin_no})")
        )
    lines = [
        ("case", said.case_no), ("exhibit", number), ("camera", said.camera),
        *_time_lines(said.time, language, is_still=said.provenance is not None),
        *_frame_lines(said.provenance, language),
        ("file", said.file), ("sha256", said.sha256),
    ]  # fmt: skip
    suspect = said.provenance is not None and said.provenance.suspect
    warning = ""
    if suspect or said.standing == StillStanding.SUSPECT_STILL:
        warning = _say("suspect", language)
    elif said.standing == StillStanding.BEING_CHECKED:
        warning = _say("being_checked", language)
    return Caption(
        lines=tuple((_say(name, language), value) for name, value in lines if value),
        warning=warning,
        corrected_at=said.time.corrected_at,
    )


def shown_time(
    starts_at: datetime, seconds: float, offset_s: float | None, source: str = ""
) -> ShownTime:
    """Return the times of a frame by the recorder's time of the first one and how fast it is."""
    recorder_at = starts_at + timedelta(seconds=seconds)
    if offset_s is None:
        return ShownTime(recorder_at=recorder_at)
    return ShownTime(
        recorder_at=recorder_at,
        corrected_at=recorder_at - timedelta(seconds=offset_s),
        offset_s=Decimal(compact(offset_s)),
        source=source,
    )


def moment(at: datetime) -> str:
    """Write a time on this computer's clock, with milliseconds and its difference from UTC."""
    rounded = zone.local(at) + timedelta(microseconds=500)
    text = f"{rounded:%Y-%m-%d %H:%M:%S}.{rounded.microsecond // _MILLISECONDS:03d}"
    return f"{text} {rounded:%z}"


def _time_lines(time: ShownTime, language: str, *, is_still: bool) -> list[tuple[str, str]]:
    if not is_still:
        taken = time.corrected_at or time.recorder_at
        return [("taken", moment(taken) if taken else "")]
    recorder = moment(time.recorder_at) if time.recorder_at else ""
    corrected = moment(time.corrected_at) if time.corrected_at else ""
    known = time.offset_s is not None
    source = _known_from(time, language) if known else ""
    return [
        ("recorder_time", recorder), ("offset", _offset(time, language)),
        ("offset_from", source), ("corrected_time", corrected),
    ]  # fmt: skip


def _known_from(time: ShownTime, language: str) -> str:
    if not time.compared:
        return time.source or _say("entered", language)
    exhibits = ("、" if language == "zh" else ", ").join(time.seen_in)
    name = "sheet_seen" if exhibits else "sheet"
    return _say(name, language, count=time.compared, exhibits=exhibits)


def _offset(time: ShownTime, language: str) -> str:
    if time.offset_s is None:
        return _say("not_compared", language)
    way = "exact" if time.offset_s == 0 else "fast" if time.offset_s > 0 else "slow"
    text = _say(way, language, seconds=digits(abs(time.offset_s)))
    if time.uncertainty_s is not None:
        text += " " + _say("uncertain", language, seconds=digits(time.uncertainty_s))
    return text


def _frame_lines(still: Provenance | None, language: str) -> list[tuple[str, str]]:
    if still is None:
        return []
    numerator, denominator = still.time_base
    pts = f"{still.pts} × {numerator}/{denominator} s"
    if still.timing != "STAMPS":
        pts = _say("no_times", language)
    frame = _say("frame_of", language, number=still.number, frames=still.frames)
    return [("frame", frame), ("pts", pts), ("shape", _shape(still, language))]


def _shape(still: Provenance, language: str) -> str:
    """Say in what shape pixels are shown that are not square, and which turn was not made."""
    said = []
    if still.pixel_aspect != (1, 1):
        wide, high = still.picture
        name = "shape_set" if still.aspect_source == AspectSource.RECORDER else "shape_by_file"
        said.append(_say(name, language, wide=wide, high=high))
    if still.turn_remark == TurnRemark.UNSUPPORTED:
        said.append(_say("not_turned", language))
    if still.combed:
        said.append(_say("combed", language))
    return ("；" if language == "zh" else "; ").join(said)


def _time(exhibit: Exhibit, *, is_still: bool) -> ShownTime:
    """Return what a still's details say: its time of taking is corrected where a clock is known."""
    at, said = exhibit.captured_at, still_details(exhibit)
    if at is None or not is_still:
        return ShownTime(corrected_at=at)
    if said.offset_s is None:
        return ShownTime(recorder_at=at)
    return ShownTime(
        recorder_at=at + timedelta(seconds=float(said.offset_s)),
        corrected_at=at,
        offset_s=said.offset_s,
        uncertainty_s=said.uncertainty_s,
        source=said.offset_source or said.clock_source,
    )


def _by_sheet(case: Case, exhibit: Exhibit, time: ShownTime) -> ShownTime:
    """Add what the clock sheet says, where the time was corrected by it."""
    camera = still_details(exhibit).camera
    known = correction(
        case.time_pairs, f"{ClockKind.RECORDER}:{camera}" if camera else ClockKind.RECORDER
    )
    if (
        known is None
        or time.offset_s is None
        or abs(known.offset_s - float(time.offset_s)) > _SAME_S
    ):
        return time
    ids = [case.time_pairs[pair].evidence_id for pair in known.via if pair in case.time_pairs]
    seen = sorted({case.evidence[i].exhibit_no for i in ids if i in case.evidence})
    return msgspec.structs.replace(
        time,
        uncertainty_s=Decimal(compact(known.uncertainty_s)),
        compared=len(known.via),
        seen_in=tuple(seen),
    )


def _source_hash(still: Exhibit | None, source: Exhibit | None) -> str:
    if still is not None and (known := provenance(still)):
        return known.source_sha256
    return source.original.h if source is not None and source.original else ""


def _say(name: str, language: str, **facts: object) -> str:
    return phrase(_WORDS + name, language, **facts)
