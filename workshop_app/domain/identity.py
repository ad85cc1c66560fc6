"""When two ways of writing a name are one person, and in what order names are read.

Decides how names, addresses and e-mails are compared and ordered; never changes what is shown:
a participant's own spelling is kept as it was written.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Protocol

LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th"})
APOSTROPHES = str.maketrans("", "", "'’‘ʼ`´")
LATIN_MARKS = re.compile("[\u0300-\u036f]+")
"""Accents, once they stand apart from their letters."""
NOT_WORDS = re.compile(r"[\W_]+")
EMAIL = re.compile(r"[^\s@<>,;:()\"]{1,64}@[^\s@<>,;:()\"]{1,190}\.[^\s@<>,;:()\".]{2,24}")
LONGEST_WITH_EMAIL = 1_000
PARTICLE = re.compile(
    r"d|de|du|des|da|di|do|dos|del|della|von|van|der|den|ter|ten|le|la|les|lo|el|al|ben|ibn|bin"
    r"|ait|saint|sainte|st|ste"
)
CIVILITY = re.compile(
    r"(m|mr|mme|mlle|mlles|mmes|mm|dr|me|pr|ms|mrs)\.?|monsieur|madame|mademoiselle|docteur|maître"
    r"|miss",
    re.IGNORECASE,
)
LONGEST_NAME = 100
LETTER = re.compile(r"[^\W\d_]")
NO_NAME_HAS = re.compile(r"[\d@=<>|{}\\]")
NOT_A_NAME = re.compile(
    r"x{1,3}( x{1,3})?|n a|n c|nc|nd|tbd|tba|none|null|inconnue?|en attente|totale?|somme|personne"
    r"|a (preciser|definir|confirmer|designer|venir)|non (communique|renseigne)e?|(poste )?vacant"
)
LONGEST_NO_NAME = 16
"""Letters of « non communiquée », the longest of them."""
TITLE_ORDERS = ("last_first", "first_last")


class Named(Protocol):
    """Whoever can be recognised: a line of a list, or a person already in the workshop."""

    @property
    def first_name(self) -> str: ...
    @property
    def last_name(self) -> str: ...
    @property
    def email(self) -> str: ...
    @property
    def organisation(self) -> str: ...


@lru_cache(maxsize=100_000)
def fold(text: str) -> str:
    """Lower case without accents, apostrophes or hyphens: « d'Estienne-L’Haÿ » → "destienne lhay".

    Words stay apart by one space; scripts without case or accents keep their letters.
    """
    if text.isascii():
        if text.isalpha():
            return text.lower()
    else:
        decomposed = LATIN_MARKS.sub("", unicodedata.normalize("NFKD", text.casefold()))
        text = decomposed.translate(LIGATURES)
        if not text.isascii():
            text = "".join(sign for sign in text if not unicodedata.combining(sign))
    return NOT_WORDS.sub(" ", text.casefold().translate(APOSTROPHES)).strip()


@lru_cache(maxsize=100_000)
def name_key(text: str) -> str:
    """Letters and digits only: « Le Goff », « LEGOFF » and « le-goff » are one name."""
    return fold(text).replace(" ", "") or text.strip().casefold()


def sort_key(last_name: str, first_name: str) -> tuple[str, str, str]:
    """French order of the last name, particle kept: d'Estienne under D, é = e, œ = oe."""
    return fold(last_name or first_name), fold(first_name), f"{last_name} {first_name}"


LONG_TYPES = (
    ("OT", re.compile(r"offices? (intercommuna\w+ )?(de|du) tourisme( intercommuna\w+)?|oti|o t")),
    ("ADT", re.compile(r"agence (departementale|de developpement) (de |du )?touris\w+|a d t")),
    ("CDT", re.compile(r"comite departemental (de|du) tourisme")),
    ("RT", re.compile(r"relais (territorial|departemental)|r t")),
    ("CRTL", re.compile(r"comite regional (de|du) tourisme et des loisirs")),
    ("CRT", re.compile(r"comite regional (de|du) tourisme")),
    ("SI", re.compile(r"syndicat d ?initiative")),
)
TYPES = tuple(code for code, _ in LONG_TYPES)


def organisation_type(text: str) -> str:
    """« Office de tourisme » → "OT", « adt » → "ADT"; what is none of the known ones stays."""
    if text.upper() in TYPES:
        return text.upper()
    words = fold(text)
    return next((code for code, long in LONG_TYPES if long.fullmatch(words)), text)


@lru_cache(maxsize=20_000)
def type_of_organisation(name: str) -> str:
    """What the name of an office begins with: « OT Lodève » → "OT"; "" when it tells nothing."""
    words = fold(name)
    if words.split(" ", 1)[0].upper() in TYPES:
        return words.split(" ", 1)[0].upper()
    return next(
        (code for code, long in LONG_TYPES if re.match(rf"(?:{long.pattern})\b", words)), ""
    )


@lru_cache(maxsize=20_000)
def organisation_key(text: str) -> str:
    """« Office de tourisme de Lodève » and « OT Lodève » are one office."""
    words = fold(text)
    for code, long in LONG_TYPES:
        words = re.sub(rf"\b(?:{long.pattern})\b", code.lower(), words)
    return "".join(word for word in words.split() if word not in ("de", "du", "des", "d", "la"))


def emails_in(text: str) -> list[str]:
    """Addresses in a cell, in small letters, each once."""
    if "@" not in text or len(text) > LONGEST_WITH_EMAIL:
        return []
    return list(dict.fromkeys(address.lower() for address in EMAIL.findall(text)))


