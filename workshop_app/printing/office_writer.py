"""Documents for an office suite, as the faces ask for them: implements the port `OfficeWriter`."""

from __future__ import annotations

from pathlib import Path

from workshop_app.printing.document import look_up, written_aside
from workshop_app.printing.slides.deck_pptx import write_deck
from workshop_app.printing.slides.stage import organisers_stage, own_stage
from workshop_app.printing.slides.trial import template_of
from workshop_app.printing.word.report_docx import write_report_docx
from workshop_app.services.ports import Watch, Written
from workshop_app.services.report_content import ReportContent
from workshop_app.services.slides_content import Deck


class OfficeWriter:
    """Holds nothing between two documents. Long work: never on the GUI thread."""

    def report(self, content: ReportContent, target: Path, watch: Watch) -> Written:
        """Write the report for Word. Raises Stop, or Surroundings when the folder refuses."""
        with written_aside(target) as aside:
            write_report_docx(content, aside, watch)
            look_up(watch, 1.0)
        return Written(target, 0)

    def slides(self, deck: Deck, template: bytes | None, target: Path, watch: Watch) -> Written:
        """Write slides. Raises Stop, Problem when the template is none, or Surroundings."""
        stage = own_stage() if template is None else organisers_stage(template)
        with written_aside(target) as aside:
            pages = write_deck(deck, stage, aside, watch)
            look_up(watch, 1.0)
        return Written(target, pages)

    def template_of(self, content: bytes, name: str) -> bytes:
        """A file that somebody brings, as a template. Raises Problem."""
        return template_of(content, name)
