"""What a power cut can leave of the files: the journal cut or spoilt anywhere behind the last
answer, or a library half overwritten and its journal whole. What was acknowledged is there, and
nothing is half there.

SQLite promises (https://www.sqlite.org/wal.html) that with synchronous=FULL the journal is on the
disk up to each commit before that commit is answered; behind that point a power cut may leave
anything. The tests make those leavings, many of them, and open them as the next start would.
"""

from __future__ import annotations

import random
import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from tests.conftest import FakeClock, Workshop
from workshop_app.bootstrap import open_house
from workshop_app.services.cards import Draft, write_card
from workshop_app.settings import Settings

CARDS, CUTS = 24, 40
FRAME = 24
"""Bytes before each page in the journal; 32 before the first one."""


@dataclass(frozen=True)
class Struck:
    """The files of a running program, as they were at one instant, and what it had answered."""

    folder: Path
    key: UUID
    answered: list[tuple[int, UUID]]
    """Length of the journal when each card was acknowledged, and the card."""

    @property
    def journal(self) -> bytes:
        return (self.folder / "library.db-wal").read_bytes()

    def open_with(self, journal: bytes, into: Path, library: bytes | None = None) -> set[UUID]:
        """The cards that the next start finds, once it has proven the library sound."""
        shutil.rmtree(into, ignore_errors=True)
        into.mkdir()
        kept = library or (self.folder / "library.db").read_bytes()
        (into / "library.db").write_bytes(kept)
        (into / "library.db-wal").write_bytes(journal)
        with closing(open_house(Settings(library=str(into / "library.db")), FakeClock())) as house:
            assert house.archive.check() == []
            cards = house.library.read(self.key, lambda snapshot: snapshot.cards.where())
            facts = house.library.read(self.key, lambda snapshot: snapshot.facts_since(0))
            assert [line.number for line in facts] == list(range(1, len(facts) + 1))
            written = [line for line in facts if type(line.fact).__name__ == "CardWritten"]
            assert {line.fact.after.id for line in written} == {card.id for card in cards}
            assert sorted(card.number for card in cards) == list(range(1, len(cards) + 1))
            draft = Draft(uuid4(), 4, "forces", "La vie continue")
            command = partial(write_card, draft=draft)
            receipt = house.library.submit(self.key, "test", command).result(5)
            assert receipt.card.number == len(cards) + 1
            return {card.id for card in cards}

    def owed(self, length: int) -> set[UUID]:
        """Acknowledged when the journal was no longer than that."""
        return {card for at, card in self.answered if at <= length}


@pytest.fixture
def struck(workshop: Workshop, tmp_path: Path) -> Struck:
    """Some cards are in the library itself, the last ones in its journal alone."""
    workshop.start("Forces")
    library = Path(workshop.house.settings.library)
    first = [(0, workshop.write(f"Carte {n}").card.id) for n in range(6)]
    with closing(sqlite3.connect(library)) as connection:
        assert connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone() == (0, 0, 0)
    answered = []
    for n in range(CARDS):
        card = workshop.write(f"Carte {n} " + "x" * 37 * n, table=n % 9 + 1).card
        answered.append(((tmp_path / "library.db-wal").stat().st_size, card.id))
    folder = tmp_path / "struck"
    folder.mkdir()
    for name in ("library.db", "library.db-wal"):
        shutil.copy(tmp_path / name, folder / name)
    return Struck(folder, workshop.key, first + answered)


def places(struck: Struck) -> list[int]:
    """Around every answer, around frames, and anywhere."""
    chance = random.Random(4)
    length = len(struck.journal)
    around = [at + more for at, _ in struck.answered for more in (-1, 0, 1)]
    frames = range(32, length, FRAME + 4096)
    some = chance.sample(around, CUTS // 2) + chance.sample(list(frames), CUTS // 4)
    some += [chance.randrange(length) for _ in range(CUTS // 4)]
    return sorted({0, 1, 31, 32, length - 1, length, *(min(max(0, at), length) for at in some)})


def test_a_journal_cut_anywhere_keeps_what_was_acknowledged_before(
    struck: Struck, tmp_path: Path
) -> None:
    all_of_them = {card for _, card in struck.answered}
    for length in places(struck):
        found = struck.open_with(struck.journal[:length], tmp_path / "opened")
        assert struck.owed(length) <= found <= all_of_them, f"cut at {length}"
        if not length:
            assert found == struck.owed(0) < all_of_them, "the last cards are in the journal alone"


@pytest.mark.parametrize("left", ["zeros", "noise", "an older journal"])
def test_whatever_follows_the_last_answer_is_not_believed(
    struck: Struck, tmp_path: Path, left: str
) -> None:
    """Blocks that were allotted and never written, or written in any order."""
    journal, chance = struck.journal, random.Random(left)
    for length in places(struck)[:: 3 if left == "noise" else 4]:
        rest = len(journal) - length
        tails = {
            "zeros": bytes(rest),
            "noise": chance.randbytes(rest),
            "an older journal": journal[:rest],
        }
        found = struck.open_with(journal[:length] + tails[left], tmp_path / "opened")
        assert struck.owed(length) <= found, f"spoilt from {length}"


def test_a_library_half_overwritten_from_its_journal_is_whole_again(
    struck: Struck, tmp_path: Path
) -> None:
    """The cut comes while the journal is folded into the library: any of its pages may be new, old,
    or torn in two. The journal is still whole then, and says it all again."""
    before = (struck.folder / "library.db").read_bytes()
    folded = tmp_path / "folded"
    folded.mkdir()
    for name in ("library.db", "library.db-wal"):
        shutil.copy(struck.folder / name, folded / name)
    with closing(sqlite3.connect(folded / "library.db")) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    after = (folded / "library.db").read_bytes()
    assert after != before
    before = before.ljust(len(after), b"\0")
    everything = {card for _, card in struck.answered}
    for seed in range(10):
        chance = random.Random(seed)
        torn = b"".join(
            (before if chance.random() < 0.5 else after)[at : at + 512]
            for at in range(0, len(after), 512)
        )
        found = struck.open_with(struck.journal, tmp_path / "opened", torn)
        assert found == everything
