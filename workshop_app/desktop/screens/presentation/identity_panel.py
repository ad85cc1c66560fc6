"""What the day is: title, organiser, question, date, times, place, tables; context and aims.

Every field is changed in place. Decides nothing: it says which field was typed.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QWidget,
)

from workshop_app.desktop.screens.in_place import InPlace, NoWheel
from workshop_app.desktop.screens.text_panel import TextPanel
from workshop_app.desktop.theme import set_look
from workshop_app.desktop.tokens import space
from workshop_app.desktop.widgets.day_field import DayField
from workshop_app.desktop.widgets.fields import Labelled, number_field, with_icon
from workshop_app.desktop.widgets.panel import Panel, label
from workshop_app.domain.workshop import MOST_TABLES
from workshop_app.i18n.translate import _

ON_LEAVING = ("day", "starts_at", "ends_at")
NARROW = 700
WIDTHS = {"day": 138, "starts_at": 96, "ends_at": 96, "table_count": 88}


class IdentityPanel(Panel):
    field_typed = Signal(str, str)
    tables_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.fields: dict[str, Labelled[QLineEdit]] = {}
        self._in_place: dict[str, InPlace] = {}
        self._errors: dict[str, str] = {}
        self._untouched: frozenset[str] = frozenset()
        names = QHBoxLayout()
        names.setSpacing(space(3))
        names.addWidget(self._field("title", _("Titre")), 1)
        names.addWidget(self._field("organiser", _("Organisateur")), 1)
        self.body.addLayout(names)
        self.body.addWidget(self._field("question", _("Question posée à la salle")))
        self._is_narrow: bool | None = None
        self._build_day()
        self.body.addLayout(self._day)
        self._lay_day(narrow=False)
        self._error = label("", "error", wrap=True)
        self._error.hide()
        self.body.addWidget(self._error)

    def show_values(self, values: Mapping[str, str], tables: int) -> None:
        for name, watched in self._in_place.items():
            watched.show_value(values[name])
        self._mark_all()
        if not self.tables.hasFocus():
            blocked = self.tables.blockSignals(True)
            self.tables.setValue(tables)
            self.tables.blockSignals(blocked)

    def owns(self, field: str) -> bool:
        return field in self.fields or field == "table_count"

    def set_error(self, field: str, said: str) -> None:
        """Red edge on the field; the sentence under the row, where it has room."""
        self._errors[field] = said
        self._mark(field)

    def clear_error(self, field: str) -> None:
        if self._errors.pop(field, None) is not None:
            self._mark(field)

    def forget(self) -> None:
        """No error, no half-typed text of another workshop."""
        self._errors.clear()
        for watched in self._in_place.values():
            watched.drop()
        self._mark_all()

    def set_untouched(self, names: frozenset[str]) -> None:
        """Fields that still say what the model says are written in grey."""
        self._untouched = names
        self._mark_all()

    def _mark_all(self) -> None:
        for name in (*self.fields, "table_count"):
            self._mark(name)

    def _mark(self, field: str) -> None:
        target = self.fields[field].field if field in self.fields else self.tables
        grey = "untouched" if field in self._untouched else ""
        set_look(target, state="error" if field in self._errors else grey)
        target.setAccessibleDescription(self._errors.get(field, ""))
        said = " ".join(dict.fromkeys(self._errors.values()))
        self._error.setText(said)
        self._error.setVisible(bool(said))

    def _field(
        self, name: str, words: str, icon_name: str = "", edit: QLineEdit | None = None
    ) -> Labelled[QLineEdit]:
        edit = edit or (with_icon(QLineEdit(), icon_name) if icon_name else QLineEdit())
        made = Labelled(words, edit)
        edit.setMinimumWidth(60)
        if name in WIDTHS:
            made.setFixedWidth(WIDTHS[name])
        self.fields[name] = made
        watched = InPlace(edit, while_typing=name not in ON_LEAVING)
        watched.committed.connect(partial(self.field_typed.emit, name))
        self._in_place[name] = watched
        return made

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the place gets a row of its own."""
        super().resizeEvent(event)
        self._lay_day(narrow=event.size().width() < NARROW)

    def _build_day(self) -> None:
        day = DayField()
        day.picked.connect(partial(self.field_typed.emit, "day"))
        self._field("day", _("Date"), edit=day)
        self._field("starts_at", _("Début"))
        self._field("ends_at", _("Fin"), "fixed_end")
        self._field("place", _("Lieu"), "place")
        self.tables = number_field(1, MOST_TABLES, 1, _("Tables"))
        self.tables.valueChanged.connect(self.tables_chosen)
        NoWheel(self.tables)
        self._tables = Labelled(_("Tables"), self.tables)
        self._tables.setFixedWidth(WIDTHS["table_count"])
        self._day = QGridLayout()
        self._day.setHorizontalSpacing(space(3))
        self._day.setVerticalSpacing(space(2))

    def _lay_day(self, *, narrow: bool) -> None:
        if narrow == self._is_narrow:
            return
        self._is_narrow = narrow
        top, left = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignLeft
        for column, name in enumerate(("day", "starts_at", "ends_at")):
            self._day.addWidget(self.fields[name], 0, column, top | left)
        place = self.fields["place"]
        for widget in (place, self._tables):
            self._day.removeWidget(widget)
        if narrow:
            self._day.addWidget(self._tables, 0, 3, top | left)
            self._day.addWidget(place, 1, 0, 1, 4, top)
        else:
            self._day.addWidget(place, 0, 3, top)
            self._day.addWidget(self._tables, 0, 4, top)
        self._day.setColumnStretch(3, 1)
        previous = (self._tables, place) if narrow else (place, self._tables)
        QWidget.setTabOrder(self.fields["ends_at"].field, previous[0].field)
        QWidget.setTabOrder(previous[0].field, previous[1].field)


class TextsPanel(TextPanel):
    """Context, objectives, expected results: the last two one a line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            {
                "context": _("Contexte"),
                "objectives": _("Objectifs, un par ligne"),
                "results": _("Résultats attendus, un par ligne"),
            },
            parent=parent,
        )
