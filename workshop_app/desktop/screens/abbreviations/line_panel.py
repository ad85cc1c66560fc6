"""One short form and what it stands for, beside the list. Decides nothing: says what was asked."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from workshop_app.desktop.widgets.buttons import Button, icon_button
from workshop_app.desktop.widgets.fields import Labelled
from workshop_app.desktop.widgets.panel import Panel
from workshop_app.domain.abbreviations import LONGEST_SHORT, Line
from workshop_app.i18n.translate import _

HIGH = 84


class LinePanel(Panel):
    saved = Signal(str, str)
    """Short form, what it stands for."""
    removed = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(" ", parent=parent)
        self.buttons.addWidget(icon_button("x", _("Fermer"), "quiet", "small", self.left.emit))
        self.short = Labelled(
            _("Abréviation ou synonyme"),
            QLineEdit(),
            _("Deux lettres comptent en majuscules : CA, pas « ca »."),
        )
        self.short.field.setMaxLength(LONGEST_SHORT)
        self.meaning = Labelled(
            _("Mots qu'elle remplace"),
            QPlainTextEdit(),
            _("Une carte qui dit l'un et une carte qui dit l'autre se rapprochent."),
        )
        self.meaning.field.setTabChangesFocus(True)
        self.meaning.field.setFixedHeight(HIGH)
        self._save = Button(_("Enregistrer"), icon_name="check", on_click=self._give)
        self._remove = Button(_("Retirer"), "quiet", "trash-2", on_click=self.removed.emit)
        self.body.addWidget(self.short)
        self.body.addWidget(self.meaning)
        row = QHBoxLayout()
        row.addWidget(self._save)
        row.addWidget(self._remove)
        row.addStretch(1)
        self.body.addLayout(row)
        self.short.field.returnPressed.connect(self._give)

    def show_line(self, line: Line | None) -> None:
        """None: a new one, to be typed at once."""
        self.set_title(line.short if line else _("Nouvelle ligne"))
        self._clear_errors()
        self.short.field.setText(line.short if line else "")
        self.meaning.field.setPlainText(line.meaning if line else "")
        self._remove.setVisible(line is not None)
        if line is None:
            self.short.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_refusal(self, said: str) -> None:
        """Under the field that lacks something; both filled, under the first."""
        self._clear_errors()
        empty = self.short.field.text().strip() and not self.meaning.field.toPlainText().strip()
        field: Labelled[QLineEdit] | Labelled[QPlainTextEdit] = (
            self.meaning if empty else self.short
        )
        field.set_error(said)
        field.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _give(self) -> None:
        self.saved.emit(self.short.field.text(), self.meaning.field.toPlainText())

    def _clear_errors(self) -> None:
        self.short.clear_error()
        self.meaning.clear_error()
