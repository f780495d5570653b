"""Taking a camera file into a case before it is looked at."""

from pathlib import Path

from PySide6.QtCore import QObject

from desktop.app import Application
from desktop.progress import Progress
from desktop.services.evidence import ExhibitForm
from desktop.ui import tasks
from desktop.ui.footage_words import CLIP
from record.evidence import Exhibit
from record.problems import Problem


def add_footage(owner: QObject, app: Application, case_id: str, path: Path) -> tasks.Task:
    """Start adding a camera file; the task answers with its exhibit, also when it was known."""
    form = ExhibitForm(kind=CLIP, title=path.stem)

    def add(progress: Progress) -> Exhibit:
        batch = app.evidence.add_files(case_id, [path], form, progress)
        if batch.refused:
            raise batch.refused[0][1]
        if batch.added:
            return batch.added[0]
        return _known(app, case_id, path, batch.known)

    return tasks.start(owner, add)


def _known(app: Application, case_id: str, path: Path, known: tuple[str, ...]) -> Exhibit:
    for exhibit in app.cases.get(case_id).evidence.values():
        named = {exhibit.id, exhibit.exhibit_no, exhibit.original_name}
        if exhibit.original is not None and named & {path.name, *known}:
            return exhibit
    raise Problem("evidence.unknown")
