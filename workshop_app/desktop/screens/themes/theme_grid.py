"""The tiles of the themes, in as many columns as fit, with a place to make a new one.

Decides where tiles lie and which one is under a point of the screen.
"""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QScrollArea, QWidget

from workshop_app.desktop.screens.themes.faces import TileFace
from workshop_app.desktop.screens.themes.theme_tile import HIGH, ThemeTile
from workshop_app.desktop.theme import color
from workshop_app.desktop.tokens import border, radius, space
from workshop_app.i18n.translate import _

NARROWEST = 170
NEW_HIGH = 56


class ThemeGrid(QScrollArea):
    opened = Signal(object)
    menu_asked = Signal(object, QPoint)
    rename_asked = Signal(object)
    pick_asked = Signal(object)
    named = Signal(str)
    """A new theme, by its name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(_("Thèmes"))
        self._tiles: list[ThemeTile] = []
        self._inside = QWidget()
        self._inside.setObjectName("content")
        self._new = NewTheme(self._inside)
        self._new.named.connect(self.named)
        self.setWidget(self._inside)
        self.setWidgetResizable(False)

    def show_tiles(self, faces: Sequence[TileFace]) -> None:
        """Tiles are kept while their themes are: the focus stays where it is."""
        known = {tile.theme: tile for tile in self._tiles}
        tiles = []
        for face in faces:
            tile = known.pop(face.id, None)
            if tile is None:
                tile = self._make(face)
            else:
                tile.show_face(face)
            tiles.append(tile)
        for gone in known.values():
            gone.hide()
            gone.deleteLater()
        self._tiles = tiles
        self._lay_out()

    def tiles(self) -> Sequence[ThemeTile]:
        return self._tiles

    def tile(self, theme: UUID) -> ThemeTile | None:
        return next((tile for tile in self._tiles if tile.theme == theme), None)

    def tile_at(self, on_screen: QPoint) -> ThemeTile | None:
        """The tile under that point of the screen, if it is in sight."""
        if not self.viewport().rect().contains(self.viewport().mapFromGlobal(on_screen)):
            return None
        at = self._inside.mapFromGlobal(on_screen)
        return next((tile for tile in self._tiles if tile.geometry().contains(at)), None)

    def is_new_at(self, on_screen: QPoint) -> bool:
        at = self._inside.mapFromGlobal(on_screen)
        return self.viewport().rect().contains(
            self.viewport().mapFromGlobal(on_screen)
        ) and self._new.geometry().contains(at)

    def aim(self, theme: UUID | None) -> None:
        """The tile that what is held would be dropped on."""
        for tile in self._tiles:
            tile.set_target(tile.theme == theme)

    def drift(self, on_screen: QPoint) -> None:
        """Near its upper or lower edge the list scrolls under the hand."""
        at = self.viewport().mapFromGlobal(on_screen)
        if not 0 <= at.x() <= self.viewport().width():
            return
        bar = self.verticalScrollBar()
        if at.y() < 28:
            bar.setValue(bar.value() - 28)
        elif at.y() > self.viewport().height() - 28:
            bar.setValue(bar.value() + 28)

    def focus_new(self) -> None:
        self._new.setFocus(Qt.FocusReason.OtherFocusReason)
        self.ensureWidgetVisible(self._new)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def _make(self, face: TileFace) -> ThemeTile:
        tile = ThemeTile(face, self._inside)
        tile.opened.connect(self.opened)
        tile.menu_asked.connect(self.menu_asked)
        tile.rename_asked.connect(self.rename_asked)
        tile.pick_asked.connect(self.pick_asked)
        tile.stepped.connect(self._step)
        tile.show()
        return tile

    def _step(self, theme: UUID, by: int) -> None:
        """Two on is the row below, when there are two columns."""
        order = [tile.theme for tile in self._tiles]
        down = self._columns() if abs(by) == 2 else 1
        place = order.index(theme) + (down if by > 0 else -down)
        if 0 <= place < len(order):
            tile = self._tiles[place]
            tile.setFocus(Qt.FocusReason.TabFocusReason)
            self.ensureWidgetVisible(tile)

    def _columns(self) -> int:
        gap = space("grid_gap")
        return max(1, (self.viewport().width() + gap) // (NARROWEST + gap))

    def _lay_out(self) -> None:
        gap, columns = space("grid_gap"), self._columns()
        room = self.viewport().width() - 2
        wide = (room - gap * (columns - 1)) // columns
        for place, tile in enumerate(self._tiles):
            row, column = divmod(place, columns)
            tile.setGeometry(column * (wide + gap) + 1, row * (HIGH + gap) + 1, wide, HIGH)
        row, column = divmod(len(self._tiles), columns)
        top = row * (HIGH + gap) + 1
        self._new.setGeometry(column * (wide + gap) + 1, top, wide, NEW_HIGH)
        before: QWidget | None = None
        for widget in (*self._tiles, self._new):
            if before is not None:
                QWidget.setTabOrder(before, widget)
            before = widget
        self._inside.resize(room + 2, top + NEW_HIGH + 4)


class NewTheme(QLineEdit):
    """« Nouveau thème » : a name and Entrée. What is dropped on it becomes a theme of its own."""

    named = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("new-theme")
        self.setPlaceholderText(_("+ Nouveau thème"))
        self.setAccessibleName(_("Nom d'un nouveau thème, puis Entrée"))
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFrame(False)
        self.returnPressed.connect(self._give)

    def sizeHint(self) -> QSize:
        return QSize(NARROWEST, NEW_HIGH)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = self.hasFocus()
        edge = color("accent.focus" if focused else "neutral.control")
        thick = border("focus") if focused else border("hair")
        painter.setPen(QPen(edge, thick, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(
            self.rect().adjusted(1, 1, -2, -2), radius("panel"), radius("panel")
        )

    def _give(self) -> None:
        if self.text().strip():
            self.named.emit(self.text())
            self.clear()
