"""What is made of the stills: taken again and compared, enhanced, annotated, covered."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from desktop.services.footage.reproducing import Reproduction
from desktop.ui.footage.bench import FootageBench
from desktop.ui.pictures.annotate_dialog import AnnotateDialog
from desktop.ui.pictures.enhance_dialog import EnhanceDialog
from desktop.ui.stills.stills_list import AGAIN, ANNOTATE, CAPTION, ENHANCE
from desktop.ui.stills.taking import FootageTaking
from desktop.ui.widgets.button import on_press
from desktop.ui.window.dialog import ask_dialog
from desktop.ui.words import footage, reproduction
from record.evidence import Exhibit
from record.exhibits.custody import Handed
from record.reading.footage_register import Taken

Made = Callable[[Exhibit], None]


class FootageDerived(QObject):
    """Open the windows that work on a still; the frame on screen is kept as one first."""

    def __init__(self, bench: FootageBench, taking: FootageTaking) -> None:
        super().__init__(bench.page)
        self._bench, self._taking = bench, taking
        self._then = ""
        taking.kept.connect(self._kept)
        on_press(bench.ui.enhanceButton, self.on_screen, ENHANCE)
        on_press(bench.ui.annotateButton, self.on_screen, ANNOTATE)

    def act(self, what: str, still: Exhibit) -> None:
        """Do what was asked for on a card."""
        {
            AGAIN: self.again,
            ENHANCE: self.enhance,
            ANNOTATE: self.annotate,
            CAPTION: self.caption,
        }[what](still)

    def on_screen(self, what: str) -> None:
        """Work on the still of the frame on screen; without one it is taken first."""
        bench = self._bench
        bench.player.pause()
        still = self._still_here()
        if still is not None:
            self.act(what, still)
            return
        self._then = what
        self._taking.take()
        if not self._taking.busy:
            self._then = ""

    def again(self, still: Exhibit) -> None:
        """Take the still from the original once more, and say whether it is equal."""
        bench, (case_id, _clip) = self._bench, self._bench.ids
        words = self.tr("Taking {0} again from the original…").format(still.exhibit_no)
        bench.ui.banner.say(words)
        bench.start(
            lambda progress: bench.services.stills.reproduce(case_id, still.id, progress),
            lambda retaken: self._told(still, retaken),
        )

    def enhance(self, still: Exhibit) -> None:
        """Open the window for levels, noise and size."""
        bench, services = self._bench, self._bench.services
        dialog = EnhanceDialog(services.derivatives, bench.prompts, bench.ids[0], still, bench.page)
        dialog.saved.connect(self._made)
        ask_dialog(dialog)

    def annotate(self, still: Exhibit) -> None:
        """Open the window for arrows, boxes and words."""
        bench, services = self._bench, self._bench.services
        dialog = AnnotateDialog(
            services.derivatives,
            services.drafts,
            bench.prompts,
            bench.ids[0],
            still,
            bench.page,
        )
        dialog.saved.connect(self._made)
        ask_dialog(dialog)

    def caption(self, still: Exhibit) -> None:
        """Add a copy with what is known of the still below the picture."""
        bench, (case_id, _clip) = self._bench, self._bench.ids
        title = self.tr("{0}, with caption").format(still.title or still.exhibit_no)
        derivatives, language = bench.services.derivatives, bench.services.words.language
        bench.start(
            lambda p: derivatives.add_captioned(case_id, still.id, title, language, p), self._made
        )

    def _still_here(self) -> Exhibit | None:
        bench, shown = self._bench, self._bench.player.current
        if bench.case is None or bench.clip is None or shown is None:
            return None
        stills = footage.stills_of(bench.case, bench.clip.id)
        return next((s for s in stills if footage.still_ordinal(s) == shown.ordinal), None)

    def _kept(self, still: Exhibit) -> None:
        then, self._then = self._then, ""
        if then:
            self.act(then, still)

    def _made(self, exhibit: Exhibit) -> None:
        bench = self._bench
        bench.taken.emit(Handed(what=Taken.PICTURE, name=exhibit.exhibit_no))
        bench.reload()
        words = self.tr("Kept as exhibit {0}: {1}").format(exhibit.exhibit_no, exhibit.title)
        bench.ui.banner.say(words, "good")

    def _told(self, still: Exhibit, result: Reproduction) -> None:
        bench = self._bench
        bench.reload()
        named = reproduction.differences(result)
        if result.equal:
            words = self.tr("{0} taken again from the original: every pixel is equal.")
            text = " ".join([words.format(still.exhibit_no), *named])
            bench.ui.banner.say(text, "good")
            return
        title = self.tr("{0} taken again is not equal to the one kept.").format(still.exhibit_no)
        bench.ui.banner.say("\n".join(named), "bad", title=title)
