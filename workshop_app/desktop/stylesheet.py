"""The style sheet, made from the tokens: the only place where QSS is written.

Decides how each kind of widget looks, by its class and its properties `role`, `scale`, `state`,
`edge`. Type sizes are set here for roles only: everything else inherits the application's font, so
that a widget may still set its own.
"""

from __future__ import annotations

from typing import Any

from workshop_app.desktop.tokens import border, radius, size, space, tokens
from workshop_app.desktop.tokens import hex_of as c

FIELDS = (
    "QLineEdit",
    "QTextEdit",
    "QPlainTextEdit",
    "QComboBox",
    "QSpinBox",
    "QDoubleSpinBox",
    "QTimeEdit",
)
STEPPED = ("QSpinBox", "QDoubleSpinBox", "QTimeEdit")
BANNERS = ("info", "signal", "error", "success", "offline")


def stylesheet() -> str:
    """The whole sheet, for `QApplication.setStyleSheet`."""
    parts = [
        _ground(),
        _texts(),
        _panels(),
        _buttons(),
        _button_roles(),
        _segments(),
        _fields(),
        _field_parts(),
        _boxes(),
        _rail(),
        _tables(),
        _bars(),
        _menus(),
    ]
    return "\n".join(parts)


def _type(role: str) -> str:
    values: dict[str, Any] = tokens()["type_px"][role]
    return f"font-size: {values['size']}px; font-weight: {values['weight']};"


def _ground() -> str:
    return f"""
QMainWindow, QDialog, QWidget#page, QStackedWidget#pages {{ background: {c("neutral.page")}; }}
QLabel {{ background: transparent; }}
QScrollArea, QScrollArea > QWidget > QWidget#content {{ background: transparent; border: 0; }}
QSplitter::handle {{ background: transparent; }}"""


def _texts() -> str:
    titles = ("page_title", "strong_title", "panel_title", "phase_title")
    rules = [
        f'QLabel[role="{name.replace("_", "-")}"] {{ {_type(name)} color: {c("neutral.text")}; }}'
        for name in titles
    ]
    caption, muted = _type("caption"), c("neutral.text_muted")
    return "\n".join(
        [
            *rules,
            f'QLabel[role="caption"] {{ {caption} color: {muted}; }}',
            f'QLabel[role="caption-signal"] {{ {caption} color: {c("state.signal.text")}; }}',
            f'QLabel[role="label"] {{ {caption} font-weight: 600;'
            f" color: {c('neutral.text_secondary')}; }}",
            f'QLabel[role="secondary"] {{ color: {c("neutral.text_secondary")}; }}',
            f'QLabel[role="muted"] {{ color: {muted}; }}',
            f'QLabel[role="error"] {{ {caption} color: {c("state.error.text")}; }}',
            f'QLabel[role="signal"] {{ color: {c("state.signal.text")}; font-weight: 600; }}',
            f'QLabel[role="success"] {{ color: {c("state.success.text")}; font-weight: 600; }}',
        ]
    )


def _panels() -> str:
    hair, panel, card = border("hair"), radius("panel"), radius("card")
    rules = [
        f'QFrame[role="panel"] {{ background: {c("neutral.surface")};'
        f" border: {hair}px solid {c('neutral.line')}; border-radius: {panel}px; }}",
        f'QFrame[role="panel-signal"] {{ background: {c("state.signal.tint_soft")};'
        f" border: {hair}px solid {c('state.signal.line')}; border-radius: {panel}px; }}",
        f'QFrame[role="panel-info"] {{ background: {c("accent.tint_soft")};'
        f" border: {hair}px solid {c('accent.tint_line')}; border-radius: {panel}px; }}",
        f'QFrame[role="sunken"] {{ background: {c("neutral.sunken")}; border: 0;'
        f" border-radius: {panel}px; }}",
        f'QFrame[role="line"] {{ background: {c("neutral.line")}; border: 0; max-height: 1px; }}',
        f'QFrame[role="banner-undo"] {{ background: {c("accent.base")}; border: 0;'
        f" border-radius: {card}px; }}",
        f'QFrame[role="banner-undo"] QLabel {{ color: {c("neutral.surface")}; }}',
        f'QFrame[role="dialog"] {{ background: {c("neutral.surface")};'
        f" border: {hair}px solid {c('neutral.line_strong')}; border-radius: {panel}px; }}",
        f'QFrame[role="dialog-page"] {{ background: {c("neutral.page")};'
        f" border: {hair}px solid {c('neutral.line_strong')}; border-radius: {panel}px; }}",
    ]
    rules += [
        f'QFrame[role="banner-{kind}"] {{ background: {c(f"state.{kind}.tint")};'
        f" border: {hair}px solid {c(f'state.{kind}.line')}; border-radius: {card}px; }}"
        for kind in BANNERS
    ]
    return "\n".join(rules)


