"""The call for candidates of the pictures: the forty invented candidatures, decided by rules."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from uuid import UUID

from workshop_app.bootstrap import House
from workshop_app.commands.session import do
from workshop_app.domain.recruitment.editing import set_once
from workshop_app.services.list_import import import_people
from workshop_app.services.recruiting import apply_rules
from workshop_app.services.recruitment_presets import preset_rules, ready_conditions
from workshop_app.services.workshops import create_workshop
from workshop_app.settings import assets_folder

DRAW = 7301


def fill_call(house: House, key: UUID) -> None:
    """Forty demands; one per coastal département, two elsewhere, small offices of small towns."""
    create = partial(create_workshop, model="groupe-de-travail", title="Le numérique au guichet")
    do(house, key, partial(create, organiser="Réseau des offices de tourisme"))
    path = assets_folder() / "samples" / "candidatures.csv"
    preview = house.read_list(path.read_bytes(), path.name)
    do(house, key, partial(import_people, preview=preview))
    rules = set_once(preset_rules("littoral", DRAW), True)
    rules = replace(rules, conditions=ready_conditions()[:2])
    do(house, key, partial(apply_rules, rules=rules, by="animateur"))
