"""An exact rotation by algebra, for lists without rules nor criteria.

People are points (i, j) of the plane over a finite field of G elements; round m seats (i, j) at
table i + m*j: two people share at most one line, so nobody meets twice. One column more than the
field has (90 people at 9 tables) sits at table i + m*m: as few coincidences as can be.
Decides nothing when G is not a prime power up to 16, or sizes do not fit: the search does.
"""

from __future__ import annotations

from itertools import product

FIELDS = {2: (2, 1), 3: (3, 1), 4: (2, 2), 5: (5, 1), 7: (7, 1), 8: (2, 3), 9: (3, 2)} | {
    11: (11, 1),
    13: (13, 1),
    16: (2, 4),
}
"""Order of the field: (prime, degree)."""
REDUCTIONS = {(2, 2): (1, 1), (2, 3): (1, 1, 0), (3, 2): (2, 0), (2, 4): (1, 1, 0, 0)}
"""x**degree as a polynomial of lower degree, constant term first: x**2 = 2 over GF(3), that is
x**2 + 1 = 0."""

Element = tuple[int, ...]


def rotation_table(people: int, tables: int, rounds: int) -> list[list[int]] | None:
    """Table (0 = first) of each person in each round; None when algebra has no answer."""
    columns, rest = divmod(people, tables)
    if tables not in FIELDS or rest or columns > tables + 1 or rounds > tables:
        return None
    prime, degree = FIELDS[tables]
    elements: list[Element] = list(product(range(prime), repeat=degree))
    number = {element: place for place, element in enumerate(elements)}

    def plus(one: Element, two: Element) -> Element:
        return tuple((a + b) % prime for a, b in zip(one, two, strict=True))

    return [
        [
            number[plus(row, _times(turn, elements[column] if column < tables else turn, prime))]
            for column in range(columns)
            for row in elements
        ]
        for turn in elements[:rounds]
    ]


def _times(one: Element, two: Element, prime: int) -> Element:
    """The product in the field."""
    degree = len(one)
    if degree == 1:
        return (one[0] * two[0] % prime,)
    long = [0] * (2 * degree - 1)
    for i, a in enumerate(one):
        for j, b in enumerate(two):
            long[i + j] = (long[i + j] + a * b) % prime
    reduction = REDUCTIONS[prime, degree]
    for power in range(2 * degree - 2, degree - 1, -1):
        for i, term in enumerate(reduction):
            place = power - degree + i
            long[place] = (long[place] + long[power] * term) % prime
        long[power] = 0
    return tuple(long[:degree])
