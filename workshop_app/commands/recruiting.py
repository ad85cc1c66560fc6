"""The command that decides candidatures by rules."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Annotated
from uuid import UUID

import typer

from workshop_app.bootstrap import House, read_rules_file
from workshop_app.commands.session import (
    BY,
    Session,
    do,
    prove_writable,
    read_file,
    workshop_named,
)
from workshop_app.commands.workshops import WorkshopName
from workshop_app.domain.problems import Problem
from workshop_app.domain.recruitment.candidature import State
from workshop_app.domain.recruitment.outcome import Outcome
from workshop_app.domain.recruitment.rules import Rules
from workshop_app.i18n.recruitment_reasons import place_words, reason_sentence
from workshop_app.i18n.translate import _, n_, number
from workshop_app.services.candidatures import recruitment_of
from workshop_app.services.ports import Watch
from workshop_app.services.recruiting import Call, apply_rules, foresee, read_call
from workshop_app.services.recruitment_letters import letters as decision_letters
from workshop_app.services.recruitment_presets import draw_number

TOLD: tuple[State, ...] = ("accepted", "waiting", "refused", "to_check", "left")


def recruit(
    context: typer.Context,
    workshop: WorkshopName,
    rules: Annotated[Path | None, typer.Option("--rules", metavar="FILE")] = None,
    letters: Annotated[Path | None, typer.Option("--letters", metavar="FILE.pdf")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run")] = False,
) -> None:
    """Decide the candidatures by the workshop's rules, or by those of a file, which it keeps."""
    session: Session = context.obj
    content = read_file(rules) if rules else None
    if letters is not None:
        prove_writable(letters)
    with session.house() as house:
        key = workshop_named(house, workshop)
        wanted = (
            read_rules_file(content, rules.name, draw_number(key))
            if rules and content is not None
            else _in_place(house, key)
        )
        if not house.library.read(key, read_call).applicants:
            raise Problem("recruit_nobody")
        if dry_run:
            outcome = foresee(house.library.read(key, read_call), wanted).outcome
        else:
            outcome = do(house, key, partial(apply_rules, rules=wanted, by=BY))
            if letters is not None:
                _write_letters(house, key, letters)
        call = house.library.read(key, read_call)
    _tell(session, outcome, call)


def _in_place(house: House, key: UUID) -> Rules:
    recruitment = house.library.read(key, recruitment_of)
    if recruitment is None:
        raise Problem("recruit_no_rules")
    return recruitment.rules


def _write_letters(house: House, key: UUID, target: Path) -> None:
    written = house.library.read(key, partial(decision_letters, now=house.clock.now()))
    house.letter_printer.letters(written, target, Watch())


def _tell(session: Session, outcome: Outcome, call: Call) -> None:
    names = {str(each.person.id): each.person.name for each in call.applicants}
    values: dict[str, object] = {
        state: [
            {
                "person": decision.key,
                "name": names[decision.key],
                "reason": reason_sentence(decision.reason),
                "rank": decision.rank,
                "place": decision.place.value if decision.place else None,
            }
            for decision in outcome.of_state(state)
        ]
        for state in TOLD
    }
    values |= {"closed": outcome.full, "proven": outcome.proven}
    session.answer(values, *_lines(outcome, names))


def _lines(outcome: Outcome, names: dict[str, str]) -> list[str]:
    titles = {
        "accepted": n_("{n} retenu", "{n} retenus", len(outcome.of_state("accepted"))),
        "waiting": _("{n} en attente", n=number(len(outcome.of_state("waiting")))),
        "refused": n_("{n} refusé", "{n} refusés", len(outcome.of_state("refused"))),
        "to_check": _("{n} à vérifier", n=number(len(outcome.of_state("to_check")))),
        "left": n_("{n} désistement", "{n} désistements", len(outcome.of_state("left"))),
    }
    told = []
    for state in TOLD:
        decisions = outcome.of_state(state)
        told += [titles[state]] if decisions or state == "accepted" else []
        for decision in decisions:
            rank = _("rang {rank} {place}", rank=decision.rank, place=place_words(decision.place))
            where = f" ({rank.strip()})" if decision.rank else ""
            told.append(f"  {names[decision.key]}{where} : {reason_sentence(decision.reason)}")
    told.append(_("Le groupe est complet.") if outcome.full else _("Il reste des places."))
    return told
