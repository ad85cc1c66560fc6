"""Headings as the tools of the field write them, in French and English, and as people do."""

from __future__ import annotations

import pytest

from tests.importers.files import text_file
from workshop_app.domain.intake import PersonLine
from workshop_app.domain.problems import Problem
from workshop_app.importers.guess_columns import field_of, find_header, guess_columns, yes_or_no
from workshop_app.importers.people import read_people

HELLOASSO = (
    "Numéro de billet;Référence commande;Date de la commande;Statut de la commande;"
    "Nom participant;Prénom participant;Nom payeur;Prénom payeur;Email payeur;Moyen de paiement;"
    "Tarif;Montant tarif;Structure;Votre fonction\n"
    "1;22;12/09/2026;Validé;Le Goff;Jean-Noël;LE GOFF;Jean-Noël;jn@x.example;CB;Gratis;0;OT X;Élu\n"
)
WEEZEVENT = (
    "ID participant;Code-barres;Nom du billet;Nom;Prénom;E-mail;Nom de l'acheteur;"
    "Prénom de l'acheteur;E-mail de l'acheteur;Société;Fonction;Code postal;Téléphone portable\n"
    "9;0012;Plein;Le Goff;Jean-Noël;jn@x.example;A;B;b@x.example;OT X;Élu;34 000;612345678\n"
)
EVENTBRITE = (
    "Order #,Order Date,First Name,Last Name,Email,Quantity,Ticket Type,Attendee #,Job Title,"
    "Company,Cell Phone,Attendee Status,Buyer First Name,Buyer Last Name,Buyer Email\n"
    '1,2026-09-01,Jean-Noël,Le Goff,jn@x.example,1,"Plein, été",7,Élu,OT X,06,Attending,A,B,b@x\n'
)
EVENTBRITE_FR = (
    "N° de commande,Date de commande,Prénom,Nom de famille,E-mail,Quantité,Type de billet,"
    "Titre du poste,Entreprise,Statut du participant,Nom de l'acheteur\n"
    "1,2026-09-01,Jean-Noël,Le Goff,jn@x.example,1,Plein,Élu,OT X,Participe,B\n"
)
GOOGLE_FORMS = (
    "Horodateur,Adresse e-mail,Quel est votre nom ? *,Votre prénom,"
    "Dans quelle structure travaillez-vous ?,À quel département êtes-vous rattaché(e) ?,"
    "Quelle fonction occupez-vous ?,Acceptez-vous d'être référent(e) de table ?,Allergies\n"
    "2026/09/01 9:12:00 AM UTC+2,jn@x.example,Le Goff,Jean-Noël,OT X,Hérault,Élu,Oui,\n"
)
FRAMAFORMS = (
    '"Détails de la soumission",,,,,,,,,,,\n,,,,,,,,,,,\n'
    'Numéro,SID,"Heure de soumission",Brouillon,"Adresse IP",UID,"Nom d\'utilisateur",Nom,Prénom,'
    '"Adresse électronique",Organisme,"Vous êtes... (votre fonction)"\n'
    '1,34,"12/09/2026 - 09:12",Non,192.0.2.4,0,Anonyme,Le Goff,Jean-Noël,jn@x.example,"OT X",Élu\n'
)
BY_HAND = (
    "INSCRITS AU 12/09;;;;;\n;;;;;\nNOM Prénom;OT/ADT;Dép.;Poste;Mail;Tél.\n"
    "LE GOFF Jean-Noël;OT X;34;Élu;jn@x.example;06 39 98 00 00\nTotal : 1;;;;;\n"
)


