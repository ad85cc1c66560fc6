"""The year at the top of « Calendrier »: quarters side by side, their meetings as cards.

A card is chosen by a click, Entrée or Espace; its button opens the meeting. Decides the look only.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from workshop_app.desktop.screens.calendar.faces import MeetingFace, QuarterFace
from workshop_app.desktop.theme import color, set_look
from workshop_app.desktop.tokens import radius, space
from workshop_app.desktop.widgets.buttons import Button
from workshop_app.desktop.widgets.icons import pixmap
from workshop_app.desktop.widgets.panel import label
from workshop_app.desktop.widgets.tag import Tag
from workshop_app.domain.meetings import Quarter
from workshop_app.i18n.translate import _

NARROWEST, HIGH = 206, 178
ICON = 16


class MeetingCard(QWidget):
    chosen = Signal(object)
    """A meeting's id."""
    open_asked = Signal(object)

    def __init__(self, face: MeetingFace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.face = face
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        column = QVBoxLayout(self)
        column.setContentsMargins(space(4), space(3), space(3), space(3))
        column.setSpacing(space(1))
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.setSpacing(space(1))
        self._when, self._tag = label("", "panel-title"), Tag()
        self._head.addWidget(self._when)
        self._head.addWidget(self._tag, 0, Qt.AlignmentFlag.AlignRight)
        column.addLayout(self._head)
        self._mode, self._where = QLabel(), label("", "caption", wrap=True)
        place = QHBoxLayout()
        place.setSpacing(space(1))
        place.addWidget(self._mode, 0, Qt.AlignmentFlag.AlignTop)
        place.addWidget(self._where, 1)
        column.addLayout(place)
        self._subject, self._method = label("", "label", wrap=True), label("", "caption", wrap=True)
        font = self._subject.font()
        font.setPixelSize(15)
        column.addWidget(self._subject)
        column.addWidget(self._method)
        column.addStretch(1)
        self._foot_icon, self._foot = QLabel(), label("", "caption", wrap=True)
        self.button = Button("", scale="small", on_click=self._open)
        foot = QHBoxLayout()
        foot.setSpacing(space(1))
        foot.addWidget(self._foot_icon)
        foot.addWidget(self._foot, 1)
        foot.addWidget(self.button)
        column.addLayout(foot)
        self.setMinimumHeight(HIGH)
        self.show_face(face)

    def show_face(self, face: MeetingFace) -> None:
        self.face = face
        self._when.setText(face.when)
        self._tag.say(face.tag, face.tag_look, face.tag_icon or None)
        icon = "on_site" if face.mode == "on_site" else "remote"
        self._mode.setPixmap(pixmap(icon, "neutral.text_secondary", ICON))
        self._where.setText(face.where)
        self._subject.setText(face.subject)
        self._method.setText(face.method)
        self._method.setVisible(bool(face.method))
        amber = face.foot_tone == "amber"
        self._foot.setText(face.foot)
        set_look(self._foot, role="caption-signal" if amber else "caption")
        self._foot_icon.setVisible(bool(face.foot_icon))
        if face.foot_icon:
            tint = "state.signal.text" if amber else "neutral.text_secondary"
            self._foot_icon.setPixmap(pixmap(face.foot_icon, tint, ICON))
        self.button.setText(face.button)
        self.button.setVisible(bool(face.button))
        self.button.setAccessibleName(f"{face.button}, {face.when}")
        self.setAccessibleName(face.spoken)
        self._fit_head()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        face, focused = self.face, self.hasFocus()
        wide = 2 if focused or face.edge == "next" else 1
        path = "neutral.line_strong" if face.edge == "open" else "neutral.line"
        if face.edge == "next":
            path = "state.signal.text"
        pen = QPen(color("accent.focus" if focused else path), wide)
        if face.edge == "open" and not focused:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        ground = "accent.tint_soft" if face.is_chosen else "neutral.surface"
        painter.setBrush(color(ground))
        inset = wide / 2
        edge = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(edge, radius("panel"), radius("panel"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_head()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self.chosen.emit(self.face.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit(self.face.key)
        else:
            super().keyPressEvent(event)

    def _fit_head(self) -> None:
        """The state beside the day, or under it when both do not fit."""
        margins = self.contentsMargins()
        room = self.width() - space(4) - space(3) - margins.left() - margins.right()
        fits = self._when.sizeHint().width() + self._tag.sizeHint().width() + space(2) <= room
        self._head.setDirection(
            QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom
        )
        side = Qt.AlignmentFlag.AlignRight if fits else Qt.AlignmentFlag.AlignLeft
        self._head.setAlignment(self._tag, side)

    def _open(self) -> None:
        self.open_asked.emit(self.face.key)


class QuarterColumn(QWidget):
    chosen = Signal(object)
    open_asked = Signal(object)
    add_asked = Signal(object)
    """A `Quarter`."""

    def __init__(self, when: Quarter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.when = when
        self.setMinimumWidth(NARROWEST)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(2))
        self._title = label("", "label")
        column.addWidget(self._title)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(space(2))
        column.addLayout(self._cards)
        self.empty = Button(_("Rencontre"), icon_name="plus", on_click=self._add)
        self.empty.setMinimumHeight(HIGH // 3)
        column.addWidget(self.empty)
        column.addStretch(1)
        self.cards: list[MeetingCard] = []

    def show_face(self, face: QuarterFace) -> None:
        self._title.setText(face.title)
        self.empty.setVisible(not face.meetings)
        self.empty.setAccessibleName(_("Ajouter une rencontre au {quarter}", quarter=face.title))
        while len(self.cards) > len(face.meetings):
            card = self.cards.pop()
            card.hide()
            card.deleteLater()
        for place, meeting in enumerate(face.meetings):
            if place < len(self.cards):
                self.cards[place].show_face(meeting)
                continue
            card = MeetingCard(meeting)
            card.chosen.connect(self.chosen)
            card.open_asked.connect(self.open_asked)
            self._cards.addWidget(card)
            self.cards.append(card)

    def _add(self) -> None:
        self.add_asked.emit(self.when)


class YearStrip(QScrollArea):
    """As many quarters as there are; it scrolls sideways when the window is narrow."""

    chosen = Signal(object)
    open_asked = Signal(object)
    add_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Les rencontres par trimestre"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._inside = QWidget()
        self._inside.setObjectName("content")
        self._row = QHBoxLayout(self._inside)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(space("grid_gap"))
        self.setWidget(self._inside)
        self.columns: list[QuarterColumn] = []

    def show_quarters(self, quarters: Sequence[QuarterFace]) -> None:
        if [column.when for column in self.columns] != [face.when for face in quarters]:
            self._rebuild([face.when for face in quarters])
        for column, face in zip(self.columns, quarters, strict=True):
            column.show_face(face)
        self._fit()

    def cards(self) -> list[MeetingCard]:
        return [card for column in self.columns for card in column.cards]

    def stops(self) -> list[QWidget]:
        """Where Tab stops, in reading order."""
        found: list[QWidget] = []
        for column in self.columns:
            for card in column.cards:
                found += [card, card.button]
            found.append(column.empty)
        return found

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def _rebuild(self, quarters: Sequence[Quarter]) -> None:
        for column in self.columns:
            self._row.removeWidget(column)
            column.hide()
            column.deleteLater()
        self.columns = []
        for when in quarters:
            column = QuarterColumn(when)
            column.chosen.connect(self.chosen)
            column.open_asked.connect(self.open_asked)
            column.add_asked.connect(self.add_asked)
            self._row.addWidget(column, 1)
            self.columns.append(column)

    def _fit(self) -> None:
        """As high as its highest column, and the bar when there is one."""
        bar = self.horizontalScrollBar()
        needed = self._row.minimumSize().width() > self.viewport().width()
        high = self._inside.sizeHint().height() + (bar.sizeHint().height() if needed else 0)
        if self.height() != high:
            self.setFixedHeight(high)
