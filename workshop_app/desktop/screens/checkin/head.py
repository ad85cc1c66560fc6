"""The head of « Émargement »: the time, the places on the projector, the paper."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from workshop_app.desktop.theme import sized_font
from workshop_app.desktop.tokens import space
from workshop_app.desktop.widgets.buttons import Button, icon_button
from workshop_app.desktop.widgets.icons import icon
from workshop_app.desktop.widgets.panel import label
from workshop_app.i18n.translate import _

FIGURES = 21


class CheckinHead(QObject):
    places_asked = Signal()
    initials_set = Signal(bool)
    newest_set = Signal(bool)
    sheet_asked = Signal()
    certificates_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._clock = QWidget()
        row = QHBoxLayout(self._clock)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(2))
        self._time = label("")
        self._time.setFont(sized_font(FIGURES, 700, tabular=True))
        row.addWidget(label(_("Il est"), "secondary"))
        row.addWidget(self._time)
        row.addSpacing(space(3))
        self.places = Button(
            _("Projeter les places"), icon_name="projector", on_click=self.places_asked.emit
        )
        self.sheet = Button(
            _("Feuille à signer"), icon_name="print", on_click=self.sheet_asked.emit
        )
        self.more = icon_button("more", _("Autres choix de l'émargement"), on_click=self._open_menu)
        self._begun, self._projected = False, False
        self._build_menu()

    def parts(self) -> Sequence[QWidget]:
        return [self._clock, self.places, self.sheet, self.more]

    def show_time(self, time: str) -> None:
        self._time.setText(time)
        it_is = _("Il est")
        self._clock.setAccessibleName(f"{it_is} {time}")

    def show_places(self, begun: bool, initials: bool, newest: bool) -> None:
        self._initials.setChecked(initials)
        self._newest.setChecked(newest)
        self._begun = begun
        self.sheet.setText(_("Liste de présence") if begun else _("Feuille à signer"))
        self._show_projected()

    @property
    def projected(self) -> bool:
        return self._projected

    def show_projected(self, projected: bool) -> None:
        """Whether the names are on the projector now."""
        self._projected = projected
        self._show_projected()

    def _show_projected(self) -> None:
        if self._projected:
            self.places.setText(_("Retirer les places"))
        else:
            self.places.setText(_("Projeter les places"))
        if self._begun:
            self.places.refuse(_("L'atelier a commencé : aucun nom n'est plus projeté."))
        else:
            self.places.allow()

    def _build_menu(self) -> None:
        self.menu = QMenu(self.more)
        self._initials = QAction(_("Projeter le prénom et l'initiale seulement"), self.menu)
        self._newest = QAction(_("Projeter « Vient d'arriver »"), self.menu)
        for action, told in (
            (self._initials, self.initials_set),
            (self._newest, self.newest_set),
        ):
            action.setCheckable(True)
            action.triggered.connect(told)
            self.menu.addAction(action)
        self.menu.addSeparator()
        certify = QAction(icon("mandate"), _("Attestations de présence…"), self.menu)
        certify.triggered.connect(lambda _on: self.certificates_asked.emit())
        self.menu.addAction(certify)

    def _open_menu(self) -> None:
        below = self.more.mapToGlobal(self.more.rect().bottomLeft())
        self.menu.popup(below)
        self.menu.setFocus(Qt.FocusReason.PopupFocusReason)
