"""How a rule of the game and a category look in their lists, and what lies where in a line."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QEvent, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from workshop_app.desktop.screens.presentation.line_list import (
    FACE,
    Index,
    LineEditor,
    LineFace,
    LineList,
)
from workshop_app.desktop.theme import color, font, sized_font
from workshop_app.desktop.tokens import radius
from workshop_app.desktop.widgets.icons import paint_icon
from workshop_app.desktop.widgets.shapes import paint_shape, tone
from workshop_app.desktop.widgets.text_block import paint_elided

RULE_HIGH, CATEGORY_HIGH = 48, 62
ACTION = 28
EDGE = 4
LOOK_WIDE, LOOK_HIGH = 50, 36
RULE_ACTIONS = ("chevron-up", "chevron-down", "x")


class LineDelegate(QStyledItemDelegate):
    """Paints the ground of a line and edits its two texts."""

    def __init__(self, lines: LineList, names: tuple[str, str]) -> None:
        """`names`: what the two texts are, for who edits them."""
        super().__init__(lines)
        self._lines, self._names = lines, names

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, self._lines.line_high(index.row()))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        if index.row() == self._lines.editing():
            return
        rect = QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected) and self._lines.hasFocus()
        if chosen:
            painter.fillRect(rect, color("accent.tint_soft"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, color("neutral.line"))
        self.paint_line(painter, rect, index.data(FACE), chosen)
        if chosen:
            painter.setPen(QPen(color("accent.focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -2), 4, 4)
        painter.restore()

    def paint_line(self, painter: QPainter, rect: QRect, face: LineFace, chosen: bool) -> None:
        """Everything on the ground."""

    def pressed(self, place: int, at: QPoint, rect: QRect) -> bool:
        """Whether something of the line was pressed there, and was done."""
        return False

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonRelease:
            return self.pressed(index.row(), event.position().toPoint(), QRect(option.rect))
        return False

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = LineEditor(self._names, parent)
        place = index.row()

        def keep() -> None:
            if self._lines.editing() == place:
                first, second = editor.first.text(), editor.second.text()
                self.closeEditor.emit(editor)
                self._lines.edited.emit(place, first, second)

        editor.kept.connect(keep)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        assert isinstance(editor, LineEditor)
        face: LineFace = index.data(FACE)
        if not editor.first.isModified() and not editor.second.isModified():
            editor.first.setText(face.first)
            editor.second.setText(face.second)
            editor.first.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """`keep` alone says what was typed: the model never changes by itself."""


class RuleDelegate(LineDelegate):
    def paint_line(self, painter: QPainter, rect: QRect, face: LineFace, chosen: bool) -> None:
        middle = QRectF(rect).center().y()
        grip = QRectF(rect.left() + EDGE, middle - 8, 16, 16)
        paint_icon(painter, "drag", grip, "neutral.text_secondary")
        painter.setPen(color("accent.base"))
        painter.setFont(sized_font(15, 700, tabular=True))
        number = QRectF(rect.left() + 28, rect.top(), 20, rect.height())
        painter.drawText(number, Qt.AlignmentFlag.AlignCenter, str(face.number))
        right = self._action_rects(rect)[0].left() if chosen else rect.right()
        left = rect.left() + 58
        _paint_texts(painter, QRectF(left, rect.top(), right - 6 - left, rect.height()), face)
        if chosen:
            for icon_name, box in zip(RULE_ACTIONS, self._action_rects(rect), strict=True):
                inside = QRectF(box).adjusted(5, 5, -5, -5)
                paint_icon(painter, icon_name, inside, "neutral.text_secondary")

    def pressed(self, place: int, at: QPoint, rect: QRect) -> bool:
        up, down, away = self._action_rects(rect)
        if up.contains(at):
            self._lines.move_by(place, -1)
        elif down.contains(at):
            self._lines.move_by(place, 1)
        elif away.contains(at):
            self._lines.removed.emit(place)
        else:
            return False
        return True

    def _action_rects(self, rect: QRect) -> list[QRect]:
        top = rect.center().y() - ACTION // 2
        return [
            QRect(rect.right() - (len(RULE_ACTIONS) - n) * ACTION, top, ACTION, ACTION)
            for n in range(len(RULE_ACTIONS))
        ]


class CategoryDelegate(LineDelegate):
    def paint_line(self, painter: QPainter, rect: QRect, face: LineFace, chosen: bool) -> None:
        look = QRectF(self._look_rect(rect)).adjusted(0.5, 0.5, -0.5, -0.5)
        colours = tone(face.tone)
        painter.setPen(QPen(color("neutral.control"), 1))
        painter.setBrush(colours.tint)
        painter.drawRoundedRect(look, radius("control"), radius("control"))
        middle = look.center().y()
        square = QRectF(look.left() + 9, middle - 8, 16, 16)
        paint_shape(painter, face.shape, square, colours.strong)
        down = QRectF(look.left() + 29, middle - 7, 14, 14)
        mark = "lock" if face.frozen else "chevron-down"
        paint_icon(painter, mark, down, "neutral.text_secondary")
        left, right = look.right() + 10, self._more_rect(rect).left() - 4
        cell = QRectF(left, rect.top(), right - left, rect.height())
        _paint_texts(painter, cell, face)
        more = QRectF(self._more_rect(rect)).adjusted(5, 5, -5, -5)
        paint_icon(painter, "more", more, "neutral.text_secondary")

    def pressed(self, place: int, at: QPoint, rect: QRect) -> bool:
        below = self._lines.viewport().mapToGlobal(QPoint(at.x(), rect.bottom()))
        if self._look_rect(rect).contains(at):
            self._lines.look_asked.emit(place, below)
        elif self._more_rect(rect).contains(at):
            self._lines.menu_asked.emit(place, below)
        else:
            return False
        return True

    def _look_rect(self, rect: QRect) -> QRect:
        top = rect.center().y() - LOOK_HIGH // 2
        return QRect(rect.left() + EDGE, top, LOOK_WIDE, LOOK_HIGH)

    def _more_rect(self, rect: QRect) -> QRect:
        return QRect(rect.right() - ACTION - EDGE, rect.center().y() - ACTION // 2, ACTION, ACTION)


def _paint_texts(painter: QPainter, cell: QRectF, face: LineFace) -> None:
    """Bold over plain; a category's word in its colour, with its code beside."""
    middle = cell.center().y()
    bold = sized_font(15, 700 if face.tone else 600)
    painter.setFont(bold)
    painter.setPen(tone(face.tone).strong if face.tone else color("neutral.text"))
    first = QRectF(cell.left(), middle - 21, cell.width(), 21)
    paint_elided(painter, face.first, first)
    if face.code:
        beside = min(painter.fontMetrics().horizontalAdvance(face.first) + 8, cell.width())
        painter.setFont(font("caption"))
        painter.setPen(color("neutral.text_secondary"))
        paint_elided(painter, face.code, first.adjusted(beside, 0, 0, 0))
    painter.setFont(font("caption"))
    painter.setPen(color("neutral.text_secondary"))
    paint_elided(painter, face.second, QRectF(cell.left(), middle, cell.width(), 19))
