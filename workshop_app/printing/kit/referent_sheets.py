"""What a referent holds in hand: the role, the people, the clock times, the form's square."""

from __future__ import annotations

from reportlab.lib.units import mm

from workshop_app.i18n import typography
from workshop_app.i18n.translate import N_, _, language
from workshop_app.printing.kit.sheet import MARGIN, Sheet
from workshop_app.printing.marks import draw_rule, draw_shape
from workshop_app.printing.qr import draw_qr
from workshop_app.printing.styles import color, tone_of
from workshop_app.services.kit import document_label
from workshop_app.services.kit_content import Moment, ReferentSheet, Seat

SQUARE: float = 34 * mm
BOTTOM = 16 * mm
GAP = 6 * mm
LEAST_MOMENT = 17.0
"""Height kept for each line of the schedule, however many people sit at the table."""
UNDER_HEAD: float = 4 * mm
ROLE = (
    N_("Je veille au cadre, je ne défends pas mes idées."),
    N_("Je donne la parole à chacun, d'abord aux plus discrets."),
    N_("Je saisis une idée par carte, avec les mots de la personne."),
    N_("Je relis la carte à voix haute avant de l'envoyer."),
    N_("J'annonce la mi-temps, puis les deux dernières minutes."),
    N_("Si le téléphone lâche, j'écris sur les cartes en papier."),
)
PHRASES = (
    N_("« Pouvez-vous donner un exemple concret ? »"),
    N_("« Qu'est-ce qui vous fait dire cela ? »"),
    N_("« On note le désaccord et on avance. »"),
)


def draw_sheets(sheet: Sheet, sheets: tuple[ReferentSheet, ...]) -> None:
    for place, content in enumerate(sheets):
        sheet.begin("A4", "fiches", "" if place else document_label("fiches"))
        top = _draw_head(sheet, content)
        half = (sheet.inner - GAP) / 2
        under_role = _draw_role(sheet, top, half)
        top = min(under_role, _draw_seats(sheet, content, top, half))
        top = _draw_moments(sheet, content, top - GAP)
        _draw_rest(sheet, top - GAP)


def _draw_head(sheet: Sheet, content: ReferentSheet) -> float:
    tall: float = 46 * mm
    dark = sheet.head_band(tall)
    sheet.running_head(content.heading, sheet.height - 14 * mm, on_dark=dark, aside=SQUARE + GAP)
    room = sheet.inner - SQUARE - GAP
    title = sheet.style("h1").inked(color("neutral.surface" if dark else "neutral.text"))
    top = sheet.height - 21 * mm
    top = sheet.fit(_title(content), title, MARGIN, top, room, title.leading * 2, role="H1")
    plain = sheet.style("body").inked(
        color("accent.on_accent_muted" if dark else "neutral.text_secondary")
    )
    if content.address:
        said = _("Adresse {address}, code {code}", address=content.address, code=content.code)
    else:
        said = _("Code {code}", code=content.code)
    sheet.fit(said, plain, MARGIN, top - 2, room, plain.leading)
    if content.link:
        x = sheet.width - MARGIN - SQUARE
        with sheet.canvas.tagged("Figure", _("Code à lire avec un téléphone : le formulaire")):
            draw_qr(sheet.canvas, content.link, x, sheet.height - 9 * mm - SQUARE, SQUARE)
    return sheet.height - tall - UNDER_HEAD


def _title(content: ReferentSheet) -> str:
    referents = [_name(seat) for seat in content.seats if seat.referent]
    if referents:
        return _("Table {table}, {name}", table=content.table, name=", ".join(referents))
    return _("Table {table}, référent", table=content.table)


def _name(seat: Seat) -> str:
    return f"{seat.first_name} {seat.last_name}".strip()


def _section(sheet: Sheet, title: str, x: float, top: float, width: float) -> float:
    look = sheet.style("h3")
    below = sheet.write(title, look, x, top, width, role="H2") - 2
    draw_rule(sheet.canvas, x, below, width, color("neutral.text"), 0.75)
    return below - 5


