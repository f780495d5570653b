"""Fuel samples as things: drawn in sets, sealed, labelled, checked, opened, kept until a day."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from desktop.evidence.files.names import shown_name
from desktop.prints.samples.label import render_labels
from desktop.progress import Progress
from desktop.services.cases.cases import Cases
from desktop.services.desk.recording import Draft, Recorder
from desktop.services.desk.reference import ReferenceData
from desktop.services.desk.texts import checked
from desktop.services.evidence.exhibits import Evidence, ExhibitForm, exhibit_of
from desktop.services.evidence.handing_out import handed_out, not_saved
from desktop.services.papers.copies import Copy, printed
from desktop.services.samples import sets
from desktop.services.samples.sets import (
    SampleSet,
    form_of,
    is_sample,
    keep_until,
    label_of,
    number_of,
    photo_pairs,
    sample_numbers,
)
from record.case import Case
from record.codes import CustodyAct, ExhibitKind
from record.evidence import Exhibit
from record.exhibits.asked import answered
from record.exhibits.custody import CopyFacts, SealFacts
from record.exhibits.samples import SampleDetails, SamplePhotoDetails, sample_of
from record.exhibits.tables import written
from record.journal import kinds
from record.problems import Problem
from record.reading import seals
from record.reading.seals import SealState

AT_SEALING, AT_OPENING, AT_CHECK = "SEALING", "OPENING", "CHECK"
MOMENTS = (AT_SEALING, AT_OPENING, AT_CHECK)


class SampleRow(msgspec.Struct, frozen=True, kw_only=True):
    """A sample as the list shows it; ``keep_until`` is None while the case is open."""

    exhibit: Exhibit
    seal: SealState
    keep_until: date | None
    photos: tuple[Exhibit, ...]


class Sampling:
    """What a person does with samples and their seals."""

    def __init__(
        self,
        recorder: Recorder,
        reference: ReferenceData,
        cases: Cases,
        evidence: Evidence,
        language: Callable[[], str],
    ) -> None:
        self._recorder = recorder
        self._reference = reference
        self._cases = cases
        self._evidence = evidence
        self._language = language

    def rows(self, case_id: str) -> tuple[SampleRow, ...]:
        """Return the samples of a case with their seals, photos and how long to keep them."""
        case = self._cases.get(case_id)
        return tuple(_row(case, each) for each in case.evidence.values() if is_sample(each))

    def warnings(self, drawn: SampleSet) -> tuple[str, ...]:
        """Return message codes for what may stay as it is but should be known (MODEL.md 3.5)."""
        return tuple(sets.warnings(drawn))

    def draw(self, case_id: str, drawn: SampleSet) -> tuple[Exhibit, ...]:
        """Enter a set of samples, one exhibit for each portion, with numbers and label codes.

        Raises ``samples.same_person``, ``samples.seal_twice``, ``samples.seal_missing``,
        ``samples.sealed_before_drawn``, ``samples.no_portion`` or what the journal refuses.
        """

        def forms(case: Case) -> list[ExhibitForm]:
            self._refuse(case, drawn)
            label = self._labels_of(case)
            numbers = sample_numbers(case, len(drawn.portions))
            return [
                form_of(drawn, portion, number, numbers[0], label("portion", portion.portion))
                for portion, number in zip(drawn.portions, numbers, strict=True)
            ]

        return self._evidence.add_things(case_id, forms)

    def photograph(
        self, case_id: str, sample_id: str, path: Path, moment: str, progress: Progress
    ) -> Exhibit:
        """Add a photo of a sample's seal, made at SEALING, OPENING or a CHECK.

        Raises ``cases.bad_field`` and what taking in a file raises.
        """
        if moment not in MOMENTS:
            raise Problem("cases.bad_field", field="moment", why="field.unknown")
        case = self._cases.get(case_id)
        sample, label = _sample(case, sample_id), self._labels_of(case)
        form = ExhibitForm(
            kind=ExhibitKind.SAMPLE_PHOTO,
            title=f"{number_of(sample)} {label('seal_moment', moment)}",
            source=sample.exhibit_no,
            details=written(
                SamplePhotoDetails(samples=number_of(sample), of=sample_id, moment=moment)
            ),
        )
        return self._evidence.add_file(case_id, path, form, progress)

    def check_seal(
        self,
        case_id: str,
        sample_id: str,
        found: str,
        seal_no: str = "",
        place: str = "",
        said: str = "",
    ) -> SealState:
        """Record a look at a seal: INTACT, TORN, MISSING or DIFFERENT, and the number on it.

        Raises ``cases.bad_field``.
        """
        if found not in seals.FINDINGS:
            raise Problem("cases.bad_field", field="found", why="field.unknown")
        body = kinds.AccessLog(
            event=CustodyAct.SEAL_CHECKED,
            evidence_id=sample_id,
            found=found,
            place=checked(place),
            purpose=checked(said),
            facts=written(SealFacts(seal_no=checked(seal_no.strip()))),
        )
        return self._tell(case_id, sample_id, body)

    def open(self, case_id: str, sample_id: str, consent: str, purpose: str) -> SealState:
        """Record that a seal was opened, with whose consent: LABORATORY, BOTH_SIDES, LEGAL or "".

        An opening without the right consent is recorded too, and makes the sample doubtful.
        Raises ``cases.reason_missing``, ``cases.bad_field``.
        """
        if not purpose.strip():
            raise Problem("cases.reason_missing")
        if consent and consent not in seals.CONSENTS:
            raise Problem("cases.bad_field", field="consent", why="field.unknown")
        body = kinds.AccessLog(
            event=CustodyAct.OPENED,
            evidence_id=sample_id,
            purpose=checked(purpose),
            facts=written(SealFacts(consent=consent)),
        )
        return self._tell(case_id, sample_id, body)

    def accept_doubt(self, case_id: str, sample_id: str, agreed: str) -> SealState:
        """Record that both sides will use a doubtful sample; raises ``cases.reason_missing``."""
        if not agreed.strip():
            raise Problem("cases.reason_missing")
        body = kinds.AccessLog(
            event=CustodyAct.DOUBT_ACCEPTED, evidence_id=sample_id, purpose=checked(agreed)
        )
        return self._tell(case_id, sample_id, body)

    def plan_keeping(self, case_id: str, sample_id: str, until: date, storage: str = "") -> Case:
        """Say how long and where a sample is kept.

        Raises ``samples.kept_too_short`` for a day before the one that rules and objections ask.
        """

        def said(case: Case, sample: Exhibit) -> dict[str, Any]:
            least = keep_until(case, _sample(case, sample_id))
            if least is not None and until < least:
                raise Problem("samples.kept_too_short", until=least.isoformat())
            planned = SampleDetails(retention_until=until, storage=storage.strip())
            return {"details": answered(sample, written(planned))}

        return self._evidence.annotate_by(case_id, sample_id, said)

    def labels(self, case_id: str, sample_ids: Sequence[str]) -> bytes:
        """Return labels (F10) and seal strips (F11) of samples as PDF.

        Raises ``samples.not_a_sample`` and what printing raises.
        """
        case = self._cases.get(case_id)
        samples = [_sample(case, sample_id) for sample_id in sample_ids]
        if not samples:
            raise Problem("samples.not_a_sample")
        station = self._reference.station(case.station).name
        label = self._labels_of(case)
        made = [label_of(case, station, each, label) for each in samples]
        practice = self._recorder.session.device.practice
        return render_labels(made, self._recorder.clock.now(), self._language(), practice=practice)

    def save_labels(
        self, case_id: str, sample_ids: Sequence[str], target: Path, copy: Copy
    ) -> Path:
        """Save labels and strips as PDF; the record is durable before the file has its name.

        Raises ``prints.not_saved``, and as ``labels`` and ``record_labels`` do.
        """
        pdf = self.labels(case_id, sample_ids)
        with handed_out(target, not_saved(target)) as staged:
            staged.write_bytes(pdf)
            self.record_labels(case_id, sample_ids, copy, shown_name(target.name))
        return target

    def record_labels(
        self, case_id: str, sample_ids: Sequence[str], copy: Copy, file: str = ""
    ) -> None:
        """Record that a printer took labels and strips of samples, or that ``file`` holds them.

        Raises ``paper.no_reader`` and ``cases.reason_missing``.
        """
        facts = CopyFacts(document="labels", file=file)
        self._recorder.change(
            case_id, lambda _case: [printed(copy, facts, each) for each in sample_ids]
        )

    def _tell(
        self,
        case_id: str,
        sample_id: str,
        body: kinds.AccessLog,
    ) -> SealState:
        def decide(case: Case) -> list[Draft]:
            _sample(case, sample_id)
            return [Draft(kinds.ACCESS_LOG, body)]

        case = self._recorder.change(case_id, decide)
        return seals.seal_state(case, case.evidence[sample_id])

    def _refuse(self, case: Case, drawn: SampleSet) -> None:
        if not drawn.portions or any(p.portion not in seals.PORTIONS for p in drawn.portions):
            raise Problem("samples.no_portion")
        sampler, guard = _person(drawn.sampler), _person(drawn.guard)
        if not sampler or not guard or sampler == guard:
            raise Problem("samples.same_person")
        if drawn.sealed_at < drawn.drawn_at:
            raise Problem("samples.sealed_before_drawn")
        numbers = tuple(p.seal_no.strip() for p in drawn.portions)
        if not all(numbers):
            raise Problem("samples.seal_missing")
        self._refuse_taken(case, numbers)

    def _refuse_taken(self, case: Case, numbers: tuple[str, ...]) -> None:
        """Refuse a seal number used before: in the set, the case or any case of this device."""
        wanted = [seals.seal_key(number) for number in numbers]
        if len(set(wanted)) != len(wanted):
            raise Problem("samples.seal_twice", seal=numbers[0])
        for number in numbers:
            for other in self._cases_naming(case, number):
                if seals.seal_key(number) in set(seals.seal_numbers(other)):
                    raise Problem("samples.seal_twice", seal=number, case_no=other.case_no)

    def _cases_naming(self, case: Case, number: str) -> Iterator[Case]:
        yield case
        try:
            found = self._cases.by_number(number)
        except Problem:
            return
        if found.id != case.id:
            yield found

    def _labels_of(self, case: Case) -> Callable[[str, str], str]:
        rules, language = self._recorder.rules_of(case), self._language()
        return lambda group, code: rules.label(group, code, language)


def _sample(case: Case, sample_id: str) -> Exhibit:
    exhibit = exhibit_of(case, sample_id)
    if exhibit.kind not in seals.SEALABLE:
        raise Problem("samples.not_a_sample")
    return exhibit


def _row(case: Case, sample: Exhibit) -> SampleRow:
    photos = tuple(p for group in photo_pairs(case, sample).values() for p in group)
    return SampleRow(
        exhibit=sample,
        seal=seals.seal_state(case, sample),
        keep_until=sample_of(sample).retention_until or keep_until(case, sample),
        photos=photos,
    )


def _person(name: str) -> str:
    return "".join(name.split()).casefold()
