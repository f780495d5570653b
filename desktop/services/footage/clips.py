"""Clips copied out of footage unchanged: handed out with a manifest, or added as exhibits."""

import contextlib
import json
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import msgspec

from desktop import zone
from desktop.evidence.asking.clips import Written, plan_clip, write_clip
from desktop.evidence.clips.messages import ClipStarted as ClipPlan
from desktop.evidence.clips.plan import Span
from desktop.evidence.files.copying import hash_file
from desktop.evidence.files.names import shown_name
from desktop.progress import Progress
from desktop.services.cases.cases import Cases, new_id
from desktop.services.desk.recording import Draft, Recorder
from desktop.services.desk.texts import checked
from desktop.services.evidence.exhibits import Evidence, ExhibitForm, Origin
from desktop.services.evidence.handing_out import PART, handed_out
from desktop.services.footage.contents import recorder_time
from desktop.system.interface import System
from desktop.version import VERSION
from record.case import Case
from record.codes import CustodyAct, ExhibitKind, Method
from record.derivatives.clips import CLIP, ClipManifest, manifest_of
from record.evidence import Exhibit
from record.exhibits.custody import ClipFacts
from record.exhibits.footage import FootageDetails, footage_of
from record.exhibits.tables import written
from record.journal import kinds
from record.problems import Problem

__all__ = ["ClipManifest", "ClipPlan", "Clips", "RecorderClock", "Span", "copy_clip"]

MANIFEST = ".json"


class RecorderClock(msgspec.Struct, frozen=True, kw_only=True):
    """The recorder's time of the first frame, how many seconds it is fast, and who says so."""

    starts_at: datetime | None = None
    offset_s: float | None = None
    source: str = ""


class Clips:
    """Clips out of the footage of cases."""

    def __init__(
        self, recorder: Recorder, cases: Cases, evidence: Evidence, spool: Path, system: System
    ) -> None:
        self._recorder = recorder
        self._cases = cases
        self._evidence = evidence
        self._spool = spool
        self._system = system

    def plan(self, case_id: str, evidence_id: str, span: Span, progress: Progress) -> ClipPlan:
        """Tell where a clip would truly begin and end, and what file it would be."""
        exhibit = self._evidence.exhibit(case_id, evidence_id)
        path = self._evidence.path(exhibit)
        return plan_clip(path, span, self._system, progress)

    def export(
        self,
        case_id: str,
        evidence_id: str,
        span: Span,
        target: Path,
        purpose: str,
        progress: Progress,
    ) -> ClipManifest:
        """Write a clip and its manifest out; range and purpose are recorded first.

        Raises ``cases.reason_missing``, ``clips.*``, ``evidence.not_exported``, and what opening
        footage raises; nothing is left behind then.
        """
        if not purpose.strip():
            raise Problem("cases.reason_missing")
        exhibit = self._evidence.exhibit(case_id, evidence_id)
        path = self._evidence.path(exhibit)

        def record(manifest: ClipManifest) -> None:
            self._record(case_id, exhibit, purpose, manifest)

        given = _given(exhibit, path)
        return _handed_out(given, span, target, (self._system, progress), record)

    def add(
        self,
        case_id: str,
        evidence_id: str,
        span: Span,
        title: str,
        progress: Progress,
        what_it_proves: str = "",
    ) -> Exhibit:
        """Add a clip as an exhibit derived from its footage."""
        exhibit = self._evidence.exhibit(case_id, evidence_id)
        path = self._evidence.path(exhibit)
        given = _given(exhibit, path)
        plan = plan_clip(path, span, self._system, progress)
        name = f"{exhibit.exhibit_no}-{plan.from_number:06d}-{plan.to_number:06d}{plan.suffix}"
        staged = self._spool / f"{new_id()}{plan.suffix}"
        try:
            written = write_clip(path, span, staged, self._system, progress)
            manifest = _manifest(given, span, written, name)
            form = _form(exhibit, manifest, title or name, what_it_proves)
            origin = Origin(exhibit_id=evidence_id, settings=manifest)
            return self._evidence.add_made(case_id, staged, name, form, origin, progress)
        finally:
            with contextlib.suppress(OSError):
                staged.unlink(missing_ok=True)

    def again(self, case_id: str, made: Exhibit, progress: Progress) -> str:
        """Cut a clip of a case once more from its footage; returns the SHA-256 of the new file.

        Raises ``derivatives.not_remade`` for what is no clip of ours.
        """
        manifest = manifest_of(made)
        if manifest is None:
            raise Problem("derivatives.not_remade")
        exhibit = self._evidence.exhibit(case_id, made.derived_from)
        path = self._evidence.path(exhibit)
        span = Span(
            from_s=manifest.asked_from_s or 0.0,
            to_s=manifest.asked_to_s or 0.0,
            from_pts=manifest.asked_from_pts,
            to_pts=manifest.asked_to_pts,
            stream=manifest.stream,
        )
        staged = self._spool / f"{new_id()}{Path(manifest.name).suffix}"
        try:
            return write_clip(path, span, staged, self._system, progress).sha256
        finally:
            with contextlib.suppress(OSError):
                staged.unlink(missing_ok=True)

    def _record(self, case_id: str, exhibit: Exhibit, purpose: str, manifest: ClipManifest) -> Case:
        body = kinds.AccessLog(
            event=CustodyAct.EXPORTED,
            evidence_id=exhibit.id,
            purpose=checked(purpose),
            facts=msgspec.to_builtins(_facts(manifest)),
        )
        return self._recorder.change(case_id, lambda _case: [Draft(kinds.ACCESS_LOG, body)])


