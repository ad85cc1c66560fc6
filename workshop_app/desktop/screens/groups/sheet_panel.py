"""« Pourquoi ce partage est équitable » : one sentence per rule, one figure per table.

Shows what it is given; the sentences and the figures come from `services.balance`.
"""

from __future__ import annotations

import html
from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from workshop_app.desktop.theme import color, font, sized_font
from workshop_app.desktop.tokens import space
from workshop_app.desktop.widgets.buttons import Button
from workshop_app.desktop.widgets.icons import pixmap
from workshop_app.desktop.widgets.panel import Panel, label
from workshop_app.i18n.translate import _
from workshop_app.services.balance import Balance, BalanceLine, Proposal

CELL = 21
GAP = 6
ICON = 16
ROUND = 4
TEXT = 14


class SheetPanel(Panel):
    exchange_asked = Signal(Proposal)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Pourquoi ce partage est équitable"), parent=parent)
        self._rows: list[LineRow] = []
        self._proposal: Proposal | None = None
        self._said = self._told = ""
        self.title.setWordWrap(False)
        self._drawn = label("", "caption")
        self.title_row.insertWidget(1, self._drawn)
        self.exchange = Button(
            _("Faire plutôt un échange"), icon_name="swap", scale="small", on_click=self._ask
        )
        kept = self.exchange.sizePolicy()
        kept.setRetainSizeWhenHidden(True)
        self.exchange.setSizePolicy(kept)
        self.buttons.addWidget(self.exchange)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(space(2))
        self.body.addLayout(self._lines)
        self._summary = label("", "caption", wrap=True)
        self.body.addWidget(self._summary)
        self.body.setSpacing(space(2))
        edge = space(3)
        column = self.layout()
        assert column is not None
        column.setContentsMargins(edge, space(2), edge, space(2))

    def show_drawn(self, said: str) -> None:
        """« tirage 4127, refaisable à l'identique »."""
        self._said = said

    def show_balance(self, balance: Balance) -> None:
        self._have(len(balance.lines))
        for row, line in zip(self._rows, balance.lines, strict=True):
            row.show_line(line)
        self._told = balance.summary
        self._place()
        self._proposal = balance.proposal
        first = next((line for line in balance.lines if line.proposal), None)
        self.exchange.setVisible(first is not None)
        if first is not None:
            self.exchange.setText(_proposed(first))

    def figures(self) -> list[tuple[str, tuple[int, ...]]]:
        """Title and figures of each line shown."""
        return [(row.title, row.figures.values) for row in self._rows]

    def summary(self) -> str:
        return self._told

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        """Beside the title what fits there, so that the columns keep the height; else below."""
        both = _("{drawn}. {summary}", drawn=self._said, summary=self._told)
        together = both if self._said and self._told else self._said or self._told
        taken = self.title.sizeHint().width() + self.exchange.sizeHint().width() + 6 * space(3)
        room, metrics = self.width() - taken, QFontMetrics(font("caption"))
        if metrics.horizontalAdvance(together) <= room:
            beside, below = together, ""
        elif metrics.horizontalAdvance(self._said) <= room:
            beside, below = self._said, self._told
        else:
            beside, below = "", together
        self._drawn.setText(beside)
        self._summary.setText(below[:1].upper() + below[1:])
        self._summary.setVisible(bool(below))

    def _have(self, count: int) -> None:
        while len(self._rows) > count:
            row = self._rows.pop()
            self._lines.removeWidget(row)
            row.hide()
            row.deleteLater()
        while len(self._rows) < count:
            self._rows.append(LineRow())
            self._lines.addWidget(self._rows[-1])

    def _ask(self) -> None:
        if self._proposal is not None:
            self.exchange_asked.emit(self._proposal)


def _proposed(line: BalanceLine) -> str:
    if line.key == "size":
        return _("Faire plutôt un échange")
    exchanged = line.proposal is not None and line.proposal.other is not None
    return _("Faire cet échange") if exchanged else _("Faire ce déplacement")


class LineRow(QWidget):
    """One rule: icon, sentence, figures."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        row = QHBoxLayout()
        row.setSpacing(space(2))
        self._icon, self._words = QLabel(), QLabel()
        self._icon.setFixedSize(ICON, ICON)
        self._words.setTextFormat(Qt.TextFormat.RichText)
        self._words.setWordWrap(True)
        self._words.setFont(sized_font(TEXT))
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._words, 1)
        self.figures = Figures()
        column.addLayout(row)
        column.addWidget(self.figures)

    def show_line(self, line: BalanceLine) -> None:
        state, name = ("success", "circle-check") if line.good else ("signal", "circle-alert")
        self.title = line.title
        self._icon.setPixmap(pixmap(name, f"state.{state}.text", ICON))
        self._words.setText(f"<b>{html.escape(line.title)}</b> {html.escape(line.detail)}")
        self.setAccessibleName(f"{line.title} {line.detail}")
        self.figures.setVisible(bool(line.figures))
        self.figures.show_figures(line.title, line.figures, line.amber)


class Figures(QWidget):
    """One cell per table; amber where it deviates, and then bold: colour is never alone."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.values: tuple[int, ...] = ()
        self._amber: frozenset[int] = frozenset()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_figures(self, title: str, values: Sequence[int], amber: Sequence[int]) -> None:
        self.values, self._amber = tuple(values), frozenset(amber)
        told = [
            _("table {n} : {figure}", n=table, figure=figure)
            for table, figure in enumerate(values, start=1)
        ]
        self.setAccessibleName(f"{title} {', '.join(told)}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(300, CELL)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self.values:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        gap = GAP if len(self.values) <= 12 else 2
        wide = (self.width() - gap * (len(self.values) - 1)) / len(self.values)
        for place, value in enumerate(self.values):
            amber = place + 1 in self._amber
            cell = QRectF(place * (wide + gap), 0, wide, CELL)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color("state.signal.tint" if amber else "neutral.sunken"))
            painter.drawRoundedRect(cell, ROUND, ROUND)
            painter.setPen(color("state.signal.text" if amber else "neutral.text_secondary"))
            painter.setFont(sized_font(13, 700 if amber else 600, tabular=True))
            painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, str(value))
