"""The exhibits of a case as a list that leaves."""

from collections.abc import Callable, Iterator

from desktop import messages
from desktop.progress import Progress
from desktop.services.lists.sheets import Head, Kind, Row, Rows, Sheet
from record.case import Case
from record.exhibits.files import file_of
from record.exhibits.papers import kind_of
from record.exhibits.photos import photo_of

DOCUMENT = "exhibits"
Label = Callable[[str, str], str]
_HEADS = (
    ("exhibit", Kind.TEXT, 10), ("kind", Kind.TEXT, 18), ("title", Kind.TEXT, 30),
    ("state", Kind.TEXT, 14), ("added", Kind.TIME, 17), ("file", Kind.TEXT, 26),
    ("size", Kind.NUMBER, 12), ("sha256", Kind.TEXT, 34), ("told", Kind.TEXT, 40),
)  # fmt: skip


def exhibit_sheet(case: Case, label: Label, language: str) -> tuple[Sheet, Rows]:
    """Return heads and rows of a case's exhibits; ``label`` words a code of a group."""
    heads = (Head(messages.phrase(f"lists.column.{n}", language), k, w) for n, k, w in _HEADS)
    title = messages.phrase("lists.title.exhibits", language, number=case.case_no)
    sheet = Sheet(title=title, heads=tuple(heads), total=len(case.evidence))

    def rows(_progress: Progress) -> Iterator[Row]:
        for exhibit in case.evidence.values():
            told = [messages.file_remark(each, language) for each in file_of(exhibit).file_remarks]
            told += [messages.remark(each, language) for each in photo_of(exhibit).photo_remarks]
            original = exhibit.original
            yield (
                exhibit.exhibit_no,
                label("evidence_kind", kind_of(exhibit)),
                exhibit.title,
                label("evidence_status", exhibit.status),
                exhibit.added_at,
                exhibit.original_name,
                original.n if original else None,
                original.h if original else "",
                "\n".join(told),
            )

    return sheet, rows
