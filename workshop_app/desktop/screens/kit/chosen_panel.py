"""The chosen document in large: how much of it is wanted, its pages, and what its paper is worth.

Shows what it is given and emits what was asked; decides nothing.
"""

from __future__ import annotations

import html
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from workshop_app.desktop.screens.kit.panels import MARK, mark
from workshop_app.desktop.screens.kit.part_list import PartList
from workshop_app.desktop.screens.kit.parts_wording import (
    PartsFace,
    back_choices,
    format_choices,
)
from workshop_app.desktop.screens.kit.presenter import ChosenFace
from workshop_app.desktop.theme import set_look
from workshop_app.desktop.tokens import hex_of, space
from workshop_app.desktop.widgets.buttons import Button
from workshop_app.desktop.widgets.icons import pixmap
from workshop_app.desktop.widgets.panel import label, line
from workshop_app.desktop.widgets.pdf_preview import PdfPreview
from workshop_app.desktop.widgets.segment import Segment
from workshop_app.desktop.widgets.tips import tip
from workshop_app.domain.paper import KitOptions
from workshop_app.i18n.translate import _

REASON_INKS = {
    "plain": "neutral.text",
    "signal": "state.signal.text",
    "error": "state.error.text",
}


class BadgeOptions(QWidget):
    """The holder badges go into, and what stands on their back."""

    changed = Signal(object)
    """`KitOptions`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._options = KitOptions()
        row = QHBoxLayout(self)
        row.setContentsMargins(space(3), 0, space(3), 0)
        row.setSpacing(space(2))
        self.form, self.back = QComboBox(), QComboBox()
        for box, name, choices in (
            (self.form, _("Format des badges"), format_choices()),
            (self.back, _("Dos des badges"), back_choices()),
        ):
            box.setAccessibleName(name)
            box.setToolTip(tip(name))
            box.setMinimumWidth(60)
            for key, words in choices:
                box.addItem(words, key)
            box.activated.connect(self._tell)
            row.addWidget(box, 1)

    def show_options(self, options: KitOptions) -> None:
        self._options = options
        self.form.setCurrentIndex(self.form.findData(options.badge))
        self.back.setCurrentIndex(self.back.findData(options.badge_back))

    def _tell(self) -> None:
        badge, back = self.form.currentData(), self.back.currentData()
        self.changed.emit(replace(self._options, badge=badge, badge_back=back))


class ChosenPanel(QFrame):
    """The chosen document: its pages, why it is in the state it is in, « Ce document »."""

    save_asked = Signal()
    edit_asked = Signal()
    scope_chosen = Signal(str)
    picked = Signal(object)
    """Parts of the document: keys."""
    options_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_look(self, role="sunken")
        self._narrow = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, space(3), 0, space(3))
        column.setSpacing(space(2))
        self.preview = PdfPreview(thumbnails=False)
        head = QHBoxLayout()
        head.setContentsMargins(space(4), 0, space(2), 0)
        self._name = label("", "panel-title", wrap=True)
        head.addWidget(self._name, 1)
        head.addWidget(self.preview.turner)
        column.addLayout(head)
        column.addLayout(self._build_scope())
        self.badge_options = BadgeOptions()
        self.badge_options.changed.connect(self.options_changed)
        column.addWidget(self.badge_options)
        self.part_list = PartList()
        self.part_list.picked.connect(self.picked)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.preview)
        self._stack.addWidget(self.part_list)
        column.addWidget(self._stack, 1)
        column.addLayout(self._build_reason())
        column.addWidget(line())
        column.addLayout(self._build_foot())

    def _build_scope(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(space(3), 0, space(3), 0)
        row.setSpacing(space(2))
        self._scopes: tuple[tuple[str, str], ...] = ()
        self.scope = Segment(_("Ce qui est imprimé de ce document"), [])
        self.scope.chosen.connect(self.scope_chosen)
        self._how_many = label("", "caption", wrap=True)
        row.addWidget(self.scope)
        row.addWidget(self._how_many, 1)
        return row

    def _build_foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setContentsMargins(space(3), space(1), space(3), 0)
        foot.setSpacing(space(2))
        self.edit = Button(_("Modifier"), icon_name="pencil", on_click=self.edit_asked.emit)
        self.save = Button(_("Ce document"), icon_name="download", on_click=self.save_asked.emit)
        self._length = label("", "secondary", wrap=True)
        self._length.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        foot.addWidget(self.edit)
        foot.addWidget(self.save)
        foot.addWidget(self._length, 1)
        return foot

    def _build_reason(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(space(4), 0, space(4), space(1))
        row.setSpacing(space(2))
        self._mark = mark("warn", "state.signal.text")
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        self._reason = label("", "secondary", wrap=True)
        self._reason.setTextFormat(Qt.TextFormat.RichText)
        row.addWidget(self._reason, 1)
        return row

    def show_chosen(self, face: ChosenFace) -> None:
        self.setAccessibleName(face.name)
        self._name.setText(face.name)
        self._length.setText(face.length)
        ink = REASON_INKS[face.look]
        bold = (
            f'<b style="color:{hex_of(ink)}">{html.escape(face.reason)}</b>' if face.reason else ""
        )
        self._reason.setText(f"{bold} {html.escape(face.detail)}".strip())
        self._mark.setVisible(face.look != "plain")
        self._mark.setPixmap(pixmap("warn", ink, MARK))
        if face.refused:
            self.save.refuse(face.refused)
        else:
            self.save.allow()
        self.edit.setAccessibleName(_("Modifier, dans {page}", page=face.edit))
        self.edit.setToolTip(tip(self.edit.accessibleName()))
        self.badge_options.setVisible(face.kind == "badges")
        self.badge_options.show_options(face.options)
        self._show_parts(face.parts)

    def set_narrow(self, narrow: bool) -> None:
        """Little room: « Modifier » keeps its picture only, and the tile alone tells how many."""
        self._narrow = narrow
        self._how_many.setVisible(not narrow and bool(self._how_many.text()))
        self.edit.setText("" if narrow else _("Modifier"))
        self.edit.set_icon("pencil")
        set_look(self.edit, edge="square" if narrow else "")

    def _show_parts(self, parts: PartsFace) -> None:
        self.scope.setVisible(bool(parts.scopes))
        if parts.scopes and parts.scopes != self._scopes:
            self._scopes = parts.scopes
            self.scope.set_choices(parts.scopes)
        if parts.scopes:
            self.scope.choose(parts.scope)
        self._how_many.setText(parts.said)
        self._how_many.setVisible(bool(parts.said) and not self._narrow)
        picking = parts.scope == "some"
        self.preview.turner.setVisible(not picking)
        self._stack.setCurrentWidget(self.part_list if picking else self.preview)
        if picking:
            self.part_list.show_lines(parts.lines)
