"""Icons in the colours of the design: the SVG files of the resources, tinted here.

    icon("participants")                           a use of `icon.map` in tokens.json
    icon("search", "neutral.text_muted", 16)       or the name of a file in assets/icons

Decides nothing of which icon means what.
"""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QFile, QIODevice, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from workshop_app.desktop.tokens import hex_of, icon_file

TEXT = "neutral.text"
DISABLED = "neutral.text_muted"
DENSITIES = (1.0, 2.0)


@cache
def icon(
    name: str,
    colour: str = TEXT,
    size: int = 18,
    *,
    checked: str | None = None,
    gap: int = 0,
    gap_before: bool = False,
) -> QIcon:
    """An icon for buttons and menus: grey when disabled, `checked` colour when the button is on.

    `gap` adds empty pixels after it (before it with `gap_before`), for the air between an icon and
    its text; show it at `QSize(size + gap, size)`. KeyError if the colour does not exist,
    FileNotFoundError if the icon does not.
    """
    made = QIcon()
    states = [
        (QIcon.Mode.Normal, QIcon.State.Off, colour),
        (QIcon.Mode.Disabled, QIcon.State.Off, DISABLED),
    ]
    if checked is not None:
        states.append((QIcon.Mode.Normal, QIcon.State.On, checked))
    for mode, state, tint in states:
        for density in DENSITIES:
            made.addPixmap(_padded(name, tint, size, density, gap, gap_before), mode, state)
    return made


@cache
def pixmap(name: str, colour: str = TEXT, size: int = 18, density: float = 2.0) -> QPixmap:
    """The icon drawn once, `size` pixels wide and high on a screen of that density."""
    return _padded(name, colour, size, density, 0, False)


def paint_icon(painter: QPainter, name: str, rect: QRectF, colour: str = TEXT) -> None:
    """Draws it in a square of `rect`'s height, sharp on any screen."""
    _renderer(name, colour).render(painter, rect)


def _padded(
    name: str, colour: str, size: int, density: float, gap: int, gap_before: bool
) -> QPixmap:
    # Before the painter: an icon that is missing must not leave one open on a dead pixmap.
    drawing = _renderer(name, colour)
    drawn = QPixmap(QSize(round((size + gap) * density), round(size * density)))
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    left = gap * density if gap_before else 0.0
    drawing.render(painter, QRectF(left, 0, size * density, size * density))
    painter.end()
    drawn.setDevicePixelRatio(density)
    return drawn


@cache
def _renderer(name: str, colour: str) -> QSvgRenderer:
    text = _source(icon_file(name)).replace("currentColor", hex_of(colour))
    return QSvgRenderer(QByteArray(text.encode()))


@cache
def _source(name: str) -> str:
    file = QFile(f":/icons/{name}.svg")
    if not file.open(QIODevice.OpenModeFlag.ReadOnly):
        raise FileNotFoundError(name)
    return bytes(file.readAll().data()).decode()
