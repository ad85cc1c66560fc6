"""The list of participants as Qt sees it. Rows come filtered and sorted: it decides nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from workshop_app.desktop.screens.decision_words import LOOKS, state_words
from workshop_app.desktop.screens.people.decision_faces import short_moment
from workshop_app.desktop.widgets.table_view import MARK, SECOND_LINE, TAG, CellMark
from workshop_app.desktop.widgets.tag import TagFace
from workshop_app.desktop.widgets.tips import tip_role
from workshop_app.domain.agreement import gender_of
from workshop_app.domain.people import Person
from workshop_app.i18n.translate import _, language
from workshop_app.i18n.typography import listing
from workshop_app.services.checkin_list import DoorRow
from workshop_app.services.checkin_words import state
from workshop_app.services.people_list import PersonRow

BOX, NAME, FUNCTION, DEPARTEMENT, TABLE, REFERENT, APPLIED, DECISION, PRESENCE = range(9)
KEYS = (
    *("", "name", "function", "departement", "table", "referent"),
    *("applied", "decision", "presence"),
)
"""What each column sorts by."""
LAST = len(KEYS) - 1
OF_A_GROUP = (TABLE, REFERENT)
OF_A_CALL = (APPLIED, DECISION, PRESENCE)
"""Seen in a workshop that recruits, instead of those."""
NOTHING = "–"
Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
Display = Qt.ItemDataRole.DisplayRole


class PeopleModel(QAbstractTableModel):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[PersonRow] = ()
        self._place: dict[UUID, int] = {}

    def take(self, rows: Sequence[PersonRow]) -> bool:
        """Shows these rows. True when they are other people or in another order."""
        same = [row.person.id for row in rows] == list(self._place)
        if same:
            self._rows = rows
            if rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, LAST))
            return False
        self.beginResetModel()
        self._rows = rows
        self._place = {row.person.id: place for place, row in enumerate(rows)}
        self.endResetModel()
        return True

    def key(self, place: int) -> UUID:
        return self._rows[place].person.id

    def place(self, key: UUID) -> int | None:
        return self._place.get(key)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(KEYS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Display
    ) -> str | None:
        if orientation != Qt.Orientation.Horizontal or role != Display:
            return None
        return (
            "",
            _("Nom et structure"),
            _("Fonction"),
            _("Dép."),
            _("Table"),
            _("Référent"),
            _("Candidature"),
            _("Décision"),
            _("Présence"),
        )[section]

    def data(self, index: Index, role: int = Display) -> Any:
        row = self._rows[index.row()]
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return tip_role(role, read_aloud(row))
        if index.column() == NAME and role == Display:
            return row.person.name
        return self._cell(row, index.column(), role)

    def _cell(self, row: PersonRow, column: int, role: int) -> Any:
        person = row.person
        if column == NAME:
            if role == SECOND_LINE:
                return person.organisation or NOTHING
            if role == MARK and row.doubts:
                return CellMark("warn", "signal")
        elif column == REFERENT:
            if role == TAG and person.referent:
                return TagFace(_("Référent"), "accent", "star")
        elif column in OF_A_CALL:
            return _call_cell(row, column, role)
        elif role == Display and column != BOX:
            return self._word(row, column)
        return None

    def _word(self, row: PersonRow, column: int) -> str:
        person = row.person
        if column == FUNCTION:
            return person.function or NOTHING
        if column == DEPARTEMENT:
            return person.departement or NOTHING
        return ", ".join(map(str, _seats(person))) or NOTHING


def _call_cell(row: PersonRow, column: int, role: int) -> Any:
    """When somebody applied, what is decided, what the door said."""
    decided = row.decision
    if decided is None:
        return None
    kept = decided.candidature
    if column == DECISION and role == TAG:
        words = state_words(kept.state, row.person, kept.rank)
        return TagFace(words, *LOOKS[kept.state])
    if role != Display or column == DECISION:
        return None
    if column == APPLIED:
        return short_moment(decided.applied_at)
    if kept.state != "accepted" and decided.said is None:
        return NOTHING
    return state(DoorRow(row.person, decided.said), by_post=False) or _awaited(row.person)


def _awaited(person: Person) -> str:
    return _("Attendue") if gender_of(person) == "f" else _("Attendu")


def _seats(person: Person) -> tuple[int, ...]:
    """Round after round; once for somebody who stays."""
    return person.tables if len(set(person.tables)) > 1 else person.tables[:1]


def read_aloud(row: PersonRow) -> str:
    """« Sabine Authier, OT Rives, Directrice, table 4, référent »."""
    person = row.person
    parts = [person.name, person.organisation, person.function, person.departement]
    if len(seats := _seats(person)) > 1:
        parts.append(_("tables {tables}", tables=listing([str(n) for n in seats], language())))
    elif seats:
        parts.append(_("table {table}", table=seats[0]))
    if person.referent:
        parts.append(_("référent"))
    if row.doubts:
        parts.append(_("à vérifier"))
    if row.decision is not None:
        kept = row.decision.candidature
        parts.append(state_words(kept.state, person, kept.rank))
    return ", ".join(part for part in parts if part)
