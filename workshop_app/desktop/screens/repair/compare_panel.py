"""Sizes and the worst share of the tables, before and after; what holds and what is left."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from workshop_app.desktop.theme import color, font, sized_font
from workshop_app.desktop.tokens import space
from workshop_app.desktop.widgets.icons import pixmap
from workshop_app.desktop.widgets.panel import Panel, label
from workshop_app.i18n.translate import _
from workshop_app.services.repair_plan import Comparison

CELL, ROUND, GAP = 24, 4, 5
HEAD, BETWEEN = 18, 4
NAMES = 54
ICON = 17


class ComparePanel(Panel):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Taille des tables"), parent=parent)
        self.title.setWordWrap(False)
        self._target = label("", "caption")
        self.buttons.addWidget(self._target)
        self.sizes, self.worst = Figures(numbered=True), Figures()
        self._worst_row = QHBoxLayout()
        self._worst_title = label("", "label")
        self._worst_target = label("", "caption")
        self._worst_row.addWidget(self._worst_title, 1)
        self._worst_row.addWidget(self._worst_target)
        self.body.addWidget(self.sizes)
        self.body.addLayout(self._worst_row)
        self.body.addWidget(self.worst)
        self._checks = QVBoxLayout()
        self._checks.setSpacing(space(1))
        self.body.addLayout(self._checks)
        self.body.addStretch(1)
        self._lines: list[QWidget] = []

    def show_plan(
        self,
        sizes: Comparison,
        worst: Comparison | None,
        checks: Sequence[tuple[bool, str]],
    ) -> None:
        self._target.setText(sizes.target)
        self.sizes.show_comparison(sizes)
        for widget in (self._worst_title, self._worst_target, self.worst):
            widget.setVisible(worst is not None)
        if worst is not None:
            self._worst_title.setText(worst.title)
            self._worst_target.setText(worst.target)
            self.worst.show_comparison(worst)
        for old in self._lines:
            self._checks.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._lines = [_check(good, said) for good, said in checks]
        for each in self._lines:
            self._checks.addWidget(each)


def _check(good: bool, said: str) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(space(2))
    state, name = ("success", "done") if good else ("signal", "warn")
    picture = QLabel()
    picture.setPixmap(pixmap(name, f"state.{state}.text", ICON))
    row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(label(said, "body", wrap=True), 1)
    return made


class Figures(QWidget):
    """Two lines of a figure per table: amber and bold where it deviates."""

    def __init__(self, numbered: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._numbered = numbered
        self._shown: Comparison | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_comparison(self, shown: Comparison) -> None:
        self._shown = shown
        told = [
            _("table {n} : {before}, puis {after}", n=table, before=before, after=after)
            for table, (before, after) in enumerate(
                zip(shown.before, shown.after, strict=True), start=1
            )
        ]
        self.setAccessibleName(f"{shown.title}. {', '.join(told)}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(300, 2 * CELL + BETWEEN + (HEAD + BETWEEN if self._numbered else 0))

    def paintEvent(self, _event: QPaintEvent) -> None:
        shown = self._shown
        if shown is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = 0.0
        if self._numbered:
            self._paint_numbers(painter, len(shown.before))
            top = HEAD + BETWEEN
        self._paint_line(painter, top, _("avant"), shown.before, shown.amber_before)
        after = top + CELL + BETWEEN
        self._paint_line(painter, after, _("après"), shown.after, shown.amber_after)

    def _cell(self, place: int, count: int, top: float, high: float) -> QRectF:
        gap = GAP if count <= 12 else 2
        wide = (self.width() - NAMES - gap * (count - 1)) / count
        return QRectF(NAMES + place * (wide + gap), top, wide, high)

    def _paint_numbers(self, painter: QPainter, count: int) -> None:
        painter.setPen(color("neutral.text_muted"))
        painter.setFont(font("caption"))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(0, 0, NAMES, HEAD), middle, _("Table"))
        painter.setFont(sized_font(12 if count > 20 else 13, 400, tabular=True))
        for place in range(count):
            cell = self._cell(place, count, 0, HEAD)
            painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, str(place + 1))

    def _paint_line(
        self,
        painter: QPainter,
        top: float,
        name: str,
        values: Sequence[int],
        amber: Sequence[int],
    ) -> None:
        painter.setPen(color("neutral.text_secondary"))
        painter.setFont(font("caption"))
        painter.drawText(QRectF(0, top, NAMES, CELL), Qt.AlignmentFlag.AlignVCenter, name)
        count = len(values)
        for place, value in enumerate(values):
            off = place + 1 in amber
            cell = self._cell(place, count, top, CELL)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color("state.signal.tint" if off else "neutral.sunken"))
            painter.drawRoundedRect(cell, ROUND, ROUND)
            painter.setPen(color("state.signal.text" if off else "neutral.text_secondary"))
            painter.setFont(sized_font(12 if count > 20 else 13, 700 if off else 600, tabular=True))
            painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, str(value))
