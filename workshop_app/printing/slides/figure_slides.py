"""Slides of figures: the schedule as a table, how many cards, how many from each table."""

from __future__ import annotations

from collections.abc import Sequence

from workshop_app.i18n import typography
from workshop_app.i18n.translate import _, language, n_, number
from workshop_app.printing.slides.charts import add_by_table_chart, add_counts_chart
from workshop_app.printing.slides.compose import GAP, Composer
from workshop_app.printing.slides.paint import Look, Said, ink_of, marked
from workshop_app.printing.slides.stage import Box
from workshop_app.printing.styles import color
from workshop_app.printing.wording import table_name
from workshop_app.services.slide_words import slide_title
from workshop_app.services.slides_content import (
    ByTableSlide,
    EssentialSlide,
    FiguresSlide,
    Moment,
    ScheduleSlide,
)

SHARES = (0.13, 0.44, 0.14, 0.29)
KEPT_SHARES = (0.07, 0.53, 0.12, 0.28)
SIZES = (22.0, 20.0, 18.0, 16.0)
CELL_SIDES, CELL_AIR = 15.0, 9.0
"""What a cell keeps free around its words: across, and up and down."""
MOST_BARS, FEW_BARS = 16, 10
FIGURES_TALL = 108.0

Row = Sequence[Said]


def add_schedule(composer: Composer, slide: ScheduleSlide) -> None:
    titles = (_("Heure"), _("Moment"), _("Durée"), _("Cartes"))
    head: Row = [Said(title, bold=True) for title in titles]
    end = (typography.clock(slide.ends_at, language()), _("Fin"), "", "")
    rows: list[Row] = [_moment_row(each, composer.stage.dark) for each in slide.moments]
    rows.append([Said(text, bold=True) for text in end])
    _add_table(composer, slide_title(slide), SHARES, head, rows)


def add_essential(composer: Composer, slide: EssentialSlide) -> None:
    """The first ones first; where the hall divides, it is said in words."""
    titles = ("", _("Proposition"), _("Points"), _("Donnés par"))
    head: Row = [Said(title, bold=True) for title in titles]
    rows: list[Row] = [
        [
            Said(number(place), bold=True),
            Said(marked(line.category, line.text) if line.category else line.text, bold=True),
            Said(line.points),
            Said(", ".join(part for part in (line.gave or line.said_by, line.mood) if part)),
        ]
        for place, line in enumerate(slide.lines, 1)
    ]
    _add_table(composer, slide_title(slide), KEPT_SHARES, head, rows)


def _add_table(
    composer: Composer, name: str, shares: Sequence[float], head: Row, rows: list[Row]
) -> None:
    """As large as fits, on as many slides as it takes."""
    room, sizes = composer.room, [size * composer.unit for size in SIZES]

    def tall(some: Sequence[Row], size: float) -> list[float]:
        return [_row_tall(composer, shares, row, size) for row in (head, *some)]

    def fits(some: Sequence[Row]) -> bool:
        return sum(tall(some, sizes[-1])) <= room.height

    for title, some in composer.shared(name, rows, len(rows), fits):
        size = next((each for each in sizes if sum(tall(some, each)) <= room.height), sizes[-1])
        heights = tall(some, size)
        box = Box(room.x, room.y, room.width, sum(heights))
        made = composer.bare(title)
        composer.paint.table(made, box, shares, [head, *some], heights, size, title)


def add_figures(composer: Composer, slide: FiguresSlide) -> None:
    figures = (
        (slide.people, n_("participant", "participants", slide.people)),
        (slide.tables, n_("table", "tables", slide.tables)),
        (slide.cards, n_("carte", "cartes", slide.cards)),
    )
    panels = [
        (word, Look(), [Said(number(n), 2.2, True, color("accent.base"), after=0), Said(word)])
        for n, word in figures
    ]
    tall = FIGURES_TALL * composer.unit
    made = composer.panels(slide_title(slide), composer.grid(3, 3, tall), panels, 22)
    if slide.cards:
        room = composer.room
        below = Box(room.x, room.y + tall + GAP, room.width, room.height - tall - GAP)
        spoken = ", ".join(f"{category.label} {count}" for category, count in slide.counts)
        told = _("Nombre de cartes par catégorie : {counts}", counts=spoken)
        size = 20 * composer.unit
        add_counts_chart(made, below, slide.counts, size, told, composer.stage.dark)


def add_by_table(composer: Composer, slide: ByTableSlide) -> None:
    for title, some in composer.shared(slide_title(slide), slide.counts, MOST_BARS):
        counts = [
            _("{table} {count}", table=table_name(each.number), count=sum(each.counts))
            for each in some
        ]
        told = _("Nombre de cartes par table : {counts}", counts=", ".join(counts))
        size = (18 if len(some) <= FEW_BARS else 14) * composer.unit
        made, dark = composer.bare(title), composer.stage.dark
        add_by_table_chart(made, composer.room, slide.categories, some, size, told, dark)


def _moment_row(moment: Moment, dark: bool) -> Row:
    kinds = moment.categories
    ink = ink_of(kinds[0], dark) if len(kinds) == 1 else None
    return [
        Said(typography.clock(moment.at, language())),
        Said(moment.title, bold=True),
        Said(typography.minutes(moment.planned_s, language())),
        Said(", ".join(marked(each, each.label) for each in kinds), bold=bool(ink), ink=ink),
    ]


def _row_tall(composer: Composer, shares: Sequence[float], row: Row, size: float) -> float:
    tallest = max(
        composer.fit.tall([said.line()], share * composer.room.width - CELL_SIDES, size)
        - said.after * size
        for said, share in zip(row, shares, strict=True)
    )
    return tallest + CELL_AIR * composer.unit