def _buttons() -> str:
    round_, focus = radius("control"), c("accent.focus")
    inside = {name: size(name) for name in ("button", "button_small", "button_large")}
    plain, small, large = inside.values()
    return f"""
QPushButton {{ min-height: {plain - 2}px; padding: 0 14px; outline: 0;
  border: 1px solid {c("neutral.control")}; border-radius: {round_}px;
  background: {c("neutral.surface")}; color: {c("neutral.text")}; font-weight: 600; }}
QPushButton:hover {{ background: {c("neutral.sunken")}; }}
QPushButton:pressed {{ background: {c("neutral.line")}; }}
QPushButton:checked {{ background: {c("accent.tint")}; color: {c("accent.base")};
  border-color: {c("accent.base")}; }}
QPushButton:focus {{ border: 2px solid {focus}; padding: 0 13px; min-height: {plain - 4}px; }}
QPushButton:disabled {{ color: {c("neutral.text_muted")};
  border-color: {c("neutral.line_strong")}; background: {c("neutral.page")}; }}
QPushButton[scale="small"] {{ min-height: {small - 2}px; padding: 0 10px; font-size: 14px; }}
QPushButton[scale="small"]:focus {{ min-height: {small - 4}px; padding: 0 9px; }}
QPushButton[scale="large"] {{ min-height: {large - 2}px; padding: 0 18px; font-size: 17px; }}
QPushButton[scale="large"]:focus {{ min-height: {large - 4}px; padding: 0 17px; }}
QPushButton[edge="square"] {{ padding: 0; min-width: {plain - 2}px; max-width: {plain - 2}px; }}
QPushButton[edge="square"]:focus {{ min-width: {plain - 4}px; max-width: {plain - 4}px; }}
QPushButton[edge="square"][scale="small"] {{ min-width: {small - 2}px;
  max-width: {small - 2}px; padding: 0; }}
QPushButton[edge="square"][scale="small"]:focus {{ min-width: {small - 4}px;
  max-width: {small - 4}px; }}"""


def _button_roles() -> str:
    accent, white = c("accent.base"), c("neutral.surface")
    off = (
        f"background: {c('neutral.sunken')}; border-color: {c('neutral.line_strong')};"
        f" color: {c('neutral.text_muted')};"
    )
    return f"""
QPushButton[role="primary"] {{ background: {accent}; border-color: {accent}; color: {white}; }}
QPushButton[role="primary"]:hover, QPushButton[role="primary"]:pressed {{
  background: {c("accent.hover")}; }}
QPushButton[role="primary"]:focus {{ border: 2px solid {c("state.signal.fill")}; }}
QPushButton[role="primary"]:disabled {{ {off} }}
QPushButton[role="danger"] {{ background: {c("state.error.fill")};
  border-color: {c("state.error.fill")}; color: {white}; }}
QPushButton[role="danger"]:focus {{ border: 2px solid {c("neutral.text")}; }}
QPushButton[role="danger"]:disabled {{ {off} }}
QPushButton[role="quiet"] {{ border-color: transparent; background: transparent;
  color: {accent}; padding: 0 8px; }}
QPushButton[role="quiet"]:hover {{ background: {c("accent.tint")}; }}
QPushButton[role="quiet"]:focus {{ border: 2px solid {c("accent.focus")}; padding: 0 7px; }}
QPushButton[role="quiet"]:disabled {{ color: {c("neutral.text_muted")}; }}
QPushButton[state="chip"] {{ background: {c("accent.tint")}; color: {accent};
  border-color: {c("accent.tint_line")}; }}
QPushButton[state="chip"]:hover {{ background: {c("accent.tint_soft")}; }}
QPushButton[state="chip"]:focus {{ border: 2px solid {c("accent.focus")}; }}
QFrame[role="banner-undo"] QPushButton:focus {{ border: 2px solid {c("state.signal.fill")}; }}"""


