"""Paints a `ProjectorContent` at any size: the hall's window and the console's miniature alike.

Decides how the picture looks; what it says is decided by `content`, the lengths by `sizes`.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from workshop_app.desktop.projector.paint_cloud import paint_cloud
from workshop_app.desktop.projector.paint_doors import paint_doors, paint_large_doors
from workshop_app.desktop.projector.paint_methods import paint_groups, paint_market
from workshop_app.desktop.projector.paint_places import paint_places
from workshop_app.desktop.projector.paint_simple import paint_message, paint_shares, paint_time_line
from workshop_app.desktop.projector.paint_themes import paint_themes
from workshop_app.desktop.projector.paint_votes import paint_essential, paint_vote
from workshop_app.desktop.projector.paint_wall import paint_card_alone, paint_wall
from workshop_app.desktop.projector.paint_words import paint_words, single_line
from workshop_app.desktop.projector.sizes import MARGIN, RING, SMALLEST, Canvas, canvas, text_size
from workshop_app.desktop.theme import color, sized_font
from workshop_app.desktop.widgets.shapes import paint_shape, tone
from workshop_app.i18n.translate import _
from workshop_app.services.projection.brief import (
    KindCount,
    PartLine,
    ProjectorContent,
    RingTime,
    TrackSheet,
)
from workshop_app.services.projection.cloud import CloudContent
from workshop_app.services.projection.methods import GroupsContent, MarketContent
from workshop_app.services.projection.picture import Picture
from workshop_app.services.projection.places import PlacesContent
from workshop_app.services.projection.simple import MessageContent, SharesContent
from workshop_app.services.projection.themes import ThemesContent
from workshop_app.services.projection.votes import EssentialContent, VoteContent
from workshop_app.services.projection.wall import CardContent, WallContent

TOP = 82.0
"""Centre of the first line."""
DASH, DASH_HIGH, DASH_GAP = 44.0, 10.0, 9.0
DASHES_WIDE = 620.0
THICK = 30.0
COUNT_WIDE, COUNT_HIGH, COUNT_GAP = 284.0, 104.0, 16.0
RING_ROOM = 0.72
"""Part of the ring's diameter that its figures may take."""
PART_HIGH, PART_WIDE = 96.0, 1000.0
TRACK_GAP, TRACK_HEAD, TRACK_TURN = 48.0, 60.0, 160.0
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
FULL = 16 * 360
BAND = 44.0
NOON = 16 * 90


