"""A few invented cards, and one engine for all tests: its table is loaded once."""

from __future__ import annotations

from functools import cache

from workshop_app.domain.suggestions import CardText, ThemeText
from workshop_app.settings import assets_folder
from workshop_app.suggestions.engine import Suggester


@cache
def engine() -> Suggester:
    return Suggester(assets_folder() / "words")


SAID = [
    ("1", "faiblesses", "Les bus ne passent plus après 19 h"),
    ("2", "faiblesses", "Plus de bus après 19h, on reste chez soi"),
    ("3", "faiblesses", "Trop de papiers à remplir pour une subvention"),
    ("4", "faiblesses", "Le budget baisse tous les ans"),
    ("5", "forces", "Les élus sont très impliqués"),
    ("6", "faiblesses", "Les élus sont peu impliqués"),
    ("7", "attentes", "Former les saisonniers avant l'été"),
    ("8", "contributions", "Je peux animer un stage pour les apprentis"),
    ("9", "attentes", "Des gares où l'on peut attendre au chaud"),
]
CARDS = [CardText(*said) for said in SAID]
THEMES = [
    ThemeText("tra", "Transports"),
    ThemeText("fin", "Finances"),
    ThemeText("for", "Formation"),
    ThemeText("gou", "Gouvernance"),
]
