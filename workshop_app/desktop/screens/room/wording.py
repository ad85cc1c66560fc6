"""The sentences of « Préparer la salle »: composed from what was read and seen. Knows no widget."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from workshop_app.desktop.screens.presentation.wording import address_lines
from workshop_app.desktop.screens.room.faces import (
    AddressFace,
    CardFace,
    CardLook,
    Mark,
    StepFace,
    TableFace,
)
from workshop_app.domain.network import Address
from workshop_app.domain.room import (
    STEPS,
    TOPICS,
    Hall,
    Observation,
    RoomCheck,
    Step,
    Topic,
    Verdict,
    is_stuck,
    most_devices,
    other_network,
    seen,
    steps_done,
    verdicts,
    waits_for,
)
from workshop_app.i18n import typography
from workshop_app.i18n.translate import N_, _, language, n_

STEP_LEFT: Mapping[Step, str] = {
    "address": N_("reste l'adresse"),
    "wifi": N_("reste le Wi-Fi"),
    "sheet": N_("reste la feuille à imprimer"),
    "trial": N_("reste le téléphone d'essai"),
}
TITLES: Mapping[Observation, str] = {
    "joined": N_("Relié au Wi-Fi"),
    "asked": N_("Carré scanné"),
    "shown": N_("Page reçue"),
    "sent": N_("Carte d'essai"),
    "returned": N_("Téléphone verrouillé, puis rouvert"),
}
MADE: Mapping[Observation, str] = {
    "joined": N_("Un téléphone est arrivé sur le réseau."),
    "asked": N_("La demande est arrivée jusqu'ici."),
    "shown": N_("Le téléphone affiche la page d'essai."),
    "sent": N_("Ce qu'il a écrit est arrivé."),
    "returned": N_("Le brouillon était encore là."),
}
TO_DO: Mapping[Observation, str] = {
    "joined": N_("Scannez le carré 1 avec le téléphone."),
    "asked": N_("Scannez le carré d'essai, ci-dessous."),
    "shown": N_("La page doit s'afficher sur le téléphone."),
    "sent": N_("Écrivez « essai » sur le téléphone, puis Envoyer."),
    "returned": N_("Écrivez deux mots, verrouillez-le, rouvrez-le."),
}
LOOKS: Mapping[Verdict, CardLook] = {
    "good": "success",
    "unknown": "plain",
    "check": "signal",
    "wrong": "error",
}
ICONS: Mapping[Topic, str] = {
    "firewall": "firewall_ok",
    "network": "isolated",
    "crowd": "participants",
    "power": "awake",
}


def count_words(done: Mapping[Step, bool]) -> str:
    left = [step for step in STEPS if not done[step]]
    if not left:
        return _("4 étapes sur 4")
    made = _("{n} étapes sur {all}", n=len(STEPS) - len(left), all=len(STEPS))
    return f"{made}, {_(STEP_LEFT[left[0]])}" if len(left) == 1 else made


def address_faces(addresses: Sequence[Address], chosen: str) -> tuple[AddressFace, ...]:
    return tuple(
        AddressFace(
            line.host,
            line.where,
            line.note if line.state == "aside" else "",
            line.state == "recommended",
            line.host == chosen,
        )
        for line in address_lines(addresses)
    )


def clock_words(at: datetime) -> str:
    return typography.clock(at, language())


def step_faces(hall: Hall) -> tuple[StepFace, ...]:
    waited, stuck = waits_for(hall), is_stuck(hall)
    faces = []
    for name, sight in seen(hall).items():
        mark: Mark = "made" if sight else "later"
        if name == waited:
            mark = "stuck" if stuck else "now"
        detail = MADE[name] if sight else TO_DO[name]
        title = _(TITLES[name])
        if name == "joined" and hall.wifi_name:
            title = _("Relié au Wi-Fi {name}", name=hall.wifi_name)
        at = clock_words(sight.at) if sight else ""
        faces.append(StepFace(name, mark, title, _(detail), at))
    return tuple(faces)


def advice(hall: Hall) -> str:
    """Why the next step does not come, as far as it can be told, and what to do."""
    if hall.trial.lost_draft:
        return _(
            "Ce téléphone ne garde pas ce qu'on écrit : quittez la navigation privée, ou prenez un "
            "autre téléphone pour cette table."
        )
    other = other_network(hall)
    if other:
        return _(
            "Le téléphone est arrivé par {other} : il est sur un autre réseau que celui des "
            "feuilles. Passez par cette adresse, ou changez le Wi-Fi du téléphone.",
            other=other,
        )
    if not is_stuck(hall):
        return ""
    return {
        "joined": _(
            "Aucun appareil n'est vu. Le téléphone est peut-être sur un autre Wi-Fi, le mot de "
            "passe est faux, ou le Wi-Fi refuse un appareil de plus."
        ),
        "asked": _(
            "Un appareil est là, mais sa demande n'arrive pas : coupez ses données mobiles, puis "
            "regardez le pare-feu."
        ),
        "shown": _(
            "La demande est arrivée, mais la page ne s'affiche pas : rechargez-la, ou ouvrez-la "
            "dans un autre navigateur."
        ),
        "sent": "",
        "returned": "",
        None: "",
    }[waits_for(hall)]


def leaving_words(hall: Hall) -> str:
    """What Tablée can do about a phone that looks for the internet."""
    why = _("Certains repartent sur leur abonnement quand le réseau n'a pas internet.")
    match hall.laptop.answers_checks:
        case True:
            done = _(
                "Tablée répond à leur question quand le Wi-Fi la lui amène. S'il le faut : couper "
                "les données mobiles."
            )
        case False:
            done = _(
                "Cet ordinateur ne laisse pas Tablée répondre à leur question : couper les données "
                "mobiles."
            )
        case None:
            done = _("S'il le faut : couper les données mobiles.")
    return f"{why} {done}"


def crowd_words(hall: Hall, tables: int, posts: int) -> str:
    said = n_("{n} téléphone de référent", "{n} téléphones de référents", tables)
    if posts:
        said += ", " + n_("{n} poste à la porte", "{n} postes à la porte", posts)
    most = most_devices(hall)
    if most is None:
        return _("{who}. Combien ce Wi-Fi en accepte n'est pas connu d'ici.", who=said)
    return _("{who}. Ce Wi-Fi en accepte d'habitude {most} à la fois.", who=said, most=most)


def cards(hall: Hall) -> tuple[CardFace, ...]:
    judged = verdicts(hall)
    compose = {
        "firewall": _firewall_card,
        "network": _network_card,
        "crowd": _crowd_card,
        "power": _power_card,
    }
    return tuple(compose[topic](hall, judged[topic]) for topic in TOPICS)


def _card(
    topic: Topic, verdict: Verdict, title: str, detail: str, button: str = "", act: str = ""
) -> CardFace:
    return CardFace(topic, LOOKS[verdict], ICONS[topic], title, detail, button, act)


def _firewall_card(hall: Hall, verdict: Verdict) -> CardFace:
    if verdict == "good":
        return _card(
            "firewall",
            verdict,
            _("Le pare-feu laisse passer"),
            _("Une demande venue d'un autre appareil est arrivée. Rien à faire."),
        )
    how = (_("Comment faire"), "firewall")
    if verdict == "unknown":
        said = {
            True: _(
                "Il est allumé. Seule une demande venue d'un téléphone prouvera qu'il "
                "laisse passer."
            ),
            False: _("Il est éteint. Un téléphone doit encore le prouver."),
            None: _("Seule une demande venue d'un téléphone le prouvera."),
        }[hall.laptop.firewall]
        return _card("firewall", verdict, _("Pare-feu : pas encore vérifié"), said, *how)
    return _card(
        "firewall",
        verdict,
        _("Le pare-feu retient peut-être les téléphones"),
        _("Un appareil est sur le réseau, mais aucune demande n'arrive jusqu'ici."),
        *how,
    )


def _network_card(hall: Hall, verdict: Verdict) -> CardFace:
    if verdict == "good":
        return _card(
            "network",
            verdict,
            _("Même réseau"),
            _("Les téléphones atteignent {host}. Rien à faire.", host=hall.host),
        )
    if verdict == "wrong":
        other = other_network(hall)
        return _card(
            "network",
            verdict,
            _("Le téléphone est sur un autre réseau"),
            _(
                "Il est arrivé par {other}, les feuilles disent {host}.",
                other=other,
                host=hall.host,
            ),
            _("Passer par {host}", host=other),
            f"move {other}",
        )
    if verdict == "check":
        return _card(
            "network",
            verdict,
            _("Ce Wi-Fi sépare peut-être les appareils"),
            _(
                "Aucune demande n'arrive. Ouvrez le Wi-Fi de cet ordinateur, ou demandez un autre "
                "réseau à la régie."
            ),
            _("Réessayer"),
            "restart",
        )
    return _card(
        "network",
        verdict,
        _("Réseau : pas encore vérifié"),
        _("Un téléphone d'essai dira si ce Wi-Fi laisse les appareils se voir."),
    )


def _crowd_card(hall: Hall, verdict: Verdict) -> CardFace:
    most = most_devices(hall)
    planned = n_("{n} appareil est prévu.", "{n} appareils sont prévus.", hall.planned)
    if verdict == "good":
        return _card(
            "crowd",
            verdict,
            n_("L'appareil tient", "Les {n} appareils tiennent ensemble", hall.linked),
            _("Tous ceux qui sont prévus sont reliés. Rien à faire."),
        )
    if verdict == "check":
        return _card(
            "crowd",
            verdict,
            _("{most} appareils au plus", most=most),
            _(
                "{planned} Reliez un poste par câble, ou apportez un petit routeur.",
                planned=planned,
            ),
            _("Régler avec un routeur"),
            "router",
        )
    detail = _("{planned} Ce sera sûr quand tous seront reliés.", planned=planned)
    return _card("crowd", verdict, _("Nombre : pas encore vérifié"), detail)


def _power_card(hall: Hall, verdict: Verdict) -> CardFace:
    if verdict == "check":
        return _card(
            "power",
            verdict,
            _("Cet ordinateur est sur batterie"),
            _("Branchez-le : en veille, plus aucun téléphone ne l'atteint."),
        )
    plugged = hall.laptop.on_mains is True
    return _card(
        "power",
        verdict,
        _("Veille : pas encore vérifié"),
        _("Il est branché. Tablée empêche la veille pendant les phases ; réglez-la sur « Jamais ».")
        if plugged
        else _("Branchez-le et réglez la mise en veille sur « Jamais » pour la journée."),
    )


def table_faces(tables: Sequence[int], linked: frozenset[int]) -> tuple[TableFace, ...]:
    return tuple(TableFace(number, number in linked) for number in tables)


def ready_words(check: RoomCheck) -> str:
    if check.ready_at is None:
        return ""
    at = clock_words(check.ready_at)
    missing = len(check.missing)
    if not missing:
        return _("Dite prête à {at}, tout était vérifié.", at=at)
    return n_(
        "Dite prête à {at} ; {n} point n'était pas vérifié, il est noté.",
        "Dite prête à {at} ; {n} points n'étaient pas vérifiés, ils sont notés.",
        missing,
        at=at,
    )


def done_steps(hall: Hall) -> frozenset[Step]:
    return frozenset(step for step, done in steps_done(hall).items() if done)
