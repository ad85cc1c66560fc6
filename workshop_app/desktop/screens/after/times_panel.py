"""« Prévu et réel »: one line a phase, two bars and the words that say the same."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from workshop_app.desktop.screens.after.faces import TimesFace
from workshop_app.desktop.theme import color, sized_font
from workshop_app.desktop.tokens import space
from workshop_app.desktop.widgets.panel import Panel, label
from workshop_app.desktop.widgets.text_block import paint_elided
from workshop_app.desktop.widgets.tips import tip
from workshop_app.i18n.translate import _

TITLE, BAR, GAP_WIDE, ROW = 22, 7, 76, 74


class TimesPanel(Panel):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Prévu et réel"), parent=parent)
        self.total = label("", "body", wrap=True)
        self._note = label("", "caption", wrap=True)
        self.body.addWidget(self.total)
        self.body.addWidget(self._note)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(space(1))
        self.body.addLayout(self._lines)
        self.rows: list[TimesRow] = []
        self._shown: tuple[TimesFace, ...] | None = None

    def show_times(self, times: Sequence[TimesFace], total: str) -> None:
        self.total.setText(total or _("La journée n'a pas commencé."))
        self._note.setText(
            _("Le prévu est celui d'avant la première phase.")
            if total
            else _("Ce que chaque phase aura pris se lira ici, à côté de ce qui était prévu.")
        )
        if tuple(times) == self._shown:
            return
        self._shown = tuple(times)
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.rows = [TimesRow(face) for face in times]
        for row in self.rows:
            self._lines.addWidget(row)


class TimesRow(QWidget):
    """The title and the gap, the two bars, the lengths and what happened."""

    def __init__(self, face: TimesFace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.face = face
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(face.spoken)
        self.setToolTip(tip(face.spoken))

    def sizeHint(self) -> QSize:
        return QSize(240, ROW)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, face, wide = QPainter(self), self.face, self.width()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(sized_font(15, 600))
        painter.setPen(color("neutral.text"))
        paint_elided(painter, face.title, QRectF(0, 0, wide - GAP_WIDE, TITLE))
        painter.setFont(sized_font(15, 700, tabular=True))
        painter.setPen(color("state.signal.text" if face.is_over else "neutral.text"))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(wide - GAP_WIDE, 0, GAP_WIDE, TITLE), right, face.gap)
        painter.setPen(Qt.PenStyle.NoPen)
        bars = ((face.planned, "neutral.line_strong"), (face.ran, "accent.base"))
        for place, (share, ink) in enumerate(bars):
            painter.setBrush(color(ink))
            top = TITLE + 4 + place * (BAR + 2)
            painter.drawRoundedRect(QRectF(0, top, max(2.0, share * wide), BAR), 2, 2)
        painter.setFont(sized_font(13))
        painter.setPen(color("neutral.text_secondary"))
        said = " · ".join(part for part in (face.lengths, face.happened) if part)
        paint_elided(painter, said, QRectF(0, TITLE + 2 * BAR + 8, wide, TITLE))
