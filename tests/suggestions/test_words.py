from __future__ import annotations

from workshop_app.suggestions.words import Reader, parts_of, stem


def test_a_word_typed_in_haste_has_the_stem_of_the_right_one() -> None:
    assert stem("référents") == stem("referent")
    assert stem("ŒUVRES") == stem("œuvre")


def test_abbreviations_stand_for_their_words() -> None:
    reader = Reader()
    assert stem("tourisme") in reader.read("Nos OT et l'adt").stems
    assert stem("séjour") in reader.read("La TS est trop haute").stems


def test_a_short_abbreviation_counts_in_capitals_only() -> None:
    reader = Reader()
    assert stem("conseil") in reader.read("Le CA décide").stems
    assert reader.read("ca ne va pas").stems == ()


def test_other_abbreviations_may_be_given() -> None:
    assert stem("maison") in Reader({"MFS": "maison France services"}).read("la MFS").stems


def test_parts_know_where_a_word_ends() -> None:
    assert parts_of("or") == (" or", "or ", " or ")


def test_nothing_to_read_is_read() -> None:
    reading = Reader().read("🎉 … !!")
    assert reading.stems == ()
    assert len(reading.part_columns) == 0


def test_a_form_of_several_words_counts_as_one() -> None:
    reader = Reader({"R&D": "recherche", "chèque vacances": "aide au départ", "chèque": "paiement"})
    assert reader.read("la R&D").stems == reader.read("R & D").stems == (stem("recherche"),)
    read = reader.read("un Cheque-vacances et un chèque")
    assert read.stems == (stem("aide"), stem("départ"), stem("paiement"))
    assert read.written[stem("aide")] == "Cheque vacances"


def test_several_of_what_is_abbreviated_are_still_it() -> None:
    reader = Reader()
    assert reader.read("les OTs").stems == reader.read("les OT").stems
    assert reader.read("les ADTs").stems == reader.read("l'ADT").stems