def _draw_role(sheet: Sheet, top: float, width: float) -> float:
    top = _section(sheet, _("Mon rôle"), MARGIN, top, width)
    look, box = sheet.style("body"), 8.0
    for sentence in ROLE:
        sheet.canvas.setStrokeColor(color("neutral.control"))
        sheet.canvas.setLineWidth(0.9)
        sheet.canvas.rect(MARGIN, top - look.leading / 2 - box / 2, box, box, stroke=1, fill=0)
        top = sheet.write(_(sentence), look, MARGIN + box + 6, top, width - box - 6) - 3
    return top


def _draw_seats(sheet: Sheet, content: ReferentSheet, top: float, width: float) -> float:
    """The people of the table; when they are many they are set smaller, the schedule stays."""
    x = MARGIN + width + GAP
    top = _section(sheet, _("Ma table"), x, top, width)
    name, office = sheet.style("cell_bold"), sheet.style("caption")
    rows = max(1, len(content.seats))
    below = BOTTOM + LEAST_MOMENT * (len(content.moments) + 4)
    tall = min(name.leading + 3, (top - below) / rows)
    for seat in content.seats:
        each = name.sized(min(name.size, tall * 0.72))
        middle = top - (tall - each.leading) / 2
        shown = _("{name}, référent", name=_name(seat)) if seat.referent else _name(seat)
        sheet.fit(shown, each, x, middle, width * 0.5, each.leading)
        sheet.fit(
            seat.organisation, office, x + width * 0.51, middle, width * 0.49,
            office.leading, align="right",
        )  # fmt: skip
        top -= tall
        draw_rule(sheet.canvas, x, top, width, color("neutral.line"))
    return top


def _draw_moments(sheet: Sheet, content: ReferentSheet, top: float) -> float:
    if not content.moments:
        return top
    top = _section(sheet, _("Déroulé minuté"), MARGIN, top, sheet.inner)
    room = top - BOTTOM
    tall = min(sheet.style("body").leading + 9, room / len(content.moments))
    for moment in content.moments:
        _draw_moment(sheet, moment, top, tall)
        top -= tall
    return top


def _draw_moment(sheet: Sheet, moment: Moment, top: float, tall: float) -> None:
    look = sheet.style("body")
    look = look.sized(min(look.size, tall * 0.6))
    y, x = top - tall + 1.5, MARGIN
    if moment.category is not None:
        tone = tone_of(moment.category)
        sheet.panel(x, y, sheet.inner, tall - 3, sheet.tinted(tone.tint, tone.strong), 3)
        mark = min(11.0, tall * 0.6)
        middle = y + (tall - 3 - mark) / 2
        draw_shape(sheet.canvas, moment.category.shape, x + 8, middle, mark, tone.strong)
    else:
        ink = sheet.tinted(color("neutral.sunken"), color("neutral.line_strong"))
        sheet.panel(x, y, sheet.inner, tall - 3, ink, 3)
    line = y + (tall - 3 + look.leading) / 2
    at = typography.clock(moment.at, language())
    strong = sheet.style("cell_bold_figure").sized(look.size)
    sheet.write(at, strong, x + 26, line, 60)
    length = typography.minutes(moment.planned_s, language())
    sheet.write(length, look.inked(color("neutral.text_secondary")), x + 92, line, 60)
    said = moment.title
    if moment.question:
        said = _("{phase} : {question}", phase=moment.title, question=moment.question)
    sheet.fit(said, look, x + 146, line, sheet.inner - 154, look.leading)


def _draw_rest(sheet: Sheet, top: float) -> None:
    """Useful sentences and lines for notes, as far as the page goes."""
    look = sheet.style("body").inked(color("neutral.text_secondary"))
    needed = sheet.style("h3").leading + len(PHRASES) * look.leading + 12
    if top - needed > BOTTOM:
        top = _section(sheet, _("Phrases utiles"), MARGIN, top, sheet.inner)
        for sentence in PHRASES:
            top = sheet.write(_(sentence), look, MARGIN, top, sheet.inner)
        top -= GAP
    if top - 22 * mm < BOTTOM:
        return
    top = _section(sheet, _("Notes"), MARGIN, top, sheet.inner)
    while top - 9 * mm > BOTTOM:
        top -= 9 * mm
        draw_rule(sheet.canvas, MARGIN, top, sheet.inner, color("neutral.line_strong"))
