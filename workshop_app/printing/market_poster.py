"""The marketplace of an open forum as one A3 poster: sessions across, places down, a topic a cell.

Words are those of whoever proposed; they are made smaller, never cut, as long as a cell has room.
"""

from __future__ import annotations

from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm

from workshop_app.domain.paper import KitOptions
from workshop_app.i18n.translate import _, language
from workshop_app.i18n.typography import clock
from workshop_app.printing.document import PaperCanvas, begin
from workshop_app.printing.kit.sheet import MARGIN, Sheet
from workshop_app.printing.marks import draw_panel
from workshop_app.printing.styles import color
from workshop_app.printing.text import Typesetter
from workshop_app.services.method_content import MarketSheet, SessionLine, TopicCell
from workshop_app.services.ports import Watch

KEY = "forum"
TOP, FOOT = 36 * mm, 14 * mm
PLACE: float = 42 * mm
HEAD: float = 17 * mm
GAP: float = 2.5 * mm
INSIDE: float = 3 * mm
PROPOSER: float = 8 * mm
LOW: float = 19 * mm
"""Under this height, who proposes stands beside the topic."""
ASIDE = 0.32
TITLE, TOPIC = 26.0, 17.0


def write_market(content: MarketSheet, path: Path, watch: Watch, setter: Typesetter) -> int:
    """Returns how many pages it took: one. Raises Stop."""
    begin()
    canvas = PaperCanvas(str(path), pagesize=A4, pageCompression=1)
    title = _("Place du marché, {title}", title=content.heading.title)
    canvas.describe(title, "")
    sheet = Sheet(canvas, setter, KitOptions(), watch, 1)
    sheet.begin("A3 paysage", KEY, _("Place du marché"))
    sheet.running_head(content.heading, sheet.height - 12 * mm)
    look = sheet.style("h1").sized(TITLE)
    said = _("Place du marché")
    sheet.fit(said, look, MARGIN, sheet.height - 18 * mm, sheet.inner, look.leading, role="H1")
    _draw_grid(sheet, content)
    sheet.finish()
    canvas.save()
    return sheet.pages


def _draw_grid(sheet: Sheet, content: MarketSheet) -> None:
    columns, rows = max(1, len(content.sessions)), max(1, len(content.places))
    wide = (sheet.inner - PLACE - GAP * columns) / columns
    room = sheet.height - TOP - HEAD - FOOT
    tall = (room - GAP * rows) / rows
    left = MARGIN + PLACE + GAP
    for column, session in enumerate(content.sessions):
        _draw_hours(sheet, session, left + column * (wide + GAP), wide)
    head = sheet.style("h3")
    for row, place in enumerate(content.places):
        y = sheet.height - TOP - HEAD - (row + 1) * tall - row * GAP
        sheet.fit(place, head, MARGIN, y + tall - INSIDE, PLACE, tall - INSIDE)
        for column in range(len(content.sessions)):
            x = left + column * (wide + GAP)
            _draw_cell(sheet, content.at(column, row), (x, y, wide, tall))


def _draw_hours(sheet: Sheet, session: SessionLine, x: float, wide: float) -> None:
    bold, plain = sheet.style("h3"), sheet.style("body_muted")
    top = sheet.fit(session.title, bold, x, sheet.height - TOP, wide, bold.leading)
    hours = _(
        "{start} à {end}",
        start=clock(session.starts_at, language()),
        end=clock(session.ends_at, language()),
    )
    sheet.write(hours, plain, x, top - 2, wide)


def _draw_cell(
    sheet: Sheet, topic: TopicCell | None, box: tuple[float, float, float, float]
) -> None:
    """Empty cells stay white, to be written on by hand."""
    x, y, wide, tall = box
    fill = color("accent.tint_soft") if topic is not None else None
    draw_panel(
        sheet.canvas, x, y, wide, tall, radius=5, fill=fill, line=color("accent.tint_line"),
        thick=0.75,
    )  # fmt: skip
    if topic is None:
        return
    inner, top, room = wide - 2 * INSIDE, y + tall - INSIDE, tall - 2 * INSIDE
    look, muted = sheet.style("h3").sized(TOPIC), sheet.style("body_muted")
    if not topic.proposer:
        sheet.fit(topic.title, look, x + INSIDE, top, inner, room)
    elif tall < LOW:
        aside = inner * ASIDE
        sheet.fit(topic.title, look, x + INSIDE, top, inner - aside - INSIDE, room)
        sheet.fit(topic.proposer, muted, x + wide - INSIDE - aside, top, aside, room)
    else:
        sheet.fit(topic.title, look, x + INSIDE, top, inner, room - PROPOSER)
        sheet.fit(topic.proposer, muted, x + INSIDE, y + INSIDE + 4 * mm, inner, muted.leading)
