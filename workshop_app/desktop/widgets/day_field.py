"""A date that is typed, or pointed at in a month under the field.

    field = DayField(); field.picked.connect(...)       InPlace watches what is typed

Decides nothing of what is typed: `i18n.typed.read_day` reads it.
"""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QWidget

from workshop_app.desktop.theme import set_look
from workshop_app.desktop.widgets.icons import icon
from workshop_app.i18n import typography
from workshop_app.i18n.translate import _, language

FORM = "d MMM y"


def shown_day(day: date | None) -> str:
    """As the field writes it."""
    return "" if day is None else typography.day(day, language(), FORM)


class DayField(QLineEdit):
    picked = Signal(str)
    """A day pointed at, as it would be typed."""

    def __init__(self, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: date | None = None
        set_look(self, edge="icon")
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setPlaceholderText(hint or _("À fixer"))
        opens = QAction(icon("calendar", "neutral.text_secondary", 16), _("Choisir"), self)
        opens.triggered.connect(self.open_month)
        self.addAction(opens, QLineEdit.ActionPosition.LeadingPosition)

    def begin_at(self, day: date | None) -> None:
        """The month that opens: that day's; today's without one."""
        self._shown = day

    def open_month(self) -> None:
        calendar = QCalendarWidget(self)
        calendar.setWindowFlag(Qt.WindowType.Popup)
        calendar.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        if self._shown is not None:
            day = self._shown
            calendar.setSelectedDate(QDate(day.year, day.month, day.day))

        def take() -> None:
            chosen: date = calendar.selectedDate().toPython()  # type: ignore[assignment]
            calendar.close()
            self.picked.emit(shown_day(chosen))

        calendar.clicked.connect(lambda _day: take())
        calendar.activated.connect(lambda _day: take())
        calendar.move(self.mapToGlobal(QPoint(0, self.height() + 2)))
        calendar.show()
