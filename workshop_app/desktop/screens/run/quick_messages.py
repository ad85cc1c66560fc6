"""Messages ready to be sent: what one says to the tables in a hurry.

Lays out a menu; which words are sent, and to whom, is told to who asked.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QMenu, QWidget

from workshop_app.i18n.translate import N_, _

READY = (
    N_("Encore cinq minutes"),
    N_("Dernière minute : terminez votre carte"),
    N_("Une seule idée par carte"),
    N_("Laissez parler chacun à son tour"),
    N_("Relisez vos cartes, puis appuyez sur « Terminé »"),
    N_("On reprend dans deux minutes"),
)


def ready_menu(parent: QWidget, send: Callable[[str], object]) -> QMenu:
    """Goes by itself once it is closed; a digit chooses."""
    menu = QMenu(parent)
    menu.aboutToHide.connect(menu.deleteLater)
    for place, words in enumerate(READY, start=1):
        said = _(words)
        action = menu.addAction(f"&{place}  {said}")
        action.triggered.connect(lambda _checked, said=said: send(said))
    return menu
