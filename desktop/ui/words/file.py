"""The four words for where a file is, never mixed, with the icon and tone of each."""

from PySide6.QtCore import QCoreApplication

from desktop.services.desk.headquarters import FileState

translate = QCoreApplication.translate

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
        "ONLY_HERE": translate("FileWords", "On this PC only"),
        "UNDER_WAY": translate("FileWords", "Under way {0} %").format(state.percent),
        "VERIFIED": translate("FileWords", "Verified at headquarters"),
        "NEEDS_ATTENTION": translate("FileWords", "Needs attention"),
        "NOT_HERE": translate("FileWords", "Not on this PC yet"),
    }.get(state.state, state.state)