class _Given(msgspec.Struct, frozen=True):
    """The footage a clip is cut from."""

    path: Path
    sha256: str
    name: str
    clock: RecorderClock


def _given(exhibit: Exhibit, path: Path) -> _Given:
    name = exhibit.original_name or exhibit.title
    return _Given(path, path.name, name, recorder_clock(exhibit))


def copy_clip(
    path: Path, span: Span, target: Path, clock: RecorderClock, within: tuple[System, Progress]
) -> ClipManifest:
    """Write a clip of any camera file, with its manifest beside it; no case is concerned.

    Raises as ``Clips.export`` does.
    """
    system, progress = within
    with system.open_regular(path):
        pass
    try:
        sha256 = hash_file(path, progress)
    except OSError as error:
        raise Problem("evidence.source_vanished") from error
    given = _Given(path, sha256, shown_name(path.name), clock)
    return _handed_out(given, span, target, within, lambda _manifest: None)


def recorder_clock(exhibit: Exhibit) -> RecorderClock:
    """Return what an exhibit of footage says of its recorder's clock."""
    said = footage_of(exhibit)
    return RecorderClock(
        starts_at=exhibit.captured_at,
        offset_s=None if said.offset_s is None else float(said.offset_s),
        source=said.offset_source,
    )


def _handed_out(
    given: _Given,
    span: Span,
    target: Path,
    within: tuple[System, Progress],
    record: Callable[[ClipManifest], None],
) -> ClipManifest:
    system, progress = within
    refusal = Problem("evidence.not_exported", name=shown_name(target.name))
    beside = target.with_name(target.name + MANIFEST)
    _refuse_same(given.path, target, refusal)
    with contextlib.suppress(OSError):
        target.with_name(target.name + PART).unlink(missing_ok=True)
    with handed_out(target, refusal) as staged, handed_out(beside, refusal) as manifest_file:
        written = write_clip(
            given.path, span, staged, system, progress, suffix=target.suffix.lower()
        )
        manifest = _manifest(given, span, written, shown_name(target.name))
        text = json.dumps(msgspec.to_builtins(manifest), ensure_ascii=False, indent=1)
        manifest_file.write_text(text + "\n", "utf-8")
        record(manifest)
    return manifest


