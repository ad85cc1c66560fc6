"""What the day is: title, organiser, question, date, times, place, tables; context and aims.

Every field is changed in place. Decides nothing: it says which field was typed.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QCalendarWidget,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QWidget,
)

from workshop_app.desktop.screens.in_place import InPlace
from workshop_app.desktop.theme import set_look
from workshop_app.desktop.tokens import space
from workshop_app.desktop.widgets.fields import Labelled, with_icon
from workshop_app.desktop.widgets.icons import icon
from workshop_app.desktop.widgets.panel import Panel, label
from workshop_app.domain.workshop import MOST_TABLES
from workshop_app.i18n import typography
from workshop_app.i18n.translate import _, language

ON_LEAVING = ("day", "starts_at", "ends_at")
TEXT_HIGH = 116
WIDTHS = {"day": 138, "starts_at": 96, "ends_at": 96, "table_count": 88}


class IdentityPanel(Panel):
    field_typed = Signal(str, str)
    tables_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.fields: dict[str, Labelled[QLineEdit]] = {}
        self._in_place: dict[str, InPlace] = {}
        self._errors: dict[str, str] = {}
        names = QHBoxLayout()
        names.setSpacing(space(3))
        names.addWidget(self._field("title", _("Titre")), 1)
        names.addWidget(self._field("organiser", _("Organisateur")), 1)
        self.body.addLayout(names)
        self.body.addWidget(self._field("question", _("Question posée à la salle")))
        self.body.addLayout(self._build_day())
        self._error = label("", "error", wrap=True)
        self._error.hide()
        self.body.addWidget(self._error)

    def show_values(self, values: Mapping[str, str], tables: int) -> None:
        for name, watched in self._in_place.items():
            watched.show_value(values[name])
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

    def _mark(self, field: str) -> None:
        target = self.fields[field].field if field in self.fields else self.tables
        set_look(target, state="error" if field in self._errors else "")
        target.setAccessibleDescription(self._errors.get(field, ""))
        said = " ".join(dict.fromkeys(self._errors.values()))
        self._error.setText(said)
        self._error.setVisible(bool(said))

    def _field(self, name: str, words: str, icon_name: str = "") -> Labelled[QLineEdit]:
        edit = with_icon(QLineEdit(), icon_name) if icon_name else QLineEdit()
        made = Labelled(words, edit)
        edit.setMinimumWidth(60)
        if name in WIDTHS:
            made.setFixedWidth(WIDTHS[name])
        self.fields[name] = made
        watched = InPlace(edit, while_typing=name not in ON_LEAVING)
        watched.committed.connect(partial(self.field_typed.emit, name))
        self._in_place[name] = watched
        return made

    def _build_day(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(space(3))
        day = self._field("day", _("Date"))
        day.field.setPlaceholderText(_("À fixer"))
        opens = QAction(icon("calendar", "neutral.text_secondary", 16), _("Choisir"), day.field)
        opens.triggered.connect(self._open_calendar)
        day.field.addAction(opens, QLineEdit.ActionPosition.LeadingPosition)
        row.addWidget(day)
        row.addWidget(self._field("starts_at", _("Début")))
        row.addWidget(self._field("ends_at", _("Fin"), "fixed_end"))
        row.addWidget(self._field("place", _("Lieu"), "place"), 1)
        self.tables = QSpinBox()
        self.tables.setRange(1, MOST_TABLES)
        self.tables.setKeyboardTracking(False)
        self.tables.valueChanged.connect(self.tables_chosen)
        tables = Labelled(_("Tables"), self.tables)
        tables.setFixedWidth(WIDTHS["table_count"])
        row.addWidget(tables)
        return row

    def _open_calendar(self) -> None:
        """A month to point at, under the field."""
        field = self.fields["day"].field
        calendar = QCalendarWidget(self)
        calendar.setWindowFlag(Qt.WindowType.Popup)
        calendar.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)

        def take() -> None:
            chosen = calendar.selectedDate().toPython()
            calendar.close()
            said = typography.day(chosen, language(), "d MMM y")  # type: ignore[arg-type]
            self.field_typed.emit("day", said)

        calendar.clicked.connect(lambda _day: take())
        calendar.activated.connect(lambda _day: take())
        calendar.move(field.mapToGlobal(QPoint(0, field.height() + 2)))
        calendar.show()


class TextsPanel(Panel):
    """Context, objectives, expected results: the last two one a line."""

    field_typed = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        grid = QGridLayout()
        grid.setHorizontalSpacing(space(3))
        self.fields: dict[str, Labelled[QPlainTextEdit]] = {}
        self._in_place: dict[str, InPlace] = {}
        names = {
            "context": _("Contexte"),
            "objectives": _("Objectifs, un par ligne"),
            "results": _("Résultats attendus, un par ligne"),
        }
        for column, (name, words) in enumerate(names.items()):
            edit = QPlainTextEdit()
            edit.setTabChangesFocus(True)
            edit.setMinimumWidth(100)
            made = Labelled(words, edit)
            made.field.setFixedHeight(TEXT_HIGH)
            self.fields[name] = made
            watched = InPlace(edit)
            watched.committed.connect(partial(self.field_typed.emit, name))
            self._in_place[name] = watched
            grid.addWidget(made, 0, column)
            grid.setColumnStretch(column, 1)
        self.body.addLayout(grid)

    def show_values(self, values: Mapping[str, str]) -> None:
        for name, watched in self._in_place.items():
            watched.show_value(values[name])
