"""« Pas sur la liste ? »: a name, what one knows of the structure, and they are welcome.

Decides nothing: says what is typed, and that it is to be done.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from workshop_app.desktop.theme import set_look, sized_font
from workshop_app.desktop.tokens import space
from workshop_app.desktop.widgets.buttons import Button
from workshop_app.desktop.widgets.keycap import Keycap
from workshop_app.desktop.widgets.panel import label
from workshop_app.i18n.translate import _

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
NARROW = 700
"""Pixels: in a narrower line the question goes before the hint."""
CHOICE_WIDE = 84


class NewcomerLine(QWidget):
    described = Signal(str, str, str, str)
    """Name, structure, its type, département: as they stand."""
    welcome_asked = Signal()
    left = Signal()
    """Échap: back to the search."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name, self.organisation = _Field(_("Prénom et nom")), _Field(_("Structure"))
        self.name.setMinimumWidth(128)
        self.type, self.departement = _choice(_("Type")), _choice(_("Dép."))
        self.type.setAccessibleName(_("Type de structure"))
        self.departement.setAccessibleName(_("Département"))
        self.button = Button(_("Accueillir"), icon_name="walk_in", on_click=self.welcome_asked.emit)
        self._hint = label("", "caption", wrap=True)
        self._said = ""
        self._lent = ""
        self._build()
        for field in (self.name, self.organisation):
            field.textEdited.connect(self._tell)
            field.entered.connect(self.welcome_asked)
            field.left.connect(self.left)
        for choice in (self.type, self.departement):
            choice.activated.connect(self._tell)

    def begin(self, name: str = "") -> None:
        """F4, or a search that found nobody: the name is there already."""
        if name:
            self.fill(name)
        self.name.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.name.end(False)

    def fill(self, name: str) -> None:
        """The name that nobody on the list has."""
        self._lent = name
        if self.name.text() != name:
            self.name.setText(name)
            self._tell()

    def take_back(self) -> None:
        """The name was only lent by the search, which says something else now."""
        if self._lent and self.name.text() == self._lent and not self.name.hasFocus():
            self.name.clear()
            self._tell()
        self._lent = ""

    def clear(self) -> None:
        for field in (self.name, self.organisation):
            field.clear()
            set_look(field, state="")
        for choice in (self.type, self.departement):
            choice.setCurrentIndex(0)

    def show_choices(self, types: Sequence[str], departements: Sequence[str]) -> None:
        """Values of the list; what was chosen stays chosen."""
        for choice, values in ((self.type, types), (self.departement, departements)):
            known = [choice.itemText(row) for row in range(1, choice.count())]
            if known != list(values):
                chosen = choice.currentText() if choice.currentIndex() > 0 else ""
                first = choice.itemText(0)
                choice.clear()
                choice.addItems([first, *values])
                choice.setCurrentIndex(max(0, choice.findText(chosen)) if chosen else 0)

    def show_hint(self, hint: str, is_warning: bool) -> None:
        self._say(hint, "caption-signal" if is_warning else "caption")
        set_look(self.name, state="")

    def show_refused(self, said: str) -> None:
        set_look(self.name, state="error")
        self._say(said, "error")
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def minimumSizeHint(self) -> QSize:
        """That of the line without its question, which goes before the hint when it must."""
        usual = super().minimumSizeHint()
        question = self._question.sizeHint().width() + space(2)
        shown = question if self._question.isVisibleTo(self) else 0
        return QSize(usual.width() - shown, usual.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._question.setVisible(event.size().width() >= NARROW)
        self._show_hint()

    def _show_hint(self) -> None:
        short = not self._question.isVisibleTo(self)
        self._hint.setText(f"{self._question.text()} {self._said}" if short else self._said)

    def _say(self, words: str, role: str) -> None:
        self._said = words
        self._show_hint()
        set_look(self._hint, role=role)
        self.name.setAccessibleDescription(words)

    def _tell(self, *_change: object) -> None:
        self.described.emit(
            self.name.text(),
            self.organisation.text(),
            _chosen(self.type),
            _chosen(self.departement),
        )

    def _build(self) -> None:
        self._question = label(_("Pas sur la liste ?"))
        self._question.setFont(sized_font(15, 700))
        self._question.hide()
        row = QHBoxLayout()
        row.setSpacing(space(2))
        row.addWidget(self._question)
        row.addWidget(self.name, 5)
        row.addWidget(self.organisation, 4)
        for part in (self.type, self.departement, self.button, Keycap("F4")):
            row.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(1))
        column.addLayout(row)
        column.addWidget(self._hint)


class _Field(QLineEdit):
    """Entrée welcomes, Échap goes back."""

    entered = Signal()
    left = Signal()

    def __init__(self, hint: str) -> None:
        super().__init__()
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint)
        self.setMinimumWidth(90)
        self.setMaxLength(200)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER and not event.isAutoRepeat():
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _choice(hint: str) -> QComboBox:
    made = QComboBox()
    made.addItem(hint)
    made.setFixedWidth(CHOICE_WIDE)
    made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return made


def _chosen(choice: QComboBox) -> str:
    """The first line is the hint: nothing."""
    return choice.currentText() if choice.currentIndex() > 0 else ""
