"""The French départements, and the code meant by what people type.

Decides what « Hérault », « 34 - Hérault », « 34 000 » or « dept 34 » stand for; not what to do
with what stands for nothing.
"""

from __future__ import annotations

import re
from functools import lru_cache

from workshop_app.domain.identity import fold

# From https://www.insee.fr, code officiel géographique: codes and names are public facts.
NAMES: dict[str, str] = dict(
    line.split(" ", 1)
    for line in """\
01 Ain
02 Aisne
03 Allier
04 Alpes-de-Haute-Provence
05 Hautes-Alpes
06 Alpes-Maritimes
07 Ardèche
08 Ardennes
09 Ariège
10 Aube
11 Aude
12 Aveyron
13 Bouches-du-Rhône
14 Calvados
15 Cantal
16 Charente
17 Charente-Maritime
18 Cher
19 Corrèze
2A Corse-du-Sud
2B Haute-Corse
21 Côte-d'Or
22 Côtes-d'Armor
23 Creuse
24 Dordogne
25 Doubs
26 Drôme
27 Eure
28 Eure-et-Loir
29 Finistère
30 Gard
31 Haute-Garonne
32 Gers
33 Gironde
34 Hérault
35 Ille-et-Vilaine
36 Indre
37 Indre-et-Loire
38 Isère
39 Jura
40 Landes
41 Loir-et-Cher
42 Loire
43 Haute-Loire
44 Loire-Atlantique
45 Loiret
46 Lot
47 Lot-et-Garonne
48 Lozère
49 Maine-et-Loire
50 Manche
51 Marne
52 Haute-Marne
53 Mayenne
54 Meurthe-et-Moselle
55 Meuse
56 Morbihan
57 Moselle
58 Nièvre
59 Nord
60 Oise
61 Orne
62 Pas-de-Calais
63 Puy-de-Dôme
64 Pyrénées-Atlantiques
65 Hautes-Pyrénées
66 Pyrénées-Orientales
67 Bas-Rhin
68 Haut-Rhin
69 Rhône
70 Haute-Saône
71 Saône-et-Loire
72 Sarthe
73 Savoie
74 Haute-Savoie
75 Paris
76 Seine-Maritime
77 Seine-et-Marne
78 Yvelines
79 Deux-Sèvres
80 Somme
81 Tarn
82 Tarn-et-Garonne
83 Var
84 Vaucluse
85 Vendée
86 Vienne
87 Haute-Vienne
88 Vosges
89 Yonne
90 Territoire de Belfort
91 Essonne
92 Hauts-de-Seine
93 Seine-Saint-Denis
94 Val-de-Marne
95 Val-d'Oise
971 Guadeloupe
972 Martinique
973 Guyane
974 La Réunion
976 Mayotte""".splitlines()
)
"""Code → name, in the order of the codes."""

REGIONS = frozenset(
    map(
        fold,
        """\
Auvergne-Rhône-Alpes
Bourgogne-Franche-Comté
Bretagne
Centre-Val de Loire
Corse
Grand Est
Hauts-de-France
Île-de-France
Normandie
Nouvelle-Aquitaine
Occitanie
Pays de la Loire
Provence-Alpes-Côte d'Azur
PACA
région
régional
toute la région
France
national""".splitlines(),
    )
)
"""Words of people who belong to no single département: an answer, not a mistake."""

SAYS_DEPARTEMENT = re.compile(r"\b(departements?|depts?|dpts?|dep|code postal|cp)\b")
ARTICLES = re.compile(r"^(?:(?:de|du|des|la|le|les|l) )+")
CODE = re.compile(r"\b(?:(\d{2}) ?\d{3}|(97\d)|(2[ab])|(\d{1,2}))\b")
SEPARATORS = re.compile(r"[,;/+&|\n]| et | - | – ")

_by_name = {fold(name): code for code, name in NAMES.items()}


@lru_cache(maxsize=10_000)
def departements_in(text: str) -> tuple[str, ...]:
    """Codes meant by a cell, each once: ("34",) for « 34 - Hérault », () when not understood.

    Several codes mean that the cell names several, or a number and a name that disagree.
    """
    whole = _codes(text)
    if whole:
        return whole
    parts = [_codes(part) for part in SEPARATORS.split(text) if part.strip()]
    return tuple(dict.fromkeys(code for part in parts for code in part)) if all(parts) else ()


def departement_code(text: str) -> str:
    """The one code meant, "" when there is none or more than one."""
    codes = departements_in(text)
    return codes[0] if len(codes) == 1 else ""


def is_region(text: str) -> bool:
    return fold(text) in REGIONS


def _codes(text: str) -> tuple[str, ...]:
    """Codes of one number, one name, or both; () as soon as a word is left over."""
    words = fold(re.sub(r"\b[lL]['’]", "", text))
    words = SAYS_DEPARTEMENT.sub(" ", words)
    numbers = list(CODE.finditer(words))
    rest = ARTICLES.sub("", " ".join(CODE.sub(" ", words).split()) + " ").strip()
    codes = [_code(number) for number in numbers[:1]]
    if rest:
        codes.append(_by_name.get(rest, _by_name.get(f"la {rest}", "")))
    if len(numbers) > 1 or not codes or "" in codes:
        return ()
    return tuple(dict.fromkeys(codes))


def _code(number: re.Match[str]) -> str:
    postcode, overseas, corsica, plain = number.groups()
    code = (postcode or overseas or corsica or plain.zfill(2)).upper()
    digits = number[0].replace(" ", "")
    if code == "20" and postcode:
        code = "2A" if digits < "20200" else "2B"
    if code == "97" and postcode:
        code = digits[:3]
    return code if code in NAMES else ""
