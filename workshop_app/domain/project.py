"""The sheet of a working group: who carries it, whom it looks for, its costs, what one promises.

Decides what the sheet adds to the workshop (whose title, context, objectives and results it shows);
not who may come (`recruitment`) nor when the group meets (`meetings`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from workshop_app.domain.entity import Entity
from workshop_app.domain.problems import Problem

CalendarForm = Literal["quarter", "meeting"]
CALENDAR_FORMS: tuple[CalendarForm, ...] = ("quarter", "meeting")
LONGEST_LINE = 300
LONGEST_TEXT = 20_000
MOST_PROMISED = 20
"""Meetings of one kind that a candidate can promise: two is usual."""
LINES = ("leader", "technical_referent", "apply_to")
TEXTS = ("wanted", "conditions", "costs")


@dataclass(frozen=True, slots=True, kw_only=True)
class Project(Entity):
    """One per workshop, its id the workshop's own. Until it is recorded, it says what the model
    says."""

    leader: str = ""
    """« Porteur de projet »: who answers for it."""
    technical_referent: str = ""
    """« Référent technique »: who follows it day after day."""
    wanted: str = ""
    """Participants wanted, in words."""
    conditions: str = ""
    """What the rules of recruitment do not say."""
    costs: str = ""
    on_site: int = 2
    """Days on site that a candidate commits to."""
    remote: int = 2
    """Remote meetings that a candidate commits to."""
    apply_until: date | None = None
    apply_to: str = ""
    """Where candidatures go: an address, an e-mail, a name."""
    calendar: CalendarForm = "meeting"
    """What the sheet says of the year: each meeting with its day, or its quarters only."""


def check_project(project: Project) -> None:
    """Refuse what no sheet could show. Raises Problem."""
    for name in LINES:
        if len(getattr(project, name)) > LONGEST_LINE:
            raise Problem("sheet_line_too_long", longest=LONGEST_LINE)
    for name in TEXTS:
        if len(getattr(project, name)) > LONGEST_TEXT:
            raise Problem("sheet_text_too_long", longest=LONGEST_TEXT)
    for count in (project.on_site, project.remote):
        if not 0 <= count <= MOST_PROMISED:
            raise Problem("promise_not_valid", count=count, most=MOST_PROMISED)
