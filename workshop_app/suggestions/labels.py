"""Words that could name a group of cards: what its cards say often, and the others seldom.

Three are shown with their counts beside a field for the name; none names a theme by itself.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence, Set

from workshop_app.domain.identity import fold
from workshop_app.domain.said_words import STOP, WORD
from workshop_app.domain.suggestions import Label
from workshop_app.suggestions.corpus import Corpus
from workshop_app.suggestions.words import stem

LONGEST = 4
"""Words of a phrase, the small ones included."""
SHOWN = 3
AT_LEAST = 2
"""Cards that hold the words."""
LONGER = 0.35
"""What each further word adds to a phrase's score: a phrase says more than its words."""

Phrase = tuple[str, ...]


def labels(corpus: Corpus, cards: Set[str], most: int = SHOWN) -> list[Label]:
    """The words that distinguish these cards from the others, the best first.

    Score: cards that hold them × share of all that do, longer phrases favoured.
    """
    held: defaultdict[Phrase, set[int]] = defaultdict(set)
    spelled: defaultdict[Phrase, Counter[str]] = defaultdict(Counter)
    for row, card in enumerate(corpus.cards):
        for phrase, words in _phrases(card.text):
            held[phrase].add(row)
            spelled[phrase][words] += 1
    here = {corpus.rows[card] for card in cards}
    scored = []
    for phrase, rows in held.items():
        inside = len(rows & here)
        if inside >= min(AT_LEAST, len(here)):
            score = inside * inside / len(rows) * (1 + LONGER * (len(phrase) - 1))
            scored.append((-score, spelled[phrase].most_common(1)[0][0], phrase, inside))
    chosen: list[tuple[Phrase, Label]] = []
    for _, words, phrase, inside in sorted(scored):
        if not any(set(phrase) & set(taken) for taken, _ in chosen):
            chosen.append((phrase, Label(words, inside)))
        if len(chosen) == most:
            break
    return [label for _, label in chosen]


def _phrases(text: str) -> Iterator[tuple[Phrase, str]]:
    """Stems of the words that count in each run of words, and the run as written."""
    words: Sequence[str] = WORD.findall(text)
    folded = [fold(word) for word in words]
    for start in range(len(words)):
        if folded[start] in STOP or len(folded[start]) < 3:
            continue
        for end in range(start + 1, min(start + LONGEST, len(words)) + 1):
            if folded[end - 1] in STOP or len(folded[end - 1]) < 3:
                continue
            kept = [word for word in range(start, end) if folded[word] not in STOP]
            yield tuple(stem(words[word]) for word in kept), _as_written(text, words, start, end)


def _as_written(text: str, words: Sequence[str], start: int, end: int) -> str:
    """The run in lower case, with what stands between its words (« centre-bourg »)."""
    at = 0
    for word in words[:start]:
        at = text.index(word, at) + len(word)
    first = text.index(words[start], at)
    at = first
    for word in words[start:end]:
        at = text.index(word, at) + len(word)
    return text[first:at].lower()
