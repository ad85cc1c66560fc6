"""What people think of the day once it is over: a few questions, an answer a device or a sheet.

Nothing of an answer says whose it is: no name, no table, no hour, no word of the phone it came
from. Decides what a question and an answer may hold and when answers are taken; not who is counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from workshop_app.domain.cards import clean_text
from workshop_app.domain.entity import Entity
from workshop_app.domain.phases import Phase, in_order, phase_state
from workshop_app.domain.problems import Problem

QuestionKind = Literal["scale", "text"]
Source = Literal["phone", "paper"]
SCALE = (1, 2, 3, 4)
"""From the worst to the best: an even number, nobody hides in the middle."""
MOST_QUESTIONS = 6
LONGEST_ASKED = 160
LONGEST_ANSWER = 500
"""Signs of free words: six of them fit in one request."""
MOST_ANSWERS = 1_000
"""Ten times a hall: beyond, somebody plays."""
FEWEST_FOR_SHARES = 20
"""With so many or fewer, a percentage would tell of persons."""


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    key: str
    kind: QuestionKind
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation(Entity):
    """One a workshop; its id is the workshop's."""

    code: str
    """Of its page: it opens nothing else."""
    questions: tuple[AskedQuestion, ...]
    opens_alone: bool = False
    """It opens when the time of the last phase is over."""
    opened_at: datetime | None = None
    closed_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EvaluationAnswer(Entity):
    """What one device said, or one sheet of paper. Sent again by the same device, it replaces."""

    marks: tuple[tuple[str, int], ...] = ()
    """(question, 1 to 4) of those that were answered."""
    words: tuple[tuple[str, str], ...] = ()
    """(question, what was written)."""
    source: Source = "phone"
    quoted: tuple[str, ...] = ()
    """Questions whose words here were chosen for the report."""


@dataclass(frozen=True, slots=True)
class QuestionResult:
    """One question over all answers."""

    question: AskedQuestion
    counts: tuple[int, ...]
    """How many chose 1, 2, 3, 4; empty for words."""
    answered: int


def is_open(evaluation: Evaluation, phases: Iterable[Phase], now: datetime) -> bool:
    """Whether a phone may answer now: opened by hand, or by the bell of the last phase."""
    if evaluation.closed_at is not None:
        return False
    if evaluation.opened_at is not None:
        return True
    return evaluation.opens_alone and day_is_over(phases, now)


def day_is_over(phases: Iterable[Phase], now: datetime) -> bool:
    """The last phase has rung or was ended."""
    schedule = in_order(phases)
    return bool(schedule) and phase_state(schedule[-1], now).name in ("over", "ended")


def check_questions(questions: Sequence[AskedQuestion]) -> None:
    """Raises Problem: evaluation_questions, evaluation_question_empty, evaluation_question_long."""
    if not 1 <= len(questions) <= MOST_QUESTIONS:
        raise Problem("evaluation_questions", most=MOST_QUESTIONS)
    for question in questions:
        if not question.text.strip():
            raise Problem("evaluation_question_empty")
        if len(question.text) > LONGEST_ASKED:
            raise Problem("evaluation_question_long", longest=LONGEST_ASKED)


def check_questions_kept(
    before: Sequence[AskedQuestion], after: Sequence[AskedQuestion], answered: Iterable[str]
) -> None:
    """A question that was answered stays, and asks for the same kind; its words may be mended."""
    kinds = {question.key: question.kind for question in after}
    used = set(answered)
    for question in before:
        if question.key in used and kinds.get(question.key) != question.kind:
            raise Problem("evaluation_question_answered", question=question.text)


def clean_marks(
    questions: Sequence[AskedQuestion], marks: Mapping[str, int]
) -> tuple[tuple[str, int], ...]:
    """In the order of the questions; one that is not asked is left out. Raises Problem."""
    found = []
    for question in questions:
        mark = marks.get(question.key)
        if question.kind != "scale" or mark is None:
            continue
        if mark not in SCALE:
            raise Problem("evaluation_mark", lowest=SCALE[0], highest=SCALE[-1])
        found.append((question.key, mark))
    return tuple(found)


def clean_words(
    questions: Sequence[AskedQuestion], words: Mapping[str, str]
) -> tuple[tuple[str, str], ...]:
    """Cleaned as a card is; the blank ones are left out. Raises Problem: evaluation_too_long."""
    found = []
    for question in questions:
        text = words.get(question.key, "")
        if question.kind == "text" and text.strip():
            kept = clean_text(text, len(text))
            if len(kept) > LONGEST_ANSWER:
                raise Problem("evaluation_too_long", length=len(kept), longest=LONGEST_ANSWER)
            found.append((question.key, kept))
    return tuple(found)


def results_of(
    questions: Sequence[AskedQuestion], answers: Iterable[EvaluationAnswer]
) -> tuple[QuestionResult, ...]:
    """Question by question, in their order."""
    kept = list(answers)
    return tuple(_result(question, kept) for question in questions)


def _result(question: AskedQuestion, answers: Sequence[EvaluationAnswer]) -> QuestionResult:
    if question.kind == "text":
        answered = sum(question.key in dict(answer.words) for answer in answers)
        return QuestionResult(question, (), answered)
    marks = [mark for answer in answers if (mark := dict(answer.marks).get(question.key))]
    return QuestionResult(question, tuple(map(marks.count, SCALE)), len(marks))


def may_show_shares(count: int) -> bool:
    return count > FEWEST_FOR_SHARES
