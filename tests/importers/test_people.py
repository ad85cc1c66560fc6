"""Lines become people: whom to keep, whom to check, who is there twice. And the sample itself."""

from __future__ import annotations

import csv
import unicodedata
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.importers.files import ods, text_file, xlsx
from workshop_app.domain.departements import NAMES
from workshop_app.domain.intake import ListPreview, PersonLine
from workshop_app.i18n.sentences import SENTENCES, sentence
from workshop_app.importers.people import read_people

SAMPLES = Path(__file__).parents[2] / "assets" / "samples"
HEAD = ["Nom", "Prénom", "Structure", "Département", "Courriel", "Référent"]


def read(*rows: list[str]) -> ListPreview:
    return read_people(text_file([HEAD, *rows]), "liste.csv")


def reasons(preview: ListPreview) -> list[tuple[int, str, str]]:
    for check in preview.to_check:
        assert sentence(check.reason, {"value": check.value})
    return [(check.line, check.field, check.reason) for check in preview.to_check]


def test_the_sample_gives_94_people_one_double_two_bad_lines() -> None:
    preview = read_people((SAMPLES / "inscrits.csv").read_bytes(), "inscrits.csv")
    assert len(preview.lines) == 94
    assert [(double.line, double.first_line) for double in preview.duplicates] == [(65, 9)]
    assert reasons(preview) == [
        (41, "last_name", "check_no_name"),
        (84, "last_name", "check_not_a_name"),
    ]
    assert preview.read == 97
    assert sum(line.referent for line in preview.lines) == 9
    assert len({line.departement for line in preview.lines}) == 13
    assert {line.departement for line in preview.lines} <= NAMES.keys()
    types = Counter(line.organisation_type for line in preview.lines)
    assert types == {"OT": 73, "ADT": 11, "RT": 5, "CRTL": 5}
    assert max(Counter(line.organisation for line in preview.lines).values()) == 8
    names = {(line.last_name, line.first_name) for line in preview.lines}
    assert {("L'Haÿ", "Maëva"), ("Œuvray", "Clément"), ("d'Estienne", "Nathalie")} <= names
    le_goff = next(line for line in preview.lines if line.line == 9)
    assert (le_goff.first_name, le_goff.phone) == ("Jean-Noël", "06 39 98 41 17")


def test_the_sample_cards_are_210_in_four_categories_at_nine_tables() -> None:
    with (SAMPLES / "cartes.csv").open(encoding="utf-8", newline="") as file:
        cards = list(csv.DictReader(file, delimiter=";"))
    kinds = Counter(card["category"] for card in cards)
    assert len(cards) == 210
    assert set(kinds) == {"forces", "faiblesses", "attentes", "contributions"}
    assert {int(card["table"]) for card in cards} == set(range(1, 10))
    assert all(3 <= len(card["text"].split()) <= 60 for card in cards)
    assert len({card["text"] for card in cards}) == 210


def test_a_line_without_a_name_is_listed_not_imported() -> None:
    preview = read(
        ["", "", "OT X", "34", "", ""], ["2 places", "", "OT X", "", "", ""], ["Gil", "Al"]
    )
    assert [line.last_name for line in preview.lines] == ["Gil"]
    assert reasons(preview) == [
        (2, "last_name", "check_no_name"),
        (3, "last_name", "check_not_a_name"),
    ]


@pytest.mark.parametrize(
    "name", ["?", "à préciser", "XXX", "N/A", "Total", "z@x.fr", "Poste vacant"]
)
def test_words_that_are_no_name(name: str) -> None:
    preview = read([name, "", "OT X", "", "", ""], ["Gil", "Al", "", "", "", ""])
    assert [check.reason for check in preview.to_check] == ["check_not_a_name"]


def test_doubtful_cells_are_kept_and_listed() -> None:
    preview = read(
        ["Roux", "Zoé", "OT X", "16, 87", "z@x.fr", "oui"],
        ["Gil", "Al", "OT X", "Écosse", "pas d'adresse", "peut-être"],
        ["Petit", "", "OT X", "Occitanie", "a@x.fr / b@x.fr", ""],
    )
    assert [line.departement for line in preview.lines] == ["16, 87", "Écosse", "Occitanie"]
    assert [line.email for line in preview.lines] == ["z@x.fr", "", "a@x.fr"]
    assert preview.lines[1].attributes == (("Courriel", "pas d'adresse"), ("Référent", "peut-être"))
    assert reasons(preview) == [
        (2, "departement", "check_departements"),
        (3, "departement", "check_departement"),
        (3, "email", "check_email"),
        (3, "referent", "check_referent"),
        (4, "first_name", "check_one_name"),
        (4, "email", "check_emails"),
    ]


def test_a_list_that_gives_no_first_names_lacks_none() -> None:
    assert reasons(read(["Roux", "", "OT X"], ["Gil", "", "OT Y"], ["Bel", "", ""])) == []
    some = read(["Roux", "Zoé", "OT X"], ["Gil", "", "OT Y"], ["Bel", "Io", ""])
    assert reasons(some) == [(3, "first_name", "check_one_name")]


