"""« Pourquoi ce partage est équitable » : one sentence per rule, one figure per table.

Shows what it is given; the sentences and the figures come from `services.balance`.
"""

from __future__ import annotations

import html
from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

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
EDGE = 16
"""The panel's own margin: the first and the last figure give it back."""
LEAST_LINES = 2
Span = tuple[float, float]
"""Left and width, in pixels."""
TEXT = 14


class SheetPanel(Panel):
    exchange_asked = Signal(Proposal)
    print_asked = Signal()

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
        self.print = Button(_("Imprimer la note"), "quiet", "print", "small", self.print_asked.emit)
        self.buttons.addWidget(self.print)
        inside = QWidget()
        self._lines = QVBoxLayout(inside)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(space(2))
        self._area = LinesArea(inside)
        self.body.addWidget(self._area)
        self._spans: tuple[Span, ...] = ()
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
        self._area.updateGeometry()
        self._told = balance.summary
        self._place()
        self._proposal = balance.proposal
        first = next((line for line in balance.lines if line.proposal), None)
        self.exchange.setVisible(first is not None)
        if first is not None:
            self.exchange.setText(_proposed(first))

    def follow(self, spans: Sequence[Span]) -> None:
        """Left and width of each table's column, in this panel's pixels: figures stand under the
        columns they measure."""
        self._spans = tuple(spans)
        for row in self._rows:
            row.figures.follow(self._spans)

    def rows(self) -> list[LineRow]:
        return list(self._rows)

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
        buttons = self.exchange.sizeHint().width() + self.print.sizeHint().width()
        taken = self.title.sizeHint().width() + buttons + 7 * space(3)
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
            self._rows[-1].figures.follow(self._spans)
            self._lines.addWidget(self._rows[-1])

    def _ask(self) -> None:
        if self._proposal is not None:
            self.exchange_asked.emit(self._proposal)


def _proposed(line: BalanceLine) -> str:
    if line.key == "size":
        return _("Faire plutôt un échange")
    exchanged = line.proposal is not None and line.proposal.other is not None
    return _("Faire cet échange") if exchanged else _("Faire ce déplacement")


class LinesArea(QScrollArea):
    """As tall as its lines where the page allows it; else they scroll, two of them in sight."""

    def __init__(self, inside: QWidget) -> None:
        super().__init__()
        inside.setObjectName("content")
        self._inside = inside
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def sizeHint(self) -> QSize:
        # Its own hint would count words that wrap as taller than they are at this width.
        return QSize(300, max(0, self._inside.heightForWidth(self.viewport().width())))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, min(self.sizeHint().height(), LEAST_LINES * (TEXT + CELL + GAP + 12)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrower words take more lines."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()


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
        self._spans: tuple[Span, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_figures(self, title: str, values: Sequence[int], amber: Sequence[int]) -> None:
        self.values, self._amber = tuple(values), frozenset(amber)
        told = [
            _("table {n} : {figure}", n=table, figure=figure)
            for table, figure in enumerate(values, start=1)
        ]
        self.setAccessibleName(f"{title} {', '.join(told)}")
        self.update()

    def follow(self, spans: tuple[Span, ...]) -> None:
        self._spans = spans
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(300, CELL)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self.values:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place, (left, wide) in enumerate(self.places()):
            if left + wide < 0 or left > self.width():
                continue
            amber = place + 1 in self._amber
            cell = QRectF(left, 0, wide, CELL)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color("state.signal.tint" if amber else "neutral.sunken"))
            painter.drawRoundedRect(cell, ROUND, ROUND)
            painter.setPen(color("state.signal.text" if amber else "neutral.text_secondary"))
            painter.setFont(sized_font(13, 700 if amber else 600, tabular=True))
            painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, str(self.values[place]))

    def places(self) -> list[Span]:
        """Of each figure: under its column; side by side before there are any."""
        count = len(self.values)
        if len(self._spans) != count:
            wide = (self.width() - GAP * (count - 1)) / count
            return [(place * (wide + GAP), wide) for place in range(count)]
        panel = self._panel()
        shift = self.mapTo(panel, QPoint()).x() if panel is not None else 0
        found = []
        for left, wide in self._spans:
            begin, end = left - shift, left - shift + wide
            found.append((begin, end - begin))
        if found and found[-1][0] + found[-1][1] - self.width() <= EDGE and found[0][0] >= -EDGE:
            found[0] = (0.0, found[0][0] + found[0][1])
            found[-1] = (found[-1][0], self.width() - found[-1][0])
        return found

    def _panel(self) -> QWidget | None:
        widget = self.parentWidget()
        while widget is not None and not isinstance(widget, SheetPanel):
            widget = widget.parentWidget()
        return widget
