"""The parts around the miniatures: options, what is missing, sums by paper, the document in large.

Each shows what it is given and emits what was asked; decides nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLayout,
    QVBoxLayout,
    QWidget,
)

from workshop_app.desktop.screens.kit.wording import Figure, LackLine, PaperLine
from workshop_app.desktop.theme import color, font
from workshop_app.desktop.tokens import space
from workshop_app.desktop.widgets.buttons import Button
from workshop_app.desktop.widgets.icons import pixmap
from workshop_app.desktop.widgets.panel import Panel, label, line
from workshop_app.desktop.widgets.segment import Segment
from workshop_app.desktop.widgets.tips import tip
from workshop_app.domain.paper import KitOptions
from workshop_app.i18n.translate import _

MARK = 18


class OptionsRow(QWidget):
    """On one line, or two when it is narrow."""

    changed = Signal(object)
    """`KitOptions`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._options = KitOptions()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(space(2))
        self._row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._posters, self._boxes = QHBoxLayout(), QHBoxLayout()
        posters, boxes = self._posters, self._boxes
        posters.setSpacing(space(2))
        name = label(_("Affiches"))
        name.setFont(font("button"))
        posters.addWidget(name)
        self.poster = Segment(_("Format des affiches"), [("A3", _("A3")), ("A4", _("A4"))])
        self.poster.chosen.connect(self._tell)
        posters.addWidget(self.poster)
        posters.addStretch(1)
        boxes.setSpacing(space(4))
        self.no_bleed = _box(
            _("Sans fond perdu"), _("L'encre ne va pas jusqu'au bord : pour toute imprimante.")
        )
        self.large = _box(_("Grands caractères"), _("Tous les textes, un cinquième plus grands."))
        self.save_ink = _box(
            _("Économie d'encre"), _("Les fonds colorés deviennent des traits, les formes restent.")
        )
        for box in (self.no_bleed, self.large, self.save_ink):
            box.clicked.connect(self._tell)
            boxes.addWidget(box)
        boxes.addStretch(1)
        self._row.addLayout(posters)
        self._row.addLayout(boxes, 1)
        self.show_options(self._options)

    def show_options(self, options: KitOptions) -> None:
        self._options = options
        self.poster.choose(options.poster)
        self.no_bleed.setChecked(not options.full_bleed)
        self.large.setChecked(options.large_print)
        self.save_ink.setChecked(options.save_ink)

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for two lines; as high as the one or two there are."""
        return QSize(self._boxes.minimumSize().width(), self._row.minimumSize().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        one_line = self._posters.sizeHint().width() + self._boxes.sizeHint().width() + space(2)
        directions = QBoxLayout.Direction
        fits = event.size().width() >= one_line
        wanted = directions.LeftToRight if fits else directions.TopToBottom
        if wanted != self._row.direction():
            self._row.setDirection(wanted)
            self.updateGeometry()

    def _tell(self) -> None:
        asked = replace(
            self._options,
            poster="A4" if self.poster.current() == "A4" else "A3",
            full_bleed=not self.no_bleed.isChecked(),
            large_print=self.large.isChecked(),
            save_ink=self.save_ink.isChecked(),
        )
        self.changed.emit(asked)


class LackLines(QWidget):
    """What paper will lack, each with the page that mends it."""

    page_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[LackLine, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(space(1))
        self.hide()

    def show_lines(self, lines: Sequence[LackLine]) -> None:
        if tuple(lines) == self._lines:
            return
        self._lines = tuple(lines)
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for one in lines:
            self._column.addWidget(self._line(one))
        self.setVisible(bool(lines))

    def _line(self, one: LackLine) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(2))
        row.addWidget(mark("warn", "state.signal.text"))
        row.addWidget(label(one.said, "body", wrap=True), 1)
        button = Button(one.button, scale="small", on_click=lambda: self.page_asked.emit(one.page))
        button.setAccessibleDescription(one.said)
        row.addWidget(button)
        return made


class PaperPanel(Panel):
    """« Combien imprimer de quoi »: figures by paper, then document by document."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Combien imprimer de quoi"), parent=parent)
        self.title.setWordWrap(False)
        self._aside = label("", "caption")
        self.buttons.addWidget(self._aside)
        self._shown: tuple[object, ...] = ()
        self._wants_table = True
        self._figures, self._table = QWidget(), QWidget()
        self.body.addWidget(self._figures)
        self.body.addWidget(self._table)

    def show_papers(
        self, aside: str, figures: Sequence[Figure], papers: Sequence[PaperLine], none: str
    ) -> None:
        """`none` is said in the place of the figures when there are none."""
        shown = (aside, tuple(figures), tuple(papers), none)
        if shown == self._shown:
            return
        self._shown = shown
        self._aside.setText(aside)
        self._figures = self._swap(self._figures, _figure_row(figures, none))
        self._table = self._swap(self._table, _paper_table(papers))

    def show_table(self, shown: bool) -> None:
        """The lines by document, when there is room for them."""
        self._wants_table = shown
        self._table.setVisible(shown)

    def _swap(self, old: QWidget, new: QWidget) -> QWidget:
        wanted = old is not self._table or self._wants_table
        self.body.replaceWidget(old, new)
        old.hide()
        old.deleteLater()
        new.setVisible(wanted)
        return new


