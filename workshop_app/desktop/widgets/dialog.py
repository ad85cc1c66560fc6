"""The one modal box of the design, only before what cannot be undone.

    ask(self.window(), _("Effacer les données de 94 personnes ?"), detail,
        safe=_("Garder"), act=_("Effacer 94 personnes"), on_act=self.erase)

The button repeats the verb of the question; the safe choice has the focus, and Échap takes it.
It never runs an event loop of its own: `on_act` is called later.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from workshop_app.desktop.theme import color, set_look
from workshop_app.desktop.tokens import space, tokens
from workshop_app.desktop.widgets.buttons import Button
from workshop_app.desktop.widgets.icons import pixmap
from workshop_app.desktop.widgets.panel import label

WIDE = 440
FAR = 16_000


class Scrim(QWidget):
    """The flat veil over a window while a dialog is open."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        # Larger than any window, which clips it: it needs not follow the window's size.
        self.setGeometry(0, 0, FAR, FAR)
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        veil = color("scrim")
        veil.setAlphaF(tokens()["color"]["scrim"]["opacity"])
        QPainter(self).fillRect(event.rect(), veil)


class Overlay(QDialog):
    """A frame over its window, on the scrim, without the system's title bar. Lay out in `frame`."""

    def __init__(self, window: QWidget, title: str, role: str = "dialog") -> None:
        super().__init__(window, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self._scrim = Scrim(window)
        self.finished.connect(self._scrim.deleteLater)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self.frame = QFrame()
        set_look(self.frame, role=role)
        outer.addWidget(self.frame)

    def show_over(self) -> None:
        """In the middle of its window, without waiting."""
        window = self.parentWidget()
        assert window is not None
        self.adjustSize()
        middle = window.mapToGlobal(window.rect().center())
        self.move(middle.x() - self.width() // 2, middle.y() - self.height() // 2)
        self.open()


class Sheet(Overlay):
    """A small dialog of the design. Fill `body`, add buttons in `row`."""

    def __init__(self, window: QWidget, title: str, icon_name: str = "", look: str = "") -> None:
        super().__init__(window, title)
        self.frame.setFixedWidth(WIDE)
        across = QHBoxLayout(self.frame)
        across.setContentsMargins(space(5), space(5), space(5), space(5))
        across.setSpacing(space(3))
        if icon_name:
            picture = QLabel()
            picture.setPixmap(pixmap(icon_name, f"state.{look}.text", 24))
            across.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(space(3))
        across.addLayout(column, 1)
        column.addWidget(label(title, "strong-title", wrap=True))
        self.body = QVBoxLayout()
        self.body.setSpacing(space(2))
        column.addLayout(self.body)
        self.row = QHBoxLayout()
        self.row.setSpacing(space(2))
        self.row.addStretch(1)
        column.addLayout(self.row)


def ask(
    window: QWidget,
    question: str,
    detail: str,
    safe: str,
    act: str,
    on_act: Callable[[], object],
    on_safe: Callable[[], object] | None = None,
) -> Sheet:
    """Asks before something irreversible and returns at once. Only for that."""
    sheet = Sheet(window, question, "circle-alert", "error")
    sheet.body.addWidget(label(detail, "secondary", wrap=True))
    keep = Button(safe, on_click=sheet.reject)
    go = Button(act, "danger", on_click=sheet.accept)
    sheet.row.addWidget(keep)
    sheet.row.addWidget(go)
    sheet.accepted.connect(partial(_call, on_act))
    if on_safe is not None:
        sheet.rejected.connect(partial(_call, on_safe))
    sheet.show_over()
    keep.setFocus(Qt.FocusReason.TabFocusReason)
    return sheet


def _call(act: Callable[[], object]) -> None:
    act()
