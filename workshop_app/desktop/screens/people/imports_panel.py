"""The lists that were imported, each of which can be taken back whole. Decides nothing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workshop_app.desktop.tokens import space
from workshop_app.desktop.widgets.buttons import Button
from workshop_app.desktop.widgets.panel import Panel, label, line
from workshop_app.desktop.widgets.tips import tip
from workshop_app.domain.list_lines import ListImport
from workshop_app.i18n.translate import _, language, n_
from workshop_app.i18n.typography import clock, day

SHOWN = 6


class ImportsPanel(Panel):
    take_back_asked = Signal(object)
    """Key of the import."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Listes importées"), parent=parent)
        self._imports: Sequence[ListImport] = ()
        self._inside: QWidget | None = None
        self.hide()

    def show_imports(self, imports: Sequence[ListImport]) -> None:
        if list(imports) == list(self._imports):
            return
        self._imports = imports
        if self._inside is not None:
            self.body.removeWidget(self._inside)
            self._inside.deleteLater()
        self._inside = QWidget()
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(2))
        for place, each in enumerate(imports[:SHOWN]):
            if place:
                column.addWidget(line())
            column.addLayout(self._row(each))
        self.body.addWidget(self._inside)
        self.setVisible(bool(imports))

    def _row(self, each: ListImport) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label(each.name, "label", wrap=True))
        words.addWidget(label(_figures(each), "caption", wrap=True))
        row = QHBoxLayout()
        row.setSpacing(space(2))
        row.addLayout(words, 1)
        back = Button(
            _("Annuler"),
            "quiet",
            "undo",
            "small",
            lambda: self.take_back_asked.emit(each.id),
        )
        said = _("Annuler l'import de {name}", name=each.name)
        back.setToolTip(tip(said))
        back.setAccessibleName(said)
        row.addWidget(back, 0, Qt.AlignmentFlag.AlignTop)
        return row


def _figures(each: ListImport) -> str:
    """« 12 mars à 9 h 05, 23 ajoutées, 2 mises à jour »."""
    at = each.taken_at.astimezone()
    parts = [
        _("{day} à {time}", day=day(at.date(), language()), time=clock(at, language())),
        n_("{n} ajoutée", "{n} ajoutées", each.added),
    ]
    if each.updated:
        parts.append(n_("{n} mise à jour", "{n} mises à jour", each.updated))
    return ", ".join(parts)
