"""The models a workshop starts from. Their words become the workshop's own: editable, every one.

Decides what a new workshop holds; not how it is run.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from uuid import UUID, uuid4

from workshop_app.domain.phases import Activity, Phase
from workshop_app.domain.workshop import Category, GameRule, Model, Workshop
from workshop_app.i18n.translate import _


def workshop_from_model(key: UUID, model: Model, title: str, now: datetime) -> Workshop:
    """A workshop of this model, with its words and no date."""
    blank = Workshop(
        id=key,
        workshop=key,
        model=model,
        title=title.strip(),
        created_at=now,
        categories=method_categories(),
    )
    match model:
        case "concertation":
            return _concertation(blank)
        case "groupe-de-travail":
            return _working_group(blank)
        case "accompagnement":
            return _support(blank)
        case "vierge":
            return replace(blank, table_count=1)


def method_categories() -> tuple[Category, ...]:
    """The four of the method, in their fixed order ▲ ▼ ◆ ●."""
    return (
        Category(
            "forces",
            _("Forces"),
            "FO",
            _("Sur quoi pouvons-nous nous appuyer ?"),
            "forces",
            "triangle-up",
        ),
        Category(
            "faiblesses",
            _("Faiblesses"),
            "FA",
            _("Qu'est-ce qui nous freine aujourd'hui ?"),
            "faiblesses",
            "triangle-down",
        ),
        Category(
            "attentes",
            _("Attentes"),
            "AT",
            _("Qu'attendez-vous du réseau ?"),
            "attentes",
            "diamond",
        ),
        Category(
            "contributions",
            _("Contributions"),
            "CO",
            _("Que pouvez-vous apporter ?"),
            "contributions",
            "circle",
        ),
    )


def game_rules() -> tuple[GameRule, ...]:
    return (
        GameRule(_("Parler en « je »"), _("Je témoigne de mon expérience.")),
        GameRule(_("Écouter jusqu'au bout"), _("Une personne parle, les autres écoutent.")),
        GameRule(_("Une idée par carte"), _("Une phrase courte et lisible.")),
        GameRule(
            _("Critiquer les idées, jamais les personnes"),
            _("Le désaccord se note, il ne se tranche pas."),
        ),
        GameRule(_("Respecter le temps"), _("Le référent annonce les deux dernières minutes.")),
        GameRule(_("Ce qui est dit ici reste ici"), _("Seules les cartes sont publiées.")),
    )


def _concertation(blank: Workshop) -> Workshop:
    return replace(
        blank,
        question=_("Comment mieux travailler ensemble ?"),
        objectives=(
            _("Se dire ce qui marche et ce qui freine"),
            _("Choisir ensemble ce qui compte le plus"),
            _("Donner une suite à chaque échelon"),
        ),
        results=(
            _("Les cartes de toutes les tables, mot pour mot"),
            _("L'essentiel, choisi par les tables"),
            _("Un compte rendu remis à la sortie"),
        ),
        rules=game_rules(),
        table_count=9,
    )


def _working_group(blank: Workshop) -> Workshop:
    return replace(
        blank,
        question=_("Que voulons-nous produire ensemble cette année ?"),
        objectives=(
            _("Partager les pratiques de chacun"),
            _("Produire un outil que tous peuvent reprendre"),
        ),
        results=(_("Un relevé de décisions après chaque rencontre"),),
        rules=game_rules(),
        table_count=3,
        starts_at=time(9, 30),
        ends_at=time(12, 30),
    )


def _support(blank: Workshop) -> Workshop:
    return replace(
        blank,
        question=_("Où en sommes-nous, et où voulons-nous aller ?"),
        objectives=(
            _("Établir un état des lieux partagé"),
            _("Choisir quelques objectifs et qui les porte"),
        ),
        results=(_("Un diagnostic, des objectifs, un plan d'actions"),),
        rules=game_rules(),
        table_count=4,
        starts_at=time(14),
        ends_at=time(17),
    )


@dataclass(frozen=True, slots=True)
class _Step:
    title: str
    activity: Activity
    minutes: int
    minimum: int
    kind: str = ""
    steps: tuple[str, ...] = ()
    question: str = ""
    note: str = ""
    protected: bool = False


def planned_phases(workshop: Workshop) -> list[Phase]:
    """The schedule of the workshop's model, in order."""
    match workshop.model:
        case "concertation":
            steps = _concertation_steps()
        case "groupe-de-travail":
            steps = _working_group_steps()
        case "accompagnement":
            steps = _support_steps()
        case "vierge":
            steps = []
    questions = {category.key: category.question for category in workshop.categories}
    return [
        Phase(
            id=uuid4(),
            workshop=workshop.id,
            position=place,
            title=step.title,
            activity=step.activity,
            kinds=(step.kind,) if step.kind else (),
            planned_s=60 * step.minutes,
            minimum_s=60 * step.minimum,
            protected=step.protected,
            question=step.question or questions.get(step.kind, ""),
            steps=step.steps,
            note=step.note,
        )
        for place, step in enumerate(steps)
    ]


