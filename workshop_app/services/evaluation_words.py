"""An evaluation in words: the same at the desk and in the report."""

from __future__ import annotations

from workshop_app.domain.evaluation import SCALE, QuestionResult, may_show_shares
from workshop_app.i18n.labels import scale_label
from workshop_app.i18n.translate import _, n_, number


def answered_words(answers: int, came: int, on_paper: int) -> str:
    """« 34 réponses sur 61, dont 6 sur papier »."""
    said = n_("{n} réponse", "{n} réponses", answers)
    if came >= answers and came:
        said = _("{answers} sur {came}", answers=said, came=came)
    if not on_paper:
        return said
    return n_("{said}, dont {n} sur papier", "{said}, dont {n} sur papier", on_paper, said=said)


def bar_words(count: int, total: int) -> str:
    """« 21 (62 %) »; the number alone where a percentage would tell of persons."""
    if not may_show_shares(total):
        return number(count)
    return _("{n} ({share} %)", n=count, share=round(100 * count / total))


def scale_bars(result: QuestionResult) -> tuple[tuple[str, str, float], ...]:
    """From the best mark to the worst: what it says, how many, and its share of the answers."""
    bars = []
    for mark in reversed(SCALE):
        count = result.counts[mark - 1]
        label = _("{mark}. {words}", mark=mark, words=scale_label(mark))
        share = count / result.answered if result.answered else 0.0
        bars.append((label, bar_words(count, result.answered), share))
    return tuple(bars)


def result_words(result: QuestionResult) -> str:
    """« 33 réponses »."""
    return n_("{n} réponse", "{n} réponses", result.answered)
