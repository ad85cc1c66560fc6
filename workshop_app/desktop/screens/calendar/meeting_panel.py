"""The chosen meeting, changed in place: when, where, what about, by which method.

Decides nothing: it says which field was typed, and for which meeting.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QWidget,
)

from workshop_app.desktop.screens.calendar.faces import MeetingForm
from workshop_app.desktop.screens.calendar.wording import mode_choices
from workshop_app.desktop.screens.in_place import InPlace
from workshop_app.desktop.tokens import space
from workshop_app.desktop.widgets.buttons import Button, icon_button
from workshop_app.desktop.widgets.day_field import DayField
from workshop_app.desktop.widgets.fields import Labelled
from workshop_app.desktop.widgets.icons import icon
from workshop_app.desktop.widgets.panel import Panel, label
from workshop_app.desktop.widgets.segment import Segment
from workshop_app.i18n.translate import _

ON_LEAVING = ("day", "starts_at", "ends_at")
METHOD_HIGH = 62
CLOCK_WIDE = 84


class MeetingPanel(Panel):
    typed = Signal(object, str, str)
    """A meeting's id, the field, what was typed."""
    quarter_chosen = Signal(object, object)
    note_asked = Signal(object)
    reminder_asked = Signal(object)
    certificates_asked = Signal(object)
    cancel_asked = Signal(object)
    restore_asked = Signal(object)
    remove_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(" ", parent=parent)
        self.title.setWordWrap(False)
        self._form: MeetingForm | None = None
        self.fields: dict[str, Labelled[QLineEdit | QPlainTextEdit]] = {}
        self._in_place: dict[str, InPlace] = {}
        self.more = icon_button("more", _("Autres gestes"), "quiet", "small", self._open_menu)
        self.buttons.addWidget(self.more)
        self._build_when()
        self.mode = Segment(_("Sur place ou à distance"), mode_choices())
        self.mode.chosen.connect(partial(self._tell, "mode"))
        self.body.addWidget(self.mode)
        self.body.addWidget(self._add("place", "", QLineEdit()))
        self.body.addWidget(self._add("subject", _("Objet"), QLineEdit()))
        method = QPlainTextEdit()
        method.setTabChangesFocus(True)
        method.setFixedHeight(METHOD_HIGH)
        self.body.addWidget(self._add("method", _("Méthode"), method))
        self._note = label("", "caption", wrap=True)
        self.body.addWidget(self._note)
        self.note = Button("", icon_name="check", scale="small", on_click=self._ask_note)
        row = QHBoxLayout()
        self.certificates = Button(
            _("Attestations"), "quiet", "mandate", "small", self._ask_certificates
        )
        self.certificates.setToolTip(_("Dans l'émargement de l'atelier de cette rencontre"))
        row.addWidget(self.note)
        row.addWidget(self.certificates)
        row.addStretch(1)
        self.body.addLayout(row)

    def show_form(self, form: MeetingForm) -> None:
        other = self._form is None or form.key != self._form.key
        if other:
            self._leave()
        self._form = form
        self.set_title(form.title)
        for name, watched in self._in_place.items():
            watched.show_value(form.values[name])
            if other:
                watched.drop()  # also where the cursor is: the words belong to another meeting
        self._day.begin_at(form.day)
        self.mode.choose(form.mode)
        remote = form.mode == "remote"
        self.fields["place"].rename(_("Lien ou numéro") if remote else _("Lieu"))
        self._show_quarters(form)
        self._note.setText(form.note)
        self._note.setVisible(bool(form.note))
        self.note.setText(form.note_button)
        self.note.setVisible(bool(form.note_button))
        self.certificates.setVisible(form.certifies)
        if form.note_refused:
            self.note.refuse(form.note_refused)
        else:
            self.note.allow()

    def forget(self) -> None:
        """No error, no half-typed text of another group."""
        self._form = None
        for name, made in self.fields.items():
            made.clear_error()
            self._in_place[name].drop()

    def begin(self) -> None:
        """The first thing to write: what the meeting is about."""
        self.fields["subject"].field.setFocus()

    def _leave(self) -> None:
        """What was typed belongs to the meeting that was shown until now."""
        for name, watched in self._in_place.items():
            watched.flush()
            self.fields[name].clear_error()

    def _build_when(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(space(2))
        self._day = DayField()
        self._day.picked.connect(partial(self._tell, "day"))
        grid.addWidget(self._add("day", _("Date"), self._day), 0, 0)
        for column, (name, words) in enumerate(
            (("starts_at", _("Début")), ("ends_at", _("Fin"))), start=1
        ):
            made = self._add(name, words, QLineEdit())
            made.setFixedWidth(CLOCK_WIDE)
            grid.addWidget(made, 0, column)
        grid.setColumnStretch(0, 1)
        self.body.addLayout(grid)
        self.quarter = QComboBox()
        self.quarter.activated.connect(self._choose_quarter)
        self._quarter = Labelled(_("Trimestre, en attendant une date"), self.quarter)
        self.body.addWidget(self._quarter)

    def _add(
        self, name: str, words: str, edit: QLineEdit | QPlainTextEdit
    ) -> Labelled[QLineEdit | QPlainTextEdit]:
        edit.setMinimumWidth(60)
        made = Labelled[QLineEdit | QPlainTextEdit](words, edit)
        watched = InPlace(edit, while_typing=name not in ON_LEAVING)
        watched.committed.connect(partial(self._tell, name))
        self.fields[name], self._in_place[name] = made, watched
        return made

    def _show_quarters(self, form: MeetingForm) -> None:
        self._quarter.setVisible(form.day is None)
        blocked = self.quarter.blockSignals(True)
        self.quarter.clear()
        for when, words in form.quarters:
            self.quarter.addItem(words, when)
        places = [when for when, _words in form.quarters]
        self.quarter.setCurrentIndex(places.index(form.when) if form.when in places else -1)
        self.quarter.blockSignals(blocked)

    def _tell(self, field: str, typed: str) -> None:
        if self._form is not None:
            self.typed.emit(self._form.key, field, typed)

    def _choose_quarter(self, place: int) -> None:
        if self._form is not None:
            self.quarter_chosen.emit(self._form.key, self._form.quarters[place][0])

    def _ask_note(self) -> None:
        if self._form is not None:
            self.note_asked.emit(self._form.key)

    def _ask_certificates(self) -> None:
        if self._form is not None:
            self.certificates_asked.emit(self._form.key)

    def ask_reminder(self) -> None:
        """The text that reminds people of the meeting shown."""
        if self._form is not None:
            self.reminder_asked.emit(self._form.key)

    def _open_menu(self) -> None:
        form = self._form
        if form is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if form.cancelled:
            cancel = (icon("undo"), _("Rétablir la rencontre"), self.restore_asked)
        else:
            cancel = (icon("ban"), _("Annuler la rencontre"), self.cancel_asked)
        remove = (icon("erase"), _("Retirer du calendrier"), self.remove_asked)
        for picture, words, asked in (cancel, remove):
            action = QAction(picture, words, menu)
            action.triggered.connect(lambda _on=False, asked=asked: asked.emit(form.key))
            menu.addAction(action)
        menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))
