"""Hide bystanders: look at an exhibit, propose, mark, confirm, and keep the copy as an exhibit.

The original is never touched. Kept with the copy are the places hidden, who confirmed that all
bystanders are covered and when, what for, and which models had proposed places. Nobody is
recognised: a model says only where a face or a plate may be (PIPL arts. 28 to 31).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path

import msgspec

from desktop.evidence.asking.decoder import Decoder
from desktop.evidence.asking.hiding import Hider, Style
from desktop.evidence.files.file_types import is_picture, is_video
from desktop.evidence.hiding.models import models
from desktop.evidence.hiding.regions import Key, Track, checked, checked_tracks
from desktop.evidence.pictures.shaping import SQUARE, squared
from desktop.progress import Progress
from desktop.services.cases.cases import Cases, new_id
from desktop.services.desk.recording import Recorder
from desktop.services.evidence.exhibits import Evidence, ExhibitForm, Origin
from desktop.services.footage.contents import Footage
from desktop.services.footage.footage import FootageReader, Shown
from desktop.services.pictures.hiding_files import VIEW_EDGE, propose_tracks, scaled
from desktop.services.pictures.hiding_plans import Plan, reasons, settings_of
from desktop.system.interface import System
from record.codes import CustodyAct
from record.derivatives.redacted import REDACTED, KeptModel, Region
from record.derivatives.stills import Aspect
from record.evidence import Exhibit
from record.exhibits.asked import answered
from record.problems import Problem
from record.reading.redaction import redacted_of

__all__ = ["Hiding", "Key", "Look", "Plan", "Region", "Style", "Subject", "Track", "reasons"]


class SubjectForm(StrEnum):
    """What bystanders are hidden in."""

    PICTURE = "PICTURE"
    PAGES = "PAGES"
    CLIP = "CLIP"


_SUFFIX = {SubjectForm.PICTURE: ".png", SubjectForm.PAGES: ".pdf", SubjectForm.CLIP: ".mp4"}
_JPEG = "image/jpeg"
# Facts of the original's pixels, which are not those of the copy.
_OF_THE_ORIGINAL = frozenset({"pixel_sha256"})


class Subject(msgspec.Struct, frozen=True, kw_only=True):
    """What is being looked at: one picture, the pages of a document, or a clip.

    ``sizes`` holds width and height in pixels of the picture or of each page.
    """

    case_id: str
    evidence_id: str
    form: SubjectForm
    kind: str
    sha256: str
    path: Path
    sizes: tuple[tuple[int, int], ...] = ()
    footage: Footage | None = None

    @property
    def frames(self) -> int:
        """The frames of a clip; 1 for anything else."""
        return self.footage.frames if self.footage else 1


class Look(msgspec.Struct, frozen=True):
    """Pixels to look at, and the size in pixels of the subject that they show.

    ``aspect`` is the shape of these pixels, width to height.
    """

    rgb: bytes
    width: int
    height: int
    whole: tuple[int, int] = (0, 0)
    aspect: Aspect = SQUARE

    @property
    def scale(self) -> tuple[float, float]:
        """How many pixels of the subject one of these stands for, across and down."""
        return self.whole[0] / self.width, self.whole[1] / self.height


class Hiding:
    """Make copies in which bystanders are hidden."""

    def __init__(
        self,
        recorder: Recorder,
        evidence: Evidence,
        cases: Cases,
        decoder: Decoder,
        spool: Path,
        system: System,
    ) -> None:
        self._recorder = recorder
        self._evidence = evidence
        self._cases = cases
        self._spool = spool
        self._hider = Hider(decoder, system)
        self._decoder = decoder
        self._reader = FootageReader(system)

    def open(
        self, case_id: str, evidence_id: str, progress: Progress, purpose: str = ""
    ) -> Subject:
        """Open an exhibit to hide bystanders in it; the look is recorded with its purpose.

        Raises ``hiding.not_hideable``, and what opening an exhibit raises.
        """
        exhibit = self._evidence.exhibit(case_id, evidence_id)
        path = self._evidence.path(exhibit)
        subject = self._subject(case_id, exhibit, path, progress)
        self._evidence.record(case_id, CustodyAct.VIEWED, evidence_id, purpose)
        return subject

    def look(self, subject: Subject, page: int = 0) -> Look:
        """Return a picture or page to look at."""
        path = subject.path
        shown = self._hider.look(path, VIEW_EDGE, VIEW_EDGE, page)
        return Look(shown.rgb, shown.width, shown.height, subject.sizes[page], shown.aspect)

    def frame(self, subject: Subject, number: int, *, exact: bool = True) -> Look:
        """Return one frame of a clip to look at; raises ``evidence.no_such_frame``."""
        shown = self._shown(subject, number, exact=exact)
        return Look(shown.rgb, shown.width, shown.height, shown.whole, shown.aspect)

    def propose(self, look: Look) -> tuple[Region, ...]:
        """Return what may be faces and plates in a look, in pixels of its subject."""
        wide, high, rgb = squared(look.width, look.height, look.rgb, look.aspect)
        scale = look.whole[0] / wide, look.whole[1] / high
        found = self._hider.propose(wide, high, rgb)
        return tuple(scaled(region, scale) for region in found)

    def propose_in_clip(self, subject: Subject, progress: Progress) -> tuple[Track, ...]:
        """Return tracks of what may be faces and plates, looked for every half second."""
        footage = _require_clip(subject)
        return propose_tracks(self._hider, self._reader, footage, progress)

    def follow(
        self, subject: Subject, frame: int, region: Region, last: int, progress: Progress
    ) -> tuple[tuple[Key, ...], bool]:
        """Follow a region through a clip; returns where it was, and whether it was lost."""
        _require_clip(subject)
        path = subject.path
        return self._hider.follow(path, frame, last, region, progress)

    def redacted(self, case_id: str, evidence_id: str) -> Exhibit | None:
        """Return the newest copy of an exhibit in which bystanders are hidden."""
        return redacted_of(self._cases.get(case_id), evidence_id)

    def save(self, subject: Subject, plan: Plan, progress: Progress) -> Exhibit:
        """Write the copy and add it as an exhibit derived from the original.

        Raises ``hiding.no_reason``, ``hiding.not_confirmed``, ``hiding.bad_region``, the Problems
        of the decoder and the vault, and ``Cancelled``; nothing is added then.
        """
        member = self._recorder.session.require()
        plan.refuse_unready()
        regions, tracks = checked(plan.regions), checked_tracks(plan.tracks)
        exhibit = self._evidence.exhibit(subject.case_id, subject.evidence_id)
        path = self._evidence.path(exhibit)
        with self._spooled() as staged:
            blanked = self._write(subject, path, staged, plan, progress)
            settings = msgspec.structs.replace(
                settings_of(plan, regions, tracks),
                source_sha256=subject.sha256,
                confirmed_by=member.person_id,
                confirmed_at=self._recorder.clock.now(),
                blanked_frames=blanked,
                models=tuple(
                    KeptModel(name=model.name, version=model.version, sha256=model.sha256)
                    for model in models()
                    if model.name in plan.found_by
                ),
            )
            return self._evidence.add_made(
                subject.case_id,
                staged,
                f"{exhibit.exhibit_no}-redacted{self._suffix(subject)}",
                _form(exhibit, plan),
                Origin(exhibit_id=exhibit.id, settings=settings),
                progress,
            )

    def close(self, subject: Subject | None = None) -> None:
        """Let go of a clip, or of all."""
        self._reader.close(subject.footage if subject else None)

    def _subject(self, case_id: str, exhibit: Exhibit, path: Path, progress: Progress) -> Subject:
        kind = self._decoder.kind(path)
        footage: Footage | None = None
        sizes: tuple[tuple[int, int], ...] = ()
        if is_video(kind):
            form = SubjectForm.CLIP
            name = exhibit.original_name or exhibit.title
            shapes = self._evidence.recorders.shapes(exhibit)
            footage = self._reader.open_path(path, progress, path.name, name, shapes=shapes)
        elif is_picture(kind) or kind == "application/pdf":
            form = SubjectForm.PICTURE if is_picture(kind) else SubjectForm.PAGES
            sizes = self._hider.sheets(path)
        else:
            raise Problem("hiding.not_hideable")
        return Subject(
            case_id=case_id,
            evidence_id=exhibit.id,
            form=form,
            kind=kind,
            sha256=path.name,
            path=path,
            sizes=sizes,
            footage=footage,
        )

    def _shown(self, subject: Subject, number: int, *, exact: bool) -> Shown:
        return self._reader.frame(_require_clip(subject), number, exact=exact)

    def _write(
        self, subject: Subject, path: Path, staged: Path, plan: Plan, progress: Progress
    ) -> int:
        """Write the copy to the spool; returns how many frames were filled wholly."""
        if subject.form == SubjectForm.CLIP:
            with staged.open("wb") as target:
                written = self._hider.hide_in_clip(
                    path,
                    plan.tracks,
                    plan.style,
                    target,
                    progress,
                    sound=plan.sound,
                    shapes=self._evidence.recorders.shapes(
                        self._evidence.exhibit(subject.case_id, subject.evidence_id)
                    ),
                )
            return written.blanked
        if subject.form == SubjectForm.PAGES:
            staged.write_bytes(self._hider.hide_pages(path, plan.regions, plan.style, progress))
        else:
            staged.write_bytes(self._hider.hide(path, plan.regions, plan.style))
        return 0

    @staticmethod
    def _suffix(subject: Subject) -> str:
        return ".jpg" if subject.kind == _JPEG else _SUFFIX[subject.form]

    @contextmanager
    def _spooled(self) -> Iterator[Path]:
        staged = self._spool / f"{new_id()}.hidden"
        try:
            yield staged
        except OSError as error:
            raise Problem("evidence.disk_full", needed_mb=0) from error
        finally:
            staged.unlink(missing_ok=True)


def _form(exhibit: Exhibit, plan: Plan) -> ExhibitForm:
    """Describe the copy as what it shows; nothing of who or where beyond the original's words."""
    return ExhibitForm(
        kind=exhibit.kind,
        title=plan.title or exhibit.title,
        what_it_proves=exhibit.what_it_proves,
        captured_at=exhibit.captured_at,
        captured_by=exhibit.captured_by,
        place=exhibit.place,
        source=exhibit.exhibit_no,
        method=REDACTED,
        details=answered(exhibit, dict.fromkeys(_OF_THE_ORIGINAL)),
    )


def _require_clip(subject: Subject) -> Footage:
    if subject.footage is None:
        raise Problem("hiding.not_hideable")
    return subject.footage
