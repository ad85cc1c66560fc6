"""The questions of one phase: the same for all, one per category, or several with a number.

Decides which of them a card answers; not how they are shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from workshop_app.domain.problems import Problem

MOST_QUESTIONS = 9
LONGEST_QUESTION = 300
LONGEST_KEY = 40


@dataclass(frozen=True, slots=True)
class Question:
    key: str
    """What a card remembers; never used again, whatever is removed or moved."""
    text: str
    kind: str = ""
    """Key of the category it is for; "" = one of several that any card may answer."""


class Asking(Protocol):
    """A phase, as far as its questions go."""

    @property
    def question(self) -> str: ...

    @property
    def questions(self) -> tuple[Question, ...]: ...


def numbered(questions: Iterable[Question]) -> tuple[Question, ...]:
    """Those a card chooses from, 1 first."""
    return tuple(question for question in questions if not question.kind)


def asked(phase: Asking, kind: str, chosen: str = "") -> Question | None:
    """The one that a card of this category answers; None when there is one question for all.

    A card that chose nothing, or what is not asked, answers the first: it is never refused for it.
    """
    own = next((each for each in phase.questions if each.kind == kind), None)
    if own is not None:
        return own
    several = numbered(phase.questions)
    return next((each for each in several if each.key == chosen), several[0] if several else None)


def words_for(phase: Asking, kind: str) -> str:
    """What is asked of a category: its own question, else the one for all."""
    own = next((each.text for each in phase.questions if each.kind == kind), "")
    return own or _common(phase)


def all_words(phase: Asking) -> str:
    """Everything the phase asks, for the hall, the sheets and the report: a line for each."""
    several = numbered(phase.questions)
    common = "" if len(several) < len(phase.questions) else _common(phase)
    lines = [common] if common else []
    lines += [f"{place}. {each.text}" for place, each in enumerate(several, 1) if each.text]
    lines += [each.text for each in phase.questions if each.kind and each.text]
    return "\n".join(lines)


def _common(phase: Asking) -> str:
    """What stands above several questions, unless it is one of them."""
    is_one = any(each.text == phase.question for each in numbered(phase.questions))
    return "" if is_one else phase.question


def titled(questions: Iterable[Question], key: str) -> str:
    """The question a card answers, with its number where they have one; "" when it is gone."""
    known = list(questions)
    found = next((each for each in known if each.key == key), None)
    if found is None or found.kind:
        return found.text if found else ""
    return f"{numbered(known).index(found) + 1}. {found.text}"


def questions_of(phases: Iterable[Asking]) -> Mapping[str, str]:
    """Key of every question of a day -> its words with its number, in the order they are asked."""
    return {
        each.key: titled(phase.questions, each.key) for phase in phases for each in phase.questions
    }


def check_questions(questions: tuple[Question, ...], phase: str) -> None:
    if len(questions) > MOST_QUESTIONS:
        raise Problem("too_many_questions", phase=phase, most=MOST_QUESTIONS)
    if any(len(each.text) > LONGEST_QUESTION for each in questions):
        raise Problem("question_too_long", phase=phase, longest=LONGEST_QUESTION)
    keys = [each.key for each in questions]
    kinds = [each.kind for each in questions if each.kind]
    bad_key = any(not 0 < len(key) <= LONGEST_KEY for key in keys)
    if bad_key or len(set(keys)) < len(keys) or len(set(kinds)) < len(kinds):
        raise Problem("questions_not_valid", phase=phase)
