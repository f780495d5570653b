"""What stands beside the hits: why the chosen one was found, the recent cases, the last failure."""

from collections.abc import Iterator

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from desktop.services.cases.finding import Finding, Found, Group, Hit, Why
from desktop.services.desk.session import Device
from desktop.ui.cases.place import to_case
from desktop.ui.widgets.button import Button, on_press
from desktop.ui.widgets.chip import Chip
from desktop.ui.widgets.elided import ElidedLabel
from desktop.ui.widgets.flow_box import FlowBox
from desktop.ui.widgets.layouts import clear
from desktop.ui.widgets.text import Text
from desktop.ui.words import finding as finding_words
from desktop.ui.words.case import VALIDITY_TONES, CaseWords
from record.case_numbers import short as short_number
from record.reading.sought import Sought

RECENT_SHOWN = 5
BEFORE, AFTER = 14, 26
NARROWEST = 160


class Beside(QObject):
    """Fill the column. ``searched`` carries other words to search for, ``asked`` a Visit."""

    searched = Signal(str)
    asked = Signal(object)

    def __init__(
        self, finding: Finding, words: CaseWords, device: Device, column: QVBoxLayout
    ) -> None:
        super().__init__(column)
        self._finding, self._words, self._device = finding, words, device
        self._preview, self._recent, self._failure = (QVBoxLayout() for _ in range(3))
        self.links: list[Button] = []
        for part in (self._preview, self._recent, self._failure):
            part.setSpacing(6)
            column.addLayout(part)
        column.addStretch(1)
        self._show_recent()

    def show_hit(self, hit: Hit | None, sought: Sought) -> None:
        """Show what is known of a hit, and why it was found."""
        clear(self._preview)
        if hit is None:
            return
        card = QFrame()
        card.setProperty("look", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(16, 12, 16, 12)
        inside.setSpacing(8)
        number = short_number(hit.case_no)
        inside.addWidget(Text(f"{number} {hit.title}".strip(), "strong").wrapped())
        chips = FlowBox(least=NARROWEST)
        for words, tone in self._chips(hit):
            chips.flow.addWidget(Chip(words, tone))
        inside.addWidget(chips)
        for line in self._lines(hit, sought):
            inside.addWidget(Text(line, "body").wrapped())
        self._preview.addWidget(card)

    def show_failure(self, found: Found) -> None:
        """Show why nothing was found: now, or the last time it happened."""
        clear(self._failure)
        failed = found if found.nothing is not None else self._finding.last_failure
        if failed is None or failed.nothing is None:
            return
        nothing = failed.nothing
        card = QFrame()
        card.setProperty("look", "banner")
        card.setProperty("tone", "warning")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(16, 12, 16, 12)
        inside.setSpacing(6)
        title = Text(self.tr("“{0}” was not found").format(failed.text.strip()), "strong")
        title.set_tone("warning")
        inside.addWidget(title.wrapped())
        inside.addWidget(Text(finding_words.cause(nothing)).wrapped())
        ways = FlowBox(least=NARROWEST)
        for words, typed in self._ways(failed):
            way = Button(words, "link")
            way.setToolTip(words)
            on_press(way, self.searched.emit, typed)
            ways.flow.addWidget(way)
        inside.addWidget(ways)
        inside.addWidget(Text(self.tr("Tried so"), "muted"))
        for line in finding_words.tried():
            inside.addWidget(Text(f"✓ {line}").wrapped())
        inside.addWidget(Text(self.tr("Places not searched"), "muted"))
        inside.addWidget(Text(finding_words.unsearched(nothing)).wrapped())
        self._failure.addWidget(card)

    def focus_recent(self) -> None:
        """Put the keyboard on the recent cases, each time on the next."""
        focused = next((n for n, link in enumerate(self.links) if link.hasFocus()), -1)
        if self.links:
            self.links[(focused + 1) % len(self.links)].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show_recent(self) -> None:
        recent = self._finding.recent()[:RECENT_SHOWN]
        if not recent:
            return
        head = QHBoxLayout()
        head.addWidget(Text(self.tr("Recent"), "strong"), 1)
        head.addWidget(Text(self.tr("Alt+↓ one after the other"), "muted"))
        self._recent.addLayout(head)
        for row, at in recent:
            link = Button(short_number(row.case_no), "link", "clock")
            link.setToolTip(row.case_no)
            on_press(link, self.asked.emit, to_case(self._device, row.id))
            line = QHBoxLayout()
            line.setSpacing(8)
            line.addWidget(link)
            line.addWidget(ElidedLabel(row.summary), 1)
            line.addWidget(Text(self._words.short(at), "muted"))
            self._recent.addLayout(line)
            self.links.append(link)

    def _ways(self, failed: Found) -> Iterator[tuple[str, str]]:
        nothing = failed.nothing
        if nothing is not None and nothing.instead:
            yield self.tr("Search for {0} instead").format(nothing.instead), nothing.instead
        yield self.tr("Show the recent cases and all acts"), ""

    def _chips(self, hit: Hit) -> Iterator[tuple[str, str]]:
        words, row = self._words, hit.row
        if row is not None:
            yield words.label("category", row.category), "accent"
            yield words.label("validity", row.validity), VALIDITY_TONES.get(row.validity, "neutral")
            yield words.progress(row.status, row.stage), "neutral"
        elif hit.group == Group.EXHIBITS:
            yield words.label("evidence_kind", hit.code), "accent"
            yield words.label("evidence_status", hit.state), "neutral"
        elif hit.group == Group.PAPERS:
            yield words.label("paper", hit.code), "accent"
            yield words.label("paper_state", hit.state), "neutral"

    def _lines(self, hit: Hit, sought: Sought) -> Iterator[str]:
        row = hit.row
        known = [self._words.short(hit.at)] if hit.at is not None else []
        if row is not None:
            known += [row.station_name, row.complainant, row.plate]
        if line := " · ".join(part for part in known if part):
            yield line
        for why in hit.why:
            yield self.tr("Found in {0}: {1}").format(self._field(why), snippet(why, sought))

    def _field(self, why: Why) -> str:
        named = {
            "exhibit": self.tr("an exhibit"),
            "facts": self.tr("a fact"),
            "communications": self.tr("a talk"),
            "notes": self.tr("a note"),
            "people": self.tr("a person"),
            "case_no": self.tr("the case number"),
        }
        return named.get(why.field) or self._words.label("field", why.field)


def snippet(why: Why, sought: Sought) -> str:
    """Return the text around the first place of the words, cut with … where it goes on."""
    spans = sought.spans(why.text)
    start = max(0, spans[0][0] - BEFORE) if spans else 0
    end = min(len(why.text), (spans[0][1] if spans else 0) + AFTER)
    cut = " ".join(why.text[start:end].split())
    return f"{'…' if start else ''}{cut}{'…' if end < len(why.text) else ''}"