def _writing() -> tuple[str, ...]:
    return (
        _("Écrivez seul, trois minutes."),
        _("Lisez vos cartes à la table."),
        _("Le référent saisit une idée par carte."),
    )


def _welcome(minutes: int, minimum: int) -> _Step:
    return _Step(
        _("Accueil"),
        "welcome",
        minutes,
        minimum,
        steps=(
            _("Trouvez votre table."),
            _("Présentez-vous à vos voisins."),
            _("Le référent ouvre le formulaire."),
        ),
        note=_("Vérifier que chaque référent voit le numéro de sa table."),
    )


def _break(minutes: int, minimum: int, note: str) -> _Step:
    return _Step(
        _("Pause"),
        "break",
        minutes,
        minimum,
        steps=(_("Revenez à la même table."),),
        note=note,
    )


def _closing(minutes: int) -> _Step:
    return _Step(
        _("Clôture"),
        "close",
        minutes,
        minutes,
        steps=(_("Un mot par table."), _("La suite, et merci.")),
        note=_("Annoncer quand et comment le compte rendu sera remis."),
        protected=True,
    )


def _concertation_steps() -> list[_Step]:
    return [
        _welcome(10, 5),
        _Step(
            _("Consigne"),
            "brief",
            5,
            3,
            steps=(
                _("Lisez les règles du jeu."),
                _("Le référent écrit pour la table."),
                _("Levez la main pour appeler."),
            ),
            note=_("Lire les règles à voix haute, montrer une carte remplie."),
        ),
        _Step(_("Forces"), "write", 18, 12, "forces", _writing()),
        _Step(
            _("Faiblesses"),
            "write",
            18,
            12,
            "faiblesses",
            _writing(),
            note=_("Rappeler : une idée par carte, sans nommer personne."),
        ),
        _break(10, 5, _("Distribuer les cartes bleues et violettes pendant la pause.")),
        _Step(_("Attentes"), "write", 18, 12, "attentes", _writing()),
        _Step(_("Contributions"), "write", 18, 12, "contributions", _writing()),
        _Step(
            _("L'essentiel"),
            "choose",
            15,
            10,
            steps=(
                _("Relisez les cartes de la table."),
                _("Gardez trois cartes par catégorie."),
                _("Une personne les lit à la salle."),
            ),
            note=_("Laisser chaque table lire ses cartes, sans commentaire."),
            protected=True,
        ),
        _closing(8),
    ]


def _working_group_steps() -> list[_Step]:
    return [
        _welcome(15, 10),
        _Step(
            _("Tour des pratiques"),
            "talk",
            40,
            25,
            question=_("Comment faites-vous aujourd'hui ?"),
            steps=(
                _("Chacun raconte un cas, quatre minutes."),
                _("Les autres posent une question."),
            ),
        ),
        _Step(_("Forces"), "write", 25, 15, "forces", _writing()),
        _Step(_("Faiblesses"), "write", 25, 15, "faiblesses", _writing()),
        _break(15, 10, _("Relire les cartes pendant la pause.")),
        _Step(_("Contributions"), "write", 30, 20, "contributions", _writing()),
        _Step(
            _("Relevé de décisions"),
            "choose",
            20,
            15,
            steps=(_("Qui fait quoi, pour quand ?"), _("Date de la prochaine rencontre.")),
            protected=True,
        ),
        _closing(10),
    ]


def _support_steps() -> list[_Step]:
    return [
        _welcome(15, 10),
        _Step(_("Forces"), "write", 30, 20, "forces", _writing()),
        _Step(_("Faiblesses"), "write", 30, 20, "faiblesses", _writing()),
        _break(15, 10, _("Rapprocher les cartes qui disent la même chose.")),
        _Step(_("Attentes"), "write", 30, 20, "attentes", _writing()),
        _Step(
            _("Ce qui compte"),
            "choose",
            45,
            30,
            steps=(
                _("Relisez les cartes de la table."),
                _("Gardez trois cartes par catégorie."),
                _("Dites pourquoi."),
            ),
            protected=True,
        ),
        _closing(15),
    ]


def schedule_length(workshop: Workshop) -> timedelta:
    """Time available between the planned start and end."""
    day = datetime(2000, 1, 1)
    start, end = (datetime.combine(day, t) for t in (workshop.starts_at, workshop.ends_at))
    return end - start
