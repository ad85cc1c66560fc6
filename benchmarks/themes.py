"""How well suggestions do on cards sorted by hand, against what is asked, and how long they take.

    python -m benchmarks.themes [--sets club residence …]

One JSON object a line: the mean over the sets, how far they spread around it, what is asked, and
whether it is kept. Sets of invented cards are in benchmarks/themes_sets (id, table, category, text,
theme, twin; and the names of the themes, of 3 to 6 words and of 1 or 2). UNTOUCHED was
written last, nothing was chosen by looking at it, and it is told apart. Chance: ten draws of the
cards a person has placed, seeds 0 to 9. Beside it, where scikit-learn is installed (extra `bench`):
TF-IDF and k-means with the true number of themes given.
"""

from __future__ import annotations

import argparse
import csv
import json
import math
import os
import random
import statistics
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence
from importlib.metadata import distribution
from pathlib import Path

from workshop_app.domain.suggestions import CardText, ThemeText
from workshop_app.settings import assets_folder
from workshop_app.suggestions.engine import Suggester

SETS = Path(__file__).parent / "themes_sets"
UNTOUCHED = "quartier"
DRAWS = 10
SURE = 0.3
REPEATED = 9
ASKED = {
    ("name", 0.0): (0.48, 0.73),
    ("name", 0.2): (0.51, 0.75),
    ("name", 0.5): (0.54, 0.78),
    ("short", 0.2): (0.45, 0.70),
}
"""Names, share of cards placed -> first theme right, right theme among the three."""
Rows = Sequence[dict[str, str]]
Told = dict[str, object]
PACKAGES = ("numpy", "rapidfuzz", "snowballstemmer")


def read(name: str) -> tuple[Rows, Rows]:
    cards, themes = (SETS / f"{name}{end}.csv" for end in ("", "-themes"))
    return _rows(cards), _rows(themes)


def _rows(path: Path) -> Rows:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def texts_of(rows: Rows) -> list[CardText]:
    return [CardText(row["id"], row["category"], row["text"]) for row in rows]


def chips(engine: Suggester, name: str, kind: str, share: float) -> tuple[float, float, float]:
    """First right, among three, first right on the most confident; means of the draws."""
    rows, themes = read(name)
    cards, named = texts_of(rows), [ThemeText(row["theme"], row[kind]) for row in themes]
    gold = {row["id"]: row["theme"] for row in rows}
    totals = [0.0, 0.0, 0.0]
    draws = DRAWS if share else 1
    for draw in range(draws):
        some = random.Random(draw).sample(sorted(gold), int(share * len(gold)))
        found = engine.proposals(cards, named, {card: gold[card] for card in some})
        right = [each.chips[0].theme == gold[each.card] for each in found]
        among = [gold[e.card] in {chip.theme for chip in e.chips} for e in found]
        order = sorted(range(len(found)), key=lambda n: -found[n].margin)
        sure = order[: int(SURE * len(found))]
        totals[0] += sum(right) / len(found)
        totals[1] += sum(among) / len(found)
        totals[2] += sum(right[n] for n in sure) / len(sure)
    return totals[0] / draws, totals[1] / draws, totals[2] / draws


def twins(engine: Suggester, name: str) -> tuple[float, float, float, int]:
    """Precision and recall at the usual threshold, twin among the first three, cross-category."""
    rows, _ = read(name)
    cards = texts_of(rows)
    by_twin: dict[str, list[str]] = {}
    for row in rows:
        if row["twin"]:
            by_twin.setdefault(row["twin"], []).append(row["id"])
    gold = {frozenset(pair) for pair in by_twin.values()}
    found = engine.twins(cards)
    pairs = {frozenset((twin.one, twin.other)) for twin in found}
    category = {card.id: card.category for card in cards}
    crossed = sum(category[twin.one] != category[twin.other] for twin in found)
    among = [
        other in {twin.other for twin in engine.twins_of(cards, one)}
        for pair in map(sorted, gold)
        for one, other in (pair, pair[::-1])
    ]
    hits = len(pairs & gold)
    return hits / len(pairs), hits / len(gold), sum(among) / len(among), crossed


