"""The evaluation of a day: its questions, its page, its answers and what they come to.

Decides when an answer is taken and what is counted; how it is asked belongs to the faces.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from uuid import UUID, uuid4

from workshop_app.domain.after_facts import (
    EvaluationAnswered,
    EvaluationChanged,
    EvaluationClosed,
    EvaluationOpened,
    WordsQuoted,
)
from workshop_app.domain.attendance import CAME, Attendance
from workshop_app.domain.evaluation import (
    MOST_ANSWERS,
    SCALE,
    AskedQuestion,
    Evaluation,
    EvaluationAnswer,
    QuestionKind,
    QuestionResult,
    Source,
    check_questions,
    check_questions_kept,
    clean_marks,
    clean_words,
    is_open,
    results_of,
)
from workshop_app.domain.facts import Fact
from workshop_app.domain.problems import Problem
from workshop_app.i18n.translate import N_, _, number
from workshop_app.services.exchange import csv_table
from workshop_app.services.form_address import typed_address
from workshop_app.services.people import participants
from workshop_app.services.ports import Snapshot, UnitOfWork
from workshop_app.services.tables import new_code
from workshop_app.services.workshops import the_workshop

USUAL: tuple[tuple[QuestionKind, str], ...] = (
    ("scale", N_("Cette journée vous a-t-elle été utile ?")),
    ("text", N_("Ce que je retiens")),
    ("text", N_("Ce que j'aurais aimé")),
)


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer as it arrives."""

    id: UUID
    marks: Mapping[str, int] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)
    source: Source = "phone"


@dataclass(frozen=True, slots=True)
class Quote:
    """Something that was written, and whether the report says it."""

    answer: UUID
    question: str
    text: str
    quoted: bool


@dataclass(frozen=True, slots=True)
class EvaluationNews:
    """All there is to say of it."""

    evaluation: Evaluation
    open: bool
    results: tuple[QuestionResult, ...]
    quotes: tuple[Quote, ...]
    answers: int
    on_paper: int
    came: int
    """People who took part."""


def the_evaluation(snapshot: Snapshot) -> Evaluation:
    """As it is, or as it would be: the usual questions, in the language of the moment."""
    known = _stored(snapshot)
    if known is not None and not known.withdrawn:
        return known
    asked = tuple(
        AskedQuestion(f"q{place}", kind, _(text)) for place, (kind, text) in enumerate(USUAL, 1)
    )
    code = known.code if known is not None else ""
    return Evaluation(id=snapshot.workshop, workshop=snapshot.workshop, code=code, questions=asked)


def evaluation_with_a_page(snapshot: Snapshot) -> Evaluation | None:
    """None while nobody has touched it: no code leads to it."""
    known = _stored(snapshot)
    return None if known is None or known.withdrawn else known


def change_evaluation_questions(uow: UnitOfWork, questions: Sequence[AskedQuestion]) -> Evaluation:
    """Other questions, or other words; a new one comes without a key. Raises Problem."""
    before = the_evaluation(uow)
    keyed = tuple(
        replace(each, key=each.key or uuid4().hex[:12], text=" ".join(each.text.split()))
        for each in questions
    )
    check_questions(keyed)
    check_questions_kept(before.questions, keyed, _answered_keys(uow))
    return _keep(uow, questions=keyed)


def let_it_open_alone(uow: UnitOfWork, alone: bool) -> Evaluation:
    """At the end of the last phase, or by hand only."""
    return _keep(uow, opens_alone=alone)


def open_evaluation(uow: UnitOfWork) -> Evaluation:
    """Phones may answer from now on; opened again, what was answered stays."""
    before = _with_code(uow)
    if before.opened_at is not None and before.closed_at is None:
        return before
    return _record(uow, EvaluationOpened, replace(before, opened_at=uow.now, closed_at=None))


def close_evaluation(uow: UnitOfWork) -> Evaluation:
    """Phones may not answer any more. A second time changes nothing."""
    before = _with_code(uow)
    if before.closed_at is not None:
        return before
    return _record(uow, EvaluationClosed, replace(before, closed_at=uow.now))


