"""Certificates of attendance: one page a person, to be signed by the organiser.

Decides how it looks; what it certifies is decided by `services.certificates`.
"""

from __future__ import annotations

from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm

from workshop_app.domain.paper import KitOptions
from workshop_app.i18n import typography
from workshop_app.i18n.translate import _, language
from workshop_app.printing.document import PaperCanvas, begin
from workshop_app.printing.kit.sheet import Sheet
from workshop_app.printing.marks import draw_four_shapes, draw_rule
from workshop_app.printing.styles import color
from workshop_app.printing.text import Typesetter
from workshop_app.services.certificate_content import Certificate, Certificates
from workshop_app.services.ports import Watch

SIDE: float = 30 * mm
SIGN_WIDE: float = 78 * mm
FOOT: float = 92 * mm


def write_certificates(content: Certificates, path: Path, watch: Watch, setter: Typesetter) -> int:
    """One page each, in the order given. Returns how many. Raises Stop."""
    begin()
    canvas = PaperCanvas(str(path), pagesize=A4, pageCompression=1)
    canvas.describe(f"{_title()}, {content.title}", content.organiser)
    sheet = Sheet(canvas, setter, KitOptions(), watch, len(content.of))
    for number, each in enumerate(content.of):
        sheet.begin("A4", f"certificate-{number}", each.name)
        _draw(sheet, content, each)
    sheet.finish()
    canvas.save()
    return sheet.pages


def _draw(sheet: Sheet, content: Certificates, each: Certificate) -> None:
    wide = sheet.width - 2 * SIDE
    draw_four_shapes(sheet.canvas, SIDE, sheet.height - 38 * mm, 14, 6)
    top = sheet.height - 46 * mm
    organiser = sheet.style("lead")
    top = sheet.fit(content.organiser, organiser, SIDE, top, wide, 2 * organiser.leading)
    title = sheet.style("h1", 1.5)
    top = sheet.write(_title(), title, SIDE, top - 14 * mm, wide, role="H1") - 14 * mm
    plain, name = sheet.style("lead").inked(color("neutral.text")), sheet.style("h1")
    top = sheet.write(_certifies(content), plain, SIDE, top, wide) - 6 * mm
    top = sheet.fit(each.name, name, SIDE, top, wide, 2 * name.leading, role="H2") - 2
    who = ", ".join(filter(None, (each.function, each.organisation)))
    top = sheet.fit(who, organiser, SIDE, top, wide, 2 * organiser.leading) - 8 * mm
    top = sheet.write(_took_part(), plain, SIDE, top, wide) - 3 * mm
    work = sheet.style("h2")
    top = sheet.fit(content.title, work, SIDE, top, wide, 3 * work.leading) - 3 * mm
    top = sheet.write(_when_and_where(content), plain, SIDE, top, wide) - 5 * mm
    sheet.write(_hours(each), sheet.style("body_muted"), SIDE, top, wide)
    _draw_signature(sheet, content)


def _draw_signature(sheet: Sheet, content: Certificates) -> None:
    """Where it is signed, with room for a stamp."""
    made = typography.day(content.made_on, language())
    said = _("Fait le {day}.", day=made)
    look = sheet.style("body")
    wide = sheet.width - 2 * SIDE
    top = sheet.fit(said, look, SIDE, FOOT, wide, 2 * look.leading) - 8 * mm
    x = sheet.width - SIDE - SIGN_WIDE
    draw_rule(sheet.canvas, x, top - 30 * mm, SIGN_WIDE, color("neutral.control"))
    who = content.organiser or _("L'organisateur")
    sheet.fit(
        _("Pour {organiser}, nom et signature", organiser=who),
        sheet.style("caption"),
        x,
        top - 31 * mm,
        SIGN_WIDE,
        2 * sheet.style("caption").leading,
    )


def _title() -> str:
    return _("Attestation de présence")


def _certifies(content: Certificates) -> str:
    if content.organiser:
        return _("{organiser} atteste que", organiser=content.organiser)
    return _("L'organisateur atteste que")


def _took_part() -> str:
    return _("a participé à l'atelier")


def _when_and_where(content: Certificates) -> str:
    begins = typography.clock(content.starts_at, language())
    ends = typography.clock(content.ends_at, language())
    hours = _("de {start} à {end}", start=begins, end=ends)
    if content.day is None:
        when = hours
    else:
        when = _("le {day}, {hours}", day=typography.day(content.day, language()), hours=hours)
    return f"{when}, {content.place}." if content.place else f"{when}."


def _hours(each: Certificate) -> str:
    """What the door noted."""
    if each.arrived_at is None:
        return ""
    came = typography.clock(each.arrived_at, language())
    if each.left_at is None:
        return _("Présence confirmée à {time}.", time=came)
    left = typography.clock(each.left_at, language())
    return _("Présence confirmée à {time}, départ à {left}.", time=came, left=left)