def test_who_cancelled_is_listed_not_imported() -> None:
    content = "Nom;Prénom;Statut\nRoux;Zoé;Annulée\nGil;Al;Validée\n".encode()
    preview = read_people(content, "x.csv")
    assert [line.last_name for line in preview.lines] == ["Gil"]
    assert reasons(preview) == [(2, "status", "check_cancelled")]


def test_more_cells_than_headings_and_unreadable_signs() -> None:
    content = "Nom;Prénom\nRoux;Zoé;élue; OT\nPetit;Z\ufffde\n".encode()
    assert reasons(read_people(content, "x.csv")) == [
        (2, "", "check_cells"),
        (3, "", "check_characters"),
    ]


def test_doubles_by_accents_case_and_mail_fill_the_blanks() -> None:
    preview = read(
        ["Le Goff", "Jean-Noël", "OT X", "", "jn@x.fr", ""],
        ["LE-GOFF", "jean noel", "OT X", "34", "JN@X.FR", "oui"],
        ["L’Haÿ", "Zoé", "OT X", "34", "", ""],
        ["l'hay", "Zoe", "Office de tourisme de X", "", "z@x.fr", ""],
    )
    assert [(d.line, d.first_line) for d in preview.duplicates] == [(3, 2), (5, 4)]
    first, second = preview.lines
    assert (first.first_name, first.departement, first.referent) == ("Jean-Noël", "34", True)
    assert (second.last_name, second.email) == ("L’Haÿ", "z@x.fr")


def test_namesakes_and_shared_mailboxes_are_several_people() -> None:
    preview = read(
        ["Fabre", "Marie", "OT X", "", "marie@x.fr", ""],
        ["Fabre", "Marie", "OT Y", "", "marie@y.fr", ""],
        ["Roux", "Zoé", "OT X", "", "accueil@x.fr", ""],
        ["Petit", "Al", "OT X", "", "accueil@x.fr", ""],
        ["Fabre", "Marie", "OT X", "", "mfabre@x.fr", ""],
    )
    assert len(preview.lines) == 5
    assert preview.duplicates == ()
    assert reasons(preview) == [(6, "email", "check_namesake")]


def test_every_reason_has_its_sentence() -> None:
    assert sum(code.startswith("check_") for code in SENTENCES) == 15


def letters(least: int = 1) -> st.SearchStrategy[str]:
    signs = st.characters(categories=["Lu", "Ll"], max_codepoint=0x24F)
    return st.text(
        st.one_of(signs, st.sampled_from("éèêëçœÿÏÉÔŒ'’- ")), min_size=least, max_size=20
    )


def as_written(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


names = letters().map(as_written).filter(lambda name: any(map(str.isalpha, name)))
people = st.builds(
    PersonLine,
    line=st.just(0),
    last_name=st.tuples(st.sampled_from(["Roux", "LE GOFF", "d'Estienne"]), names).map(" ".join),
    first_name=names.map(lambda name: f"Zoé {name}"),
    organisation=letters(0).map(as_written),
    organisation_type=st.sampled_from(["", "OT", "ADT", "RT", "CRTL", "Mairie"]),
    departement=st.sampled_from(["", *NAMES]),
    function=letters(0).map(as_written),
    email=st.from_regex(r"[a-z]{1,8}@[a-z]{1,8}\.example", fullmatch=True),
    phone=st.sampled_from(["", "06 39 98 00 01", "+33 6 39 98 00 02", "0639980003"]),
    referent=st.booleans(),
    attributes=st.sampled_from(
        [(), (("Régime", 'sans noix; ni "lait"'),), (("Régime", "=A1\t01"),)]
    ),
)
FULL_HEAD = "Nom,Prénom,Structure,Type de structure,Département,Fonction,E-mail,Tél,Référent,Régime"


def row_of(person: PersonLine) -> list[str]:
    diet = dict(person.attributes).get("Régime", "")
    return [
        person.last_name,
        person.first_name,
        person.organisation,
        person.organisation_type,
        person.departement,
        person.function,
        person.email,
        person.phone,
        "oui" if person.referent else "non",
        diet,
    ]


@settings(max_examples=60, deadline=None)
@given(st.lists(people, min_size=1, max_size=8, unique_by=lambda person: person.email))
def test_any_people_written_come_back_the_same(written: list[PersonLine]) -> None:
    rows = [FULL_HEAD.split(","), *map(row_of, written)]
    files = {
        "x.csv": text_file(rows),
        "comma.csv": text_file(rows, ",", "utf-8-sig"),
        "x.tsv": text_file(rows, "\t", "utf-16"),
        "x.xlsx": xlsx(Liste=rows),
        "x.ods": ods(rows),
    }
    for name, content in files.items():
        lines = read_people(content, name).lines
        assert [row_of(line) for line in lines] == [
            [*row[:3], row[3] or line.organisation_type, *row[4:]]
            for row, line in zip(rows[1:], lines, strict=True)
        ], name
