"""Above the list of people: who is shown, and the buttons of its columns. Decides nothing.

In a narrow list the buttons go under the choices.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QSizePolicy, QWidget

from workshop_app.desktop.tokens import space
from workshop_app.desktop.widgets.buttons import Button, icon_button
from workshop_app.desktop.widgets.segment import Segment
from workshop_app.i18n.translate import _


class FilterRow(QWidget):
    filters_asked = Signal()
    columns_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(space(2))
        self.choice = Segment(_("Participants montrés"), choices(recruits=False))
        self._row.addWidget(self.choice)
        self._row.addStretch(1)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(space(2))
        self.funnel = icon_button("funnel", _("Filtrer"), on_click=self.filters_asked.emit)
        columns = Button(_("Colonnes"), icon_name="table-2", on_click=self.columns_asked.emit)
        columns.setToolTip(_("Ce à quoi sert chaque colonne, et les valeurs qui comptent pour une"))
        self._buttons.addWidget(self.funnel)
        self._buttons.addWidget(columns)
        self._buttons.addStretch(1)
        self._row.addLayout(self._buttons)

    def show_recruiting(self, recruits: bool) -> None:
        self.choice.set_choices(choices(recruits))
        self._fit()

    def open_menu(self, menu: QMenu) -> None:
        """Under the button that asked for it."""
        menu.popup(self.funnel.mapToGlobal(QPoint(0, self.funnel.height())))

    def minimumSizeHint(self) -> QSize:
        wide = max(self.choice.sizeHint().width(), self._buttons.minimumSize().width())
        return QSize(wide, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        needed = self.choice.sizeHint().width() + space(2) + self._buttons.sizeHint().width()
        across, under = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        wanted = across if self.width() >= needed else under
        if wanted != self._row.direction():
            self._row.setDirection(wanted)
            self.updateGeometry()


def choices(recruits: bool) -> list[tuple[str, str]]:
    """Who can be shown, in the order of the control."""
    if recruits:
        return [
            ("all", _("Tous")),
            ("accepted", _("Retenus")),
            ("waiting", _("En attente")),
            ("doubtful", _("À vérifier")),
            ("refused", _("Refusés")),
        ]
    return [
        ("all", _("Tous")),
        ("referents", _("Référents")),
        ("unseated", _("Sans table")),
        ("doubtful", _("À vérifier")),
    ]
