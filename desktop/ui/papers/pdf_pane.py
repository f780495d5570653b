"""Pages of a PDF inside a window: look, turn, zoom."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, Qt, Signal
from PySide6.QtGui import QColor, QPalette, QWheelEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QWidget

from desktop.ui.papers.ui_pdf_pane import Ui_PdfPane
from desktop.ui.widgets.button import on_press
from desktop.ui.window.theme import Theme

SMALLEST, LARGEST, STEP = 0.25, 4.0, 1.2


class PdfPane(QWidget):
    """Show the pages of a PDF held in memory. ``turned`` tells the page looked at, from 1."""

    turned = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._data = QByteArray()
        self._buffer = QBuffer(self)
        self._document = QPdfDocument(self)
        self._view = _Pages(self)
        self._view.setDocument(self._document)
        self._view.setPageMode(QPdfView.PageMode.MultiPage)
        self._view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self._view.setPageSpacing(12)
        self._view.setAccessibleName(self.tr("Pages"))
        self.ui = Ui_PdfPane()
        self.ui.setupUi(self)
        self.ui.paneLayout.addWidget(self._view, 1)
        self._connect()
        self._say_page()

    @property
    def pages(self) -> int:
        """How many pages are shown."""
        return self._document.pageCount()

    @property
    def pdf(self) -> bytes:
        """The bytes shown."""
        return bytes(self._data.data())

    def dress(self, theme: Theme) -> None:
        """Put the pages on the ground of the theme."""
        palette = self._view.palette()
        for role in (QPalette.ColorRole.Dark, QPalette.ColorRole.Window, QPalette.ColorRole.Base):
            palette.setColor(role, QColor(theme.colours.neutral_soft))
        self._view.setPalette(palette)

    def show_pdf(self, pdf: bytes) -> bool:
        """Show a PDF; return whether it could be read."""
        self._document.close()
        self._buffer.close()
        self._data = QByteArray(pdf)
        self._buffer.setData(self._data)
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document.load(self._buffer)
        self._say_page()
        return self._document.status() == QPdfDocument.Status.Ready and self.pages > 0

    def turn_to(self, page: int) -> None:
        """Go to a page, from 1."""
        if 1 <= page <= self.pages:
            self._view.pageNavigator().jump(page - 1, QPointF(), 0)

    def _connect(self) -> None:
        ui = self.ui
        on_press(ui.backButton, self._turn_by, -1)
        on_press(ui.onButton, self._turn_by, 1)
        on_press(ui.smallerButton, self._zoom_by, 1 / STEP)
        on_press(ui.largerButton, self._zoom_by, STEP)
        modes, set_mode = QPdfView.ZoomMode, self._view.setZoomMode
        on_press(ui.wideButton, set_mode, modes.FitToWidth)
        on_press(ui.wholeButton, set_mode, modes.FitInView)
        self._view.wheel_zoomed.connect(self._zoom_by)
        self._view.pageNavigator().currentPageChanged.connect(self._say_page)

    def _turn_by(self, pages: int) -> None:
        self.turn_to(self._page() + pages)

    def _page(self) -> int:
        return self._view.pageNavigator().currentPage() + 1

    def _say_page(self, *_args: object) -> None:
        page, pages = self._page(), self.pages
        self.ui.pageText.setText(
            self.tr("Page {page} of {pages}").format(page=page, pages=pages) if pages else "—"
        )
        self.ui.backButton.setEnabled(page > 1)
        self.ui.onButton.setEnabled(page < pages)
        self.turned.emit(page)

    def _zoom_by(self, factor: float) -> None:
        now = self._view.zoomFactor()
        if self._view.zoomMode() != QPdfView.ZoomMode.Custom:
            now = self._shown_factor()
        self._view.setZoomMode(QPdfView.ZoomMode.Custom)
        self._view.setZoomFactor(max(SMALLEST, min(LARGEST, now * factor)))

    def _shown_factor(self) -> float:
        if not self.pages:
            return 1.0
        size = self._document.pagePointSize(max(0, self._page() - 1))
        per_point = self._view.logicalDpiX() / 72
        room = self._view.viewport()
        wide = room.width() / (size.width() * per_point)
        if self._view.zoomMode() == QPdfView.ZoomMode.FitToWidth:
            return wide
        return min(wide, room.height() / (size.height() * per_point))


class _Pages(QPdfView):
    """The view, with Ctrl and the wheel to zoom."""

    wheel_zoomed = Signal(float)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.wheel_zoomed.emit(STEP ** (event.angleDelta().y() / 120))
            event.accept()
        else:
            super().wheelEvent(event)
