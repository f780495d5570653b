"""Taking camera files into a case before they are looked at."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject

from desktop.progress import Cancelled, Progress
from desktop.services.evidence.exhibits import Batch, Evidence, ExhibitForm
from desktop.ui.window import tasks
from record.codes import ExhibitKind
from record.evidence import Exhibit
from record.problems import Problem


@dataclass(frozen=True)
class Added:
    """The first of the files that were taken in, and why others were not."""

    clip: Exhibit
    refused: tuple[Problem, ...] = ()


def add_footage(
    owner: QObject, evidence: Evidence, case_id: str, paths: Sequence[Path]
) -> tasks.Task:
    """Start adding camera files; the task answers with Added, also for what was known already.

    It fails with the first Problem when every file was refused.
    """

    def add(progress: Progress) -> Added:
        clips: list[Exhibit] = []
        refused: list[Problem] = []
        for path in paths:
            form = ExhibitForm(kind=ExhibitKind.CCTV_CLIP, title=path.stem)
            batch = evidence.add_files(case_id, [path], form, progress)
            if batch.cancelled:
                raise Cancelled
            refused += [problem for _file, problem in batch.refused]
            if not batch.refused:
                clips.append(batch.added[0] if batch.added else _known(batch))
        if not clips:
            raise refused[0]
        return Added(clips[0], tuple(refused))

    return tasks.start(owner, add)


def _known(batch: Batch) -> Exhibit:
    for line in batch.lines:
        if line.exhibit is not None:
            return line.exhibit
    raise Problem("evidence.unknown")
