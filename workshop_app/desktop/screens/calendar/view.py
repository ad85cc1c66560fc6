"""What « Calendrier » looks like: the quarters and their meetings, who came to which, the chosen
meeting and the chosen member. Decides nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from workshop_app.desktop.screens.calendar.cards import YearStrip
from workshop_app.desktop.screens.calendar.faces import MeetingForm, PersonFace, ProgrammeShown
from workshop_app.desktop.screens.calendar.meeting_panel import MeetingPanel
from workshop_app.desktop.screens.calendar.person_panel import PersonPanel
from workshop_app.desktop.screens.calendar.presence import PresenceTable
from workshop_app.desktop.tokens import space
from workshop_app.desktop.widgets.buttons import Button
from workshop_app.desktop.widgets.empty import EmptyState
from workshop_app.desktop.widgets.file_dialogs import ask_to_save
from workshop_app.desktop.widgets.page import Page
from workshop_app.desktop.widgets.panel import Panel, label, scrolled
from workshop_app.desktop.widgets.segment import Segment
from workshop_app.desktop.widgets.skeleton import LoadingRows
from workshop_app.i18n.translate import _

SIDE_WIDE = 362
NARROW = 1_080
TABLE_LOW = 260
UNBOUND = 16_777_215
"""Qt's own: a width without limit."""
PROPOSAL = "proposal"


class SideColumn(QScrollArea):
    """What is chosen, on the right; it scrolls by itself, or stands whole under the table."""

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        content.setObjectName("content")
        self.setWidget(content)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._content, self._whole = content, False

    def stand_whole(self, whole: bool) -> None:
        self._whole = whole
        self.setMinimumWidth(0 if whole else SIDE_WIDE)
        self.setMaximumWidth(UNBOUND if whole else SIDE_WIDE)
        self._fit()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        high = self._content.sizeHint().height() if self._whole else 0
        if self.minimumHeight() != high:
            self.setMinimumHeight(high)


