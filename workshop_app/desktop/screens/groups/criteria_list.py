"""The criteria of the split, the most important first, and what is asked of each.

A row is moved by its handle, its arrows or Alt and the arrows; its mode is chosen from a menu. Rows
emit what was asked and change nothing themselves.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QActionGroup, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget

from workshop_app.desktop.screens.groups.shown import CriterionShown
from workshop_app.desktop.theme import color
from workshop_app.desktop.tokens import space
from workshop_app.desktop.widgets.buttons import Button, icon_button
from workshop_app.desktop.widgets.icons import pixmap
from workshop_app.desktop.widgets.panel import label
from workshop_app.domain.groups.problem import MODES, Mode
from workshop_app.i18n.translate import _
from workshop_app.services.mode_words import mode_explained, mode_name

HANDLE = 16


class CriteriaList(QWidget):
    order_asked = Signal(list)
    """The keys, in their new order."""
    mode_asked = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._criteria: tuple[CriterionShown, ...] = ()
        self._target: int | None = None
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(space(1))
        self._mark = _Mark(self)

    def show_criteria(self, criteria: Sequence[CriterionShown]) -> None:
        """The focus stays on the same criterion, and on the same button of it."""
        if tuple(criteria) == self._criteria:
            return
        focused = self._focused()
        for row in self.rows():
            self._rows.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._criteria = tuple(criteria)
        for place, criterion in enumerate(criteria):
            row = CriterionRow(criterion, place, len(criteria))
            row.moved.connect(partial(self._move, criterion.key))
            row.removed.connect(partial(self._remove, criterion.key))
            row.mode_asked.connect(partial(self.mode_asked.emit, criterion.key))
            row.carried.connect(partial(self._carry, place))
            row.dropped.connect(partial(self._drop, criterion.key))
            self._rows.addWidget(row)
            if focused is not None and criterion.key == focused[0]:
                row.take_focus(focused[1])

    def keys(self) -> list[str]:
        return [criterion.key for criterion in self._criteria]

    def rows(self) -> list[CriterionRow]:
        found = (self._rows.itemAt(place) for place in range(self._rows.count()))
        rows = (item.widget() for item in found if item is not None)
        return [row for row in rows if isinstance(row, CriterionRow)]

    def _focused(self) -> tuple[str, str] | None:
        """The criterion that has the focus, and which of its buttons."""
        for key, row in zip(self.keys(), self.rows(), strict=False):
            name = row.focused()
            if name:
                return key, name
        return None

    def _remove(self, key: str) -> None:
        self.order_asked.emit([each for each in self.keys() if each != key])

    def _move(self, key: str, by: int) -> None:
        keys = self.keys()
        self._put(key, keys.index(key) + by)

    def _put(self, key: str, place: int) -> None:
        keys = self.keys()
        if 0 <= place < len(keys) and keys.index(key) != place:
            keys.remove(key)
            keys.insert(place, key)
            self.order_asked.emit(keys)

    # the hand

    def _carry(self, origin: int, where: QPoint) -> None:
        """A row is held over another place: the line shows where it would go."""
        rows, at = self.rows(), self.mapFromGlobal(where).y()
        self._target = sum(at > row.geometry().center().y() for row in rows if row is not None)
        moves = self._target not in (origin, origin + 1)
        self._mark.setVisible(moves)
        if not moves:
            self._target = None
            return
        last = rows[-1].geometry().bottom() + 1
        top = rows[self._target].geometry().top() if self._target < len(rows) else last
        self._mark.setGeometry(0, max(0, top - 2), self.width(), 2)
        self._mark.raise_()

    def _drop(self, key: str) -> None:
        target, self._target = self._target, None
        self._mark.hide()
        if target is not None:
            self._put(key, target - (self.keys().index(key) < target))


class CriterionRow(QWidget):
    """One criterion: handle, name, arrows, what is asked of it."""

    moved = Signal(int)
    removed = Signal()
    mode_asked = Signal(str)
    carried = Signal(QPoint)
    """Held by its handle; in global pixels."""
    dropped = Signal()

    def __init__(self, shown: CriterionShown, place: int, count: int) -> None:
        super().__init__()
        word = shown.word
        self._mode = shown.mode
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.handle = _Handle()
        self.handle.carried.connect(self.carried)
        self.handle.dropped.connect(self.dropped)
        self.name = label(_("{n}. {word}", n=place + 1, word=word), wrap=True)
        up, down = _("Monter {word}", word=word), _("Descendre {word}", word=word)
        self.up = icon_button("arrow-up", up, "quiet", "small", partial(self.moved.emit, -1))
        self.down = icon_button("arrow-down", down, "quiet", "small", partial(self.moved.emit, 1))
        away = _("Retirer le critère {word}", word=word)
        self.away = icon_button("x", away, "quiet", "small", self.removed.emit)
        self.mode = Button(
            mode_name(shown.mode), "quiet", "chevron-down", "small", self._choose, icon_after=True
        )
        self.mode.setToolTip(mode_explained(shown.mode))
        said = _("{word} : {mode}", word=word, mode=mode_name(shown.mode))
        self.mode.setAccessibleName(said)
        self.up.setEnabled(place > 0)
        self.down.setEnabled(place < count - 1)
        self.setFocusProxy(self.down if place < count - 1 else self.up)
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        first, second = QHBoxLayout(), QHBoxLayout()
        for row in (first, second):
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(2)
            column.addLayout(row)
        first.addWidget(self.handle)
        first.addWidget(self.name, 1)
        second.addSpacing(HANDLE)
        second.addWidget(self.mode)
        second.addStretch(1)
        for button in (self.up, self.down, self.away):
            first.addWidget(button)
        for button in self._buttons().values():
            button.installEventFilter(self)

    def _buttons(self) -> dict[str, Button]:
        return {"up": self.up, "down": self.down, "away": self.away, "mode": self.mode}

    def focused(self) -> str:
        """Which of its buttons has the focus; "" = none."""
        with_it = self.window().focusWidget()
        return next((name for name, each in self._buttons().items() if each is with_it), "")

    def take_focus(self, name: str) -> None:
        button = self._buttons()[name]
        (button if button.isEnabled() else self).setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Alt+arrows, which a button would take for a walk to its neighbour."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
            if step is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
                self.moved.emit(step)
                return True
        return super().eventFilter(watched, event)

    def _choose(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setToolTipsVisible(True)
        group = QActionGroup(menu)
        for mode in MODES:
            action = menu.addAction(mode_line(mode), partial(self._ask, mode))
            action.setCheckable(True)
            action.setChecked(mode == self._mode)
            group.addAction(action)
        menu.popup(self.mode.mapToGlobal(self.mode.rect().bottomLeft()))

    def _ask(self, mode: Mode) -> None:
        if mode != self._mode:
            self.mode_asked.emit(mode)


def mode_line(mode: Mode) -> str:
    """« Jamais seul : personne à une table, ou deux au moins »."""
    told = mode_explained(mode)
    told = told[:1].lower() + told[1:].removesuffix(".")
    return _("{mode} : {explained}", mode=mode_name(mode), explained=told)


class _Mark(QWidget):
    """The line where a held row would go."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), color("accent.focus"))


class _Handle(QLabel):
    """Six dots to take a row by; the arrows do the same by keyboard."""

    carried = Signal(QPoint)
    dropped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setPixmap(pixmap("drag", "neutral.text_muted", HANDLE))
        self.setFixedSize(QSize(HANDLE, HANDLE + 8))
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setToolTip(_("Glisser pour changer l'ordre"))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.carried.emit(event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.setCursor(Qt.CursorShape.OpenHandCursor)
            self.dropped.emit()
