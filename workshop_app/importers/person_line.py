"""One line of a list → one person, and what to check on it.

Decides when a cell is a name, an address, a département, a yes; knows nothing of the other lines.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from workshop_app.domain.departements import departements_in, is_region
from workshop_app.domain.identity import (
    emails_in,
    fold,
    normal_phone,
    order_of,
    organisation_type,
    split_full_name,
    type_of_organisation,
)
from workshop_app.domain.intake import PersonLine, ToCheck
from workshop_app.domain.recruitment.headings import tells_application
from workshop_app.i18n.labels import field_label
from workshop_app.importers.guess_columns import yes_or_no

LONGEST_NAME = 100
LONGEST_FIELD = 300
LONGEST_ANSWER = 4_000
LONGEST_SHOWN = 80
LETTER = re.compile(r"[^\W\d_]")
NO_NAME_HAS = re.compile(r"[\d@]")
NOT_A_NAME = re.compile(
    r"x{1,3}( x{1,3})?|n a|n c|nc|nd|tbd|tba|none|null|inconnue?|en attente|totale?|somme|personne"
    r"|a (preciser|definir|confirmer|designer|venir)|non (communique|renseigne)e?|(poste )?vacant"
)
CANCELLED = re.compile(r"annul|cancel|rembours|refund|not attending|supprim|delet|refus|desist")


def shortened(text: str) -> str:
    one_line = " ".join(text[: 4 * LONGEST_SHOWN].split())
    return one_line if len(one_line) <= LONGEST_SHOWN else f"{one_line[: LONGEST_SHOWN - 1]}…"


class LineReader:
    """Reads the lines of one list; what is doubtful gathers in `to_check`."""

    def __init__(
        self,
        titles: Sequence[str],
        fields: Sequence[str],
        sample: Sequence[tuple[int, list[str]]],
        suspicious: frozenset[int],
    ) -> None:
        self.to_check: list[ToCheck] = []
        self._titles = titles
        self._width = len(titles)
        self._place = {field: place for place, field in enumerate(fields) if field}
        # The status is kept as well: « en attente de paiement » is worth knowing; so is the day of
        # the demand, which recruiting reads there.
        free = ("", "status", "applied_at")
        self._free = [place for place, field in enumerate(fields) if field in free]
        self._headings = list(titles)
        applied = self._place.get("applied_at")
        if applied is not None and not tells_application(titles[applied]):
            # A column that a person named so: under this heading it is found again.
            self._headings[applied] = field_label("applied_at")
        self._suspicious = suspicious
        self._order = self._order_of_names(sample)

    def _order_of_names(self, sample: Sequence[tuple[int, list[str]]]) -> str:
        """For full names without capitals: the heading tells, else the rest of the column."""
        place = self._place.get("full_name")
        if place is None:
            return ""
        title = fold(self._titles[place])
        if re.search(r"\bprenoms?\b.*\bnoms?\b|\bfirst\b.*\blast\b", title):
            return "first_last"
        if re.search(r"\bnoms?\b.*\bprenoms?\b|\blast\b.*\bfirst\b", title):
            return "last_first"
        shown = Counter(order_of(cells[place]) for _, cells in sample if place < len(cells))
        del shown[""]
        return shown.most_common(1)[0][0] if shown else ""

    def read(self, line: int, cells: list[str]) -> PersonLine | None:
        """The person of a line, None when it names nobody."""
        if len(cells) > self._width:
            self._check_extra(line, cells)
        elif len(cells) < self._width:
            cells = cells + [""] * (self._width - len(cells))
        if line in self._suspicious:
            self._doubt(line, "", " ".join(cells), "check_quote")
        if "\ufffd" in "".join(cells):
            self._doubt(line, "", next(c for c in cells if "\ufffd" in c), "check_characters")
        names = self._names(line, cells)
        if names is None or self._has_cancelled(line, cells):
            return None
        last_name, first_name = names
        extra: list[tuple[str, str]] = []
        organisation = self._text(line, cells, "organisation")
        kind = organisation_type(self._text(line, cells, "organisation_type"))
        return PersonLine(
            line=line,
            last_name=last_name,
            first_name=first_name,
            organisation=organisation,
            organisation_type=kind or type_of_organisation(organisation),
            departement=self._departement(line, cells),
            function=self._text(line, cells, "function"),
            email=self._email(line, cells, extra),
            phone=normal_phone(self._text(line, cells, "phone")),
            referent=self._referent(line, cells, extra),
            attributes=(*self._attributes(line, cells), *extra),
        )

    def _doubt(self, line: int, field: str, value: str, reason: str) -> None:
        self.to_check.append(ToCheck(line, field, shortened(value), reason))

    def _cell(self, cells: list[str], field: str) -> str:
        place = self._place.get(field)
        return cells[place] if place is not None else ""

    def _text(self, line: int, cells: list[str], field: str) -> str:
        """One line of text, blanks made single."""
        cell = self._cell(cells, field)
        if not cell:
            return ""
        text = " ".join(cell.split())
        if len(text) <= LONGEST_FIELD:
            return text
        self._doubt(line, field, text, "check_too_long")
        return text[:LONGEST_FIELD]

    def _check_extra(self, line: int, cells: list[str]) -> None:
        if extra := [cell for cell in cells[self._width :] if cell.strip()]:
            self._doubt(line, "", extra[0], "check_cells")

    def _names(self, line: int, cells: list[str]) -> tuple[str, str] | None:
        """(last, first), or None with the reason why the line names nobody."""
        last = " ".join(self._cell(cells, "last_name").split())
        first = " ".join(self._cell(cells, "first_name").split())
        if "full_name" in self._place:
            last, first = split_full_name(self._cell(cells, "full_name"), self._order)
        field = next((f for f in ("full_name", "last_name") if f in self._place), "first_name")
        said = f"{last} {first}".strip()
        if not said:
            hints = self._cell(cells, "organisation"), self._cell(cells, "email"), *cells
            self._doubt(line, field, next(c for c in hints if c.strip()), "check_no_name")
            return None
        if not _is_name(last, first):
            self._doubt(line, field, said, "check_not_a_name")
            return None
        both = "full_name" in self._place or {"last_name", "first_name"} <= self._place.keys()
        if both and not (last and first):
            missing = "first_name" if last else "last_name"
            self._doubt(line, missing, said, "check_one_name")
        return last, first

    def _has_cancelled(self, line: int, cells: list[str]) -> bool:
        status = self._cell(cells, "status")
        if status and CANCELLED.match(fold(status)):
            self._doubt(line, "status", status, "check_cancelled")
            return True
        return False

    def _departement(self, line: int, cells: list[str]) -> str:
        text = self._text(line, cells, "departement")
        if not text:
            return ""
        codes = departements_in(text)
        if len(codes) == 1:
            return codes[0]
        if not is_region(text):
            reason = "check_departements" if codes else "check_departement"
            self._doubt(line, "departement", text, reason)
        return text

    def _email(self, line: int, cells: list[str], extra: list[tuple[str, str]]) -> str:
        """The address; what is no address, or several, stays in the free columns as written."""
        text = self._text(line, cells, "email")
        if not text:
            return ""
        found = emails_in(text)
        if len(found) != 1:
            self._doubt(line, "email", text, "check_emails" if found else "check_email")
            extra.append((self._titles[self._place["email"]], text))
        return found[0] if found else ""

    def _referent(self, line: int, cells: list[str], extra: list[tuple[str, str]]) -> bool:
        text = self._text(line, cells, "referent")
        said = yes_or_no(text)
        if said is None:
            self._doubt(line, "referent", text, "check_referent")
            extra.append((self._titles[self._place["referent"]], text))
        return bool(said)

    def _attributes(self, line: int, cells: list[str]) -> list[tuple[str, str]]:
        kept = []
        for place in self._free:
            if not (value := cells[place].strip()):
                continue
            if len(value) > LONGEST_ANSWER:
                self._doubt(line, self._titles[place], value, "check_too_long")
                value = value[:LONGEST_ANSWER]
            kept.append((self._headings[place], value))
        return kept


def _is_name(last: str, first: str) -> bool:
    if max(len(last), len(first)) > LONGEST_NAME or not LETTER.search(last or first):
        return False
    if NO_NAME_HAS.search(last) or NO_NAME_HAS.search(first):
        return False
    said, turned = f"{fold(last)} {fold(first)}".strip(), f"{fold(first)} {fold(last)}".strip()
    return not (NOT_A_NAME.fullmatch(said) or NOT_A_NAME.fullmatch(turned))
