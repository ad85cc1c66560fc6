"""All that can be said of one person, as a menu: what the row has no room for, by keyboard too."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from workshop_app.desktop.widgets.icons import icon
from workshop_app.domain.attendance import Gesture
from workshop_app.i18n.translate import _
from workshop_app.services import checkin_words as words
from workshop_app.services.checkin_list import DoorRow


@dataclass(frozen=True, slots=True)
class Gestures:
    """Where the choices go."""

    say: Callable[[Gesture, UUID], object]
    take_back: Callable[[UUID, int], object]
    set_shown: Callable[[UUID, bool], object]
    certify: Callable[[UUID], object]


def row_menu(parent: QWidget, row: DoorRow, gestures: Gestures) -> QMenu:
    menu = QMenu(row.person.name, parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    key = row.person.id
    if told := words.action(row):
        _add(menu, "check", told, partial(gestures.say, "arrived", key))
    if row.state == "expected":
        _add(menu, "x", _("Excuser"), partial(gestures.say, "excused", key))
    if row.state == "arrived":
        _add(menu, "log-out", _("Noter un départ avant la fin"), partial(gestures.say, "left", key))
    if row.said is not None and row.state != "expected":
        back = partial(gestures.take_back, key, row.said.change)
        _add(menu, "undo", _take_back_label(row), back)
    if row.state in ("arrived", "left"):
        _add(menu, "mandate", _("Attestation de présence…"), partial(gestures.certify, key))
    menu.addSeparator()
    shown = QAction(_("Montrer son nom au projecteur"), menu)
    shown.setCheckable(True)
    shown.setChecked(row.person.shown)
    shown.triggered.connect(lambda on: gestures.set_shown(key, on))
    menu.addAction(shown)
    return menu


def _take_back_label(row: DoorRow) -> str:
    if row.state == "excused":
        return _("Annuler l'excuse")
    if row.state == "left":
        return _("Annuler le départ")
    return _("Annuler l'arrivée, retirer de la liste") if row.walk_in else _("Annuler l'arrivée")


def _add(menu: QMenu, icon_name: str, words: str, act: Callable[[], object]) -> None:
    action = QAction(icon(icon_name), words, menu)
    action.triggered.connect(lambda _on=False: act())
    menu.addAction(action)
