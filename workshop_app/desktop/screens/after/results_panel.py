"""« Résultats »: how many said what, what was written, and what of it the report will quote."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListView,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from workshop_app.desktop.screens.after.opinion_faces import QuoteFace, ResultFace, ResultsFace
from workshop_app.desktop.theme import color, set_look, sized_font
from workshop_app.desktop.tokens import space
from workshop_app.desktop.widgets.buttons import Button
from workshop_app.desktop.widgets.panel import Panel, label, line
from workshop_app.desktop.widgets.text_block import paint_elided
from workshop_app.i18n.translate import _

ROW, BAR, LABEL_WIDE, FIGURE_WIDE = 26, 14, 128, 84
LINE_HIGH, LIST_HIGH = 30, 260
"""Of one line written, and of a list that scrolls."""


class ResultsPanel(Panel):
    quoted = Signal(UUID, str, bool)
    """Answer, question, whether the report says it."""
    exported = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Résultats"), parent=parent)
        self.title.setWordWrap(False)
        self.export = Button(_("Exporter"), "quiet", "download", "small", self.exported.emit)
        self.export.setToolTip(_("Les réponses en tableau (.csv)"))
        self.buttons.addWidget(self.export)
        self.said = label("", "body", wrap=True)
        self.body.addWidget(self.said)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(space(2))
        self.body.addLayout(self._lines)
        self._face: ResultsFace | None = None
        self.parts: list[ResultPart] = []

    def show_face(self, face: ResultsFace) -> None:
        if face == self._face:
            return
        self._face = face
        self.said.setText(face.said or _("Aucune réponse pour l'instant."))
        if face.said:
            self.export.allow()
        else:
            self.export.refuse(_("Aucune réponse pour l'instant."))
        results = face.results if face.said else ()
        if [part.shape() for part in self.parts] != [shape_of(result) for result in results]:
            self._rebuild(results)
        for part, result in zip(self.parts, results, strict=True):
            part.show_result(result)

    def forget(self) -> None:
        self.show_face(ResultsFace("", ()))

    def _rebuild(self, results: Sequence[ResultFace]) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.parts = [ResultPart(result) for result in results]
        for part in self.parts:
            part.quoted.connect(self.quoted)
            self._lines.addWidget(line())
            self._lines.addWidget(part)


def shape_of(result: ResultFace) -> tuple[str, str, bool]:
    """What makes another part of it: the question and its kind."""
    return result.key, result.text, bool(result.bars)


class ResultPart(QWidget):
    """One question: bars, or what was written, each with its box."""

    quoted = Signal(UUID, str, bool)

    def __init__(self, result: ResultFace) -> None:
        super().__init__()
        self._result = result
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(1))
        head = QHBoxLayout()
        head.addWidget(label(result.text, "label", wrap=True), 1)
        self._count = label("", "caption")
        head.addWidget(self._count)
        column.addLayout(head)
        self.bars = [BarRow() for _bar in result.bars]
        for bar in self.bars:
            column.addWidget(bar)
        self.quotes = QuoteList(result.text)
        self._hint = label(_("Coché : cité dans le compte rendu."), "caption", wrap=True)
        for widget in (self._hint, self.quotes):
            widget.hide()
            column.addWidget(widget)
        self.quotes.quoted.connect(self._tell)

    def shape(self) -> tuple[str, str, bool]:
        return shape_of(self._result)

    def show_result(self, result: ResultFace) -> None:
        self._result = result
        self._count.setText(result.said)
        for bar, face in zip(self.bars, result.bars, strict=True):
            bar.show_bar(*face)
        self.quotes.show_quotes(result.quotes)
        for widget in (self._hint, self.quotes):
            widget.setVisible(bool(result.quotes))

    def _tell(self, answer: UUID, quoted: bool) -> None:
        self.quoted.emit(answer, self._result.key, quoted)


class QuoteList(QListWidget):
    """What was written, a box before each: hundreds cost what the list shows. Espace ticks."""

    quoted = Signal(UUID, bool)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_look(self, role="bare")
        self.setAccessibleName(name)
        self.setWordWrap(True)
        self.setSpacing(2)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.itemChanged.connect(self._tell)
        self._shown: tuple[QuoteFace, ...] = ()

    def show_quotes(self, quotes: Sequence[QuoteFace]) -> None:
        """The chosen line stays; only other words make other lines."""
        if tuple(quotes) == self._shown:
            return
        same = [(q.answer, q.text) for q in quotes] == [(q.answer, q.text) for q in self._shown]
        self._shown = tuple(quotes)
        with QSignalBlocker(self):
            if not same:
                row = self.currentRow()
                self.clear()
                for quote in quotes:
                    self.addItem(QListWidgetItem(quote.text))
                self.setCurrentRow(min(row, self.count() - 1))
            for place, quote in enumerate(quotes):
                state = Qt.CheckState.Checked if quote.quoted else Qt.CheckState.Unchecked
                self.item(place).setCheckState(state)
        self.setFixedHeight(min(LIST_HIGH, LINE_HIGH * max(1, len(quotes)) + LINE_HIGH))

    def _tell(self, item: QListWidgetItem) -> None:
        quote = self._shown[self.row(item)]
        quoted = item.checkState() == Qt.CheckState.Checked
        if quoted != quote.quoted:
            self.quoted.emit(quote.answer, quoted)


class BarRow(QWidget):
    """What the mark says, a bar, how many."""

    def __init__(self) -> None:
        super().__init__()
        self._words, self._figure, self._share = "", "", 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_bar(self, words: str, figure: str, share: float) -> None:
        self._words, self._figure, self._share = words, figure, share
        self.setAccessibleName(f"{words}, {figure}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(260, ROW)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, high = QPainter(self), float(self.height())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(sized_font(14))
        painter.setPen(color("neutral.text"))
        paint_elided(painter, self._words, QRectF(0, 0, LABEL_WIDE, high))
        room = QRectF(LABEL_WIDE + 8, (high - BAR) / 2, 0, BAR)
        room.setRight(self.width() - FIGURE_WIDE - 8)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color("neutral.sunken"))
        painter.drawRoundedRect(room, 3, 3)
        if self._share:
            painter.setBrush(color("accent.base"))
            filled = QRectF(room)
            filled.setWidth(max(3.0, room.width() * self._share))
            painter.drawRoundedRect(filled, 3, 3)
        painter.setPen(color("neutral.text"))
        painter.setFont(sized_font(14, 700, tabular=True))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        figure = QRectF(self.width() - FIGURE_WIDE, 0, FIGURE_WIDE, high)
        painter.drawText(figure, right, self._figure)
