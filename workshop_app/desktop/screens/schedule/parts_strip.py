"""The parts of a phase, in proportion to their minutes; « Modifier les temps » gives each its line.

Says what was asked; decides nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from workshop_app.desktop.screens.in_place import InPlace
from workshop_app.desktop.screens.schedule.faces import PartFace
from workshop_app.desktop.screens.schedule.parts import Act, PartAsked
from workshop_app.desktop.theme import color, font, sized_font
from workshop_app.desktop.tokens import radius, space
from workshop_app.desktop.widgets.buttons import Button, icon_button
from workshop_app.desktop.widgets.panel import label
from workshop_app.desktop.widgets.text_block import paint_elided
from workshop_app.i18n.labels import GATHERINGS, gathering_label
from workshop_app.i18n.translate import _

HIGH, GAP, EDGE = 50, 6, 9
LEAST = 76
LENGTH = 56
"""Pixels for « 120 min »."""
DOT, STEP = 4.0, 8.0


class PartsStrip(QWidget):
    step_asked = Signal(UUID, int, int)
    """Phase, part, minutes."""
    away_asked = Signal(UUID)
    groups_asked = Signal(UUID)
    """The list of who works with whom."""
    forum_asked = Signal(UUID)
    changed = Signal(UUID, object)
    """By hand: a `PartAsked`."""

    def __init__(self, phase: UUID, away: str = "", parent: QWidget | None = None) -> None:
        """`away`: the words of the button that does without these times, where they belong to some
        tables only: then their lengths alone are theirs."""
        super().__init__(parent)
        self._phase, self._by_hand = phase, not away
        self._faces: tuple[PartFace, ...] = ()
        self._boxes = PartBoxes()
        self._steppers = QWidget()
        down = QBoxLayout.Direction.TopToBottom
        across = QBoxLayout.Direction.LeftToRight
        self._row = QBoxLayout(down if self._by_hand else across, self._steppers)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(space(1) if self._by_hand else space(2))
        self._steppers.hide()
        self._said = label("", "caption", wrap=True)
        self.times = Button(_("Modifier les temps"), "quiet", scale="small", on_click=self._edit)
        self.groups = Button(
            _("Qui avec qui"), icon_name="print", scale="small", on_click=self._ask_groups
        )
        self.forum = Button(_("Place du marché"), scale="small", on_click=self._ask_forum)
        self.away = Button(away or _("Sans temps"), "quiet", scale="small", on_click=self._ask_away)
        if not away:
            self.away.setToolTip(_("Une phase d'un seul tenant"))
        self.more = Button(_("Ajouter un temps"), "quiet", "plus", "small", self._ask_more)
        self.more.hide()
        last = QHBoxLayout()
        last.setSpacing(space(2))
        last.addWidget(self._said, 1)
        for button in (self.groups, self.forum, self.more, self.times, self.away):
            last.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(1))
        column.addWidget(self._boxes)
        column.addWidget(self._steppers)
        column.addLayout(last)

    def show_parts(
        self, faces: Sequence[PartFace], *, groups: bool, forum: bool, begun: bool
    ) -> None:
        self.setVisible(bool(faces))
        self._boxes.show_parts(faces)
        said = [_("Une cloche douce entre les temps.")] if len(faces) > 1 else []
        if groups:
            said.append(_("Pour 1, 2, 4, les voisins sont tirés de la liste de table."))
        self._said.setText(" ".join(said))
        self.groups.setVisible(groups)
        self.forum.setVisible(forum)
        for button in (self.times, self.away):
            button.setVisible(not begun)
        if begun:
            self._steppers.hide()
        self.more.setVisible(self._by_hand and not self._steppers.isHidden())
        if tuple(faces) != self._faces:
            self._faces = tuple(faces)
            self._fill()

    def steppers(self) -> list[PartStepper]:
        found = (self._row.itemAt(place) for place in range(self._row.count()))
        widgets = (item.widget() for item in found if item is not None)
        return [widget for widget in widgets if isinstance(widget, PartStepper)]

    def _fill(self) -> None:
        known = self.steppers()
        if len(known) != len(self._faces):
            for old in known:
                self._row.removeWidget(old)
                old.hide()
                old.deleteLater()
            known = [PartStepper(self._by_hand) for _face in self._faces]
            for place, stepper in enumerate(known):
                stepper.stepped.connect(partial(self._step, place))
                stepper.renamed.connect(partial(self._change, "title", place))
                stepper.gathered.connect(partial(self._change, "gathering", place))
                stepper.removed.connect(partial(self._change, "remove", place, ""))
                self._row.addWidget(stepper, 1)
        for stepper, face in zip(known, self._faces, strict=True):
            stepper.show_part(face)

    def _step(self, place: int, minutes: int) -> None:
        self.step_asked.emit(self._phase, place, minutes)

    def flush(self) -> None:
        """Keep now what was typed."""
        for stepper in self.steppers():
            stepper.flush()

    def _change(self, act: Act, place: int, value: str) -> None:
        self.changed.emit(self._phase, PartAsked(act, place, value))

    def _ask_more(self) -> None:
        self.changed.emit(self._phase, PartAsked("add"))

    def _edit(self) -> None:
        self._steppers.setVisible(self._steppers.isHidden())
        self.more.setVisible(self._by_hand and not self._steppers.isHidden())

    def open(self) -> None:
        """The lines in which times are changed, in sight."""
        self._steppers.show()
        self.more.setVisible(self._by_hand)

    def _ask_groups(self) -> None:
        self.groups_asked.emit(self._phase)

    def _ask_forum(self) -> None:
        self.forum_asked.emit(self._phase)

    def _ask_away(self) -> None:
        self.away_asked.emit(self._phase)


class PartStepper(QWidget):
    """« Seul − 3 min + »; by hand, also its name, who works together and a way to take it away."""

    stepped = Signal(int)
    renamed = Signal(str)
    gathered = Signal(str)
    removed = Signal()

    def __init__(self, by_hand: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(2) if by_hand else 2)
        self._words = label("", "caption", wrap=not by_hand)
        self.less = icon_button("minus", "", "quiet", "small", partial(self.stepped.emit, -1))
        self.more = icon_button("plus", "", "quiet", "small", partial(self.stepped.emit, 1))
        self.title, self.gathering = QLineEdit(), QComboBox()
        self._title = InPlace(self.title)
        self.remove = icon_button("trash-2", "", "quiet", "small", self.removed.emit)
        for gathering in GATHERINGS:
            self.gathering.addItem(gathering_label(gathering), gathering)
        self.gathering.setAccessibleName(_("Qui travaille ensemble"))
        self._title.committed.connect(self.renamed)
        self.gathering.activated.connect(
            lambda place: self.gathered.emit(self.gathering.itemData(place))
        )
        if by_hand:
            row.addWidget(self.title, 3)
            row.addWidget(self.gathering, 2)
        row.addWidget(self.less)
        row.addWidget(self._words, 0 if by_hand else 1)
        row.addWidget(self.more)
        if by_hand:
            self._words.setFixedWidth(LENGTH)
            self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
            row.addWidget(self.remove)
        self._by_hand = by_hand

    def show_part(self, face: PartFace) -> None:
        self._words.setText(face.length if self._by_hand else f"{face.title}, {face.length}")
        self.less.setAccessibleName(_("Une minute de moins pour {phase}", phase=face.title))
        self.more.setAccessibleName(_("Une minute de plus pour {phase}", phase=face.title))
        self.title.setAccessibleName(_("Nom de « {phase} »", phase=face.title))
        self._title.show_value(face.title)
        gone = _("Retirer « {phase} »", phase=face.title)
        self.remove.setToolTip(gone)
        self.remove.setAccessibleName(gone)
        blocked = self.gathering.blockSignals(True)
        self.gathering.setCurrentIndex(self.gathering.findData(face.gathering))
        self.gathering.blockSignals(blocked)

    def flush(self) -> None:
        """Keep now what was typed."""
        self._title.flush()


class PartBoxes(QWidget):
    """One box a part, as wide as it is long; dots for how many work together."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._faces: tuple[PartFace, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_parts(self, faces: Sequence[PartFace]) -> None:
        self._faces = tuple(faces)
        self.setAccessibleName(", ".join(f"{face.title} {face.length}" for face in faces))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(400, HIGH)

    def boxes(self) -> list[QRectF]:
        """Where each part lies: in proportion, none under what its name needs."""
        count = len(self._faces)
        if not count:
            return []
        room = self.width() - GAP * (count - 1)
        least = min(LEAST, room / count)
        total = sum(face.minutes for face in self._faces) or 1
        spare = room - least * count
        found, left = [], 0.0
        for face in self._faces:
            wide = least + spare * face.minutes / total
            found.append(QRectF(left, 0, wide, HIGH))
            left += wide + GAP
        return found

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for face, box in zip(self._faces, self.boxes(), strict=True):
            self._paint(painter, face, box.adjusted(0.5, 0.5, -0.5, -0.5))

    def _paint(self, painter: QPainter, face: PartFace, box: QRectF) -> None:
        painter.setPen(QPen(color("accent.tint_line"), 1))
        painter.setBrush(color("neutral.surface"))
        painter.drawRoundedRect(box, radius("control"), radius("control"))
        inner = box.adjusted(EDGE, 6, -EDGE, -6)
        painter.setFont(sized_font(14, 700, tabular=True))
        painter.setPen(color("neutral.text"))
        length = painter.fontMetrics().horizontalAdvance(face.length) + 6.0
        title = QRectF(inner.left(), inner.top(), inner.width() - length, 18)
        paint_elided(painter, face.title, title)
        figure = QRectF(inner.left(), inner.top(), inner.width(), 18)
        painter.drawText(figure, Qt.AlignmentFlag.AlignRight, face.length)
        painter.setFont(font("caption"))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color("accent.base"))
        dots = min(face.dots, int(inner.width() // STEP))
        for place in range(dots):
            spot = QRectF(inner.left() + place * STEP, inner.bottom() - 8, DOT + 1, DOT + 1)
            painter.drawEllipse(spot)