def _segments() -> str:
    round_ = radius("control")
    here = 'QPushButton[role="segment"]'
    return f"""
{here} {{ border-radius: 0; min-height: 30px; padding: 0 12px; font-size: 14px;
  font-weight: 500; border-left-width: 0; }}
{here}:focus {{ border: 2px solid {c("accent.focus")}; padding: 0 10px; min-height: 28px; }}
{here}[edge="first"] {{ border-left-width: 1px; border-top-left-radius: {round_}px;
  border-bottom-left-radius: {round_}px; }}
{here}[edge="last"] {{ border-top-right-radius: {round_}px;
  border-bottom-right-radius: {round_}px; }}
{here}[edge="only"] {{ border-left-width: 1px; border-radius: {round_}px; }}
{here}:checked {{ background: {c("accent.tint")}; color: {c("accent.base")}; font-weight: 700;
  border-color: {c("neutral.control")}; }}
{here}:checked:focus {{ border-color: {c("accent.focus")}; }}"""


def _fields() -> str:
    every, focused = ", ".join(FIELDS), ", ".join(f"{name}:focus" for name in FIELDS)
    off = ", ".join(f"{name}:disabled" for name in FIELDS)
    texts = "QTextEdit, QPlainTextEdit"
    inside, large = size("field"), size("checkin_search")
    return f"""
{every} {{ background: {c("neutral.surface")}; color: {c("neutral.text")};
  border: 1px solid {c("neutral.control")}; border-radius: {radius("control")}px;
  padding: 0 10px; min-height: {inside - 2}px;
  selection-background-color: {c("accent.base")};
  selection-color: {c("neutral.surface")}; }}
QLineEdit, QTextEdit, QPlainTextEdit {{ placeholder-text-color: {c("neutral.text_muted")}; }}
{focused} {{ border: 2px solid {c("accent.focus")}; padding: 0 9px; min-height: {inside - 4}px; }}
QLineEdit[scale="large"] {{ min-height: {large - 2}px; font-size: 26px; font-weight: 600; }}
QLineEdit[scale="large"]:focus {{ min-height: {large - 4}px; }}
{texts} {{ padding: 6px 8px; }}
QTextEdit:focus, QPlainTextEdit:focus {{ padding: 5px 7px; }}
{off} {{ background: {c("neutral.page")}; color: {c("neutral.text_muted")};
  border-color: {c("neutral.line_strong")}; }}
QLineEdit[state="error"], QPlainTextEdit[state="error"], QTimeEdit[state="error"],
QSpinBox[state="error"], QComboBox[state="error"] {{
  border: 2px solid {c("state.error.text")}; padding: 0 9px; min-height: {inside - 4}px; }}
QLineEdit[edge="icon"], QLineEdit[edge="icon"][state="error"] {{ padding-left: 4px; }}
QLineEdit[edge="icon"]:focus {{ padding-left: 3px; }}
QLineEdit[state="untouched"], QPlainTextEdit[state="untouched"] {{
  color: {c("neutral.text_muted")}; }}"""


