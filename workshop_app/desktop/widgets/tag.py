"""Tags: a word in a tinted pill, with an icon or a category's shape when colour would be alone.

    Tag(_("À vérifier"), "error", icon_name="circle-alert")
    Tag(category.label, category.tone, shape=category.shape)
    paint_tag(painter, rect, TagFace(...))          for delegates

Tones: neutral, accent, info, success, signal, error, offline, and those of the categories.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from workshop_app.desktop.theme import color, sized_font
from workshop_app.desktop.tokens import radius, size, tokens
from workshop_app.desktop.widgets.icons import paint_icon
from workshop_app.desktop.widgets.shapes import paint_shape, tone
from workshop_app.desktop.widgets.text_block import paint_elided

SIDE = 9
MARK = 14
GAP = 5


@dataclass(frozen=True)
class TagFace:
    """What a tag shows."""

    text: str
    look: str = "neutral"
    icon_name: str | None = None
    shape: str | None = None


def tag_width(face: TagFace) -> int:
    """Pixels a tag needs to show all of its text."""
    marked = face.icon_name is not None or face.shape is not None
    return round(
        QFontMetricsF(_font()).horizontalAdvance(face.text) + 2 * SIDE + (marked and MARK + GAP) + 1
    )


def paint_tag(painter: QPainter, rect: QRectF, face: TagFace) -> None:
    """The pill at the left of `rect`, vertically centred, no wider than `rect`."""
    ground, ink = look_colours(face.look)
    high = size("tag")
    wide = min(rect.width(), tag_width(face))
    pill = QRectF(rect.left(), rect.center().y() - high / 2, wide, high)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color(ground))
    painter.drawRoundedRect(pill, radius("tag"), radius("tag"))
    left = _paint_mark(painter, pill, face, ink)
    painter.setPen(color(ink))
    painter.setFont(_font())
    paint_elided(painter, face.text, QRectF(left, pill.top(), pill.right() - SIDE + 1 - left, high))
    painter.restore()


def look_colours(look: str) -> tuple[str, str]:
    """The paths of ground and ink of a tag's look."""
    if look == "neutral":
        return "neutral.sunken", "neutral.text_secondary"
    if look == "accent":
        return "accent.tint", "accent.base"
    if look in tokens()["color"]["state"]:
        return f"state.{look}.tint", f"state.{look}.text"
    tone(look)
    return f"category.{look}.tint", f"category.{look}.strong"


def _paint_mark(painter: QPainter, pill: QRectF, face: TagFace, ink: str) -> float:
    """The icon or the shape; returns where the text begins."""
    left = pill.left() + SIDE
    square = QRectF(left, pill.center().y() - MARK / 2, MARK, MARK)
    if face.icon_name is not None:
        paint_icon(painter, face.icon_name, square, ink)
    elif face.shape is not None:
        paint_shape(painter, face.shape, square.adjusted(1, 1, -1, -1), color(ink))
    else:
        return left
    return left + MARK + GAP


def _font() -> QFont:
    return sized_font(13, 600, tabular=True)


class Tag(QWidget):
    """A tag on its own. Never wider than its text."""

    def __init__(
        self,
        text: str = "",
        look: str = "neutral",
        icon_name: str | None = None,
        shape: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._face = TagFace("")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.say(text, look, icon_name, shape)

    def say(
        self,
        text: str,
        look: str = "neutral",
        icon_name: str | None = None,
        shape: str | None = None,
    ) -> None:
        """Other words, another look. Without text the tag takes no room."""
        face = TagFace(text, look, icon_name, shape)
        if face != self._face:
            self._face = face
            self.setAccessibleName(text)
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(tag_width(self._face) if self._face.text else 0, size("tag"))

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), 60), size("tag"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._face.text:
            paint_tag(QPainter(self), QRectF(self.rect()), self._face)
