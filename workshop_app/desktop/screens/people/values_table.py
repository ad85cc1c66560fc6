"""Values read and values used, side by side; typing another value merges or splits.

Decides how a row looks and what was typed about which rows; what it means is `services.values`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QAction, QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCompleter,
    QLineEdit,
    QMenu,
    QStyleOptionViewItem,
    QWidget,
)

from workshop_app.desktop.widgets.icons import icon
from workshop_app.desktop.widgets.table_view import MARK, CellDelegate, CellMark, TableView
from workshop_app.desktop.widgets.tips import tip_role
from workshop_app.domain.departements import NAMES
from workshop_app.domain.identity import fold
from workshop_app.i18n.translate import _, n_, number
from workshop_app.services.values import ValueRead, ValueUsed

READ, PEOPLE, USED = range(3)
Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
Role = Qt.ItemDataRole


class ValuesModel(QAbstractTableModel):
    """One row a value read, those that count as one value together."""

    typed = Signal(str, str)
    """The value read, the value to use."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[tuple[ValueUsed, ValueRead]] = ()
        self.criterion = ""

    def take(self, criterion: str, groups: Sequence[ValueUsed]) -> None:
        self.beginResetModel()
        self.criterion = criterion
        self._rows = [(group, read) for group in groups for read in group.reads]
        self.endResetModel()

    def row(self, place: int) -> tuple[ValueUsed, ValueRead]:
        return self._rows[place]

    def place(self, read: str) -> int:
        """Row of a value read, -1 when it is gone."""
        return next((at for at, row in enumerate(self._rows) if row[1].read == read), -1)

    def used(self) -> Sequence[str]:
        """Every value in use, once: what typing proposes."""
        return list(dict.fromkeys(group.used for group, _read in self._rows))

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else 3

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> str | None:
        if orientation != Qt.Orientation.Horizontal or role != Role.DisplayRole:
            return None
        return (_("Valeur lue"), _("Personnes"), _("Valeur utilisée"))[section]

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() == USED else flags

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        group, read = self._rows[index.row()]
        if role in (Role.AccessibleTextRole, Role.ToolTipRole):
            return tip_role(role, self._aloud(group, read))
        if role == MARK and index.column() == USED and read.by_hand:
            return CellMark("pencil")
        if role == Role.EditRole and index.column() == USED:
            return group.used
        if role != Role.DisplayRole:
            return None
        return (read.read, number(read.people), self._shown(group.used))[index.column()]

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        """Says what was typed; the rows change when the library has."""
        typed = " ".join(str(value).split())
        group, read = self._rows[index.row()]
        if role != Role.EditRole or typed == group.used:
            return False
        self.typed.emit(read.read, typed)
        return True

    def _shown(self, used: str) -> str:
        if self.criterion == "departement" and used in NAMES:
            return f"{used} {NAMES[used]}"
        return used

    def _aloud(self, group: ValueUsed, read: ValueRead) -> str:
        """« ot, 3 personnes, utilisée comme OT, choisie par vous »."""
        people = n_("{n} personne", "{n} personnes", read.people)
        said = _(
            "{read}, {people}, utilisée comme {used}",
            read=read.read,
            people=people,
            used=self._shown(group.used),
        )
        by_hand = _("choisie par vous")
        return f"{said}, {by_hand}" if read.by_hand else said


class UsedDelegate(CellDelegate):
    """A field with the values in use, to be merged with."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        field = QLineEdit(parent)
        field.setAccessibleName(_("Valeur utilisée"))
        model = index.model()
        if isinstance(model, ValuesModel):
            completer = QCompleter(list(model.used()), field)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            field.setCompleter(completer)
        return field

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QLineEdit):
            editor.setText(str(index.data(Role.EditRole)))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, QLineEdit):
            model.setData(model.index(index.row(), index.column()), editor.text(), Role.EditRole)


class ValuesTable(TableView):
    value_typed = Signal(object, str)
    """Values read, the value to use."""
    apart_asked = Signal(str)
    """A value read that must count by itself."""
    back_asked = Signal(object)
    """Values read that go back to what stands for them by themselves."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Valeurs lues et utilisées"), parent)
        self.values = ValuesModel(self)
        self.setModel(self.values)
        self.setItemDelegateForColumn(USED, UsedDelegate(self))
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.verticalHeader().setDefaultSectionSize(36)
        self.set_columns({PEOPLE: 96, USED: 220}, READ)
        # Once the field is closed: the rows may be others by then.
        self.values.typed.connect(self._typed, Qt.ConnectionType.QueuedConnection)
        self.row_opened.connect(self._edit)

    def show_values(self, criterion: str, groups: Sequence[ValueUsed]) -> None:
        """Other values; the current one stays the one that is read the same."""
        here = self.currentIndex()
        read = self.values.row(here.row())[1].read if here.isValid() else ""
        same_column = criterion == self.values.criterion
        self.values.take(criterion, groups)
        place = self.values.place(read) if same_column else -1
        if place >= 0:
            self.setCurrentIndex(self.values.index(place, USED))

    def chosen(self) -> Sequence[str]:
        """The values read of the rows chosen, or of the current one."""
        rows = [index.row() for index in self.selectionModel().selectedRows()]
        if not rows and self.currentIndex().isValid():
            rows = [self.currentIndex().row()]
        return [self.values.row(place)[1].read for place in rows]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.state() == QAbstractItemView.State.EditingState:
            return  # Entrée in the field reaches the table too
        if event.key() == Qt.Key.Key_F2 and self.currentIndex().isValid():
            self._edit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.currentIndex().isValid():
            self._menu().popup(event.globalPos())

    def edit_current(self) -> None:
        """What the button beside the table does."""
        if self.values.rowCount():
            row = max(self.currentIndex().row(), 0)
            self._edit(row)

    def keep_apart(self) -> None:
        for read in self.chosen()[:1]:
            self.apart_asked.emit(read)

    def give_back(self) -> None:
        if reads := self.chosen():
            self.back_asked.emit(reads)

    def can_be_split(self) -> bool:
        """Whether the current value counts together with one that is written otherwise."""
        here = self.currentIndex()
        if not here.isValid():
            return False
        group, read = self.values.row(here.row())
        return any(fold(each.read) != fold(read.read) for each in group.reads)

    def is_by_hand(self) -> bool:
        here = self.currentIndex()
        return here.isValid() and self.values.row(here.row())[1].by_hand

    def _edit(self, row: int) -> None:
        index = self.values.index(row, USED)
        self.setCurrentIndex(index)
        self.edit(index)

    def _typed(self, read: str, typed: str) -> None:
        """About all the rows chosen, when the one typed in is among them."""
        chosen = self.chosen()
        self.value_typed.emit(chosen if read in chosen else [read], typed)

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        lines = (
            ("pencil", _("Utiliser une autre valeur"), self.edit_current, True),
            ("split", _("Mettre à part"), self.keep_apart, self.can_be_split()),
            ("undo-2", _("Revenir à la valeur proposée"), self.give_back, self.is_by_hand()),
        )
        for icon_name, words, act, possible in lines:
            action = QAction(icon(icon_name), words, menu)
            action.setEnabled(possible)
            action.triggered.connect(lambda _on=False, act=act: act())
            menu.addAction(action)
        return menu
