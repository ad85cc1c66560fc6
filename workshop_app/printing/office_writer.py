"""Documents for an office suite, as the faces ask for them: implements the port `OfficeWriter`."""

from __future__ import annotations

from pathlib import Path

from workshop_app.printing.document import look_up, written_aside
from workshop_app.printing.word.report_docx import write_report_docx
from workshop_app.services.ports import Watch, Written
from workshop_app.services.report_content import ReportContent


class OfficeWriter:
    """Holds nothing between two documents. Long work: never on the GUI thread."""

    def report(self, content: ReportContent, target: Path, watch: Watch) -> Written:
        """Write the report for Word. Raises Stop, or Surroundings when the folder refuses."""
        with written_aside(target) as aside:
            write_report_docx(content, aside, watch)
            look_up(watch, 1.0)
        return Written(target, 0)
