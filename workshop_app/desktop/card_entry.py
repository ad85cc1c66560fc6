"""Typing a card at the desk, for a table: chosen table, chosen category, text, Enter, next card.

    entry = CardEntry(with_source=True); entry.show_choices(tables, categories)
    entry.sent.connect(...)          an Entry; then show_written(...) or show_refusal(...)

Made for a heap of paper cards: after each one the table and the category stay and the text has the
focus. Decides no rule: whether a card is taken is answered by who receives it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from workshop_app.desktop.theme import set_look
from workshop_app.desktop.tokens import space
from workshop_app.desktop.widgets.buttons import Button, icon_button
from workshop_app.desktop.widgets.panel import Panel, label
from workshop_app.desktop.widgets.segment import Segment
from workshop_app.desktop.widgets.shapes import shape_icon
from workshop_app.desktop.widgets.tips import tip
from workshop_app.domain.cards import LONGEST_TEXT, Source
from workshop_app.domain.workshop import Category
from workshop_app.i18n.translate import _

SHAPE, SMALL_SHAPE = 14, 12
ARROWS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
PER_ROW = 4
SIDE = 12
"""Pixels a button keeps beside its shape and its words."""
TEXT_HIGH = 124


@dataclass(frozen=True, slots=True)
class Entry:
    """A card as typed."""

    table: int
    kind: str
    text: str
    source: Source


class KindChoice(QWidget):
    """The categories as buttons, one chosen. Code and shape, or the whole word."""

    chosen = Signal(str)

    def __init__(self, short: bool, per_row: int = PER_ROW) -> None:
        super().__init__()
        self.setAccessibleName(_("Catégorie"))
        self._short, self._per_row = short, per_row
        self._categories: tuple[Category, ...] = ()
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(space(1))

    def show_categories(self, categories: Sequence[Category]) -> None:
        """Those of the workshop; the one chosen stays if it is still there."""
        if tuple(categories) == self._categories:
            return
        kept = self.current()
        for button in self._buttons.values():
            self._group.removeButton(button)
            self._grid.removeWidget(button)
            button.deleteLater()
        self._categories, self._buttons = tuple(categories), {}
        for place, category in enumerate(categories):
            self._add(category, place)
        if self._buttons:
            self.choose(kept if kept in self._buttons else categories[0].key)

    def follow(self, before: QWidget, after: QWidget) -> None:
        """Tab comes here from `before` and goes on to `after`."""
        chain = [before, *self._buttons.values(), after]
        for one, other in pairwise(chain):
            QWidget.setTabOrder(one, other)

    def current(self) -> str:
        return next((key for key, button in self._buttons.items() if button.isChecked()), "")

    def choose(self, key: str) -> None:
        """Silent; a key that is not there changes nothing."""
        if key in self._buttons:
            self._buttons[key].setChecked(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk without choosing: on an open card a choice is written at once."""
        step = ARROWS.get(Qt.Key(event.key()))
        buttons = list(self._buttons.values())
        here = next((place for place, each in enumerate(buttons) if each.hasFocus()), None)
        if step is None or here is None:
            super().keyPressEvent(event)
        else:
            buttons[(here + step) % len(buttons)].setFocus(Qt.FocusReason.TabFocusReason)

    def _add(self, category: Category, place: int) -> None:
        button = _KindButton(category.code if self._short else category.label)
        button.setCheckable(True)
        button.setAutoDefault(False)
        set_look(button, role="secondary", scale="small")
        side, gap = (SMALL_SHAPE, 1) if self._short else (SHAPE, 4)
        button.setIcon(shape_icon(category.shape, category.tone, side, gap=gap))
        button.setIconSize(QSize(side + gap, side))
        button.setToolTip(tip(category.label))
        button.setAccessibleName(category.label)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.setMinimumWidth(0)
        button.clicked.connect(lambda: self.chosen.emit(category.key))
        self._group.addButton(button)
        self._grid.addWidget(button, place // self._per_row, place % self._per_row)
        self._buttons[category.key] = button


class _KindButton(QPushButton):
    """Leaves the arrows to the row. A word too long is shortened: the panel keeps its width."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self._words = words

    def sizeHint(self) -> QSize:
        """Asks for nothing more: what room there is is shared equally."""
        return QSize(self.iconSize().width() + 2 * SIDE, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.ensurePolished()
        room = self.width() - self.minimumSizeHint().width()
        shown = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        if shown != self.text():
            self.setText(shown)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if Qt.Key(event.key()) in ARROWS:
            event.ignore()
        else:
            super().keyPressEvent(event)


class CardText(QPlainTextEdit):
    """The words of a card. Enter sends, Maj+Enter starts a line, Tab leaves."""

    sent = Signal()
    left = Signal()

    def __init__(self, high: int = TEXT_HIGH) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setFixedHeight(high)
        self.setAccessibleName(_("Texte de la carte"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        shifted = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if event.key() in ENTER and not shifted:
            self.sent.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def text(self) -> str:
        return self.toPlainText()

    def setText(self, text: str) -> None:
        self.setPlainText(text)


class _ShortText(QLineEdit):
    """The words of a card on one line, where there is little room."""

    sent = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setMaxLength(LONGEST_TEXT)
        self.setAccessibleName(_("Texte de la carte"))
        self.setPlaceholderText(_("Texte, puis Entrée"))
        self.returnPressed.connect(self.sent)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class CardEntry(Panel):
    """`compact`: three lines high, for Conduite; otherwise a column, with where it came from."""

    sent = Signal(object)
    closed = Signal()

    def __init__(self, compact: bool = False) -> None:
        super().__init__(_("Carte") if compact else _("Saisir une carte"))
        self.setAccessibleName(_("Saisir une carte"))
        self._compact = compact
        self._table = QComboBox()
        self._table.setAccessibleName(_("Table"))
        self._kinds = KindChoice(short=compact, per_row=PER_ROW if compact else 2)
        self._text: CardText | _ShortText = _ShortText() if compact else CardText()
        self._source = Segment(
            _("D'où vient la carte"), [("paper", _("Papier")), ("desk", _("À l'oral"))]
        )
        self._said = label("", "caption", wrap=not compact)
        self._text.sent.connect(self._send)
        self._text.left.connect(self.closed)
        self._kinds.chosen.connect(self._back_to_text)
        if compact:
            self._lay_compact()
        else:
            self._lay_column()

    def show_choices(self, tables: Sequence[int], categories: Sequence[Category]) -> None:
        """Tables and categories of the workshop; those chosen stay if they are still there."""
        known = [self._table.itemData(row) for row in range(self._table.count())]
        if known != list(tables):
            kept = self._table.currentData()
            self._table.clear()
            for number in tables:
                self._table.addItem(_("Table {n}", n=number), number)
            self._table.setCurrentIndex(max(0, self._table.findData(kept)))
        self._kinds.show_categories(categories)
        self._kinds.follow(self._table, self._text)

    def aim(self, table: int | None = None, kind: str = "", source: Source | None = None) -> None:
        """The table whose paper is being typed, or who speaks; then the focus on the text."""
        if table is not None:
            self._table.setCurrentIndex(max(0, self._table.findData(table)))
        if kind:
            self._kinds.choose(kind)
        if source is not None:
            self._source.choose(source)
            self._name_source()
        self._say("", "caption")
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)

    def choose_kind(self, kind: str) -> None:
        """The category of the phase that has just begun."""
        self._kinds.choose(kind)

    def show_written(self, said: str) -> None:
        """It is on disk: the text empties, all the rest stays."""
        self._text.setText("")
        self._say(said, "success")
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_refusal(self, said: str) -> None:
        """The text stays, with the reason under it."""
        self._say(said, "error")

    def _lay_compact(self) -> None:
        """Table beside the title, categories, then the text with its button."""
        self._table.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._said.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.buttons.addWidget(self._table)
        self.body.addWidget(self._kinds)
        row = QHBoxLayout()
        row.setSpacing(space(2))
        row.addWidget(self._text, 1)
        row.addWidget(icon_button("send", _("Enregistrer la carte"), on_click=self._send))
        self.body.addLayout(row)
        self.body.addWidget(self._said)
        self.body.addStretch(1)

    def _lay_column(self) -> None:
        self.buttons.addWidget(
            icon_button("x", _("Fermer"), "quiet", "small", on_click=self.closed.emit)
        )
        for name, field in (
            (_("Table"), self._table),
            (_("Catégorie"), self._kinds),
            (_("Texte"), self._text),
            (_("Reçue"), self._source),
        ):
            self.body.addWidget(label(name, "label"))
            self.body.addWidget(field)
        self.body.addWidget(self._said)
        self.body.addWidget(Button(_("Enregistrer la carte"), on_click=self._send))
        self.body.addWidget(
            label(_("Entrée enregistre, Maj+Entrée va à la ligne."), "caption", True)
        )
        self.body.addStretch(1)

    def _name_source(self) -> None:
        """Where there is little room the title alone says it."""
        if self._compact:
            spoken = self._source.current() == "desk"
            self.title.setText(_("Carte dictée") if spoken else _("Carte papier"))

    def _back_to_text(self) -> None:
        """A category pressed with the mouse: the next thing is the words."""
        if self._kinds.underMouse():
            self._text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _send(self) -> None:
        table = self._table.currentData()
        if table is None or not self._kinds.current():
            return
        source: Source = "desk" if self._source.current() == "desk" else "paper"
        self.sent.emit(Entry(table, self._kinds.current(), self._text.text(), source))

    def _say(self, said: str, role: str) -> None:
        self._said.setText(said)
        self._said.setToolTip(tip(said if self._compact else ""))
        set_look(self._said, role=role)
        self._text.setAccessibleDescription(said)
