"""The list of « Essentiel »: what is put to the vote, then what the vote gave each, with its line.

Arrows move, Espace or a click on the mark ticks, + and − move the line once the vote is closed.
"""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from workshop_app.desktop.screens.essential.faces import ItemFace, Stage
from workshop_app.desktop.theme import color, font, set_look, sized_font
from workshop_app.desktop.tokens import radius
from workshop_app.desktop.widgets.essential_mark import paint_essential
from workshop_app.desktop.widgets.icons import paint_icon
from workshop_app.desktop.widgets.shapes import paint_shape, tone
from workshop_app.desktop.widgets.text_block import paint_elided
from workshop_app.i18n.translate import _

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
FACE, STAGE = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
LISTED, RANKED = 52, 70
MARK, EDGE, GAP = 20, 8, 8
RANK, POINTS, BAR = 26, 52, 8
MOODS = {"agreed": "users", "divided": "arrow-left-right"}


class ItemModel(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.faces: tuple[ItemFace, ...] = ()
        self.stage: Stage = "none"

    def take(self, faces: Sequence[ItemFace], stage: Stage) -> None:
        """The row that is looked at stays so while the same items are there."""
        same = stage == self.stage and [f.item for f in faces] == [f.item for f in self.faces]
        if same:
            self.faces = tuple(faces)
            if faces:
                self.dataChanged.emit(self.index(0), self.index(len(faces) - 1))
            return
        self.beginResetModel()
        self.faces, self.stage = tuple(faces), stage
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.faces)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        face = self.faces[index.row()]
        if role == FACE:
            return face
        if role == STAGE:
            return self.stage
        if role == Qt.ItemDataRole.DisplayRole:
            return face.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(face, self.stage)
        return None


def spoken(face: ItemFace, stage: Stage) -> str:
    """What is read aloud of a row."""
    parts = [face.rank, face.text, face.said]
    if stage == "closed":
        parts.append(_("{points} points", points=face.points))
        parts.append({"agreed": _("consensus"), "divided": _("clivant")}.get(face.mood, ""))
        parts.append(_("essentiel") if face.ticked else "")
    elif stage == "draft":
        parts.append(_("au vote") if face.ticked else "")
    return ", ".join(part for part in parts if part)


