"""How everything looks: colours, type and the one style sheet, for the whole application."""

import re
import shutil
import sys
import weakref
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from tempfile import mkdtemp

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QPalette
from PySide6.QtWidgets import QApplication

from desktop.paths import resources
from desktop.system import singletons
from desktop.ui.widgets import icons
from desktop.ui.window.tokens import DARK, GROWING, LIGHT, SIZES, Colours

_TOKEN = re.compile(r"@([a-z_]+)")
_SCHEMES = {
    "system": Qt.ColorScheme.Unknown,
    "light": Qt.ColorScheme.Light,
    "dark": Qt.ColorScheme.Dark,
}
_SHEET_ICONS = {
    "chevron-down": "text_muted",
    "chevron-up": "text_muted",
    "chevron-right": "text_muted",
    "check": "on_fill",
}


class Theme(QObject):
    """The look of one application. ``changed`` follows every switch of colours or text size."""

    changed = Signal()

    def __init__(self, app: QApplication, folder: Path | None = None) -> None:
        super().__init__(app)
        singletons.hold()
        folder = folder or resources()
        self._app = app
        self._sheet = (folder / "style.qss").read_text(encoding="utf-8")
        self._drawn = Path(mkdtemp(prefix="casebook-look-"))
        # Qt's own temporary folder outlives a program whose objects are not taken apart.
        weakref.finalize(self, shutil.rmtree, self._drawn, ignore_errors=True)
        self._families = load_fonts(folder / "fonts")
        self._choice = "system"
        self._following: Colours | None = None
        self.colours = LIGHT
        self.scale = 1.0
        app.setStyle("Fusion")
        app.styleHints().colorSchemeChanged.connect(self._follow)

    @property
    def dark(self) -> bool:
        """Whether the dark colours are shown."""
        return self.colours is DARK

    def use(self, choice: str, text_scale: int) -> None:
        """Show ``system``, ``light`` or ``dark`` at ``text_scale`` percent (100 to 200)."""
        self._choice = choice
        self.scale = text_scale / 100
        self._app.styleHints().setColorScheme(_SCHEMES[choice])
        self._apply()

    def px(self, size: int) -> int:
        """Return a height of ``size`` pixels at 100 % for the text size in use."""
        return round(size * self.scale)

    def colour(self, token: str) -> QColor:
        """Return a colour by its token name."""
        return QColor(getattr(self.colours, token))

    def icon(self, name: str, colour: str = "text_body", size: int = 20) -> QIcon:
        """Return a Lucide icon in a token's colour; disabled it is muted."""
        ratio = self._app.devicePixelRatio()
        pixels = self.px(size)
        icon = QIcon(icons.tinted(name, getattr(self.colours, colour), pixels, ratio))
        faded = icons.tinted(name, self.colours.border, pixels, ratio)
        icon.addPixmap(faded, QIcon.Mode.Disabled)
        return icon

    def font(self, role: str = "body", *, strong: bool = False) -> QFont:
        """Return the font of a role (title, number, section, body, muted) for painted text."""
        font = QFont(self._families)
        font.setPixelSize(self.px(SIZES[role]))
        if strong or role in {"title", "section"}:
            font.setWeight(QFont.Weight.DemiBold)
        return font

    def style_sheet(self) -> str:
        """Return ``style.qss`` with every token filled in."""
        values = self._values()
        return _TOKEN.sub(lambda found: values[found.group(1)], self._sheet)

    def unknown_tokens(self) -> set[str]:
        """Return the names that ``style.qss`` uses and nobody defines."""
        return set(_TOKEN.findall(self._sheet)) - set(self._values())

    def _values(self) -> dict[str, str]:
        rail = round(216 * (1 + (self.scale - 1) * 0.6))
        choice = self.px(GROWING["choice"])
        return {
            **asdict(self.colours),
            **{f"{name}_px": f"{self.px(size)}px" for name, size in SIZES.items()},
            **{f"{name}_h": f"{self.px(size)}px" for name, size in GROWING.items()},
            **{f"{name}_r": f"{self.px(size) // 2}px" for name, size in GROWING.items()},
            "rail_w": f"{rail}px",
            "folded_w": f"{self.px(56) + 40}px",
            # A radius over half of the outer side is dropped: the square would show.
            "radio_r": f"{(choice + 2) // 2}px",
            "radio_ring": f"{round(choice * 0.3)}px",
            "radio_hole": f"{choice + 2 - 2 * round(choice * 0.3)}px",
            "icons": self._icons_on_disk(),
        }

    def _icons_on_disk(self) -> str:
        """Write the few icons that a style sheet can only name as files; return their folder."""
        folder = self._drawn / ("dark" if self.dark else "light")
        folder.mkdir(exist_ok=True)
        for name, token in _SHEET_ICONS.items():
            svg = icons.outline(name).replace("currentColor", getattr(self.colours, token))
            (folder / f"{name}.svg").write_text(svg, encoding="utf-8")
        return folder.as_posix()

    def _follow(self) -> None:
        if self._choice == "system":
            self._apply()

    def _apply(self) -> None:
        system_dark = self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark
        dark = self._choice == "dark" or (self._choice == "system" and system_dark)
        self.colours = DARK if dark else LIGHT
        sheet = self.style_sheet()
        if sheet == self._app.styleSheet():
            return
        self._app.setFont(self.font())
        self._app.setPalette(_palette(self.colours))
        # A sheet put in place of another styles every widget once for each widget it lies in;
        # a first sheet styles every widget once.
        self._app.setStyleSheet("")
        self._app.setStyleSheet(sheet)
        self.changed.emit()


def load_fonts(folder: Path) -> list[str]:
    """Load the bundled fonts where Windows has none of its own; return families in order."""
    windows = ["Microsoft YaHei UI"]
    if sys.platform == "win32" and QFontDatabase.hasFamily(windows[0]):
        return windows
    found: list[str] = []
    for file in _font_files(folder):
        number = QFontDatabase.addApplicationFont(str(file))
        found += [f for f in QFontDatabase.applicationFontFamilies(number) if f not in found]
    preferred = sorted(found, key=lambda family: family != "Noto Sans SC")
    return [*preferred, *windows, "sans-serif"]


def _font_files(folder: Path) -> Iterable[Path]:
    return sorted(f for f in folder.glob("*") if f.suffix.lower() in {".ttf", ".otf"})


def _palette(colours: Colours) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    for where, token in {
        role.Window: colours.page,
        role.WindowText: colours.text_body,
        role.Base: colours.surface,
        role.AlternateBase: colours.sunken,
        role.Text: colours.text_body,
        role.PlaceholderText: colours.text_muted,
        role.Button: colours.surface,
        role.ButtonText: colours.text_body,
        role.ToolTipBase: colours.surface,
        role.ToolTipText: colours.text_body,
        role.Highlight: colours.accent_fill,
        role.HighlightedText: colours.on_fill,
        role.Link: colours.accent,
        role.LinkVisited: colours.accent,
        role.Accent: colours.accent_fill,
        role.Mid: colours.border,
        role.Dark: colours.border,
        role.Light: colours.hairline,
    }.items():
        palette.setColor(where, QColor(token))
    for where in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, where, QColor(colours.text_muted))
    return palette
