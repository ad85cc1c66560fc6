"""Puts the design on a QApplication: fonts, palette, style sheet; hands out colours and fonts.

Decides nothing of the values, which are in tokens.json. `color("accent.base")` and
`font("panel_title")` are what painting code uses; widgets laid out by Qt take the style sheet.
"""

from __future__ import annotations

from functools import cache, lru_cache

from PySide6.QtCore import QDirIterator, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from workshop_app.desktop import _resources as _resources
from workshop_app.desktop.stylesheet import stylesheet
from workshop_app.desktop.tokens import hex_of, tokens
from workshop_app.settings import assets_folder

TABULAR = QFont.Tag("tnum")
PARTICIPANTS_FONTS = {
    "NotoSansArabic-Regular.ttf": "Noto Sans Arabic",
    "NotoEmoji-Regular.ttf": "Noto Emoji",
}
_POLISHED = Qt.WidgetAttribute.WA_WState_Polished


def apply_theme(app: QApplication) -> None:
    """Once, before the first widget. RuntimeError if a font of ours cannot be loaded."""
    app.setStyle("Fusion")
    load_fonts()
    app.setFont(font("body"))
    app.setPalette(_palette())
    app.setStyleSheet(stylesheet())


def load_fonts() -> None:
    """Adds our fonts to Qt's, and those that hold what participants may write: a bare machine
    has none of them."""
    ours = QDirIterator(":/fonts")
    paths = [str(assets_folder() / "fonts" / "fallback" / name) for name in PARTICIPANTS_FONTS]
    while ours.hasNext():
        paths.append(ours.next())
    for path in paths:
        if QFontDatabase.addApplicationFont(path) == -1:
            raise RuntimeError(f"font not loaded: {path}")


def family() -> str:
    """The family of every text on screen."""
    return str(tokens()["font"]["built_family"])


def color(path: str) -> QColor:
    """A colour by its path under `color` in tokens.json: `accent.base`, `category.forces.tint`."""
    return QColor(_color(path))


def font(role: str, weight: int | None = None, tabular: bool | None = None) -> QFont:
    """The font of a role of `type_px` (`body`, `caption`, `panel_title`, `tile_count`…).

    Digits are equally wide where the role says so, or where `tabular` asks.
    """
    values = tokens()["type_px"][role]
    wanted = bool(values.get("tabular", False)) if tabular is None else tabular
    return sized_font(values["size"], weight or values["weight"], wanted)


def sized_font(pixels: float, weight: int = 400, tabular: bool = False) -> QFont:
    """The family at any size, for what grows with its widget (projector, clocks)."""
    return QFont(_sized_font(max(1, round(pixels)), weight, tabular))


def line_height(role: str) -> int:
    """The distance of two lines of a role, in pixels."""
    return int(tokens()["type_px"][role]["line"])


def set_look(widget: QWidget, **properties: str) -> None:
    """Sets `role`, `scale`, `state` or `edge` and has the style sheet read them again."""
    changed = [name for name, value in properties.items() if widget.property(name) != value]
    for name in changed:
        widget.setProperty(name, properties[name])
    if changed and widget.testAttribute(_POLISHED):
        style = widget.style()
        style.unpolish(widget)
        style.polish(widget)
        widget.updateGeometry()
        widget.update()


@lru_cache(maxsize=1_024)
def _sized_font(pixels: int, weight: int, tabular: bool) -> QFont:
    """Kept, because a copy of a font keeps what Qt has measured with it: a page asks hundreds."""
    made = QFont([family(), *PARTICIPANTS_FONTS.values(), *tokens()["font"]["fallback"]])
    made.setPixelSize(pixels)
    made.setWeight(QFont.Weight(weight))
    if tabular:
        made.setFeature(TABULAR, 1)
    return made


@cache
def _color(path: str) -> QColor:
    return QColor(hex_of(path))


def _palette() -> QPalette:
    roles = QPalette.ColorRole
    paper, ink = color("neutral.surface"), color("neutral.text")
    muted = color("neutral.text_muted")
    palette = QPalette()
    for role, value in {
        roles.Window: color("neutral.page"),
        roles.WindowText: ink,
        roles.Base: paper,
        roles.AlternateBase: color("neutral.page"),
        roles.Text: ink,
        roles.Button: paper,
        roles.ButtonText: ink,
        roles.PlaceholderText: muted,
        roles.Highlight: color("accent.base"),
        roles.HighlightedText: paper,
        roles.Link: color("accent.base"),
        roles.LinkVisited: color("accent.base"),
        roles.ToolTipBase: ink,
        roles.ToolTipText: paper,
    }.items():
        palette.setColor(role, value)
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, muted)
    return palette
