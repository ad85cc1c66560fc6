"""Photos on paper: two beside each other in the annex of the report, or one a page to be hung.

Decides their size and that the words for a screen reader are their table and caption. The JPEG goes
into the file as it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader

from workshop_app.i18n import typography
from workshop_app.i18n.translate import _, language
from workshop_app.printing.document import PaperCanvas, begin, look_up
from workshop_app.printing.flowables import Block
from workshop_app.printing.marks import draw_rule
from workshop_app.printing.styles import GUTTER, color, style
from workshop_app.printing.text import Line, Typesetter, draw, one_line
from workshop_app.services.photo_content import PhotoLine, PhotoSheets, photo_title
from workshop_app.services.ports import Watch

A_ROW = 2
TALLEST = 92 * mm
GAP = 2 * mm
MARGIN = 15 * mm


class PhotoRow(Block):
    """Two photos at most, each above its title and caption. Never taller than half a page."""

    def __init__(self, setter: Typesetter, photos: Sequence[PhotoLine]) -> None:
        super().__init__(before=0, after=5 * mm)
        self.setter, self.photos = setter, photos
        self.wide = 0.0
        self.sizes: list[tuple[float, float]] = []
        self.words: list[list[Line]] = []

    def measure(self, width: float) -> float:
        look = style("caption")
        self.wide = (width - GUTTER) / A_ROW
        self.sizes = [fitted(photo, self.wide, TALLEST) for photo in self.photos]
        self.words = [
            self.setter.lines(photo_title(photo, caption=True), look, self.wide)
            for photo in self.photos
        ]
        talls = [
            tall + GAP + len(words) * look.leading
            for (_wide, tall), words in zip(self.sizes, self.words, strict=True)
        ]
        return float(max(talls))

    def draw(self) -> None:
        look = style("caption")
        for place, photo in enumerate(self.photos):
            x = place * (self.wide + GUTTER)
            wide, tall = self.sizes[place]
            draw_photo(self.canv, photo, x, self.height - tall, wide, tall)
            with self.canv.tagged("Caption"):
                draw(self.canv, self.words[place], look, x, self.height - tall - GAP)


def fitted(photo: PhotoLine, wide: float, tall: float) -> tuple[float, float]:
    """The largest size of its shape within a box, in points."""
    scale = min(wide / photo.width, tall / photo.height)
    return photo.width * scale, photo.height * scale


def draw_photo(
    canvas: PaperCanvas, photo: PhotoLine, x: float, y: float, wide: float, tall: float
) -> None:
    with canvas.tagged("Figure", photo_title(photo, caption=True)):
        canvas.drawImage(ImageReader(BytesIO(photo.picture)), x, y, wide, tall)


def write_photos(content: PhotoSheets, path: Path, watch: Watch, setter: Typesetter) -> int:
    """One photo a page, the page turned as the photo is; returns the pages. Raises Stop."""
    begin()
    canvas = PaperCanvas(str(path), pagesize=A4, pageCompression=1)
    canvas.describe(content.title, "")
    for place, photo in enumerate(content.photos):
        look_up(watch, place / len(content.photos))
        _draw_page(canvas, setter, content, photo, f"photo-{place}")
        canvas.showPage()
    canvas.save()
    return len(content.photos)


def _draw_page(
    canvas: PaperCanvas, setter: Typesetter, content: PhotoSheets, photo: PhotoLine, key: str
) -> None:
    wide, tall = landscape(A4) if photo.width > photo.height else A4
    canvas.setPageSize((wide, tall))
    inner, y = wide - 2 * MARGIN, tall - MARGIN
    canvas.bookmarkPage(key, fit="XYZ", left=0, top=tall, zoom=0)
    canvas.addOutlineEntry(one_line(photo_title(photo)), key, 0)
    day = typography.day(photo.taken_at.astimezone().date(), language())
    clock = typography.clock(photo.taken_at, language())
    small, large = style("caption"), style("h2")
    said = _("{title}, {day}, {clock}", title=content.title, day=day, clock=clock)
    with canvas.tagged("P"):
        y = draw(canvas, [setter.clipped(said, small, inner)], small, MARGIN, y) - GAP
    draw_rule(canvas, MARGIN, y, inner, color("neutral.line_strong"))
    with canvas.tagged("H1"):
        title = setter.clipped(photo_title(photo), large, inner)
        y = draw(canvas, [title], large, MARGIN, y - GAP)
    if photo.caption:
        body = style("lead")
        with canvas.tagged("P"):
            y = draw(canvas, setter.lines(photo.caption, body, inner), body, MARGIN, y)
    room = y - 2 * GAP - MARGIN
    shown_wide, shown_tall = fitted(photo, inner, room)
    x = MARGIN + (inner - shown_wide) / 2
    draw_photo(canvas, photo, x, MARGIN + room - shown_tall, shown_wide, shown_tall)
