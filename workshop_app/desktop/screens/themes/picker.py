"""« M puis quelques lettres » : which theme the picked cards go to, by its first letters.

Decides which themes letters mean; opens over the page, holds nothing up, and Échap closes it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from workshop_app.desktop.screens.themes.faces import ThemeChoice
from workshop_app.desktop.theme import set_look
from workshop_app.desktop.tokens import space
from workshop_app.domain.identity import fold
from workshop_app.i18n.translate import _

WIDE, MOST_HIGH = 320, 360
ROW_GAP = 3
ARROWS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


def meant(letters: str, themes: Sequence[ThemeChoice]) -> list[ThemeChoice]:
    """Those whose name begins so, then those one of whose words does, then those that hold it."""
    key = fold(letters)
    if not key:
        return list(themes)

    def rank(theme: ThemeChoice) -> int:
        name = fold(theme.name)
        if name.startswith(key):
            return 0
        return 1 if f" {key}" in f" {name}" else 2 if key in name else 3

    return sorted((each for each in themes if rank(each) < 3), key=rank)


class ThemePicker(QFrame):
    """`chosen` takes the theme, or None for « non classées »; `named` a name that none has yet."""

    def __init__(
        self,
        page: QWidget,
        themes: Sequence[ThemeChoice],
        may_leave: bool,
        chosen: Callable[[UUID | None], object],
        named: Callable[[str], object],
    ) -> None:
        """`may_leave`: the cards stand in a theme that they may be taken out of."""
        super().__init__(page)
        set_look(self, role="dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(_("Ranger dans un thème"))
        self._themes, self._may_leave = themes, may_leave
        self._chosen, self._named = chosen, named
        self._back_to = page.focusWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(space(2), space(2), space(2), space(2))
        column.setSpacing(space(1))
        self.letters = _Letters(self)
        self.letters.textChanged.connect(self._fill)
        self.letters.returnPressed.connect(self._take)
        self.choices = QListWidget()
        set_look(self.choices, role="bare")
        self.choices.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.choices.setAccessibleName(_("Thèmes"))
        self.choices.itemClicked.connect(lambda _item: self._take())
        column.addWidget(self.letters)
        column.addWidget(self.choices, 1)
        self.choices.setSpacing(ROW_GAP)
        self._fill()

    def open_at(self, on_screen: QPoint) -> None:
        """Beside that point of the screen, whole inside the page."""
        page = self.parentWidget()
        assert page is not None  # made with one
        at = page.mapFromGlobal(on_screen)
        self.move(
            max(0, min(at.x(), page.width() - self.width())),
            max(0, min(at.y() + 4, page.height() - self.height())),
        )
        self.show()
        self.raise_()
        self.letters.setFocus(Qt.FocusReason.PopupFocusReason)

    def leave(self) -> None:
        self.close()
        if self._back_to is not None:
            self._back_to.setFocus(Qt.FocusReason.PopupFocusReason)

    def step(self, event: QKeyEvent) -> None:
        """Arrows typed among the letters walk through the choices."""
        move = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        last = self.choices.count() - 1
        self.choices.setCurrentRow(max(0, min(last, self.choices.currentRow() + move)))

    def _fill(self) -> None:
        typed = " ".join(self.letters.text().split())
        self.choices.clear()
        found = meant(typed, self._themes)
        for theme in found:
            words = _("– {theme}", theme=theme.name) if theme.is_part else theme.name
            self._add(words, theme.id)
        if typed and all(fold(theme.name) != fold(typed) for theme in found):
            self._add(_("Nouveau thème « {name} »", name=typed), typed)
        if not typed and self._may_leave:
            self._add(_("Retirer du thème"), None)
        self.choices.setCurrentRow(0)
        rows = sum(
            self.choices.sizeHintForRow(n) + 2 * ROW_GAP for n in range(self.choices.count())
        )
        self.resize(WIDE, min(MOST_HIGH, rows + self.letters.sizeHint().height() + 4 * space(2)))

    def _add(self, words: str, target: UUID | str | None) -> None:
        item = QListWidgetItem(words, self.choices)
        item.setData(Qt.ItemDataRole.UserRole, (target,))

    def _take(self) -> None:
        item = self.choices.currentItem()
        if item is None:
            return
        (target,) = item.data(Qt.ItemDataRole.UserRole)
        self.leave()
        if isinstance(target, str):
            self._named(target)
        else:
            self._chosen(target)


class _Letters(QLineEdit):
    def __init__(self, picker: ThemePicker) -> None:
        super().__init__(picker)
        self._picker = picker
        self.setPlaceholderText(_("Premières lettres du thème"))
        self.setAccessibleName(_("Premières lettres du thème, puis Entrée"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ARROWS:
            self._picker.step(event)
        elif event.key() == Qt.Key.Key_Escape:
            self._picker.leave()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() == Qt.FocusReason.MouseFocusReason:
            self._picker.close()
