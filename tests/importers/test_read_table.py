"""Encodings, delimiters, headings, spreadsheets: the same rows whatever program wrote them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.importers.files import Cell, ods, text_file, workbook, write_rows, xlsx
from workshop_app.domain.intake import ALL_SHEETS
from workshop_app.domain.problems import Problem
from workshop_app.importers.people import read_people
from workshop_app.importers.read_table import read_table
from workshop_app.importers.text_table import decode

PEOPLE = [
    ["Nom", "Prénom", "Structure"],
    ["L'Haÿ", "Maëva", "OT Été"],
    ["Le Goff", "Jean-Noël", "OT Garrigue"],
]
WITH_OE = [*PEOPLE, ["Œuvray", "Clément", "OT Cœur"]]


def rows_of(content: bytes, name: str = "liste.csv") -> list[list[str]]:
    return [cells for _, cells in read_table(content, name).rows.rows]


@pytest.mark.parametrize(
    "encoding",
    [
        "utf-8",
        "utf-8-sig",
        "utf-16",
        "utf-16-le",
        "utf-16-be",
        "utf-32",
        "cp1252",
        "iso8859_15",
        "mac_roman",
    ],
)
def test_each_encoding_gives_the_same_rows(encoding: str) -> None:
    assert rows_of(text_file(WITH_OE, encoding=encoding)) == WITH_OE


@pytest.mark.parametrize("encoding", ["cp850", "latin-1", "cp1252"])
def test_encodings_without_oe(encoding: str) -> None:
    assert rows_of(text_file(PEOPLE, encoding=encoding)) == PEOPLE


@pytest.mark.parametrize(
    "name", ["Zoé", "NOÉ", "Maïté", "d’Estienne", "Françoise", "Œuvray", "HÉLÈNE"]
)
def test_one_accent_is_enough_to_know_windows(name: str) -> None:
    assert rows_of(f"Nom;Prenom\r\nX;{name}".encode("cp1252"))[1] == ["X", name]


def test_cyrillic_is_left_to_those_who_count_letters() -> None:
    rows = [["Nom", "Prenom"], ["Иванова", "Мария"], ["Петров", "Иван"], ["Соколова", "Елена"]]
    assert rows_of(text_file(rows, encoding="cp1251")) == rows


@given(st.text(alphabet="éèàçùœâêîôûëïüÿÉabcdefgh ’", min_size=1))
def test_utf8_is_never_taken_for_anything_else(text: str) -> None:
    assert decode(text.encode())[0] == text


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_each_delimiter(delimiter: str) -> None:
    table = read_table(text_file(PEOPLE, delimiter), "liste.csv")
    assert (table.rows.delimiter, table.header_line) == (delimiter, 1)
    assert table.body[0] == (2, PEOPLE[1])


def test_commas_in_a_semicolon_file() -> None:
    rows = [["Nom", "Adresse"], ["Roux", "3, rue du Lac, bât. B"], ["Petit", "4, place, étage, 2"]]
    assert rows_of(text_file(rows)) == rows


def test_excel_says_its_delimiter_on_the_first_line() -> None:
    table = read_table("sep=|\r\nNom|Prénom\r\nRoux;x|Zoé\r\n".encode(), "liste.csv")
    assert table.header_line == 2
    assert table.body == [(3, ["Roux;x", "Zoé"])]


def test_a_title_and_blank_lines_above_the_headings() -> None:
    content = "Liste des participants\n;;\n\nNom;Prénom;Structure\nRoux;Zoé;OT X\n".encode()
    table = read_table(content, "liste.csv")
    assert (table.header_line, table.body) == (4, [(5, ["Roux", "Zoé", "OT X"])])


def test_line_ends_of_every_system_and_inside_quotes() -> None:
    content = 'Nom;Prénom;Remarque\r"Roux";Zoé;"deux\r\nlignes; et"\rPetit;Al;\r'.encode()
    table = read_table(content, "liste.csv")
    assert table.body == [(2, ["Roux", "Zoé", "deux\nlignes; et"]), (4, ["Petit", "Al", ""])]


def test_a_quote_left_open_spoils_its_line_only() -> None:
    lines = [
        "Nom;Prénom;Remarque",
        'Roux;Zoé;"jamais fermé',
        *(f"Petit;Al{'a' * n};x" for n in range(300)),
    ]
    table = read_table("\n".join(lines).encode(), "liste.csv")
    assert len(table.body) == 301
    assert table.body[0] == (2, ["Roux", "Zoé", "jamais fermé"])
    assert table.rows.suspicious == {2}


def test_zeros_stay_and_numbers_of_a_spreadsheet_read_as_typed() -> None:
    sheet: list[list[Cell]] = [
        ["Nom", "Dép", "Âge", "Note", "Vient", "Né le"],
        ["Roux", "01", 34.0, 12.5, True, date(1980, 2, 3)],
    ]
    assert rows_of(xlsx(Inscrits=sheet), "liste.xlsx")[1] == [
        "Roux",
        "01",
        "34",
        "12.5",
        "VRAI",
        "03/02/1980",
    ]


def test_the_sheet_with_headings_is_chosen_and_lines_keep_their_number() -> None:
    content = xlsx(
        Notice=[["Bonjour"]],
        Inscrits=[[], ["Inscrits"], [], ["Nom", "Prénom"], [], ["Roux", "Zoé"]],
    )
    table = read_table(content, "liste.xlsx")
    assert (table.rows.sheet, table.rows.sheets) == ("Inscrits", ("Notice", "Inscrits"))
    assert (table.header_line, table.body) == (4, [(6, ["Roux", "Zoé"])])


def test_a_hidden_sheet_is_not_offered_but_can_be_named() -> None:
    def fill(book: object) -> None:
        shown, hidden = book.add_worksheet("Vu"), book.add_worksheet("Caché")  # type: ignore[attr-defined]
        write_rows(shown, [["Nom"], ["Roux"]])
        write_rows(hidden, [["Nom", "Prénom"], ["Petit", "Al"]])
        hidden.hide()

    content = workbook(fill)
    assert read_table(content, "x.xlsx").rows.sheets == ("Vu",)
    assert read_table(content, "x.xlsx", sheet="Caché").body == [(2, ["Petit", "Al"])]


def test_an_office_written_once_for_merged_rows() -> None:
    def fill(book: object) -> None:
        sheet = book.add_worksheet("Liste")  # type: ignore[attr-defined]
        write_rows(sheet, [["Structure", "Nom"], ["", "Roux"], ["", "Petit"], ["OT Y", "Gil"]])
        sheet.merge_range(1, 0, 2, 0, "OT X")

    preview = read_people(workbook(fill), "x.xlsx")
    assert [line.organisation for line in preview.lines] == ["OT X", "OT X", "OT Y"]


def test_ods_with_the_empty_million_rows_that_every_office_suite_writes() -> None:
    tail = (
        '<table:table-row table:number-rows-repeated="1048000">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    )
    content = ods(
        [["Nom", "Prénom", "Dép."], ["Œuvray", "Clément", "09"], ["Roux", "Zoé", 9.0]], tail
    )
    assert [line.departement for line in read_people(content, "x.ods").lines] == ["09", "09"]


def test_several_sheets_are_read_together() -> None:
    content = xlsx(
        Notice=[["Bonjour"]],
        Lot=[["Inscrits du Lot"], ["Nom", "Prénom", "Dép."], ["Roux", "Zoé", "46"], ["", "", "46"]],
        Gard=[["Prénom", "NOM", "Mot"], ["Al", "Gil", "bleu"], ["Zoé", "Roux", "vert"]],
    )
    preview = read_people(content, "x.xlsx", sheet=ALL_SHEETS)
    assert [heading for heading, _field in preview.columns] == [
        *("Nom", "Prénom", "Dép.", "Mot", "Feuille")
    ]
    assert preview.parts == ("Lot", "Gard")
    assert preview.sheets == ("Notice", "Lot", "Gard")
    told = [(preview.place_of(line.line), line.name, line.attributes) for line in preview.lines]
    assert told == [
        (("Lot", 3), "Zoé Roux", (("Mot", "vert"), ("Feuille", "Lot"))),
        (("Gard", 2), "Al Gil", (("Mot", "bleu"), ("Feuille", "Gard"))),
    ]
    assert [preview.place_of(double.line) for double in preview.duplicates] == [("Gard", 3)]
    checks = [(preview.place_of(check.line), check.reason) for check in preview.to_check]
    assert checks == [(("Lot", 4), "check_no_name")]


def test_sheets_none_of_which_is_a_list_are_refused() -> None:
    with pytest.raises(Problem, match="list_no_names"):
        read_table(xlsx(A=[["Poste", "Prix"]], B=[["x"]]), "x.xlsx", sheet=ALL_SHEETS)
