"""What custody events say by name: seals, hand-overs, checks of files, what left the station."""

from datetime import datetime

import msgspec

from record.codes import CustodyAct
from record.evidence import CustodyEvent
from record.exhibits.tables import read, whole
from record.sheets.paper import DOCUMENTS, document_of

_PRINTS = frozenset({"dossier", "register", "clocks", "custody", "labels"})
_EARLIER = {"confirmation": "F6", "refusal": "F39", "F10": "labels"}


class SealFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What was seen of a seal: its number; with whose consent it was opened.

    ``consent`` is LABORATORY, BOTH_SIDES, LEGAL or "" for nobody's.
    """

    seal_no: str = ""
    consent: str = ""


class HandoverFacts(msgspec.Struct, frozen=True, kw_only=True):
    """Who gave a thing, in what condition, and what its seal was found to be."""

    giver: str = msgspec.field(default="", name="from")
    condition: str = ""
    seal: str = ""


class Decoding(msgspec.Struct, frozen=True, kw_only=True):
    """What came of a camera file that was decoded from its first frame to its last.

    ``frames`` are those of video stream ``stream``. ``spans`` are the first and last numbers
    (from 0) of frames that rest on damage or gave no picture, ``left_out`` how many more spans
    there are. ``declared_s`` and ``declared_frames`` are what the file promises where it holds
    less, ``found_s`` what there is; 0 where it holds what it promises.
    """

    frames: int
    stream: int = 0
    spans: tuple[tuple[int, int], ...] = ()
    left_out: int = 0
    declared_s: float = 0.0
    found_s: float = 0.0
    declared_frames: int = 0
    decoder: str = ""

    @property
    def errors(self) -> int:
        """How many stretches of frames are not to be relied on."""
        return len(self.spans) + self.left_out

    @property
    def frames_in_error(self) -> int:
        """How many frames lie in the stretches that are listed."""
        return sum(last - first + 1 for first, last in self.spans)


class CheckFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What a file that is no longer what it was hashes to now, or that it is whole again.

    ``second_decoding`` marks the check of a still that was decoded once more, in another way,
    and ``decoding`` is that of a camera file that was decoded whole.
    """

    altered_sha256: str = ""
    restored: bool = False
    second_decoding: bool = False
    decoding: Decoding | None = None


class ExportFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What an exported case holds: ``scope`` FULL or OTHERS.

    ``withheld`` are the hashes of files left out, ``included`` the numbers of exhibits that were
    handed out all the same, for a ``reason``.
    """

    scope: str = ""
    withheld: tuple[str, ...] = ()
    included: tuple[str, ...] = ()
    reason: str = ""


class CopyFacts(msgspec.Struct, frozen=True, kw_only=True):
    """A copy of a document that was printed or saved: which one, how many, of how many pages.

    ``document`` is ``dossier``, ``register``, ``clocks``, ``custody``, ``labels``, a list
    (``exhibits``, ``samples``, ``footage``) or the form of a paper, ``code`` the paper's code or
    the check code of the text. ``file`` names what was saved, and is "" for paper. Whom it is for
    and what for say ``to`` and ``purpose`` of the event.
    """

    document: str = ""
    code: str = ""
    copies: int | None = None
    pages: int | None = None
    file: str = ""


class ClipFacts(msgspec.Struct, frozen=True, kw_only=True):
    """Which stretch of footage an exported clip holds; as ``ClipSettings`` says."""

    asked_from_s: float | None = None
    asked_to_s: float | None = None
    from_pts: int
    to_pts: int
    from_s: float
    to_s: float
    from_number: int
    to_number: int
    corrected_from: str = ""
    corrected_to: str = ""
    packets: int = 0
    sha256: str = ""
    compared: str = ""


class Stretch(msgspec.Struct, frozen=True):
    """A stretch that was on screen: seconds from the first frame, and its time stamps."""

    from_s: float
    to_s: float
    from_pts: int
    to_pts: int


class Handed(msgspec.Struct, frozen=True, kw_only=True):
    """Something taken from footage: STILL, CLIP, FILE or PICTURE, its number or file name."""

    what: str
    name: str
    from_s: float | None = None
    to_s: float | None = None


class Looked(msgspec.Struct, frozen=True, kw_only=True):
    """One sitting before one piece of footage, the facts of its VIEWED entry.

    ``unit`` and ``caller`` name who asked when that is an authority. ``starts_at`` is the
    recorder's own time of the first frame (ISO 8601, without zone when the file gives none),
    ``offset_s`` how many seconds the recorder is fast and ``clock`` where that comes from.
    Without ``has_times`` stretches count frames at a nominal pace and their stamps are ordinals.
    ``recovered`` marks a sitting that a sudden end cut off, written at the next sign-in.
    """

    sitting: str
    person: str
    reason: str
    text: str = ""
    unit: str = ""
    caller: str = ""
    file: str = ""
    sha256: str = ""
    camera: str = ""
    began_at: datetime | None = None
    ended_at: datetime | None = None
    stretches: tuple[Stretch, ...] = ()
    speeds: tuple[float, ...] = ()
    starts_at: str = ""
    offset_s: float | None = None
    clock: str = ""
    gaps: int = 0
    has_times: bool = True
    handed: tuple[Handed, ...] = ()
    recovered: bool = False


def seal_facts(event: CustodyEvent) -> SealFacts:
    """Return what an event says of a seal."""
    return read(SealFacts, event.facts)


def handover_facts(event: CustodyEvent) -> HandoverFacts:
    """Return what an event says of a thing that changed hands."""
    return read(HandoverFacts, event.facts)


def check_facts(event: CustodyEvent) -> CheckFacts:
    """Return what an event says of a file that was checked."""
    return read(CheckFacts, event.facts)


def export_facts(event: CustodyEvent) -> ExportFacts:
    """Return what an event says of a case that left the station."""
    return read(ExportFacts, event.facts)


def copy_facts(event: CustodyEvent) -> CopyFacts | None:
    """Return which document was printed or saved; None for an event of another sort.

    Earlier programs wrote document and code in ``found``, and a paper's code as the purpose.
    """
    if event.event not in (CustodyAct.PRINTED, CustodyAct.EXPORTED):
        return None
    said = read(CopyFacts, event.facts)
    return said if said.document else _earlier_copy(event)


def _earlier_copy(event: CustodyEvent) -> CopyFacts | None:
    named, _, code = event.found.partition(" ")
    document = _EARLIER.get(named, named.partition(":")[0])
    if document in DOCUMENTS:
        return CopyFacts(document=document, code=code or event.purpose, file=_file_of(event))
    if document in _PRINTS:
        code = "" if document == "labels" else code
        return CopyFacts(document=document, code=code, file=_file_of(event))
    if event.found and event.found == event.purpose:
        return CopyFacts(document=document_of(event.found), code=event.found)
    return None


def _file_of(event: CustodyEvent) -> str:
    return event.to if event.event == CustodyAct.EXPORTED else ""


def looked_of(event: CustodyEvent) -> Looked | None:
    """Return the sitting that an event records, or None; facts of another shape are none."""
    if event.event != CustodyAct.VIEWED or not event.facts:
        return None
    return whole(Looked, event.facts)
