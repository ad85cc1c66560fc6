"""What can be done with one person, as a menu: everything the mouse does has its way here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from workshop_app.desktop.screens.groups.shown import Member
from workshop_app.desktop.widgets.icons import icon
from workshop_app.i18n.translate import _, n_


@dataclass(frozen=True, slots=True)
class Gestures:
    """Where the choices go."""

    move: Callable[[Sequence[UUID], int], object]
    swap: Callable[[UUID, UUID], object]
    lock: Callable[[Sequence[UUID], bool], object]
    set_referent: Callable[[UUID, bool], object]
    set_reserve: Callable[[UUID, bool], object]
    set_host: Callable[[UUID, bool], object]
    keep_together: Callable[[Sequence[UUID]], object]
    keep_apart: Callable[[Sequence[UUID]], object]


def people_menu(
    parent: QWidget,
    people: Sequence[Member],
    others: Sequence[Member],
    tables: int,
    gestures: Gestures,
) -> QMenu:
    """The menu of one person, or of several chosen together."""
    if len(people) == 1:
        return person_menu(parent, people[0], others, tables, gestures)
    menu = _menu(parent, n_("{n} personne", "{n} personnes", len(people)))
    keys = [member.person for member in people]
    menu.addMenu(tables_menu(menu, people, others, tables, gestures))
    menu.addSeparator()
    seated = [member.person for member in people if member.table]
    if seated and not all(member.locked for member in people):
        menu.addAction(icon("lock"), _("Fixer leurs places"), partial(gestures.lock, seated, True))
    if any(member.locked for member in people):
        menu.addAction(icon("lock"), _("Libérer leurs places"), partial(gestures.lock, keys, False))
    menu.addSeparator()
    together = partial(gestures.keep_together, keys)
    menu.addAction(icon("link"), _("Garder ces personnes ensemble"), together)
    apart = partial(gestures.keep_apart, keys)
    menu.addAction(icon("split"), _("Séparer ces personnes"), apart)
    return menu


def person_menu(
    parent: QWidget, member: Member, others: Sequence[Member], tables: int, gestures: Gestures
) -> QMenu:
    """The whole menu of a person."""
    menu = _menu(parent, member.name)
    key = member.person
    menu.addMenu(tables_menu(menu, [member], others, tables, gestures))
    seated = [other for other in others if other.table != member.table and other.table]
    if member.table and not member.locked:
        movable = [other for other in seated if not other.locked]
        _people_menu(menu, _("Échanger avec"), "swap", movable, partial(gestures.swap, key))
    menu.addSeparator()
    if member.table:
        words = _("Libérer sa place") if member.locked else _("Fixer sa place")
        menu.addAction(icon("lock"), words, partial(gestures.lock, [key], not member.locked))
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
    _people_menu(menu, _("Garder avec"), "link", rest, lambda o: gestures.keep_together([key, o]))
    _people_menu(menu, _("Séparer de"), "split", rest, lambda o: gestures.keep_apart([key, o]))
    return menu


def tables_menu(
    parent: QWidget,
    people: Sequence[Member],
    others: Sequence[Member],
    tables: int,
    gestures: Gestures,
) -> QMenu:
    """« Changer de table » : each table with how many people it has."""
    menu = _menu(parent, _("Changer de table"))
    menu.setIcon(icon("arrow-right"))
    menu.setEnabled(not any(member.locked for member in people))
    keys = [member.person for member in people]
    for number in range(1, tables + 1):
        count = sum(other.table == number for other in others)
        there = n_("{n} personne", "{n} personnes", count)
        words = _("Table {n}, {people}", n=number, people=there)
        action = menu.addAction(words, partial(gestures.move, keys, number))
        action.setEnabled(any(member.table != number for member in people))
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
