"""What each column of a list is, from its heading and from what stands below it.

Knows the headings of HelloAsso, Weezevent, Eventbrite, Google Forms, Framaforms and of sheets made
by hand, in French and English. Decides nothing about a single person.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import lru_cache

from workshop_app.domain.departements import departements_in, is_region
from workshop_app.domain.identity import emails_in, fold, organisation_type, type_of_organisation
from workshop_app.domain.recruitment.headings import tells_application
from workshop_app.i18n.typed import read_moment

NAME_FIELDS = frozenset(("last_name", "first_name", "full_name"))
SURE, LIKELY, SECOND_CHOICE = 3, 2, 1
LONGEST_TITLE = 200

EXACT: dict[str, str] = {
    "last_name": r"noms?|noms? de famille|noms? d usage|noms? usuel|last ?name|sur ?name"
    r"|family name|patronyme|attendee (last|sur) ?name",
    "first_name": r"prenoms?|first ?name|given name|forename|attendee first ?name",
    "full_name": r"(nom|name)s? (et |& )?prenoms?|prenoms? (et )?noms?|nom complet|full ?name|name"
    r"|participante?s?|attendees?|inscrite?s?|personnes?|identite|nom du participant|attendee name"
    r"|stagiaire|candidate?|invitee?s?",
    "organisation": r"structures?|organismes?|organi[sz]ations?|company|societe|entreprise"
    r"|etablissement|collectivite|association|offices?( de tourisme)?|employeur|raison sociale"
    r"|institution|ot|company name|employer|office de rattachement|territoire|service",
    "organisation_type": r"type|ot adt( rt)?( crtl?)?|echelon|reseau|categorie|niveau",
    "departement": r"departements?|depts?|dpts?|deps?|n dep|county",
    "function": r"fonctions?|postes?|job|job title|role|qualite|metier|profession|mandat|position"
    r"|titre du poste|statut professionnel|emploi|intitule du poste",
    "email": r"e ?mails?|mels?|courriels?|mails?"
    r"|adresse (e ?mail|mail|mel|electronique|courriel|de messagerie)"
    r"|e ?mail address|contact e ?mail",
    "phone": r"tel|tels|telephones?|portable|mobile|gsm|phone|tel portable|tel mobile"
    r"|numero de telephone|phone number|cell ?phone|work phone|mobile phone|n tel(ephone)?",
    "referent": r"referente?s?|refs?|referent e|facilitateur|facilitatrice|facilitator",
    "status": r"statuts?|etat|status|attendee status|order status|payment status",
}
"""Field → whole headings, in folded words."""

PERSON = r"participante?s?|inscrite?s?|personne|stagiaire|candidate?|adherente?|invitee?"
OFFICE = r"structure|organisme|organi[sz]ation|office|etablissement"
PATTERNS: tuple[tuple[str, str], ...] = (
    ("email", r"\b(e ?mails?|mels?|courriels?|adresse (mail|electronique|de messagerie))\b"),
    ("phone", r"\b(tel|telephone|portable|mobile|phone)\b"),
    ("referent", r"\b(referente?s?|facilitat\w+|animat\w+ (de |d |une |la )*table|table host)\b"),
    (
        "status",
        rf"^(statut|etat|status)( de| du| d)?( la| l)? ?"
        rf"(commande|inscription|{PERSON}|billet|paiement|reservation|candidature)$",
    ),
    (
        "organisation_type",
        rf"\b(type|nature|categorie|statut|echelon) (de |d |du |la |l |of |votre )*"
        rf"({OFFICE}|reseau)\b",
    ),
    (
        "full_name",
        r"\bnoms? (et|ou) (votre )?prenoms?\b|\bprenoms? et (votre )?noms?\b|\bfull name\b",
    ),
    ("function", r"\b(fonction|poste|job title|metier|mandat|role)\b"),
    ("departement", r"\bdepartements?\b"),
    (
        "organisation",
        rf"\b({OFFICE}|company|societe|entreprise|collectivite|employeur|raison sociale)\b",
    ),
    ("first_name", r"\bprenoms?\b|\b(first|given) ?name\b"),
    (
        "last_name",
        rf"\b(last|family|sur) ?name\b|\bnom de famille\b"
        rf"|^nom( (du |de la |de l |des |d |de )?({PERSON}))?$",
    ),
)
"""For longer headings and questions; the first that fits wins."""

NOT_A_PERSON = re.compile(
    r"\b(utilisat\w+|user ?name|user|billets?|tickets?|evenements?|events?|campagne|tarif"
    r"|formulaire|fichier|file|session|commune|ville|naissance|jeune fille|conjoint"
    r"|postal address|adresse ip|hebergement|regime|allergies?)\b"
)
SOMEBODY_ELSE = re.compile(
    r"\b(payeurs?|acheteurs?|acheteuses?|buyers?|billing|facturation|commandes?|purchaser|secondaire"
    r"|accompagnant\w*|urgence|bis|responsable hierarchique|n 1)\b"
)
POSTCODE = re.compile(
    r"(code postal|cp|post ?code|(home |work |billing )?(zip|postal)( code)?|code insee)"
    r"( (professionnel|de la structure|du domicile))?"
)
AROUND = re.compile(
    r"^q?\d+ (?=\w{2})|^g\d+q\d+ (?=\w{2})|^(merci d |veuillez )?(indiquer|preciser|saisir) "
    r"|^(quel(le)?s? (est|sont) |what is |please enter )?(votre|vos|your|le|la|les|l) "
    r"| (obligatoire|required|facultatif|optionnel|requis)$"
)
INCLUSIVE = re.compile(r"(?<=\w)[·.\-(]e[·.\-)]?(?=s?\b|\s|$)")
"""« Référent·e », « Participant(e)s » say the same as without it."""
BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]")
PART = re.compile(r"\[([^\]]+)\] *$")
"""« Vos coordonnées [Prénom] »: one part of a question in several."""
YES = re.compile(r"oui|o|x|vrai|true|yes|y|1|ok|v|✓|✔|✔️|✅|☑|★|⭐|r|coche|referente?")
NO = re.compile(r"|non|n|faux|false|no|0|none|[-–—/☐✗✘❌]")


@lru_cache(maxsize=5_000)
def field_of(title: str) -> tuple[str, int]:
    """(field, how sure) of one heading; ("", 0) when it says nothing known.

    What stands between brackets explains: it is read only if the rest says nothing.
    """
    if len(title) > LONGEST_TITLE:
        return "", 0
    whole = re.sub(r"['’]", " ", INCLUSIVE.sub("", title))
    part = PART.search(whole)
    for words in (BRACKETS.sub(" ", whole), part[1] if part else "", whole):
        field, sure = _field_of_words(_plain_words(words))
        if field:
            return field, sure
    return "", 0


def is_somebody_elses(title: str) -> bool:
    """« Email payeur »: about whoever ordered, not about whoever comes."""
    words = _plain_words(re.sub(r"['’]", " ", title[:LONGEST_TITLE]))
    return SOMEBODY_ELSE.search(words) is not None


def _field_of_words(words: str) -> tuple[str, int]:
    someone_else = SOMEBODY_ELSE.search(words) is not None
    if someone_else:
        words = " ".join(SOMEBODY_ELSE.sub(" ", words).split())
        words = re.sub(r" (du|de l|d|de la|l)$", "", words)
    if tells_application(words):
        return "applied_at", SURE
    for field, whole in EXACT.items():
        if re.fullmatch(whole, words):
            return field, SECOND_CHOICE if someone_else and field != "status" else SURE
    if POSTCODE.fullmatch(words):
        return "departement", SECOND_CHOICE
    if NOT_A_PERSON.search(words):
        return "", 0
    for field, pattern in PATTERNS:
        if re.search(pattern, words):
            return field, SECOND_CHOICE if someone_else else LIKELY
    return "", 0


def _plain_words(title: str) -> str:
    """« 2. Quel est votre nom ? * » → "nom"."""
    words = fold(title)
    while (fewer := AROUND.sub("", words)) != words and fewer:
        words = fewer
    return words


def recognised(titles: Sequence[str]) -> set[str]:
    """Fields that a row of headings names."""
    return {field for title in titles if (field := field_of(title)[0])}


def find_header(rows: Sequence[Sequence[str]], titles: Collection[str] = ()) -> int:
    """Place of the row that names most fields, -1 when none can be headings.

    Titles and blank lines above it are passed over, and so are Framaforms' two first rows.
    """
    wanted = {fold(title) for title in titles}
    best, best_score = -1, 0
    for place, cells in enumerate(rows):
        filled = [cell for cell in cells if cell.strip()]
        if not filled or any(map(emails_in, filled)):
            continue
        fields = recognised(filled)
        score = len(fields) + bool(fields & NAME_FIELDS)
        score += 10 * len(wanted & {fold(cell) for cell in filled})
        sure = any(field_of(cell)[1] == SURE for cell in filled)
        says_enough = bool(fields & NAME_FIELDS) or len(fields) > 1 or score >= 10
        if score > best_score and ((says_enough and sure) or score >= 10):
            best, best_score = place, score
    return best


def guess_columns(
    titles: Sequence[str], rows: Sequence[Sequence[str]], fixed: Mapping[int, str] | None = None
) -> list[str]:
    """One field, or "", for each column. `rows` is a sample; `fixed` is what a person decided."""
    fixed = fixed or {}
    columns = [_values(rows, place) for place in range(len(titles))]
    claims = [("", 0) if place in fixed else field_of(title) for place, title in enumerate(titles)]
    taken = dict(fixed)
    ranked = sorted(
        (place for place, (field, _) in enumerate(claims) if field),
        key=lambda place: (-claims[place][1], -_filled(columns[place], rows), place),
    )
    for place in ranked:
        field = claims[place][0]
        if field not in taken.values() and _believable(field, columns[place]):
            taken[place] = field
    _find_email(columns, taken)
    _find_organisation(columns, claims, taken)
    _settle_names(columns, taken, fixed)
    return [taken.get(place, "") for place in range(len(titles))]


def _filled(values: list[str], rows: Sequence[Sequence[str]]) -> float:
    """Share of the lines that say something, to the tenth: « Raison sociale », which a few payers
    have, gives way to « Structure », which everybody filled in."""
    return round(len(values) / len(rows), 1) if rows else 0.0


def _values(rows: Sequence[Sequence[str]], place: int) -> list[str]:
    return [row[place].strip() for row in rows if place < len(row) and row[place].strip()]


def _believable(field: str, values: list[str]) -> bool:
    """Does the column hold what its heading promises? An empty one may."""
    if not values:
        return True
    if field == "email":
        return _share(values, lambda value: "@" in value) >= 0.3
    if field == "departement":
        return _share(values, lambda v: bool(departements_in(v)) or is_region(v)) >= 0.3
    if field == "referent":
        return _share(values, lambda value: yes_or_no(value) is not None) >= 0.5
    if field == "applied_at":
        return _share(values, lambda value: read_moment(value) is not None) >= 0.5
    if field == "phone":
        return _share(values, lambda value: sum(map(str.isdigit, value)) >= 4) >= 0.3
    if field == "organisation_type":
        return _share(values, lambda v: " " not in v or organisation_type(v) != v) >= 0.5
    if field in NAME_FIELDS:
        return _share(values, lambda value: any(map(str.isalpha, value))) >= 0.5
    return True


def _share(values: list[str], test: Callable[[str], bool]) -> float:
    return sum(map(test, values)) / len(values)


@lru_cache(maxsize=1_000)
def yes_or_no(value: str) -> bool | None:
    """None when it says neither. An empty cell says no."""
    said = fold(value) or value.strip()
    if YES.fullmatch(said):
        return True
    return False if NO.fullmatch(said) else None


def _find_email(columns: list[list[str]], taken: dict[int, str]) -> None:
    """Addresses give themselves away under any heading."""
    if "email" in taken.values():
        return
    for place, values in enumerate(columns):
        if place not in taken and values and _share(values, lambda v: "@" in v) >= 0.6:
            taken[place] = "email"
            return


def _find_organisation(
    columns: list[list[str]], claims: Sequence[tuple[str, int]], taken: dict[int, str]
) -> None:
    """« OT / ADT » above the names of offices, and offices under no heading at all."""
    if "organisation" in taken.values():
        return
    for place, values in enumerate(columns):
        claim = claims[place][0] if place < len(claims) else ""
        offices = (
            _share(values, lambda v: bool(type_of_organisation(v)) and " " in v) if values else 0
        )
        if place not in taken and (claim == "organisation_type" or offices >= 0.5):
            taken[place] = "organisation"
            return


def _settle_names(
    columns: list[list[str]], taken: dict[int, str], fixed: Mapping[int, str]
) -> None:
    """« Participant » beside « Prénom » is a last name; « Nom » alone may hold both."""
    where = {field: place for place, field in taken.items() if place not in fixed}
    decided = set(fixed.values())
    full, last = where.get("full_name"), where.get("last_name")
    has_last, has_first = last is not None or "last_name" in decided, "first_name" in taken.values()
    if full is not None and has_first:
        taken[full] = "" if has_last else "last_name"
    elif full is not None and last is not None:
        taken[last] = ""
    elif last is not None and not has_first and "full_name" not in decided:
        several_words = _share(columns[last] or [""], lambda value: len(value.split()) > 1)
        taken[last] = "full_name" if several_words >= 0.5 else "last_name"


def guess_without_header(
    rows: Sequence[Sequence[str]], fixed: Mapping[int, str] | None = None
) -> list[str]:
    """Fields of a list that starts at once; all "" when nothing shows that it is one of people.
    `fixed` is what a person decided: it leaves no other column the same meaning.
    """
    decided = fixed or {}
    taken = set(decided.values())
    return [
        decided.get(place, "" if field in taken else field)
        for place, field in enumerate(_guess_from_cells(rows))
    ]


def _guess_from_cells(rows: Sequence[Sequence[str]]) -> list[str]:
    """One column of names, or two first columns of names: last name first, as sheets are sorted."""
    width = max((len(row) for row in rows), default=0)
    if not width or sum(len(row) == width for row in rows) < 0.8 * len(rows):
        return [""] * width
    columns = [_values(rows, place) for place in range(width)]
    filled = [len(values) >= 0.8 * len(rows) for values in columns]
    named = [
        full and _share(values, _looks_like_name) >= 0.8
        for values, full in zip(columns, filled, strict=True)
    ]
    taken: dict[int, str] = {}
    _find_email(columns, taken)
    if width > 2 and named[0] and named[1] and _share(columns[0], _one_word_or_loud) >= 0.5:
        taken |= {0: "last_name", 1: "first_name"}
    elif named[0] and _share(columns[0], lambda value: 2 <= len(value.split()) <= 4) >= 0.8:
        taken[0] = "full_name"
    elif width == 2 and named[0] and named[1]:
        taken |= {0: "last_name", 1: "first_name"}
    _find_organisation(columns, (), taken)
    for place, values in enumerate(columns):
        open_to_guess = place not in taken and filled[place]
        if open_to_guess and _share(values, lambda value: bool(departements_in(value))) >= 0.9:
            taken[place] = "departement"
            break
    return [taken.get(place, "") for place in range(width)]


def _looks_like_name(value: str) -> bool:
    words = value.split()
    return (
        0 < len(words) <= 5
        and len(value) <= 60
        and all(word[0].isalpha() for word in words)
        and sum(any(map(str.isupper, word)) for word in words) >= min(2, len(words))
        and not re.search(r"[\d@:;,!?()=_]|\.$", value)
    )


def _one_word_or_loud(value: str) -> bool:
    return len(value.split()) == 1 or value.isupper()
