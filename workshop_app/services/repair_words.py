"""The sentences of a repair: why each person moves, why so many and no more, what stays.

Decides words only.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from workshop_app.domain.criteria import OTHER_SPELLING
from workshop_app.domain.groups.balance import BalanceSheet, Row
from workshop_app.domain.groups.rebalance import ELBOW
from workshop_app.domain.people import Person
from workshop_app.domain.stand_ins import StandIn
from workshop_app.i18n.translate import _, language, n_
from workshop_app.i18n.typography import listing
from workshop_app.services import balance_words
from workshop_app.services.mode_words import share

NAMES_TOLD = 3
GOOD_TOLD = 2
LEFT_TOLD = 2


@dataclass(frozen=True, slots=True)
class Told:
    """A short bold beginning and what follows."""

    bold: str
    rest: str


@dataclass(frozen=True, slots=True)
class Kept:
    """A line of « Ce qui ne bouge pas »."""

    mark: Literal["referents", "hosts", "locked", "still", "walk_ins"]
    bold: str
    rest: str


# why somebody moves


def stand_in_moves(stand_in: StandIn) -> str:
    table = stand_in.table
    if stand_in.kind == "spare":
        return _("La table {table} retrouve un référent ; la sienne en avait deux", table=table)
    return _("La table {table} retrouve un référent, prévu en réserve", table=table)


def stand_in_here(stand_in: StandIn) -> str:
    table = stand_in.table
    if stand_in.kind == "reserve_here":
        return _("Devient référent de la table {table} : prévu en réserve", table=table)
    if stand_in.alike > 1:
        return n_(
            "Devient référent de la table {table} : {n} autre personne y parle pour le même "
            "type de structure",
            "Devient référent de la table {table} : {n} autres personnes y parlent pour le même "
            "type de structure",
            stand_in.alike - 1,
            table=table,
        )
    return _("Devient référent de la table {table} : personne n'était prévu", table=table)


def first_seat() -> str:
    return _("N'avait pas encore de table : celle-ci s'équilibre le mieux")


def closed(table: int) -> str:
    return _("La table {table} est fermée", table=table)


def pair(together: bool, name: str) -> str:
    if together:
        return _("À la même table que {name}, comme demandé", name=name)
    return _("À une autre table que {name}, comme demandé", name=name)


def sizes(full: tuple[int, int] | None, short: tuple[int, int] | None, most: int) -> str:
    """(table, people) of a table with too many, and of one with too few; `most` at a table."""
    if full is not None and short is not None:
        return _(
            "{many} personnes à la table {full}, {few} à la table {short}",
            many=full[1],
            full=full[0],
            few=short[1],
            short=short[0],
        )
    if full is not None:
        return _(
            "{n} personnes à la table {table}, pour {most} au plus",
            n=full[1],
            table=full[0],
            most=most,
        )
    assert short is not None
    return n_(
        "Seulement {n} personne à la table {table}",
        "Seulement {n} personnes à la table {table}",
        short[1],
        table=short[0],
    )


def gap(row: Row, table: int) -> str:
    """« Aucun « relais territorial » n'était à la table 3 »."""
    count, value = row.counts[table - 1], quoted(row.value)
    if row.gaps[table - 1] > 0:
        return _(
            "{n} personnes {value} à la table {table}, pour {share} visées",
            n=count,
            value=value,
            table=table,
            share=share(row),
        )
    if not count:
        return _("Aucune personne {value} n'était à la table {table}", value=value, table=table)
    return n_(
        "Seulement {n} personne {value} à la table {table}",
        "Seulement {n} personnes {value} à la table {table}",
        count,
        value=value,
        table=table,
    )


def leaves_seat(name: str, table: int) -> str:
    return _("Laisse à la table {table} la place que prend {name}", table=table, name=name)


def takes_seat(name: str, table: int) -> str:
    return _("Prend à la table {table} la place que laisse {name}", table=table, name=name)


def evens_out(origin: int, to: int) -> str:
    return _("Rend plus semblables les tables {one} et {other}", one=origin, other=to)


def marks(person: Person, walk_in: bool) -> str:
    told = [
        _("imprévu") if walk_in else "",
        _("de réserve") if person.reserve and not person.referent else "",
        _("référent") if person.referent else "",
    ]
    return ", ".join(part for part in told if part)


# how many


def elbow(
    curve: Sequence[tuple[int, int]], proposed: int, forced: int, sizes_need: int | None
) -> Told:
    """Why so many moves and no more. `curve`: (moves, imbalance left); `sizes_need`: moves that
    make the tables of equal size."""
    left = dict(curve)
    gains = [(b, left[a] - left[b]) for (a, _x), (b, _y) in pairwise(curve)]
    up_to = [gain for moves, gain in gains if moves <= proposed]
    after = next((gain for moves, gain in gains if moves == proposed + 1), None)
    told = []
    if forced:
        told.append(n_("Une règle en oblige {n}.", "Les règles en obligent {n}.", forced))
    if sizes_need and sizes_need > forced:
        told.append(
            n_(
                "À partir de {n}, les tables ont la même taille.",
                "À partir de {n}, les tables ont la même taille.",
                sizes_need,
            )
        )
    if up_to and min(up_to) >= ELBOW:
        told.append(
            n_(
                "Jusque-là, chaque déplacement gagne au moins {n} point.",
                "Jusque-là, chaque déplacement gagne au moins {n} points.",
                min(up_to),
            )
        )
    elif up_to:
        told.append(
            _(
                "Jusque-là, l'écart descend de {before} à {after}.",
                before=left[forced],
                after=left[proposed],
            )
        )
    told.append(_next(after))
    return Told(_bold(proposed, is_last=after is None), " ".join(part for part in told if part))


