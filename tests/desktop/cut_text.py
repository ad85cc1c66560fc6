"""Finds words that a window cuts: for the screenshots of each page at the three sizes.

    assert cut_texts(window) == []

Looks at labels, buttons and tags that are visible; painted cells elide by design and are not seen.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractScrollArea, QLabel, QPushButton, QWidget

from workshop_app.desktop.widgets.tag import Tag

SLACK = 1


def cut_texts(window: QWidget) -> list[str]:
    """One line for each text that is not wholly shown: what it says and what it lacks."""
    found = []
    for kind in (QLabel, QPushButton, Tag):
        for widget in window.findChildren(kind):
            assert isinstance(widget, QWidget)
            if widget.isVisible() and (lack := _lack(widget, window)):
                found.append(f"{_words(widget)!r}: {lack}")
    return found


def _words(widget: QWidget) -> str:
    if isinstance(widget, QLabel | QPushButton):
        return widget.text()
    return widget.accessibleName()


def _lack(widget: QWidget, window: QWidget) -> str:
    if not _words(widget):
        return ""
    if isinstance(widget, QLabel) and widget.wordWrap():
        needed = widget.heightForWidth(widget.width())
        if widget.height() + SLACK < needed:
            return f"{widget.height()} of {needed} pixels high"
    elif widget.width() + SLACK < widget.sizeHint().width():
        return f"{widget.width()} of {widget.sizeHint().width()} pixels wide"
    return "" if _is_inside(widget, window) else "outside its parents"


def _is_inside(widget: QWidget, window: QWidget) -> bool:
    """Within every parent up to the window; what may be scrolled to counts as shown."""
    parent = widget.parentWidget()
    while parent is not None:
        area = QRect(widget.mapTo(parent, QPoint(0, 0)), widget.size())
        if not parent.rect().adjusted(-SLACK, -SLACK, SLACK, SLACK).contains(area):
            return False
        if parent is window or _is_scrolled(parent):
            return True
        parent = parent.parentWidget()
    return True


def _is_scrolled(widget: QWidget) -> bool:
    """Whether it is what an area scrolls: below it, nothing is out of reach."""
    viewport = widget.parentWidget()
    area = viewport.parentWidget() if viewport is not None else None
    return isinstance(area, QAbstractScrollArea)
