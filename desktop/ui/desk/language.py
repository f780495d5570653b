"""Which language the windows speak."""

from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QTranslator
from PySide6.QtWidgets import QApplication

from desktop.paths import resources

_LOCALES = {"zh": "zh_CN", "en": "en_GB"}
_WORDS = {"zh": "casebook_zh_CN", "en": "casebook_en"}
"""English stands in the source; its file has one and several of what is counted."""


class Speech(QObject):
    """Install the translation of one language on the application; windows are built after it."""

    def __init__(self, app: QApplication, folder: Path | None = None) -> None:
        super().__init__(app)
        self._app = app
        self._folder = folder or resources() / "translations"
        self._installed: list[QTranslator] = []
        self.language = "en"

    def use(self, language: str) -> None:
        """Speak ``zh`` or ``en``; also dates, numbers and Qt's own dialogs."""
        for each in self._installed:
            self._app.removeTranslator(each)
        self._installed = []
        self.language = language
        QLocale.setDefault(QLocale(_LOCALES[language]))
        if language == "zh":
            self._install(
                "qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
            )
        self._install(_WORDS[language], str(self._folder))

    def _install(self, name: str, folder: str) -> None:
        translator = QTranslator(self)
        if translator.load(name, folder):
            self._app.installTranslator(translator)
            self._installed.append(translator)
