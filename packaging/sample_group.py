"""The working group of the pictures: its sheet, its year of meetings, who came. Invented people."""

from __future__ import annotations

from datetime import date
from functools import partial
from uuid import UUID

from workshop_app.bootstrap import House
from workshop_app.commands.session import do
from workshop_app.domain.commitment import Said
from workshop_app.domain.meetings import Mode, quarter_of
from workshop_app.services.commitment import (
    Newcomer,
    note_others_present,
    note_presence,
    replace_member,
)
from workshop_app.services.meetings import add_meeting, change_meeting, move_meeting
from workshop_app.services.people import add_person
from workshop_app.services.project import change_project
from workshop_app.services.workshops import change_workshop, create_workshop

PEOPLE = (
    ("Sabine", "Authier", "24", "OT du Périgord vert"),
    ("Thierry", "Lamarque", "24", "OT de la Double"),
    ("Hugo", "Salvat", "33", "OT du Sud Gironde"),
    ("Mireille", "Fontanet", "87", "OT des Monts"),
    ("Jean-Noël", "Le Goff", "79", "OT du Marais"),
    ("Lucie", "Peyrat", "19", "OT de la Haute Vallée"),
    ("Aïcha", "Benmoussa", "23", "OT du Plateau"),
    ("Clément", "Œuvray", "47", "OT des Coteaux"),
    ("Inès", "Pradal", "23", "OT des Sources"),
    ("Paul", "Dubreuil", "24", "OT de la Forêt"),
    ("Nadia", "Carrère", "40", "OT des Landes intérieures"),
    ("Étienne", "Vasseur", "16", "OT du Confolentais"),
)
MEETINGS: tuple[tuple[date, Mode, str, str, str], ...] = (
    (
        date(2026, 3, 6),
        "on_site",
        "Brive, Maison des associations",
        "Se connaître, poser les besoins",
        "Concertation, tour des pratiques",
    ),
    (
        date(2026, 5, 21),
        "remote",
        "",
        "Trier, choisir les chantiers",
        "Tri à plusieurs, vote",
    ),
    (
        date(2026, 11, 27),
        "on_site",
        "Guéret, salle à confirmer",
        "Écrire la boîte à outils",
        "1-2-4-Tous, ateliers croisés",
    ),
    (date(2027, 3, 16), "remote", "", "Évaluer, décider de la suite", "Suivi des actions"),
)
SAID: tuple[tuple[int, str, Said, str], ...] = (
    (0, "Peyrat", "excused", ""),
    (1, "Peyrat", "absent", ""),
    (1, "Salvat", "excused", ""),
    (1, "Œuvray", "replaced", "Zoé Martel"),
)
CONTEXT = (
    "Dans les petites communes, un office compte deux ou trois personnes : chacune fait l'accueil, "
    "l'animation, la promotion et la comptabilité. Les outils existent, mais ils sont pensés pour "
    "des équipes plus grandes."
)


def fill_group(house: House, key: UUID) -> None:
    """One group of twelve, two meetings held out of four."""
    do(
        house,
        key,
        partial(create_workshop, model="groupe-de-travail", title="Offices de tourisme ruraux"),
    )
    _announce(house, key)
    people = {}
    for first, last, departement, office in PEOPLE:
        add = partial(add_person, first_name=first, last_name=last)
        person = do(house, key, partial(add, departement=departement, organisation=office))
        people[last] = person.id
    meetings = [_plan(house, key, *planned) for planned in MEETINGS]
    newcomer = Newcomer("Carole", "Dubernet")
    leave = partial(replace_member, leaver=people["Dubreuil"], on=date(2026, 4, 12))
    added = do(house, key, partial(leave, newcomer=newcomer))
    assert added is not None
    for place, name, said, substitute in SAID:
        note = partial(note_presence, meeting=meetings[place], person=people[name], said=said)
        do(house, key, partial(note, substitute=substitute))
    for place in (0, 1):
        silent = set(people.values()) - {people[name] for n, name, *_ in SAID if n == place}
        if place == 1:
            silent = silent - {people["Dubreuil"]} | {added.id}
        do(house, key, partial(note_others_present, meeting=meetings[place], silent=silent))


def _announce(house: House, key: UUID) -> None:
    change = partial(
        change_workshop,
        organiser="Réseau des offices de tourisme",
        context=CONTEXT,
        objectives=(
            "Partager les pratiques de chacun",
            "Produire un outil que tous peuvent reprendre",
            "Faire connaître ce qui marche ailleurs",
        ),
        results=(
            "Une boîte à outils de vingt fiches",
            "Un relevé de décisions après chaque rencontre",
        ),
    )
    do(house, key, change)
    sheet = partial(
        change_project,
        leader="Hélène Castaing, réseau des offices",
        technical_referent="Marc Delmas",
        wanted="Qui fait le travail tous les jours, et peut décider de l'essayer.",
        conditions="Une personne par structure. La direction est informée de la candidature.",
        apply_until=date(2026, 2, 13),
        apply_to="groupes@offices.example",
    )
    do(house, key, sheet)


def _plan(
    house: House, key: UUID, day: date, mode: Mode, place: str, subject: str, method: str
) -> UUID:
    made = do(house, key, partial(add_meeting, when=quarter_of(day), mode=mode))
    change = partial(change_meeting, key=made.id, place=place, subject=subject, method=method)
    do(house, key, change)
    do(house, key, partial(move_meeting, key=made.id, day=day))
    return made.id