def _field_parts() -> str:
    ups = ", ".join(f"{name}::up-button" for name in STEPPED)
    downs = ", ".join(f"{name}::down-button" for name in STEPPED)
    up_marks = ", ".join(f"{name}::up-arrow" for name in STEPPED)
    down_marks = ", ".join(f"{name}::down-arrow" for name in STEPPED)
    return f"""
QComboBox::drop-down {{ border: 0; width: 28px; }}
QComboBox::down-arrow {{
  image: url(:/icons/chevron-down.svg); width: 16px; height: 16px; }}
QComboBox QAbstractItemView {{ background: {c("neutral.surface")}; outline: 0;
  border: 1px solid {c("neutral.line_strong")};
  selection-background-color: {c("accent.tint")}; selection-color: {c("accent.base")}; }}
QComboBox QAbstractItemView::item {{ min-height: 32px; padding: 0 8px; }}
{", ".join(f"{name} QLineEdit" for name in STEPPED)} {{ border: 0; min-height: 0;
  padding: 0; background: transparent; }}
{ups}, {downs} {{ border: 0; width: 24px; background: transparent; }}
{ups} {{ margin-top: 2px; }}
{downs} {{ margin-bottom: 2px; }}
QSpinBox[edge="bare"] {{ padding: 0 4px; }}
QSpinBox[edge="bare"]:focus {{ padding: 0 3px; }}
QSpinBox[edge="bare"]::up-button, QSpinBox[edge="bare"]::down-button {{ width: 0; }}
QSpinBox[edge="bare"]::up-arrow, QSpinBox[edge="bare"]::down-arrow {{ image: none; width: 0; }}
{up_marks} {{ image: url(:/icons/chevron-up.svg); width: 14px; height: 14px; }}
{down_marks} {{ image: url(:/icons/chevron-down.svg); width: 14px; height: 14px; }}"""


def _boxes() -> str:
    edge, accent = c("neutral.control"), c("accent.base")
    inside = size("checkbox") - 2
    both = "QCheckBox, QRadioButton"
    return f"""
{both} {{ spacing: 10px; padding: 2px; outline: 0; border: 2px solid transparent;
  border-radius: 6px; }}
QCheckBox:focus, QRadioButton:focus {{ border-color: {c("accent.focus")}; }}
QCheckBox:disabled, QRadioButton:disabled {{ color: {c("neutral.text_muted")}; }}
QCheckBox::indicator, QListWidget::indicator {{
  width: {inside}px; height: {inside}px; border: 1px solid {edge};
  border-radius: 4px; background: {c("neutral.surface")}; }}
QCheckBox::indicator:checked, QListWidget::indicator:checked {{
  background: {accent}; border-color: {accent};
  image: url(:/icons/check-white.svg); }}
QCheckBox::indicator:indeterminate {{ background: {accent}; border-color: {accent};
  image: url(:/icons/minus-white.svg); }}
QCheckBox::indicator:disabled {{ border-color: {c("neutral.line_strong")}; }}
QRadioButton::indicator {{ width: {inside}px; height: {inside}px; border: 1px solid {edge};
  border-radius: 9px; background: {c("neutral.surface")}; }}
QRadioButton::indicator:checked {{ width: 8px; height: 8px; border: 5px solid {accent}; }}"""


