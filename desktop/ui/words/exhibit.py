"""An exhibit in words, line by line, for whoever reads it without changing it."""

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication

from desktop.messages import copied
from desktop.services.evidence.told import method, told
from desktop.ui.words.case import CaseWords, full
from record.case import Case
from record.codes import CustodyAct
from record.evidence import CustodyEvent, Exhibit
from record.exhibits.custody import copy_facts
from record.exhibits.papers import kind_of
from record.rules import evidence_kinds

translate = QCoreApplication.translate

Line = tuple[str, str]


class ExhibitWords:
    """Say what an exhibit holds: its head, the form of its kind, its file, its custody."""

    def __init__(self, words: CaseWords) -> None:
        self._words = words

    def lines(self, case: Case, exhibit: Exhibit) -> list[Line]:
        """Return pairs of name and words; what nobody filled in is left out."""
        found = [*self._head(exhibit), *self._told(case, exhibit)]
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
        yield translate("ExhibitWords", "Obtained"), method(exhibit, self._words.language)

    def _told(self, case: Case, exhibit: Exhibit) -> Iterator[Line]:
        rules, words = self._words.rules_of(case), self._words
        yield from told(
            case,
            exhibit,
            lambda group, code: words.label_of(case, group, code),
            words.person,
            lambda kind: evidence_kinds.fields(kind, rules),
            words.language,
        )

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
                found = self._found(event)
                to, copy = event.to, copy_facts(event)
                if copy is not None:
                    reader = "" if event.to == copy.file else event.to
                    to, found = copied(copy, language, reader), ""
                purpose = self._words.label("footage_reason", event.purpose)
                said = (full(event.at), who, purpose, to, found)
                yield what, " · ".join(part for part in said if part)

    def _found(self, event: CustodyEvent) -> str:
        if not event.found:
            return ""
        group = "seal_finding" if event.event == CustodyAct.SEAL_CHECKED else "evidence_status"
        said = self._words.label(group, event.found)
        return "" if said == event.found and said.isascii() else said