def paint_projector(
    painter: QPainter, rect: QRectF, content: Picture | None, rehearsal: bool = False
) -> None:
    """The whole picture inside `rect`. None, or the black screen: nothing but black, and of a
    rehearsal the words that say so."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipRect(rect)
    if content is None or content.mode == "black":
        painter.fillRect(rect, QColor(Qt.GlobalColor.black))
    else:
        painter.fillRect(rect, color("dark.bg"))
        sheet = canvas(rect.width(), rect.height())
        painter.translate(rect.topLeft())
        painter.scale(sheet.scale, sheet.scale)
        _paint_picture(painter, sheet, content)
    painter.restore()
    if rehearsal:
        _paint_rehearsal(painter, rect)


def _paint_rehearsal(painter: QPainter, rect: QRectF) -> None:
    """At the foot, where no picture has anything."""
    sheet = canvas(rect.width(), rect.height())
    painter.save()
    painter.translate(rect.topLeft())
    painter.scale(sheet.scale, sheet.scale)
    band = QRectF(0.0, sheet.height - BAND, sheet.width, BAND)
    painter.fillRect(band, color("state.signal.tint"))
    painter.setPen(color("state.signal.text"))
    painter.setFont(sized_font(SMALLEST, 600))
    painter.drawText(band, Qt.AlignmentFlag.AlignCenter, _("Répétition – rien n'est gardé"))
    painter.restore()


def _paint_picture(painter: QPainter, sheet: Canvas, content: Picture) -> None:
    match content:
        case PlacesContent():
            paint_places(painter, sheet, content)
        case GroupsContent():
            paint_groups(painter, sheet, content)
        case MarketContent():
            paint_market(painter, sheet, content)
        case WallContent():
            paint_wall(painter, sheet, content)
        case CardContent():
            paint_card_alone(painter, sheet, content)
        case ThemesContent():
            paint_themes(painter, sheet, content)
        case SharesContent():
            paint_shares(painter, sheet, content)
        case CloudContent():
            paint_cloud(painter, sheet, content)
        case MessageContent():
            paint_message(painter, sheet, content)
        case VoteContent():
            paint_vote(painter, sheet, content)
        case EssentialContent():
            paint_essential(painter, sheet, content)
        case ProjectorContent():
            _paint_sheet(painter, sheet, content)


def _paint_sheet(painter: QPainter, sheet: Canvas, content: ProjectorContent) -> None:
    if content.ring is None:
        _paint_waiting(painter, sheet, content)
    elif content.mode == "timer":
        _paint_timer(painter, sheet, content, content.ring)
    else:
        _paint_phase(painter, sheet, content, content.ring)


def _paint_phase(
    painter: QPainter, sheet: Canvas, content: ProjectorContent, ring: RingTime
) -> None:
    _paint_top(painter, sheet, content)
    bottom = sheet.height - 57.0
    doors_top = bottom - sheet.door if content.doors else bottom
    words = QRectF(MARGIN, 140.0, sheet.text_right - MARGIN, doors_top - 40.0 - 140.0)
    if content.tracks:
        _paint_tracks(painter, words, content)
    else:
        _paint_instruction(painter, words, content)
    _paint_ring(painter, sheet.ring, ring)
    paint_doors(painter, sheet, content.doors, bottom)
    _paint_counts(painter, sheet, content.counts)


def _paint_instruction(painter: QPainter, room: QRectF, content: ProjectorContent) -> None:
    words = QRectF(room)
    if content.part is not None:
        band = QRectF(words.left(), words.bottom() - PART_HIGH, words.width(), PART_HIGH)
        words.setBottom(band.top() - 24.0)
        _paint_part(painter, band, content.part)
    paint_words(painter, words, content)


def _paint_tracks(painter: QPainter, room: QRectF, content: ProjectorContent) -> None:
    """Side by side, each under its letter and its tables; the shape stands before none."""
    count = len(content.tracks)
    wide = (room.width() - TRACK_GAP * (count - 1)) / count
    for place, track in enumerate(content.tracks):
        box = QRectF(room.left() + place * (wide + TRACK_GAP), room.top(), wide, room.height())
        head = QRectF(box.left(), box.top(), wide, TRACK_HEAD)
        _paint_track_head(painter, head, track)
        alone = replace(
            content,
            shape="",
            title=track.title,
            question=track.question,
            steps=track.steps,
            part=track.part,
        )
        _paint_instruction(painter, box.adjusted(0.0, TRACK_HEAD + 18.0, 0.0, 0.0), alone)
    if content.pages > 1:
        line = QRectF(room.right() - TRACK_TURN, room.top(), TRACK_TURN, TRACK_HEAD)
        said = _("{n} sur {count}", n=content.page + 1, count=content.pages)
        single_line(painter, line, said, 34.0, align=RIGHT, muted=True)


def _paint_track_head(painter: QPainter, head: QRectF, track: TrackSheet) -> None:
    """« B  Tables 6 à 9 »."""
    square = QRectF(head.left(), head.top(), head.height(), head.height())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color("dark.signal"))
    painter.drawRoundedRect(square, 10.0, 10.0)
    painter.setFont(sized_font(40.0, 700))
    painter.setPen(color("dark.bg"))
    painter.drawText(square, Qt.AlignmentFlag.AlignCenter, track.letter)
    words = head.adjusted(head.height() + 16.0, 0.0, -TRACK_TURN, 0.0)
    single_line(painter, words, track.tables, 38.0, 700, ink=color("dark.signal"))


def _paint_waiting(painter: QPainter, sheet: Canvas, content: ProjectorContent) -> None:
    """Before the first phase and after the last: who we are, what we ask, how to join."""
    wide = sheet.width - 2 * MARGIN
    high = sheet.height * (0.5 if content.doors else 0.8)
    top = 100.0
    if content.aside is not None:
        paint_time_line(painter, sheet, content.workshop_title, content.aside)
        top = 150.0
    paint_words(painter, QRectF(MARGIN, top, wide, high - top), content)
    paint_large_doors(painter, sheet, content.doors)


def _paint_timer(
    painter: QPainter, sheet: Canvas, content: ProjectorContent, ring: RingTime
) -> None:
    _paint_top(painter, sheet, content)
    top = 300.0 if content.part is None else 300.0 + PART_HIGH
    room = min(sheet.width - 2 * MARGIN, sheet.height - top - 30.0)
    square = QRectF(0.0, 0.0, room, room)
    square.moveCenter(QPointF(sheet.width / 2, top + (sheet.height - top - 30.0) / 2))
    line = QRectF(MARGIN, 140.0, sheet.width - 2 * MARGIN, 130.0)
    single_line(painter, line, content.title, 110.0, 700, Qt.AlignmentFlag.AlignHCenter)
    if content.part is not None:
        wide = min(sheet.width - 2 * MARGIN, PART_WIDE)
        band = QRectF((sheet.width - wide) / 2, line.bottom() + 8.0, wide, PART_HIGH)
        _paint_part(painter, band, content.part)
    _paint_ring(painter, square, ring)


def _paint_part(painter: QPainter, band: QRectF, part: PartLine) -> None:
    """Which part runs and how long it still does; a dash a part, as for the phases of the day."""
    painter.setPen(QPen(color("dark.line"), 2.0))
    painter.setBrush(color("dark.surface"))
    painter.drawRoundedRect(band, 14.0, 14.0)
    inner = band.adjusted(28.0, 10.0, -28.0, -22.0)
    size = text_size("step")
    font = sized_font(size, 700, tabular=True)
    left = QFontMetricsF(font).horizontalAdvance(max(part.figures, "00:00", key=len))
    painter.setFont(font)
    painter.setPen(color("dark.text"))
    painter.drawText(inner, RIGHT, part.figures)
    words = inner.adjusted(0.0, 0.0, -left - 30.0, 0.0)
    single_line(painter, words, part.title, size, 700, ink=color("dark.signal"))
    wide = (inner.width() - 6.0 * (part.count - 1)) / part.count
    painter.setPen(Qt.PenStyle.NoPen)
    for place in range(part.count):
        shade = "dark.text_muted" if place < part.index else "dark.line"
        painter.setBrush(color("dark.signal" if place == part.index else shade))
        dash = QRectF(inner.left() + place * (wide + 6.0), band.bottom() - 20.0, wide, 6.0)
        painter.drawRoundedRect(dash, 3.0, 3.0)


def _paint_top(painter: QPainter, sheet: Canvas, content: ProjectorContent) -> None:
    caption = text_size("caption")
    font = sized_font(caption, 400, tabular=True)
    painter.setFont(font)
    painter.setPen(color("dark.text_muted"))
    line = QRectF(MARGIN, TOP - 30.0, sheet.width - 2 * MARGIN, 60.0)
    dashes = _paint_dashes(painter, sheet, content)
    wide = QFontMetricsF(font).horizontalAdvance(content.place_in_day)
    place = QRectF(dashes - 24.0 - wide, line.top(), wide + 2.0, line.height())
    painter.setPen(color("dark.text_muted"))
    painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, content.place_in_day)
    title = QRectF(line.left(), line.top(), place.left() - 60.0 - line.left(), line.height())
    single_line(painter, title, content.workshop_title, caption, muted=True)


def _paint_dashes(painter: QPainter, sheet: Canvas, content: ProjectorContent) -> float:
    """One dash a phase, done, on stage, to come; returns where they begin."""
    count = max(1, content.phase_count)
    gap = DASH_GAP if count <= 12 else 4.0
    wide = min(DASH, (DASHES_WIDE - gap * (count - 1)) / count)
    left = begin = sheet.width - MARGIN - count * wide - (count - 1) * gap
    painter.setPen(Qt.PenStyle.NoPen)
    for place in range(count):
        shade = "dark.text_muted" if place < content.phase_index else "dark.line"
        painter.setBrush(color("dark.signal" if place == content.phase_index else shade))
        dash = QRectF(left, TOP - DASH_HIGH / 2, wide, DASH_HIGH)
        painter.drawRoundedRect(dash, DASH_HIGH / 2, DASH_HIGH / 2)
        left += wide + gap
    return begin


def _paint_ring(painter: QPainter, square: QRectF, ring: RingTime) -> None:
    thick = THICK * square.width() / RING
    inner = square.adjusted(thick / 2, thick / 2, -thick / 2, -thick / 2)
    pen = QPen(color("dark.line"), thick)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen)
    painter.drawEllipse(inner)
    if ring.fraction > 0:
        pen.setColor(color("dark.text" if ring.is_last_minute else "dark.signal"))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawArc(inner, NOON, -round(FULL * ring.fraction))
    _paint_figures(painter, square, ring)


def _paint_figures(painter: QPainter, square: QRectF, ring: RingTime) -> None:
    large = square.width() / RING
    pixels = text_size("clock") * large
    # The width of a longer figure is kept free: 10:00 and 9:59 have the same size.
    widest = QFontMetricsF(sized_font(pixels, 700, True)).horizontalAdvance(
        max(ring.figures, "0:00", key=len)
    )
    pixels *= min(1.0, square.width() * RING_ROOM / widest)
    painter.setFont(sized_font(pixels, 700, tabular=True))
    painter.setPen(color("dark.text"))
    figures = square.translated(0.0, -square.height() * 0.035)
    painter.drawText(figures, Qt.AlignmentFlag.AlignCenter, ring.figures)
    strong = ring.is_last_minute or ring.is_paused or ring.fraction == 0
    caption = QRectF(0.0, 0.0, square.width() * 0.66, 60.0 * large)
    caption.moveCenter(QPointF(square.center().x(), square.top() + square.height() * 0.67))
    single_line(
        painter,
        caption,
        ring.caption,
        36.0 * large,
        600 if strong else 400,
        Qt.AlignmentFlag.AlignHCenter,
        muted=not strong,
    )


def _paint_counts(painter: QPainter, sheet: Canvas, counts: tuple[KindCount, ...]) -> None:
    """Two columns; at the bottom, or right under the ring of a 4:3 picture."""
    rows = -(-len(counts) // 2)
    high = min(COUNT_HIGH, (sheet.height - 57.0 - sheet.ring.bottom() - 40.0) / max(1, rows) - 12.0)
    left = sheet.width - MARGIN - 2 * COUNT_WIDE - COUNT_GAP
    if sheet.is_tall:
        top = sheet.ring.bottom() + 70.0
    else:
        top = sheet.height - 57.0 - rows * high - (rows - 1) * 12.0
    for place, count in enumerate(counts):
        box = QRectF(
            left + (place % 2) * (COUNT_WIDE + COUNT_GAP),
            top + (place // 2) * (high + 12.0),
            COUNT_WIDE,
            high,
        )
        _paint_count(painter, box, count)


def _paint_count(painter: QPainter, box: QRectF, count: KindCount) -> None:
    bright = tone(count.tone).on_dark
    if count.is_current:
        painter.setPen(QPen(bright, 3.0))
        painter.setBrush(color("dark.surface"))
        painter.drawRoundedRect(box, 14.0, 14.0)
    lit = count.is_current or count.count > 0
    shape = QRectF(box.left() + 30.0, box.center().y() - 20.0, 40.0, 40.0)
    paint_shape(painter, count.shape, shape, bright)
    large = min(text_size("count"), box.height() * 0.58)
    words = QRectF(box.left() + 92.0, box.top(), box.width() - 100.0, box.height())
    painter.setPen(color("dark.text" if lit else "dark.text_muted"))
    painter.setFont(sized_font(large, 700, tabular=True))
    figure = QRectF(words.left(), words.top(), words.width(), box.height() * 0.66)
    painter.drawText(figure, Qt.AlignmentFlag.AlignVCenter, str(count.count))
    name = QRectF(words.left(), box.bottom() - box.height() * 0.4, words.width(), 40.0)
    single_line(painter, name, count.label, SMALLEST, 600, ink=bright if lit else None, muted=True)
