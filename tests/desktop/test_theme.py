from __future__ import annotations

import json
import re

import pytest
from PySide6.QtGui import (
    QFont,
    QFontDatabase,
    QFontInfo,
    QFontMetricsF,
    QRawFont,
    QTextLayout,
)
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from workshop_app.desktop.stylesheet import stylesheet
from workshop_app.desktop.theme import color, family, font, set_look, sized_font
from workshop_app.desktop.tokens import hex_of, tokens

DIGITS = "0123456789"


def test_the_style_sheet_holds_no_colour_but_those_of_the_tokens() -> None:
    written = set(re.findall(r"#[0-9A-Fa-f]{3,8}\b", stylesheet()))
    known = set(re.findall(r"#[0-9A-Fa-f]{6}\b", json.dumps(tokens())))
    assert written
    assert written <= known


def test_every_rule_of_the_style_sheet_is_closed() -> None:
    sheet = stylesheet()
    assert sheet.count("{") == sheet.count("}")
    assert "None" not in sheet


def test_a_colour_is_named_by_its_path() -> None:
    assert color("accent.base").name().upper() == hex_of("accent.base")
    assert hex_of("category.forces.tint") == tokens()["color"]["category"]["forces"]["tint"]
    with pytest.raises(KeyError):
        hex_of("accent.rose")
    with pytest.raises(KeyError):
        hex_of("category.forces.label")


def test_the_fonts_are_ours_and_have_every_weight(qapp: QApplication) -> None:
    assert family() in QFontDatabase.families()
    assert qapp.font().pixelSize() == tokens()["type_px"]["body"]["size"]
    for weight in tokens()["font"]["weights"]:
        assert QFontInfo(sized_font(20, weight)).family() == family()
        assert QFontInfo(sized_font(20, weight)).weight() == weight


@pytest.mark.parametrize("character", [" ", "\u202f", "→", "’", "«", "œ", "É", "€", "…"])
def test_the_font_has_the_characters_of_french(qapp: QApplication, character: str) -> None:
    assert QRawFont.fromFont(sized_font(15)).supportsCharacter(ord(character))


@pytest.mark.parametrize(("text", "wanted"), [("😀", "Noto Emoji"), ("سلام", "Noto Sans Arabic")])
def test_what_participants_write_has_a_font(qapp: QApplication, text: str, wanted: str) -> None:
    layout = QTextLayout(text, sized_font(15))
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    assert {run.rawFont().familyName() for run in layout.glyphRuns()} == {wanted}


def test_digits_are_equally_wide_where_the_role_says_so(qapp: QApplication) -> None:
    clock = QFontMetricsF(font("console_clock"))
    assert len({clock.horizontalAdvance(digit) for digit in DIGITS}) == 1
    plain = QFontMetricsF(font("page_title"))
    assert len({plain.horizontalAdvance(digit) for digit in DIGITS}) > 1
    assert font("body", tabular=True).isFeatureSet(QFont.Tag("tnum"))


def test_a_look_changed_later_is_read_again(qtbot: QtBot) -> None:
    words = QLabel("x")
    qtbot.addWidget(words)
    words.show()
    set_look(words, role="page-title")
    assert words.fontMetrics().height() > QFontMetricsF(font("body")).height()
