"""Aide et raccourcis: what each key does, as a page of its own, never a box in the way."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QWidget

from workshop_app.desktop.tokens import space
from workshop_app.desktop.widgets.page import Page
from workshop_app.desktop.widgets.panel import Panel, label, scrolled
from workshop_app.i18n.translate import _

Lines = list[tuple[str, str]]


def general_keys() -> Lines:
    """Those of the main window, which acts on each of them."""
    return [
        (_("F1"), _("Aide et raccourcis")),
        (_("F5"), _("Ouvrir ou fermer le projecteur")),
        (_("F6"), _("Passer au panneau suivant")),
        (_("Alt + 1, 2, 3"), _("Aller à Préparer, Animer ou Restituer")),
        (_("Ctrl + Tab"), _("Page suivante")),
        (_("Ctrl + B"), _("Réduire ou ouvrir le menu de gauche")),
        (_("Ctrl + F"), _("Chercher dans la page")),
        (_("Ctrl + Z"), _("Annuler le dernier geste")),
        (_("Ctrl + Y"), _("Rétablir")),
        (_("Ctrl + P"), _("Imprimer")),
        (_("Ctrl + S"), _("Enregistrer une copie de l'atelier")),
    ]


class ShortcutsPage(Page):
    """Screens add their own keys with `add_section`."""

    def __init__(self) -> None:
        super().__init__(_("Aide et raccourcis"))
        inside = QWidget()
        self._grid = QGridLayout(inside)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(space("grid_gap"))
        self._sections = 0
        self.body.addWidget(scrolled(inside), 1)
        self.add_section(_("Partout"), general_keys())

    def add_section(self, title: str, keys: Lines) -> None:
        """One panel of keys: what to press, what it does."""
        panel = Panel(title)
        rows = QGridLayout()
        rows.setHorizontalSpacing(space(5))
        rows.setVerticalSpacing(space(2))
        rows.setColumnStretch(1, 1)
        for place, (key, does) in enumerate(keys):
            rows.addWidget(label(key, "label"), place, 0)
            rows.addWidget(label(does, "body", wrap=True), place, 1)
        panel.body.addLayout(rows)
        panel.body.addStretch(1)
        row, column = divmod(self._sections, 2)
        self._grid.setRowStretch(row, 0)
        self._grid.addWidget(panel, row, column)
        self._sections += 1
        self._grid.setRowStretch(row + 1, 1)
