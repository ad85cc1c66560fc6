"""`tablee`: the command line. Without a command it opens the desk.

Decides the exit status: 0 done, 2 refused with one sentence, 1 a bug. One of the outer hooks: here
an error nobody expected becomes a line in the journal and a sentence, never a traceback.
"""

from __future__ import annotations

import io
import logging
import os
import signal
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Annotated
from uuid import UUID

import typer

from workshop_app.commands import (
    attend,
    day,
    demo,
    directory,
    groups,
    paper,
    plan,
    recruiting,
    rehearse,
    repair,
    slides,
    suggest,
    workshops,
)
from workshop_app.commands.desk import open_for_desk, recover_library
from workshop_app.commands.journal import keep_journal, watch_for_crash
from workshop_app.commands.session import BUG, DONE, REFUSED, Session, complain, refusal
from workshop_app.commands.workshops import WorkshopName
from workshop_app.domain.problems import Problem
from workshop_app.domain.rehearsal import SPEEDS
from workshop_app.i18n.translate import LANGUAGES, N_, _, set_language
from workshop_app.services.ports import Busy, Surroundings
from workshop_app.settings import SettingNotValid, Settings, settings_from

SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
log = logging.getLogger(__name__)
COMMON = {"--library": True, "--language": True, "--json": False}
"""Options of every command, wherever they are typed; True: a value follows."""


def tablee(
    context: typer.Context,
    library: Annotated[str | None, typer.Option("--library", metavar="URL_OR_PATH")] = None,
    json: Annotated[bool, typer.Option("--json")] = False,
    language: Annotated[str | None, typer.Option("--language", metavar="fr|en")] = None,
) -> None:
    """Open the desk, or run one command."""
    if language is not None and language not in LANGUAGES:
        raise Problem("unknown_language", language=language, languages=", ".join(LANGUAGES))
    settings = settings_from(library=library, language=language)
    set_language(settings.language)
    context.obj = Session(settings, json)
    if context.invoked_subcommand is None:
        raise typer.Exit(open_desk(settings))


def run_demo(
    context: typer.Context,
    headless: Annotated[bool, typer.Option("--headless")] = False,
    out: Annotated[Path, typer.Option("--out")] = Path("tablee-demo"),
) -> None:
    """Play the sample workshop from the list to the report; then open the desk on it."""
    session: Session = context.obj
    result = demo.play(session.settings, out)
    session.answer(result.values(), *result.told())
    if not headless:
        raise typer.Exit(open_desk(result.settings, result.workshop))


def run_rehearsal(
    context: typer.Context,
    workshop: WorkshopName,
    speed: Annotated[int | None, typer.Option("--speed", metavar="1|10|60")] = None,
    headless: Annotated[bool, typer.Option("--headless")] = False,
    seed: Annotated[int, typer.Option("--seed")] = demo.SEED,
) -> None:
    """Rehearse the day on a copy with simulated tables, then wipe it: in a window of its own, or
    played to its end without one."""
    session: Session = context.obj
    if speed is None:
        speed = SPEEDS[-1] if headless else SPEEDS[0]
    if speed not in SPEEDS:
        raise Problem("rehearsal_speed", speeds=SPEEDS)
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # to be wiped when it is stopped
    run = None if headless else desk_program()
    with rehearse.rehearsal(session, workshop, speed, seed) as rehearsing:
        if run is None:
            rehearse.play(rehearsing)
        else:
            _show_rehearsal(run, session, rehearsing)
        result = rehearse.remember(session, rehearsing)
    session.answer(result.values(), result.told())


def _show_rehearsal(run: Desk, session: Session, rehearsing: rehearse.Rehearsing) -> None:
    said = _("Répétition de « {title} » ouverte sur une copie.", title=rehearsing.title)
    rehearse.copy_habits(session.settings, rehearsing)
    run(
        partial(rehearse.RehearsedHouse, rehearsing),
        rehearsing.folder,
        rehearsing.workshop,
        lambda: None if session.json else print(said, flush=True),
    )


Desk = Callable[..., int]
"""`desktop.application.run`, once it may be loaded."""


