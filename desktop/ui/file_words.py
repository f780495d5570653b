"""The four words for where a file is, never mixed, with the icon and tone of each."""

from PySide6.QtCore import QCoreApplication

from desktop.services.headquarters import FileState

LOOKS = {
    "ONLY_HERE": ("hard-drive", "muted"),
    "UNDER_WAY": ("upload", "accent"),
    "VERIFIED": ("check", "good"),
    "NEEDS_ATTENTION": ("triangle-alert", "bad"),
    "NOT_HERE": ("cloud", "muted"),
}


def file_word(state: FileState) -> str:
    """Return the word for where a file is."""
    return {
        "ONLY_HERE": _say("On this PC only"),
        "UNDER_WAY": _say("Under way {0} %").format(state.percent),
        "VERIFIED": _say("Verified at headquarters"),
        "NEEDS_ATTENTION": _say("Needs attention"),
        "NOT_HERE": _say("Not on this PC yet"),
    }.get(state.state, state.state)


def _say(text: str) -> str:
    return QCoreApplication.translate("FileWords", text)
