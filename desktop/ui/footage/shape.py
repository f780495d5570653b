"""The shape of a recorder's picture, where its file does not say it or is wrong."""

from PySide6.QtCore import QObject, Signal

from desktop.ui.footage.bench import FootageBench
from desktop.ui.window.question import Choice
from desktop.ui.words import footage as footage_words

BY_FILE, SQUARE = "BY_FILE", "SQUARE"
_USUAL = ((4, 3), (16, 9), (5, 4))


class FootageShape(QObject):
    """Ask what shape the picture has; ``said`` follows when somebody said it."""

    said = Signal()

    def __init__(self, bench: FootageBench) -> None:
        super().__init__(bench)
        self._bench = bench
        bench.ui.shapeButton.clicked.connect(self.ask)

    def ask(self) -> None:
        """Offer the usual shapes, square pixels, and what the file says."""
        bench, footage = self._bench, self._bench.footage
        if bench.clip is None or footage is None:
            return
        bench.player.pause()
        size = footage.width, footage.height
        choices = [
            *(Choice(f"{wide}:{high}", f"{wide}:{high}") for wide, high in _USUAL),
            Choice(SQUARE, self.tr("Square pixels"), f"{size[0]} × {size[1]}"),
            Choice(BY_FILE, self.tr("As the file says")),
        ]
        chosen = bench.prompts.pick_one(
            self.tr("What shape does this recorder's picture have?"),
            choices,
            self.tr(
                "It is now shown as {0}. What you say holds for every file of this recorder with"
                " pictures of {1} × {2}; stills keep their pixels and say their shape."
            ).format(footage_words.picture(footage), *size),
        )
        if not chosen:
            return
        shape = {BY_FILE: None, SQUARE: size}.get(chosen) if ":" not in chosen else _read(chosen)
        stills, ids = bench.services.stills, bench.ids
        if bench.act(lambda: stills.say_shape(*ids, footage, shape)):
            self.said.emit()


def _read(shape: str) -> tuple[int, int]:
    wide, _, high = shape.partition(":")
    return int(wide), int(high)