def desk_program() -> Desk:
    """What opens the window. Qt is loaded here alone; a machine without it is told so."""
    if sys.platform == "linux" and not any(map(os.environ.get, SCREENS)):
        raise Surroundings("no_screen")  # Qt would end the program
    try:
        from workshop_app.desktop.application import run
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] != "PySide6":
            raise
        raise Surroundings("no_desktop") from error
    return run


def open_desk(settings: Settings, workshop: UUID | None = None) -> int:
    """The window on a library, until it is closed."""
    run = desk_program()
    left = watch_for_crash(settings)
    habits = Path(settings.log_folder).parent
    return run(
        partial(open_for_desk, settings),
        habits,
        workshop,
        crashed=bool(left),
        recover=partial(recover_library, settings),
    )


COMMANDS: dict[str, tuple[Callable[..., None], str]] = {
    "new": (
        workshops.new,
        N_(
            "Créer un atelier d'après un modèle : "
            "concertation, groupe-de-travail, accompagnement, vierge."
        ),
    ),
    "list": (workshops.list_, N_("Montrer les ateliers de la bibliothèque.")),
    "import": (
        workshops.import_,
        N_("Lire une liste de participants : CSV, TSV, XLSX ou ODS."),
    ),
    "recruit": (
        recruiting.recruit,
        N_("Décider des candidatures par les règles de l'atelier, ou par celles d'un fichier."),
    ),
    "split": (
        groups.split,
        N_("Former des tables équilibrées ; les règles de l'atelier sont tenues."),
    ),
    "repair": (
        repair.repair,
        N_("Réparer les tables après l'émargement, avec le moins de déplacements."),
    ),
    "split-list": (
        groups.split_list,
        N_("Répartir une liste à colonne « id » ; les autres colonnes sont les critères."),
    ),
    "suggest-similar": (
        suggest.suggest_similar,
        N_("Trouver les cartes presque identiques d'une liste : id, table, category, text."),
    ),
    "suggest-themes": (
        suggest.suggest_themes,
        N_("Proposer un thème à chaque carte d'une liste, d'après les noms des thèmes."),
    ),
    "abbreviations": (
        suggest.abbreviations,
        N_("Dire les abréviations de la bibliothèque, en prendre d'une liste, les enregistrer."),
    ),
    "attend": (
        attend.attend,
        N_("Confirmer des arrivées, ou dire qui est excusé ou parti, ou l'annuler."),
    ),
    "serve": (
        day.serve,
        N_("Ouvrir le formulaire aux téléphones, sans fenêtre, jusqu'à l'arrêt."),
    ),
    "schedule": (
        plan.schedule,
        N_("Reprendre le déroulé d'un fichier ou d'un autre atelier, ou l'enregistrer."),
    ),
    "templates": (
        plan.templates,
        N_("Dire ce que « Mes phases » tient, y prendre un fichier, l'enregistrer, le retirer."),
    ),
    "phase": (
        day.phase,
        N_("Conduire le déroulé : start N, next, back, pause, resume, extend MIN, status."),
    ),
    "rehearse": (
        run_rehearsal,
        N_("Répéter la journée sur une copie, avec des tables simulées ; tout est effacé ensuite."),
    ),
    "print": (
        paper.print_,
        N_(
            "Écrire un document : regles, fiches, tables, cartes, listes, emargement, kit pour "
            "tous, attestations, note, fiche-projet, voisins, forum ou conducteur."
        ),
    ),
    "report": (paper.report, N_("Écrire le compte rendu : .pdf, ou .docx pour le modifier.")),
    "slides": (
        slides.slides,
        N_("Écrire un diaporama .pptx : intro ou conclusion, sur votre modèle si vous en avez un."),
    ),
    "export": (
        workshops.export,
        N_(
            "Écrire les cartes (.csv, .json), l'atelier entier (.tablee), le calendrier (.ics) ou "
            "l'appel à candidatures (.txt)."
        ),
    ),
    "open": (workshops.open_, N_("Prendre un fichier .tablee dans la bibliothèque.")),
    "backup": (workshops.backup, N_("Copier l'atelier entier, même pendant qu'il sert.")),
    "erase": (
        directory.erase,
        N_("Effacer des personnes partout, par nom complet ou adresse e-mail : sans retour."),
    ),
    "retention": (
        directory.retention,
        N_("Montrer les ateliers dont la durée de conservation est passée, ou l'appliquer."),
    ),
    "check": (workshops.check, N_("Vérifier que la bibliothèque est saine.")),
    "migrate": (
        workshops.migrate,
        N_("Mettre la bibliothèque à la version du programme ; l'ancienne est copiée à côté."),
    ),
    "demo": (
        run_demo,
        N_("Jouer l'atelier d'exemple, de la liste au compte rendu, puis l'ouvrir."),
    ),
}
"""What each command does, as `tablee --help` says it."""


