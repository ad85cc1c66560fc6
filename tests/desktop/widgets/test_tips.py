from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument

from tests.hostile import HOSTILE
from workshop_app.desktop.widgets.tips import tip, tip_role


def shown(words: str) -> str:
    """What a tip that holds these words shows."""
    document = QTextDocument()
    document.setHtml(tip(words))
    return document.toPlainText()


@pytest.mark.parametrize("words", [w for w in HOSTILE if "<" in w or "&" in w])
def test_a_tip_shows_markup_as_it_was_typed(words: str) -> None:
    if tip(words) != words:
        assert " ".join(shown(words).split()) == " ".join(words.split())


def test_our_own_words_stay_as_they_are() -> None:
    assert tip("Annuler (Ctrl + Z)\nLa dernière action") == "Annuler (Ctrl + Z)\nLa dernière action"


def test_what_is_read_aloud_is_never_escaped() -> None:
    assert tip_role(Qt.ItemDataRole.AccessibleTextRole, "<b>gras</b>") == "<b>gras</b>"
    assert shown("<b>gras</b>") == "<b>gras</b>"
    assert tip_role(Qt.ItemDataRole.ToolTipRole, "<b>gras</b>") == tip("<b>gras</b>")
