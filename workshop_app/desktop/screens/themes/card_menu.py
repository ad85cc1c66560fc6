"""What can be done with the cards picked, and with a theme, as menus: everything the mouse does.

Decides which lines are there; where they lead is the presenter's.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from textwrap import shorten
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from workshop_app.desktop.screens.themes.faces import ChipFace, ThemeChoice, TileFace
from workshop_app.desktop.screens.themes.presenter import ThemesPresenter
from workshop_app.desktop.widgets.icons import icon
from workshop_app.i18n.translate import _, n_
from workshop_app.services.theme_board import Pile

SIGNS = 48
"""Of a wording in a menu."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a menu asks of the page itself."""

    sort: Callable[[], object]
    rename: Callable[[UUID], object]
    open_card: Callable[[UUID], object]


def cards_menu(
    parent: QWidget,
    piles: Sequence[Pile],
    chips: Sequence[ChipFace],
    does: ThemesPresenter,
    asked: Asked,
) -> QMenu:
    """Of the cards picked; more of it when it is one."""
    keys = [pile.id for pile in piles]
    title = piles[0].lead.label if len(piles) == 1 else n_("{n} carte", "{n} cartes", len(piles))
    menu = _menu(parent, title)
    _add(menu, "put_away", _("Ranger dans…"), asked.sort, "M")
    if any(pile.theme for pile in piles):
        _add(menu, "undo", _("Retirer du thème"), partial(does.place, keys, None))
    menu.addSeparator()
    if len(piles) > 1:
        _add(menu, "stack", _("Empiler ces cartes"), partial(does.stack, keys), "F")
    elif piles[0].others:
        _one_stack(menu, piles[0], does)
    if len(piles) == 1:
        for chip in chips:
            words = _("Ne plus proposer « {theme} »", theme=_plain(chip.name))
            _add(menu, "x", words, partial(does.refuse_theme, keys[0], chip.theme))
    menu.addSeparator()
    if len(piles) == 1:
        _add(menu, "history", _("Son histoire"), partial(does.history, keys[0]))
        _add(menu, "pencil", _("Ouvrir dans Cartes"), partial(asked.open_card, keys[0]))
    _add(menu, "set_aside", _("Écarter"), partial(does.set_aside, keys), "Del")
    return menu


def _one_stack(menu: QMenu, pile: Pile, does: ThemesPresenter) -> None:
    _add(menu, "split", _("Défaire la pile"), partial(does.unstack, pile.id))
    leads = _menu(menu, _("Montrer une autre formulation"))
    leaves = _menu(menu, _("Sortir une carte de la pile"))
    for card in pile.cards:
        words = _plain(f"{card.label} {shorten(' '.join(card.text.split()), SIGNS)}")
        if card.id != pile.id:
            leads.addAction(words, partial(does.lead, card.id))
        leaves.addAction(words, partial(does.take_out, card.id))
    menu.addMenu(leads)
    menu.addMenu(leaves)


def theme_menu(
    parent: QWidget,
    tile: TileFace,
    themes: Sequence[ThemeChoice],
    does: ThemesPresenter,
    asked: Asked,
) -> QMenu:
    """Of one theme."""
    key = tile.id
    menu = _menu(parent, tile.name)
    _add(menu, "cards", _("Voir ses cartes"), partial(does.open_theme, key))
    if tile.offered:
        words = n_("Choisir la carte proposée", "Choisir les {n} cartes proposées", tile.offered)
        _add(menu, "check", words, partial(does.pick_offered, key))
    _add(menu, "pencil", _("Renommer, donner des mots-clés"), partial(asked.rename, key), "F2")
    menu.addSeparator()
    _add(menu, "arrow-up", _("Avancer d'une place"), partial(does.move, key, -1))
    _add(menu, "arrow-down", _("Reculer d'une place"), partial(does.move, key, 1))
    if tile.within:
        _add(menu, "undo", _("En faire un thème à part"), partial(does.put_under, key, None))
    tops = [each for each in themes if not each.is_part and each.id != key]
    under = _menu(menu, _("En faire un sous-thème de"))
    under.setIcon(icon("carried_over"))
    for each in tops:
        under.addAction(_plain(each.name), partial(does.put_under, key, each.id))
    under.setEnabled(bool(tops))
    menu.addMenu(under)
    into = _menu(menu, _("Fusionner avec"))
    into.setIcon(icon("link"))
    others = [each for each in themes if each.id != key]
    for each in others:
        into.addAction(_plain(each.name), partial(does.merge, key, each.id))
    into.setEnabled(bool(others))
    menu.addMenu(into)
    menu.addSeparator()
    _add(menu, "erase", _("Supprimer le thème, garder ses cartes"), partial(does.remove, key))
    return menu


def _add(menu: QMenu, icon_name: str, words: str, act: Callable[[], object], key: str = "") -> None:
    action = menu.addAction(icon(icon_name), words)
    action.triggered.connect(lambda: act())
    if key:
        action.setShortcut(QKeySequence(key))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)


def _menu(parent: QWidget, title: str) -> QMenu:
    made = QMenu(_plain(title), parent)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, not isinstance(parent, QMenu))
    return made


def _plain(words: str) -> str:
    """An ampersand in a name is no shortcut."""
    return words.replace("&", "&&")
