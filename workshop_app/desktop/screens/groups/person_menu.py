"""What can be done with one person, as a menu: everything the mouse does has its way here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from workshop_app.desktop.screens.groups.presenter import Member
from workshop_app.desktop.widgets.icons import icon
from workshop_app.i18n.translate import _, n_


@dataclass(frozen=True, slots=True)
class Gestures:
    """Where the choices go."""

    move: Callable[[UUID, int], object]
    swap: Callable[[UUID, UUID], object]
    lock: Callable[[UUID, bool], object]
    set_referent: Callable[[UUID, bool], object]
    set_reserve: Callable[[UUID, bool], object]
    set_host: Callable[[UUID, bool], object]
    keep_together: Callable[[UUID, UUID], object]
    keep_apart: Callable[[UUID, UUID], object]


def person_menu(
    parent: QWidget, member: Member, others: Sequence[Member], tables: int, gestures: Gestures
) -> QMenu:
    """The whole menu of a person."""
    menu = _menu(parent, member.name)
    key = member.person
    menu.addMenu(tables_menu(menu, member, others, tables, gestures))
    seated = [other for other in others if other.table != member.table and other.table]
    if member.table and not member.locked:
        movable = [other for other in seated if not other.locked]
        _people_menu(menu, _("Échanger avec"), "swap", movable, partial(gestures.swap, key))
    menu.addSeparator()
    if member.table:
        words = _("Libérer sa place") if member.locked else _("Fixer sa place")
        menu.addAction(icon("lock"), words, partial(gestures.lock, key, not member.locked))
    words = _("Ne plus désigner référent") if member.referent else _("Désigner référent")
    act = partial(gestures.set_referent, key, not member.referent)
    menu.addAction(icon("star"), words, act)
    if not member.referent:
        words = _("Ne plus garder en réserve") if member.reserve else _("Référent de réserve")
        menu.addAction(words, partial(gestures.set_reserve, key, not member.reserve))
    words = _("Ne plus désigner hôte") if member.host else _("Désigner hôte de sa table")
    menu.addAction(icon("home"), words, partial(gestures.set_host, key, not member.host))
    menu.addSeparator()
    rest = [other for other in others if other.person != key]
    _people_menu(menu, _("Garder avec"), "link", rest, partial(gestures.keep_together, key))
    _people_menu(menu, _("Séparer de"), "split", rest, partial(gestures.keep_apart, key))
    return menu


def tables_menu(
    parent: QWidget, member: Member, others: Sequence[Member], tables: int, gestures: Gestures
) -> QMenu:
    """« Changer de table » : each table with how many people it has."""
    menu = _menu(parent, _("Changer de table"))
    menu.setIcon(icon("arrow-right"))
    menu.setEnabled(not member.locked)
    for number in range(1, tables + 1):
        count = sum(other.table == number for other in others)
        people = n_("{n} personne", "{n} personnes", count)
        words = _("Table {n}, {people}", n=number, people=people)
        action = menu.addAction(words, partial(gestures.move, member.person, number))
        action.setEnabled(number != member.table)
    return menu


def _people_menu(
    menu: QMenu,
    title: str,
    icon_name: str,
    people: Sequence[Member],
    act: Callable[[UUID], object],
) -> None:
    """Tables, then the people of each; filled when opened, for a hall of forty tables."""
    by_table = _menu(menu, title)
    by_table.setIcon(icon(icon_name))
    by_table.setEnabled(bool(people))
    for number in sorted({other.table or 0 for other in people}):
        words = _("Table {n}", n=number) if number else _("Sans table")
        inside = _menu(by_table, words)
        here = [other for other in people if (other.table or 0) == number]
        inside.aboutToShow.connect(partial(_fill, inside, here, act))
        by_table.addMenu(inside)
    menu.addMenu(by_table)


def _fill(menu: QMenu, people: Sequence[Member], act: Callable[[UUID], object]) -> None:
    if menu.isEmpty():
        for other in people:
            menu.addAction(_plain(other.name), partial(act, other.person))


def _menu(parent: QWidget, title: str) -> QMenu:
    made = QMenu(_plain(title), parent)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, not isinstance(parent, QMenu))
    return made


def _plain(words: str) -> str:
    """An ampersand in a name is no shortcut."""
    return words.replace("&", "&&")
