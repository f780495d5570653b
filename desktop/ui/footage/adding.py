"""Taking a camera file into a case before it is looked at."""

from pathlib import Path

from PySide6.QtCore import QObject

from desktop.progress import Cancelled, Progress
from desktop.services.evidence.exhibits import Batch, Evidence, ExhibitForm
from desktop.ui.window import tasks
from desktop.ui.words.footage import CLIP
from record.evidence import Exhibit
from record.problems import Problem


def add_footage(owner: QObject, evidence: Evidence, case_id: str, path: Path) -> tasks.Task:
    """Start adding a camera file; the task answers with its exhibit, also when it was known."""
    form = ExhibitForm(kind=CLIP, title=path.stem)

    def add(progress: Progress) -> Exhibit:
        batch = evidence.add_files(case_id, [path], form, progress)
        if batch.cancelled:
            raise Cancelled
        if batch.refused:
            raise batch.refused[0][1]
        if batch.added:
            return batch.added[0]
        return _known(batch)

    return tasks.start(owner, add)


def _known(batch: Batch) -> Exhibit:
    for line in batch.lines:
        if line.exhibit is not None:
            return line.exhibit
    raise Problem("evidence.unknown")