@pytest.mark.parametrize(
    "content",
    [HELLOASSO, WEEZEVENT, EVENTBRITE, EVENTBRITE_FR, GOOGLE_FORMS, FRAMAFORMS, BY_HAND],
    ids=["helloasso", "weezevent", "eventbrite", "eventbrite-fr", "google", "framaforms", "hand"],
)
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8", "cp1252"])
def test_each_tool_gives_the_same_person(content: str, encoding: str) -> None:
    (person,) = read_people(content.encode(encoding), "export.csv").lines
    assert person.last_name.title() == "Le Goff"
    assert person.first_name == "Jean-Noël"
    assert person.email == "jn@x.example"
    assert (person.organisation, person.organisation_type) == ("OT X", "OT")
    assert person.function == "Élu"


def test_what_only_some_tools_tell() -> None:
    def read(content: str) -> PersonLine:
        return read_people(content.encode(), "export.csv").lines[0]

    assert (read(WEEZEVENT).departement, read(WEEZEVENT).phone) == ("34", "0612345678")
    assert (read(GOOGLE_FORMS).departement, read(GOOGLE_FORMS).referent) == ("34", True)
    assert dict(read(EVENTBRITE).attributes)["Ticket Type"] == "Plein, été"
    assert dict(read(HELLOASSO).attributes)["Nom payeur"] == "LE GOFF"


@pytest.mark.parametrize(
    ("title", "field"),
    [
        ("NOM", "last_name"),
        ("Nom *", "last_name"),
        ("1. Votre nom :", "last_name"),
        ("Nom de famille (obligatoire)", "last_name"),
        ("Surname", "last_name"),
        ("LastName", "last_name"),
        ("Nom du participant", "full_name"),
        ("Nom & Prénom", "full_name"),
        ("Prénom / Nom", "full_name"),
        ("Full name", "full_name"),
        ("Participant·e", "full_name"),
        ("Given name", "first_name"),
        ("Prénoms", "first_name"),
        ("Nom de la structure", "organisation"),
        ("Nom de l’organisme", "organisation"),
        ("Office de tourisme", "organisation"),
        ("Organization", "organisation"),
        ("Type de structure", "organisation_type"),
        ("Type d'organisme", "organisation_type"),
        ("Département", "departement"),
        ("Dpt", "departement"),
        ("Code postal", "departement"),
        ("Intitulé du poste", "function"),
        ("Qualité", "function"),
        ("Courriel", "email"),
        ("Mél", "email"),
        ("Adresse électronique", "email"),
        ("E-mail address", "email"),
        ("N° tél.", "phone"),
        ("Téléphone mobile", "phone"),
        ("Référent(e) de table", "referent"),
        ("Attendee Status", "status"),
        ("Statut de la commande", "status"),
        ("Nom d'utilisateur", ""),
        ("Nom du billet", ""),
        ("Nom de l’événement", ""),
        ("Nom de jeune fille", ""),
        ("Ville", ""),
        ("Régime alimentaire", ""),
        ("Date de la commande", ""),
        ("Remarques", ""),
        ("x" * 5_000, ""),
    ],
)
def test_one_heading(title: str, field: str) -> None:
    assert field_of(title)[0] == field


def test_a_heading_that_its_column_belies_is_not_believed() -> None:
    titles = [
        "Nom",
        "Prénom",
        "Department",
        "Souhaitez-vous le compte rendu par e-mail ?",
        "Contact",
    ]
    rows = [["Roux", "Zoé", "Marketing", "oui", "z@x.fr"], ["Gil", "Al", "Ventes", "non", "a@x.fr"]]
    assert guess_columns(titles, rows) == ["last_name", "first_name", "", "", "email"]


def test_a_referent_named_by_name_is_no_yes_or_no() -> None:
    assert guess_columns(["Nom", "Référent technique"], [["Roux", "Mme Petit"]])[1] == ""


def test_nom_alone_may_hold_both_names() -> None:
    preview = read_people("Nom;Structure\nZoé ROUX;OT X\nLE GOFF Jean;OT Y\n".encode(), "x.csv")
    assert [(p.last_name, p.first_name) for p in preview.lines] == [
        ("ROUX", "Zoé"),
        ("LE GOFF", "Jean"),
    ]


