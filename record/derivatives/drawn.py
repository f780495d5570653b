"""Pictures that are drawn anew from a picture and can be drawn again: the same pixels."""

import msgspec

from record.derivatives.made import made_by
from record.evidence import Exhibit
from record.exhibits.tables import whole

ENHANCED, ANNOTATED, CAPTIONED, PANEL = "enhancement", "annotations", "caption", "panel"
Point = tuple[float, float]


class Enhancement(msgspec.Struct, frozen=True, kw_only=True):
    """What is done to a picture, in this order; the values here change nothing.

    ``neighbours`` frames before and as many after give, pixel by pixel, their middle value (for a
    still of footage). ``deinterlace`` keeps the lines of the TOP or BOTTOM field and fills the
    others from them. ``crop`` is x, y, width, height in picture coordinates 0 to 1. ``denoise``
    (0 to 100) takes the middle value of neighbouring pixels. ``black`` and ``white`` (0 to 255)
    become black and white, ``gamma`` lightens above 1. ``scale`` enlarges 1 to 8 times,
    ``smooth`` by Lanczos, else in whole pixels. ``sharpen`` is 0 to 200.
    """

    neighbours: int = 0
    deinterlace: str = ""
    crop: tuple[float, float, float, float] | None = None
    denoise: int = 0
    black: int = 0
    white: int = 255
    gamma: float = 1.0
    scale: int = 1
    smooth: bool = True
    sharpen: int = 0


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """One mark. ``width`` of lines and ``size`` of letters are shares of the longer side.

    ARROW has tail and head; RECTANGLE and ELLIPSE two corners; FREEHAND two points or more; TEXT
    the top left of its letters; NUMBER the middle of its disc, ``text`` being its legend; LOUPE
    two corners of what is enlarged ``zoom`` times and the middle of where it is shown.
    """

    kind: str
    points: tuple[Point, ...]
    text: str = ""
    number: int = 0
    colour: str = "#e02020"
    width: float = 0.004
    size: float = 0.03
    zoom: float = 2.0


class Layer(msgspec.Struct, frozen=True, kw_only=True):
    """The marks on one picture, drawn in this order."""

    marks: tuple[Mark, ...] = ()


class KeptCaption(msgspec.Struct, frozen=True, kw_only=True):
    """The words below a picture: labels with their values, a warning, the corrected time or ""."""

    lines: tuple[tuple[str, str], ...] = ()
    warning: str = ""
    corrected_at: str = ""


class PanelSource(msgspec.Struct, frozen=True, kw_only=True):
    """One picture of a panel: its exhibit, the hash of its file, and its words."""

    evidence_id: str
    sha256: str = ""
    heading: str = ""
    caption: KeptCaption = KeptCaption()


class Drawn(msgspec.Struct, frozen=True, kw_only=True):
    """What is kept with every drawn picture: from which file, what came out, by which program."""

    made_by: str
    source_sha256: str = ""
    pixel_sha256: str = ""
    width: int = 0
    height: int = 0
    program: str = ""
    libraries: str = ""


class Enhanced(Drawn, frozen=True, kw_only=True):
    """A picture of which more was made visible."""

    made_by: str = ENHANCED
    enhancement: Enhancement


class Annotated(Drawn, frozen=True, kw_only=True):
    """A picture with marks, in coordinates of the original; ``orientation`` as in its EXIF."""

    made_by: str = ANNOTATED
    orientation: int = 1
    layer: Layer


class Captioned(Drawn, frozen=True, kw_only=True):
    """A picture with its words below it."""

    made_by: str = CAPTIONED
    caption: KeptCaption


class Panelled(Drawn, frozen=True, kw_only=True):
    """Several pictures on one sheet."""

    made_by: str = PANEL
    title: str
    sources: tuple[PanelSource, ...]


DRAWN: dict[str, type[Drawn]] = {
    ENHANCED: Enhanced, ANNOTATED: Annotated, CAPTIONED: Captioned, PANEL: Panelled,
}  # fmt: skip


def drawn(exhibit: Exhibit) -> Drawn | None:
    """Return how a picture was drawn, or None for one that was not drawn here."""
    kind = DRAWN.get(made_by(exhibit))
    return None if kind is None else whole(kind, exhibit.settings)
