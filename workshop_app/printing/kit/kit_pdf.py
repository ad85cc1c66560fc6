"""The documents of a hall bound into one file, in hanging order, with a page that says how many.

Decides the order, the cover and the count of pages; each document draws itself.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm

from workshop_app.domain.documents import KIT_KINDS, KitKind
from workshop_app.domain.paper import KitOptions
from workshop_app.i18n import typography
from workshop_app.i18n.translate import _, language, n_, number
from workshop_app.printing.document import PaperCanvas, begin
from workshop_app.printing.kit.attendance_sheet import LINES, draw_attendance
from workshop_app.printing.kit.badges import draw_badges
from workshop_app.printing.kit.blank_cards import draw_cards
from workshop_app.printing.kit.hall_sheet import draw_plan
from workshop_app.printing.kit.name_list import draw_names
from workshop_app.printing.kit.opinion_sheets import draw_opinion_sheets
from workshop_app.printing.kit.referent_sheets import draw_sheets
from workshop_app.printing.kit.rules_poster import draw_rules
from workshop_app.printing.kit.sheet import MARGIN, Sheet
from workshop_app.printing.kit.table_lists import draw_table_lists
from workshop_app.printing.kit.table_signs import draw_signs
from workshop_app.printing.kit.tallies_sheet import draw_tallies
from workshop_app.printing.kit.wall_headers import draw_wall
from workshop_app.printing.kit.wifi_sheets import draw_wifi_sheets
from workshop_app.printing.marks import draw_rule
from workshop_app.printing.styles import Style, color
from workshop_app.printing.text import Typesetter
from workshop_app.services.kit import card_sheets, copies, document_label
from workshop_app.services.kit_content import KitContent
from workshop_app.services.kit_desk import Stock, has_backs, sheets, stock_of
from workshop_app.services.ports import Watch

COVER = "cover"
STOCKS: tuple[Stock, ...] = ("A3", "A4", "cards")


def write_kit(
    content: KitContent,
    kinds: Sequence[KitKind],
    options: KitOptions,
    path: Path,
    watch: Watch,
    setter: Typesetter,
) -> Mapping[str, int]:
    """Write the documents named. Returns the pages each one takes, in order. Raises Stop."""
    begin()
    ordered = [kind for kind in KIT_KINDS if kind in kinds]
    canvas = PaperCanvas(str(path), pagesize=A4, pageCompression=1)
    title = document_label(ordered[0]) if len(ordered) == 1 else _("Kit à imprimer")
    canvas.describe(f"{title}, {content.heading.title}", "")
    sheet = Sheet(canvas, setter, options, watch, _expected(content, ordered))
    pages: dict[str, int] = {}
    bound = len(ordered) > 1
    if bound:
        counted = _count(content, ordered, options, Watch(cancelled=watch.cancelled))
        _draw_cover(sheet, content, counted)
        pages[COVER] = sheet.pages
    for kind in ordered:
        before = sheet.pages
        _draw(sheet, kind, content)
        pages[kind] = sheet.pages - before
    sheet.finish()
    canvas.save()
    return pages


def _draw(sheet: Sheet, kind: KitKind, content: KitContent) -> None:
    match kind:
        case "regles":
            draw_rules(sheet, content.rules)
        case "fiches":
            draw_sheets(sheet, content.sheets)
        case "tables":
            draw_signs(sheet, content.signs)
        case "wifi":
            draw_wifi_sheets(sheet, content.wifi_sheets)
        case "cartes":
            draw_cards(sheet, content.cards)
        case "mur":
            draw_wall(sheet, content.wall)
        case "badges":
            draw_badges(sheet, content.badges)
        case "noms":
            draw_names(sheet, content.names)
        case "emargement":
            draw_attendance(sheet, content.attendance)
        case "par-table":
            draw_table_lists(sheet, content.heading, content.table_lists)
        case "plan":
            draw_plan(sheet, content.plan)
        case "decompte":
            draw_tallies(sheet, content.tallies)
        case "avis":
            draw_opinion_sheets(sheet, content.opinion)


def _expected(content: KitContent, kinds: Sequence[KitKind]) -> int:
    """About how many pages, for the progress bar only."""
    about: dict[KitKind, int] = {
        "fiches": len(content.sheets),
        "tables": len(content.signs),
        "wifi": -(-len(content.wifi_sheets) // 2),
        "cartes": len(card_sheets(content.cards)),
        "mur": len(content.wall.categories),
        "emargement": 1 + len(content.attendance.lines) // LINES,
        "badges": 1 + len(content.badges) // 8,
        "par-table": len(content.table_lists),
    }
    return 1 + sum(about.get(kind, 1) for kind in kinds)


def _count(
    content: KitContent, kinds: Sequence[KitKind], options: KitOptions, watch: Watch
) -> list[tuple[KitKind, int]]:
    """Pages of each document, known by drawing it once where nobody looks."""
    counted = []
    for kind in kinds:
        canvas = PaperCanvas("", pagesize=A4)
        trial = Sheet(canvas, Typesetter(), options, watch, 1)
        _draw(trial, kind, content)
        counted.append((kind, trial.pages))
    return counted


def _paper(kind: KitKind, options: KitOptions) -> str:
    if has_backs(kind, options):
        return _("A4, 160 g, recto verso (grand côté)")
    stock = stock_of(kind, options)
    return _("A4, 160 g, à couper") if stock == "cards" else stock


def _draw_cover(sheet: Sheet, content: KitContent, counted: Sequence[tuple[KitKind, int]]) -> None:
    sheet.begin("A4", COVER, _("Combien imprimer de quoi"))
    sheet.running_head(content.heading, sheet.height - 18 * mm)
    title = sheet.style("h1")
    top = sheet.height - 32 * mm
    top = sheet.write(_("Combien imprimer de quoi"), title, MARGIN, top, sheet.inner, role="H1")
    said = _("Les pages suivent l'ordre d'accrochage. Une clé USB suffit pour les faire imprimer.")
    top = sheet.write(said, sheet.style("lead"), MARGIN, top - 4, sheet.inner) - 8 * mm
    columns = (0.0, 0.36, 0.50, 0.66)
    head, cell = sheet.style("caption_bold"), sheet.style("h3")
    titles = (_("Document"), _("Pages"), _("Copies"), _("Papier"))
    _draw_line(sheet, titles, columns, top, head)
    top -= head.leading + 4
    draw_rule(sheet.canvas, MARGIN, top, sheet.inner, color("neutral.text"), 0.75)
    for kind, pages in counted:
        top -= 6
        words = (
            document_label(kind),
            number(pages),
            number(copies(kind, content)),
            _paper(kind, sheet.options),
        )
        _draw_line(sheet, words, columns, top, cell)
        top -= cell.leading + 6
        draw_rule(sheet.canvas, MARGIN, top, sheet.inner, color("neutral.line"))
    _draw_total(sheet, content, counted, top - 10 * mm)


def _draw_line(
    sheet: Sheet, words: Sequence[str], columns: Sequence[float], top: float, look: Style
) -> None:
    for text, start, end in zip(words, columns, (*columns[1:], 1.0), strict=True):
        x = MARGIN + start * sheet.inner
        sheet.fit(text, look, x, top, (end - start) * sheet.inner - 6, look.leading)


def _draw_total(
    sheet: Sheet, content: KitContent, counted: Sequence[tuple[KitKind, int]], top: float
) -> None:
    by_stock = sheets(dict(counted), content, sheet.options)
    posters, plain, cut = (by_stock.get(stock, 0) for stock in STOCKS)
    lines = [
        (posters, n_("{n} feuille A3 en couleur", "{n} feuilles A3 en couleur", posters)),
        (plain, n_("{n} feuille A4 en couleur", "{n} feuilles A4 en couleur", plain)),
        (cut, n_("{n} feuille A4 à couper", "{n} feuilles A4 à couper", cut)),
    ]
    look = sheet.style("h3")
    for count, said in lines:
        if count:
            top = sheet.write(said, look, MARGIN, top, sheet.inner) - 2
    made = content.made_at
    said = _(
        "Préparé le {day} à {hour}. Si la liste ou l'adresse change, Tablée dit ce qui est à "
        "refaire.",
        day=typography.day(made.astimezone().date(), language()),
        hour=typography.clock(made, language()),
    )
    sheet.write(said, sheet.style("body_muted"), MARGIN, top - 6 * mm, sheet.inner)
