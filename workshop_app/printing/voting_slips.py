"""The slips people vote with, ten a page, to be cut along the lines and drawn from a hat.

The number is only there to see that none is missing: nothing says who holds which.
"""

from __future__ import annotations

from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm

from workshop_app.domain.paper import KitOptions
from workshop_app.i18n.translate import _, number
from workshop_app.printing.document import PaperCanvas, begin
from workshop_app.printing.kit.sheet import MARGIN, Sheet
from workshop_app.printing.marks import draw_rule
from workshop_app.printing.qr import draw_qr
from workshop_app.printing.styles import color
from workshop_app.printing.text import Typesetter
from workshop_app.services.ports import Watch
from workshop_app.services.slip_content import VotingSlip, VotingSlips

KEY = "codes-de-vote"
ACROSS, DOWN = 2, 5
TOP, FOOT = 16 * mm, 12 * mm
INSIDE: float = 5 * mm
CODE = 21.0


def write_slips(content: VotingSlips, path: Path, watch: Watch, setter: Typesetter) -> int:
    """Returns how many pages it took. Raises Stop."""
    begin()
    canvas = PaperCanvas(str(path), pagesize=A4, pageCompression=1)
    title = _("Codes de vote, {title}", title=content.heading.title)
    canvas.describe(title, "")
    pages = max(1, -(-len(content.slips) // (ACROSS * DOWN)))
    sheet = Sheet(canvas, setter, KitOptions(), watch, pages)
    for place in range(0, max(1, len(content.slips)), ACROSS * DOWN):
        sheet.begin("A4", KEY, "" if place else _("Codes de vote"))
        sheet.running_head(content.heading, sheet.height - 8 * mm)
        _draw_page(sheet, content, content.slips[place : place + ACROSS * DOWN])
        sheet.finish()
    canvas.save()
    return sheet.pages


def _draw_page(sheet: Sheet, content: VotingSlips, slips: tuple[VotingSlip, ...]) -> None:
    wide = sheet.inner / ACROSS
    tall = (sheet.height - TOP - FOOT) / DOWN
    top = sheet.height - TOP
    ink = color("neutral.line_strong")
    for row in range(DOWN + 1):
        draw_rule(sheet.canvas, MARGIN, top - row * tall, sheet.inner, ink, 0.5)
    for place, slip in enumerate(slips):
        row, column = divmod(place, ACROSS)
        box = (MARGIN + column * wide, top - row * tall, wide, tall)
        _draw_slip(sheet, content.address, slip, box)


def _draw_slip(
    sheet: Sheet, address: str, slip: VotingSlip, box: tuple[float, float, float, float]
) -> None:
    x, top, wide, tall = box
    side = min(tall - 2 * INSIDE, wide * 0.4)
    with sheet.canvas.tagged("Figure", _("Code à lire avec un téléphone")):
        draw_qr(sheet.canvas, slip.link, x + INSIDE, top - INSIDE - side, side)
    left, room = x + INSIDE + side + INSIDE, wide - side - 3 * INSIDE
    strong, plain, small = sheet.style("h3"), sheet.style("body"), sheet.style("body_muted")
    said = _("Bulletin n° {n}", n=number(slip.number))
    below = sheet.fit(said, strong, left, top - INSIDE, room, strong.leading, role="H2")
    code = sheet.style("h1").sized(CODE)
    below = sheet.fit(slip.code, code, left, below - 1.5 * mm, room, code.leading)
    below = sheet.fit(address, plain, left, below - 1.5 * mm, room, plain.leading)
    why = _("Un seul par personne. Personne ne sait qui a lequel.")
    sheet.write(why, small, left, below - 1.5 * mm, room)
