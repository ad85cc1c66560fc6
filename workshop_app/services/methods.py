"""Methods a facilitator adds to the schedule ready-made: their phases, their times, their words.

Decides what each method plans; what a phase or a part is, is the domain's. The words become the
workshop's own: editable, every one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any, Literal
from uuid import UUID

from workshop_app.domain.facts import PhaseChanged
from workshop_app.domain.parts import Gathering, Part
from workshop_app.domain.phases import Activity, Phase, check_phase
from workshop_app.domain.problems import Problem
from workshop_app.domain.rounds import rounds_named
from workshop_app.domain.workshop import Workshop
from workshop_app.i18n.translate import N_, _
from workshop_app.services.phases import fitted, plan_phase, schedule
from workshop_app.services.ports import UnitOfWork
from workshop_app.services.workshops import change_workshop, the_workshop

Use = Literal["open", "produce", "choose"]
"""What it is for: to begin, to bring forth, to weigh."""
CAFE_ROUNDS = 3
FORUM_PAGE = "forum"
MOST_FORUM_PLACES = 6


@dataclass(frozen=True, slots=True)
class Method:
    key: str
    title: str
    said: str
    """One sentence: what it does for a group."""
    explained: str
    use: Use
    least_min: int
    most_min: int
    plan: Callable[[Workshop], list[dict[str, Any]]] = field(compare=False)
    """Fields of each phase it plans."""

    @property
    def is_one_phase(self) -> bool:
        """It can be given to a phase that is there already."""
        return self.key not in ("cafe", "forum")


def methods() -> tuple[Method, ...]:
    """Those that are offered, in the order they are shown."""
    return (
        Method(
            "1-2-4",
            _("1-2-4-Tous"),
            _("Seul, puis à deux, à quatre, toute la table. Les plus discrets parlent tôt."),
            _(
                "Chacun réfléchit d'abord seul. Puis on compare à deux, à quatre, et la table "
                "retient ce qui compte. Les voisins sont tirés de la liste de table, le plus "
                "différents possible."
            ),
            "produce",
            12,
            24,
            _one_two_four,
        ),
        Method(
            "ecrire",
            _("Écrire, lire, saisir"),
            _("Trois minutes en silence, puis lecture."),
            _(
                "Chacun écrit ses cartes sans parler, puis les lit à la table. Le référent "
                "saisit une idée par carte."
            ),
            "produce",
            15,
            20,
            _write,
        ),
        Method(
            "tour",
            _("Tour de table"),
            _("Chacun parle une fois, sans réponse."),
            _("La parole tourne ; on n'interrompt pas, on ne répond pas. Qui veut passe."),
            "open",
            10,
            15,
            _round_of_words,
        ),
        Method(
            "cafe",
            _("Café du monde"),
            _("On change de table, un hôte reste."),
            _(
                "Trois tours de conversation. À chaque tour on change de table selon son badge ; "
                "l'hôte reste et raconte ce qui s'y est dit. Le nombre de tours se règle dans "
                "Groupes, qui choisit les places."
            ),
            "produce",
            60,
            75,
            _world_cafe,
        ),
        Method(
            "forum",
            _("Forum ouvert"),
            _("La salle propose, une grille répartit."),
            _(
                "La salle propose ses sujets, la place du marché les répartit en lieux et en "
                "sessions, chacun va où il veut. Les sujets se saisissent dans la page Forum."
            ),
            "produce",
            60,
            120,
            _open_forum,
        ),
        Method(
            "gommettes",
            _("Gommettes"),
            _("Chaque table pèse les propositions."),
            _("Chacun pose ses gommettes sur ce qui compte le plus ; on compte, on lit."),
            "choose",
            8,
            12,
            _dots,
        ),
        Method(
            "meteo",
            _("Météo de départ"),
            _("Un mot par personne avant de partir."),
            _("Soleil, nuage ou pluie : chacun dit en un mot comment il repart."),
            "choose",
            5,
            8,
            _weather,
        ),
    )


def method_of(key: str) -> Method | None:
    return next((method for method in methods() if method.key == key), None)


def method_title(key: str) -> str:
    """Its name; "" for a phase made by hand."""
    return _(TITLES[key]) if key in TITLES else ""


TITLES = {
    "1-2-4": N_("1-2-4-Tous"),
    "ecrire": N_("Écrire, lire, saisir"),
    "tour": N_("Tour de table"),
    "cafe": N_("Café du monde"),
    "forum": N_("Forum ouvert"),
    "gommettes": N_("Gommettes"),
    "meteo": N_("Météo de départ"),
}


def add_method(uow: UnitOfWork, key: str, after: UUID | None = None) -> list[Phase]:
    """Its phases behind `after`, or last, in one undo."""
    method, workshop = _known(key), the_workshop(uow)
    made: list[Phase] = []
    for fields in method.plan(workshop):
        behind = made[-1].id if made else after
        made.append(plan_phase(uow, after=behind, method=key, **fields))
    if key == "cafe":
        _ask_for_rounds(uow, made)
    if key == "forum" and FORUM_PAGE not in workshop.extra_pages:
        change_workshop(uow, extra_pages=(*workshop.extra_pages, FORUM_PAGE))
    return made


def give_method(uow: UnitOfWork, phase: UUID, key: str) -> Phase:
    """To a phase that is there: its parts and, where nothing is written, its steps. Its title,
    its length and its question stay."""
    method, before = _known(key), uow.phases.get(phase)
    if before is None or before.withdrawn:
        raise Problem("unknown_phase")
    if not method.is_one_phase:
        raise Problem("method_of_many_phases", method=method.title)
    if before.started_at:
        raise Problem("phase_begun", phase=before.title)
    (fields,) = method.plan(the_workshop(uow))
    steps = before.steps if any(before.steps) else fields.get("steps", ())
    after = replace(before, method=key, parts=fields.get("parts", ()), steps=steps)
    after = fitted(after)
    check_phase(after)
    return before if after == before else uow.record(PhaseChanged(before, after))


def take_method_away(uow: UnitOfWork, phase: UUID) -> Phase:
    """The phase is of one piece again."""
    before = uow.phases.get(phase)
    if before is None or before.withdrawn:
        raise Problem("unknown_phase")
    after = replace(before, method="", parts=())
    return before if after == before else uow.record(PhaseChanged(before, after))


def step_part(uow: UnitOfWork, phase: UUID, index: int, minutes: int) -> Phase:
    """Some whole minutes more or less for one part; the phase grows or shrinks with it."""
    before = uow.phases.get(phase)
    if before is None or before.withdrawn or not 0 <= index < len(before.parts):
        raise Problem("unknown_phase")
    if before.started_at:
        raise Problem("phase_length_begun", phase=before.title)
    parts = list(before.parts)
    length = max(60, parts[index].planned_s + 60 * minutes)
    parts[index] = replace(parts[index], planned_s=length)
    after = replace(before, parts=tuple(parts), planned_s=sum(part.planned_s for part in parts))
    after = fitted(after)
    if after == before:
        return before
    check_phase(after)
    return uow.record(PhaseChanged(before, after))


def _ask_for_rounds(uow: UnitOfWork, made: list[Phase]) -> None:
    """The workshop sits people anew as often as the café needs; what follows brings them home."""
    workshop, phases = the_workshop(uow), schedule(uow)
    rounds = max(workshop.rounds, rounds_named(phases))
    if rounds != workshop.rounds:
        change_workshop(uow, rounds=rounds)
    place = next(n for n, phase in enumerate(phases) if phase.id == made[-1].id)
    following = phases[place + 1] if place + 1 < len(phases) else None
    if following is not None and not following.round and following.started_at is None:
        uow.record(PhaseChanged(following, replace(following, round=1)))


def _known(key: str) -> Method:
    method = method_of(key)
    if method is None:
        raise Problem("unknown_method")
    return method


def _parts(*parts: tuple[str, int, Gathering]) -> tuple[Part, ...]:
    return tuple(Part(title, 60 * minutes, gathering) for title, minutes, gathering in parts)


def _phase(
    title: str, minutes: int, least: int, activity: Activity, steps: tuple[str, ...], **more: Any
) -> dict[str, Any]:
    times = {"planned_s": 60 * minutes, "minimum_s": 60 * least}
    return {"title": title, "activity": activity, "steps": steps, **times, **more}


def _one_two_four(_workshop: Workshop) -> list[dict[str, Any]]:
    steps = (
        _("Écrivez seul, trois minutes."),
        _("Comparez à deux, puis à quatre."),
        _("Le référent saisit une idée par carte."),
    )
    parts = _parts(
        (_("Seul"), 3, "alone"),
        (_("À deux"), 4, "pairs"),
        (_("À quatre"), 5, "fours"),
        (_("Toute la table"), 8, "table"),
    )
    return [_phase(_("1-2-4-Tous"), 20, 12, "write", steps, parts=parts)]


def _write(_workshop: Workshop) -> list[dict[str, Any]]:
    steps = (
        _("Écrivez seul, trois minutes."),
        _("Lisez vos cartes à la table."),
        _("Le référent saisit une idée par carte."),
    )
    return [_phase(_("Écrire, lire, saisir"), 15, 10, "write", steps)]


def _round_of_words(_workshop: Workshop) -> list[dict[str, Any]]:
    steps = (_("Chacun parle une fois."), _("Personne ne répond."), _("Qui veut passe son tour."))
    return [_phase(_("Tour de table"), 10, 8, "talk", steps)]


def _world_cafe(workshop: Workshop) -> list[dict[str, Any]]:
    steps = (
        _("Asseyez-vous à la table de votre badge."),
        _("L'hôte raconte, puis on échange."),
        _("Le référent saisit une idée par carte."),
    )
    rounds = max(CAFE_ROUNDS, workshop.rounds)
    return [
        _phase(_("Café du monde, tour {n}", n=turn), 20, 15, "talk", steps, round=turn)
        for turn in range(1, rounds + 1)
    ]


def _open_forum(workshop: Workshop) -> list[dict[str, Any]]:
    steps = (
        _("Proposez un sujet, dites-le à la salle."),
        _("Allez là où vous apprenez ou apportez."),
        _("Chaque groupe écrit ce qu'il retient."),
    )
    parts = _parts(
        (_("Place du marché"), 20, "hall"),
        (_("Session 1"), 25, "session"),
        (_("Session 2"), 25, "session"),
        (_("Retour en salle"), 20, "hall"),
    )
    count = max(1, min(MOST_FORUM_PLACES, workshop.table_count))
    places = tuple(_("Table {n}", n=number) for number in range(1, count + 1))
    return [_phase(_("Forum ouvert"), 90, 60, "talk", steps, parts=parts, places=places)]


def _dots(_workshop: Workshop) -> list[dict[str, Any]]:
    steps = (
        _("Relisez les propositions."),
        _("Posez vos gommettes, cinq au plus sur une même."),
        _("On compte, on lit à haute voix."),
    )
    return [_phase(_("Gommettes"), 8, 6, "choose", steps)]


def _weather(_workshop: Workshop) -> list[dict[str, Any]]:
    steps = (_("Soleil, nuage ou pluie ?"), _("Un mot par personne, sans commentaire."))
    return [_phase(_("Météo de départ"), 5, 4, "close", steps)]
