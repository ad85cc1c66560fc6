"""One line of a list → one person, and what to check on it.

Decides when a cell is a name, an address, a département, a yes; knows nothing of the other lines.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from workshop_app.domain.departements import NAMES, departements_in, is_region
from workshop_app.domain.identity import (
    LONGEST_NAME,
    emails_in,
    fold,
    is_name,
    name_key,
    normal_phone,
    order_of,
    split_full_name,
    type_of_organisation,
)
from workshop_app.domain.intake import PersonLine, ToCheck
from workshop_app.domain.recruitment.headings import tells_application
from workshop_app.domain.values import automatic
from workshop_app.i18n.labels import field_label
from workshop_app.importers.guess_columns import field_of, is_somebody_elses, yes_or_no

LONGEST_FIELD = 300
LONGEST_ANSWER = 4_000
LONGEST_SHOWN = 80
LEAST_WHOLE = 0.2
"""Share of lines with both names, from which the others lack one."""
WHOLE_NAMES = ("full_name", "last_name")
CANCELLED = re.compile(
    r"annul|cancel|rembours|refund|not attending|ne participe pas|supprim|delet|refus|desist"
    r"|transfer"
)


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
        self._quiet = False  # one reason is enough to leave a line aside
        self._titles = titles
        self._width = len(titles)
        self._place = {field: place for place, field in enumerate(fields) if field}
        self._name_field = next((f for f in WHOLE_NAMES if f in self._place), "first_name")
        self._two_names = self._expects_two_names(sample)
        # The status is kept as well: « en attente de paiement » is worth knowing; so is the day of
        # the demand, which recruiting reads there.
        free = ("", "status", "applied_at")
        self._free = [place for place, field in enumerate(fields) if field in free]
        self._headings = list(titles)
        applied = self._place.get("applied_at")
        if applied is not None and not tells_application(titles[applied]):
            # A column that a person named so: under this heading it is found again.
            self._headings[applied] = field_label("applied_at")
        self._payer = self._payers_names()
        self._suspicious = suspicious
        self._order = self._order_of_names(sample)

    def _expects_two_names(self, sample: Sequence[tuple[int, list[str]]]) -> bool:
        """Whether a missing first name is worth a look: in a list that gives none, it is not."""
        if "full_name" in self._place:
            return True
        if not {"last_name", "first_name"} <= self._place.keys():
            return False
        places = self._place["last_name"], self._place["first_name"]
        whole = [
            all(place < len(cells) and cells[place].strip() for place in places)
            for _number, cells in sample
        ]
        return sum(whole) >= LEAST_WHOLE * len(whole)

    def _payers_names(self) -> dict[str, int]:
        """Where the payer's names are, when the only address is the payer's."""
        place = self._place.get("email")
        if place is None or not is_somebody_elses(self._titles[place]):
            return {}
        found: dict[str, int] = {}
        for place, title in enumerate(self._titles):
            field = field_of(title)[0]
            if field in ("last_name", "first_name") and is_somebody_elses(title):
                found.setdefault(field, place)
        return found

    def _is_anothers(self, cells: list[str], last_name: str, first_name: str) -> bool:
        """Whether the address of this line belongs to whoever paid for this person."""
        names = {"last_name": last_name, "first_name": first_name}
        return any(
            cells[place].strip() and name_key(cells[place]) != name_key(names[field])
            for field, place in self._payer.items()
        )

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

    def read(self, line: int, cells: list[str]) -> tuple[PersonLine, bool]:
        """What a line says, and whether it is somebody to take: False for a line that names nobody
        or somebody who cancelled."""
        if len(cells) > self._width:
            self._check_extra(line, cells)
        elif len(cells) < self._width:
            cells = cells + [""] * (self._width - len(cells))
        if line in self._suspicious:
            self._doubt(line, "", " ".join(cells), "check_quote")
        if "\ufffd" in "".join(cells):
            self._doubt(line, "", next(c for c in cells if "\ufffd" in c), "check_characters")
        last_name, first_name, named = self._names(line, cells)
        wanted = named and not self._has_cancelled(line, cells)
        self._quiet = not wanted
        told = self._told(line, cells, last_name, first_name)
        self._quiet = False
        return told, wanted

    def _told(self, line: int, cells: list[str], last_name: str, first_name: str) -> PersonLine:
        extra: list[tuple[str, str]] = []
        written: list[tuple[str, str]] = []
        organisation = self._text(line, cells, "organisation")
        kind = self._text(line, cells, "organisation_type")
        kind = self._used("organisation_type", kind, written)
        departement = self._departement(line, cells, written)
        if self._payer and self._is_anothers(cells, last_name, first_name):
            email = ""
            extra.append((self._titles[self._place["email"]], self._text(line, cells, "email")))
        else:
            email = self._email(line, cells, extra)
        return PersonLine(
            line=line,
            last_name=last_name,
            first_name=first_name,
            organisation=organisation,
            organisation_type=kind or type_of_organisation(organisation),
            departement=departement,
            function=self._text(line, cells, "function"),
            email=email,
            phone=normal_phone(self._text(line, cells, "phone")),
            referent=self._referent(line, cells, extra),
            attributes=(*self._attributes(line, cells), *extra),
            as_written=tuple(written),
        )

    @staticmethod
    def _used(field: str, text: str, written: list[tuple[str, str]]) -> str:
        """What stands for a value; the words of the list are kept beside it."""
        used = automatic(field, text) if text else ""
        if used != text:
            written.append((field, text))
        return used

    def _doubt(self, line: int, field: str, value: str, reason: str, aside: bool = False) -> None:
        if not self._quiet:
            self.to_check.append(ToCheck(line, field, shortened(value), reason, aside))

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

    def _names(self, line: int, cells: list[str]) -> tuple[str, str, bool]:
        """(last, first, whether they can be a name); the reason is noted when they cannot."""
        if "full_name" in self._place:
            last, first = split_full_name(self._cell(cells, "full_name"), self._order)
        else:
            last = " ".join(self._cell(cells, "last_name").split())
            first = " ".join(self._cell(cells, "first_name").split())
        said = f"{last} {first}" if last and first else last or first
        if not said:
            hints = self._cell(cells, "organisation"), self._cell(cells, "email"), *cells
            self._doubt(
                line, self._name_field, next(c for c in hints if c.strip()), "check_no_name"
            )
            return "", "", False
        if not is_name(last, first):
            self._doubt(line, self._name_field, said, "check_not_a_name")
            return last[:LONGEST_NAME], first[:LONGEST_NAME], False
        if self._two_names and not (last and first):
            missing = "first_name" if last else "last_name"
            self._doubt(line, missing, said, "check_one_name")
        return last, first, True

    def _has_cancelled(self, line: int, cells: list[str]) -> bool:
        status = self._cell(cells, "status")
        if status and CANCELLED.match(fold(status)):
            self._doubt(line, "status", status, "check_cancelled", aside=True)
            return True
        return False

    def _departement(self, line: int, cells: list[str], written: list[tuple[str, str]]) -> str:
        text = self._text(line, cells, "departement")
        if not text:
            return ""
        used = self._used("departement", text, written)
        if used == text and used not in NAMES and not is_region(text):
            several = bool(departements_in(text))
            reason = "check_departements" if several else "check_departement"
            self._doubt(line, "departement", text, reason)
        return used

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
