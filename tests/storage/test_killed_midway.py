"""Long work killed at any moment: all of it is there, or nothing of it; never a half."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path
from uuid import UUID, uuid4

import pikepdf
import pytest

from tests.storage.interrupted import opened, the_only
from workshop_app.bootstrap import House
from workshop_app.services.cards import Draft, write_card
from workshop_app.services.phases import schedule, start_phase
from workshop_app.services.workshops import create_workshop
from workshop_app.storage import schema

RELEASED = Path(__file__).parents[1] / "data" / "libraries"
TIMES = 6
CARDS, PEOPLE = 60, 10 * 12


@pytest.fixture
def before(tmp_path: Path) -> Path:
    folder = tmp_path / "before"
    folder.mkdir()
    return folder


def filled(folder: Path) -> UUID:
    """A library of one workshop with its cards."""
    key = uuid4()
    with closing(opened(folder)) as house:
        do = partial(house.library.submit, key, "test")
        do(partial(create_workshop, model="concertation", title="Marée")).result(5)
        forces = next(p for p in house.library.read(key, schedule) if p.title == "Forces")
        do(partial(start_phase, key=forces.id)).result(5)
        drafts = [Draft(uuid4(), n % 9 + 1, "forces", f"Carte {n}") for n in range(CARDS)]
        sent = [do(partial(write_card, draft=draft)) for draft in drafts]
        assert all(future.result(5).first for future in sent)
    return key


def tries(before: Path, work: str) -> Iterator[Path]:
    """The folders that the kills have left; the first one was not killed."""
    command = [sys.executable, "-m", "tests.storage.interrupted", work, str(before.parent)]
    done = subprocess.run([*command, str(TIMES)], capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    return (before.parent / str(number) for number in range(TIMES))


def cards(house: House, key: UUID) -> int:
    assert house.archive.check() == []
    facts = house.library.read(key, lambda snapshot: snapshot.facts_since(0))
    assert [line.number for line in facts] == list(range(1, len(facts) + 1))
    return len(house.library.read(key, lambda snapshot: snapshot.cards.where()))


def both_ends(found: Sequence[object], done: object) -> None:
    """What was not killed is done; and the kills came early enough to stop some."""
    assert found[0] == done
    assert any(each != done for each in found), "no kill came in time: nothing was tried"


def test_bringing_an_older_library_up_to_date(before: Path) -> None:
    shutil.copy(RELEASED / "version-0001.db", before / "library.db")
    for folder in tries(before, "bring_up_to_date"):
        with closing(opened(folder)) as house:
            assert cards(house, the_only(house)) == 2
            assert schema.version_of(house.database.writer) == schema.NEWEST


def test_taking_in_a_workshop(before: Path, tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.mkdir()
    key = filled(source)
    with closing(opened(source)) as house:
        house.archive.write(key, before / "autre.tablee")
    opened(before).close()
    found = []
    for folder in tries(before, "take_in"):
        with closing(opened(folder)) as house:
            found.append(len(house.library.workshop_ids()))
            if not found[-1]:
                house.archive.take_in(folder / "autre.tablee")
            assert cards(house, key) == CARDS
    both_ends(found, 1)


def test_importing_a_list(before: Path) -> None:
    key = filled(before)
    names = [f"{first}{last}" for first in "bcdfgjlmnp" for last in "aeiouéèâêîôû"]
    lines = [f"Dur{name};Lou{name};{n}@exemple.fr" for n, name in enumerate(names)]
    (before / "liste.csv").write_text("\n".join(["Nom;Prénom;Courriel", *lines]), "utf-8")
    found = []
    for folder in tries(before, "import_list"):
        with closing(opened(folder)) as house:
            assert cards(house, key) == CARDS
            found.append(len(house.library.read(key, lambda snapshot: snapshot.people.where())))
    assert set(found) <= {0, PEOPLE}
    both_ends(found, PEOPLE)


def test_copying_a_workshop_over_its_last_copy(before: Path, tmp_path: Path) -> None:
    key = filled(before)
    with closing(opened(before)) as house:
        house.archive.write(key, before / "copie.tablee")
        draft = Draft(uuid4(), 4, "forces", "Une de plus")
        house.library.submit(key, "test", partial(write_card, draft=draft)).result(5)
    found = []
    for folder in tries(before, "copy"):
        elsewhere = tmp_path / f"other-{folder.name}"
        elsewhere.mkdir()
        with closing(opened(elsewhere)) as other:
            assert other.archive.take_in(folder / "copie.tablee") == key
            found.append(cards(other, key))
    assert set(found) <= {CARDS, CARDS + 1}
    both_ends(found, CARDS + 1)


def test_writing_the_report_over_the_one_before(before: Path) -> None:
    filled(before)
    (before / "rendu.pdf").write_bytes(b"le compte rendu d'avant")
    found = []
    for folder in tries(before, "report"):
        target = folder / "rendu.pdf"
        found.append(target.read_bytes() != b"le compte rendu d'avant")
        if found[-1]:
            with pikepdf.open(target) as pdf:
                assert len(pdf.pages) > 2
    both_ends(found, True)
