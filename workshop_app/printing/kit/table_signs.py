"""The sign that stands on a table: its number from afar, the two squares from a chair."""

from __future__ import annotations

from reportlab.lib.units import mm

from workshop_app.i18n.translate import _, number
from workshop_app.printing.kit.sheet import MARGIN, Sheet
from workshop_app.printing.marks import draw_rule
from workshop_app.printing.qr import draw_qr
from workshop_app.printing.styles import color
from workshop_app.services.kit import document_label, wifi_text
from workshop_app.services.kit_content import FollowedSign, TableSign

SQUARE = 68 * mm
PANEL_TOP, PANEL_TALL, PANEL_GAP = 154 * mm, 114 * mm, 6 * mm
NUMBER_TALL = 92 * mm
FOLLOW_TOP, FOLLOW_SQUARE = 36 * mm, 25 * mm


def draw_signs(sheet: Sheet, signs: tuple[TableSign, ...]) -> None:
    for place, sign in enumerate(signs):
        sheet.begin("A4", "tables", "" if place else document_label("tables"))
        _draw_number(sheet, sign)
        _draw_squares(sheet, sign)
        _draw_advice(sheet, sign)


def _draw_number(sheet: Sheet, sign: TableSign) -> None:
    dark = sheet.head_band(sheet.height - PANEL_TOP - 12 * mm)
    sheet.running_head(sign.heading, sheet.height - 18 * mm, on_dark=dark)
    figure = number(sign.table)
    ink = color("neutral.surface" if dark else "accent.base")
    big = sheet.style("poster").sized(280).inked(ink)
    word = sheet.style("poster").sized(54)
    word = word.inked(color("accent.on_accent_muted" if dark else "neutral.text_secondary"))
    said = _("Table")
    gap = 8 * mm
    wide = sheet.setter.width(said, word) + gap + sheet.setter.width(figure, big)
    while wide > sheet.inner:
        big = big.sized(big.size * 0.95)
        wide = sheet.setter.width(said, word) + gap + sheet.setter.width(figure, big)
    x = (sheet.width - wide) / 2
    middle = sheet.height - 30 * mm - NUMBER_TALL / 2
    sheet.write(said, word, x, middle + word.leading / 2, sheet.inner, role="H1")
    start = x + sheet.setter.width(said, word) + gap
    sheet.write(figure, big, start, middle + big.leading / 2, sheet.inner, role="H1")


def _draw_squares(sheet: Sheet, sign: TableSign) -> None:
    wide = (sheet.inner - PANEL_GAP) / 2
    if not sign.wifi_name:
        _draw_form(sheet, sign, (sheet.width - wide) / 2, wide, "")
        return
    _draw_panel(sheet, MARGIN, wide, "1", _("Wi-Fi"), wifi_text(sign.wifi_name, sign.wifi_password))
    below = PANEL_TOP - PANEL_TALL + 29 * mm
    below = _line(sheet, sign.wifi_name, "h1", MARGIN, wide, below)
    said = _("mot de passe {password}", password=sign.wifi_password)
    if not sign.wifi_password:
        said = _("sans mot de passe")
    _line(sheet, said, "lead", MARGIN, wide, below)
    _draw_form(sheet, sign, MARGIN + wide + PANEL_GAP, wide, "2")


def _draw_form(sheet: Sheet, sign: TableSign, x: float, wide: float, place: str) -> None:
    _draw_panel(sheet, x, wide, place, _("Référent"), sign.link)
    if sign.address:
        below = PANEL_TOP - PANEL_TALL + 29 * mm
        below = _line(sheet, sign.address, "h1", x, wide, below)
    else:
        below = _line(sheet, _("Adresse à écrire ici :"), "lead", x, wide, PANEL_TOP - 40 * mm)
        below -= 14 * mm
        draw_rule(sheet.canvas, x + 8 * mm, below, wide - 16 * mm, color("neutral.control"))
        below -= 8 * mm
    _line(sheet, _("code {code}", code=sign.code), "lead", x, wide, below)


def _draw_panel(sheet: Sheet, x: float, wide: float, place: str, title: str, holds: str) -> None:
    bottom = PANEL_TOP - PANEL_TALL
    ink = sheet.tinted(color("accent.tint_soft"), color("neutral.control"))
    sheet.panel(x, bottom, wide, PANEL_TALL, ink, 8)
    look = sheet.style("h1")
    words = f"{place} {title}".strip()
    sheet.fit(words, look, x, PANEL_TOP - 5 * mm, wide, look.leading, align="center", role="H2")
    y = PANEL_TOP - 15 * mm - SQUARE
    if holds:
        with sheet.canvas.tagged("Figure", _("Code à lire avec un téléphone : {what}", what=title)):
            draw_qr(sheet.canvas, holds, x + (wide - SQUARE) / 2, y, SQUARE)


def _line(sheet: Sheet, text: str, name: str, x: float, wide: float, top: float) -> float:
    look = sheet.style(name)
    inner = wide - 8 * mm
    sheet.fit(text, look, x + 4 * mm, top, inner, look.leading, align="center")
    return top - look.leading


def _draw_advice(sheet: Sheet, sign: TableSign) -> None:
    if isinstance(sign, FollowedSign):
        _draw_follow(sheet, sign)
        return
    look = sheet.style("lead")
    said = _advice(sign)
    sheet.fit(said, look, MARGIN, 30 * mm, sheet.inner, 2 * look.leading, align="center")


def _draw_follow(sheet: Sheet, sign: FollowedSign) -> None:
    """For whoever sits there: smaller, under the two squares of the referent."""
    x, top = MARGIN, FOLLOW_TOP
    if sign.follow_link:
        with sheet.canvas.tagged("Figure", _("Code à lire avec un téléphone : participants")):
            draw_qr(sheet.canvas, sign.follow_link, x, top - FOLLOW_SQUARE, FOLLOW_SQUARE)
        x += FOLLOW_SQUARE + 5 * mm
    wide = sheet.width - MARGIN - x
    where = f"{sign.address}, " if sign.address else ""
    code = _("code {code}", code=sign.follow_code)
    for said, name in (
        (_("Participants : suivre sa table sur son téléphone"), "h2"),
        (f"{where}{code}", "lead"),
    ):
        look = sheet.style(name)
        sheet.fit(said, look, x, top, wide, look.leading)
        top -= look.leading + 1 * mm
    look = sheet.style("caption")
    sheet.fit(_advice(sign), look, x, top - 1 * mm, wide, 2 * look.leading)


def _advice(sign: TableSign) -> str:
    if sign.wifi_name:
        return _(
            "Le téléphone dit « pas d'Internet » ? C'est normal. Restez sur {wifi}.",
            wifi=sign.wifi_name,
        )
    return _("Le téléphone doit être sur le même Wi-Fi que l'ordinateur de l'animatrice.")
