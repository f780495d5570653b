"""Where Qt would take text for markup by itself: tooltips, and the & in menus and buttons."""

import html

from PySide6.QtGui import Qt


def tip(text: str) -> str:
    """Return a tooltip that shows ``text`` as it stands; Qt has no switch for that."""
    if not Qt.mightBeRichText(text):
        return text
    return f"<qt>{html.escape(text)}</qt>".replace("\n", "<br>")


def caption(text: str) -> str:
    """Return words for a menu or a button that keep their &."""
    return text.replace("&", "&&")
