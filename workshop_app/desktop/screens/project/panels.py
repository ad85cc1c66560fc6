"""The parts of « Fiche projet »: who and what, the promise and the rules, the page, the call.

Every field is changed in place. Decides nothing: each part says what was typed or asked.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from workshop_app.desktop.screens.in_place import InPlace, NoWheel
from workshop_app.desktop.theme import set_look
from workshop_app.desktop.tokens import space
from workshop_app.desktop.widgets.buttons import Button
from workshop_app.desktop.widgets.day_field import DayField
from workshop_app.desktop.widgets.fields import Labelled, number_field
from workshop_app.desktop.widgets.panel import Panel, label, line
from workshop_app.desktop.widgets.pdf_preview import PdfPreview
from workshop_app.desktop.widgets.segment import Segment
from workshop_app.desktop.widgets.tag import Tag
from workshop_app.domain.project import MOST_PROMISED
from workshop_app.i18n import typography
from workshop_app.i18n.translate import _, language

ON_LEAVING = ("apply_until",)
DAY_WIDE, NUMBER_WIDE = 150, 76
PAGE_HIGH, CALL_HIGH = 430, 210


class LinesPanel(Panel):
    """Fields of one line, two in a row."""

    field_typed = Signal(str, str)

    def __init__(self, names: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.fields: dict[str, Labelled[QLineEdit]] = {}
        self._in_place: dict[str, InPlace] = {}
        grid = QGridLayout()
        grid.setHorizontalSpacing(space(3))
        grid.setVerticalSpacing(space(2))
        for place, (name, words) in enumerate(names.items()):
            grid.addWidget(self.add_field(name, words), place // 2, place % 2)
        self.body.addLayout(grid)

    def add_field(
        self, name: str, words: str, edit: QLineEdit | None = None
    ) -> Labelled[QLineEdit]:
        made = Labelled(words, edit or QLineEdit())
        made.field.setMinimumWidth(60)
        watched = InPlace(made.field, while_typing=name not in ON_LEAVING)
        watched.committed.connect(partial(self.field_typed.emit, name))
        self.fields[name], self._in_place[name] = made, watched
        return made

    def show_values(self, values: Mapping[str, str]) -> None:
        for name, watched in self._in_place.items():
            watched.show_value(values[name])

    def forget(self) -> None:
        for name, made in self.fields.items():
            made.clear_error()
            self._in_place[name].drop()


class PromisePanel(LinesPanel):
    """What one commits to, and how one applies."""

    promise_changed = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__({}, parent)
        self.set_title(_("Engagement et candidatures"))
        self.title.setWordWrap(False)
        self.on_site = number_field(0, MOST_PROMISED, 0, _("Journées sur place promises"))
        self.remote = number_field(0, MOST_PROMISED, 0, _("Rencontres à distance promises"))
        row = QHBoxLayout()
        row.setSpacing(space(2))
        for widget in (
            self.on_site,
            label(_("journées sur place et")),
            self.remote,
            label(_("rencontres à distance")),
        ):
            row.addWidget(widget)
        row.addStretch(1)
        for spin in (self.on_site, self.remote):
            spin.setFixedWidth(NUMBER_WIDE)
            spin.valueChanged.connect(self._tell)
            NoWheel(spin)
        self.body.addLayout(row)
        self._note = label("", "caption", wrap=True)
        self.body.addWidget(self._note)
        apply = QHBoxLayout()
        apply.setSpacing(space(3))
        day = DayField(_("Sans date limite"))
        day.picked.connect(partial(self.field_typed.emit, "apply_until"))
        until = self.add_field("apply_until", _("Candidatures jusqu'au"), day)
        until.setFixedWidth(DAY_WIDE)
        apply.addWidget(until)
        apply.addWidget(self.add_field("apply_to", _("Adressées à")), 1)
        self.body.addLayout(apply)

    def show_promise(self, on_site: int, remote: int, note: str, amber: bool) -> None:
        for spin, count in ((self.on_site, on_site), (self.remote, remote)):
            if not spin.hasFocus():
                blocked = spin.blockSignals(True)
                spin.setValue(count)
                spin.blockSignals(blocked)
        self._note.setText(note)
        set_look(self._note, role="caption-signal" if amber else "caption")

    def set_error(self, said: str) -> None:
        self._note.setText(said)
        set_look(self._note, role="error")

    def _tell(self, _value: int) -> None:
        self.promise_changed.emit(self.on_site.value(), self.remote.value())


class CalendarPanel(Panel):
    """The year as the sheet will say it; it is planned on its own page."""

    form_chosen = Signal(str)
    calendar_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Calendrier"), parent=parent)
        self.title.setWordWrap(False)
        self.form = Segment(
            _("Ce que la fiche dit de l'année"),
            [("meeting", _("Par rencontre")), ("quarter", _("Par trimestre"))],
        )
        self.form.chosen.connect(self.form_chosen)
        self.plan = Button(_("Calendrier"), "quiet", "schedule", "small", self.calendar_asked.emit)
        self.plan.setAccessibleName(_("Préparer le calendrier, sur sa page"))
        self.buttons.addWidget(self.plan)
        self.buttons.addWidget(self.form)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(space(1))
        self.body.addLayout(self._lines)
        self._shown: tuple[str, ...] = ()

    def show_lines(self, lines: Sequence[str], by_quarter: bool) -> None:
        self.form.choose("quarter" if by_quarter else "meeting")
        if tuple(lines) == self._shown:
            return
        self._shown = tuple(lines)
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for place, words in enumerate(lines):
            if place:
                self._lines.addWidget(line())
            self._lines.addWidget(label(words, "secondary", wrap=True))


class PagePanel(Panel):
    """The page as it will be printed, and whether everything is on it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("La fiche"), parent=parent)
        self.title.setWordWrap(False)
        self.state = Tag()
        self.buttons.addWidget(self.state)
        self.preview = PdfPreview(thumbnails=False)
        self.preview.setFixedHeight(PAGE_HIGH)
        self.body.addWidget(self.preview)
        self._note = label("", "caption-signal", wrap=True)
        self._note.hide()
        self.body.addWidget(self._note)

    def show_page(self, content: bytes, shortened: Sequence[str]) -> None:
        self.preview.show_document(content)
        if shortened:
            self.state.say(_("Texte abrégé"), "signal", "circle-alert")
            titles = typography.listing(shortened, language())
            self._note.setText(
                _(
                    "Même en petits caractères, tout ne tient pas en une page. Abrégé : {titles}. "
                    "La fiche le dit ; votre texte, ici, reste entier.",
                    titles=titles,
                )
            )
        else:
            self.state.say(_("Tient en une page"), "success", "circle-check")
        self._note.setVisible(bool(shortened))

    def wait(self) -> None:
        self.state.say(_("Mise en page…"))
        self.preview.show_waiting(_("Mise en page…"))

    def show_none(self, said: str) -> None:
        self.state.say("")
        self.preview.clear(said)


class CallPanel(Panel):
    """The call for candidates as plain text."""

    copy_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Appel à candidatures"), parent=parent)
        self.title.setWordWrap(False)
        self.copy = Button(_("Copier"), icon_name="copy", scale="small", on_click=self._copy)
        self.copy.setAccessibleName(_("Copier l'appel à candidatures"))
        self.buttons.addWidget(self.copy)
        self._shown = ""
        note = _("À coller dans une lettre d'information ou un courriel.")
        self.body.addWidget(label(note, "caption", wrap=True))
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(_("Texte de l'appel à candidatures"))
        self.text.setFixedHeight(CALL_HIGH)
        self.body.addWidget(self.text)

    def show_text(self, text: str) -> None:
        if text != self._shown:
            self._shown = text
            self.text.setPlainText(text)

    def _copy(self) -> None:
        # Not the widget's own text: Qt turns its no-break spaces into plain ones.
        self.copy_asked.emit(self._shown)