class CalendarView(Page):
    primary_asked = Signal()
    add_asked = Signal()
    agenda_asked = Signal()
    agenda_given = Signal(object)
    """A `Path`."""
    filter_chosen = Signal(str)
    page_asked = Signal(str)
    undo_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Calendrier"), parent)
        self._dialog: QFileDialog | None = None
        self._build_actions()
        self.year = YearStrip()
        self._build_presence()
        self._build_side()
        self._lower = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lower.setSpacing(space(4))
        self._lower.addWidget(self.presence, 1)
        self._lower.addWidget(self._side)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space("grid_gap"))
        column.addWidget(self.year)
        column.addLayout(self._lower, 1)
        self._stack = QStackedWidget()
        self._loading = LoadingRows(12)
        self._stack.addWidget(self._loading)
        self._scrolled = scrolled(inside)
        self._scrolled.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._stack.addWidget(self._scrolled)
        self.body.addWidget(self._stack, 1)

    def panels(self) -> Sequence[QWidget]:
        cards = self.year.cards()
        first = [cards[0]] if cards else []
        return [*first, self.table, self.meeting, self.person]

    def show_programme(self, shown: ProgrammeShown) -> None:
        self._stack.setCurrentWidget(self._scrolled)
        self.count.say(shown.tag)
        self.primary.setText(shown.primary or " ")
        self.primary.setVisible(bool(shown.primary))
        if shown.can_export:
            self.agenda.refuse(shown.can_export)
        else:
            self.agenda.allow()
        self.year.show_quarters(shown.quarters)
        self.filter.set_count("all", shown.everybody)
        self.filter.set_count("to_call", shown.to_call)
        self.table.show_rows(shown.columns, shown.rows)
        self._rows.setCurrentWidget(self.table if shown.has_people else self.nobody)
        self._foot.setText(shown.foot)
        self._foot.setVisible(shown.has_people)
        self.filter.setVisible(shown.has_people)
        self._set_order()

    def show_meeting(self, form: MeetingForm | None) -> None:
        if form is not None:
            self.meeting.show_form(form)
            self.reminder.setAccessibleName(f"{self.reminder.text()}, {form.title}")
        self.meeting.setVisible(form is not None)
        self.reminder.setVisible(form is not None)

    def show_person(self, face: PersonFace | None) -> None:
        if face is not None:
            self.person.show_face(face)
        self.person.setVisible(face is not None)

    def forget(self) -> None:
        self._stack.setCurrentWidget(self._loading)
        self.banners.clear()
        self.meeting.forget()
        self.meeting.hide()
        self.person.hide()
        self.filter.choose("all")

    def show_field_refused(self, field: str, said: str) -> None:
        if field == "leaves_on":
            self.person.set_error(said)
        elif field in self.meeting.fields:
            self.meeting.fields[field].set_error(said)
        else:
            self.show_refusal(said)

    def clear_refusal(self, field: str) -> None:
        if field == "leaves_on":
            self.person.clear_error()
        elif field in self.meeting.fields:
            self.meeting.fields[field].clear_error()

    def propose(self, happened: str, proposed: str, accept: Callable[[], object]) -> None:
        self.banners.show_banner(
            "signal",
            happened,
            proposed,
            action=(_("Décaler aussi"), accept),
            way_out=(_("Laisser"), lambda: None),
            closable=False,
            key=PROPOSAL,
        )

    def withdraw_proposal(self) -> None:
        self.banners.withdraw(PROPOSAL)

    def offer_undo(self, said: str) -> None:
        self.undo.offer(said, self.undo_asked.emit, "undo")

    def copy(self, text: str, said: str) -> None:
        QGuiApplication.clipboard().setText(text)
        detail = _("Collez-le dans votre courriel.")
        self.banners.show_banner("success", said, detail, key="copied")

    def ask_where(self) -> None:
        self._dialog = ask_to_save(
            self,
            _("Enregistrer le calendrier"),
            _("rencontres.ics"),
            [_("Agenda (*.ics)")],
            self.agenda_given.emit,
        )

    def show_told(self, said: str, detail: str = "") -> None:
        self.banners.show_banner("success", said, detail, key="told")

    def show_refusal(self, said: str) -> None:
        self.banners.show_banner("error", said, key="refused")

    def edit_meeting(self) -> None:
        self._scrolled.ensureWidgetVisible(self.meeting)
        self.meeting.begin()

    def ask_substitute(self, meeting: UUID, _person: UUID) -> None:
        """The chosen member's panel asks who came instead."""
        title = next((c.title for c in self.table.rows.columns if c.meeting == meeting), "")
        self._scrolled.ensureWidgetVisible(self.person)
        self.person.ask_substitute(meeting, title)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the chosen meeting goes under the table."""
        super().resizeEvent(event)
        narrow = event.size().width() < NARROW
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if direction != self._lower.direction():
            self._lower.setDirection(direction)
        self._side.stand_whole(narrow)
        self._pair.setDirection(
            QBoxLayout.Direction.LeftToRight if narrow else QBoxLayout.Direction.TopToBottom
        )

    def _set_order(self) -> None:
        """Tab reads the page from top to bottom, the cards that have just been made too."""
        between = [*self.year.stops(), *self.filter.findChildren(QPushButton), self.table]
        previous: QWidget = self.primary
        for widget in between:
            QWidget.setTabOrder(previous, widget)
            previous = widget

    def _build_actions(self) -> None:
        self.agenda = Button(
            _("Agenda"), icon_name="calendar_export", on_click=self.agenda_asked.emit
        )
        self.agenda.setToolTip(_("Les rencontres datées, pour tout agenda (.ics)"))
        self.add = Button(_("Rencontre"), icon_name="plus", on_click=self.add_asked.emit)
        self.add.setAccessibleName(_("Ajouter une rencontre"))
        self.primary = Button(" ", "primary", "arrow-right", on_click=self.primary_asked.emit)
        self.primary.hide()
        for button in (self.agenda, self.add, self.primary):
            self.add_action(button)

    def _build_presence(self) -> None:
        self.presence = Panel(_("Présence d'une rencontre à l'autre"))
        self.presence.title.setWordWrap(False)
        self.filter = Segment(_("Qui montrer"), [("all", _("Tous")), ("to_call", _("À relancer"))])
        self.filter.chosen.connect(self.filter_chosen)
        self.presence.buttons.addWidget(self.filter)
        self.table = PresenceTable()
        self.table.setMinimumHeight(TABLE_LOW)
        invite = Button(
            _("Participants"),
            icon_name="participants",
            on_click=lambda: self.page_asked.emit("people"),
        )
        self.nobody = EmptyState(
            "participants",
            _("Personne n'est encore dans le groupe."),
            _("Ajoutez les personnes retenues : leur présence se notera ici."),
            [invite],
        )
        self._rows = QStackedWidget()
        self._rows.addWidget(self.table)
        self._rows.addWidget(self.nobody)
        self.presence.body.addWidget(self._rows, 1)
        self._foot = label("", "caption", wrap=True)
        self.presence.body.addWidget(self._foot)

    def _build_side(self) -> None:
        inside = QWidget()
        self._side = SideColumn(inside)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space("grid_gap"))
        self._pair = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._pair.setSpacing(space("grid_gap"))
        self.person, self.meeting = PersonPanel(), MeetingPanel()
        self._pair.addWidget(self.person)
        self._pair.addWidget(self.meeting)
        column.addLayout(self._pair)
        self.sheet = Button(
            _("Fiche projet"), icon_name="file", on_click=lambda: self.page_asked.emit("project")
        )
        self.reminder = Button(
            _("Rappel à copier"), icon_name="copy", on_click=self.meeting.ask_reminder
        )
        row = QHBoxLayout()
        row.setSpacing(space(2))
        row.addWidget(self.sheet)
        row.addWidget(self.reminder)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)
        self.person.hide()
        self.meeting.hide()