def answer_evaluation(uow: UnitOfWork, sent: Answered) -> EvaluationAnswer:
    """The same device again: its answer is replaced. Sheets are typed open or closed.

    Raises Problem: evaluation_closed, evaluation_empty, evaluation_full, evaluation_mark,
    evaluation_too_long.
    """
    evaluation = the_evaluation(uow)
    if sent.source == "phone" and not is_open(evaluation, uow.phases.where(), uow.now):
        raise Problem("evaluation_closed")
    marks = clean_marks(evaluation.questions, sent.marks)
    words = clean_words(evaluation.questions, sent.words)
    if not marks and not words:
        raise Problem("evaluation_empty")
    before = uow.of(EvaluationAnswer).get(sent.id)
    if before is None and uow.of(EvaluationAnswer).count() >= MOST_ANSWERS:
        raise Problem("evaluation_full")
    made = EvaluationAnswer(id=sent.id, workshop=uow.workshop, source=sent.source)
    known = before or made
    same = dict(known.words)
    quoted = tuple(key for key in known.quoted if same.get(key) == dict(words).get(key))
    after = replace(known, marks=marks, words=words, quoted=quoted, withdrawn=False)
    return before if after == before else uow.record(EvaluationAnswered(before, after))


def quote(uow: UnitOfWork, answer: UUID, question: str, quoted: bool) -> EvaluationAnswer:
    """These words stand in the report, or no longer. Raises Problem: unknown_answer."""
    before = uow.of(EvaluationAnswer).get(answer)
    if before is None or before.withdrawn or question not in dict(before.words):
        raise Problem("unknown_answer")
    kept = [key for key in before.quoted if key != question]
    after = replace(before, quoted=tuple([*kept, question] if quoted else kept))
    return before if after == before else uow.record(WordsQuoted(before, after))


def evaluation_news(snapshot: Snapshot, now: datetime) -> EvaluationNews:
    """A query."""
    evaluation, answers = the_evaluation(snapshot), _in_no_order(snapshot)
    return EvaluationNews(
        evaluation,
        is_open(evaluation, snapshot.phases.where(), now),
        results_of(evaluation.questions, answers),
        tuple(
            Quote(answer.id, key, text, key in answer.quoted)
            for answer in answers
            for key, text in answer.words
        ),
        len(answers),
        sum(answer.source == "paper" for answer in answers),
        people_who_came(snapshot),
    )


def people_who_came(snapshot: Snapshot) -> int:
    """Those the door has seen; everybody on the list where it saw nobody."""
    seen = sum(said.state in CAME for said in snapshot.of(Attendance).where())
    return seen or len(participants(snapshot))


def evaluation_url(address: str, code: str) -> str:
    return f"http://{address}/e/{code}" if address and code else ""


def evaluation_address(snapshot: Snapshot) -> str:
    """What its QR code holds; empty while there is no address, or no code yet."""
    return evaluation_url(typed_address(the_workshop(snapshot)), the_evaluation(snapshot).code)


def evaluation_csv(snapshot: Snapshot) -> bytes:
    """An answer a line, in no order that tells who came before whom."""
    evaluation = the_evaluation(snapshot)
    rows = [
        [
            *(_cell(answer, question) for question in evaluation.questions),
            _("papier") if answer.source == "paper" else _("téléphone"),
        ]
        for answer in _in_no_order(snapshot)
    ]
    return csv_table([*(question.text for question in evaluation.questions), _("source")], rows)


def _cell(answer: EvaluationAnswer, question: AskedQuestion) -> str:
    if question.kind == "text":
        return dict(answer.words).get(question.key, "")
    mark = dict(answer.marks).get(question.key)
    return number(mark) if mark in SCALE else ""


def _in_no_order(snapshot: Snapshot) -> Sequence[EvaluationAnswer]:
    """By their ids, which are drawn at random: not as they came."""
    return sorted(snapshot.of(EvaluationAnswer).where(), key=lambda answer: answer.id.int)


def _answered_keys(snapshot: Snapshot) -> set[str]:
    return {
        key
        for answer in snapshot.of(EvaluationAnswer).where()
        for key, _said in (*answer.marks, *answer.words)
    }


def _stored(snapshot: Snapshot) -> Evaluation | None:
    """As it lies, taken back or not."""
    return snapshot.of(Evaluation).get(snapshot.workshop)


def _with_code(uow: UnitOfWork) -> Evaluation:
    found = the_evaluation(uow)
    return found if found.code else replace(found, code=new_code())


def _keep(uow: UnitOfWork, **fields: object) -> Evaluation:
    before = the_evaluation(uow)
    after = replace(_with_code(uow), **fields)  # type: ignore[arg-type]
    return after if after == before else _record(uow, EvaluationChanged, after)


def _record(uow: UnitOfWork, fact: type[Fact[Evaluation]], after: Evaluation) -> Evaluation:
    """Over what is stored, even when that was taken back."""
    known = _stored(uow)
    return uow.record(fact(known, replace(after, change=known.change if known else 0)))
