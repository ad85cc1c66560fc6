"""The menu of the gong: for this phase or not, how loud on this laptop, and a try."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from workshop_app.desktop.sound import Gong
from workshop_app.i18n.translate import _


def gong_menu(
    parent: QWidget, gong: Gong, muted: bool, toggle_phase: Callable[[], object]
) -> QMenu:
    """Goes by itself once it is closed."""
    menu = QMenu(parent)
    menu.aboutToHide.connect(menu.deleteLater)
    phase = menu.addAction(_("Gong pour cette phase"))
    phase.setCheckable(True)
    phase.setChecked(not muted)
    phase.triggered.connect(lambda: toggle_phase())
    menu.addSeparator()
    group = QActionGroup(menu)
    for key, words in (
        ("loud", _("Fort")),
        ("medium", _("Moyen")),
        ("soft", _("Doux")),
        ("off", _("Aucun son")),
    ):
        action = menu.addAction(words)
        action.setCheckable(True)
        action.setChecked(gong.loudness == key)
        action.triggered.connect(lambda _checked, key=key: gong.choose(key))
        group.addAction(action)
    menu.addSeparator()
    if gong.is_deaf:
        deaf = menu.addAction(_("Cet ordinateur n'a pas de sortie son : la couleur avertit."))
        deaf.setEnabled(False)
    else:
        menu.addAction(_("Essayer le gong")).triggered.connect(lambda: gong.ring())
    return menu
