"""What can happen once a day is over: facts like the others (`facts`), named as they are in the
change log."""

from __future__ import annotations

from workshop_app.domain.day_times import FirstPlan
from workshop_app.domain.debrief import DebriefNote
from workshop_app.domain.evaluation import Evaluation, EvaluationAnswer
from workshop_app.domain.facts import Fact
from workshop_app.domain.thanks import ThankYou


class FirstPlanKept(Fact[FirstPlan]):
    """As the day was about to begin."""


class DebriefNoteWritten(Fact[DebriefNote]): ...


class DebriefNoteChanged(Fact[DebriefNote]): ...


class DebriefNoteRemoved(Fact[DebriefNote]): ...


class EvaluationChanged(Fact[Evaluation]): ...


class EvaluationOpened(Fact[Evaluation]): ...


class EvaluationClosed(Fact[Evaluation]): ...


class EvaluationAnswered(Fact[EvaluationAnswer]):
    """The first time, or again by the same device."""


class ThanksWritten(Fact[ThankYou]): ...


class ThanksSaid(Fact[ThankYou]):
    """To the phones, the hall and the participants."""


class WordsQuoted(Fact[EvaluationAnswer]):
    """Chosen for the report, or no longer."""