def agreement(one: Sequence[Hashable], other: Sequence[Hashable]) -> tuple[float, float]:
    """V-measure (Rosenberg and Hirschberg, 2007) and adjusted Rand index (Hubert, Arabie, 1985)."""
    size = len(one)
    here, there, both = Counter(one), Counter(other), Counter(zip(one, other, strict=True))

    def entropy(counts: Counter[Hashable]) -> float:
        return -sum(n / size * math.log(n / size) for n in counts.values())

    shared = sum(n / size * math.log(n * size / (here[a] * there[b])) for (a, b), n in both.items())
    pairs, ours, theirs = (
        sum(n * (n - 1) / 2 for n in counts.values()) for counts in (both, here, there)
    )
    by_chance = ours * theirs / (size * (size - 1) / 2)
    return (
        2 * shared / (entropy(here) + entropy(there)),
        (pairs - by_chance) / ((ours + theirs) / 2 - by_chance),
    )


def groups(engine: Suggester, name: str) -> tuple[float, float]:
    rows, _ = read(name)
    found = engine.propose_themes(texts_of(rows))
    where = {card: theme.name for theme in found for card in theme.cards}
    return agreement([row["theme"] for row in rows], [where[row["id"]] for row in rows])


def k_means(name: str) -> tuple[float, float] | None:
    try:
        from sklearn.cluster import KMeans
        from sklearn.feature_extraction.text import TfidfVectorizer
    except ModuleNotFoundError:
        return None
    rows, themes = read(name)
    numbers = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5)).fit_transform(
        [row["text"] for row in rows]
    )
    found = KMeans(len(themes), n_init=10, random_state=0).fit_predict(numbers)
    return agreement([row["theme"] for row in rows], found.tolist())


def times(engine: Suggester, many: int, sets: Sequence[str]) -> dict[str, float]:
    """Milliseconds of one live suggestion among so many cards, made of the sets' own words: the
    least of a few, since other programs may take the processor meanwhile."""
    chance = random.Random(1)
    rows = [row for name in sets for row in read(name)[0]]
    words = [word for row in rows for word in row["text"].split()]
    kinds = sorted({row["category"] for row in rows})

    def card(n: int) -> CardText:
        return CardText(str(n), chance.choice(kinds), " ".join(chance.choices(words, k=10)))

    cards = [card(n) for n in range(many)]
    named = [
        ThemeText(f"{name} {row['theme']}", row["name"]) for name in sets for row in read(name)[1]
    ][:20]
    placed = {str(n): named[n % len(named)].id for n in range(0, many, 5)}

    def a_new_card() -> None:
        cards.append(card(len(cards)))
        engine.twins_of(cards, cards[-1].id)

    def all_twins() -> None:
        cards.append(card(len(cards)))
        engine.twins(cards)

    def a_placement() -> None:
        placed[str(chance.randrange(1, many))] = named[0].id

    def its_chips() -> None:
        a_placement()
        engine.proposals(cards, named, placed, wanted=["7"])

    def all_chips() -> None:
        a_placement()
        engine.proposals(cards, named, placed, explain=False)

    began = time.perf_counter()
    engine.twins_of(cards, "1")
    found = {"cards": many, "first_reading_ms": round(1_000 * (time.perf_counter() - began))}
    for what, ask in (
        ("twins_of_a_new_card_ms", a_new_card),
        ("all_twins_after_a_new_card_ms", all_twins),
        ("chips_after_a_placement_ms", its_chips),
        ("all_chips_after_a_placement_ms", all_chips),
    ):
        ask()
        found[what] = min(_timed(ask) for _ in range(REPEATED))
    return found


