"""« Résultats »: how many said what, what was written, and what of it the report will quote."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from workshop_app.desktop.screens.after.opinion_faces import QuoteFace, ResultFace, ResultsFace
from workshop_app.desktop.theme import color, sized_font
from workshop_app.desktop.tokens import space
from workshop_app.desktop.widgets.buttons import Button
from workshop_app.desktop.widgets.panel import Panel, label, line
from workshop_app.desktop.widgets.text_block import paint_elided
from workshop_app.i18n.translate import _

ROW, BAR, LABEL_WIDE, FIGURE_WIDE = 26, 14, 128, 84


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
        self.bars: list[BarRow] = []
        self.boxes: list[QCheckBox] = []

    def show_face(self, face: ResultsFace) -> None:
        if face == self._face:
            return
        self._face = face
        self.said.setText(face.said or _("Aucune réponse pour l'instant."))
        if face.said:
            self.export.allow()
        else:
            self.export.refuse(_("Aucune réponse pour l'instant."))
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.bars, self.boxes = [], []
        for result in face.results if face.said else ():
            self._lines.addWidget(line())
            self._lines.addWidget(self._result(result))

    def forget(self) -> None:
        self.show_face(ResultsFace("", ()))

    def _result(self, result: ResultFace) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(1))
        head = QHBoxLayout()
        head.addWidget(label(result.text, "label", wrap=True), 1)
        head.addWidget(label(result.said, "caption"))
        column.addLayout(head)
        for bar in result.bars:
            self.bars.append(BarRow(*bar))
            column.addWidget(self.bars[-1])
        if result.quotes:
            column.addWidget(label(_("Coché : cité dans le compte rendu."), "caption", wrap=True))
        for quote in result.quotes:
            column.addWidget(self._quote(result.key, quote))
        return made

    def _quote(self, question: str, quote: QuoteFace) -> QWidget:
        """A box, and the words beside it: a box alone does not wrap its words."""
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(2))
        box = QCheckBox()
        box.setChecked(quote.quoted)
        box.setAccessibleName(_("Citer : {text}", text=quote.text))
        box.toggled.connect(partial(self.quoted.emit, quote.answer, question))
        self.boxes.append(box)
        words = label(quote.text, "body", wrap=True)
        row.addWidget(box, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(words, 1)
        return made


class BarRow(QWidget):
    """What the mark says, a bar, how many."""

    def __init__(self, words: str, figure: str, share: float) -> None:
        super().__init__()
        self._words, self._figure, self._share = words, figure, share
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"{words}, {figure}")

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
