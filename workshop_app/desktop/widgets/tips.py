"""What a tool tip says, word for word. Qt reads a tip that looks like markup as markup, and what
looks like it may be what somebody typed on a phone.

    widget.setToolTip(tip(card.text))
"""

from __future__ import annotations

import html

from PySide6.QtCore import Qt
from PySide6.QtGui import Qt as GuiQt


def tip(words: str) -> str:
    """`words` so that a tip shows them as they are; unchanged unless Qt would read markup."""
    if not GuiQt.mightBeRichText(words):
        return words
    return f"<qt>{html.escape(words)}</qt>".replace("\n", "<br>")


def tip_role(role: int, words: str) -> str:
    """What a model answers where a tip shows what is read aloud: only the tip is escaped."""
    return tip(words) if role == Qt.ItemDataRole.ToolTipRole else words
