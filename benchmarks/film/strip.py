"""The pictures of a film: whole in a folder, small side by side on one sheet.

Decides sizes and the caption; what is worth a picture is decided by who films.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QPixmap

from workshop_app.desktop.theme import sized_font

HIGH, GAP, CAPTION = 150, 8, 22
STEP = HIGH + CAPTION + GAP
WIDE = 1_570
PAPER, INK = QColor("#F3EEE5"), QColor("#1F1D1A")
CLEAR = 62


@dataclass
class Shot:
    """One instant of the day: the console, the hall's screen, some phones."""

    caption: str
    pictures: list[QImage]


@dataclass
class Strip:
    folder: Path
    shots: list[Shot] = field(default_factory=list)

    def add(self, name: str, caption: str, pictures: Sequence[tuple[str, QPixmap]]) -> None:
        """Writes each picture whole, and remembers it small."""
        number = len(self.shots) + 1
        small = []
        for part, picture in pictures:
            picture.save(str(self.folder / f"{number:02}-{name}-{part}.png"))
            small.append(
                picture.toImage().scaledToHeight(HIGH, Qt.TransformationMode.SmoothTransformation)
            )
        self.shots.append(Shot(caption, small))

    def sheet(self) -> Path:
        """All the instants as one picture, in lines as one reads."""
        places, left, top = [], GAP, GAP
        for shot in self.shots:
            if left > GAP and left + _width(shot) > WIDE - GAP:
                left, top = GAP, top + STEP
            places.append((shot, left, top))
            left += _width(shot) + 3 * GAP
        sheet = QImage(WIDE, top + STEP, QImage.Format.Format_RGB32)
        sheet.fill(PAPER)
        painter = QPainter(sheet)
        painter.setPen(INK)
        painter.setFont(sized_font(13, 600))
        for shot, left, top in places:
            _paint(painter, shot, left, top)
        painter.end()
        file = self.folder / "film.jpg"
        sheet.save(str(file), quality=CLEAR)
        return file


def _width(shot: Shot) -> int:
    pictures = sum(picture.width() for picture in shot.pictures) + GAP * (len(shot.pictures) - 1)
    return max(pictures, round(QFontMetricsF(sized_font(13, 600)).horizontalAdvance(shot.caption)))


def _paint(painter: QPainter, shot: Shot, left: int, top: int) -> None:
    line = QRect(left, top, _width(shot) + GAP, CAPTION)
    painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, shot.caption)
    for picture in shot.pictures:
        painter.drawImage(left, top + CAPTION, picture)
        left += picture.width() + GAP
