"""Slides of panels: the kinds of cards, the tables and who types there, the words, the squares."""

from __future__ import annotations

from workshop_app.i18n.translate import _, n_, number
from workshop_app.printing.slides.compose import Composer
from workshop_app.printing.slides.paint import INSIDE, Look, Said, look_of, marked
from workshop_app.printing.slides.stage import Box
from workshop_app.printing.styles import color, tone_of
from workshop_app.services.slide_words import slide_title, words_note
from workshop_app.services.slides_content import (
    CardsSlide,
    CategoryWords,
    DoorsSlide,
    TableHosts,
    TablesSlide,
    WordsSlide,
)

MOST_TABLES, MOST_CATEGORIES = 12, 4
"""Panels on one slide."""
NOTE = 22.0
"""Points of a note at the foot."""


def add_cards(composer: Composer, slide: CardsSlide) -> None:
    panels = []
    for each in slide.categories:
        head = Said(marked(each, each.label), 1.1, bold=True, ink=tone_of(each).strong)
        said = [head, Said(each.question)] if each.question else [head]
        panels.append((each.label, look_of(each), said))
    columns = {1: 1, 2: 2, 4: 2}.get(len(panels), 3)
    boxes = composer.grid(len(panels), columns, composer.room.height)
    composer.panels(slide_title(slide), boxes, panels, 28)


def add_tables(composer: Composer, slide: TablesSlide) -> None:
    for title, some in composer.shared(slide_title(slide), slide.tables, MOST_TABLES):
        columns = (
            len(some) if len(some) < 4 else 2 if len(some) == 4 else 3 if len(some) < 10 else 4
        )
        boxes = composer.grid(len(some), columns, composer.room.height)
        panels = [
            (_("Table {table}", table=each.number), Look(), _host_lines(each)) for each in some
        ]
        composer.panels(title, boxes, panels, 24)


def add_words(composer: Composer, slide: WordsSlide) -> None:
    room, note = composer.room, NOTE * composer.unit
    for title, some in composer.shared(slide_title(slide), slide.categories, MOST_CATEGORIES):
        boxes = composer.grid(len(some), len(some), room.height - note * 1.3)
        panels = [(each.category.label, look_of(each.category), _word_lines(each)) for each in some]
        made = composer.panels(title, boxes, panels, 26)
        foot = Box(room.x, room.y + room.height - note, room.width, note)
        composer.paint.text(made, foot, [Said(words_note())], 14 * composer.unit, _("Note"))


def add_doors(composer: Composer, slide: DoorsSlide) -> None:
    doors = []
    if slide.wifi_square:
        told = _("Carré à viser pour rejoindre le Wi-Fi {name}", name=slide.wifi_name)
        said = tuple(filter(None, (slide.wifi_name, slide.wifi_password)))
        doors.append((_("Rejoindre le Wi-Fi"), slide.wifi_square, told, said))
    told = _("Carré à viser pour ouvrir le formulaire, {address}", address=slide.address)
    typed = (slide.address, _("puis le code de votre table"))
    doors.append((_("Ouvrir le formulaire"), slide.link, told, typed))
    made = composer.bare(slide_title(slide))
    boxes = composer.grid(len(doors), 2, composer.room.height)
    for place, (box, (heading, square, told, said)) in enumerate(
        zip(boxes, doors, strict=True), start=1
    ):
        numbered = f"{place}. {heading}" if len(doors) > 1 else heading
        _add_door(composer, made, box, numbered, square, told, said)


def _add_door(
    composer: Composer,
    made: object,
    box: Box,
    heading: str,
    square: str,
    told: str,
    said: tuple[str, ...],
) -> None:
    """A heading, the square under it, what can be typed instead under the square."""
    wide = box.width - 2 * INSIDE
    head, below = (
        [Said(heading, bold=True)],
        [Said(text, bold=not n) for n, text in enumerate(said)],
    )
    size = min(
        composer.surely(head, wide, 34 * composer.unit, 24),
        composer.surely(below, wide, 84 * composer.unit, 24),
    )
    composer.paint.panel(made, box, head, size, Look(), heading)
    top = box.y + INSIDE + size * 1.6
    typed = composer.fit.tall([each.line() for each in below], wide, size)
    side = min(wide, box.y + box.height - INSIDE - typed - top)
    composer.paint.square(made, square, box.x + INSIDE, top, side, told)
    foot = Box(box.x + INSIDE, top + side + 4, wide, typed)
    dark = [Said(each.text, bold=each.bold, ink=color("neutral.text")) for each in below]
    composer.paint.text(made, foot, dark, size, heading)


def _host_lines(table: TableHosts) -> list[Said]:
    people = n_("{n} personne", "{n} personnes", table.people)
    return [
        Said(
            _("Table {table}", table=table.number), bold=True, ink=color("accent.base"), after=0.1
        ),
        *(Said(name, after=0.1) for name in table.referents),
        Said(people, 0.8, ink=color("neutral.text_secondary"), after=0),
    ]


def _word_lines(each: CategoryWords) -> list[Said]:
    ink = tone_of(each.category).strong
    cards = n_("{n} carte", "{n} cartes", each.cards)
    return [
        Said(marked(each.category, each.category.label), 0.85, bold=True, ink=ink, after=0.05),
        Said(cards, 0.7, after=0.6),
        *(
            Said(word.word, figure=number(word.cards) if word.cards else "", after=0.2)
            for word in each.words
        ),
    ]
