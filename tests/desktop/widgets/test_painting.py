from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from workshop_app.desktop.theme import color, sized_font
from workshop_app.desktop.tokens import tokens
from workshop_app.desktop.widgets.card_paint import CardFace, card_height, card_name, paint_card
from workshop_app.desktop.widgets.clock_text import ClockText
from workshop_app.desktop.widgets.person_chip import ChipFace, looks, paint_chip
from workshop_app.desktop.widgets.shapes import paint_shape, tone
from workshop_app.desktop.widgets.stage_bar import paint_stage_bar
from workshop_app.desktop.widgets.tag import TagFace, paint_tag, tag_width
from workshop_app.desktop.widgets.text_block import wrap
from workshop_app.desktop.widgets.timeline import GAP, NARROWEST, PhaseCell, Timeline, widths

CATEGORIES = tokens()["color"]["category"]
FACE = CardFace(
    "FO 12", "Table 8", "Réseau de pistes cyclables de qualité", "forces", "triangle-up"
)


def painted(paint: Callable[[QPainter], None], wide: int = 200, high: int = 120) -> QImage:
    image = QImage(wide, high, QImage.Format.Format_ARGB32)
    image.fill(QColor(0, 0, 0, 0))
    painter = QPainter(image)
    paint(painter)
    painter.end()
    return image


def colours_of(image: QImage) -> set[str]:
    return {
        image.pixelColor(x, y).name().upper()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    }


def test_each_category_has_a_drawing_of_its_own(qapp: QApplication) -> None:
    ink = color("neutral.text")
    drawings = []
    for category in CATEGORIES.values():
        draw = partial(paint_shape, shape=category["shape"], rect=QRectF(0, 0, 48, 48), colour=ink)
        image = painted(draw, 48, 48)
        assert ink.name().upper() in colours_of(image)
        drawings.append(bytes(image.constBits()))
    assert len(set(drawings)) == len(CATEGORIES)


def test_a_card_wears_the_colours_of_its_tone(qapp: QApplication) -> None:
    image = painted(lambda p: paint_card(p, QRectF(0, 0, 180, 100), FACE))
    found = colours_of(image)
    assert tone("forces").tint.name().upper() in found
    assert tone("forces").strong.name().upper() in found
    dragged = painted(lambda p: paint_card(p, QRectF(0, 0, 180, 100), FACE, dragged=True))
    assert color("accent.focus").name().upper() in colours_of(dragged)


def test_an_essential_card_has_its_ribbon_and_is_no_taller(qapp: QApplication) -> None:
    marked = replace(FACE, is_essential=True)
    images = [
        painted(partial(paint_card, rect=QRectF(0, 0, 140, 100), face=each))
        for each in (FACE, marked)
    ]
    accent = color("accent.base").name().upper()
    assert [accent in colours_of(image) for image in images] == [False, True]
    assert card_height(marked, 140) == card_height(FACE, 140)


def test_a_card_is_as_tall_as_its_text(qapp: QApplication) -> None:
    assert card_height(FACE, 120) > card_height(FACE, 400)
    long = CardFace("FO 01", "Table 1", "mot " * 250, "forces", "triangle-up")
    assert card_height(long, 150) > card_height(long, 150, most_lines=4)
    assert card_name(FACE, "Forces") == (
        "Forces FO 12, Table 8, Réseau de pistes cyclables de qualité"
    )


@given(st.text(min_size=1, max_size=300), st.integers(40, 400))
def test_wrapping_loses_nothing_but_blanks(text: str, width: int) -> None:
    kept = "".join("".join(wrap(text, sized_font(14), width)).split())
    assert kept == "".join(text.split())


def test_lines_fit_their_width(qapp: QApplication) -> None:
    font = sized_font(14)
    text = "anticonstitutionnellement 😀 " + "Réseau de pistes cyclables " * 5
    for line in wrap(text, font, 120):
        assert QFontMetricsF(font).horizontalAdvance(line) <= 121


def test_the_last_line_allowed_says_that_there_is_more(qapp: QApplication) -> None:
    lines = wrap("mot " * 100, sized_font(14), 120, 3)
    assert len(lines) == 3
    assert lines[-1].endswith("…")
    assert wrap("mot", sized_font(14), 120, 3) == ("mot",)


@pytest.mark.parametrize("look", ["office", "adt", "relais", "crt"])
def test_a_chip_wears_the_look_of_its_structure(qapp: QApplication, look: str) -> None:
    assert look in looks()
    face = ChipFace("C. Delmas", "OT, 46", look, is_referent=True)
    image = painted(lambda p: paint_chip(p, QRectF(0, 0, 120, 37), face))
    found = colours_of(image)
    assert color(f"structure_chip.{look}.bg").name().upper() in found
    assert color("state.signal.fill").name().upper() in found


def test_tags_have_room_for_their_words(qapp: QApplication) -> None:
    face = TagFace("À vérifier", "error", icon_name="circle-alert")
    assert tag_width(face) > tag_width(TagFace("À vérifier", "error"))
    image = painted(lambda p: paint_tag(p, QRectF(0, 0, 190, 30), face))
    assert color("state.error.tint").name().upper() in colours_of(image)
    with pytest.raises(KeyError):
        paint_tag(QPainter(), QRectF(), TagFace("x", "rose"))


def test_the_stage_bar_shows_where_one_is(qapp: QApplication) -> None:
    image = painted(lambda p: paint_stage_bar(p, QRectF(0, 0, 120, 12), 1))
    found = colours_of(image)
    for path in ("accent.base", "state.signal.fill", "neutral.line"):
        assert color(path).name().upper() in found


@given(st.lists(st.floats(1, 240), min_size=1, max_size=12), st.integers(400, 2_000))
def test_phases_share_the_line(minutes: list[float], total: int) -> None:
    found = widths(minutes, total)
    room = total - GAP * (len(minutes) - 1)
    assert sum(found) == pytest.approx(room)
    assert min(found) >= min(NARROWEST, room / len(minutes)) - 1e-6
    for one, other in zip(range(len(found)), range(1, len(found)), strict=False):
        if minutes[one] > minutes[other]:
            assert found[one] >= found[other] - 1e-6


def test_the_timeline_is_walked_by_keys(qtbot: QtBot) -> None:
    line = Timeline("Déroulé")
    qtbot.addWidget(line)
    line.resize(600, 48)
    line.show_phases(
        [PhaseCell("Accueil", "10 min", 10, "done"), PhaseCell("Forces", "20 min", 20)]
    )
    qtbot.keyClick(line, Qt.Key.Key_Right)
    assert line.accessibleDescription() == "Forces, 20 min"
    with qtbot.waitSignal(line.chosen) as chosen:
        qtbot.keyClick(line, Qt.Key.Key_Return)
    assert chosen.args == [1]
    assert not line.grab().isNull()


def test_the_clock_is_read_aloud_in_words(qtbot: QtBot) -> None:
    clock = ClockText()
    qtbot.addWidget(clock)
    clock.say("6:42", "6 minutes 42")
    assert clock.text() == "6:42"
    assert clock.accessibleName() == "6 minutes 42"
    clock.resize(120, 124)
    assert not clock.grab().isNull()
