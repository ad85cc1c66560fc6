"""What goes of each noun when somebody is erased or made anonymous, and what stays."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_app.domain.attendance import Attendance
from workshop_app.domain.cards import Card
from workshop_app.domain.commitment import MeetingPresence, Membership
from workshop_app.domain.intake import PersonLine
from workshop_app.domain.known import DirectoryChoice
from workshop_app.domain.list_lines import LineToCheck
from workshop_app.domain.people import GroupRule, Person
from workshop_app.domain.personal import How, Whom, forget, names_in_words
from workshop_app.domain.project import Project
from workshop_app.domain.workshop import GameRule, Workshop

AT = datetime(2026, 3, 12, 9, tzinfo=UTC)
HERE = UUID(int=1)
WORDS = st.text(min_size=1, max_size=12)


def person(**fields: object) -> Person:
    told = {"first_name": "Anne", "last_name": "Roux", "email": "a.roux@rives.example"} | fields
    return Person(id=uuid4(), workshop=HERE, **told)  # type: ignore[arg-type]


def whom(*people: Person, **more: bool) -> Whom:
    return Whom(
        frozenset(one.id.hex for one in people),
        frozenset((one.last_name, one.first_name) for one in people),
        frozenset(one.email for one in people),
        **more,
    )


def card(author: str, text: str = "Un port") -> Card:
    return Card(
        id=uuid4(),
        workshop=HERE,
        table=4,
        kind="forces",
        number=12,
        code="FO",
        text=text,
        original=text,
        source="phone",
        written_at=AT,
        author=author,
    )


@given(
    st.builds(
        Person,
        id=st.uuids(),
        workshop=st.just(HERE),
        first_name=WORDS,
        last_name=WORDS,
        organisation=WORDS,
        organisation_type=WORDS,
        departement=WORDS,
        function=WORDS,
        email=WORDS,
        phone=WORDS,
        referent=st.booleans(),
        tables=st.tuples(st.integers(1, 9)),
        attributes=st.tuples(st.tuples(WORDS, WORDS)),
        badge=st.integers(1, 99),
    ),
    st.sampled_from(["erase", "anonymise"]),
)
def test_nobody_can_be_told_any_more(someone: Person, how: How) -> None:
    after = forget(someone, whom(someone), how, "Anonyme")
    assert (after.first_name, after.organisation, after.function) == ("", "", "")
    assert (after.email, after.phone, after.attributes, after.badge) == ("", "", (), None)
    assert after.anonymous
    assert forget(after, whom(someone), how, "Anonyme") is after
    if how == "erase":
        assert (after.withdrawn, after.name, after.departement, after.tables) == (True, "", "", ())
    else:
        assert (after.withdrawn, after.name) == (someone.withdrawn, "Anonyme")
        assert after.departement == someone.departement
        assert (after.referent, after.tables) == (someone.referent, someone.tables)


def test_others_are_left_as_they_are() -> None:
    anne, other = person(), person(last_name="Vidal", email="")
    for entity in (other, Attendance(id=other.id, workshop=HERE, state="arrived", at=AT)):
        assert forget(entity, whom(anne), "erase", "") is entity


def test_attendance_counts_when_nameless_and_goes_when_erased() -> None:
    anne = person()
    came = Attendance(id=anne.id, workshop=HERE, state="arrived", at=AT, walk_in=True)
    assert forget(came, whom(anne), "anonymise", "") is came
    gone = forget(came, whom(anne), "erase", "")
    assert (gone.withdrawn, gone.state, gone.at, gone.walk_in) == (True, "expected", None, False)


def test_a_rule_loses_the_person_and_ends_when_nobody_is_left_to_bind() -> None:
    anne, two, three = person(), person(), person()
    rule = GroupRule(id=uuid4(), workshop=HERE, kind="apart", people=(anne.id, two.id, three.id))
    shorter = forget(rule, whom(anne), "anonymise", "")
    assert (shorter.people, shorter.withdrawn) == ((two.id, three.id), False)
    assert forget(shorter, whom(two), "erase", "").withdrawn


@pytest.mark.parametrize(
    ("author", "were_here", "theirs"),
    [
        ("Anne Roux", True, True),
        ("ROUX Anne", True, True),
        ("A. Roux", True, True),
        ("Roux", True, True),
        ("anne", True, True),
        ("A.", True, False),
        ("élue, table 4", True, False),
        ("Anne Vidal", True, False),
        ("A.Roux@rives.example", False, True),
        ("Anne ROUX", False, True),
        ("A. Roux", False, True),
        ("Roux", False, False),
        ("", True, False),
    ],
)
def test_a_card_keeps_its_words_and_loses_its_author(
    author: str, were_here: bool, theirs: bool
) -> None:
    written = card(author)
    after = forget(written, whom(person(), were_here=were_here), "anonymise", "")
    assert after.text == written.text
    assert after.author == ("" if theirs else author)


def test_everybody_of_a_workshop_signs_nothing_any_more() -> None:
    anybody = whom(person(), everybody=True)
    assert forget(card("la table 4"), anybody, "anonymise", "").author == ""
    sheet = Project(id=HERE, workshop=HERE, leader="Mme Bel, directrice")
    assert forget(sheet, anybody, "anonymise", "") is sheet
    assert forget(Project(id=HERE, workshop=HERE, leader="Anne Roux"), anybody, "erase", "") == (
        Project(id=HERE, workshop=HERE)
    )


def test_who_came_instead_is_somebody_too() -> None:
    anne, other = person(), person(last_name="Vidal", email="")
    noted = MeetingPresence(
        id=uuid4(), workshop=HERE, meeting=HERE, person=other.id, said="replaced", at=AT
    )
    noted = forget(noted, whom(anne), "erase", "")
    assert not noted.withdrawn
    stood_in = Membership(id=other.id, workshop=HERE, replaces=anne.id)
    assert forget(stood_in, whom(anne), "erase", "").replaces is None
    assert not forget(stood_in, whom(anne), "erase", "").withdrawn


def test_a_choice_of_the_directory_forgets_what_it_showed() -> None:
    anne, again, third = person(), person(), person()
    choice = DirectoryChoice(
        id=uuid4(),
        workshop=HERE,
        kind="person",
        same=True,
        members=(anne.id.hex, again.id.hex, third.id.hex),
        chosen=(("email", "a.roux@rives.example"),),
    )
    after = forget(choice, whom(anne), "anonymise", "")
    assert (after.chosen, len(after.members), after.withdrawn) == ((), 2, False)


def test_free_words_that_name_somebody_are_found() -> None:
    anne = whom(person(last_name="L'Haÿ-Roux"))
    assert names_in_words(card("", "Merci à Anne L’HAY ROUX !"), anne) == ("text", "original")
    assert names_in_words(card("", "écrire à a.roux@rives.example"), anne)
    assert names_in_words(card("", "Roux et Anne"), anne) == ()


def test_lists_of_lines_are_read_too() -> None:
    told = Workshop(
        id=HERE,
        workshop=HERE,
        model="vierge",
        title="Essai",
        created_at=AT,
        rules=(GameRule("Bienveillance", "dit Anne Roux"),),
        objectives=("Écouter Anne Roux",),
    )
    assert names_in_words(told, whom(person())) == ("objectives", "rules")


@pytest.mark.parametrize("how", ["erase", "anonymise"])
def test_a_line_of_a_list_that_nobody_took_is_theirs_by_its_name(how: How) -> None:
    line = PersonLine(line=19, last_name="ROUX", first_name="Anne", departement="16, 87")
    doubt = LineToCheck(
        id=uuid4(),
        workshop=HERE,
        list_import=HERE,
        list_name="inscrits.csv",
        line=19,
        field="departement",
        value="16, 87",
        reason="departement_unknown",
        told=line,
    )
    after = forget(doubt, whom(person()), how, "Anonyme")
    assert (after.withdrawn, after.value, after.told) == (True, "", PersonLine(line=19))
    assert forget(doubt, whom(person(last_name="Vidal", email="v@x.example")), how, "") is doubt
