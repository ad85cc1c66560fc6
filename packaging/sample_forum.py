"""An open forum whose room has just proposed its topics, for the pictures of the manual."""

from __future__ import annotations

from datetime import date
from functools import partial
from uuid import UUID

from workshop_app.bootstrap import House
from workshop_app.commands.demo import sample_workshop
from workshop_app.commands.session import do
from workshop_app.services.forum import place_topic, propose_topic
from workshop_app.services.methods import add_method
from workshop_app.services.phases import schedule
from workshop_app.services.workshops import change_workshop

PLACE = "Refuge des Mariailles, Casteil"
TOPICS = (
    ("Accueillir les familles en hiver", "Ana Ferreira"),
    ("Un calendrier commun des fêtes", "Luc Estève"),
    ("La billetterie partagée", "Paul Malet"),
    ("Se déplacer sans voiture entre les villes d'eaux", "Zoé Viala"),
    ("Que faire des guides papier ?", "Inès Soulié"),
    ("Le logement des saisonniers", "Éric Théron"),
    ("Parler à ceux qui ne viennent pas", "Clémence Dubois"),
    ("Les sentiers après l'orage", ""),
)


def fill_forum(house: House, key: UUID, day: date) -> None:
    do(house, key, partial(sample_workshop, day=day))
    do(house, key, partial(change_workshop, title="Quelle montagne l'été ?", place=PLACE))
    last = house.library.read(key, schedule)[-1]
    (forum,) = do(house, key, partial(add_method, key="forum", after=last.id))
    propose = partial(propose_topic, phase=forum.id)
    made = [do(house, key, partial(propose, title=t, proposer=who)) for t, who in TOPICS]
    do(house, key, partial(place_topic, key=made[4].id, cell=(1, 2)))
    do(house, key, partial(place_topic, key=made[6].id, cell=None))
