"""Beside the list of an open vote: who has voted, a ballot typed for a table or for the room."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from workshop_app.desktop.screens.essential.faces import EssentialShown, TableFace
from workshop_app.desktop.screens.in_place import NoWheel
from workshop_app.desktop.tokens import space
from workshop_app.desktop.widgets.buttons import Button
from workshop_app.desktop.widgets.fields import number_field
from workshop_app.desktop.widgets.flow import Flow
from workshop_app.desktop.widgets.panel import Panel, label, scrolled
from workshop_app.desktop.widgets.progress_bar import ProgressBar
from workshop_app.desktop.widgets.tag import Tag
from workshop_app.domain.votes import MOST_BUDGET, SCALE, Mark, Vote
from workshop_app.i18n.translate import _, n_, number
from workshop_app.services.ballot_papers import BallotPaper

ROOM_MOST = 9_999
NUMBER = 72


class ProgressPanel(Panel):
    """« 7 tables sur 9 ont voté »: never what."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Vote en cours"), parent=parent)
        self.said = label("", "strong-title", wrap=True)
        self.bar = ProgressBar("task")
        self.body.addWidget(self.said)
        self.body.addWidget(self.bar)
        holder = QWidget()
        self._flow = Flow(holder)
        self.body.addWidget(holder)
        self._tags: list[Tag] = []
        self.body.addWidget(
            label(_("Le résultat s'affiche à la clôture, pas avant."), "caption", wrap=True)
        )

    def show_progress(self, shown: EssentialShown) -> None:
        self.said.setText(shown.voted)
        self.bar.set_fraction(shown.fraction, shown.voted)
        if len(self._tags) != len(shown.tables):
            for tag in self._tags:
                self._flow.removeWidget(tag)
                tag.hide()
                tag.deleteLater()
            self._tags = [Tag() for _table in shown.tables]
            for tag in self._tags:
                self._flow.addWidget(tag)
        for tag, face in zip(self._tags, shown.tables, strict=True):
            _say(tag, face)


def _say(tag: Tag, face: TableFace) -> None:
    said = _("Table {n}", n=face.number)
    if face.voted:
        tag.say(said, "success", "check")
        tag.setAccessibleName(_("Table {n}, a voté", n=face.number))
    else:
        tag.say(said)


class EntryPanel(Panel):
    """A ballot typed here: hands, stickers, the total a table calls out."""

    paper_asked = Signal(int)
    """Of this table; 0: of the room."""
    kept = Signal(int, object)
    """The table (0: the room), the marks."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Saisir un vote"), parent=parent)
        self._vote: Vote | None = None
        self._waiting: set[int] = set()
        """Tables that have not voted."""
        self._spins: list[tuple[UUID, list[QSpinBox]]] = []
        self.table = QComboBox()
        self.table.setAccessibleName(_("Table qui vote"))
        self.table.currentIndexChanged.connect(self._ask)
        NoWheel(self.table)
        self.body.addWidget(self.table)
        inside = QWidget()
        self._rows = QVBoxLayout(inside)
        self._rows.setContentsMargins(0, 0, space(2), 0)
        self._rows.setSpacing(space(2))
        self._rows.addStretch(1)
        self.body.addWidget(scrolled(inside), 1)
        self.wrong = label("", "error", wrap=True)
        self.wrong.hide()
        self.body.addWidget(self.wrong)
        row = QHBoxLayout()
        self.total = label("", "secondary")
        self.keep = Button(_("Enregistrer ce bulletin"), icon_name="check", on_click=self._keep)
        row.addWidget(self.total, 1)
        row.addWidget(self.keep)
        self.body.addLayout(row)

    def offer(self, shown: EssentialShown) -> None:
        """Which tables there are, or the room."""
        self._vote = shown.vote
        self._waiting = {face.number for face in shown.tables if not face.voted}
        self.table.setVisible(shown.voter == "table")
        numbers = [face.number for face in shown.tables] or [0]
        if [self.table.itemData(n) for n in range(self.table.count())] != numbers:
            blocked = self.table.blockSignals(True)
            self.table.clear()
            for each in numbers:
                self.table.addItem(_("Table {n}", n=each) if each else _("La salle"), each)
            self.table.blockSignals(blocked)

    def show_paper(self, paper: BallotPaper) -> None:
        self._vote = paper.vote
        self.wrong.hide()
        self._clear()
        known = {mark.item: mark for mark in paper.ballot.marks} if paper.ballot else {}
        for place, each in enumerate(paper.items):
            mark = known.get(each.item.id)
            fields = self._fields(paper, each.text)
            values = (mark.value, mark.feasible) if mark else (0, 0)
            for spin, value in zip(fields, values, strict=False):
                spin.setValue(value)
                spin.setEnabled(each.item.id not in paper.barred)
                spin.valueChanged.connect(self._sum)
            self._spins.append((each.item.id, fields))
            self._rows.insertWidget(place, _row(each.text, fields))
        self._sum()

    def show_refusal(self, said: str) -> None:
        self.wrong.setText(said)
        self.wrong.show()

    def spins(self) -> Sequence[QSpinBox]:
        return [spin for _item, spins in self._spins for spin in spins]

    def marks(self) -> list[Mark]:
        found = []
        for item, spins in self._spins:
            values = [spin.value() for spin in spins]
            if any(values):
                found.append(Mark(item, *values))
        return found

    def ask_again(self) -> None:
        """The ballot as it stands: of the first table that has not voted, or of the room."""
        waiting = [n for n in range(self.table.count()) if self.table.itemData(n) in self._waiting]
        if waiting and self.table.currentIndex() not in waiting:
            self.table.setCurrentIndex(waiting[0])
        elif self._vote is not None:
            self.paper_asked.emit(self.table.currentData() or 0)

    def go(self) -> None:
        """To the first field, to type."""
        if self._spins:
            self._spins[0][1][0].setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._spins[0][1][0].selectAll()

    def _fields(self, paper: BallotPaper, text: str) -> list[QSpinBox]:
        vote = paper.vote
        most = {
            "dots": ROOM_MOST if vote.voter == "room" else MOST_BUDGET,
            "criteria": SCALE,
            "ranking": len(paper.items),
            "keep": 1,
        }[vote.method]
        names = [_("Importance"), _("Faisabilité")] if vote.method == "criteria" else [""]
        made = []
        for name in names:
            spoken = f"{name}, {text}" if name else text
            spin = number_field(0, most, 0, spoken)
            spin.setFixedWidth(NUMBER)
            spin.setToolTip(name)
            NoWheel(spin)
            made.append(spin)
        return made

    def _sum(self) -> None:
        vote = self._vote
        if vote is None or vote.method != "dots":
            self.total.setText("")
            return
        given = sum(spin.value() for spin in self.spins())
        if vote.voter == "room":
            self.total.setText(n_("{n} point", "{n} points", given))
        else:
            self.total.setText(
                _("{n} points sur {budget}", n=number(given), budget=number(vote.budget))
            )

    def _ask(self) -> None:
        if self.table.currentIndex() >= 0:
            self.paper_asked.emit(self.table.currentData())

    def _keep(self) -> None:
        self.wrong.hide()
        self.kept.emit(self.table.currentData() or 0, self.marks())

    def _clear(self) -> None:
        self._spins = []
        while self._rows.count() > 1:
            item = self._rows.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()


def _row(text: str, fields: Sequence[QSpinBox]) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(space(2))
    row.addWidget(label(text, wrap=True), 1)
    for spin in fields:
        row.addWidget(spin, 0, Qt.AlignmentFlag.AlignTop)
    return made