def _rail() -> str:
    inside = size("rail_item")
    return f"""
QFrame#rail {{ background: {c("neutral.sunken")}; border: 0;
  border-right: 1px solid {c("neutral.line")}; }}
QFrame#rail QScrollArea, QFrame#rail QWidget#entries {{ background: transparent; border: 0; }}
QFrame#rail QLabel[role="stage"] {{ font-size: 13px; font-weight: 700;
  color: {c("neutral.text_secondary")}; }}
QFrame#rail QFrame[role="line"] {{ background: {c("neutral.line_strong")}; }}
QFrame#rail QPushButton {{ min-height: {inside}px; border: 0;
  border-radius: {radius("control")}px; background: transparent; text-align: left;
  padding: 0 8px; color: {c("neutral.text_secondary")}; font-weight: 400; }}
QFrame#rail QPushButton[scale="small"] {{ font-size: 13px; min-height: 24px; }}
QFrame#rail QPushButton:hover {{ background: {c("neutral.line")}; }}
QFrame#rail QPushButton:checked {{ background: {c("accent.base")};
  color: {c("neutral.surface")}; font-weight: 600; }}
QFrame#rail QPushButton:focus {{ border: 2px solid {c("accent.focus")}; padding: 0 6px;
  min-height: {inside - 4}px; }}
QFrame#rail QPushButton:checked:focus {{ border-color: {c("state.signal.fill")}; }}
QFrame#rail QPushButton[scale="small"]:focus {{ min-height: 20px; }}
QFrame#rail QPushButton[state="folded"] {{ text-align: center; padding: 0; }}"""


def _tables() -> str:
    return f"""
QTableView, QListView, QTreeView {{ background: {c("neutral.surface")};
  border: 1px solid {c("neutral.line")}; border-radius: {radius("panel")}px;
  gridline-color: transparent; outline: 0;
  selection-background-color: {c("accent.tint_soft")};
  selection-color: {c("neutral.text")}; }}
QTableView[role="bare"], QListView[role="bare"], QTreeView[role="bare"] {{
  background: transparent; border: 0; }}
QTableView::item {{ border-bottom: 1px solid {c("neutral.line")}; padding: 0 8px; }}
QTableView::item:selected {{ background: {c("accent.tint_soft")}; color: {c("neutral.text")}; }}
QHeaderView {{ background: transparent; border: 0; }}
QHeaderView::section {{ background: transparent; color: {c("neutral.text_muted")};
  {_type("caption")} font-weight: 600; border: 0;
  border-bottom: 1px solid {c("neutral.line_strong")}; padding: 0 8px;
  min-height: {size("table_header")}px; }}
QHeaderView::down-arrow {{ image: url(:/icons/chevron-down.svg); width: 14px;
  subcontrol-position: center right; right: 6px; }}
QHeaderView::up-arrow {{ image: url(:/icons/chevron-up.svg); width: 14px;
  subcontrol-position: center right; right: 6px; }}
QTableCornerButton::section {{ background: transparent; border: 0; }}"""


def _bars() -> str:
    handle = f"background: {c('neutral.line_strong')}; border-radius: 4px; margin: 2px;"
    return f"""
QProgressBar {{ background: {c("neutral.sunken")}; border: 0; border-radius: 5px;
  min-height: 10px; max-height: 10px; }}
QProgressBar::chunk {{ background: {c("state.signal.fill")}; border-radius: 5px; }}
QProgressBar[role="task"] {{ background: {c("neutral.surface")}; }}
QProgressBar[role="task"]::chunk {{ background: {c("accent.base")}; }}
QScrollBar {{ border: 0; }}
QScrollBar:vertical {{ width: {space(3)}px; background: transparent; }}
QScrollBar::handle:vertical {{ {handle} min-height: 32px; }}
QScrollBar:horizontal {{ height: {space(3)}px; background: transparent; }}
QScrollBar::handle:horizontal {{ {handle} min-width: 32px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}"""


def _menus() -> str:
    return f"""
QToolTip {{ background: {c("neutral.text")}; color: {c("neutral.surface")}; border: 0;
  padding: 6px 8px; font-size: 13px; }}
QMenu {{ background: {c("neutral.surface")}; border: 1px solid {c("neutral.line_strong")};
  border-radius: {radius("control")}px; padding: 4px; }}
QMenu::item {{ padding: 7px 24px 7px 14px; border-radius: 4px; }}
QMenu::icon {{ padding-left: 8px; }}
QMenu::item:selected {{ background: {c("accent.tint")}; color: {c("accent.base")}; }}
QMenu::item:disabled {{ color: {c("neutral.text_muted")}; }}
QMenu::separator {{ height: 1px; background: {c("neutral.line")}; margin: 4px 8px; }}"""
