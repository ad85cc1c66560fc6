"""The five buttons: secondary (the usual one), primary (one a screen), quiet, danger, icon alone.

    Button(_("Importer une liste"), role="primary", icon_name="import", on_click=self.import_asked)
    icon_button("undo", _("Annuler"), on_click=...)

A button that cannot be used says why: `button.refuse(sentence)`, then `button.allow()`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from workshop_app.desktop.theme import set_look
from workshop_app.desktop.widgets.icons import icon
from workshop_app.desktop.widgets.tips import tip

Role = Literal["secondary", "primary", "quiet", "danger"]
Scale = Literal["normal", "small", "large"]
ICON_COLOURS: dict[str, str] = {
    "primary": "neutral.surface",
    "danger": "neutral.surface",
    "quiet": "accent.base",
    "secondary": "neutral.text",
}
ICON_SIZE = {"small": 16, "normal": 18, "large": 20}
AIR = 6
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PushButton(QPushButton):
    """Pressed by Entrée as by Espace: Qt does so in dialogs only. Maj+Entrée is for the page."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in ENTER and plain:
            if not event.isAutoRepeat():
                self.click()
        else:
            super().keyPressEvent(event)


class Button(PushButton):
    """A push button of the design. `on_click` is called without argument."""

    def __init__(
        self,
        text: str,
        role: Role = "secondary",
        icon_name: str | None = None,
        scale: Scale = "normal",
        on_click: Callable[[], object] | None = None,
        icon_after: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._role, self._scale, self._icon_after = role, scale, icon_after
        self._icon_name = icon_name
        self._tip = ""
        set_look(self, role=role, scale=scale)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        if icon_after:
            self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.set_icon(icon_name)
        if on_click is not None:
            self.clicked.connect(lambda: on_click())

    def set_icon(self, name: str | None) -> None:
        """Another icon in the colour of the role; None takes it away."""
        self._icon_name = name
        if name is None:
            self.setIcon(icon("check", size=1))
            self.setIconSize(QSize(0, 0))
            return
        size, gap = ICON_SIZE[self._scale], AIR if self.text() else 0
        colour = ICON_COLOURS[self._role]
        if self._role == "quiet" and not self.text():
            colour = "neutral.text_secondary"
        checked = "accent.base" if self._role == "secondary" else None
        self.setIcon(
            icon(name, colour, size, checked=checked, gap=gap, gap_before=self._icon_after)
        )
        self.setIconSize(QSize(size + gap, size))

    def refuse(self, why: str) -> None:
        """Greyed, with the reason in the tooltip and for a screen reader."""
        self._tip = self._tip or (self.toolTip() if self.isEnabled() else "")
        self.setEnabled(False)
        self.setToolTip(tip(why))
        self.setAccessibleDescription(why)

    def allow(self) -> None:
        self.setEnabled(True)
        self.setToolTip(self._tip)
        self.setAccessibleDescription("")


def icon_button(
    icon_name: str,
    name: str,
    role: Role = "secondary",
    scale: Scale = "normal",
    on_click: Callable[[], object] | None = None,
    parent: QWidget | None = None,
) -> Button:
    """A square button without text; `name` is its tooltip and what is read aloud."""
    made = Button("", role, icon_name, scale, on_click, parent=parent)
    set_look(made, edge="square")
    made.setToolTip(tip(name))
    made.setAccessibleName(name)
    return made
