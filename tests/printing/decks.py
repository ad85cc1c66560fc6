"""Slides to write, and ways to read a presentation back."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from datetime import date, time
from pathlib import Path
from typing import Any

from pptx import Presentation
from pptx.presentation import Presentation as Slides
from pptx.util import Emu

from tests.printing.samples import CATEGORIES, MORNING
from workshop_app.domain.said_words import SaidWord
from workshop_app.domain.slides import DeckKind
from workshop_app.domain.workshop import GameRule
from workshop_app.services.models import game_rules
from workshop_app.services.report_content import TableCounts
from workshop_app.services.slides_content import (
    AimsSlide,
    ByTableSlide,
    CardsSlide,
    CategoryWords,
    ContextSlide,
    Deck,
    DoorsSlide,
    FiguresSlide,
    Moment,
    NextStepsSlide,
    Occasion,
    RulesSlide,
    ScheduleSlide,
    Slide,
    TableHosts,
    TablesSlide,
    ThanksSlide,
    WordsSlide,
)


def deck_of(
    slides: Sequence[Slide], kind: DeckKind = "intro", title: str = "Mieux travailler ensemble"
) -> Deck:
    occasion = Occasion(
        title,
        "Comment mieux travailler ensemble ?",
        "Le comité",
        "Palais des congrès",
        date(2026, 10, 13),
        time(10),
        time(12),
    )
    return Deck(kind, occasion, MORNING, tuple(slides))


def every_slide(text: str = "Une ligne", count: int = 3) -> tuple[Slide, ...]:
    """One of each kind, `text` wherever somebody's words go, `count` of whatever there are many."""
    lines = tuple(f"{text} {n}" if n else text for n in range(count))
    counts = tuple(TableCounts(n, (1, 2, 3, 4)) for n in range(1, count + 1))
    moments = tuple(Moment(time(10), line, "write", 1080, CATEGORIES[:1]) for line in lines)
    return (
        ContextSlide("\n".join(lines)),
        AimsSlide(lines, lines),
        RulesSlide((GameRule(text, text), *game_rules())),
        CardsSlide(CATEGORIES),
        TablesSlide(tuple(TableHosts(n, 10, (text,)) for n in range(1, count + 1))),
        ScheduleSlide(moments, time(12)),
        DoorsSlide("Salle 9", "secret", "WIFI:T:WPA;S:Salle 9;P:secret;;", "10.0.0.2:8000",
                   "http://10.0.0.2:8000/"),
        FiguresSlide(90, 9, 210, tuple((category, 50) for category in CATEGORIES)),
        ByTableSlide(CATEGORIES, counts),
        WordsSlide(tuple(
            CategoryWords(category, 50, (SaidWord(text, 5, 3), SaidWord("accueil", 0, 0)))
            for category in CATEGORIES
        )),
        NextStepsSlide(lines),
        ThanksSlide(text, text),
    )  # fmt: skip


def opened(path: Path) -> Slides:
    return Presentation(str(path))


def texts(slides: Slides) -> Iterator[str]:
    """Of each shape and each cell, in the order in which they are read."""
    for slide in slides.slides:
        for shape in slide.shapes:
            yield from texts_of(shape)


def texts_of(shape: Any) -> Iterator[str]:
    if shape.has_text_frame:
        yield shape.text_frame.text
    if getattr(shape, "has_table", False) and shape.has_table:
        for row in shape.table.rows:
            yield from (cell.text_frame.text for cell in row.cells)


def titles(slides: Slides) -> list[str]:
    found = [slide.shapes.title for slide in slides.slides]
    return [title.text_frame.text if title is not None else "" for title in found]


def template(width: int = 12_192_000, keep: Sequence[str] = (), slides: int = 1) -> bytes:
    """An organiser's template; `keep`: names of its only layouts, all when empty."""
    made = Presentation()
    made.slide_width = Emu(width)
    for number in range(slides):
        page = made.slides.add_slide(made.slide_layouts[0])
        assert page.shapes.title is not None
        page.shapes.title.text = f"Exemple {number}"
    for layout in list(made.slide_layouts):
        if keep and layout.name not in keep:
            made.slide_layouts.remove(layout)
    written = io.BytesIO()
    made.save(written)
    return written.getvalue()
