"""What « Après la séance » shows of the evaluation. Pure: no widget, no library."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from workshop_app.domain.evaluation import QuestionKind
from workshop_app.domain.tables import shown_code
from workshop_app.i18n import typography
from workshop_app.i18n.translate import _, language
from workshop_app.services.evaluation import EvaluationNews, evaluation_url
from workshop_app.services.evaluation_words import answered_words, result_words, scale_bars
from workshop_app.services.projection.brief import Door
from workshop_app.services.projection.doors import Doors


@dataclass(frozen=True, slots=True)
class AskedFace:
    key: str
    kind: QuestionKind
    text: str
    answered: bool
    """It stays, and keeps its kind."""


@dataclass(frozen=True, slots=True)
class OpinionFace:
    """Whether phones may answer, by which way, and what they are asked."""

    state: str
    is_open: bool
    alone: bool
    alone_matters: bool
    """Nobody has opened or closed it by hand."""
    door: Door | None
    """None before it has a code, or an address."""
    code: str
    address: str
    questions: tuple[AskedFace, ...]


@dataclass(frozen=True, slots=True)
class ThanksFace:
    """The sentence that closes the day."""

    text: str
    said: str
    """« Dit à 12 h 04 »; empty before."""
    letter: str


@dataclass(frozen=True, slots=True)
class QuoteFace:
    answer: UUID
    text: str
    quoted: bool


@dataclass(frozen=True, slots=True)
class ResultFace:
    key: str
    text: str
    said: str
    bars: tuple[tuple[str, str, float], ...]
    """Words, figure, share; empty for free words."""
    quotes: tuple[QuoteFace, ...]


@dataclass(frozen=True, slots=True)
class ResultsFace:
    said: str
    """« 34 réponses sur 61 »; empty without any."""
    results: tuple[ResultFace, ...]


def opinion_face(news: EvaluationNews, address: str, doors: Doors) -> OpinionFace:
    evaluation = news.evaluation
    answered = {result.question.key for result in news.results if result.answered}
    door = doors.of_evaluation(evaluation_url(address, evaluation.code), address, evaluation.code)
    return OpinionFace(
        state=_state(news),
        is_open=news.open,
        alone=evaluation.opens_alone,
        alone_matters=evaluation.opened_at is None and evaluation.closed_at is None,
        door=door,
        code=shown_code(evaluation.code) if evaluation.code else "",
        address=address,
        questions=tuple(
            AskedFace(each.key, each.kind, each.text, each.key in answered)
            for each in evaluation.questions
        ),
    )


def results_face(news: EvaluationNews) -> ResultsFace:
    said = answered_words(news.answers, news.came, news.on_paper) if news.answers else ""
    return ResultsFace(
        said,
        tuple(
            ResultFace(
                result.question.key,
                result.question.text,
                result_words(result),
                scale_bars(result) if result.counts else (),
                tuple(
                    QuoteFace(quote.answer, quote.text, quote.quoted)
                    for quote in news.quotes
                    if quote.question == result.question.key
                ),
            )
            for result in news.results
        ),
    )


def _state(news: EvaluationNews) -> str:
    evaluation = news.evaluation
    if news.open and evaluation.opened_at is not None:
        at = typography.clock(evaluation.opened_at, language())
        return _("Ouverte depuis {time}", time=at)
    if news.open:
        return _("Ouverte")
    if evaluation.closed_at is not None:
        at = typography.clock(evaluation.closed_at, language())
        return _("Fermée à {time}", time=at)
    return _("S'ouvrira seule") if evaluation.opens_alone else _("Pas encore ouverte")
