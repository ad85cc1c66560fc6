"""The evaluation of the day over HTTP: one page, one form, an answer a device. No script.

The device is known again by a random word in a cookie of this page alone: not that of its cards, so
that nothing leads from an answer to a table. Decides what is read of the form; what is taken is
`services.evaluation`'s.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from secrets import token_hex
from uuid import UUID, uuid5

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from workshop_app.domain.evaluation import (
    LONGEST_ANSWER,
    SCALE,
    AskedQuestion,
    Evaluation,
    EvaluationAnswer,
    is_open,
)
from workshop_app.domain.phases import Phase
from workshop_app.domain.problems import Problem
from workshop_app.i18n.labels import scale_label
from workshop_app.i18n.sentences import sentence
from workshop_app.i18n.translate import spoken
from workshop_app.services.evaluation import Answered, answer_evaluation, the_evaluation
from workshop_app.services.ports import Clock, Library, Snapshot
from workshop_app.services.workshops import the_workshop
from workshop_app.web.answers import language_of, status_of
from workshop_app.web.await_writer import Answers
from workshop_app.web.cards import parse_form
from workshop_app.web.evaluation_words import evaluation_words
from workshop_app.web.frame import Frame
from workshop_app.web.security import Links, body_of

COOKIE, KEPT_S = "avis", 2 * 24 * 3600
"""The device is known until the day after."""
WORD = re.compile(r"[0-9a-f]{32}")
MARK, WORDS = "note-", "mots-"
"""How the fields of the form are named, before the key of the question."""
ICONS = ("circle-check", "info", "circle-alert")


class EvaluationRoutes:
    def __init__(
        self,
        library: Library,
        clock: Clock,
        links: Links,
        assets: Path,
        rehearsal: bool = False,
    ) -> None:
        self._library, self._clock, self._links = library, clock, links
        self._frame = Frame(assets, ("form.css", "evaluation.css"), ICONS, rehearsal)
        self._answers = Answers()

    async def page(self, request: Request) -> Response:
        link = await self._links.evaluation(request)
        word = _word_of(request) or token_hex(16)
        return await self._page(request, link, word, {}, None)

    async def post(self, request: Request) -> Response:
        """Kept, then back to the page, which says so. Refused, the page keeps what was written."""
        link = await self._links.writing_evaluation(request)
        fields = parse_form(request, await body_of(request))
        word = _word_of(request) or _sound(fields.get("mot", "")) or token_hex(16)
        sent = Answered(_answer_id(link, word), _marks(fields), _with(fields, WORDS))
        answer = partial(answer_evaluation, sent=sent)
        try:
            future = self._library.submit(link.workshop, "évaluation", answer)
            await self._answers.of(future)
        except Problem as problem:
            return await self._page(request, link, word, fields, problem)
        thanks = RedirectResponse(f"/e/{link.code}?merci", 303)
        _remember(thanks, word)
        return thanks

    async def _page(
        self,
        request: Request,
        link: Evaluation,
        word: str,
        fields: dict[str, str],
        problem: Problem | None,
    ) -> Response:
        read = partial(_read, answer=_answer_id(link, word))
        evaluation, title, known, phases = await run_in_threadpool(
            self._library.read, link.workshop, read
        )
        opened = is_open(evaluation, phases, self._clock.now())
        given = fields or _fields(known)
        with spoken(language_of(request)):
            answer = self._frame.answer(
                "evaluation.html",
                (),
                status_of(problem) if problem else 200,
                {},
                words=evaluation_words(),
                title=title,
                code=link.code,
                word=word,
                open=opened,
                thanked="merci" in request.query_params and problem is None,
                known=known is not None,
                wrong=sentence(problem.code, problem.values) if problem else "",
                longest=LONGEST_ANSWER,
                questions=[_asked(question, given) for question in evaluation.questions],
                scale=[{"mark": str(mark), "words": scale_label(mark)} for mark in SCALE],
            )
        _remember(answer, word)
        return answer


def _read(
    snapshot: Snapshot, answer: UUID
) -> tuple[Evaluation, str, EvaluationAnswer | None, Sequence[Phase]]:
    known = snapshot.of(EvaluationAnswer).get(answer)
    present = None if known is None or known.withdrawn else known
    title = the_workshop(snapshot).title
    return the_evaluation(snapshot), title, present, snapshot.phases.where()


def _asked(question: AskedQuestion, given: dict[str, str]) -> dict[str, object]:
    name = (MARK if question.kind == "scale" else WORDS) + question.key
    return {
        "scale": question.kind == "scale",
        "name": name,
        "text": question.text,
        "value": given.get(name, ""),
    }


def _fields(known: EvaluationAnswer | None) -> dict[str, str]:
    """An answer as the form would send it."""
    if known is None:
        return {}
    marks = {MARK + key: str(mark) for key, mark in known.marks}
    return marks | {WORDS + key: text for key, text in known.words}


def _marks(fields: dict[str, str]) -> dict[str, int]:
    """A value that is no digit is none of the scale: it is refused as such."""
    return {key: int(mark) if mark.isdecimal() else 0 for key, mark in _with(fields, MARK).items()}


def _with(fields: dict[str, str], start: str) -> dict[str, str]:
    long = len(start)
    return {name[long:]: said for name, said in fields.items() if name.startswith(start)}


def _answer_id(link: Evaluation, word: str) -> UUID:
    """The word itself is kept nowhere."""
    return uuid5(link.workshop, f"{link.code} {word}")


def _word_of(request: Request) -> str:
    return _sound(request.cookies.get(COOKIE, ""))


def _sound(word: str) -> str:
    return word if WORD.fullmatch(word) else ""


def _remember(answer: Response, word: str) -> None:
    answer.set_cookie(COOKIE, word, max_age=KEPT_S, path="/e/", httponly=True, samesite="lax")
