"""Fonts as ReportLab embeds them: subsets whose text copies back right."""

import io
import struct
from typing import Any

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics, ttfonts

_MAX_BFCHAR = 100
BROKEN = (ttfonts.TTFError, struct.error, IndexError, KeyError, ValueError, AssertionError)
"""What a font file that is cut off or overwritten raises as it is read."""


class _EmbeddedFont(ttfonts.TTFont):  # type: ignore[misc]
    """A TrueType font whose text copies back right for every plane of Unicode."""

    def addObjects(self, doc: Any) -> None:  # noqa: N802
        """Write the subsets, then give each a map to Unicode in UTF-16BE.

        ReportLab writes code points beyond the BMP with five digits, which readers take for
        another character; the PDF specification (9.10.3) wants surrogate pairs.
        """
        subsets = [list(subset) for subset in self.state[doc].subsets]
        super().addObjects(doc)
        for number, subset in enumerate(subsets):
            name = (ttfonts.SUBSETN(number) + b"+" + self.face.name).decode("ascii")
            doc.idToObject["toUnicodeCMap:" + name].content = _to_unicode(name, subset)


def embedded(name: str, content: bytes) -> Any:
    """Make a TrueType font known to ReportLab by ``name``; returns its face."""
    font = _EmbeddedFont(name, io.BytesIO(content))
    pdfmetrics.registerFont(font)
    rl_config.useA85 = 0
    return font.face


def _to_unicode(name: str, subset: list[int]) -> str:
    pairs = [
        f"<{place:02X}> <{chr(code).encode('utf-16-be', 'surrogatepass').hex().upper()}>"
        for place, code in enumerate(subset)
        if code
    ]
    blocks = []
    for start in range(0, len(pairs), _MAX_BFCHAR):
        block = pairs[start : start + _MAX_BFCHAR]
        blocks += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    return "\n".join((
        "/CIDInit /ProcSet findresource begin", "12 dict begin", "begincmap",
        f"/CIDSystemInfo << /Registry ({name}) /Ordering ({name}) /Supplement 0 >> def",
        f"/CMapName /{name} def", "/CMapType 2 def",
        "1 begincodespacerange", f"<00> <{len(subset) - 1:02X}>", "endcodespacerange",
        *blocks,
        "endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end",
    ))  # fmt: skip
