"""The project sheet of a working group: one A4 page, whatever its texts.

Decides what stands where on the page; how texts of any length come to fit is `one_page`. What had
to be shortened is said at the foot of the page itself, and to whoever asked for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm

from workshop_app.domain.documents import PROJECT_SHEET
from workshop_app.domain.paper import KitOptions
from workshop_app.i18n.translate import _, n_
from workshop_app.printing.document import PaperCanvas, begin
from workshop_app.printing.kit.sheet import MARGIN, Sheet
from workshop_app.printing.marks import draw_four_shapes, draw_panel, draw_rule
from workshop_app.printing.one_page import (
    CELL_SIDE,
    CELL_TOP,
    DASH,
    ELLIPSIS,
    INDENT,
    TITLE_GAP,
    Layout,
    Part,
    Room,
    Section,
    Table,
    lay_out,
    part_tall,
    row_tall,
)
from workshop_app.printing.styles import Style, color, radius
from workshop_app.printing.tagged import Element
from workshop_app.printing.text import Line, Typesetter, draw
from workshop_app.services.call_for_candidates import conditions_and_rules
from workshop_app.services.ports import Watch
from workshop_app.services.project_content import MeetingLine, ProjectContent
from workshop_app.services.project_words import (
    day_words,
    hours_words,
    promise_words,
    quarter_words,
    shortened_words,
    where_words,
)

GUTTER: float = 8 * mm
FOOT: float = 20 * mm
HEAD_GAP: float = 3 * mm
LONGEST_ORGANISER = 300
TITLE_TALL, ORGANISER_TALL = 58.0, 30.0
SHARES = (0.25, 0.29, 0.26, 0.20)


def write_project_sheet(
    content: ProjectContent, path: Path, watch: Watch, setter: Typesetter
) -> tuple[str, ...]:
    """Write the one page. Returns the titles of what had to be shortened. Raises Stop."""
    begin()
    canvas = PaperCanvas(str(path), pagesize=A4, pageCompression=1)
    canvas.describe(_("Fiche projet, {title}", title=content.title), content.organiser)
    sheet = Sheet(canvas, setter, KitOptions(), watch, 1)
    sheet.begin("A4", PROJECT_SHEET, _("Fiche projet"))
    top = _draw_head(sheet, content)
    column = (sheet.inner - GUTTER) / 2
    room = Room(column, sheet.inner, top - FOOT)
    layout = lay_out(setter, sections(content), calendar(content), room)
    bottom = _draw_columns(sheet, layout, top, column)
    _draw_table(sheet, layout, calendar(content), bottom)
    shortened = layout.shortened
    if len(content.organiser) > LONGEST_ORGANISER:
        shortened = (_("Organisateur"), *shortened)
    _draw_foot(sheet, content, shortened)
    sheet.finish()
    canvas.save()
    return shortened


def sections(content: ProjectContent) -> list[Section]:
    """What the columns say, in reading order; nothing of what is empty."""
    promise = promise_words(content.on_site, content.remote)
    known = [
        Section(_("Porteur de projet"), content.leader),
        Section(_("Référent technique"), content.technical_referent),
        Section(_("Contexte"), content.context.strip()),
        Section(_("Objectifs"), items=content.objectives),
        Section(_("Résultats attendus"), items=content.results),
        Section(_("Participants recherchés"), content.wanted.strip()),
        Section(_("Conditions et règles"), conditions_and_rules(content)),
        Section(_("Engagement"), _capital(promise)),
        Section(_("Frais"), content.costs.strip()),
        Section(_("Candidatures"), _applying(content)),
    ]
    return [section for section in known if section.text or section.items]


def calendar(content: ProjectContent) -> Table:
    """One row a meeting; or one a quarter, without its days."""
    heads = (_("Quand"), _("Objet"), _("Méthode"), _("Où"))
    if content.calendar == "quarter":
        quarters = groupby(content.meetings, key=lambda line: line.when)
        rows = tuple(_quarter_row(list(lines)) for _when, lines in quarters)
    else:
        rows = tuple(map(_meeting_row, content.meetings))
    return Table(_("Calendrier"), heads, SHARES, rows)


def _meeting_row(line: MeetingLine) -> tuple[str, ...]:
    when = quarter_words(line.when)
    if line.day is not None:
        hours = hours_words(line.starts_at, line.ends_at)
        when = f"{day_words(line.day)}\n{hours}"
    return when, line.subject, line.method.strip(), where_words(line.mode, line.place)


def _quarter_row(lines: Sequence[MeetingLine]) -> tuple[str, ...]:
    where = dict.fromkeys(where_words(line.mode, "") for line in lines)
    return (
        quarter_words(lines[0].when),
        "\n".join(line.subject for line in lines if line.subject),
        "\n".join(dict.fromkeys(line.method.strip() for line in lines if line.method.strip())),
        ", ".join(where),
    )


def _applying(content: ProjectContent) -> str:
    until = content.apply_until
    said = _("Jusqu'au {day}", day=day_words(until)) if until else ""
    return "\n".join(part for part in (said, content.apply_to) if part)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _draw_head(sheet: Sheet, content: ProjectContent) -> float:
    """Returns where the columns begin."""
    look = sheet.style("body_muted")
    top = sheet.height - MARGIN
    end = draw_four_shapes(sheet.canvas, MARGIN, top - look.leading / 2 - 6, 12, 5)
    sheet.write(_("Fiche projet"), look, end + 10, top, sheet.inner)
    top -= look.leading + HEAD_GAP
    title = sheet.style("h1")
    top = sheet.fit(content.title, title, MARGIN, top, sheet.inner, TITLE_TALL, role="H1")
    if content.organiser:
        lead = sheet.style("lead")
        said = content.organiser
        if len(said) > LONGEST_ORGANISER:
            said = f"{said[:LONGEST_ORGANISER].rstrip()} {ELLIPSIS}"
        top = sheet.fit(said, lead, MARGIN, top, sheet.inner, ORGANISER_TALL)
    top -= HEAD_GAP
    draw_rule(sheet.canvas, MARGIN, top, sheet.inner, color("neutral.text"), 0.75)
    return top - HEAD_GAP


def _draw_columns(sheet: Sheet, layout: Layout, top: float, column: float) -> float:
    """Returns where the longer of the two ends."""
    bottom = top
    for place, parts in enumerate(layout.columns):
        x, here = MARGIN + place * (column + GUTTER), top
        for part in parts:
            _draw_part(sheet, layout, part, x, here)
            here -= part_tall(part, layout.looks)
        bottom = min(bottom, here)
    return bottom


def _draw_part(sheet: Sheet, layout: Layout, part: Part, x: float, top: float) -> None:
    looks, canvas = layout.looks, sheet.canvas
    title = looks.title.inked(color("accent.base"))
    with canvas.tagged("H2"):
        draw(canvas, [sheet.setter.line(part.title, title)], title, x, top)
    top -= looks.title.leading + TITLE_GAP
    for dashed, lines in _paragraphs(part):
        with canvas.tagged("P"):
            if dashed:
                draw(canvas, [sheet.setter.line(DASH, looks.body)], looks.body, x, top)
            indent = INDENT if dashed else 0
            top = draw(canvas, lines, looks.body, x + indent, top)


def _paragraphs(part: Part) -> list[tuple[bool, list[Line]]]:
    """The text, then each item with its lines."""
    found: list[tuple[bool, list[Line]]] = []
    for piece in part.pieces:
        if piece.dashed or not found or (piece.indented and not found[-1][0]):
            found.append((piece.indented, []))
        found[-1][1].append(piece.line)
    return found


def _draw_table(sheet: Sheet, layout: Layout, table: Table, top: float) -> None:
    """Under the columns, across the page."""
    if not layout.table and not layout.rows_left_out:
        return
    looks, canvas = layout.looks, sheet.canvas
    title = looks.title.inked(color("accent.base"))
    with canvas.tagged("H2"):
        draw(canvas, [sheet.setter.line(table.title, title)], title, MARGIN, top)
    top -= looks.title.leading + TITLE_GAP
    tall = looks.head.leading + 2 * CELL_TOP
    draw_panel(
        canvas, MARGIN, top - tall, sheet.inner, tall,
        radius=radius("control"), fill=color("neutral.sunken"),
    )  # fmt: skip
    with canvas.element(Element("Table")):
        heads = [[sheet.setter.line(head, looks.head)] for head in table.heads]
        _draw_row(sheet, heads, table.shares, top - CELL_TOP, looks.head, "TH")
        top -= tall
        for row in layout.table:
            _draw_row(sheet, row, table.shares, top - CELL_TOP, looks.cell, "TD")
            top -= row_tall(row, looks)
            draw_rule(canvas, MARGIN, top, sheet.inner, color("neutral.line"))
    if left := layout.rows_left_out:
        said = n_("et {n} autre rencontre", "et {n} autres rencontres", left)
        sheet.write(said, looks.cell, MARGIN + CELL_SIDE, top - CELL_TOP, sheet.inner)


def _draw_row(
    sheet: Sheet,
    cells: Sequence[Sequence[Line]],
    shares: Sequence[float],
    top: float,
    look: Style,
    role: str,
) -> None:
    x = MARGIN + CELL_SIDE
    with sheet.canvas.element(Element("TR")):
        for lines, share in zip(cells, shares, strict=True):
            with sheet.canvas.tagged(role):
                draw(sheet.canvas, list(lines), look, x, top)
            x += share * sheet.inner


def _draw_foot(sheet: Sheet, content: ProjectContent, shortened: Sequence[str]) -> None:
    look, top = sheet.style("caption"), FOOT - 3 * mm
    draw_rule(sheet.canvas, MARGIN, FOOT, sheet.inner, color("neutral.line_strong"))
    made = day_words(content.made_at.astimezone().date())
    sheet.write(_("Fiche du {day}", day=made), look, MARGIN, top, sheet.inner, align="right")
    if shortened:
        said = shortened_words(shortened)
        sheet.fit(said, sheet.style("caption_bold"), MARGIN, top, sheet.inner * 0.8, 9 * mm)
