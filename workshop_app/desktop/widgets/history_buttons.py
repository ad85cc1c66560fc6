"""« Annuler » and « Rétablir » of a page: those of the whole desk, greyed when there is nothing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QWidget

from workshop_app.desktop.tokens import space
from workshop_app.desktop.widgets.buttons import icon_button
from workshop_app.i18n.translate import _


class HistoryButtons(QWidget):
    def __init__(self, undo: Callable[[], object], redo: Callable[[], object]) -> None:
        super().__init__()
        self.undo = icon_button("undo", _("Annuler"), on_click=undo)
        self.redo = icon_button("redo", _("Rétablir"), on_click=redo)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(2))
        row.addWidget(self.undo)
        row.addWidget(self.redo)
        self.allow(may_undo=False, may_redo=False)

    def allow(self, may_undo: bool, may_redo: bool) -> None:
        """Whether the desk has something to take back, to do again."""
        for button, may, why in (
            (self.undo, may_undo, _("Il n'y a rien à annuler.")),
            (self.redo, may_redo, _("Il n'y a rien à rétablir.")),
        ):
            if may:
                button.allow()
            else:
                button.refuse(why)
