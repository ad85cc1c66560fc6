"""« Textes des décisions »: one letter at a time by decision, to copy; all of them on paper.

The reason stands out: it is the engine's sentence, word for word. Shows what it is given.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QFont, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QLabel, QTextEdit, QWidget

from workshop_app.desktop.screens.recruitment.faces import ActionsShown, LetterShown
from workshop_app.desktop.theme import color
from workshop_app.desktop.tokens import space
from workshop_app.desktop.widgets.buttons import Button, icon_button
from workshop_app.desktop.widgets.icons import pixmap
from workshop_app.desktop.widgets.panel import Panel, label
from workshop_app.desktop.widgets.segment import Segment
from workshop_app.domain.recruitment.candidature import State
from workshop_app.i18n.translate import _, n_

LOWEST = 150


class LettersPanel(Panel):
    chosen = Signal(str)
    turned = Signal(int)
    copy_asked = Signal()
    print_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Textes des décisions"), parent=parent)
        self.title.setWordWrap(False)
        words = {"accepted": _("Retenus"), "waiting": _("En attente"), "refused": _("Refusés")}
        self.states = Segment(_("Décision"), list(words.items()))
        self.states.choose("waiting")
        self.states.chosen.connect(self.chosen)
        across = QHBoxLayout()
        across.addWidget(self.states)
        across.addStretch(1)
        self.body.addLayout(across)
        self._build_turns()
        self.text = LetterText()
        self.body.addWidget(self.text, 1)
        self._build_foot()

    def show_counts(self, counts: Sequence[tuple[State, int]]) -> None:
        for state, count in counts:
            self.states.set_count(state, count)

    def show_letter(self, shown: LetterShown | None) -> None:
        self._who.setText(shown.name if shown else _("Personne dans ce cas."))
        self._where.setText(shown.where if shown else "")
        for button in (self.before, self.after):
            button.setVisible(shown is not None)
        self.text.show_letter(shown)

    def show_actions(self, shown: ActionsShown) -> None:
        count = n_("La lettre", "Les {n} lettres", shown.letters)
        self.print.setText(count if shown.letters else _("Les lettres"))
        for button in (self.copy, self.print):
            if shown.may_write:
                button.allow()
            else:
                button.refuse(_("Appliquez d'abord ces règles : une lettre dit ce qui est décidé."))

    def _build_turns(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(space(2))
        self._who = label("", "label")
        self._where = label("", "caption")
        before, after = _("Lettre précédente"), _("Lettre suivante")
        self.before = icon_button(
            "chevron-left", before, "quiet", "small", lambda: self.turned.emit(-1)
        )
        self.after = icon_button(
            "chevron-right", after, "quiet", "small", lambda: self.turned.emit(1)
        )
        row.addWidget(self._who)
        row.addStretch(1)
        row.addWidget(self.before)
        row.addWidget(self._where)
        row.addWidget(self.after)
        self.body.addLayout(row)

    def _build_foot(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(space(2))
        picture = QLabel()
        picture.setPixmap(pixmap("info", "neutral.text_secondary", 14))
        row.addWidget(picture)
        note = _("La raison surlignée vient de la décision, mot pour mot.")
        row.addWidget(label(note, "caption", wrap=True), 1)
        self.copy = Button(_("Copier"), icon_name="copy", on_click=self.copy_asked.emit)
        self.print = Button(_("Les lettres"), icon_name="print", on_click=self.print_asked.emit)
        row.addWidget(self.copy)
        row.addWidget(self.print)
        self.body.addLayout(row)


class LetterText(QTextEdit):
    """Read only; plain text put in with a cursor, so that no word is read as a tag."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setAccessibleName(_("Texte de la lettre"))
        self.setTabChangesFocus(True)
        self.setMinimumHeight(LOWEST)

    def sizeHint(self) -> QSize:
        return QSize(300, LOWEST)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, LOWEST)

    def show_letter(self, shown: LetterShown | None) -> None:
        self.clear()
        if shown is None:
            return
        plain, marked = QTextCharFormat(), QTextCharFormat()
        marked.setBackground(color("accent.tint"))
        marked.setFontWeight(QFont.Weight.DemiBold)
        cursor = QTextCursor(self.document())
        cursor.insertText(f"{shown.salutation}\n{shown.before} ", plain)
        cursor.insertText(shown.reason, marked)
        cursor.insertText(f" {shown.after}", plain)
        self.moveCursor(QTextCursor.MoveOperation.Start)
