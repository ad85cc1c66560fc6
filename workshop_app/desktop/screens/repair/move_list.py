"""The list of a repair: who moves and why, each to be unticked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from workshop_app.desktop.screens.repair.faces import RowFace, RowKey
from workshop_app.desktop.theme import color, font, sized_font
from workshop_app.desktop.widgets.icons import pixmap
from workshop_app.desktop.widgets.panel import line, scrolled
from workshop_app.desktop.widgets.tag import paint_tag, tag_width
from workshop_app.desktop.widgets.text_block import paint_elided
from workshop_app.desktop.widgets.tips import tip

ROW = 54
WAY = 74
GAP = 8
TICK = 26


class MoveList(QWidget):
    refused = Signal(object, bool)
    """`RowKey`, and whether the move is refused."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[MoveRow] = []
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        self.area = scrolled(inside)
        outer.addWidget(self.area)

    def show_rows(self, faces: Sequence[RowFace]) -> None:
        """The rows there are keep the focus."""
        focused = next((row.face.key for row in self._rows if row.tick.hasFocus()), None)
        place = next((n for n, row in enumerate(self._rows) if row.tick.hasFocus()), 0)
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = []
        for number, face in enumerate(faces):
            row = MoveRow(face)
            row.refused.connect(self.refused)
            self._rows.append(row)
            self._column.insertWidget(number, row)
        if focused is not None and self._rows:
            again = next((row for row in self._rows if row.face.key == focused), None)
            again = again or self._rows[min(place, len(self._rows) - 1)]
            again.tick.setFocus(Qt.FocusReason.OtherFocusReason)

    def rows(self) -> list[MoveRow]:
        return self._rows

    def row(self, key: RowKey) -> MoveRow:
        return next(row for row in self._rows if row.face.key == key)

    def sizeHint(self) -> QSize:
        return QSize(400, max(2, len(self._rows)) * (ROW + 1))


class MoveRow(QWidget):
    refused = Signal(object, bool)

    def __init__(self, face: RowFace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.face = face
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        self.tick = QCheckBox()
        self.tick.setFixedWidth(TICK)
        self.tick.setChecked(not face.refused)
        self.tick.setAccessibleName(face.spoken)
        self.tick.toggled.connect(lambda on: self.refused.emit(face.key, not on))
        if face.can_refuse:
            row.addWidget(self.tick)
        else:
            picture = QLabel()
            picture.setPixmap(pixmap("walk_in", "neutral.text_secondary", 18))
            picture.setFixedWidth(TICK)
            picture.setAccessibleName(face.spoken)
            row.addWidget(picture)
        row.addWidget(RowText(face), 1)
        column.addLayout(row)
        column.addWidget(line())
        self.setToolTip(tip(f"{face.name}, {face.detail}\n{face.reason}"))


class RowText(QWidget):
    """Name, detail and tags on one line, the reason under them, from and to on the right."""

    def __init__(self, face: RowFace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._face = face
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(320, ROW)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, ROW)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, face = QPainter(self), self._face
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = color("neutral.text_muted" if face.refused else "neutral.text")
        right = self._paint_way(painter, face)
        right = self._paint_tags(painter, face, right)
        painter.setFont(font("body", 600))
        painter.setPen(ink)
        wide = min(QFontMetricsF(painter.font()).horizontalAdvance(face.name) + 2, right)
        paint_elided(painter, face.name, QRectF(0, 6, wide, 22))
        painter.setFont(sized_font(14))
        painter.setPen(color("neutral.text_muted"))
        paint_elided(painter, face.detail, QRectF(wide + GAP, 6, right - wide - GAP, 22))
        painter.setPen(color("neutral.text_secondary"))
        wide = self._paint_note(painter, face.note)
        reason = QRectF(0, 27, self.width() - wide - GAP, 22)
        paint_elided(painter, face.reason, reason)

    def _paint_note(self, painter: QPainter, note: str) -> float:
        """Under from and to; returns the width taken."""
        wide = QFontMetricsF(painter.font()).horizontalAdvance(note) + 1 if note else 0.0
        place = QRectF(self.width() - wide, 27, wide, 22)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, note)
        return wide

    def _paint_way(self, painter: QPainter, face: RowFace) -> float:
        painter.setFont(sized_font(18, 700, tabular=True))
        painter.setPen(color("neutral.text_muted" if face.refused else "neutral.text"))
        place = QRectF(self.width() - WAY, 4, WAY, 26)
        painter.drawText(
            place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, face.way
        )
        return place.left() - GAP

    def _paint_tags(self, painter: QPainter, face: RowFace, right: float) -> float:
        """From the right; a badge to be redone goes before the others when room is short."""
        for tag in reversed(face.tags):
            wide = tag_width(tag)
            if right - wide < self.width() * 0.28:
                break
            paint_tag(painter, QRectF(right - wide, 4, wide, 26), tag)
            right -= wide + GAP
        return right
