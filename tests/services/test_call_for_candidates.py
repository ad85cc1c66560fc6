from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time
from uuid import UUID

from workshop_app.domain.meetings import Meeting, Quarter
from workshop_app.i18n.translate import set_language
from workshop_app.services.call_for_candidates import calendar_lines, call_text, reminder_text
from workshop_app.services.project_content import MeetingLine, ProjectContent, Recruiting
from workshop_app.services.project_words import promise_words, quarter_words

BRIVE = MeetingLine(
    Quarter(2026, 4),
    date(2026, 11, 6),
    time(9, 30),
    time(16, 30),
    "on_site",
    "Brive",
    "Se connaître",
    "Concertation",
)
REMOTE = MeetingLine(Quarter(2027, 1), None, time(10), time(11, 30), "remote", "", "Trier", "")
CONTENT = ProjectContent(
    title="Offices ruraux",
    organiser="Réseau des offices",
    leader="Ève Œuvray",
    technical_referent="Al Fabre",
    context="Peu de moyens, beaucoup d'idées.",
    objectives=("Partager", "Écrire"),
    results=("Une boîte à outils",),
    wanted="Des directrices et directeurs d'office.",
    recruiting=Recruiting(
        "Moins de dix temps pleins.", "De 12 à 20 personnes.", "De 12 à 20, de moins de dix."
    ),
    conditions="Une personne par structure.",
    costs="Les déplacements sont à la charge des participants.",
    on_site=2,
    remote=2,
    apply_until=date(2026, 6, 16),
    apply_to="groupe@example.org",
    calendar="meeting",
    meetings=(BRIVE, REMOTE),
    made_at=datetime(2026, 3, 12, tzinfo=UTC),
)
NB = "\u00a0"


def test_the_call_can_be_published_as_it_is() -> None:
    assert call_text(CONTENT).replace(NB, " ") == (
        "Appel à candidatures : Offices ruraux\n\n"
        "Réseau des offices constitue un groupe de travail.\n\n"
        "Peu de moyens, beaucoup d'idées.\n\n"
        "Objectifs\n– Partager\n– Écrire\n\n"
        "Résultats attendus\n– Une boîte à outils\n\n"
        "Participants recherchés : Des directrices et directeurs d'office.\n\n"
        "Règles : De 12 à 20, de moins de dix. Une personne par structure.\n\n"
        "Calendrier\n"
        "– 6 novembre 2026, 9 h 30 à 16 h 30, sur place, Brive : Se connaître, Concertation\n"
        "– 1er trimestre 2027, à distance : Trier\n\n"
        "Engagement : chaque participant s’engage pour deux journées sur place et deux rencontres "
        "à distance.\n\n"
        "Frais : Les déplacements sont à la charge des participants.\n\n"
        "Candidatures jusqu’au 16 juin 2026 : groupe@example.org\n\n"
        "Porteur de projet : Ève Œuvray\nRéférent technique : Al Fabre\n"
    )


def test_what_is_empty_has_no_title() -> None:
    bare = ProjectContent(
        "Offices ruraux", "", "", "", "", (), (), "", Recruiting(), "", "", 0, 0, None, "",
        "meeting", (), CONTENT.made_at,
    )  # fmt: skip
    assert call_text(bare).replace(NB, " ") == "Appel à candidatures : Offices ruraux\n"


def test_by_quarter_no_day_is_told() -> None:
    second = replace(BRIVE, subject="Écrire", mode="remote")
    lines = calendar_lines(replace(CONTENT, calendar="quarter", meetings=(BRIVE, second, REMOTE)))
    assert [line.replace(NB, " ") for line in lines] == [
        "4e trimestre 2026 : Se connaître, Concertation (sur place); Écrire, Concertation (à "
        "distance)",
        "1er trimestre 2027 : Trier (à distance)",
    ]


def test_the_promise_in_words() -> None:
    assert promise_words(1, 0) == "une journée sur place"
    assert promise_words(0, 12) == "12 rencontres à distance"
    assert promise_words(0, 0) == ""
    set_language("en")
    assert promise_words(2, 1) == "two days on site and one remote meeting"
    assert quarter_words(Quarter(2027, 1)) == "1st quarter 2027"


def test_the_reminder_says_when_where_and_what() -> None:
    meeting = Meeting(
        id=UUID(int=1),
        workshop=UUID(int=2),
        year=2027,
        quarter=2,
        day=date(2027, 5, 27),
        place="Guéret",
        subject="Écrire la boîte à outils",
    )
    said = reminder_text("Offices ruraux", meeting, "deux journées sur place").replace(NB, " ")
    assert said.startswith("Rappel : Offices ruraux\n\njeudi 27 mai 2027, 9 h 30 à 16 h 30, sur")
    assert "Objet : Écrire la boîte à outils" in said
    assert "Méthode" not in said
    assert said.endswith("chacun s’est engagé pour deux journées sur place.\n")
