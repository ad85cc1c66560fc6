"""Fields that are changed in place, without a save button.

What is typed is committed 400 ms after the last key, and when the field is left. A value that
comes from the library never overwrites what is being typed. Decides when, not what is done with it.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

PAUSE_MS = 400


class InPlace(QObject):
    """Watches one field. `committed(text)` when it was changed by the person."""

    committed = Signal(str)

    def __init__(self, field: QLineEdit | QPlainTextEdit, *, while_typing: bool = True) -> None:
        """Without `while_typing` only leaving the field (or Entrée) commits: half a date says
        nothing."""
        super().__init__(field)
        self._field = field
        self._kept = ""
        self._typed = False
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.flush)
        self._while_typing = while_typing
        if isinstance(field, QLineEdit):
            field.textEdited.connect(self._type)
            field.returnPressed.connect(self.flush)
        else:
            field.textChanged.connect(self._type)
        field.installEventFilter(self)

    def show_value(self, text: str) -> None:
        """What the library holds. Shown at once unless the person is typing here."""
        self._kept = text
        if not (self._typed or self._field.hasFocus()):
            self._set(text)

    def flush(self) -> None:
        """Commit now what was typed and not committed yet."""
        self._pause.stop()
        if self._typed:
            self._typed = False
            text = self._text()
            if text != self._kept:
                self.committed.emit(text)

    def drop(self) -> None:
        """Forget what was typed."""
        self._pause.stop()
        self._typed = False
        self._set(self._kept)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.flush()
        return super().eventFilter(watched, event)

    def _type(self) -> None:
        self._typed = True
        if self._while_typing:
            self._pause.start()

    def _text(self) -> str:
        field = self._field
        return field.text() if isinstance(field, QLineEdit) else field.toPlainText()

    def _set(self, text: str) -> None:
        if self._text() == text:
            return
        blocked = self._field.blockSignals(True)
        if isinstance(self._field, QLineEdit):
            self._field.setText(text)
            self._field.setCursorPosition(0)
        else:
            self._field.setPlainText(text)
        self._field.blockSignals(blocked)


class NoWheel(QObject):
    """The wheel scrolls the page and never changes the field it passes over, unless chosen."""

    def __init__(self, field: QWidget) -> None:
        super().__init__(field)
        field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Wheel and isinstance(watched, QWidget):
            event.ignore()
            return not watched.hasFocus()
        return super().eventFilter(watched, event)