def _box(text: str, why: str) -> QCheckBox:
    made = QCheckBox(text)
    made.setToolTip(tip(why))
    made.setAccessibleDescription(why)
    return made


def mark(icon_name: str, colour: str) -> QLabel:
    made = QLabel()
    made.setPixmap(pixmap(icon_name, colour, MARK))
    made.setFixedSize(MARK, MARK)
    return made


def note(icon_name: str, said: str) -> QWidget:
    """An icon and a sentence."""
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(space(2))
    row.addWidget(mark(icon_name, "neutral.text_secondary"), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(label(said, "secondary", wrap=True), 1)
    return made


def _figure_row(figures: Sequence[Figure], none: str) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(space(4))
    for place, figure in enumerate(figures):
        if place:
            row.addWidget(_Upright())
        cell = QVBoxLayout()
        cell.setSpacing(0)
        head = QHBoxLayout()
        head.setSpacing(space(2))
        count = label(figure.count, "strong-title")
        count.setFont(font("strong_title", tabular=True))
        head.addWidget(count, 0, Qt.AlignmentFlag.AlignBaseline)
        head.addWidget(label(figure.paper, "label"), 0, Qt.AlignmentFlag.AlignBaseline)
        head.addStretch(1)
        cell.addLayout(head)
        cell.addWidget(label(figure.what_for, "caption", wrap=True))
        cell.addStretch(1)
        row.addLayout(cell, 1)
    if not figures:
        row.addWidget(label(none, "muted"))
    return made


def _paper_table(papers: Sequence[PaperLine]) -> QWidget:
    made = QWidget()
    grid = QGridLayout(made)
    grid.setContentsMargins(0, space(2), 0, 0)
    grid.setHorizontalSpacing(space(4))
    grid.setVerticalSpacing(space(1))
    heads = (_("Document"), _("Pages"), _("Copies"), _("Papier"))
    for column, head in enumerate(heads if papers else ()):
        grid.addWidget(label(head, "label"), 0, column, _side(column))
    for row, paper in enumerate(papers):
        grid.addWidget(line(), 2 * row + 1, 0, 1, len(heads))
        words = (paper.name, paper.pages, paper.copies, paper.paper)
        for column, text in enumerate(words):
            grid.addWidget(label(text), 2 * row + 2, column, _side(column))
    grid.setColumnStretch(0, 2)
    grid.setColumnStretch(3, 3)
    return made


def _side(column: int) -> Qt.AlignmentFlag:
    """Figures to the right, words to the left."""
    return Qt.AlignmentFlag.AlignRight if column in (1, 2) else Qt.AlignmentFlag.AlignLeft


class _Upright(QWidget):
    """A line between two figures."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), color("neutral.line"))
