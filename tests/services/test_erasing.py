"""Erasing: gone from every list, every log, every byte of the file; nothing brings it back."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from tests.conftest import FakeClock, Workshop
from workshop_app.bootstrap import House, open_house
from workshop_app.domain.entity import WHOLE_LIBRARY
from workshop_app.domain.facts import Forgotten, GroupRuleSet, MeetingPlanned, PersonAdded
from workshop_app.domain.known import DirectoryChoice, Erasure
from workshop_app.domain.meetings import Meeting
from workshop_app.domain.people import GroupRule, Person
from workshop_app.domain.personal import Whom, forget
from workshop_app.domain.problems import Problem
from workshop_app.services.attendance import attendance_of, set_attendance
from workshop_app.services.badges import next_badge
from workshop_app.services.cards import Draft, write_card
from workshop_app.services.directory import merge_entries, read_entries
from workshop_app.services.erasing import Erased, Eraser, traces_kept
from workshop_app.services.erasure_words import erasure_text
from workshop_app.services.history import redo, undo
from workshop_app.services.join_people import join_people
from workshop_app.services.kit_parts import Mark, mark_printed
from workshop_app.services.people import add_person, change_person, people_in_order, remove_people
from workshop_app.services.people_list import people_list
from workshop_app.services.phases import change_phase, schedule
from workshop_app.services.ports import Snapshot, UnitOfWork
from workshop_app.services.retention import day_names_go, due_workshops, keep_names
from workshop_app.services.workshops import change_workshop, create_workshop
from workshop_app.settings import Settings

SECRET = "Zwyntzek"
MAIL = "barnabe.zwyntzek@rives.example"


@pytest.fixture
def eraser(workshop: Workshop) -> Eraser:
    return workshop.house.eraser("test")


def enter(workshop: Workshop, **fields: str) -> Person:
    return workshop.add("Barnabé", SECRET, email=MAIL, organisation="OT Rives", **fields)


def another(workshop: Workshop, title: str = "Un autre") -> Workshop:
    key = uuid4()
    create = partial(create_workshop, model="vierge", title=title)
    workshop.house.library.submit(key, "test", create).result(5)
    return Workshop(workshop.house, workshop.clock, key)


def images(snapshot: Snapshot) -> str:
    return repr(snapshot.facts_since(0))


def left(house: House, path: Path, *words: str) -> list[str]:
    """Files of the library that still hold one of these words."""
    near = [each for each in path.parent.iterdir() if each.name.startswith(path.stem)]
    return [each.name for each in near for word in words if word.encode() in each.read_bytes()]


def library_of(workshop: Workshop) -> Path:
    return Path(workshop.house.settings.library)


def test_everywhere_means_every_workshop_and_every_image(
    workshop: Workshop, eraser: Eraser
) -> None:
    other = another(workshop)
    person, twin = enter(workshop, departement="34"), enter(other)
    stays = workshop.add("Anne", "Roux")
    workshop.do(partial(change_person, key=person.id, function="Directeur"))
    workshop.do(partial(set_attendance, key=person.id, state="arrived", by="1"))
    other.do(partial(remove_people, keys=[twin.id]))
    done = eraser.people([person.id.hex], "erase")
    assert done.names == (f"Barnabé {SECRET}",)
    assert {place.title for place in done.places} == {"Mieux travailler ensemble", "Un autre"}
    counts = dict(done.places[0].counts) | dict(done.places[1].counts)
    assert counts == {"Person": 1, "Attendance": 1}
    for each in (workshop, other):
        assert SECRET not in each.ask(images)
        assert MAIL not in each.ask(images)
    assert workshop.ask(people_in_order) == [stays]
    assert workshop.ask(attendance_of) == {}
    assert read_entries(workshop.house.library, workshop.clock.now().date())[0].name == "Anne Roux"


def test_no_byte_of_the_name_is_left(workshop: Workshop, eraser: Eraser) -> None:
    person = enter(workshop)
    for number in range(40):
        workshop.add("Anne", f"Roux {number}", function="Chargée de mission " * 20)
        workshop.do(partial(change_person, key=person.id, function=f"Directeur {number}" * 9))
    path = library_of(workshop)
    shutil.copy(path, path.with_name("library.version-0001.db"))
    minute = path.parent / "copies" / "Atelier.tablee"
    workshop.house.archive.write(workshop.key, minute)
    assert left(workshop.house, path, SECRET, MAIL)
    done = eraser.people([person.id.hex], "erase")
    assert done.swept
    assert done.copies == (str(path.with_name("library.version-0001.db")), str(minute))
    assert not minute.exists()
    assert left(workshop.house, path, SECRET, MAIL, "Barnab") == []
    assert workshop.house.archive.check() == []


def test_a_library_that_only_unlinked_what_went_is_rebuilt(
    workshop: Workshop, eraser: Eraser, tmp_path: Path
) -> None:
    """As one begun before this version: its free pages still hold what was written over."""
    path = library_of(workshop)
    person = enter(workshop)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA secure_delete=OFF")
        connection.execute("PRAGMA user_version=0")
        connection.execute("CREATE TABLE old (name TEXT)")
        rows = [(f"{SECRET} {number}" * 50,) for number in range(99)]
        connection.executemany("INSERT INTO old VALUES (?)", rows)
        connection.commit()
        connection.execute("DROP TABLE old")
        connection.commit()
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert path.read_bytes().count(SECRET.encode()) > 99
    assert eraser.people([person.id.hex], "erase").swept
    assert left(workshop.house, path, SECRET) == []


def test_undo_and_redo_never_bring_the_name_back(workshop: Workshop, eraser: Eraser) -> None:
    def numbered(uow: UnitOfWork) -> tuple[Person, int]:
        return add_person(uow, first_name="Barnabé", last_name=SECRET, email=MAIL), uow.command

    person, added = workshop.do(numbered)

    def removing(uow: UnitOfWork) -> int:
        remove_people(uow, [person.id])
        return uow.command

    removed = workshop.do(removing)
    back = workshop.do(partial(undo, command=removed))
    eraser.people([person.id.hex], "erase")
    for command in (added, removed, back):
        undone = workshop.do(partial(undo, command=command))
        workshop.do(partial(redo, undone=undone))
    assert workshop.ask(people_in_order) == []
    assert SECRET not in workshop.ask(images)
    last = workshop.ask(lambda snapshot: snapshot.facts_since(0))
    erasing = next(line.command for line in last if type(line.fact).__name__ == "Forgotten")
    with pytest.raises(Problem, match="forgotten_for_good"):
        workshop.do(partial(undo, command=erasing))


def test_who_is_anonymous_keeps_a_place_and_the_figures(workshop: Workshop, eraser: Eraser) -> None:
    person = enter(workshop, departement="34", organisation_type="OT")
    workshop.do(partial(change_person, key=person.id, tables=(3,), referent=True, badge=7))
    workshop.do(partial(set_attendance, key=person.id, state="arrived", by="1"))
    done = eraser.people([person.id.hex], "anonymise")
    (row,) = workshop.ask(people_list).rows
    after = row.person
    assert (after.name, after.organisation, after.email, after.badge) == ("Anonyme", "", "", None)
    assert (after.departement, after.organisation_type, after.tables) == ("34", "OT", (3,))
    assert row.doubts == ()
    assert workshop.ask(attendance_of)[person.id].state == "arrived"
    assert SECRET not in workshop.ask(images)
    assert done.how == "anonymise"
    assert read_entries(workshop.house.library, workshop.clock.now().date()) == []
    with pytest.raises(Problem, match="nobody_to_erase"):
        eraser.people([person.id.hex], "anonymise")


def test_cards_keep_their_words_and_lose_the_author(workshop: Workshop, eraser: Eraser) -> None:
    person, other = enter(workshop), another(workshop)
    words = f"Un port, dit Barnabé {SECRET}"

    def signed(author: str, here: Workshop, kind: str) -> UUID:
        draft = Draft(uuid4(), 1, kind, words, source="desk", author=author)
        return here.do(partial(write_card, draft=draft)).card.id

    mine = signed(f"B. {SECRET}", workshop, "forces")
    theirs = signed("Anne", workshop, "forces")
    done = eraser.people([person.id.hex], "erase")
    cards = {card.id: card for card in workshop.ask(lambda snapshot: snapshot.cards.where())}
    assert (cards[mine].author, cards[theirs].author) == ("", "Anne")
    assert cards[mine].text == words
    (place,) = done.places
    told = {(one.noun, one.what) for one in place.mentions}
    assert told == {("Card", "FO 01"), ("Card", "FO 02")}
    assert other.ask(images)


def test_a_workshop_they_never_entered_is_gone_through_too(
    workshop: Workshop, eraser: Eraser
) -> None:
    person, other = enter(workshop), another(workshop)
    draft = Draft(uuid4(), 1, "idees", "Un quai", source="desk", author=f"{SECRET.upper()} Barnabé")
    kind = other.ask(lambda snapshot: snapshot.workshops.where()[0].categories[0].key)
    other.do(partial(write_card, draft=replace(draft, kind=kind)))
    done = eraser.people([person.id.hex], "erase")
    assert {place.title for place in done.places} == {"Mieux travailler ensemble", "Un autre"}
    assert SECRET.upper() not in other.ask(images)


def test_notes_that_name_them_are_told_and_left(workshop: Workshop, eraser: Eraser) -> None:
    person = enter(workshop)
    (first, *_rest) = workshop.ask(schedule)
    workshop.do(partial(change_phase, key=first.id, note=f"Accueillir Barnabé {SECRET}"))
    done = eraser.people([person.id.hex], "erase")
    assert [(one.noun, one.what) for one in done.places[0].mentions] == [("Phase", first.title)]


def test_rules_between_people_lose_them(workshop: Workshop, eraser: Eraser) -> None:
    person, anne = enter(workshop), workshop.add("Anne", "Roux")
    rule = GroupRule(id=uuid4(), workshop=workshop.key, kind="apart", people=(person.id, anne.id))
    workshop.do(lambda uow: uow.record(GroupRuleSet(None, rule)))
    eraser.people([person.id.hex], "anonymise")
    assert workshop.ask(lambda snapshot: snapshot.group_rules.where()) == []
    facts = workshop.ask(lambda snapshot: snapshot.facts_since(0))
    bound = [line.fact.after for line in facts if isinstance(line.fact.after, GroupRule)]
    assert [rule.people for rule in bound] == [(anne.id,)] * 2


def test_what_was_merged_goes_whole(workshop: Workshop, eraser: Eraser) -> None:
    one = enter(workshop)
    two = another(workshop).add("Barnabé", f"{SECRET}-Roux", email="b@vallee.example")
    ids = [one.id.hex, two.id.hex]
    chosen = {"last_name": f"{SECRET}-Roux"}
    library = workshop.house.library
    merge = partial(merge_entries, kind="person", members=ids, chosen=chosen)
    library.submit(WHOLE_LIBRARY, "test", merge).result(5)
    done = eraser.people([one.id.hex], "erase")
    assert (done.people, len(done.places)) == (1, 3)
    assert library.read(WHOLE_LIBRARY, lambda s: s.of(DirectoryChoice).where()) == []
    assert SECRET not in library.read(WHOLE_LIBRARY, images)
    assert left(workshop.house, library_of(workshop), SECRET, "vallee.example") == []


def test_a_trace_is_kept_without_a_name_unless_told_not_to(
    workshop: Workshop, eraser: Eraser
) -> None:
    library = workshop.house.library
    eraser.people([enter(workshop).id.hex], "erase")
    (kept,) = library.read(WHOLE_LIBRARY, traces_kept)
    assert isinstance(kept, Erasure)
    assert (kept.people, kept.workshops, kept.how) == (1, (workshop.key,), "erase")
    eraser.people([enter(workshop).id.hex], "erase", trace=False)
    assert len(library.read(WHOLE_LIBRARY, traces_kept)) == 1


def test_neighbours_of_the_same_batch_are_cleaned_too(workshop: Workshop) -> None:
    """The writer commits several commands together: the log is not in the database yet."""
    person = enter(workshop)
    whom = Whom(frozenset({person.id.hex}))

    def change_then_forget(uow: UnitOfWork) -> int:
        change_person(uow, person.id, function=f"Cousin de {SECRET}")
        clean = partial(forget, whom=whom, how="erase", nobody="")
        seen = uow.of(Person).since(0)
        assert [one.function for one in seen] == [f"Cousin de {SECRET}"]
        for one in seen:
            uow.record(Forgotten(clean(one), clean(one)))
        return uow.clean_log(clean)

    assert workshop.do(change_then_forget) == 1
    assert SECRET not in workshop.ask(images)


def test_a_command_that_fails_cleans_nothing(workshop: Workshop) -> None:
    person = enter(workshop)

    def fails(uow: UnitOfWork) -> None:
        uow.clean_log(lambda entity: replace(entity, withdrawn=True))
        raise Problem("unknown_person")

    with pytest.raises(Problem):
        workshop.do(fails)
    workshop.add("Anne", "Roux")
    assert SECRET in workshop.ask(images)
    assert workshop.ask(lambda s: s.people.get(person.id)) == person


def test_two_of_one_batch_never_share_a_badge(workshop: Workshop) -> None:
    """What a neighbour has put is seen by whoever asks what changed."""

    def two(uow: UnitOfWork) -> list[int]:
        numbers = []
        for name in ("Roux", "Vidal"):
            numbers.append(next_badge(uow))
            add_person(uow, first_name="Anne", last_name=name, badge=numbers[-1])
        return numbers

    assert workshop.do(two) == [1, 2]


def test_the_report_says_what_is_out_of_reach(workshop: Workshop, eraser: Eraser) -> None:
    person = enter(workshop)
    other = workshop.add("Anne", "Roux")
    marks = [Mark("noms", "", "x", ()), Mark("regles", "", "x", ())]
    marks += [Mark("badges", str(one.id), "x", ()) for one in (person, other)]
    workshop.do(partial(mark_printed, marks=marks))
    done = eraser.people([person.id.hex], "erase")
    assert [kind for kind, _at in done.places[0].papers] == ["badges", "noms"]
    again = eraser.people([enter(workshop).id.hex], "erase")
    assert [kind for kind, _at in again.places[0].papers] == ["noms"]
    text = erasure_text(done)
    assert f"Barnabé {SECRET}" in text
    assert "1 fiche" in text
    assert "Les copies faites ailleurs" in text
    assert "Où je m’assois du 12 mars 2026" in text
    assert "Règles du jeu" not in text
    assert "n’en garde aucune trace" in text


def due(workshop: Workshop) -> Sequence[object]:
    return due_workshops(workshop.house.library, workshop.clock.now().date())


def test_a_workshop_past_its_date_is_proposed_then_made_anonymous(
    workshop: Workshop, eraser: Eraser
) -> None:
    person, other = enter(workshop), another(workshop)
    kept = enter(other)
    gone = enter(workshop)
    workshop.do(partial(remove_people, keys=[gone.id]))
    draft = Draft(uuid4(), 1, "forces", "Un port", source="desk", author="la cheffe")
    workshop.do(partial(write_card, draft=draft))
    workshop.do(partial(change_workshop, day=date(2025, 9, 12)))
    workshop.do(partial(keep_names, months=12, unasked=True))
    assert due(workshop) == []
    workshop.do(partial(keep_names, months=6))
    (one,) = due_workshops(workshop.house.library, date(2026, 3, 12))
    assert (one.workshop, one.people, one.unasked) == (workshop.key, 1, False)
    assert one.since == date(2026, 3, 12)
    done: Erased = eraser.workshops([one.workshop])
    assert (done.people, done.names) == (1, ("Mieux travailler ensemble",))
    assert due(workshop) == []
    assert SECRET not in workshop.ask(images)
    assert "cheffe" not in workshop.ask(images)
    assert [one.id for one in workshop.ask(people_in_order)] == [person.id]
    assert workshop.ask(lambda s: [card.text for card in s.cards.where()]) == ["Un port"]
    assert other.ask(people_in_order) == [kept]


def test_a_retention_too_long_is_refused(workshop: Workshop) -> None:
    with pytest.raises(Problem, match="retention_length"):
        workshop.do(partial(keep_names, months=121))


def test_erasing_survives_a_new_start(workshop: Workshop, tmp_path: Path) -> None:
    person = enter(workshop)
    workshop.house.eraser("test").people([person.id.hex], "erase")
    workshop.house.close()
    with closing(open_house(workshop.house.settings, FakeClock())) as again:
        assert again.library.read(workshop.key, people_in_order) == []
        assert again.archive.check() == []
        assert SECRET not in again.library.read(workshop.key, images)
        again.archive.write(workshop.key, tmp_path / "copie.tablee")
    assert SECRET.encode() not in (tmp_path / "copie.tablee").read_bytes()
    assert isinstance(workshop.house.settings, Settings)


def test_a_group_keeps_its_names_until_long_after_its_last_meeting(workshop: Workshop) -> None:
    enter(workshop)
    workshop.do(partial(keep_names, months=1))
    held = date(2026, 1, 8)
    plan = Meeting(id=uuid4(), workshop=workshop.key, day=held, year=2026, quarter=1)
    workshop.do(lambda uow: uow.record(MeetingPlanned(None, plan)))
    assert workshop.ask(day_names_go) == date(2026, 2, 8)
    assert len(due(workshop)) == 1
    next_one = replace(plan, id=uuid4(), day=date(2026, 6, 1), quarter=2)
    workshop.do(lambda uow: uow.record(MeetingPlanned(None, next_one)))
    assert due(workshop) == []


def test_a_meeting_made_nameless_leaves_what_was_decided_of_its_group(
    workshop: Workshop, eraser: Eraser
) -> None:
    """Its people have the ids of the group's: the group still knows them."""
    person, meeting = enter(workshop), another(workshop)
    copy = replace(person, workshop=meeting.key, change=0)
    meeting.do(lambda uow: uow.record(PersonAdded(None, copy)))
    twin = another(workshop, "Ailleurs").add("B.", SECRET, email="b@vallee.example")
    members = [person.id.hex, twin.id.hex]
    merge = partial(merge_entries, kind="person", members=members, chosen={})
    library = workshop.house.library
    library.submit(WHOLE_LIBRARY, "test", merge).result(5)
    eraser.workshops([meeting.key])
    (kept,) = library.read(WHOLE_LIBRARY, lambda s: s.of(DirectoryChoice).where())
    assert kept.members == tuple(members)
    eraser.workshops([workshop.key])
    assert library.read(WHOLE_LIBRARY, lambda s: s.of(DirectoryChoice).where()) == []