def normal_phone(text: str) -> str:
    """As written; a spreadsheet that ate the first zero of a French number gives it back."""
    return f"0{text}" if re.fullmatch(r"[1-9]\d{8}", text) else text


def is_name(last: str, first: str) -> bool:
    """Can these be somebody's names? « À préciser », « 2 places » and « =A1 » cannot."""
    if max(len(last), len(first)) > LONGEST_NAME or not LETTER.search(last or first):
        return False
    if NO_NAME_HAS.search(last) or NO_NAME_HAS.search(first):
        return False
    one, other = fold(last), fold(first)
    if len(one) + len(other) > LONGEST_NO_NAME:
        return True
    said, turned = f"{one} {other}".strip(), f"{other} {one}".strip()
    return not (NOT_A_NAME.fullmatch(said) or NOT_A_NAME.fullmatch(turned))


def same_person(one: Named, other: Named) -> bool:
    """Same name and nothing against it, or same e-mail and names that can be one.

    A namesake with another e-mail is another person; so is one of another office when an e-mail
    is missing. A shared mailbox does not make two colleagues one.
    """
    mine, yours = one.email.lower(), other.email.lower()
    if mine and yours and mine != yours:
        return False
    if mine and mine == yours:
        return _can_be_one(one, other)
    if (name_key(one.last_name), name_key(one.first_name)) != (
        name_key(other.last_name),
        name_key(other.first_name),
    ):
        return False
    return _same_office(one, other)


def _same_office(one: Named, other: Named) -> bool:
    mine, yours = organisation_key(one.organisation), organisation_key(other.organisation)
    return not mine or not yours or mine == yours


def _can_be_one(one: Named, other: Named) -> bool:
    """Names written in two ways: order swapped, a first name left out, shortened or an initial."""
    mine = name_key(one.last_name), name_key(one.first_name)
    yours = name_key(other.last_name), name_key(other.first_name)
    if mine in (yours, yours[::-1]):
        return True
    if mine[0] != yours[0] and mine[0] and yours[0]:
        return False
    return _shortens(one.first_name, other.first_name) or _shortens(
        other.first_name, one.first_name
    )


def _shortens(short: str, long: str) -> bool:
    """« », « J. », « J.-N. » and « Jean » can all stand for « Jean-Noël »."""
    few, many = fold(short).split(), fold(long).split()
    if few == many[: len(few)]:
        return True
    return len(few) <= len(many) and all(
        len(word) == 1 and whole.startswith(word) for word, whole in zip(few, many, strict=False)
    )


def split_full_name(text: str, order: str = "") -> tuple[str, str]:
    """(last name, first name) of « LE GOFF Jean-Noël », « Yann L'HAŸ », « Goff, Jean »…

    Capitals decide; else `order` ("last_first" or "first_last", from the heading or from the rest
    of the column); else the first word is the first name. One word alone is a last name.
    """
    before, comma, after = text.partition(",")
    if comma and before.strip() and after.strip():
        return before.strip(), _without_civility(after.split())
    words = _without_civility(text.split()).split()
    if len(words) < 2:
        return " ".join(words), ""
    cut, first_ends = _capitals_cut(words)
    if not cut:
        first_ends = order != "last_first"
        cut = _cut_from_start(words) if first_ends else _cut_last_name(words)
    left, right = " ".join(words[:cut]), " ".join(words[cut:])
    return (right, left) if first_ends else (left, right)


def order_of(text: str) -> str:
    """The order that the capitals of one full name show, "" when they show none."""
    words = _without_civility(text.split()).split()
    cut, first_ends = _capitals_cut(words) if len(words) > 1 else (0, False)
    return TITLE_ORDERS[first_ends] if cut else ""


def _without_civility(words: list[str]) -> str:
    kept = words[1:] if len(words) > 1 and CIVILITY.fullmatch(words[0]) else words
    return " ".join(kept)


def _capitals_cut(words: list[str]) -> tuple[int, bool]:
    """Where the block in capitals meets the rest, and whether the first name comes before it."""
    loud = [_is_loud(word) for word in words]
    if all(loud) or not any(loud):
        return 0, False
    start, end = loud.index(True), len(loud) - loud[::-1].index(True)
    while start and _is_particle(words[start - 1]) and words[start - 1].islower():
        start -= 1
    if start == 0 and not any(loud[end:]):
        return (end, False) if end < len(words) else (0, False)
    return (start, True) if end == len(words) else (0, False)


def _is_particle(word: str) -> bool:
    return PARTICLE.fullmatch(fold(word)) is not None


def _is_loud(word: str) -> bool:
    """In capitals, an elided particle aside: « GOFF », « d'ESTIENNE », « L'HAŸ »; not « J. »."""
    body = re.split(r"['’]", word)[-1]
    letters = [sign for sign in body if sign.isalpha()]
    return len(letters) > 1 and all(sign.isupper() or not sign.islower() for sign in letters)


def _cut_from_start(words: list[str]) -> int:
    """First name first: a particle opens the last name, else the last word is the last name."""
    for place, word in enumerate(words[1:-1], start=1):
        if _is_particle(word) or re.match(r"[dDlL]['’]", word):
            return place
    return len(words) - 1


def _cut_last_name(words: list[str]) -> int:
    """Last name first: its particles, then one word; the rest is the first name."""
    place = 0
    while place < len(words) - 2 and _is_particle(words[place]):
        place += 1
    return place + 1