def program() -> typer.Typer:
    """The command line, its help in the language of the moment."""
    made = typer.Typer(
        name="tablee",
        help=_("Animer un atelier d'intelligence collective, sans internet."),
        invoke_without_command=True,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
    )
    made.callback()(tablee)
    for name, (act, said) in COMMANDS.items():
        made.command(name, help=_(said))(act)
    return made


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one call; the exit status is returned, `tablee` exits with it."""
    typed = hoisted(sys.argv[1:] if arguments is None else arguments)
    speak_every_script()
    try:
        settings = settings_from()
        keep_journal(settings)
        set_language(language_asked(typed) or settings.language)
        status = program()(typed, prog_name="tablee", standalone_mode=False)
    except (Problem, Surroundings, Busy) as refused:
        complain(refusal(refused))
        return REFUSED
    except SettingNotValid as wrong:
        said = _(
            "{name} vaut « {value} » : il faut un nombre. Rien n'a été fait.",
            name=wrong.name,
            value=wrong.value,
        )
        complain(said)
        return REFUSED
    except typer.Abort:
        return REFUSED
    except typer.TyperException as misused:
        complain(misread(misused))
        return REFUSED
    except Exception:
        log.exception("a command failed")
        complain(
            _("Tablée a rencontré une erreur. Elle est notée dans le journal ; rien n'est perdu.")
        )
        return BUG
    return status if isinstance(status, int) else DONE


def speak_every_script() -> None:
    """A terminal or a pipe with an older encoding must not stop at an emoji."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            encoding = stream.encoding if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="backslashreplace")


def misread(misused: typer.TyperException) -> str:
    """What the parser refused, in our words: its own are English."""
    option, parameter = (getattr(misused, name, None) for name in ("option_name", "param"))
    if option is not None:
        return _(
            "L'option « {name} » n'existe pas ou attend une valeur. Rien n'a été fait : "
            "« tablee --help » montre les commandes.",
            name=option,
        )
    if parameter is None:
        return _(
            "Cette commande n'est pas connue, ou a un mot de trop. Rien n'a été fait : "
            "« tablee --help » montre les commandes."
        )
    name = parameter.opts[0] if parameter.param_type_name == "option" else parameter.name.upper()
    if hasattr(misused, "param_type"):
        return _(
            "Il manque « {name} ». Rien n'a été fait : « tablee --help » montre les commandes.",
            name=name,
        )
    return _(
        "La valeur donnée pour « {name} » ne convient pas. Rien n'a été fait : "
        "« tablee --help » montre les commandes.",
        name=name,
    )


def language_asked(typed: Sequence[str]) -> str | None:
    """The one of `--language`, before anything is said; None if none, or none we speak."""
    words = iter(typed)
    for word in words:
        name, equals, value = word.partition("=")
        if name == "--language":
            wanted = value if equals else next(words, "")
            return wanted if wanted in LANGUAGES else None
    return None


def hoisted(arguments: Sequence[str]) -> list[str]:
    """The common options first: people type them behind the command as well."""
    front: list[str] = []
    rest: list[str] = []
    waiting = list(arguments)
    while waiting:
        word = waiting.pop(0)
        name, equals, _value = word.partition("=")
        if word == "--":
            return [*front, *rest, word, *waiting]
        if name not in COMMON:
            rest.append(word)
        elif COMMON[name] and not equals and waiting:
            front += [word, waiting.pop(0)]
        else:
            front.append(word)
    return front + rest


if __name__ == "__main__":
    sys.exit(main())
