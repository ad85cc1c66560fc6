"""What a facilitator chooses for the slides of a workshop: template, words, what comes next.

Decides what may be written there; not what a slide shows (`services.slides`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from workshop_app.domain.entity import Entity
from workshop_app.domain.problems import Problem

DeckKind = Literal["intro", "conclusion"]
DECKS: tuple[DeckKind, ...] = ("intro", "conclusion")
MADE: dict[DeckKind, str] = {"intro": "diapos-intro", "conclusion": "diapos-conclusion"}
"""Kind of `Printed` that remembers a deck was made."""
MOST_STEPS, LONGEST_STEP = 12, 200
MOST_WORDS, LONGEST_WORD = 10, 40
LONGEST_THANKS = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class SlideChoices(Entity):
    """One a workshop: its `id` is its `workshop`. Empty fields take what Tablée proposes."""

    template: str = ""
    """Digest of a presentation kept with the workshop; "": Tablée's own."""
    template_name: str = ""
    """What that file was called."""
    next_steps: tuple[str, ...] = ()
    thanks: str = ""
    words: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """(key of a category, its words in order): only those that somebody chose."""

    def words_of(self, category: str) -> tuple[str, ...]:
        return dict(self.words).get(category, ())


def check_choices(choices: SlideChoices) -> None:
    """Refuse what no slide could show. Raises Problem."""
    if len(choices.next_steps) > MOST_STEPS:
        raise Problem("slides_too_many_steps", most=MOST_STEPS)
    _check_lengths(choices.next_steps, LONGEST_STEP)
    _check_lengths((choices.thanks,), LONGEST_THANKS)
    for _category, words in choices.words:
        if len(words) > MOST_WORDS:
            raise Problem("slides_too_many_words", most=MOST_WORDS)
        _check_lengths(words, LONGEST_WORD)


def _check_lengths(texts: Iterable[str], longest: int) -> None:
    for text in texts:
        if len(text) > longest:
            raise Problem("slides_text_too_long", length=len(text), longest=longest)