def _bold(proposed: int, *, is_last: bool) -> str:
    if not proposed:
        return _("Personne n'a besoin de bouger.")
    if is_last:
        return n_("{n} au plus.", "{n} au plus.", proposed)
    return n_("{n} suffit.", "{n} suffisent.", proposed)


def _next(gain: int | None) -> str:
    """What one move more would mend."""
    if gain is None:
        return _("Au-delà, mieux vaut répartir à nouveau.")
    if not gain:
        return _("Un de plus ne gagnerait rien.")
    return n_(
        "Un de plus ne gagnerait que {n} point.", "Un de plus ne gagnerait que {n} points.", gain
    )


# before and after


def sizes_title() -> str:
    return _("Taille des tables")


def sizes_target(people: int, tables: int) -> str:
    return _(
        "{people}, {tables}",
        people=n_("{n} personne", "{n} personnes", people),
        tables=n_("{n} table", "{n} tables", tables),
    )


def target(row: Row) -> str:
    return _("{share} visées", share=share(row))


def quoted(value: str) -> str:
    return _("« {value} »", value=value.split(OTHER_SPELLING)[0])


def checks(
    before: BalanceSheet, after: BalanceSheet, without: Sequence[int]
) -> tuple[tuple[bool, str], ...]:
    """What holds afterwards, what was mended, what is left."""
    told: list[tuple[bool, str]] = []
    if without:
        tables = listing([str(table) for table in without], language())
        lacking = n_(
            "Personne ne peut écrire pour la table {tables}",
            "Personne ne peut écrire pour les tables {tables}",
            len(without),
            tables=tables,
        )
        told.append((False, lacking))
    elif any(after.referents) and min(after.referents):
        told.append((True, _("Un référent à chaque table")))
    mended = [
        new
        for old, new in zip(before.criteria, after.criteria, strict=True)
        if old.imbalance and not new.imbalance and new.rows
    ]
    told += [(True, _bare(balance_words.even_title(sheet))) for sheet in mended[:GOOD_TOLD]]
    return (*told, *((False, said) for said in _left(after)))


def _left(sheet: BalanceSheet) -> list[str]:
    """The gaps that stay, the weightiest first; how many more."""
    gaps = [
        (criterion.weight * abs(gap), -table, row)
        for criterion in sheet.criteria
        for row in criterion.rows
        for table, gap in enumerate(row.gaps, start=1)
        if gap
    ]
    gaps.sort(key=lambda each: (-each[0], -each[1]))
    told = [
        _("Reste : {gap}", gap=_small(_bare(balance_words.deviation_title(row, -table))))
        for _cost, table, row in gaps[:LEFT_TOLD]
    ]
    more = len(gaps) - len(told)
    if more > 0:
        told[-1] += n_(", et {n} autre écart", ", et {n} autres écarts", more)
    return told


def _bare(said: str) -> str:
    return said.removesuffix(".")


def _small(said: str) -> str:
    return said[:1].lower() + said[1:]


# what stays


def kept(
    referents: int,
    hosts: int,
    locked: Sequence[str],
    still: int,
    badges: bool,
    walk_ins: tuple[int, int],
) -> tuple[Kept, ...]:
    """`walk_ins`: how many keep their place, of how many who had one."""
    lines: list[Kept] = []
    if referents:
        bold = n_("{n} référent présent", "{n} référents présents", referents)
        rest = n_("garde sa table", "gardent leur table", referents)
        lines.append(Kept("referents", bold, rest))
    if hosts:
        bold = n_("{n} hôte", "{n} hôtes", hosts)
        lines.append(Kept("hosts", bold, n_("reste à sa table", "restent à leur table", hosts)))
    if locked:
        bold = n_("{n} place fixée", "{n} places fixées", len(locked))
        lines.append(Kept("locked", bold, _(": {names}", names=_names(locked))))
    if still:
        bold = n_("{n} personne", "{n} personnes", still)
        if badges:
            rest = n_(
                "ne bouge pas, son badge reste bon", "ne bougent pas, leur badge reste bon", still
            )
        else:
            rest = n_("ne bouge pas", "ne bougent pas", still)
        lines.append(Kept("still", bold, rest))
    keep, came = walk_ins
    if came:
        bold = n_("{keep} imprévu sur {n}", "{keep} imprévus sur {n}", came, keep=keep)
        rest = n_("garde la place donnée à l'arrivée", "gardent la place donnée à l'arrivée", keep)
        lines.append(Kept("walk_ins", bold, rest))
    return tuple(lines)


def _names(names: Sequence[str]) -> str:
    told = list(names[:NAMES_TOLD])
    more = len(names) - len(told)
    if more:
        told.append(n_("{n} autre", "{n} autres", more))
    return listing(told, language())
