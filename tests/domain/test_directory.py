"""Who is known across workshops, and who looks alike without being one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_app.domain.attendance import PresenceState
from workshop_app.domain.directory import (
    Entry,
    Gathering,
    Line,
    Outcome,
    differing,
    gather,
    named,
    outcome_of,
    structures,
)
from workshop_app.domain.entity import WHOLE_LIBRARY
from workshop_app.domain.known import DirectoryChoice, Sort
from workshop_app.domain.lookalikes import one_slip, people_alike, structures_alike

TODAY = date(2026, 3, 12)
OLD, MID, NEW = (UUID(int=n).hex for n in (1, 2, 3))
PLACES = {
    OLD: Gathering(UUID(OLD), "Le premier", date(2025, 1, 10), date(2025, 1, 1), door_open=True),
    MID: Gathering(UUID(MID), "Le deuxième", date(2025, 6, 10), date(2025, 1, 1)),
    NEW: Gathering(UUID(NEW), "Le prochain", date(2026, 6, 10), date(2026, 1, 1)),
}


def line(workshop: str, first: str, last: str, email: str = "", **more: str | bool) -> Line:
    told = {"withdrawn": False, "organisation": "OT Rives"} | more
    return Line(workshop, uuid4().hex, last_name=last, first_name=first, email=email, **told)  # type: ignore[arg-type]


def known(
    lines: Sequence[Line],
    states: dict[str, PresenceState] | None = None,
    choices: Sequence[DirectoryChoice] = (),
) -> list[Entry]:
    said = states or {}
    of_lines = {(one.workshop, one.id): said[one.id] for one in lines if one.id in said}
    return gather(lines, PLACES, of_lines, {}, choices, TODAY)


def choice(kind: Sort, same: bool, *members: object, **chosen: str) -> DirectoryChoice:
    return DirectoryChoice(
        id=uuid4(),
        workshop=WHOLE_LIBRARY,
        change=1,
        kind=kind,
        same=same,
        members=tuple(map(str, members)),
        chosen=tuple(chosen.items()),
    )


def test_one_person_across_lists_shows_what_is_newest() -> None:
    old = line(OLD, "Anne", "Roux", "a@rives.example", function="Directrice")
    new = line(NEW, "Anne", "ROUX", "a@rives.example", phone="06", organisation="OT Vallée")
    (anne,) = known([old, new])
    assert (anne.last_name, anne.organisation, anne.function) == ("ROUX", "OT Vallée", "Directrice")
    assert [part.gathering.title for part in anne.parts] == ["Le prochain", "Le premier"]
    assert (anne.workshops, anne.key) == (2, min(old.id, new.id))


def test_a_namesake_with_another_mailbox_is_somebody_else() -> None:
    one, two = line(OLD, "Anne", "Roux", "a@x.example"), line(NEW, "Anne", "Roux", "b@y.example")
    assert len(known([one, two])) == 2
    (pair,) = people_alike(known([one, two]), [])
    assert pair.reason == "other_email"


@pytest.mark.parametrize(
    ("state", "place", "said"),
    [
        ("arrived", OLD, "present"),
        ("left", OLD, "left"),
        ("excused", OLD, "excused"),
        (None, OLD, "absent"),
        (None, MID, "unknown"),
        (None, NEW, "expected"),
    ],
)
def test_what_a_line_says_of_the_attendance(
    state: PresenceState | None, place: str, said: Outcome
) -> None:
    assert outcome_of(False, state, PLACES[place], TODAY) == said
    assert outcome_of(True, state, PLACES[place], TODAY) == "removed"


def test_the_history_is_counted_by_workshop() -> None:
    came, missed, waits = (line(place, "Anne", "Roux") for place in (OLD, MID, NEW))
    (anne,) = known([came, missed, waits], {came.id: "arrived"})
    assert (anne.came, anne.asked, anne.workshops) == (1, 1, 3)
    assert anne.last_seen is not None
    assert anne.last_seen.gathering.key.hex == OLD


def test_who_is_on_no_list_any_more_is_known_and_not_listed() -> None:
    (gone,) = known([line(OLD, "Anne", "Roux", withdrawn=True)])
    assert not gone.listed
    assert structures([gone], []) == []


def test_two_entries_are_made_one_by_hand_and_show_what_was_chosen() -> None:
    one = line(OLD, "Anne", "Roux", "a@x.example")
    two = line(NEW, "Anne", "Roux-Vidal", "b@y.example")
    entries = known([one, two])
    assert dict(differing(entries))["email"] == ("a@x.example", "b@y.example")
    merged = choice("person", True, one.id, two.id, last_name="Roux-Vidal", email="a@x.example")
    (anne,) = known([one, two], choices=[merged])
    assert (anne.last_name, anne.email, anne.choice) == ("Roux-Vidal", "a@x.example", merged.id)
    assert set(anne.ids) == {one.id, two.id}
    third = line(MID, "Anne", "Roux", "a@x.example")
    assert len(known([one, two, third], choices=[merged])) == 1


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=8))
def test_merging_joins_and_loses_nobody(pairs: list[tuple[int, int]]) -> None:
    lines = [line(OLD, "Anne", f"Nom{n * 7919}", f"p{n}@x.example") for n in range(6)]
    choices = [choice("person", True, lines[a].id, lines[b].id) for a, b in pairs if a != b]
    entries = known(lines, choices=choices)
    assert sorted(key for entry in entries for key in entry.ids) == sorted(one.id for one in lines)
    together = [{str(key) for key in entry.ids} for entry in entries]
    assert all(any(set(one.members) <= group for group in together) for one in choices)


def test_named_by_mail_or_by_whole_name() -> None:
    entries = known([line(OLD, "Yann", "L'Haÿ", "y@x.example"), line(OLD, "Jean-Noël", "Le Goff")])
    goff, lhay = entries
    assert named(entries, "Y@X.example ") == [lhay]
    assert named(entries, "le goff jean noel") == [goff]
    assert named(entries, "Yann L’HAY") == [lhay]
    assert named(entries, "Goff") == named(entries, "") == named(entries, "z@x.example") == []


def test_look_alikes_are_told_with_their_reason() -> None:
    rives = {"organisation": "OT Rives"}
    lines = [
        line(OLD, "Thierry", "Lamarque", **rives),
        line(NEW, "Thierry", "Lamarqe", **rives),
        line(OLD, "Lucie", "Peyrat", organisation="OT Rives"),
        line(NEW, "Lucie", "Peyrat", organisation="OT Vallée"),
        line(OLD, "Odile", "Mazeau", **rives),
        line(NEW, "Mazeau", "Odile", **rives),
        line(OLD, "Zoé", "Arnal", "z@rives.example", **rives),
        line(NEW, "Zoé", "Bastide", "z@rives.example", **rives),
        line(OLD, "Paul", "Durand", "p1@x.example", **rives),
        line(NEW, "Paul", "Durant", "p2@x.example", **rives),
    ]
    entries = known(lines)
    found = {(pair.one.name, pair.other.name): pair.reason for pair in people_alike(entries, [])}
    assert sorted(found.values()) == ["one_letter", "other_structure", "same_email", "swapped"]
    assert len(entries) == len(lines)


def test_what_was_said_to_be_two_is_not_proposed_again() -> None:
    one, two = line(OLD, "Anne", "Roux", "a@x.example"), line(NEW, "Anne", "Roux", "b@y.example")
    two_of_them = choice("person", False, one.id, two.id)
    assert people_alike(known([one, two]), [two_of_them]) == []


def test_structures_are_counted_named_and_merged() -> None:
    lines = [
        line(OLD, "Anne", "Roux", organisation="OT Lodève", organisation_type="OT"),
        line(NEW, "Paul", "Vidal", organisation="Office de tourisme de Lodève", departement="34"),
        line(NEW, "Zoé", "Arnal", organisation="OT Lodève et Larzac"),
    ]
    entries = known(lines)
    lodeve, larzac = structures(entries, [])
    assert (len(lodeve.people), lodeve.workshops, lodeve.departements) == (2, 2, ("34",))
    (pair,) = structures_alike([lodeve, larzac], [])
    assert pair.reason == "longer"
    one = choice("structure", True, *lodeve.keys, *larzac.keys, organisation="OT Grand Lodève")
    (merged,) = structures(entries, [one])
    assert (merged.name, len(merged.people)) == ("OT Grand Lodève", 3)
    apart = choice("structure", False, lodeve.key, larzac.key)
    assert structures_alike([lodeve, larzac], [apart]) == []


@pytest.mark.parametrize(
    ("one", "other", "slip"),
    [
        ("roux", "rou", True),
        ("roux", "roxu", True),
        ("roux", "raux", True),
        ("roux", "roux", False),
        ("roux", "xuor", False),
        ("roux", "ro", False),
        ("", "a", True),
    ],
)
def test_one_slip_of_the_keys(one: str, other: str, slip: bool) -> None:
    assert one_slip(one, other) == one_slip(other, one) == slip


@given(st.text("abc", max_size=6), st.text("abc", max_size=6))
def test_a_slip_is_what_one_gesture_makes(one: str, other: str) -> None:
    made = {one[:n] + one[n + 1 :] for n in range(len(one))}
    made |= {one[:n] + letter + one[n:] for n in range(len(one) + 1) for letter in "abc"}
    made |= {one[:n] + letter + one[n + 1 :] for n in range(len(one)) for letter in "abc"}
    made |= {one[:n] + one[n + 1] + one[n] + one[n + 2 :] for n in range(len(one) - 1)}
    assert one_slip(one, other) == (other in made - {one})


def test_the_day_itself_nobody_is_missing_yet() -> None:
    today = Gathering(UUID(OLD), "Aujourd'hui", TODAY, TODAY, door_open=True)
    assert outcome_of(False, None, today, TODAY) == "expected"
    assert outcome_of(False, None, today, TODAY + timedelta(1)) == "absent"


def test_a_meeting_keeps_the_ids_of_its_group_and_its_own_door() -> None:
    """Corrected in the meeting alone, the name and the e-mail still are those of one person."""
    of_group = line(OLD, "Anne", "Roux", "a@x.example")
    of_meeting = of_group._replace(workshop=NEW, last_name="Roux-Vidal", email="v@y.example")
    (anne,) = gather(
        [of_group, of_meeting],
        PLACES,
        {(OLD, of_group.id): "arrived"},
        {},
        [],
        TODAY,
    )
    assert [part.outcome for part in anne.parts] == ["expected", "present"]


def test_a_calendar_tells_who_came_to_how_many_meetings() -> None:
    came, never = line(MID, "Anne", "Roux"), line(MID, "Paul", "Vidal")
    meetings = {(MID, came.id): (3, 4), (MID, never.id): (0, 2)}
    anne, paul = gather([came, never], PLACES, {}, meetings, [], TODAY)
    assert (anne.parts[0].outcome, anne.parts[0].meetings) == ("present", (3, 4))
    assert (paul.parts[0].outcome, paul.asked, paul.came) == ("absent", 1, 0)
