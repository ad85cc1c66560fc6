"""What « Après la séance » shows, ready to be written down. Pure: no widget, no library."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from workshop_app.desktop.screens.after.opinion_faces import (
    OpinionFace,
    ResultsFace,
    ThanksFace,
    opinion_face,
    results_face,
)
from workshop_app.domain.day_times import PhaseTimes
from workshop_app.domain.debrief import DebriefNote
from workshop_app.domain.evaluation import is_open
from workshop_app.domain.phases import Phase
from workshop_app.i18n import typography
from workshop_app.i18n.translate import _, language
from workshop_app.services.day_times import times_of_the_day
from workshop_app.services.debrief import notes_in_order
from workshop_app.services.evaluation import EvaluationNews, evaluation_news
from workshop_app.services.form_address import typed_address
from workshop_app.services.phases import schedule
from workshop_app.services.ports import Snapshot
from workshop_app.services.projection.doors import Doors
from workshop_app.services.thanks import ThanksNews, thanks_news
from workshop_app.services.times_words import gap_words, happened, length_words, total_words
from workshop_app.services.workshops import the_workshop


@dataclass(frozen=True, slots=True)
class TimesFace:
    """One phase, planned and real; `planned` and `ran` are shares of the longest of the day."""

    title: str
    lengths: str
    gap: str
    is_over: bool
    """It took longer than planned."""
    happened: str
    planned: float
    ran: float
    spoken: str


@dataclass(frozen=True, slots=True)
class NoteFace:
    id: UUID
    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class AfterNews:
    """All that the page reads, in one go."""

    phases: Sequence[Phase]
    times: Sequence[PhaseTimes]
    notes: Sequence[DebriefNote]
    opinion: EvaluationNews
    thanks: ThanksNews
    address: str
    """HOST:PORT of the form; empty until chosen."""

    def evaluation_open_at(self, now: datetime) -> bool:
        return is_open(self.opinion.evaluation, self.phases, now)


@dataclass(frozen=True, slots=True)
class AfterFace:
    opinion: OpinionFace
    results: ResultsFace
    thanks: ThanksFace
    times: tuple[TimesFace, ...]
    total: str
    """The whole day in one sentence; empty before it began."""
    subjects: tuple[tuple[UUID | None, str], ...]
    """What a note may be about: the whole day, then each phase that has begun."""
    notes: tuple[NoteFace, ...]


def read_after(snapshot: Snapshot, now: datetime) -> AfterNews:
    return AfterNews(
        schedule(snapshot),
        times_of_the_day(snapshot, now),
        notes_in_order(snapshot),
        evaluation_news(snapshot, now),
        thanks_news(snapshot, now),
        typed_address(the_workshop(snapshot)),
    )


def compose_after(news: AfterNews, doors: Doors) -> AfterFace:
    titles = {phase.id: phase.title for phase in news.phases}
    begun = [phase for phase in news.phases if phase.started_at]
    return AfterFace(
        opinion=opinion_face(news.opinion, news.address, doors),
        results=results_face(news.opinion),
        thanks=_thanks(news.thanks),
        times=_times(news.times),
        total=total_words(news.times),
        subjects=((None, _("Toute la journée")), *((p.id, p.title) for p in begun)),
        notes=tuple(_note(note, titles) for note in reversed(news.notes)),
    )


def _thanks(news: ThanksNews) -> ThanksFace:
    said = ""
    if news.said_at is not None:
        said = _("Dit à {time}", time=typography.clock(news.said_at, language()))
    return ThanksFace(news.text, said, news.letter)


def _times(times: Sequence[PhaseTimes]) -> tuple[TimesFace, ...]:
    longest = max((max(each.planned_s or 0, each.ran_s or 0) for each in times), default=0) or 1
    return tuple(_face(each, longest) for each in times)


def _face(times: PhaseTimes, longest: int) -> TimesFace:
    lengths = _(
        "{planned} prévues, {ran} réelles",
        planned=length_words(times.planned_s),
        ran=length_words(times.ran_s),
    )
    said, gap = happened(times), gap_words(times.gap_s)
    return TimesFace(
        times.title,
        lengths,
        gap,
        (times.gap_s or 0) >= 60,
        said,
        (times.planned_s or 0) / longest,
        (times.ran_s or 0) / longest,
        ", ".join(part for part in (times.title, lengths, gap, said) if part),
    )


def _note(note: DebriefNote, titles: dict[UUID, str]) -> NoteFace:
    about = titles.get(note.phase, "") if note.phase else ""
    at = typography.clock(note.written_at, language())
    heading = _("{phase}, {time}", phase=about or _("Toute la journée"), time=at)
    return NoteFace(note.id, heading, note.text)
