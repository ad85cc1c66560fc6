"""How the tables' columns look: ground, head, chips, slots, what the hand holds.

Paints only what is in sight, and each chip once: a hall of forty tables scrolls as smoothly as one
of nine.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap

from workshop_app.desktop.screens.groups.hand import Held
from workshop_app.desktop.screens.groups.places import HEAD, Places
from workshop_app.desktop.screens.groups.selection import Selection
from workshop_app.desktop.theme import color, font, sized_font
from workshop_app.desktop.tokens import radius
from workshop_app.desktop.widgets.person_chip import ChipFace, paint_chip, paint_drop, paint_slot
from workshop_app.desktop.widgets.text_block import paint_elided
from workshop_app.i18n.translate import _

COUNT_WIDE = 22
INSIDE = 10
SHADOW = 6
"""Room around a kept picture: none of its edges is cut."""


class ChipPictures:
    """Chips as they were last painted: text costs too much to be set again at every step of a
    scroll."""

    MOST = 3_000

    def __init__(self) -> None:
        self._kept: dict[tuple[ChipFace, bool, bool, int, float], QPixmap] = {}

    def paint(
        self, painter: QPainter, rect: QRectF, face: ChipFace, *, focused: bool, chosen: bool
    ) -> None:
        ratio = painter.device().devicePixelRatioF()
        key = (face, focused, chosen, round(rect.width()), ratio)
        picture = self._kept.get(key)
        if picture is None:
            if len(self._kept) >= self.MOST:
                self._kept.clear()
            picture = self._kept[key] = self._painted(key, rect)
        at = QPoint(round(rect.left()) - SHADOW, round(rect.top()) - SHADOW)
        painter.drawPixmap(at, picture)

    @staticmethod
    def _painted(key: tuple[ChipFace, bool, bool, int, float], rect: QRectF) -> QPixmap:
        face, focused, chosen, wide, ratio = key
        tall = round(rect.height())
        size = QSizeF(wide + 2 * SHADOW, tall + 2 * SHADOW) * ratio
        picture = QPixmap(size.toSize())
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        inside = QRectF(SHADOW, SHADOW, wide, tall)
        paint_chip(painter, inside, face, focused=focused, chosen=chosen)
        painter.end()
        return picture


@dataclass(frozen=True, slots=True)
class Scene:
    """All there is to paint, at one moment."""

    selection: Selection
    places: Places
    held: Held | None
    across: int
    """Scrolled so far to the right, and down."""
    down: int
    width: int
    height: int
    """Of the viewport."""
    focused: bool
    pictures: ChipPictures

    @property
    def in_sight(self) -> range:
        """Columns that are seen at least in part."""
        first = self.places.column_at(max(0, self.across)) or 0
        last = self.places.column_at(self.across + self.width)
        count = len(self.selection.columns)
        return range(first, count if last is None else min(count, last + 1))


def paint_scene(painter: QPainter, scene: Scene) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(-scene.across, 0)
    for index in scene.in_sight:
        _paint_column(painter, scene, index)
    painter.setClipRect(QRectF(scene.across, HEAD, scene.width, scene.height - HEAD))
    painter.translate(0, -scene.down)
    for index in scene.in_sight:
        _paint_chips(painter, scene, index)
    painter.setClipping(False)
    painter.resetTransform()
    if scene.held is not None:
        paint_chip(painter, scene.held.rect(scene.places), scene.held.face, dragged=True)


def _paint_column(painter: QPainter, scene: Scene, index: int) -> None:
    """The ground, the title and the count: ink while it changes, amber when it is off."""
    column, held = scene.selection.columns[index], scene.held
    rect = scene.places.column(index)
    rect.setHeight(scene.height)
    target = held is not None and held.over == index
    edge = color("accent.focus") if target else Qt.GlobalColor.transparent
    painter.setPen(QPen(edge, 1))
    painter.setBrush(color("accent.tint_soft" if target else "neutral.sunken"))
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), radius("card"), radius("card"))
    head = QRectF(rect.left() + INSIDE, 0, rect.width() - 2 * INSIDE, HEAD)
    painter.setPen(color("neutral.text"))
    painter.setFont(sized_font(15, 700, tabular=True))
    paint_elided(painter, column.title, head.adjusted(0, 0, -COUNT_WIDE, 0))
    count, moving = len(column.chips), 0
    if held is not None:
        moving = held.joining(column, index) - held.leaving(column, index)
    if moving or column.off:
        painter.setFont(sized_font(14, 700, tabular=True))
        painter.setPen(color("accent.base" if moving else "state.signal.text"))
    else:
        painter.setFont(font("caption", tabular=True))
        painter.setPen(color("neutral.text_muted"))
    paint_elided(painter, str(count + moving), head, Qt.AlignmentFlag.AlignRight)


def _paint_chips(painter: QPainter, scene: Scene, index: int) -> None:
    held, places, selection, drop = scene.held, scene.places, scene.selection, -1
    if held is not None and held.over == index:
        drop = places.row_at(index, held.rect(places).top() + scene.down)
        paint_drop(painter, places.chip(index, drop), _("Déposer ici"))
    top, bottom = scene.down + HEAD, scene.down + scene.height
    for row, chip in enumerate(selection.columns[index].chips):
        rect = places.chip(index, row + (drop >= 0 and row >= drop))
        if rect.bottom() < top or rect.top() > bottom:
            continue
        if held is not None and chip.person in held.people:
            paint_slot(painter, rect)
        else:
            focused = scene.focused and selection.cursor == (index, row) and held is None
            chosen = chip.person in selection.several
            scene.pictures.paint(painter, rect, chip.face, focused=focused, chosen=chosen)