def test_order_of_full_names_from_the_heading_or_from_the_others() -> None:
    def names(title: str, *cells: str) -> list[tuple[str, str]]:
        lines = read_people(text_file([[title], *([cell] for cell in cells)]), "x.csv").lines
        return [(line.last_name, line.first_name) for line in lines]

    assert names("Nom Prénom", "Roux Zoé", "Le Goff Jean-Noël")[1] == ("Le Goff", "Jean-Noël")
    assert names("Prénom Nom", "Zoé Roux", "Jean-Noël Le Goff")[1] == ("Le Goff", "Jean-Noël")
    assert names("Participant", "ROUX Zoé", "PETIT Al", "Gil Léa")[2] == ("Gil", "Léa")


def test_a_list_without_headings() -> None:
    preview = read_people("ROUX;Zoé;OT X;34;z@x.fr\nLE GOFF;Al;OT Y;11;a@x.fr\n".encode(), "x.csv")
    assert preview.header_line == 0
    assert [field for _, field in preview.columns] == [
        "last_name",
        "first_name",
        "organisation",
        "departement",
        "email",
    ]
    assert [line.line for line in preview.lines] == [1, 2]


def test_names_alone_one_a_line() -> None:
    lines = read_people("Zoé Roux\nJean-Noël Le Goff\nMarie d'Estienne\n".encode(), "x.txt").lines
    assert [line.last_name for line in lines] == ["Roux", "Le Goff", "d'Estienne"]


def test_a_person_decides_by_heading_or_letter_and_the_rest_is_guessed() -> None:
    content = "Qui;Quoi;Mail\nRoux;Zoé;z@x.fr\n".encode()
    preview = read_people(content, "x.csv", mapping={"qui": "last_name", "B": "Prénom"})
    assert preview.columns == (("Qui", "last_name"), ("Quoi", "first_name"), ("Mail", "email"))


def test_a_column_left_aside_stays_a_free_column() -> None:
    preview = read_people("Nom;Fonction\nRoux;Élue\n".encode(), "x.csv", mapping={"Fonction": ""})
    assert preview.lines[0].function == ""
    assert preview.lines[0].attributes == (("Fonction", "Élue"),)


@pytest.mark.parametrize(
    ("mapping", "code"),
    [({"Zut": "last_name"}, "list_unknown_column"), ({"Nom": "zut"}, "list_unknown_field")],
)
def test_a_wrong_decision_is_refused(mapping: dict[str, str], code: str) -> None:
    with pytest.raises(Problem) as caught:
        read_people("Nom;Prénom\nRoux;Zoé\n".encode(), "x.csv", mapping=mapping)
    assert caught.value.code == code


def test_headings_said_twice_or_not_at_all_keep_their_values() -> None:
    (line,) = read_people(b"Nom;Note;Note;\nRoux;a;b;c\n", "x.csv").lines
    assert line.attributes == (("Note", "a"), ("Note (2)", "b"), ("Colonne D", "c"))


def test_headings_repeated_on_each_printed_page_are_no_people() -> None:
    content = "Nom;Prénom\nRoux;Zoé\nNom;Prénom\nGil;Al\n".encode()
    assert [line.last_name for line in read_people(content, "x.csv").lines] == ["Roux", "Gil"]


def test_no_row_of_people_is_taken_for_headings() -> None:
    assert find_header([["Roux", "Zoé", "OT X"], ["Gil", "Al", "ADT"]]) == -1


@pytest.mark.parametrize(
    ("value", "said"),
    [
        *((yes, True) for yes in ("Oui", "x", "✔", "VRAI", "1")),
        *((no, False) for no in ("", "Non", "0", "-")),
        *((neither, None) for neither in ("peut-être", "si besoin")),
    ],
)
def test_yes_or_no(value: str, said: bool | None) -> None:
    assert yes_or_no(value) is said