class ItemList(QListView):
    toggled = Signal(object, bool)
    """The item, and whether it is ticked from now on."""
    chosen = Signal(UUID)
    line_moved = Signal(int)
    """By so many rows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = ItemModel()
        self.setModel(self._model)
        self._delegate = ItemDelegate()
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(_("Propositions"))
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        set_look(self, role="bare")

    def show_rows(self, faces: Sequence[ItemFace], stage: Stage) -> None:
        kept = self.current()
        self._model.take(faces, stage)
        place = next((n for n, face in enumerate(faces) if face.id == kept), 0)
        if faces and self.currentIndex().row() != place:
            self.setCurrentIndex(self._model.index(place))

    def faces(self) -> tuple[ItemFace, ...]:
        return self._model.faces

    def current(self) -> UUID | None:
        row = self.currentIndex().row()
        return self._model.faces[row].id if 0 <= row < len(self._model.faces) else None

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid():
            self.chosen.emit(self._model.faces[current.row()].id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self._toggle(self.currentIndex())
        elif self._model.stage == "closed" and event.text() in ("+", "-", "−"):
            self.line_moved.emit(1 if event.text() == "+" else -1)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            draft = self._model.stage == "draft"
            if draft or event.position().x() <= EDGE + MARK + GAP:
                self._toggle(index)

    def _toggle(self, index: Index) -> None:
        if index.isValid() and self._model.stage in ("draft", "closed"):
            face = self._model.faces[index.row()]
            self.toggled.emit(face.item, not face.ticked)


class ItemDelegate(QStyledItemDelegate):
    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, RANKED if index.data(STAGE) == "closed" else LISTED)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        face: ItemFace = index.data(FACE)
        stage: Stage = index.data(STAGE)
        room = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            _paint_chosen(painter, room, bool(option.state & QStyle.StateFlag.State_HasFocus))
        if stage == "closed":
            _paint_ranked(painter, room, face)
        else:
            _paint_listed(painter, room, face, stage)
        painter.restore()


def _paint_chosen(painter: QPainter, room: QRectF, focused: bool) -> None:
    painter.setPen(QPen(color("accent.focus" if focused else "accent.tint_line")))
    painter.setBrush(color("accent.tint_soft"))
    painter.drawRoundedRect(room.adjusted(0.5, 1, -1, -2), radius("control"), radius("control"))


def _paint_listed(painter: QPainter, room: QRectF, face: ItemFace, stage: Stage) -> None:
    left = room.left() + EDGE
    if stage == "draft":
        _paint_box(painter, QRectF(left, room.center().y() - 9, 18, 18), face.ticked)
        left += MARK + GAP
    ink = "neutral.text" if face.ticked else "neutral.text_secondary"
    left = _paint_shape(painter, face, left, room.top() + 8)
    wide = room.right() - EDGE - left
    painter.setFont(font("body", 600 if face.ticked else 400))
    painter.setPen(color(ink))
    paint_elided(painter, face.text, QRectF(left, room.top() + 5, wide, 22))
    painter.setFont(font("caption"))
    painter.setPen(color("neutral.text_muted"))
    paint_elided(painter, face.said, QRectF(left, room.top() + 26, wide, 20))


def _paint_ranked(painter: QPainter, room: QRectF, face: ItemFace) -> None:
    ink = "neutral.text" if face.above else "neutral.text_muted"
    mark = QRectF(room.left() + EDGE, room.top() + 8, MARK, MARK)
    _paint_bookmark(painter, mark, face.ticked)
    left = mark.right() + GAP
    painter.setFont(sized_font(15, 700, tabular=True))
    painter.setPen(color(ink))
    flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
    painter.drawText(QRectF(left, room.top() + 6, RANK - GAP, 24), flags, face.rank)
    left += RANK
    points = QRectF(room.right() - EDGE - POINTS, room.top() + 6, POINTS, 24)
    painter.drawText(points, flags, face.points)
    words = _paint_shape(painter, face, left, room.top() + 9)
    painter.setFont(font("body", 700 if face.above else 400))
    painter.setPen(color(ink))
    paint_elided(painter, face.text, QRectF(words, room.top() + 6, points.left() - GAP - words, 24))
    bar = QRectF(left, room.top() + 32, room.right() - EDGE - left, BAR)
    _paint_bar(painter, bar, face.share, face.above)
    _paint_below(painter, QRectF(left, room.top() + 43, bar.width(), 20), face)
    if face.last_above:
        painter.setPen(QPen(color("accent.base"), 2))
        painter.drawLine(room.bottomLeft(), room.bottomRight())


def _paint_below(painter: QPainter, room: QRectF, face: ItemFace) -> None:
    """Who gave something, then whether the hall agrees: a word with its icon."""
    painter.setFont(font("caption"))
    painter.setPen(color("neutral.text_muted"))
    word = {"agreed": _("consensus"), "divided": _("clivant")}.get(face.mood, "")
    wide = 0.0
    if word:
        divided = face.mood == "divided"
        look = font("caption", 700 if divided else 400)
        ink = "state.signal.text" if divided else "neutral.text_muted"
        wide = QFontMetricsF(look).horizontalAdvance(word) + 2
        painter.setFont(look)
        painter.setPen(color(ink))
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, word)
        icon = QRectF(room.right() - wide - 18, room.top() + 3, 14, 14)
        paint_icon(painter, MOODS[face.mood], icon, ink)
        wide += 24
    painter.setFont(font("caption"))
    painter.setPen(color("neutral.text_muted"))
    paint_elided(painter, face.said, room.adjusted(0, 0, -wide, 0))


def _paint_bar(painter: QPainter, room: QRectF, share: float, above: bool) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color("neutral.sunken"))
    painter.drawRoundedRect(room, 2, 2)
    painter.setBrush(color("accent.base" if above else "neutral.text_muted"))
    painter.drawRoundedRect(QRectF(room.left(), room.top(), room.width() * share, BAR), 2, 2)


def _paint_bookmark(painter: QPainter, room: QRectF, ticked: bool) -> None:
    """Filled where it is essential; a thin outline where it could be."""
    if ticked:
        paint_essential(painter, room.adjusted(5, 3, -5, -3))
    else:
        paint_icon(painter, "bookmark", room, "neutral.line_strong")


def _paint_shape(painter: QPainter, face: ItemFace, left: float, top: float) -> float:
    if not face.shape:
        return left
    paint_shape(painter, face.shape, QRectF(left, top + 2, 14, 14), tone(face.tone).strong)
    return left + 14 + GAP


def _paint_box(painter: QPainter, box: QRectF, ticked: bool) -> None:
    painter.setPen(QPen(color("accent.base" if ticked else "neutral.control")))
    painter.setBrush(color("accent.base" if ticked else "neutral.surface"))
    painter.drawRoundedRect(box, radius("control") - 2, radius("control") - 2)
    if ticked:
        paint_icon(painter, "check", box.adjusted(2, 2, -2, -2), "neutral.surface")
