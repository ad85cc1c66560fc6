"""A rehearsal: played on a copy, wiped whatever happened, the real library read and told once."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from contextlib import suppress
from functools import partial
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.commands.conftest import Terminal
from tests.printing.samples import squeezed, words_of
from workshop_app.bootstrap import House
from workshop_app.commands.rehearse import Rehearsing, play, rehearsal, remember
from workshop_app.commands.session import Session, do
from workshop_app.domain.paper import KitOptions
from workshop_app.domain.problems import Problem
from workshop_app.domain.rehearsal import Rehearsal
from workshop_app.services.cards import Draft, write_card
from workshop_app.services.evaluation import open_evaluation, the_evaluation
from workshop_app.services.kit import collect_kit
from workshop_app.services.people import participants, remove_people
from workshop_app.services.phases import remove_phase, schedule, start_next
from workshop_app.services.photos import photos_in_order
from workshop_app.services.ports import Command, UnitOfWork, Watch
from workshop_app.services.posts import posts_in_order
from workshop_app.services.projection.choice import choice_of, keep_choice, saying
from workshop_app.services.rehearsal import rehearsal_of
from workshop_app.services.rehearsal_copy import OF_THE_DAY
from workshop_app.services.report import collect
from workshop_app.services.tables import tables_in_order
from workshop_app.services.workshops import change_workshop, create_workshop, stage_of, the_workshop
from workshop_app.settings import Settings
from workshop_app.storage.rehearsal_folder import PREFIX, RehearsalFolder, wipe_left_over
from workshop_app.storage.store import NOUNS

SEED = 4127
FAST = 240
"""No facilitator chooses it: a day of minutes is played in seconds."""
TITLE = "Mieux travailler"


@pytest.fixture(autouse=True)
def apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Temporary folders of this test alone: what other programs rehearse is not touched."""
    folder = tmp_path / "tmp"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.fixture
def session(tmp_path: Path) -> Session:
    """A library with one concertation of nine tables, closed."""
    found = Session(Settings(library=str(tmp_path / "real.db")))
    with found.house() as house:
        create = partial(create_workshop, model="concertation", title="Mieux travailler ensemble")
        do(house, UUID(int=1), create)
    return found


def shorten(house: House, key: UUID, keep: tuple[str, ...] = ("Forces", "Attentes")) -> None:
    """A day of two phases."""
    for phase in house.library.read(key, schedule):
        if phase.title not in keep:
            do(house, key, partial(remove_phase, key=phase.id))


def files(session: Session) -> dict[str, bytes]:
    folder = Path(session.settings.library).parent
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file()}


def left(apart: Path) -> list[str]:
    return [path.name for path in apart.glob(f"{PREFIX}*")]


def test_a_whole_day_is_played_and_remembered_in_the_real_workshop(
    session: Session, apart: Path
) -> None:
    with session.house() as house:
        shorten(house, UUID(int=1))
    with rehearsal(session, TITLE, FAST, SEED) as rehearsing:
        play(rehearsing)
        read = partial(rehearsing.house.library.read, rehearsing.workshop)
        assert read(stage_of) == "conclude"
        cards = read(lambda snapshot: snapshot.cards.where())
        assert {card.kind for card in cards} == {"forces", "attentes"}
        assert len({card.table for card in cards}) == 9
        assert len(read(participants)) == 94
        result = remember(session, rehearsing)
        assert result.cards == len(cards)
    assert left(apart) == []
    with session.house() as house:
        kept = house.library.read(UUID(int=1), rehearsal_of)
        assert (kept.speed, kept.tables, kept.cards) == (0, 9, result.cards)
        assert house.library.read(UUID(int=1), stage_of) == "prepare"
        assert house.library.read(UUID(int=1), lambda snapshot: snapshot.cards.count()) == 0


def write(uow: UnitOfWork) -> object:
    return write_card(uow, Draft(uuid4(), 4, "forces", "Un port"))


def rename(uow: UnitOfWork) -> object:
    return change_workshop(uow, title="Autrement")


def empty(uow: UnitOfWork) -> None:
    remove_people(uow, [person.id for person in participants(uow)])


GESTURES: tuple[Command[object], ...] = (start_next, write, rename, empty)


