"""The table of phases: rows that open, walk, move and are dragged by their handle."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from workshop_app.desktop.screens.schedule.faces import PhaseFace
from workshop_app.desktop.screens.schedule.phase_row import (
    CHEVRON,
    END,
    HANDLE,
    MARK,
    MINIMUM,
    START,
    STEPPER,
    PhaseRow,
)
from workshop_app.desktop.theme import color, set_look
from workshop_app.desktop.tokens import border, size, space
from workshop_app.desktop.widgets.panel import label, line, scrolled
from workshop_app.domain.workshop import Category
from workshop_app.i18n.translate import _

EDGE = 40
"""Held nearer than this to an edge, a row makes the list scroll."""
EDGE_OF_ROW = 12
"""Pixels at the top and foot of a row that mean « between » rather than « on »."""


@dataclass(frozen=True, slots=True)
class MethodTarget:
    """Where a method that is held would go."""

    phase: UUID
    gives: bool
    """To this phase; else behind it."""


class PhaseList(QFrame):
    stepped = Signal(UUID, int)
    moved = Signal(UUID, int)
    removed = Signal(UUID)
    changed = Signal(UUID, str, object)
    track_asked = Signal(UUID, object)
    part_changed = Signal(UUID, object)
    part_stepped = Signal(UUID, int, int)
    parts_refused = Signal(UUID)
    groups_asked = Signal(UUID)
    forum_asked = Signal(UUID)
    opened = Signal()
    """Another phase is open, or none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_look(self, role="panel")
        self.setAccessibleName(_("Phases"))
        self._rows: dict[UUID, PhaseRow] = {}
        self._order: list[UUID] = []
        self._categories: tuple[Category, ...] = ()
        self._open: UUID | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 1, 1)
        column.setSpacing(0)
        self._heads = _heads()
        column.addWidget(self._heads)
        column.addWidget(line())
        self.inside = QWidget()
        self._lines = QVBoxLayout(self.inside)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(0)
        self._lines.addStretch(1)
        self._mark = DropLine(self.inside)
        self._mark.hide()
        self.area = scrolled(self.inside)
        column.addWidget(self.area, 1)
        self.area.verticalScrollBar().rangeChanged.connect(self._line_up)

    def show_phases(self, faces: Sequence[PhaseFace], categories: tuple[Category, ...]) -> None:
        """The rows there are keep their focus and what is typed in them."""
        self._categories = categories
        gone = set(self._rows) - {face.id for face in faces}
        focus_at = self._focused_place()
        for key in gone:
            self._drop(key)
        for face in faces:
            if face.id in self._rows:
                self._rows[face.id].show_face(face, categories)
            else:
                self._rows[face.id] = self._new(face)
        self._order = [face.id for face in faces]
        for place, row in enumerate(self.rows()):
            if self._lines.indexOf(row) != place:
                self._lines.removeWidget(row)
                self._lines.insertWidget(place, row)
        if gone and focus_at is not None and self._order:
            self.row(self._order[min(focus_at, len(self._order) - 1)]).setFocus()

    def row(self, phase: UUID) -> PhaseRow:
        return self._rows[phase]

    def rows(self) -> list[PhaseRow]:
        """First to last."""
        return [self._rows[key] for key in self._order]

    def current(self) -> UUID | None:
        """The open phase, else the one that has the focus."""
        if self._open in self._rows:
            return self._open
        place = self._focused_place()
        return None if place is None else self._order[place]

    def open_phase(self, phase: UUID) -> PhaseRow:
        """This one opens, the other closes; its words are in sight."""
        if self._open is not None and self._open != phase and self._open in self._rows:
            self._rows[self._open].close_editor()
        self._open = phase
        row = self._rows[phase]
        row.open(self._categories).fit(self.area.viewport().width())
        self._bring_into_sight(row)
        self.opened.emit()
        return row

    def open_row(self) -> PhaseRow | None:
        """The phase whose words are in sight."""
        return self._rows.get(self._open) if self._open is not None else None

    def method_target(self, can_give: bool, at: QPoint) -> MethodTarget | None:
        """On a phase it is given to it, between two it is added; `at` is a point of the screen."""
        seen = self.area.viewport()
        rows = self.rows()
        if not rows or not seen.rect().contains(seen.mapFromGlobal(at)):
            return None
        y = self.inside.mapFromGlobal(at).y()
        for row in rows:
            box = row.geometry()
            on_it = box.top() + EDGE_OF_ROW <= y <= box.bottom() - EDGE_OF_ROW
            if can_give and on_it and not row.face.begun:
                return MethodTarget(row.face.id, gives=True)
        place, _top = self._landing(at.y())
        return MethodTarget(rows[max(place, 1) - 1].face.id, gives=False)

    def hold_method(self, target: MethodTarget | None) -> None:
        """A bar beside the phase it would be given to, a line where it would be added."""
        self._mark.setVisible(target is not None)
        if target is None:
            return
        box, thick = self._rows[target.phase].geometry(), border("drop")
        if target.gives:
            self._mark.setGeometry(0, box.top(), 2 * thick, box.height())
        else:
            self._mark.setGeometry(0, box.bottom(), self.inside.width(), thick)
        self._mark.raise_()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        row = self.open_row()
        if row is not None and row.editor is not None:
            row.editor.fit(event.size().width())

    def _line_up(self, _least: int, most: int) -> None:
        """The names stay over their columns when the bar takes its place."""
        bar = self.area.verticalScrollBar().sizeHint().width() if most else 0
        self._heads.setContentsMargins(0, 0, bar, 0)

    def _toggle(self, phase: UUID) -> None:
        row = self._rows[phase]
        if row.is_open():
            row.close_editor()
            row.setFocus()
            self._open = None
            self.opened.emit()
        else:
            self.open_phase(phase)

    def _walk(self, phase: UUID, by: int) -> None:
        place = self._order.index(phase) + by
        if 0 <= place < len(self._order):
            row = self._rows[self._order[place]]
            row.setFocus(Qt.FocusReason.TabFocusReason)
            self.area.ensureWidgetVisible(row, 0, 0)

    def _new(self, face: PhaseFace) -> PhaseRow:
        row = PhaseRow(face)
        row.stepped.connect(self.stepped)
        row.moved.connect(self.moved)
        row.removed.connect(self.removed)
        row.opened.connect(self._toggle)
        row.walked.connect(self._walk)
        row.dragged.connect(self._drag)
        row.dropped.connect(self._drop_at)
        row.edited.connect(self.changed)
        row.track_asked.connect(self.track_asked)
        row.part_changed.connect(self.part_changed)
        row.part_stepped.connect(self.part_stepped)
        row.parts_refused.connect(self.parts_refused)
        row.groups_asked.connect(self.groups_asked)
        row.forum_asked.connect(self.forum_asked)
        return row

    def _drop(self, key: UUID) -> None:
        row = self._rows.pop(key)
        if self._open == key:
            self._open = None
        self._lines.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _focused_place(self) -> int | None:
        focused = self.window().focusWidget()
        for place, key in enumerate(self._order):
            row = self._rows.get(key)
            inside = focused is not None and (row is focused or _holds(row, focused))
            if inside:
                return place
        return None

    def _drag(self, phase: UUID, screen_y: int) -> None:
        """A line where the row would land."""
        place, top = self._landing(screen_y)
        stays = place in (self._order.index(phase), self._order.index(phase) + 1)
        self._mark.setVisible(not stays)
        self._mark.setGeometry(0, top - 1, self.inside.width(), border("drop"))
        self._mark.raise_()
        self.area.ensureVisible(0, top, 0, EDGE)

    def _drop_at(self, phase: UUID, screen_y: int) -> None:
        self._mark.hide()
        place, _top = self._landing(screen_y)
        here = self._order.index(phase)
        by = place - here - (place > here)
        if by:
            self.moved.emit(phase, by)

    def _landing(self, screen_y: int) -> tuple[int, int]:
        """How many rows would be before, and where that is in the list."""
        y = self.inside.mapFromGlobal(QPoint(0, screen_y)).y()
        rows = self.rows()
        before = [row for row in rows if row.geometry().center().y() < y]
        return len(before), (before[-1].geometry().bottom() + 1 if before else 0)

    def _bring_into_sight(self, row: PhaseRow) -> None:
        """At once: Qt would lay out what has just opened a turn of the loop later."""
        for widget in (row.editor, row, self.inside):
            layout = widget.layout() if widget is not None else None
            if layout is not None:
                layout.activate()
        wanted = self.inside.sizeHint().height()
        room = self.area.viewport().size()
        self.inside.resize(room.width(), max(wanted, room.height()))
        self.area.ensureWidgetVisible(row, 0, 0)


class DropLine(QWidget):
    """Where what is held would land."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), color("accent.focus"))


def _holds(row: PhaseRow | None, widget: QWidget) -> bool:
    return row is not None and row.isAncestorOf(widget)


def _heads() -> QWidget:
    """The names of the columns, over them."""
    made = QWidget()
    made.setFixedHeight(size("table_header"))
    row = QHBoxLayout(made)
    row.setContentsMargins(space(3) + HANDLE, 0, space(3), 0)
    row.setSpacing(0)
    starts, ends = label(_("Début"), "label"), label(_("Fin"), "label")
    starts.setFixedWidth(START)
    ends.setFixedWidth(END)
    ends.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    phase, minimum, length = (
        label(words, "label") for words in (_("Phase et méthode"), _("Minimum"), _("Durée"))
    )
    minimum.setFixedWidth(MINIMUM)
    length.setFixedWidth(STEPPER)
    length.setAlignment(Qt.AlignmentFlag.AlignCenter)
    row.addWidget(starts)
    row.addSpacing(MARK)
    row.addWidget(phase, 1)
    for each in (minimum, length, ends):
        row.addWidget(each)
    row.addSpacing(CHEVRON + 4)
    return made
