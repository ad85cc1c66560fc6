"""Which instruction each table of a phase follows."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_app.domain.parts import Part
from workshop_app.domain.phases import Phase, check_phase
from workshop_app.domain.problems import Problem
from workshop_app.domain.questions import Question, all_words
from workshop_app.domain.sides import letter_of, phase_for, sides
from workshop_app.domain.tracks import MOST_TRACKS, TableTrack, track_fitted, tracks_with

APART = TableTrack("b", (5, 6), "Bus", "Comment venir ?", ("Prenez la carte.",), "Voir la 6.")
PHASE = Phase(
    id=uuid4(),
    workshop=uuid4(),
    position=0,
    title="Forces",
    planned_s=600,
    question="Sur quoi s'appuyer ?",
    questions=(Question("f", "Et ici ?", "forces"),),
    steps=("Écrivez.",),
    note="Calme.",
    tracks=(APART,),
)
TABLES = st.sets(st.integers(1, 40))


def test_a_table_lives_the_phase_in_the_words_it_was_given() -> None:
    seen = phase_for(PHASE, 5)
    assert (seen.id, seen.kinds, seen.planned_s) == (PHASE.id, PHASE.kinds, PHASE.planned_s)
    assert (seen.title, all_words(seen), seen.steps, seen.note) == (
        "Bus",
        "Comment venir ?",
        ("Prenez la carte.",),
        "Voir la 6.",
    )
    assert phase_for(PHASE, 4) is PHASE


def test_what_a_track_leaves_empty_is_the_phase_s() -> None:
    bare = replace(PHASE, tracks=(TableTrack("b", (5,)),))
    seen = phase_for(bare, 5)
    assert replace(seen, tracks=bare.tracks) == bare


def test_the_room_is_shared_between_the_instructions() -> None:
    found = sides(PHASE, range(1, 7))
    assert [(side.letter, side.tables) for side in found] == [("A", (1, 2, 3, 4)), ("B", (5, 6))]
    assert [letter_of(PHASE, number) for number in (4, 5)] == ["A", "B"]
    assert [side.letter for side in sides(PHASE, (5, 6))] == ["B"], "nobody is left for A"
    alone = sides(PHASE, (1, 2))
    assert [(side.letter, side.tables) for side in alone] == [("", ())], "nobody follows B"
    assert letter_of(replace(PHASE, tracks=()), 5) == ""


@given(TABLES, st.lists(TABLES, max_size=4))
def test_every_table_of_the_room_has_one_instruction(
    room: set[int], wanted: list[set[int]]
) -> None:
    tracks: tuple[TableTrack, ...] = tuple(TableTrack(str(n)) for n in range(len(wanted)))
    for place, tables in enumerate(wanted):
        tracks = tracks_with(tracks, replace(tracks[place], tables=tuple(sorted(tables))))
    phase = replace(PHASE, tracks=tracks)
    check_phase(phase)
    found = sides(phase, sorted(room))
    if found[0].letter:
        assert sorted(n for side in found for n in side.tables) == sorted(room)
    for side in found:
        for number in side.tables:
            assert replace(phase_for(phase, number), tracks=()) == side.phase
            assert letter_of(phase, number) == side.letter


def test_its_times_fill_the_phase_whatever_its_length() -> None:
    track = replace(APART, parts=(Part("Seul", 200), Part("Tous", 400)))
    check_phase(replace(PHASE, tracks=(track,)))
    with pytest.raises(Problem, match="parts_do_not_fill"):
        check_phase(replace(PHASE, planned_s=900, tracks=(track,)))
    fitted = track_fitted(track, 900)
    assert [part.planned_s for part in fitted.parts] == [300, 600]


@pytest.mark.parametrize(
    ("tracks", "code"),
    [
        ((APART, replace(APART, key="c")), "tracks_not_valid"),
        ((APART, replace(APART, tables=(7,))), "tracks_not_valid"),
        ((replace(APART, tables=(0,)),), "tracks_not_valid"),
        ((replace(APART, question="?" * 301),), "question_too_long"),
        (tuple(TableTrack(str(n)) for n in range(MOST_TRACKS + 1)), "too_many_tracks"),
    ],
)
def test_what_makes_no_sense_is_refused(tracks: tuple[TableTrack, ...], code: str) -> None:
    with pytest.raises(Problem, match=code):
        check_phase(replace(PHASE, tracks=tracks))
