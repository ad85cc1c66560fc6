"""Tooltips that say what somebody wrote, as text: Qt would read « <img src=…> » as a picture.

Decides nothing else; the words of the program need none of it.
"""

from __future__ import annotations

import html

from PySide6.QtGui import Qt


def plain_tip(words: str) -> str:
    """For `setToolTip` and `ToolTipRole`: the same words, none of which is markup."""
    if not Qt.mightBeRichText(words):
        return words
    return f"<span>{html.escape(words)}</span>"
