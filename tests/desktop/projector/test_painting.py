from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from workshop_app.desktop.projector.paint import paint_projector
from workshop_app.desktop.projector.paint_doors import QUIET
from workshop_app.desktop.projector.paint_words import _fitting
from workshop_app.desktop.projector.sizes import MARGIN, SMALLEST, canvas
from workshop_app.desktop.theme import color
from workshop_app.services.projection.brief import (
    Door,
    KindCount,
    ProjectorContent,
    RingTime,
)

SIZES = [(1920, 1080), (1280, 800), (1280, 720), (1024, 768)]
MATRIX = tuple(tuple((row * 7 + column * 3) % 5 < 2 for column in range(25)) for row in range(25))
RING = RingTime("6:42", "jusqu’à 10 h 54", 0.335, is_last_minute=False, is_paused=False)
CONTENT = ProjectorContent(
    mode="brief",
    workshop_title="Mieux travailler ensemble",
    place_in_day="Phase 3 sur 8",
    phase_count=8,
    phase_index=2,
    title="Faiblesses",
    shape="triangle-down",
    tone="faiblesses",
    question="Qu’est-ce qui freine le réseau aujourd’hui ?",
    steps=("Écrivez seul, trois minutes.", "Lisez vos cartes à la table."),
    ring=RING,
    doors=(
        Door(1, "Wi-Fi", "Atelier", "garrigue-27", MATRIX),
        Door(2, "Référents", "10.42.0.1:8000", "code de la table", MATRIX),
    ),
    counts=(
        KindCount("Forces", "forces", "triangle-up", 61, is_current=False),
        KindCount("Faiblesses", "faiblesses", "triangle-down", 43, is_current=True),
        KindCount("Attentes", "attentes", "diamond", 0, is_current=False),
        KindCount("Contributions", "contributions", "circle", 0, is_current=False),
    ),
)
WORDY = replace(
    CONTENT,
    title="Ce que nous attendons les uns des autres dans le réseau",
    question="Qu’attendez-vous des autres structures " * 8,
    steps=("Une étape assez longue pour tenir sur deux lignes du projecteur. " * 3,) * 5,
)


def _painted(content: ProjectorContent | None, width: int, height: int) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(0xFF00FF)
    painter = QPainter(image)
    paint_projector(painter, QRectF(0, 0, width, height), content)
    painter.end()
    return image


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_the_last_minute_looks_different_at_every_size(
    qtbot: QtBot, width: int, height: int
) -> None:
    last = replace(CONTENT, ring=replace(RING, is_last_minute=True))
    amber = color("dark.signal")
    assert _count(_painted(CONTENT, width, height), amber.rgb()) > 200
    assert _count(_painted(last, width, height), amber.rgb()) < _count(
        _painted(CONTENT, width, height), amber.rgb()
    )


def _count(image: QImage, rgb: int) -> int:
    return sum(
        image.pixel(across, down) == rgb
        for down in range(0, image.height(), 3)
        for across in range(0, image.width(), 3)
    )


def test_the_black_screen_is_black_everywhere(qtbot: QtBot) -> None:
    for content in (replace(CONTENT, mode="black"), None):
        image = _painted(content, 640, 360)
        assert {image.pixel(x, y) for x in range(0, 640, 8) for y in range(0, 360, 8)} == {
            0xFF000000
        }


@pytest.mark.parametrize(("width", "height"), SIZES)
@pytest.mark.parametrize("content", [CONTENT, WORDY], ids=["usual", "wordy"])
def test_no_word_is_under_26_pixels_at_1080p(
    qtbot: QtBot, content: ProjectorContent, width: int, height: int
) -> None:
    sheet = canvas(width, height)
    room = QRectF(MARGIN, 140, sheet.text_right - MARGIN, sheet.height - 140 - 340)
    flow = _fitting(room, content)
    for block in (flow.title, flow.question, *flow.steps):
        assert block.font.pixelSize() >= SMALLEST


def test_a_usual_phase_keeps_its_words_whole_and_large(qtbot: QtBot) -> None:
    flow = _fitting(QRectF(MARGIN, 140, 1135, 560), CONTENT)
    assert flow.title.font.pixelSize() == 140
    assert flow.question.font.pixelSize() == 56
    assert " ".join(flow.question.lines) == CONTENT.question


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_the_squares_are_drawn_module_by_module(qtbot: QtBot, width: int, height: int) -> None:
    """Every module of the first code has its colour in the picture: it can be read."""
    image = _painted(CONTENT, width, height)
    sheet = canvas(width, height)
    side = sheet.door
    top = sheet.height - 57 - side
    module = side / (len(MATRIX) + 2 * QUIET)
    for down, row in enumerate(MATRIX):
        for across, dark in enumerate(row):
            x = (MARGIN + (across + QUIET + 0.5) * module) * sheet.scale
            y = (top + (down + QUIET + 0.5) * module) * sheet.scale
            assert (image.pixelColor(int(x), int(y)).lightness() < 128) == dark


def test_on_a_small_4_3_picture_a_square_is_200_real_pixels(qtbot: QtBot) -> None:
    sheet = canvas(1024, 768)
    assert sheet.is_tall
    assert sheet.door * sheet.scale == pytest.approx(200)
    assert not canvas(1280, 720).is_tall
