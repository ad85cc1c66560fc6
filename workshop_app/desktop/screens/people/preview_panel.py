"""The list before it is written: what was recognised, what would change, what to decide.

Three looks at it: its columns with the first lines and the first people, its doubtful lines, its
values. Decides nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QStackedWidget, QWidget

from workshop_app.desktop.screens.people.columns_preview import ColumnsPreview
from workshop_app.desktop.screens.people.import_words import PreviewShown, several_reads
from workshop_app.desktop.screens.people.line_cards import LineCards
from workshop_app.desktop.screens.people.values_part import ValuesPart
from workshop_app.desktop.tokens import space
from workshop_app.desktop.widgets.buttons import Button
from workshop_app.desktop.widgets.panel import Panel, label
from workshop_app.desktop.widgets.segment import Segment
from workshop_app.desktop.widgets.tag import Tag
from workshop_app.domain.intake import ALL_SHEETS
from workshop_app.i18n.translate import _, number
from workshop_app.services.values import ValueUsed

LOOKS = ("columns", "lines", "values")


class PreviewPanel(Panel):
    """In the place of the list until the person decides."""

    field_chosen = Signal(str, str)
    """Heading, field."""
    sheet_chosen = Signal(str)
    source_forgotten = Signal()
    apply_asked = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(" ", parent=parent)
        self.title.setWordWrap(False)
        self._leave = Button(_("Abandonner"), on_click=self.left.emit)
        self.apply_button = Button(" ", "primary", "import", on_click=self.apply_asked.emit)
        self.buttons.addWidget(self._leave)
        self.buttons.addWidget(self.apply_button)
        self._recognised = label("", "secondary", wrap=True)
        self.body.addWidget(self._recognised)
        self.body.addLayout(self._build_remembered())
        self.body.addLayout(self._build_figures())
        self.look = Segment(
            _("Ce que l'aperçu montre"),
            [
                ("columns", _("Colonnes")),
                ("lines", _("À vérifier")),
                ("values", _("Valeurs")),
            ],
        )
        self.look.chosen.connect(self._show_look)
        self.body.addWidget(self.look)
        self.columns = ColumnsPreview()
        self.columns.field_chosen.connect(self.field_chosen)
        self.lines = LineCards()
        self.values = ValuesPart(with_choice=True)
        self._stack = QStackedWidget()
        for part in (self.columns, self.lines, self.values):
            self._stack.addWidget(part)
        self.body.addWidget(self._stack, 1)

    def begin(self) -> None:
        """Another list: its columns first."""
        self.lines.forget()
        self.choose_look("columns")

    def choose_look(self, key: str) -> None:
        self.look.choose(key)
        self._show_look(key)

    def show_list(self, shown: PreviewShown) -> None:
        self.set_title(_("Aperçu : {name}", name=shown.name))
        self._recognised.setText(shown.recognised)
        self._remembered.setText(shown.remembered)
        for widget in (self._remembered, self._guess):
            widget.setVisible(bool(shown.remembered))
        self._show_sheets(shown)
        self._show_figures(shown)
        if shown.button:
            self.apply_button.allow()
            self.apply_button.setText(shown.button)
        else:
            self.apply_button.setText(_("Rien à importer"))
            self.apply_button.refuse(_("Toutes ces personnes sont déjà dans la liste."))
        self.columns.show_list(shown)
        self.lines.show_lines(shown.lines)
        self.look.set_count("lines", shown.to_check)

    def show_values(self, columns: Sequence[str], name: str, groups: Sequence[ValueUsed]) -> None:
        self.values.show_columns(columns, name)
        self.values.show_values(name, groups)
        merged = several_reads(groups)
        self.look.set_count("values", merged or None)

    def _show_look(self, key: str) -> None:
        self._stack.setCurrentIndex(LOOKS.index(key))

    def _build_remembered(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(space(2))
        self._remembered = label("", "secondary", wrap=True)
        self._guess = Button(
            _("Deviner à nouveau"), "quiet", "rotate-ccw", "small", self.source_forgotten.emit
        )
        row.addWidget(self._remembered, 1)
        row.addWidget(self._guess)
        return row

    def _build_figures(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(space(2))
        self._added, self._updated, self._doubles, self._to_check = Tag(), Tag(), Tag(), Tag()
        for tag in (self._added, self._updated, self._doubles, self._to_check):
            row.addWidget(tag)
        row.addStretch(1)
        self._sheet_label = label(_("Feuille"), "label")
        self.sheet = QComboBox()
        self.sheet.setAccessibleName(_("Feuille"))
        self.sheet.activated.connect(
            lambda _place: self.sheet_chosen.emit(self.sheet.currentData())
        )
        row.addWidget(self._sheet_label)
        row.addWidget(self.sheet)
        return row

    def _show_figures(self, shown: PreviewShown) -> None:
        self._added.say(_("{n} à ajouter", n=number(shown.added)), "accent")
        updated = _("{n} à mettre à jour", n=number(shown.updated)) if shown.updated else ""
        self._updated.say(updated)
        self._doubles.say(_("{n} en double", n=number(shown.doubles)) if shown.doubles else "")
        said = _("{n} à vérifier", n=number(shown.to_check)) if shown.to_check else ""
        self._to_check.say(said, "signal", "circle-alert")
        for tag in (self._updated, self._doubles, self._to_check):
            tag.setVisible(bool(tag.accessibleName()))

    def _show_sheets(self, shown: PreviewShown) -> None:
        several = len(shown.sheets) > 1
        self._sheet_label.setVisible(several)
        self.sheet.setVisible(several)
        self.sheet.clear()
        for name in shown.sheets:
            self.sheet.addItem(name, name)
        count = number(len(shown.sheets))
        self.sheet.addItem(_("Toutes les feuilles ({n})", n=count), ALL_SHEETS)
        self.sheet.setCurrentIndex(max(0, self.sheet.findData(shown.sheet)))
