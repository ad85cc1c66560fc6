"""One phase of the table: a line, and what opens under it. Says what was asked; decides nothing."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from workshop_app.desktop.screens.schedule.faces import Mark, PhaseFace
from workshop_app.desktop.screens.schedule.phase_editor import PhaseEditor
from workshop_app.desktop.theme import color, set_look, sized_font
from workshop_app.desktop.tokens import border, radius, size, space
from workshop_app.desktop.widgets.buttons import icon_button
from workshop_app.desktop.widgets.icons import paint_icon, pixmap
from workshop_app.desktop.widgets.panel import label
from workshop_app.desktop.widgets.shapes import paint_shape, tone
from workshop_app.desktop.widgets.text_block import paint_elided
from workshop_app.desktop.widgets.tips import tip
from workshop_app.domain.workshop import Category
from workshop_app.i18n.translate import _

HANDLE, START, MARK, MINIMUM, STEPPER, END, CHEVRON = 24, 76, 26, 128, 122, 76, 34
ROW = size("table_row")


class PhaseRow(QWidget):
    stepped = Signal(UUID, int)
    """One minute more or less."""
    moved = Signal(UUID, int)
    opened = Signal(UUID)
    """Asked to open, or to close when it is open."""
    removed = Signal(UUID)
    walked = Signal(UUID, int)
    """Arrow up or down: the focus goes to the neighbour."""
    dragged = Signal(UUID, int)
    dropped = Signal(UUID, int)
    """By its handle, to so many pixels from the top of the screen."""
    edited = Signal(UUID, str, object)
    track_asked = Signal(UUID, object)
    part_changed = Signal(UUID, object)
    part_stepped = Signal(UUID, int, int)
    parts_refused = Signal(UUID)
    groups_asked = Signal(UUID)
    forum_asked = Signal(UUID)

    def __init__(self, face: PhaseFace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.face = face
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.editor: PhaseEditor | None = None
        self.handle = Handle()
        self.handle.dragged.connect(lambda y: self.dragged.emit(self.face.id, y))
        self.handle.dropped.connect(lambda y: self.dropped.emit(self.face.id, y))
        self._starts, self._ends = label(), label()
        self._title = TitleLine()
        self._shield = QLabel()
        self._shield.setPixmap(pixmap("protected", "accent.base", 16))
        self._minimum = label()
        self.stepper = Stepper()
        self.stepper.stepped.connect(lambda by: self.stepped.emit(self.face.id, by))
        self.chevron = icon_button("chevron-down", "", "quiet", "small", self._toggle)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(space(3), 0, space(3), 1)
        self._column.setSpacing(0)
        self._column.addLayout(self._line())
        self.show_face(face)

    def show_face(self, face: PhaseFace, categories: tuple[Category, ...] = ()) -> None:
        self.face = face
        self.setAccessibleName(face.spoken)
        self._starts.setText(face.starts)
        self._ends.setText(face.ends)
        set_look(self._ends, role="signal" if face.late else "secondary")
        self._title.show_title(face.mark, face.title, face.method)
        self._shield.setVisible(face.protected)
        self._minimum.setText(face.minimum)
        set_look(self._minimum, role="label" if face.protected else "muted")
        self.stepper.show_duration(face)
        self.handle.setVisible(not face.begun)
        if self.editor is not None:
            self.editor.show_face(face, categories)
        self.update()

    def is_open(self) -> bool:
        return self.editor is not None

    def open(self, categories: tuple[Category, ...]) -> PhaseEditor:
        """Show everything about the phase under its line."""
        if self.editor is None:
            self.editor = PhaseEditor(self.face.id)
            self.editor.remove.clicked.connect(lambda: self.removed.emit(self.face.id))
            self.editor.changed.connect(self.edited)
            self.editor.track_asked.connect(self.track_asked)
            self.editor.parts.changed.connect(self.part_changed)
            self.editor.parts.step_asked.connect(self.part_stepped)
            self.editor.parts.away_asked.connect(self.parts_refused)
            self.editor.parts.groups_asked.connect(self.groups_asked)
            self.editor.parts.forum_asked.connect(self.forum_asked)
            self._column.addWidget(self.editor)
        self.editor.show_face(self.face, categories)
        self.editor.show()
        self._mark_open()
        return self.editor

    def close_editor(self) -> None:
        if self.editor is not None:
            self.editor.flush()
            self._column.removeWidget(self.editor)
            self.editor.hide()
            self.editor.deleteLater()
            self.editor = None
        self._mark_open()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, alt = Qt.Key(event.key()), event.modifiers() & Qt.KeyboardModifier.AltModifier
        arrows = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if key in arrows:
            (self.moved if alt else self.walked).emit(self.face.id, arrows[key])
        elif event.text() == "+":
            self.stepped.emit(self.face.id, 1)
        elif event.text() in ("-", "−"):
            self.stepped.emit(self.face.id, -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._toggle()
        elif key == Qt.Key.Key_Delete:
            self.removed.emit(self.face.id)
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.position().y() < ROW:
            self._toggle()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.is_open():
            painter.fillRect(self.rect(), color("accent.tint_soft"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, color("neutral.line"))
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(color("accent.focus"), border("focus")))
            ring = QRectF(0, 0, self.width(), ROW).adjusted(3, 3, -3, -3)
            painter.drawRoundedRect(ring, radius("control"), radius("control"))

    def _line(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        holder = QWidget()
        holder.setFixedSize(HANDLE, ROW)
        self.handle.setParent(holder)
        self.handle.setGeometry(0, 0, HANDLE - 4, ROW)
        tabular = sized_font(15, 400, tabular=True)
        for text in (self._starts, self._ends):
            text.setFont(tabular)
        self._starts.setFixedWidth(START)
        row.addWidget(holder)
        row.addWidget(self._starts)
        row.addWidget(self._title, 1)
        bounds = QWidget()
        bounds.setFixedWidth(MINIMUM)
        inside = QHBoxLayout(bounds)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(6)
        inside.addWidget(self._shield)
        inside.addWidget(self._minimum)
        inside.addStretch(1)
        row.addWidget(bounds)
        row.addWidget(self.stepper)
        self._ends.setFixedWidth(END)
        self._ends.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._ends)
        row.addSpacing(CHEVRON - self.chevron.sizeHint().width() + 4)
        row.addWidget(self.chevron)
        return row

    def _toggle(self) -> None:
        self.opened.emit(self.face.id)

    def _mark_open(self) -> None:
        name = (
            _("Refermer « {phase} »", phase=self.face.title)
            if self.is_open()
            else _("Ouvrir « {phase} »", phase=self.face.title)
        )
        self.chevron.set_icon("chevron-up" if self.is_open() else "chevron-down")
        self.chevron.setToolTip(tip(name))
        self.chevron.setAccessibleName(name)
        self._starts.setFont(sized_font(15, 700 if self.is_open() else 400, tabular=True))
        self.update()


class Handle(QWidget):
    """The six dots one drags a row by."""

    dragged = Signal(int)
    """Where the pointer is, in pixels of the screen from its top."""
    dropped = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setToolTip(_("Glisser pour déplacer, ou Alt et les flèches"))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.dragged.emit(round(event.globalPosition().y()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.dropped.emit(round(event.globalPosition().y()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        square = QRectF(0, (self.height() - 18) / 2, 18, 18)
        paint_icon(QPainter(self), "drag", square, "neutral.text_muted")


class TitleLine(QWidget):
    """Shape or icon, title in bold, what is done in grey; elided at the end, never overlapping."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mark, self._title, self._method = Mark(), "", ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_title(self, mark: Mark, title: str, method: str) -> None:
        self._mark, self._title, self._method = mark, title, method
        self.setToolTip(tip(", ".join(part for part in (title, method) if part)))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, ROW)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, ROW)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        square = QRectF(0, (self.height() - 18) / 2, 18, 18)
        if self._mark.shape:
            inner = square.adjusted(1, 1, -1, -1)
            paint_shape(painter, self._mark.shape, inner, tone(self._mark.tone).strong)
        elif self._mark.icon_name:
            paint_icon(painter, self._mark.icon_name, square, "neutral.text_secondary")
        painter.setFont(sized_font(16, 700))
        painter.setPen(color("neutral.text"))
        room = QRectF(MARK, 0, self.width() - MARK - 8, self.height())
        paint_elided(painter, self._title, room)
        taken = min(painter.fontMetrics().horizontalAdvance(self._title) + 10.0, room.width())
        painter.setFont(sized_font(14))
        painter.setPen(color("neutral.text_secondary"))
        rest = room.adjusted(taken, 0, 0, 0)
        if rest.width() > 40:
            paint_elided(painter, self._method, rest)


