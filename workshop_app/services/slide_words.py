"""The words of the slides that nobody typed: their titles, the first lines, the thanks.

Decides how each slide is called, on the screen that lists them and on the slide itself.
"""

from __future__ import annotations

from workshop_app.domain.slides import DeckKind
from workshop_app.i18n import typography
from workshop_app.i18n.translate import _, language, n_
from workshop_app.services.slides_content import (
    AimsSlide,
    ByTableSlide,
    CardsSlide,
    ContextSlide,
    Deck,
    DoorsSlide,
    EssentialSlide,
    FiguresSlide,
    NextStepsSlide,
    Occasion,
    RulesSlide,
    ScheduleSlide,
    Slide,
    TablesSlide,
    ThanksSlide,
    ThemesSlide,
    WordsSlide,
)


def deck_name(kind: DeckKind) -> str:
    return _("Diaporama d'ouverture") if kind == "intro" else _("Diaporama de conclusion")


def file_name(kind: DeckKind) -> str:
    """What a file is called unless the person says otherwise."""
    return _("diaporama-ouverture.pptx") if kind == "intro" else _("diaporama-conclusion.pptx")


def greeting(kind: DeckKind) -> str:
    """Above the title of the first slide."""
    return _("Bienvenue") if kind == "intro" else _("Ce que nous avons dit ensemble")


def when_and_where(occasion: Occasion) -> str:
    """« Mardi 13 octobre 2026, de 10 h à 12 h, Palais des congrès »."""
    hours = _(
        "de {start} à {end}",
        start=typography.clock(occasion.starts_at, language()),
        end=typography.clock(occasion.ends_at, language()),
    )
    day = typography.day(occasion.day, language(), "EEEE d MMMM y") if occasion.day else ""
    said = ", ".join(part for part in (day, hours, occasion.place) if part)
    return said[:1].upper() + said[1:]


def slide_title(slide: Slide) -> str:
    match slide:
        case ContextSlide():
            return _("Pourquoi nous sommes là")
        case AimsSlide():
            return _("Objectifs et résultats attendus") if slide.results else _("Objectifs")
        case RulesSlide():
            return _("Règles du jeu")
        case CardsSlide():
            return _("Ce que nous allons écrire")
        case TablesSlide():
            return _("Les tables et leurs référents")
        case ScheduleSlide():
            return _("Le déroulé")
        case DoorsSlide():
            return _("Se relier avec un téléphone")
        case FiguresSlide():
            return _("Ce que nous avons produit")
        case ByTableSlide():
            return _("Les cartes de chaque table")
        case ThemesSlide():
            return _("De quoi nous avons parlé")
        case WordsSlide():
            return _("Les mots de chaque catégorie")
        case EssentialSlide():
            return _("L'essentiel")
        case NextStepsSlide():
            return _("Et maintenant")
        case ThanksSlide():
            return _("Merci")


def slide_detail(slide: Slide) -> str:
    """How much is on it, for the list of slides; "" when its title says all."""
    match slide:
        case AimsSlide():
            count = len(slide.objectives) + len(slide.results)
            return n_("{n} ligne", "{n} lignes", count)
        case RulesSlide():
            return n_("{n} règle", "{n} règles", len(slide.rules))
        case CardsSlide():
            return n_("{n} catégorie", "{n} catégories", len(slide.categories))
        case TablesSlide():
            return n_("{n} table", "{n} tables", len(slide.tables))
        case ScheduleSlide():
            return n_("{n} moment", "{n} moments", len(slide.moments))
        case DoorsSlide():
            return slide.address
        case FiguresSlide():
            return n_("{n} carte", "{n} cartes", slide.cards)
        case ByTableSlide():
            return n_("{n} table", "{n} tables", len(slide.counts))
        case ThemesSlide():
            return n_("{n} thème", "{n} thèmes", len(slide.themes))
        case WordsSlide():
            words = sum(len(each.words) for each in slide.categories)
            return n_("{n} mot", "{n} mots", words)
        case EssentialSlide():
            return n_("{n} proposition", "{n} propositions", len(slide.lines))
        case NextStepsSlide():
            return n_("{n} ligne", "{n} lignes", len(slide.steps))
        case _:
            return ""


def proposed_thanks(deck: Deck) -> str:
    """What the last slide says when nothing was typed: what people gave."""
    for slide in deck.slides:
        if isinstance(slide, FiguresSlide) and slide.cards:
            return _(
                "{people}, {tables}, {cards}.",
                people=n_("{n} participant", "{n} participants", slide.people),
                tables=n_("{n} table", "{n} tables", slide.tables),
                cards=n_("{n} carte", "{n} cartes", slide.cards),
            )
    return ""


def why_missing(slide: type[Slide]) -> str:
    """Why a slide that could be there is not, and what brings it."""
    if slide is DoorsSlide:
        return _("Sans adresse des téléphones, pas de carré à viser : choisissez-la.")
    if slide is TablesSlide:
        return _("Sans répartition, pas de tables : répartissez les groupes.")
    if slide is WordsSlide:
        return _("Aucun mot ne revient encore à deux tables : choisissez-en, ou attendez.")
    if slide is ThemesSlide:
        return _("Les cartes ne sont pas encore rangées dans des thèmes.")
    if slide is NextStepsSlide:
        return _("Les suites ne sont pas écrites.")
    return ""


def words_note() -> str:
    return _("Le chiffre dit combien de cartes. Un mot dit par une seule table n'est pas montré.")
