"""The two squares of a table on half a page, to lie where people write: 1 the Wi-Fi, 2 the form.

Quick to print again when an address changes: two tables a page, cut along the line.
"""

from __future__ import annotations

from reportlab.lib.units import mm

from workshop_app.i18n.translate import _, number
from workshop_app.printing.kit.sheet import MARGIN, Ink, Sheet
from workshop_app.printing.marks import draw_rule
from workshop_app.printing.qr import draw_qr
from workshop_app.printing.styles import color
from workshop_app.services.kit import document_label, wifi_text
from workshop_app.services.kit_content import TableSign, WifiSheet

PER_PAGE = 2
HEAD = 20 * mm
FOOT = 19 * mm
GAP = 6 * mm
TITLE = 11 * mm
WORDS = 21 * mm


def draw_wifi_sheets(sheet: Sheet, sheets: tuple[WifiSheet, ...]) -> None:
    half = sheet.height / PER_PAGE
    for place, each in enumerate(sheets):
        if place % PER_PAGE == 0:
            sheet.begin("A4", "wifi", "" if place else document_label("wifi"))
            draw_rule(sheet.canvas, MARGIN, half, sheet.inner, color("neutral.line_strong"), 0.5)
        _draw_half(sheet, each, sheet.height - half * (place % PER_PAGE), half)


def _draw_half(sheet: Sheet, each: WifiSheet, top: float, tall: float) -> None:
    sign = each.sign
    _draw_head(sheet, sign, top - 9 * mm)
    wide = (sheet.inner - GAP) / 2
    panel_top, panel_tall = top - HEAD, tall - HEAD - FOOT
    x = MARGIN
    if sign.wifi_name:
        said = sign.wifi_password or _("sans mot de passe")
        held = wifi_text(sign.wifi_name, sign.wifi_password)
        words = (sign.wifi_name, said)
        _draw_panel(sheet, (x, panel_top, wide, panel_tall), ("1", _("Wi-Fi"), held), words)
        x += wide + GAP
    else:
        x += (sheet.inner - wide) / 2
    place = "2" if sign.wifi_name else ""
    address = sign.address or _("adresse : ................................")
    words = (address, _("code {code}", code=sign.code))
    box = (x, panel_top, wide, panel_tall)
    _draw_panel(sheet, box, (place, _("Formulaire"), sign.link), words)
    _draw_foot(sheet, each, top - tall + FOOT - 5 * mm)


def _draw_head(sheet: Sheet, sign: TableSign, top: float) -> None:
    big = sheet.style("h1")
    said = _("Table {n}", n=number(sign.table))
    wide = sheet.setter.width(said, big) + 2
    left = sheet.width - MARGIN - wide
    sheet.write(said, big, left, top + 3, wide, align="right", role="H1")
    sheet.running_head(sign.heading, top, aside=wide + GAP)


def _draw_panel(
    sheet: Sheet,
    box: tuple[float, float, float, float],
    named: tuple[str, str, str],
    words: tuple[str, str],
) -> None:
    x, top, wide, tall = box
    place, title, held = named
    sheet.panel(x, top - tall, wide, tall, Ink(None, color("neutral.control"), 0.75), 6)
    look = sheet.style("h2")
    said = f"{place}  {title}".strip()
    sheet.fit(said, look, x, top - 3 * mm, wide, look.leading, align="center", role="H2")
    side = min(wide - 8 * mm, tall - TITLE - WORDS)
    if held:
        with sheet.canvas.tagged("Figure", _("Code à lire avec un téléphone : {what}", what=title)):
            draw_qr(sheet.canvas, held, x + (wide - side) / 2, top - TITLE - side, side)
    strong, plain = sheet.style("h3"), sheet.style("lead")
    below = top - tall + WORDS - 2 * mm
    inner = wide - 8 * mm
    for text, each in zip(words, (strong, plain), strict=True):
        sheet.fit(text, each, x + 4 * mm, below, inner, each.leading, align="center")
        below -= each.leading + 1


def _draw_foot(sheet: Sheet, each: WifiSheet, top: float) -> None:
    sign, look = each.sign, sheet.style("body")
    if sign.wifi_name:
        said = _("Sans internet, c'est normal. Restez sur {wifi}.", wifi=sign.wifi_name)
    else:
        said = _("Le téléphone doit être sur le même Wi-Fi que l'ordinateur de l'animatrice.")
    if each.local_name:
        other = _("Ou tapez {name}", name=each.local_name)
        said = f"{said} {other}."
    sheet.fit(said, look, MARGIN, top, sheet.inner, 2 * look.leading, align="center")