def _timed(ask: Callable[[], None]) -> float:
    began = time.perf_counter()
    ask()
    return round(1_000 * (time.perf_counter() - began), 1)


def weight() -> dict[str, object]:
    """What suggestions add to an installation and to a start: of their packages and their table."""
    files = [
        Path(str(file.locate()))
        for name in PACKAGES
        for file in distribution(name).files or ()
        if file.suffix != ".pyc"
    ]
    files += (assets_folder() / "words").iterdir()
    megabytes = sum(file.stat().st_size for file in files if file.is_file()) / 1e6
    with_it, without = (
        min(_start(said) for _ in range(REPEATED))
        for said in (
            "import workshop_app.suggestions.engine",
            "import pathlib, dataclasses, typing",
        )
    )
    return {
        "installed_mb": round(megabytes, 1),
        "asked_mb": 100,
        "import_s": round(with_it - without, 2),
        "asked_s": 0.5,
        "kept": megabytes <= 100 and with_it - without <= 0.5,
    }


def _start(said: str) -> float:
    """Seconds of processor: other programs may take it meanwhile."""
    before = os.times()
    subprocess.run([sys.executable, "-c", said], check=True)
    after = os.times()
    spent = after.children_user - before.children_user
    return spent + after.children_system - before.children_system


def told(names: Sequence[str], figures: Sequence[Sequence[float]], asked: Sequence[float]) -> Told:
    """Each figure's mean, its spread (standard deviation over the sets) and what is asked."""
    means = [statistics.fmean(column) for column in zip(*figures, strict=True)]
    said: Told = {}
    for name, column, each, least in zip(
        names, zip(*figures, strict=True), means, asked, strict=True
    ):
        said[name] = round(each, 3)
        said[f"{name}_spread"] = round(statistics.pstdev(column), 3)
        said[f"{name}_asked"] = least
    said["kept"] = all(each >= least for each, least in zip(means, asked, strict=True))
    return said


def quality(engine: Suggester, sets: Sequence[str]) -> Iterator[Told]:
    for (kind, share), (first, three) in ASKED.items():
        found = [chips(engine, name, kind, share) for name in sets]
        sure = 0.82 if share == 0.2 else 0.0
        columns = ("first", "among_three", "first_of_the_surest_30")
        yield {"names": kind, "placed": share} | told(columns, found, (first, three, sure))
    pairs = [twins(engine, name) for name in sets]
    columns = ("twins_precision", "twins_recall", "twin_among_three")
    yield told(columns, [each[:3] for each in pairs], (0.75, 0.70, 0.95)) | {
        "cross_category": sum(each[3] for each in pairs)
    }
    grouped = [groups(engine, name) for name in sets]
    yield told(("proposed_themes_v", "proposed_themes_rand"), grouped, (0.45, 0.15))
    beside = [found for name in sets if (found := k_means(name)) is not None]
    if beside:
        yield told(("k_means_given_k_v", "k_means_given_k_rand"), beside, (0.0, 0.0))
    else:
        yield {"k_means_given_k": "scikit-learn is not installed"}


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    known = sorted(path.stem for path in SETS.glob("*.csv") if not path.stem.endswith("-themes"))
    asked.add_argument("--sets", nargs="*", default=[name for name in known if name != UNTOUCHED])
    sets: list[str] = asked.parse_args().sets
    engine = Suggester(assets_folder() / "words")
    for name in (sets, [UNTOUCHED]):
        print(json.dumps({"sets": name}))
        for each in quality(engine, name):
            print(json.dumps(each))
    for many, most in ((1_000, 20), (10_000, 50)):
        found = times(engine, many, sets)
        live = (found["twins_of_a_new_card_ms"], found["chips_after_a_placement_ms"])
        print(json.dumps(found | {"asked_ms": most, "kept": max(live) <= most}))
    print(json.dumps(weight()))


if __name__ == "__main__":
    main()
