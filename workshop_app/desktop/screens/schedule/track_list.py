"""Other instructions of a phase, each for some tables: who follows it, its words, its own times.

Lays out and says what was asked; who leaves which instruction is decided by `services.tracks`.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from workshop_app.desktop.screens.in_place import InPlace
from workshop_app.desktop.screens.schedule.faces import PhaseFace, TrackFace
from workshop_app.desktop.screens.schedule.parts_strip import PartsStrip
from workshop_app.desktop.screens.schedule.phase_words import PhaseWords
from workshop_app.desktop.screens.schedule.tracks import TrackAsked
from workshop_app.desktop.theme import set_look
from workshop_app.desktop.tokens import space
from workshop_app.desktop.widgets.buttons import Button
from workshop_app.desktop.widgets.fields import Labelled
from workshop_app.desktop.widgets.flow import Flow
from workshop_app.desktop.widgets.panel import label
from workshop_app.domain.tracks import MOST_TRACKS
from workshop_app.i18n.translate import _


class TrackList(QWidget):
    asked = Signal(object)
    """A `TrackAsked`."""

    def __init__(self, phase: UUID, beside: QWidget, parent: QWidget | None = None) -> None:
        """`beside`: another button on the same line."""
        super().__init__(parent)
        self._phase = phase
        self.boxes: list[TrackBox] = []
        self.add = Button(
            _("Autre consigne pour certaines tables"),
            "quiet",
            "plus",
            "small",
            partial(self.asked.emit, TrackAsked("add")),
        )
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(space(3))
        row = QHBoxLayout()
        row.addWidget(self.add)
        row.addWidget(beside)
        row.addStretch(1)
        self._column.addLayout(row)

    def show_face(self, face: PhaseFace) -> None:
        """What the library holds; what is being typed stays."""
        keys = [track.key for track in face.tracks]
        for box in [each for each in self.boxes if each.key not in keys]:
            self.boxes.remove(box)
            self._column.removeWidget(box)
            box.hide()
            box.deleteLater()
        known = {box.key for box in self.boxes}
        for track in face.tracks:
            if track.key not in known:
                box = TrackBox(self._phase, track.key)
                box.asked.connect(self.asked)
                self._column.insertWidget(len(self.boxes), box)
                self.boxes.append(box)
        for box, track in zip(self.boxes, face.tracks, strict=True):
            box.show_face(track, face)
        if len(keys) < MOST_TRACKS:
            self.add.allow()
        else:
            self.add.refuse(_("{n} consignes au plus.", n=MOST_TRACKS))

    def flush(self) -> None:
        """Keep now what was typed."""
        for box in self.boxes:
            box.flush()


class TrackBox(QFrame):
    asked = Signal(object)
    """A `TrackAsked`."""

    def __init__(self, phase: UUID, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = key
        set_look(self, role="panel")
        self._named = label("", "label", wrap=True)
        self.remove = Button(_("Retirer cette consigne"), "quiet", "trash-2", "small")
        self.title = QLineEdit()
        self._title = InPlace(self.title)
        self.words = PhaseWords(_("Étapes montrées à ces tables"))
        self.tables: dict[int, QCheckBox] = {}
        self._flow = Flow()
        self.own_times = QCheckBox(_("Des temps propres à ces tables"))
        self.parts = PartsStrip(phase, _("Les temps de la phase"))
        self._lay_out()
        self._bind()

    def show_face(self, track: TrackFace, face: PhaseFace) -> None:
        named = track.named or _("Aucune table pour le moment")
        self._named.setText(named)
        self.setAccessibleName(_("Consigne : {tables}", tables=named))
        self._have_tables(face.tables)
        for number, box in self.tables.items():
            _quietly(box, number in track.tables)
        self._title.show_value(track.title)
        self.title.setPlaceholderText(face.title)
        self.words.show_words(track.question, track.steps, track.note)
        self.words.show_examples(face.question, face.steps, face.note)
        self.own_times.setVisible(len(face.parts) > 1 and not face.begun)
        _quietly(self.own_times, bool(track.parts))
        self.parts.show_parts(track.parts, groups=False, forum=False, begun=face.begun)

    def flush(self) -> None:
        """Keep now what was typed."""
        self._title.flush()
        self.words.flush()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(space(3), space(2), space(3), space(3))
        column.setSpacing(space(2))
        head = QHBoxLayout()
        head.addWidget(self._named, 1)
        head.addWidget(self.remove)
        column.addLayout(head)
        self._flow.addWidget(label(_("Tables"), "caption"))
        column.addLayout(self._flow)
        column.addWidget(Labelled(_("Titre pour ces tables"), self.title))
        column.addWidget(self.words)
        column.addWidget(self.own_times)
        column.addWidget(self.parts)

    def _bind(self) -> None:
        self.remove.clicked.connect(lambda: self.asked.emit(TrackAsked("remove", self.key)))
        self._title.committed.connect(partial(self._tell, "title"))
        self.words.changed.connect(self._tell)
        self.own_times.toggled.connect(self._tell_times)
        self.parts.away_asked.connect(lambda _phase: self._tell_times(False))
        self.parts.step_asked.connect(
            lambda _phase, place, by: self.asked.emit(
                TrackAsked("part", self.key, value=(place, by))
            )
        )

    def _tell(self, field: str, value: object) -> None:
        self.asked.emit(TrackAsked("change", self.key, field, value))

    def _tell_times(self, own: bool) -> None:
        self.asked.emit(TrackAsked("times", self.key, value=own))

    def _tell_tables(self, _on: bool) -> None:
        followed = tuple(number for number, box in self.tables.items() if box.isChecked())
        self._tell("tables", followed)

    def _have_tables(self, numbers: Sequence[int]) -> None:
        for number in [each for each in self.tables if each not in numbers]:
            box = self.tables.pop(number)
            self._flow.removeWidget(box)
            box.hide()
            box.deleteLater()
        for number in numbers:
            if number not in self.tables:
                box = QCheckBox(str(number))
                box.setAccessibleName(_("Table {n}", n=number))
                box.toggled.connect(self._tell_tables)
                self.tables[number] = box
                self._flow.addWidget(box)


def _quietly(box: QCheckBox, on: bool) -> None:
    """What the program sets is not what the person chose."""
    blocked = box.blockSignals(True)
    box.setChecked(on)
    box.blockSignals(blocked)
