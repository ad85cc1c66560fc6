"""The line over the columns: what colours the chips, the legend, how to move somebody."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QSizePolicy, QWidget

from workshop_app.desktop.screens.groups.faces import Legend
from workshop_app.desktop.theme import color, font
from workshop_app.desktop.tokens import space
from workshop_app.desktop.widgets.icons import paint_icon, pixmap
from workshop_app.desktop.widgets.panel import label
from workshop_app.desktop.widgets.segment import Segment
from workshop_app.desktop.widgets.shapes import paint_shape
from workshop_app.desktop.widgets.text_block import paint_elided
from workshop_app.i18n.translate import _, n_

MARK = 16
AIR = 7
BETWEEN = 15
MOST_SEGMENTS = 4
"""More ways to colour are chosen from a list."""
STAR, LOCK, HOST = "star", "lock", "home"


class Toolbar(QWidget):
    colouring_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(4))
        self.colouring = Segment(_("Couleur des personnes"), [])
        self.colouring.chosen.connect(self.colouring_asked)
        self.choice = QComboBox()
        self.choice.setAccessibleName(_("Couleur des personnes"))
        self.choice.activated.connect(self._ask)
        self.choice.hide()
        self._legend = LegendLine()
        self._hint_icon = QLabel()
        self._hint_icon.setPixmap(pixmap("info", "neutral.text_muted", 14))
        self._hint = label(_("Glisser une personne, ou F2 pour choisir sa table"), "caption")
        row.addWidget(self.colouring)
        row.addWidget(self.choice)
        row.addWidget(self._legend, 1)
        told = QHBoxLayout()
        told.setSpacing(AIR)
        told.addWidget(self._hint_icon)
        told.addWidget(self._hint)
        row.addLayout(told)
        self._picked = 0
        self._choices: list[tuple[str, str]] = []

    def show_colours(
        self,
        choices: Sequence[tuple[str, str]],
        chosen: str,
        legend: Sequence[Legend],
        hosts: bool = False,
    ) -> None:
        if list(choices) != self._choices:
            self._choices = list(choices)
            self.colouring.set_choices(choices[:MOST_SEGMENTS])
            self.choice.clear()
            self.choice.addItems([_("Couleur : {word}", word=word) for _key, word in choices])
        many = len(choices) > MOST_SEGMENTS
        self.colouring.setVisible(bool(choices) and not many)
        self.choice.setVisible(many)
        if many:
            keys = [key for key, _word in choices]
            self.choice.setCurrentIndex(keys.index(chosen) if chosen in keys else -1)
        elif chosen:
            self.colouring.choose(chosen)
        self._legend.show_legend(legend, hosts)
        self._fit()

    def show_picked(self, count: int) -> None:
        """How many people are picked together, and what can be done with them."""
        self._picked = count
        if count > 1:
            said = n_(
                "{n} personne choisie : la glisser, F2, ou Échap",
                "{n} personnes choisies : les glisser, F2, ou Échap",
                count,
            )
        else:
            said = _("Glisser une personne, ou F2 pour choisir sa table")
        self._hint.setText(said)
        self._fit()

    def legend(self) -> str:
        """What the colours stand for, as read aloud."""
        return self._legend.accessibleName()

    def _ask(self, place: int) -> None:
        self.colouring_asked.emit(self._choices[place][0])

    def said(self) -> str:
        """The hint, shown or not."""
        return self._hint.text()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(200, super().minimumSizeHint().height())

    def _fit(self) -> None:
        """The hint gives way to the legend where both do not fit: F1 says it too. What is picked is
        always said."""
        chooser = self.choice if self.choice.isVisibleTo(self) else self.colouring
        taken = chooser.sizeHint().width() + self._legend.wanted() + 3 * space(4) + 18
        fits = taken + self._hint.sizeHint().width() <= self.width()
        self._hint.setVisible(fits or self._picked > 1)
        self._hint_icon.setVisible(fits or self._picked > 1)


class LegendLine(QWidget):
    """Squares of colour with their word, the star and the padlock; as many as fit."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[Legend] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_legend(self, legend: Sequence[Legend], hosts: bool = False) -> None:
        marks = [Legend(STAR, _("Référent")), Legend(LOCK, _("Place fixée"))]
        if hosts:
            marks.append(Legend(HOST, _("Hôte")))
        self._items = [*legend, *marks]
        self.setAccessibleName(", ".join(item.text for item in self._items))
        self.updateGeometry()
        self.update()

    def wanted(self) -> int:
        """Pixels that show all of it."""
        return round(sum(self._wide(item) + BETWEEN for item in self._items))

    def sizeHint(self) -> QSize:
        return QSize(self.wanted(), 24)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 24)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font("caption"))
        left = 0.0
        for item in self._items:
            if left + MARK + AIR > self.width():
                break
            square = QRectF(left, (self.height() - MARK) / 2, MARK, MARK)
            _paint_mark(painter, square, item.look)
            painter.setPen(color("neutral.text_secondary"))
            wide = min(self._wide(item), self.width() - left) - MARK - AIR
            words = QRectF(left + MARK + AIR, 0, wide + 1, self.height())
            paint_elided(painter, item.text, words)
            left += self._wide(item) + BETWEEN

    def _wide(self, item: Legend) -> float:
        return MARK + AIR + QFontMetricsF(font("caption")).horizontalAdvance(item.text)


def _paint_mark(painter: QPainter, square: QRectF, look: str) -> None:
    if look == STAR:
        paint_shape(painter, "star5", square, color("state.signal.text"))
        paint_shape(painter, "star5", square.adjusted(2, 2, -2, -2), color("state.signal.fill"))
    elif look in (LOCK, HOST):
        paint_icon(painter, look, square, "neutral.text_secondary")
    else:
        painter.setPen(QPen(color(f"structure_chip.{look}.line"), 1))
        painter.setBrush(color(f"structure_chip.{look}.bg"))
        painter.drawRoundedRect(square.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