def test_a_name_given_to_somebody_anonymous_is_known_again(
    workshop: Workshop, eraser: Eraser
) -> None:
    person = enter(workshop)
    eraser.people([person.id.hex], "anonymise")
    today = workshop.clock.now().date()
    workshop.do(partial(change_person, key=person.id, tables=(2,)))
    assert read_entries(workshop.house.library, today) == []
    workshop.do(partial(change_person, key=person.id, last_name=SECRET))
    (entry,) = read_entries(workshop.house.library, today)
    assert entry.name == SECRET
    eraser.people([person.id.hex], "erase")
    assert SECRET not in workshop.ask(images)


def test_an_entry_that_was_joined_to_theirs_goes_with_it(
    workshop: Workshop, eraser: Eraser
) -> None:
    """And so does the spelling their list had before it was corrected."""
    person = workshop.add("Barnabé", "Zwintzec", email=MAIL)
    twin = workshop.add("Barnabé", SECRET, phone="06 39 98 00 00")
    workshop.do(partial(join_people, keep=person.id, gone=twin.id))
    eraser.people([person.id.hex], "erase")
    left_over = workshop.ask(images)
    for word in (SECRET, "Zwintzec", "06 39"):
        assert word not in left_over
    assert read_entries(workshop.house.library, workshop.clock.now().date()) == []


def test_a_namesake_who_was_taken_off_the_list_is_nobody_elses(
    workshop: Workshop, eraser: Eraser
) -> None:
    person, namesake = enter(workshop), workshop.add("Barnabé", SECRET, email="b@vallee.example")
    workshop.do(partial(remove_people, keys=[namesake.id]))
    eraser.people([person.id.hex], "erase")
    kept = workshop.ask(lambda snapshot: snapshot.people.get(namesake.id))
    assert kept is not None
    assert kept.email == "b@vallee.example"
