"""What a list shows while it is being read: figures, « Arrêter », grey rows that do not move."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from workshop_app.desktop.tasks import Job
from workshop_app.desktop.theme import color, set_look
from workshop_app.desktop.tokens import radius, size, space
from workshop_app.desktop.widgets.buttons import Button
from workshop_app.desktop.widgets.icons import pixmap
from workshop_app.desktop.widgets.panel import label
from workshop_app.desktop.widgets.progress_bar import ProgressBar
from workshop_app.i18n.translate import _

ROW = size("table_row")
BLOCKS = ((0.04, 0.20), (0.34, 0.14), (0.58, 0.12), (0.80, 0.14))
"""Start and length of each grey block, as parts of the width."""
UNEVEN = (1.0, 0.8, 1.1, 0.7, 0.95)


class LoadingBanner(QFrame):
    """The work under way. `stop_asked` when the person presses « Arrêter »."""

    stop_asked = Signal()

    def __init__(
        self,
        sentence: str,
        icon_name: str = "file-text",
        parent: QWidget | None = None,
        *,
        stoppable: bool = True,
    ) -> None:
        super().__init__(parent)
        set_look(self, role="banner-info")
        row = QHBoxLayout(self)
        row.setContentsMargins(space(4), space(2), space(3), space(2))
        row.setSpacing(space(3))
        picture = QLabel()
        picture.setPixmap(pixmap(icon_name, "state.info.text", 20))
        row.addWidget(picture)
        column = QVBoxLayout()
        column.setSpacing(2)
        self._sentence = label(sentence, "body", wrap=True)
        font = self._sentence.font()
        font.setBold(True)
        self._sentence.setFont(font)
        column.addWidget(self._sentence)
        second = QHBoxLayout()
        self.bar = ProgressBar("task")
        self._figures = label("", "secondary")
        second.addWidget(self.bar, 1)
        second.addWidget(self._figures)
        column.addLayout(second)
        row.addLayout(column, 1)
        self._stop = Button(_("Arrêter"), scale="small", on_click=self.stop_asked.emit)
        self._stop.setVisible(stoppable)
        row.addWidget(self._stop)
        self.set_progress(None)

    def follow(self, job: Job) -> None:
        """Shown from now until that work ends, with where it stands."""
        self.set_progress(0.0)
        self.show()
        job.progress.connect(self.set_progress)
        job.ended.connect(self.hide)

    def say(self, sentence: str) -> None:
        self._sentence.setText(sentence)

    def set_progress(self, fraction: float | None, figures: str = "") -> None:
        """From 0 to 1, with its figures in words; None while the end is unknown."""
        self.bar.setVisible(fraction is not None)
        self.bar.set_fraction(fraction or 0.0, figures)
        self._figures.setText(figures)
        self._figures.setVisible(bool(figures))


class LoadingRows(QWidget):
    """Grey rows where the list will be."""

    def __init__(self, rows: int = 8, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = rows
        self.setAccessibleName(_("Lecture en cours"))

    def sizeHint(self) -> QSize:
        return QSize(400, self._rows * ROW)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 2 * ROW)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(color("neutral.surface"))
        painter.setPen(color("neutral.line"))
        sheet = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(sheet, radius("panel"), radius("panel"))
        for row in range(min(self._rows, self.height() // ROW)):
            self._paint_row(painter, row)

    def _paint_row(self, painter: QPainter, row: int) -> None:
        top = row * ROW
        painter.setPen(color("neutral.line"))
        painter.drawLine(1, top + ROW, self.width() - 2, top + ROW)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color("neutral.line"))
        for start, length in BLOCKS:
            wide = self.width() * length * UNEVEN[row % len(UNEVEN)]
            block = QRectF(self.width() * start, top + ROW / 2 - 6, wide, 12)
            painter.drawRoundedRect(block, 3, 3)
