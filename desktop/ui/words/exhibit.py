"""An exhibit in words, line by line, for whoever reads it without changing it."""

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import QCoreApplication

from desktop.messages import copied
from desktop.ui.words.case import CaseWords, full
from desktop.ui.words.photo import photo_lines
from desktop.ui.words.row_facts import RowFacts
from record.case import Case, CaseFact
from record.evidence import Exhibit
from record.exhibits.asked import answer, answers
from record.exhibits.custody import copy_facts
from record.exhibits.papers import kind_of
from record.exhibits.photos import PHOTO_NAMES
from record.rules import evidence_kinds

translate = QCoreApplication.translate

Line = tuple[str, str]


class ExhibitWords:
    """Say what an exhibit holds: its head, the form of its kind, its file, its custody."""

    def __init__(self, words: CaseWords) -> None:
        self._words = words
        self._facts = RowFacts(words)

    def lines(self, case: Case, exhibit: Exhibit) -> list[Line]:
        """Return pairs of name and words; what nobody filled in is left out."""
        found = [*self._head(exhibit), *self._details(case, exhibit), *self._photo(exhibit)]
        found += self._file(exhibit)
        found += self._custody(case, exhibit)
        return [(name, words) for name, words in found if words]

    def _head(self, exhibit: Exhibit) -> Iterator[Line]:
        yield (
            translate("ExhibitWords", "Kind"),
            self._words.label("evidence_kind", kind_of(exhibit)),
        )
        yield translate("ExhibitWords", "What it shows"), exhibit.what_it_proves
        made = full(exhibit.captured_at) if exhibit.captured_at else ""
        yield translate("ExhibitWords", "Made"), made
        yield translate("ExhibitWords", "Made by"), self._words.person(exhibit.captured_by)
        yield translate("ExhibitWords", "Where"), exhibit.place
        yield translate("ExhibitWords", "From"), exhibit.source
        yield translate("ExhibitWords", "Obtained"), exhibit.method

    def _details(self, case: Case, exhibit: Exhibit) -> Iterator[Line]:
        rules = self._words.rules_of(case)
        asked = {field.key: field for field in evidence_kinds.fields(exhibit.kind, rules)}
        for key, field in asked.items():
            value = _plain(answer(exhibit, key))
            words = self._facts.fact_words(field, CaseFact(value=value, unit=field.unit))
            yield field.label.read(self._words.language), words if value else ""
        for key, value in answers(exhibit):
            if key not in asked and key not in PHOTO_NAMES:
                yield key, _plain(value)

    def _photo(self, exhibit: Exhibit) -> Iterator[Line]:
        for line in photo_lines(exhibit, self._words.language):
            yield translate("ExhibitWords", "Photo"), line

    def _file(self, exhibit: Exhibit) -> Iterator[Line]:
        added = translate("ExhibitWords", "Added")
        yield added, f"{full(exhibit.added_at)} {self._words.person(exhibit.added_by)}"
        yield translate("ExhibitWords", "Withdrawn"), exhibit.withdrawn_reason
        yield translate("ExhibitWords", "File"), exhibit.original_name
        original = exhibit.original
        yield "SHA-256", original.h if original is not None else ""

    def _custody(self, case: Case, exhibit: Exhibit) -> Iterator[Line]:
        language = self._words.language
        for event in case.custody:
            if event.evidence_id == exhibit.id:
                what = self._words.label("custody_event", event.event)
                who = self._words.person(event.actor)
                found = self._words.label("evidence_status", event.found) if event.found else ""
                to, copy = event.to, copy_facts(event)
                if copy is not None:
                    reader = "" if event.to == copy.file else event.to
                    to, found = copied(copy, language, reader), ""
                told = (full(event.at), who, event.purpose, to, found)
                yield what, " · ".join(part for part in told if part)


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else ""
    return "" if value is None else str(value).strip()
