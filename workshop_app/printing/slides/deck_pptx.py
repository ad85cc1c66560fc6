"""The slides as a presentation: the first one, then each that has something to say, in order.

What is told comes from `services.slides`. A text that would be too small to be read from the back
of a hall goes on to another slide; none is cut.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from workshop_app.printing.document import begin, look_up
from workshop_app.printing.office import describe, thumbnails
from workshop_app.printing.slides.compose import Composer
from workshop_app.printing.slides.figure_slides import (
    add_by_table,
    add_essential,
    add_figures,
    add_schedule,
)
from workshop_app.printing.slides.panel_slides import add_cards, add_doors, add_tables, add_words
from workshop_app.printing.slides.stage import Stage
from workshop_app.printing.slides.text_slides import (
    add_aims,
    add_context,
    add_next_steps,
    add_opening,
    add_rules,
    add_thanks,
    add_themes,
)
from workshop_app.services import slides_content as content
from workshop_app.services.ports import Watch

FORMS: dict[type, Callable[[Composer, Any], None]] = {
    content.ContextSlide: add_context,
    content.AimsSlide: add_aims,
    content.RulesSlide: add_rules,
    content.CardsSlide: add_cards,
    content.TablesSlide: add_tables,
    content.ScheduleSlide: add_schedule,
    content.DoorsSlide: add_doors,
    content.FiguresSlide: add_figures,
    content.ByTableSlide: add_by_table,
    content.ThemesSlide: add_themes,
    content.WordsSlide: add_words,
    content.EssentialSlide: add_essential,
    content.NextStepsSlide: add_next_steps,
    content.ThanksSlide: add_thanks,
}


def write_deck(deck: content.Deck, stage: Stage, path: Path, watch: Watch) -> int:
    """Write the presentation. Returns its number of slides. Raises Stop."""
    begin()
    composer = Composer(deck, stage)
    add_opening(composer)
    for place, slide in enumerate(deck.slides):
        look_up(watch, place / len(deck.slides))
        FORMS[type(slide)](composer, slide)
    look_up(watch, 0.95)
    composer.paint.finish()
    occasion, properties = deck.occasion, stage.slides.core_properties
    describe(properties, occasion.title, occasion.organiser, deck.made_at)
    package = stage.slides.part.package
    for key in thumbnails(package._rels):
        package.drop_rel(key)
    stage.slides.save(str(path))
    return len(stage.slides.slides)