def _refuse_same(source: Path, target: Path, refusal: Problem) -> None:
    with contextlib.suppress(OSError):
        if source.samefile(target):
            raise refusal


def _manifest(given: _Given, span: Span, written: Written, name: str) -> ClipManifest:
    held, by_pts = written.held, span.from_pts is not None and span.to_pts is not None
    recorder, corrected = _moments(given.clock, held)
    return ClipManifest(
        made_by=CLIP,
        source_name=given.name,
        source_sha256=given.sha256,
        asked_from_s=None if by_pts else span.from_s,
        asked_to_s=None if by_pts else span.to_s,
        asked_from_pts=span.from_pts if by_pts else None,
        asked_to_pts=span.to_pts if by_pts else None,
        has_times=held.has_times,
        time_base=held.time_base,
        from_pts=held.from_pts,
        to_pts=held.to_pts,
        from_s=held.from_s,
        to_s=held.to_s,
        from_number=held.from_number,
        to_number=held.to_number,
        recorder_from=recorder[0],
        recorder_to=recorder[1],
        corrected_from=corrected[0],
        corrected_to=corrected[1],
        offset_s=given.clock.offset_s,
        offset_source=given.clock.source,
        container=held.form,
        stream=held.stream,
        codec=held.codec,
        left_out=held.left_out,
        packets=held.packets,
        dropped_packets=held.dropped,
        damaged=held.damaged,
        streams=tuple(msgspec.to_builtins(s) for s in written.stocks),
        compared=written.compared,
        greatest_rounding_us=written.greatest_rounding_us,
        name=name,
        size=written.size,
        sha256=written.sha256,
        program=f"Forecourt Casebook {VERSION}",
        decoder=held.decoder,
    )


def _moments(clock: RecorderClock, held: ClipPlan) -> tuple[tuple[str, str], tuple[str, str]]:
    """Return when the clip begins and ends by the recorder's clock, and corrected."""
    starts_at = clock.starts_at or recorder_time(held.starts_at)
    if starts_at is None or not held.has_times:
        return ("", ""), ("", "")
    ends = [zone.local(starts_at) + timedelta(seconds=s) for s in (held.from_s, held.to_s)]
    told = ends[0].isoformat(), ends[1].isoformat()
    if clock.offset_s is None:
        return told, ("", "")
    fast = timedelta(seconds=clock.offset_s)
    return told, ((ends[0] - fast).isoformat(), (ends[1] - fast).isoformat())


def _facts(manifest: ClipManifest) -> ClipFacts:
    return ClipFacts(
        asked_from_s=manifest.asked_from_s,
        asked_to_s=manifest.asked_to_s,
        from_pts=manifest.from_pts,
        to_pts=manifest.to_pts,
        from_s=manifest.from_s,
        to_s=manifest.to_s,
        from_number=manifest.from_number,
        to_number=manifest.to_number,
        corrected_from=manifest.corrected_from,
        corrected_to=manifest.corrected_to,
        packets=manifest.packets,
        sha256=manifest.sha256,
        compared=manifest.compared,
    )


def _form(footage: Exhibit, manifest: ClipManifest, title: str, proves: str) -> ExhibitForm:
    said = footage_of(footage)
    starts_at = footage.captured_at and footage.captured_at + timedelta(seconds=manifest.from_s)
    details = FootageDetails(
        camera=said.camera,
        recorder=said.recorder,
        offset_s=said.offset_s,
        offset_source=said.offset_source,
        retention_days=said.retention_days,
        from_at=_moment(manifest.recorder_from),
        to_at=_moment(manifest.recorder_to),
        codec=manifest.codec,
    )
    return ExhibitForm(
        kind=ExhibitKind.CCTV_CLIP,
        title=title,
        what_it_proves=proves,
        captured_at=starts_at,
        place=footage.place,
        source=footage.exhibit_no,
        method=Method.CLIP,
        details=written(details),
    )


def _moment(text: str) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