@settings(max_examples=5, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(gestures=st.lists(st.sampled_from(GESTURES), max_size=4))
def test_the_copy_is_never_the_original(session: Session, gestures: list[Command[object]]) -> None:
    before = files(session)
    with rehearsal(session, TITLE, 1, SEED) as rehearsing:
        for gesture in gestures:
            attempt(rehearsing, gesture)
        assert Path(rehearsing.house.settings.library) != Path(session.settings.library)
        assert (
            rehearsing.house.settings.copies.parent
            == Path(rehearsing.house.settings.library).parent
        )
        assert files(session) == before
    assert files(session) == before


def attempt(rehearsing: Rehearsing, gesture: Command[object]) -> None:
    with suppress(Problem):
        do(rehearsing.house, rehearsing.workshop, gesture)


def test_a_copy_begins_before_its_day_and_none_of_its_links_is_real(session: Session) -> None:
    with session.house() as house:
        key = UUID(int=1)
        shorten(house, key)
        do(house, key, start_next)
        do(house, key, write)
        while do(house, key, start_next):
            pass
        page = do(house, key, open_evaluation)
        do(
            house,
            key,
            lambda uow: keep_choice(uow, saying(choice_of(uow, uow.now), "Merci", uow.now)),
        )
        codes = {table.code for table in house.library.read(key, tables_in_order)}
    with rehearsal(session, TITLE, 10, SEED) as rehearsing:
        read = partial(rehearsing.house.library.read, rehearsing.workshop)
        assert read(stage_of) == "prepare"
        assert read(lambda snapshot: snapshot.cards.count()) == 0
        assert read(photos_in_order) == []
        now = rehearsing.house.clock.now()
        assert read(lambda snapshot: choice_of(snapshot, now)).view == "brief"
        evaluation = read(the_evaluation)
        assert evaluation.code != page.code
        assert evaluation.opened_at is None
        assert codes.isdisjoint(table.code for table in read(tables_in_order))
        assert (read(the_workshop).host, read(the_workshop).port) == ("", 0)
        assert len(read(posts_in_order)) == 1
        assert read(rehearsal_of).speed == 10


def test_what_runs_or_holds_no_phase_is_not_rehearsed(session: Session, apart: Path) -> None:
    def refused() -> str:
        with pytest.raises(Problem) as raised, rehearsal(session, TITLE, 1, SEED):
            pass
        return raised.value.code

    with session.house() as house:
        do(house, UUID(int=1), start_next)
    assert refused() == "rehearsal_day_runs"
    with session.house() as house:
        while do(house, UUID(int=1), start_next):
            pass
        do(house, UUID(int=2), partial(create_workshop, model="vierge", title="Vide"))
    with pytest.raises(Problem, match="rehearsal_no_schedule"), rehearsal(session, "Vide", 1, SEED):
        pass
    assert left(apart) == []


def test_one_that_was_never_begun_is_not_remembered(session: Session) -> None:
    with rehearsal(session, TITLE, 1, SEED) as rehearsing:
        remember(session, rehearsing)
    with session.house() as house:
        assert house.library.read(UUID(int=1), lambda s: s.of(Rehearsal).count()) == 0


def test_a_bug_in_the_middle_leaves_nothing(session: Session, apart: Path) -> None:
    with pytest.raises(ZeroDivisionError), rehearsal(session, TITLE, 1, SEED):
        raise ZeroDivisionError
    assert left(apart) == []


KILLED = """
import os, signal, sys, tempfile
from workshop_app.commands.rehearse import rehearsal
from workshop_app.commands.session import Session
from workshop_app.settings import Settings
tempfile.tempdir = sys.argv[2]
with rehearsal(Session(Settings(library=sys.argv[1])), "Mieux", 1, 1):
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL there")
def test_what_a_kill_leaves_goes_at_the_next_start_and_what_runs_stays(
    session: Session, apart: Path
) -> None:
    words = [sys.executable, "-c", KILLED, session.settings.library, str(apart)]
    assert subprocess.run(words, check=False, timeout=60).returncode < 0
    assert len(left(apart)) == 1
    running = RehearsalFolder()
    try:
        assert wipe_left_over() == 1
        assert left(apart) == [running.path.name]
    finally:
        running.wipe()
    assert left(apart) == []


def test_a_folder_of_somebody_elses_is_left_alone(apart: Path, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (apart / f"{PREFIX}link").symlink_to(tmp_path / "mine")
    assert wipe_left_over() == 0
    assert (tmp_path / "mine").is_dir()


def test_another_speed_is_one_sentence(filled: Terminal) -> None:
    assert "1, 10, 60" in filled.refused("rehearse", "mieux", "--speed", 7)


def test_every_sheet_of_paper_says_so(session: Session, tmp_path: Path) -> None:
    mark = squeezed("Répétition – rien n’est gardé")
    with rehearsal(session, TITLE, 1, SEED) as rehearsing:
        house, now = rehearsing.house, rehearsing.clock.now()
        read = partial(house.library.read, rehearsing.workshop)
        report = house.printer.report(read(partial(collect, now=now)), tmp_path / "r.pdf", Watch())
        content = read(partial(collect_kit, address="", now=now))
        kit = house.printer.kit(
            content, ("regles", "mur"), KitOptions(), tmp_path / "k.pdf", Watch()
        )
    for written in (report, kit):
        assert words_of(written.path).count(mark) == written.pages
    with session.house() as house:
        content = house.library.read(UUID(int=1), partial(collect_kit, address="", now=now))
        kit = house.printer.kit(content, ("regles",), KitOptions(), tmp_path / "k.pdf", Watch())
    assert mark not in words_of(kit.path)


KEPT = {
    *("workshop", "hall_table", "person", "group_rule", "split", "phase", "printed"),
    *("slide_choices", "directory_choice", "erasure", "hall_plan", "list_source", "list_import"),
    *("line_to_check", "value_rule", "project", "meeting", "meeting_presence", "membership"),
    *("room_check", "candidature", "recruitment", "rehearsal", "theme", "vote", "abbreviation"),
    *("phase_template", "evaluation", "thank_you"),
}
"""What was prepared before the day: a copy has it."""


def test_every_noun_is_kept_in_a_copy_or_cleared() -> None:
    cleared = {NOUNS[noun].name for noun in OF_THE_DAY}
    assert cleared | KEPT == {noun.name for noun in NOUNS.values()}
    assert cleared.isdisjoint(KEPT)
