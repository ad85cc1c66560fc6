"""The right column about a candidature: why it was decided so, its journal, what to do about it.

Shows what it is given; each gesture is emitted. The places of the group stand below.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QWidget,
)

from workshop_app.desktop.screens.decision_words import LOOKS
from workshop_app.desktop.screens.in_place import InPlace
from workshop_app.desktop.screens.people.decision_faces import (
    Act,
    DecisionShown,
    PlacesShown,
)
from workshop_app.desktop.theme import font
from workshop_app.desktop.tokens import space
from workshop_app.desktop.widgets.buttons import Button, icon_button
from workshop_app.desktop.widgets.dialog import Sheet
from workshop_app.desktop.widgets.fields import Labelled
from workshop_app.desktop.widgets.file_dialogs import ask_to_save
from workshop_app.desktop.widgets.flow import Flow
from workshop_app.desktop.widgets.icons import pixmap
from workshop_app.desktop.widgets.panel import Panel, label, line
from workshop_app.desktop.widgets.place_dots import PlaceLines
from workshop_app.desktop.widgets.tag import Tag
from workshop_app.i18n.sentences import sentence
from workshop_app.i18n.translate import _

REASON_HIGH = 84


class DecisionPanel(Panel):
    acted = Signal(str)
    """An `Act`."""
    date_typed = Signal(str)
    copy_asked = Signal()
    decided = Signal(str, str, str)
    """An act by hand, the reason, the author."""
    letter_saved = Signal(object)
    """A `Path`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(" ", parent=parent)
        self._acts: Sequence[tuple[Act, str]] = ()
        self._dialog: QFileDialog | None = None
        self._tag = Tag()
        self.body.addWidget(self._tag)
        self._reason = label("", "body", wrap=True)
        self._holders = label("", "caption", wrap=True)
        self.body.addWidget(self._reason)
        self.body.addWidget(self._holders)
        self.applied = Labelled(_("Date de candidature"), QLineEdit())
        self._in_place = InPlace(self.applied.field, while_typing=False)
        self._in_place.committed.connect(self._change_date)
        self.body.addWidget(self.applied)
        self._journal = Panel("", "sunken")
        self._journal.layout().setContentsMargins(space(3), space(2), space(3), space(2))  # type: ignore[union-attr]
        self.body.addWidget(self._journal)
        self._lines: list[QWidget] = []
        inside = QWidget()
        flow = Flow(inside)
        self.print = Button(
            _("Imprimer"), icon_name="print", scale="small", on_click=self.ask_where
        )
        self.copy = icon_button(
            "copy", _("Copier la lettre"), scale="small", on_click=self.copy_asked.emit
        )
        self.first = Button("", scale="small", on_click=self._act_first)
        self.others = icon_button(
            "more", _("Autres décisions"), scale="small", on_click=self.open_menu
        )
        for button in (self.print, self.copy, self.first, self.others):
            flow.addWidget(button)
        self.body.addWidget(inside)

    def show_decision(self, shown: DecisionShown) -> None:
        self.set_title(shown.title)
        self._tag.say(shown.state_words, *LOOKS[shown.state])
        self._say(self._reason, shown.reason)
        self._say(self._holders, shown.holders)
        self.applied.clear_error()
        self._in_place.show_value(shown.applied)
        self._show_journal(shown.journal)
        self.print.setVisible(shown.has_letter)
        self.copy.setVisible(shown.has_letter)
        self._acts = shown.acts
        self.first.setText(shown.acts[0][1])
        self.others.setVisible(len(shown.acts) > 1)

    def refuse_date(self, said: str) -> None:
        self.applied.set_error(said)

    def journal(self) -> list[str]:
        """What each line says."""
        return [line.accessibleName() for line in self._lines]

    def ask_where(self) -> None:
        """Opens the file dialog and returns at once."""
        filters = [_("Document PDF (*.pdf)")]
        title, name = _("Enregistrer la lettre"), _("lettre.pdf")
        self._dialog = ask_to_save(self, title, name, filters, self.letter_saved.emit)

    def ask_reason(self, act: Act, shown: DecisionShown) -> None:
        """Why, and who decides; nothing is decided when the dialog is left."""
        dialog = ReasonDialog(self.window(), act, shown)
        dialog.given.connect(partial(self.decided.emit, act))
        dialog.show_over()

    def open_menu(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for act, words in self._acts[1:]:
            menu.addAction(words, partial(self.acted.emit, act))
        menu.popup(self.others.mapToGlobal(QPoint(0, self.others.height())))

    def _act_first(self) -> None:
        if self._acts:
            self.acted.emit(self._acts[0][0])

    def _change_date(self, typed: str) -> None:
        self.applied.clear_error()
        self.date_typed.emit(typed)

    def _show_journal(self, journal: Sequence[tuple[str, str]]) -> None:
        for old in self._lines:
            self._journal.body.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._lines = [_JournalLine(when, what) for when, what in journal]
        for each in self._lines:
            self._journal.body.addWidget(each)
        self._journal.setVisible(bool(journal))

    @staticmethod
    def _say(words: QLabel, said: str) -> None:
        words.setText(said)
        words.setVisible(bool(said))


class _JournalLine(QWidget):
    def __init__(self, when: str, what: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(2))
        picture = QLabel()
        picture.setPixmap(pixmap("history", "neutral.text_secondary", 14))
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        said = label(f"{when} : {what}", "caption", wrap=True)
        row.addWidget(said, 1)
        self.setAccessibleName(said.text())


class PlacesPanel(Panel):
    """« Places par département »: 18 retenus sur 20, then each value with its dots."""

    rules_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(" ", parent=parent)
        head = QHBoxLayout()
        head.setSpacing(space(2))
        self._taken = label("", "strong-title")
        self._words = label("", "secondary", wrap=True)
        head.addWidget(self._taken)
        head.addWidget(self._words, 1)
        self.body.addLayout(head)
        self.lines = PlaceLines()
        self.body.addWidget(self.lines)
        self.body.addWidget(line())
        self._rules = label("", "caption", wrap=True)
        self.body.addWidget(self._rules)
        self.change = Button(
            _("Modifier les règles"), "quiet", scale="small", on_click=self.rules_asked.emit
        )
        self.body.addWidget(self.change, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch(1)

    def show_places(self, shown: PlacesShown) -> None:
        self.set_title(shown.title)
        self._taken.setText(shown.taken)
        self._words.setText(shown.taken_words)
        self.lines.show_lines(shown.lines)
        self._rules.setText(shown.rules)


class ReasonDialog(Sheet):
    """Why somebody decides otherwise than the rules, and who does."""

    given = Signal(str, str)
    """Reason, author."""

    def __init__(self, window: QWidget, act: Act, shown: DecisionShown) -> None:
        accept = act == "accept"
        question = (
            _("Retenir {name} quand même ?", name=shown.name)
            if accept
            else _("Refuser {name} quand même ?", name=shown.name)
        )
        super().__init__(window, question)
        note = _("La raison se lit dans la lettre et dans le journal.")
        self.reason = Labelled(_("Pourquoi"), QPlainTextEdit(), note)
        self.reason.field.setFixedHeight(REASON_HIGH)
        self.reason.field.setTabChangesFocus(True)
        self.reason.field.setFont(font("body"))
        self.author = Labelled(_("Décidé par"), QLineEdit(shown.author))
        self.body.addWidget(self.reason)
        self.body.addWidget(self.author)
        self.row.addWidget(Button(_("Laisser"), on_click=self.reject))
        self.keep = Button(_("Retenir") if accept else _("Refuser"), "primary", on_click=self._keep)
        self.row.addWidget(self.keep)
        self.reason.field.setFocus()

    def _keep(self) -> None:
        reason = " ".join(self.reason.field.toPlainText().split())
        if not reason:
            self.reason.set_error(sentence("recruit_reason_empty", {}))
            return
        self.given.emit(reason, self.author.field.text())
        self.accept()
