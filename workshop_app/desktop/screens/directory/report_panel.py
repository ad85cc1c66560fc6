"""What an erasing did, to be read, copied and kept as a text. And the question before it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from workshop_app.desktop.screens.directory.panels import Filled
from workshop_app.desktop.screens.directory.questions import Question
from workshop_app.desktop.tokens import space
from workshop_app.desktop.widgets.buttons import Button
from workshop_app.desktop.widgets.dialog import Sheet
from workshop_app.desktop.widgets.panel import Panel, label, scrolled
from workshop_app.i18n.translate import _


class ReportPanel(Panel):
    save_asked = Signal()
    copy_asked = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(" ", parent=parent)
        self.title.setWordWrap(False)
        self.save = Button(
            _("Enregistrer en texte"), "primary", "download", on_click=self.save_asked.emit
        )
        self.copy = Button(_("Copier"), icon_name="copy", on_click=self.copy_asked.emit)
        self.done = Button(_("Fermer"), "quiet", on_click=self.left.emit)
        for button in (self.done, self.copy, self.save):
            self.buttons.addWidget(button)
        self._parts = Filled()
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, space(2), 0)
        column.addWidget(self._parts)
        column.addStretch(1)
        self.body.addWidget(scrolled(inside), 1)
        self.text = ""

    def show_parts(self, parts: Sequence[Sequence[str]], text: str) -> None:
        """`parts`: paragraphs, each with its heading first; `text`: all of it, to be kept."""
        self.text = text
        (title, *when), *rest = parts
        self.set_title(title)
        self._parts.fill([_paragraph(when, bold=False), *(_paragraph(part) for part in rest)])


def _paragraph(told: Sequence[str], *, bold: bool = True) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, space(2))
    column.setSpacing(space(1))
    for place, words in enumerate(told):
        heading = bold and place == 0 and len(told) > 1
        made = label(words, "label" if heading else "body", wrap=True)
        made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(made)
    return box


def ask_for_good(window: QWidget, question: Question, act: Callable[[bool], object]) -> Sheet:
    """Asks before there is no way back and returns at once. `act` hears whether a trace is kept."""
    sheet = Sheet(window, question.title, "circle-alert", "error")
    sheet.body.addWidget(label(question.detail, "secondary", wrap=True))
    trace = QCheckBox(_("Garder une trace de l'effacement"))
    trace.setToolTip(_("La date, le nombre de personnes et les ateliers : jamais un nom."))
    trace.setChecked(True)
    sheet.body.addWidget(trace)
    keep = Button(_("Garder"), on_click=sheet.reject)
    go = Button(question.act, "danger", on_click=sheet.accept)
    sheet.row.addWidget(keep)
    sheet.row.addWidget(go)
    sheet.accepted.connect(lambda: act(trace.isChecked()))
    sheet.show_over()
    keep.setFocus(Qt.FocusReason.TabFocusReason)
    return sheet
