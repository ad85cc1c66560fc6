"""What a decision letter says, without layout: paper and e-mail are made of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from workshop_app.domain.recruitment.candidature import State
from workshop_app.i18n.translate import _


@dataclass(frozen=True, slots=True)
class Letter:
    """One page. `before`, `reason` and `after` are one paragraph."""

    person: UUID
    name: str
    organisation: str
    email: str
    state: State
    subject: str
    salutation: str
    before: str
    reason: str
    after: str
    signature: str
    written_on: date

    @property
    def text(self) -> str:
        """To paste in an e-mail. Plain text only."""
        paragraph = " ".join(part for part in (self.before, self.reason, self.after) if part)
        parts = (self.salutation, paragraph, _("Bien cordialement,"), self.signature)
        return "\n\n".join(part for part in parts if part) + "\n"