class Stepper(QWidget):
    """« − 20 min + »."""

    stepped = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(STEPPER, 36)
        row = QHBoxLayout(self)
        row.setContentsMargins(3, 3, 3, 3)
        row.setSpacing(0)
        self.less = icon_button("minus", "", "quiet", "small", partial(self.stepped.emit, -1))
        self.more = icon_button("plus", "", "quiet", "small", partial(self.stepped.emit, 1))
        self._words = label()
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._words.setFont(sized_font(15, 700, tabular=True))
        for button in (self.less, self.more):
            button.setAutoRepeat(True)
        row.addWidget(self.less)
        row.addWidget(self._words, 1)
        row.addWidget(self.more)

    def text(self) -> str:
        return self._words.text()

    def show_duration(self, face: PhaseFace) -> None:
        self._words.setText(face.duration)
        self.less.setAccessibleName(_("Une minute de moins pour {phase}", phase=face.title))
        self.more.setAccessibleName(_("Une minute de plus pour {phase}", phase=face.title))
        begun = _("Cette phase a commencé : réglez-la dans la page Conduite.")
        for button, allowed, why in (
            (self.less, face.can_shorten, _("C'est son minimum.")),
            (self.more, True, ""),
        ):
            if face.begun:
                button.refuse(begun)
            elif not allowed:
                button.refuse(why)
            else:
                button.allow()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(color("neutral.control"), 1))
        painter.setBrush(color("neutral.surface"))
        edge = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(edge, radius("control"), radius("control"))
