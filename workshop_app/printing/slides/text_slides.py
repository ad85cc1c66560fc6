"""Slides of words: the first and the last, the context, the aims, the rules, what comes next."""

from __future__ import annotations

from workshop_app.i18n.translate import _, n_
from workshop_app.printing.slides.compose import Composer
from workshop_app.printing.slides.paint import INSIDE, Look, Said
from workshop_app.printing.styles import color
from workshop_app.services.slide_words import (
    greeting,
    proposed_thanks,
    slide_title,
    when_and_where,
)
from workshop_app.services.slides_content import (
    AimsSlide,
    ContextSlide,
    NextStepsSlide,
    RulesSlide,
    ThanksSlide,
    ThemesSlide,
)

LARGEST = 28.0


def add_opening(composer: Composer) -> None:
    occasion = composer.deck.occasion
    said = [
        Said(greeting(composer.deck.kind), scale=0.9, bold=True, bullet=None),
        Said(occasion.question, scale=1.15, bullet=None),
        Said(when_and_where(occasion), scale=0.8, bullet=None, after=0.1),
        Said(occasion.organiser, scale=0.8, bullet=None),
    ]
    composer.cover(occasion.title, [each for each in said if each.text])


def add_thanks(composer: Composer, slide: ThanksSlide) -> None:
    said = [
        Said(slide.words or proposed_thanks(composer.deck), bullet=None, after=0.5),
        Said(slide.organiser, scale=0.8, bullet=None),
    ]
    composer.cover(slide_title(slide), [each for each in said if each.text])


def add_context(composer: Composer, slide: ContextSlide) -> None:
    parts = [part for part in slide.text.split("\n") if part.strip()]
    blocks = [[Said(part, after=0.5)] for part in parts]
    composer.blocks(slide_title(slide), blocks, LARGEST)


def add_aims(composer: Composer, slide: AimsSlide) -> None:
    """Side by side while both can be read, else one after the other."""
    titled = ((_("Objectifs"), slide.objectives), (_("Résultats attendus"), slide.results))
    halves = [(heading, lines) for heading, lines in titled if lines]
    panels = [
        (
            heading,
            Look(),
            [
                Said(heading, bold=True, ink=color("accent.base"), after=0.5),
                *(Said(line, bullet=True) for line in lines),
            ],
        )
        for heading, lines in halves
    ]
    boxes = composer.grid(len(panels), len(panels), composer.room.height)
    wide, tall = boxes[0].width - 2 * INSIDE, boxes[0].height - 2 * INSIDE
    if all(composer.size(said, wide, tall, LARGEST, 16) for _name, _look, said in panels):
        composer.panels(slide_title(slide), boxes, panels, LARGEST)
        return
    for heading, lines in halves:
        blocks = [[Said(line, bullet=None, after=0.4)] for line in lines]
        composer.blocks(heading, blocks, LARGEST)


def add_rules(composer: Composer, slide: RulesSlide) -> None:
    blocks = []
    for place, rule in enumerate(slide.rules, start=1):
        title = Said(f"{place}. {rule.title}", bold=True, after=0.05 if rule.detail else 0.45)
        detail = Said(rule.detail, scale=0.85, after=0.45)
        blocks.append([title, detail] if rule.detail else [title])
    composer.blocks(slide_title(slide), blocks, 26)


def add_themes(composer: Composer, slide: ThemesSlide) -> None:
    blocks = []
    for theme in slide.themes:
        cards = n_("{n} carte", "{n} cartes", theme.cards)
        tables = n_("{n} table", "{n} tables", theme.tables) if theme.tables else ""
        counts = ", ".join(part for part in (cards, tables) if part)
        blocks.append(
            [
                Said(theme.name, bold=True, after=0.05),
                Said(counts, scale=0.85, after=0.4),
            ]
        )
    composer.blocks(slide_title(slide), blocks, LARGEST)


def add_next_steps(composer: Composer, slide: NextStepsSlide) -> None:
    blocks = [[Said(step, bullet=None, after=0.5)] for step in slide.steps]
    composer.blocks(slide_title(slide), blocks, LARGEST)
